//! The commands about names, whoever has them.

use backorder_core::{format_utc, parse_utc};
use chrono::{DateTime, Utc};
use ispapi_client::commands::CheckDomains;

use super::Call;
use crate::answer::Answer;
use crate::droplist::{self, Row};
use crate::name::tld;

/// Rows of one answer at most, and where no limit is given.
const ROWS_MAX: usize = 50_000;

impl Call<'_> {
    pub(super) fn check_domains(&mut self) -> Result<Answer, Answer> {
        let names = self.list("DOMAIN");
        if names.is_empty() {
            return Err(Answer::missing("DOMAIN0"));
        }
        if names.len() > CheckDomains::names_max(self.registrar.platform) {
            return Err(Answer::bad_value("DOMAIN"));
        }
        let checks: Vec<(String, Option<String>)> =
            names.iter().map(|name| self.check(name)).collect();
        let currency = self.registrar.currency.code().to_owned();
        let per_name = |value: &dyn Fn(&str) -> String| -> Vec<String> {
            let prices = checks.iter().map(|(_, price)| price.as_deref());
            prices.map(|price| price.map_or_else(String::new, value)).collect()
        };
        let answer = Answer::done()
            .column("DOMAINCHECK", checks.iter().map(|(check, _)| check.as_str()))
            .column("DOMAINCHECKTIME", checks.iter().map(|_| "0.001"));
        if self.is_cnr() {
            let class = |price: &Option<String>| match price {
                Some(_) => "premium",
                None => "standard",
            };
            return Ok(answer
                .column("X-FEE-CLASS", checks.iter().map(|(_, price)| class(price)))
                .column("X-FEE-AMOUNT", per_name(&|price| price.to_owned()))
                .column("X-FEE-CURRENCY", per_name(&|_| currency.clone())));
        }
        Ok(answer
            .column("CLASS", per_name(&|_| "PREMIUM_SIM_Category A".to_owned()))
            .column("CURRENCY", per_name(&|_| currency.clone()))
            .column("PREMIUMCHANNEL", per_name(&|_| "PREMIUM".to_owned()))
            .column("PRICE", per_name(&|price| price.to_owned()))
            .column("REASON", checks.iter().map(|_| "")))
    }

    /// What is known of a name: the check, and a price of its own.
    fn check(&self, name: &str) -> (String, Option<String>) {
        let ace = backorder_core::idn::to_ace(name).map(|ace| ace.to_ascii_lowercase());
        let Some(domain) = ace.ok().filter(|domain| tld(domain).is_some()) else {
            return ("505 Invalid attribute value syntax".into(), None);
        };
        let known = self.registrar.name(&domain);
        let taken = self.registrar.domains.contains_key(&domain)
            || self.registrar.foreign.contains_key(&domain)
            // About to drop, or caught by somebody.
            || known.drop.is_some();
        match known.premium {
            _ if taken => ("211 Domain name not available".into(), None),
            Some(price) => {
                let text = "211 Premium Domain name available [PREMIUM]";
                (text.into(), Some(price.to_decimal()))
            }
            None => ("210 Domain name available".into(), None),
        }
    }

    pub(super) fn convert_idn(&mut self) -> Result<Answer, Answer> {
        let names = self.list("DOMAIN");
        if names.is_empty() {
            return Err(Answer::missing("DOMAIN0"));
        }
        let mut ace = Vec::with_capacity(names.len());
        for name in &names {
            let converted = backorder_core::idn::to_ace(name);
            ace.push(converted.map_err(|_| Answer::bad_syntax("DOMAIN"))?.into_owned());
        }
        let idn: Vec<String> =
            ace.iter().map(|name| backorder_core::idn::to_unicode(name)).collect();
        Ok(Answer::done().column("ACE", ace).column("IDN", idn))
    }

    pub(super) fn query_pending_deletes(&mut self) -> Result<Answer, Answer> {
        let bound = |key: &str| -> Result<Option<DateTime<Utc>>, Answer> {
            let text = self.optional(key);
            let at = text.map(|text| parse_utc(text).map_err(|_| Answer::bad_syntax(key)));
            Ok(at.transpose()?.flatten())
        };
        let (least, most) = (bound("MINFINALIZATIONDATE")?, bound("MAXFINALIZATIONDATE")?);
        let zones: Vec<String> =
            self.list("ZONE").iter().map(|zone| zone.to_ascii_lowercase()).collect();
        let keywords = self.list("KEYWORD");
        let registrar = &*self.registrar;
        let mut rows = droplist::rows(&registrar.listed, &registrar.names, registrar.now);
        rows.retain(|row| {
            let (label, zone) = row.domain.split_once('.').unwrap_or((row.domain, ""));
            least.is_none_or(|least| least <= row.finalization)
                && most.is_none_or(|most| row.finalization <= most)
                && (zones.is_empty() || zones.iter().any(|wanted| wanted == zone))
                && keywords.iter().all(|word| label.contains(&word.to_ascii_lowercase()))
        });
        self.order(&mut rows)?;
        let (rows, answer) = self.page(rows, ROWS_MAX)?;
        let zone = |row: &Row<'_>| row.domain.split_once('.').map(|(_, zone)| zone.to_uppercase());
        Ok(answer
            .column("COLUMN", ["DOMAIN", "FINALIZATIONDATE", "SCORE", "SUBCLASS"])
            .column("DOMAIN", rows.iter().map(|row| row.domain))
            .column("FINALIZATIONDATE", rows.iter().map(|row| format_utc(row.finalization)))
            .column("SCORE", rows.iter().map(|row| row.score.to_string()))
            .column("SUBCLASS", rows.iter().map(|row| zone(row).unwrap_or_default())))
    }

    fn order(&self, rows: &mut [Row<'_>]) -> Result<(), Answer> {
        let wanted = self.optional("ORDERBY").unwrap_or("NAME").to_ascii_uppercase();
        let (key, down) = match wanted.strip_suffix("DESC") {
            Some(key) => (key, true),
            None => (wanted.as_str(), false),
        };
        match key {
            "NAME" => {}
            "FINALIZATIONDATE" | "DELETIONDAY" => rows.sort_by_key(|row| row.finalization),
            "SCORE" => rows.sort_by_key(|row| row.score),
            _ => return Err(Answer::bad_value("ORDERBY")),
        }
        if down {
            rows.reverse();
        }
        Ok(())
    }
}
