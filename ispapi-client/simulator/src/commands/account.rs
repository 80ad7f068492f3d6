//! The commands about accounts, sessions, rates and the object log.

use chrono::{DateTime, Duration, Utc};

use super::{Call, IDLE, TOTAL};
use crate::access::Caller;
use crate::answer::Answer;
use crate::parameters::matches_pattern;
use crate::registrar::Noted;

/// Rows of one answer at most.
const ROWS_MAX: usize = 10_000;

/// For how many days rates are kept.
const RATE_DAYS: i64 = 30;

impl Call<'_> {
    pub(super) fn status_account(&mut self) -> Result<Answer, Answer> {
        let account = self.registrar.account(&self.who.account);
        let answer = Answer::done()
            .with("AMOUNT", account.amount.to_decimal())
            .with("CREDIT", account.credit.to_decimal())
            .with("CURRENCY", self.registrar.currency.code());
        match self.is_cnr() {
            true => Ok(answer.with("REGISTRAR", self.user()).with("CREDIT THRESHOLD", "0.00")),
            false => Ok(answer.with("DEPOSIT", account.deposit.to_decimal()).with("VAT", "19.00")),
        }
    }

    pub(super) fn status_user(&mut self) -> Result<Answer, Answer> {
        let own = self.optional("SUBUSER").is_none_or(|user| user == self.who.user);
        if !own {
            return Err(Answer::not_found("SUBUSER"));
        }
        let account = self.registrar.account(&self.who.account);
        let entrance =
            self.registrar.access.entrances.get(&self.who.account).cloned().unwrap_or_default();
        Ok(Answer::done()
            .with("USER", self.user())
            .with("ACTIVE", "1")
            .with("ACCOUNTCURRENCY", self.registrar.currency.code())
            .with("ACCOUNTCREDIT", account.credit.to_decimal())
            .with("ACCOUNTCURRENT", account.amount.to_decimal())
            .with("ACCOUNTDEPOSIT", account.deposit.to_decimal())
            .column("ALLOWEDIP", entrance.addresses)
            .with("OTPSTATUS", if entrance.otp.is_some() { "ACTIVE" } else { "INACTIVE" }))
    }

    pub(super) fn check_authentication(&mut self) -> Result<Answer, Answer> {
        let login = self.given("SUBUSER")?.to_owned();
        let password = self.given("PASSWORD")?.to_owned();
        let asked = Caller { login, password, ..Caller::default() };
        self.registrar.access.knows(&asked).map(|_| Answer::done())
    }

    pub(super) fn start_session(&mut self) -> Result<Answer, Answer> {
        if self.is_cnr() {
            // persistent=1 gives it.
            return Ok(Answer::done());
        }
        let seconds = |key: &str, default: u32| -> Result<u32, Answer> {
            let seconds = self.number(key)?.unwrap_or(default.into());
            u32::try_from(seconds).map_err(|_| Answer::bad_value(key))
        };
        let (idle, total) = (seconds("TIMEOUT", IDLE)?, seconds("MAXTTL", TOTAL)?);
        let now = self.registrar.now;
        let session = self.registrar.access.start(&self.who, idle, total, now);
        Ok(Answer::done().with("SESSION", session))
    }

    pub(super) fn end_session(&mut self) -> Result<Answer, Answer> {
        match self.registrar.access.end(&self.caller.session) {
            true => Ok(Answer::done()),
            false => Err(Answer::not_found("SESSION")),
        }
    }

    pub(super) fn query_rates(&mut self) -> Result<Answer, Answer> {
        let wanted = self.optional("CURRENCYTO").map(str::to_ascii_uppercase);
        let (least, most) = (self.optional("MINDATE"), self.optional("MAXDATE"));
        let mut rows: Vec<(String, String, String)> = Vec::new();
        for day in (0..RATE_DAYS).rev() {
            let day = (self.registrar.now - Duration::days(day)).format("%Y-%m-%d").to_string();
            let after = least.is_none_or(|least| least.get(..10).unwrap_or(least) <= day.as_str());
            let before = most.is_none_or(|most| day.as_str() <= most.get(..10).unwrap_or(most));
            if !after || !before {
                continue;
            }
            for (to, base) in &self.registrar.rates {
                if wanted.as_ref().is_none_or(|wanted| wanted == to) {
                    // Within half a percent of what was set, by the seed.
                    let noise = self.registrar.dice.roll(&format!("rate {to} {day}"), 10_001);
                    let rate = u128::from(*base) * u128::from(995_000 + noise) / 1_000_000;
                    let text = format!("{}.{:06}", rate / 1_000_000, rate % 1_000_000);
                    rows.push((day.clone(), to.clone(), text));
                }
            }
        }
        let (rows, answer) = self.page(rows, ROWS_MAX)?;
        let answer = match self.is_cnr() {
            // It does not say how many there are in all.
            true => Answer::done().with("COUNT", rows.len().to_string()),
            false => answer,
        };
        let from = self.registrar.currency.code();
        Ok(answer
            .column("CURRENCYFROM", rows.iter().map(|_| from))
            .column("CURRENCYTO", rows.iter().map(|(_, to, _)| to.as_str()))
            .column("DATE", rows.iter().map(|(day, ..)| day.as_str()))
            .column("RATE", rows.iter().map(|(_, _, rate)| rate.as_str())))
    }

    pub(super) fn query_log(&mut self) -> Result<Answer, Answer> {
        let fits = |key: &str, value: &str| {
            self.optional(key).is_none_or(|pattern| matches_pattern(pattern, value))
        };
        let bound = |key: &str| -> Result<Option<DateTime<Utc>>, Answer> {
            let at = self.optional(key).map(backorder_core::parse_utc);
            Ok(at.transpose().map_err(|_| Answer::bad_syntax(key))?.flatten())
        };
        let (least, most) = (bound("MINDATE")?, bound("MAXDATE")?);
        let mut rows: Vec<(usize, &Noted)> = self
            .registrar
            .noted
            .iter()
            .enumerate()
            .filter(|(_, row)| row.account == self.who.account)
            .filter(|(_, row)| fits("OBJECTCLASS", row.class) && fits("OBJECTID", &row.object))
            .filter(|(_, row)| least.is_none_or(|least| least <= row.at))
            .filter(|(_, row)| most.is_none_or(|most| row.at <= most))
            .collect();
        let down = self.optional("ORDERBY").is_some_and(|key| key.ends_with("DESC"))
            || self.optional("ORDER").is_some_and(|order| order.eq_ignore_ascii_case("DESC"));
        if down {
            rows.reverse();
        }
        let (rows, answer) = self.page(rows, ROWS_MAX)?;
        let answer = answer
            .column("LOGINDEX", rows.iter().map(|(number, _)| number.to_string()))
            .column("LOGDATE", self.dates(&rows, |(_, row)| row.at))
            .column("OBJECTCLASS", rows.iter().map(|(_, row)| row.class))
            .column("OBJECTID", rows.iter().map(|(_, row)| row.object.as_str()))
            .column("OPERATIONTYPE", rows.iter().map(|(_, row)| row.operation))
            .column("OPERATIONSTATUS", rows.iter().map(|(_, row)| row.status));
        match self.is_cnr() {
            true => Ok(answer),
            false => Ok(answer.column("LOGUSER", rows.iter().map(|_| self.user()))),
        }
    }
}
