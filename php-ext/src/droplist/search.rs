//! `Backorder\Search`: what to look for in a droplist.

use std::sync::Arc;

use backorder_core::droplist::{self, Bounds, Order, Query};
use backorder_core::{Error, ErrorKind};
use chrono::{DateTime, Utc};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::arguments::At;
use crate::boundary::convert::{Items, day, type_of};
use crate::boundary::errors::Refused;
use crate::values::zone::TimeZone;

#[php_class]
#[php(name = "Backorder\\Search")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Search {
    query: Query,
    pub ready: Arc<droplist::Search>,
}

#[php_impl]
impl Search {
    // PHP callers name the arguments.
    #[allow(clippy::too_many_arguments)]
    #[php(optional = tlds)]
    #[php(defaults(
        containsAll = Items::NONE,
        containsAny = Items::NONE,
        startsWithAll = Items::NONE,
        startsWithAny = Items::NONE,
        endsWithAll = Items::NONE,
        endsWithAny = Items::NONE,
        digitsOnly = false,
        order = "drop".to_owned(),
        first = 0,
        limit = 100
    ))]
    pub fn __construct(
        tlds: Option<Items<'_>>,
        names: Option<Items<'_>>,
        pattern: Option<String>,
        notPattern: Option<String>,
        containsAll: Items<'_>,
        containsAny: Items<'_>,
        startsWithAll: Items<'_>,
        startsWithAny: Items<'_>,
        endsWithAll: Items<'_>,
        endsWithAny: Items<'_>,
        charactersMin: Option<i64>,
        charactersMax: Option<i64>,
        lettersMin: Option<i64>,
        lettersMax: Option<i64>,
        digitsMin: Option<i64>,
        digitsMax: Option<i64>,
        digitsOnly: bool,
        hyphensMin: Option<i64>,
        hyphensMax: Option<i64>,
        idn: Option<bool>,
        scoreMin: Option<i64>,
        scoreMax: Option<i64>,
        dropFrom: Option<At<'_>>,
        dropBefore: Option<At<'_>>,
        order: String,
        first: i64,
        limit: i64,
    ) -> Result<Search, Refused> {
        let mut query = Query::new()
            .contains_all(containsAll.texts("containsAll")?)
            .contains_any(containsAny.texts("containsAny")?)
            .starts_with_all(startsWithAll.texts("startsWithAll")?)
            .starts_with_any(startsWithAny.texts("startsWithAny")?)
            .ends_with_all(endsWithAll.texts("endsWithAll")?)
            .ends_with_any(endsWithAny.texts("endsWithAny")?);
        if let Some(tlds) = tlds {
            query = query.tlds(Query::read_tlds(tlds.texts("tlds")?).map_err(spelled)?);
        }
        if let Some(names) = names {
            query = query.names(Query::read_names(names.texts("names")?).map_err(spelled)?);
        }
        let bounds = |counted, min, max| Bounds::of(counted, min, max).map_err(spelled);
        let mut query = Query {
            pattern,
            not_pattern: notPattern,
            characters: bounds("characters", charactersMin, charactersMax)?,
            letters: bounds("letters", lettersMin, lettersMax)?,
            digits: bounds("digits", digitsMin, digitsMax)?,
            digits_only: digitsOnly,
            hyphens: bounds("hyphens", hyphensMin, hyphensMax)?,
            idn,
            score: bounds("score", scoreMin, scoreMax)?,
            drop_from: drop_at("dropFrom", dropFrom)?,
            drop_before: drop_at("dropBefore", dropBefore)?,
            order: order.parse()?,
            ..query
        };
        query.set_page(first, limit)?;
        Ok(Search::of(query)?)
    }

    pub fn of_form(values: Items<'_>) -> Result<Search, Refused> {
        Search::formed(Query::new(), &values)
    }

    pub fn with(&self, values: Items<'_>) -> Result<Search, Refused> {
        Search::formed(self.query.clone(), &values)
    }

    pub fn form_parameters() -> Vec<&'static str> {
        Query::PARAMETERS.to_vec()
    }

    pub fn with_order(&self, order: String) -> Result<Search, Refused> {
        let order: Order = order.parse()?;
        Ok(Search::of(self.query.clone().order(order))?)
    }

    #[php(defaults(limit = 100))]
    pub fn with_page(&self, first: i64, limit: i64) -> Result<Search, Refused> {
        let mut query = self.query.clone();
        query.set_page(first, limit)?;
        Ok(Search::of(query)?)
    }

    pub fn with_drop_days(
        &self,
        zone: &TimeZone,
        from: Option<String>,
        to: Option<String>,
    ) -> Result<Search, Refused> {
        let day = |text: Option<String>| text.as_deref().map(day).transpose();
        let mut query = self.query.clone();
        query.set_drop_days(&zone.0, day(from)?, day(to)?).map_err(|error| {
            Error::new(error.kind(), "to", error.to_string().replacen("drop_before", "to", 1))
        })?;
        Ok(Search::of(query)?)
    }

    #[php(getter)]
    pub fn conditions(&self) -> String {
        format!("{:?}", self.query)
    }
}

impl Search {
    /// The query, changed by the texts of a form.
    fn formed(mut query: Query, values: &Items<'_>) -> Result<Search, Refused> {
        for (parameter, value) in values.pairs() {
            let value = value.str().ok_or_else(|| {
                Refused::Type(format!("{parameter} is {}, not a text", type_of(value)))
            })?;
            query.set(&parameter, value)?;
        }
        let ready = Arc::new(query.compile()?);
        Ok(Search { query, ready })
    }

    /// A search that exists can be done.
    pub fn of(query: Query) -> Result<Search, Error> {
        let ready = Arc::new(query.compile().map_err(spelled)?);
        Ok(Search { query, ready })
    }
}

fn drop_at(parameter: &str, at: Option<At<'_>>) -> Result<Option<DateTime<Utc>>, Refused> {
    let read = |at: At<'_>| {
        at.at(parameter).map_err(|refused| match refused {
            Refused::Rule(error) => {
                let message = error.to_string();
                Refused::Rule(Error::new(ErrorKind::QueryInvalid, parameter, message))
            }
            other => other,
        })
    };
    at.map(read).transpose()
}

/// The error with the parameter as PHP spells it: `digitsMax` for `digits_max`.
fn spelled(error: Error) -> Error {
    if !matches!(error.kind(), ErrorKind::QueryInvalid | ErrorKind::PatternInvalid) {
        return error;
    }
    let mut spelled = String::new();
    for (number, part) in error.subject().split('_').enumerate() {
        match part.chars().next().filter(|_| number > 0) {
            Some(first) => {
                spelled.push(first.to_ascii_uppercase());
                spelled.push_str(&part[first.len_utf8()..]);
            }
            None => spelled.push_str(part),
        }
    }
    let message = error.to_string();
    let message = match message.strip_prefix(error.subject()) {
        Some(rest) => [&spelled, rest].concat(),
        None => message,
    };
    Error::new(error.kind(), spelled, message)
}
