//! Reads drop rules from JSON; every refusal names the entry and the field.

use std::sync::Arc;

use chrono::{Datelike, Months, NaiveDate, NaiveTime};
use serde_json::{Map, Value};

use super::{
    Anchor, CatchableRule, Certainty, DropRule, DropRules, Hypothesis, ReleaseDays, RuleTable, Span,
};
use crate::values::error::{Error, ErrorKind, shorten};
use crate::values::name::Tld;
use crate::values::time::TimeZone;

const SCHEMA: &str = "backorder-drop-windows/1";

/// What an entry may have; from `lifecycle_days` on it is for people and not read.
const FIELDS: [&str; 22] = [
    "tld",
    "also",
    "second_level",
    "registry",
    "tz",
    "anchor",
    "release_model",
    "window",
    "days",
    "certainty",
    "catchable",
    "alternatives",
    "valid_from",
    "valid_to",
    "advice",
    "lifecycle_days",
    "lifecycle_certainty",
    "order",
    "published_list",
    "dst",
    "vectors",
    "sources",
];

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

pub(super) fn drop_rules(json: &str) -> Result<DropRules, Error> {
    let document: Value = serde_json::from_str(json)
        .map_err(|error| invalid("the document", format!("not JSON: {error}")))?;
    let document = Fields::of(&document, "the document")?;
    let schema = document.text("schema")?;
    if schema != SCHEMA {
        return Err(
            document.wrong("schema", format!("is \"{schema}\", only \"{SCHEMA}\" is known"))
        );
    }
    let mut rules = RuleTable::default();
    for (index, entry) in document.list("entries")?.iter().enumerate() {
        let number = index + 1;
        let tld = entry.get("tld").and_then(Value::as_str).unwrap_or("?");
        let fields = Fields::of(entry, format!("entry {number} ({})", shorten(tld)))?;
        add(&mut rules, rule(&fields)?, &fields)?;
    }
    Ok(DropRules { table: Arc::new(rules) })
}

fn add(rules: &mut RuleTable, rule: DropRule, fields: &Fields) -> Result<(), Error> {
    let index = rules.rules.len();
    for tld in &rule.tlds {
        let others = rules.by_tld.entry(tld.clone()).or_default();
        if others.iter().any(|&other| other == index || overlap(&rules.rules[other], &rule)) {
            return Err(fields.wrong("tld", format!("has two rules for .{tld} on one day")));
        }
        others.push(index);
    }
    rules.rules.push(rule);
    for indices in rules.by_tld.values_mut() {
        indices.sort_by_key(|&index| rules.rules[index].valid_from);
    }
    Ok(())
}

fn overlap(one: &DropRule, other: &DropRule) -> bool {
    let ends_before = |a: &DropRule, b: &DropRule| match (a.valid_to, b.valid_from) {
        (Some(end), Some(start)) => end < start,
        _ => false,
    };
    !ends_before(one, other) && !ends_before(other, one)
}

fn rule(fields: &Fields) -> Result<DropRule, Error> {
    fields.known_only(&FIELDS)?;
    let anchor = anchor(fields)?;
    let rule = DropRule {
        tlds: tlds(fields)?,
        registry: fields.text("registry")?.into(),
        anchor,
        release_model: fields.text("release_model")?.into(),
        certainty: certainty(fields)?,
        hypotheses: hypotheses(fields, anchor)?,
        days: days(fields)?,
        catchable: catchable(fields)?,
        valid_from: fields.date("valid_from")?,
        valid_to: fields.date("valid_to")?,
        advice: fields.optional_text("advice")?.map(Into::into),
        runs_all_below: second_level(fields)?.is_none(),
    };
    if let (Some(from), Some(to)) = (rule.valid_from, rule.valid_to)
        && to < from
    {
        return Err(fields.wrong("valid_to", format!("{to} is before valid_from {from}")));
    }
    Ok(rule)
}

fn tlds(fields: &Fields) -> Result<Vec<Tld>, Error> {
    let parse = |name: &str, field| Tld::parse(name).map_err(|error| fields.wrong(field, error));
    let mut tlds = vec![parse(fields.text("tld")?, "tld")?];
    for also in fields.optional_list("also")? {
        let name = also.as_str().ok_or_else(|| fields.wrong("also", "has other than text"))?;
        tlds.push(parse(name, "also")?);
    }
    for label in second_level(fields)?.unwrap_or_default() {
        tlds.push(parse(&format!("{label}.{}", tlds[0]), "second_level")?);
    }
    Ok(tlds)
}

/// The labels of the zones below the TLD that share its rule; none for all of them.
fn second_level<'a>(fields: &Fields<'a>) -> Result<Option<Vec<&'a str>>, Error> {
    if fields.map.get("second_level").and_then(Value::as_str) == Some("all") {
        return Ok(None);
    }
    let is_label = |label: &&str| !label.is_empty() && !label.contains('.');
    let labels = fields.optional_list("second_level")?.iter().map(|label| {
        let label = label.as_str().filter(is_label);
        label.ok_or_else(|| fields.wrong("second_level", "has other than labels"))
    });
    labels.collect::<Result<_, Error>>().map(Some)
}

fn anchor(fields: &Fields) -> Result<Anchor, Error> {
    match fields.text("anchor")? {
        "zone" => Ok(Anchor::Zone),
        "utc" => Ok(Anchor::Utc),
        "fixed_offset" => Ok(Anchor::FixedOffset),
        "per_domain_timestamp" => Ok(Anchor::PerDomainTimestamp),
        "unknown" => Ok(Anchor::Unknown),
        other => Err(fields.wrong("anchor", format!("is \"{other}\", none of the five known"))),
    }
}

fn certainty(fields: &Fields) -> Result<Certainty, Error> {
    match fields.text("certainty")? {
        "documented" => Ok(Certainty::Documented),
        "widely_observed" => Ok(Certainty::WidelyObserved),
        "uncertain" => Ok(Certainty::Uncertain),
        other => Err(fields.wrong("certainty", format!("is \"{other}\", none of the three known"))),
    }
}

fn catchable(fields: &Fields) -> Result<CatchableRule, Error> {
    match fields.value("catchable")? {
        Value::Bool(true) => Ok(CatchableRule::Yes),
        Value::Bool(false) => Ok(CatchableRule::No),
        Value::String(text) if !text.trim().is_empty() => {
            Ok(CatchableRule::Conditional(text.trim().into()))
        }
        _ => Err(fields.wrong("catchable", "is neither true, false nor a text")),
    }
}

/// The rule itself, if it has a window, then its alternatives.
fn hypotheses(fields: &Fields, anchor: Anchor) -> Result<Vec<Hypothesis>, Error> {
    let spans = fields.optional_list("window")?;
    let spans = spans
        .iter()
        .map(|window| span(&Fields::of(window, format!("{} window", fields.place))?, None))
        .collect::<Result<Vec<Span>, Error>>()?;
    let alternatives = fields.optional_list("alternatives")?;
    if spans.is_empty() && !alternatives.is_empty() {
        return Err(fields.wrong("alternatives", "is given without a window"));
    }
    let Some(kind) = spans.first().map(|span| span.kind.clone()) else {
        return Ok(Vec::new());
    };
    let mut hypotheses = vec![Hypothesis { zone: zone(fields, anchor)?, spans }];
    for alternative in alternatives {
        let alternative = Fields::of(alternative, format!("{} alternative", fields.place))?;
        alternative.known_only(&["tz", "anchor", "start", "end", "why"])?;
        hypotheses.push(Hypothesis {
            zone: zone(&alternative, self::anchor(&alternative)?)?,
            spans: vec![span(&alternative, Some(kind.clone()))?],
        });
    }
    Ok(hypotheses)
}

/// A window's own fields; an alternative's kind is that of the rule.
fn span(fields: &Fields, kind: Option<Box<str>>) -> Result<Span, Error> {
    let kind = match kind {
        Some(kind) => kind,
        None => {
            fields.known_only(&["start", "end", "kind"])?;
            fields.text("kind")?.into()
        }
    };
    let start = fields.minutes("start")?;
    if start == Span::DAY {
        return Err(fields.wrong("start", "is \"24:00\", only an end can be"));
    }
    Ok(Span { start, end: fields.minutes("end")?, kind })
}

fn zone(fields: &Fields, anchor: Anchor) -> Result<TimeZone, Error> {
    match anchor {
        Anchor::Utc => match fields.optional_text("tz")? {
            None | Some("UTC") => Ok(TimeZone::utc()),
            Some(other) => {
                Err(fields.wrong("tz", format!("is \"{other}\", not UTC as its anchor")))
            }
        },
        Anchor::Zone | Anchor::FixedOffset => {
            let parsed = TimeZone::parse(fields.text("tz")?);
            let zone = parsed.map_err(|error| fields.wrong("tz", error))?;
            if anchor == Anchor::FixedOffset && !keeps_one_offset(&zone) {
                return Err(fields.wrong("tz", format!("{zone} changes its offset")));
            }
            Ok(zone)
        }
        Anchor::PerDomainTimestamp | Anchor::Unknown => {
            Err(fields.wrong("window", "is given, but its anchor has none"))
        }
    }
}

/// Whether the zone had no summer time from 2024 to 2030, asked month by month.
fn keeps_one_offset(zone: &TimeZone) -> bool {
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
    let months = (0..84).map_while(|n| first.checked_add_months(Months::new(n)));
    let mut offsets = months.map(|day| zone.offset_at(day.and_time(NaiveTime::MIN).and_utc()));
    let one = offsets.next();
    offsets.all(|offset| Some(offset) == one)
}

/// A list of weekdays or of days like `1st of month`; or a text: told by the registry.
fn days(fields: &Fields) -> Result<ReleaseDays, Error> {
    let list = match fields.value("days")? {
        Value::String(_) => return Ok(ReleaseDays::Announced),
        Value::Array(list) if !list.is_empty() => list,
        _ => return Err(fields.wrong("days", "is neither a list of days nor a text")),
    };
    let (mut weekdays, mut month_days) = (0_u8, 0_u32);
    for day in list {
        let text = day.as_str().unwrap_or_default();
        if let Some(index) = WEEKDAYS.iter().position(|weekday| *weekday == text) {
            weekdays |= 1 << index;
        } else if let Some(number) = day_of_month(text) {
            month_days |= 1 << (number - 1);
        } else {
            let message = format!("has {day}, neither mon to sun nor like \"1st of month\"");
            return Err(fields.wrong("days", message));
        }
    }
    Ok(ReleaseDays::Listed { weekdays, month_days })
}

fn day_of_month(text: &str) -> Option<u32> {
    let ordinal = text.strip_suffix(" of month")?;
    let (number, _) = ordinal.split_at_checked(ordinal.len().checked_sub(2)?)?;
    number.parse().ok().filter(|day| (1..=31).contains(day))
}

/// The fields of one JSON object, and where it stands.
struct Fields<'a> {
    map: &'a Map<String, Value>,
    place: String,
}

impl<'a> Fields<'a> {
    fn of(value: &'a Value, place: impl Into<String>) -> Result<Fields<'a>, Error> {
        let place = place.into();
        match value.as_object() {
            Some(map) => Ok(Fields { map, place }),
            None => Err(invalid(&place, "not an object")),
        }
    }

    fn known_only(&self, known: &[&str]) -> Result<(), Error> {
        match self.map.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => Err(self.wrong(key, "is no known field")),
            None => Ok(()),
        }
    }

    fn value(&self, field: &str) -> Result<&'a Value, Error> {
        self.map.get(field).ok_or_else(|| self.wrong(field, "is missing"))
    }

    fn text(&self, field: &str) -> Result<&'a str, Error> {
        let text = self.value(field)?.as_str().filter(|text| !text.is_empty());
        text.ok_or_else(|| self.wrong(field, "is not a text"))
    }

    fn optional_text(&self, field: &str) -> Result<Option<&'a str>, Error> {
        match self.map.get(field) {
            None | Some(Value::Null) => Ok(None),
            Some(_) => self.text(field).map(Some),
        }
    }

    fn list(&self, field: &str) -> Result<&'a [Value], Error> {
        let list = self.value(field)?.as_array();
        list.map(Vec::as_slice).ok_or_else(|| self.wrong(field, "is not a list"))
    }

    fn optional_list(&self, field: &str) -> Result<&'a [Value], Error> {
        match self.map.get(field) {
            None | Some(Value::Null) => Ok(&[]),
            Some(_) => self.list(field),
        }
    }

    /// `YYYY-MM-DD`.
    fn date(&self, field: &str) -> Result<Option<NaiveDate>, Error> {
        let Some(text) = self.optional_text(field)? else { return Ok(None) };
        let date = text
            .parse()
            .ok()
            .filter(|date: &NaiveDate| text.len() == 10 && (1..=9999).contains(&date.year()));
        let wrong = || self.wrong(field, format!("is \"{text}\", not YYYY-MM-DD"));
        date.map(Some).ok_or_else(wrong)
    }

    /// `HH:MM` from 00:00 to 24:00, in minutes.
    fn minutes(&self, field: &str) -> Result<u32, Error> {
        let text = self.text(field)?;
        let parts = text.split_once(':').filter(|(hour, minute)| {
            [hour, minute].iter().all(|p| p.len() == 2 && p.bytes().all(|b| b.is_ascii_digit()))
        });
        let numbers = parts.and_then(|(hour, minute)| {
            Some((hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?))
        });
        match numbers {
            Some((hour, minute)) if minute < 60 && hour * 60 + minute <= Span::DAY => {
                Ok(hour * 60 + minute)
            }
            _ => Err(self.wrong(field, format!("is \"{text}\", not HH:MM up to 24:00"))),
        }
    }

    #[cold]
    fn wrong(&self, field: &str, message: impl std::fmt::Display) -> Error {
        invalid(&self.place, format!("{field} {message}"))
    }
}

#[cold]
fn invalid(place: &str, message: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::DropRulesInvalid, place, format!("{place}: {message}"))
}
