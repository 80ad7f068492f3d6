//! `Backorder\Outcome` and the reports it is made of.

use std::collections::BTreeMap;
use std::fmt::Display;

use backorder_core::{
    ApplicationStatus, Auction, BackorderId, DomainReport, Error, ErrorKind, InvoiceId, Reference,
    Refusal,
};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::arguments::{At, Id};
use crate::boundary::convert::{Items, Map, int, type_of};
use crate::boundary::errors::Refused;
use crate::values::enums::InvoiceState;
use crate::values::money::Money;
use crate::values::name::DomainName;

#[php_class]
#[php(name = "Backorder\\Outcome")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Outcome(pub backorder_core::Outcome);

#[php_impl]
impl Outcome {
    #[php(getter)]
    pub fn name(&self) -> String {
        self.0.name().to_owned()
    }

    #[php(getter)]
    pub fn details(&self) -> Map<String> {
        let text = |key: &str, text: &dyn ToString| (key.to_owned(), text.to_string());
        Map(match &self.0 {
            backorder_core::Outcome::Accepted(reference)
            | backorder_core::Outcome::ApplicationMissing { reference } => {
                vec![text("reference", reference)]
            }
            backorder_core::Outcome::Refused(refusal) => {
                vec![text("code", &refusal.code), text("text", &refusal.text)]
            }
            backorder_core::Outcome::Applications(found) => {
                let one = |found: &backorder_core::FoundApplication| {
                    let held_by = found.held_by.map_or_else(|| "-".to_owned(), |id| id.to_string());
                    let owner =
                        found.owner_matches.map_or("?", |same| if same { "=" } else { "!" });
                    let said = format!("{} {owner} {held_by}", found.status);
                    (format!("{} {}", found.reference, found.created_at.timestamp()), said)
                };
                found.iter().map(one).collect()
            }
            backorder_core::Outcome::Application { reference, status, auction } => {
                let mut details = vec![text("reference", reference), text("status", status)];
                for (key, value) in auction.iter().flat_map(|auction| &auction.details) {
                    details.push((format!("auction {key}"), value.clone()));
                }
                details
            }
            backorder_core::Outcome::Invoice(report) => vec![
                text("id", &report.id),
                text("total", &report.total),
                text("state", &report.state.name()),
                text("credit", &report.credit),
                text("unpaid", &report.unpaid),
            ],
            backorder_core::Outcome::Domain { name, report } => vec![
                text("name", name),
                text("registeredAt", &report.registered_at.timestamp()),
                text("expiresAt", &report.expires_at.timestamp()),
            ],
            backorder_core::Outcome::Unknown
            | backorder_core::Outcome::Done
            | backorder_core::Outcome::InvoiceMissing
            | backorder_core::Outcome::DomainUnreadable => Vec::new(),
        })
    }

    pub fn accepted(reference: &str) -> Result<Outcome, Refused> {
        Ok(Outcome(backorder_core::Outcome::Accepted(Reference::parse(reference)?)))
    }

    #[php(defaults(code = 0, text = String::new()))]
    pub fn refused(code: i64, text: String) -> Result<Outcome, Refused> {
        let code = match u16::try_from(code) {
            Ok(code) if code <= 999 => code,
            _ => return Err(unfit("code", format!("{code} is not within 0 to 999")).into()),
        };
        Ok(Outcome(backorder_core::Outcome::Refused(Refusal { code, text })))
    }

    pub fn unknown() -> Outcome {
        Outcome(backorder_core::Outcome::Unknown)
    }

    pub fn done() -> Outcome {
        Outcome(backorder_core::Outcome::Done)
    }

    pub fn applications(found: Items<'_>) -> Result<Outcome, Refused> {
        let found = found.objects::<FoundApplication>()?;
        let found = found.into_iter().map(|found| found.0.clone()).collect();
        Ok(Outcome(backorder_core::Outcome::Applications(found)))
    }

    pub fn application(
        reference: &str,
        status: &str,
        auction: Option<Items<'_>>,
    ) -> Result<Outcome, Refused> {
        let reference = Reference::parse(reference)?;
        let auction = auction.map(|details| read_auction(&details)).transpose()?;
        let status = ApplicationStatus::parse(status);
        Ok(Outcome(backorder_core::Outcome::Application { reference, status, auction }))
    }

    pub fn application_missing(reference: &str) -> Result<Outcome, Refused> {
        let reference = Reference::parse(reference)?;
        Ok(Outcome(backorder_core::Outcome::ApplicationMissing { reference }))
    }

    pub fn invoice(report: &InvoiceReport) -> Outcome {
        Outcome(backorder_core::Outcome::Invoice(report.0))
    }

    pub fn invoice_missing() -> Outcome {
        Outcome(backorder_core::Outcome::InvoiceMissing)
    }

    pub fn domain(
        name: &DomainName,
        registeredAt: At<'_>,
        expiresAt: At<'_>,
    ) -> Result<Outcome, Refused> {
        let report = DomainReport {
            registered_at: registeredAt.at("registeredAt")?,
            expires_at: expiresAt.at("expiresAt")?,
        };
        Ok(Outcome(backorder_core::Outcome::Domain { name: name.0.clone(), report }))
    }

    pub fn domain_unreadable() -> Outcome {
        Outcome(backorder_core::Outcome::DomainUnreadable)
    }
}

fn unfit(what: &str, why: impl Display) -> Error {
    Error::new(ErrorKind::OutcomeUnfit, what, format!("{what}: {why}"))
}

fn read_auction(details: &Items<'_>) -> Result<Auction, Refused> {
    let detail = |(key, value): (String, &ext_php_rs::types::Zval)| match value.str() {
        Some(text) => Ok((key, text.to_owned())),
        None => Err(unfit("auction", format!("{key} is {}, not a text", type_of(value)))),
    };
    let details = details.pairs().map(detail).collect::<Result<BTreeMap<_, _>, _>>()?;
    Ok(Auction { details })
}

#[php_class]
#[php(name = "Backorder\\FoundApplication")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct FoundApplication(backorder_core::FoundApplication);

#[php_impl]
impl FoundApplication {
    #[php(getter)]
    pub fn reference(&self) -> String {
        self.0.reference.to_string()
    }

    #[php(getter)]
    pub fn status(&self) -> String {
        self.0.status.to_string()
    }

    #[php(getter)]
    pub fn created_at(&self) -> i64 {
        self.0.created_at.timestamp()
    }

    #[php(getter)]
    pub fn owner_matches(&self) -> Option<bool> {
        self.0.owner_matches
    }

    #[php(getter)]
    pub fn held_by(&self) -> Option<i64> {
        self.0.held_by.map(|id| int(id.0))
    }

    pub fn __construct(
        reference: &str,
        status: &str,
        createdAt: At<'_>,
        ownerMatches: Option<bool>,
        heldBy: Option<Id<'_>>,
    ) -> Result<FoundApplication, Refused> {
        let held_by = heldBy.map(|id| id.id("heldBy")).transpose()?.map(BackorderId);
        Ok(FoundApplication(backorder_core::FoundApplication {
            reference: Reference::parse(reference)?,
            status: ApplicationStatus::parse(status),
            created_at: createdAt.at("createdAt")?,
            owner_matches: ownerMatches,
            held_by,
        }))
    }
}

#[php_class]
#[php(name = "Backorder\\InvoiceReport")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct InvoiceReport(pub backorder_core::InvoiceReport);

#[php_impl]
impl InvoiceReport {
    #[php(getter)]
    pub fn id(&self) -> i64 {
        int(self.0.id.0)
    }

    #[php(getter)]
    pub fn total(&self) -> Money {
        Money(self.0.total)
    }

    #[php(getter)]
    pub fn state(&self) -> InvoiceState {
        self.0.state.into()
    }

    #[php(getter)]
    pub fn credit(&self) -> Money {
        Money(self.0.credit)
    }

    #[php(getter)]
    pub fn unpaid(&self) -> Money {
        Money(self.0.unpaid)
    }

    pub fn from_whmcs(
        answer: Items<'_>,
        credit: &Money,
        unpaid: &Money,
    ) -> Result<InvoiceReport, Refused> {
        let mut fields = BTreeMap::new();
        for (name, value) in answer.pairs() {
            let value = value.dereference();
            match (value.str(), value.long()) {
                (Some(text), _) => fields.insert(name, text.to_owned()),
                (None, Some(number)) => fields.insert(name, number.to_string()),
                // What is neither is no field that is read, unless it is an amount in a float.
                (None, None) if value.is_double() => {
                    let why = "a float, where WHMCS answers with text";
                    return Err(unfit(&name, why).into());
                }
                (None, None) => None,
            };
        }
        let field = |name: &str| fields.get(name).cloned();
        let report = backorder_core::InvoiceReport::from_whmcs(field, credit.0, unpaid.0)?;
        Ok(InvoiceReport(report))
    }

    pub fn from_whmcs_json(
        body: &str,
        credit: &Money,
        unpaid: &Money,
    ) -> Result<InvoiceReport, Refused> {
        let report = backorder_core::InvoiceReport::from_whmcs_json(body, credit.0, unpaid.0)?;
        Ok(InvoiceReport(report))
    }

    pub fn __construct(
        id: Id<'_>,
        total: &Money,
        state: InvoiceState,
        credit: &Money,
        unpaid: &Money,
    ) -> Result<InvoiceReport, Refused> {
        Ok(InvoiceReport(backorder_core::InvoiceReport {
            id: InvoiceId(id.id("id")?),
            total: total.0,
            state: state.into(),
            credit: credit.0,
            unpaid: unpaid.0,
        }))
    }
}
