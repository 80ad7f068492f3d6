//! When names of a TLD are released, and whether they can be caught.

use std::mem::MaybeUninit;

use backorder_core::{Anchor, Catchable, Certainty, Tld, Value};

use crate::boundary::answer::{hand_out, write_out};
use crate::boundary::convert::{instant, seconds};
use crate::boundary::fence::{backorder_result, fence};
use crate::boundary::fill::given;
use crate::boundary::owned::backorder_text;
use crate::boundary::table::{at, backorder_table, count, day};
use crate::boundary::text::backorder_str;
use crate::rules::drop_rules::backorder_drop_rules;
use crate::values::date::backorder_date;

/// Whether names of a TLD can be caught at an instant. `reason` is why not, or a warning, or empty;
/// free it with `backorder_text_free`.
///
/// Errors: those of names; `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_drop_rules_catchable(
    rules: Option<&backorder_drop_rules>,
    tld: backorder_str,
    now: i64,
    is_catchable: Option<&mut MaybeUninit<bool>>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    hand_out(out, || {
        let is_catchable = given(is_catchable, "is_catchable")?;
        let rules = &given(rules, "rules")?.0;
        let tld = Tld::parse(tld.read("tld")?)?;
        let (answer, reason) = match rules.catchable(&tld, instant(now, "now")?) {
            Catchable::Yes => (true, String::new()),
            Catchable::Warning(warning) => (true, warning),
            Catchable::No(reason) => (false, reason),
        };
        is_catchable.write(answer);
        Ok(backorder_text::of(reason))
    })
}

/// When names of a TLD may be released on a day, a row for each window. Columns: `start`, `end`
/// (the same for a batch of unknown length), `kind`, and `hypothesis`: 0 for the rule itself, 1 and
/// up for its alternatives. Free the table with `backorder_table_free`.
///
/// Errors: those of names; `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_drop_rules_windows(
    rules: Option<&backorder_drop_rules>,
    tld: backorder_str,
    date: backorder_date,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let rules = &given(rules, "rules")?.0;
        let (tld, date) = (Tld::parse(tld.read("tld")?)?, date.read("date")?);
        let rows = rules.windows(&tld, date).into_iter().map(|window| {
            [at(window.start), at(window.end), Value::from(&*window.kind), count(window.hypothesis)]
        });
        Ok(backorder_table::of(&["start", "end", "kind", "hypothesis"], rows))
    })
}

/// From the first to the last instant at which a name of a TLD may be released on a day, whatever
/// the hypothesis; both `BACKORDER_TIME_NONE` where nothing is known.
///
/// Errors: those of names; `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_drop_rules_union(
    rules: Option<&backorder_drop_rules>,
    tld: backorder_str,
    date: backorder_date,
    start: Option<&mut MaybeUninit<i64>>,
    end: Option<&mut MaybeUninit<i64>>,
) -> backorder_result {
    fence(|| {
        let (start, end) = (given(start, "start")?, given(end, "end")?);
        let rules = &given(rules, "rules")?.0;
        let union = rules.union(&Tld::parse(tld.read("tld")?)?, date.read("date")?);
        start.write(seconds(union.map(|(start, _)| start)));
        end.write(seconds(union.map(|(_, end)| end)));
        Ok(())
    })
}

/// The next start of a window of that kind from an instant on, by the rule itself;
/// `BACKORDER_TIME_NONE` where there is none within a year.
///
/// Errors: those of names; `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_drop_rules_next_start(
    rules: Option<&backorder_drop_rules>,
    tld: backorder_str,
    kind: backorder_str,
    from: i64,
    out: Option<&mut MaybeUninit<i64>>,
) -> backorder_result {
    write_out(out, || {
        let rules = &given(rules, "rules")?.0;
        let (tld, kind) = (Tld::parse(tld.read("tld")?)?, kind.read("kind")?);
        Ok(seconds(rules.next_start(&tld, kind, instant(from, "from")?)))
    })
}

/// The rule of a TLD on a day, one row or none. Columns: `registry`, `anchor` (`zone`, `utc`,
/// `fixed-offset`, `per-domain-timestamp`, `unknown`), `release_model`, `certainty` (`uncertain`,
/// `widely-observed`, `documented`), `valid_from`, `valid_to`, `advice`. Free the table with
/// `backorder_table_free`.
///
/// Errors: those of names; `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_drop_rules_rule(
    rules: Option<&backorder_drop_rules>,
    tld: backorder_str,
    date: backorder_date,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let rules = &given(rules, "rules")?.0;
        let (tld, date) = (Tld::parse(tld.read("tld")?)?, date.read("date")?);
        let row = rules.rule(&tld, date).map(|rule| {
            let anchor = match rule.anchor() {
                Anchor::Zone => "zone",
                Anchor::Utc => "utc",
                Anchor::FixedOffset => "fixed-offset",
                Anchor::PerDomainTimestamp => "per-domain-timestamp",
                Anchor::Unknown => "unknown",
            };
            let certainty = match rule.certainty() {
                Certainty::Uncertain => "uncertain",
                Certainty::WidelyObserved => "widely-observed",
                Certainty::Documented => "documented",
            };
            let (from, to) = rule.validity();
            [
                Value::from(rule.registry()),
                anchor.into(),
                rule.release_model().into(),
                certainty.into(),
                from.map_or(Value::Null, day),
                to.map_or(Value::Null, day),
                rule.advice().into(),
            ]
        });
        const COLUMNS: [&str; 7] = [
            "registry",
            "anchor",
            "release_model",
            "certainty",
            "valid_from",
            "valid_to",
            "advice",
        ];
        Ok(backorder_table::of(&COLUMNS, row))
    })
}

/// The TLDs that have a rule at any time. Column: `tld`. Free the table with
/// `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_drop_rules_tlds(
    rules: Option<&backorder_drop_rules>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let rows = given(rules, "rules")?.0.tlds().map(|tld| [Value::from(tld.as_str())]);
        Ok(backorder_table::of(&["tld"], rows))
    })
}
