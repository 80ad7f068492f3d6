//! The commands about applications.

use backorder_core::BackorderKind;

use super::Call;
use crate::answer::Answer;
use crate::application::Application;
use crate::auction::Bidder;
use crate::name::tld;
use crate::parameters::matches_pattern;
use crate::registrar::Service;

/// Rows of one answer at most.
const ROWS_MAX: usize = 10_000;

impl Call<'_> {
    pub(super) fn add_application(&mut self) -> Result<Answer, Answer> {
        let application = self.wanted()?;
        let number = self.registrar.apply(application);
        let application = &self.registrar.applications[&number];
        if self.is_cnr() {
            let status = application.status.as_str();
            return Ok(Answer::done()
                .with("APPLICATION", number.to_string())
                .with("STATUS", status));
        }
        let answer = self.describe(Answer::done(), &[(number, application)]);
        Ok(answer.with("AUTH", format!("sim,{number}*")).with("PERIOD", "1"))
    }

    /// The application a command asks for, or why it cannot be had. Checked in this order: syntax,
    /// class and kind, the name, contacts, an equal application, funds.
    fn wanted(&mut self) -> Result<Application, Answer> {
        let domain = self.domain()?;
        let zone = tld(&domain).unwrap_or_default();
        let (class, kind) = self.class(zone)?;
        if kind == BackorderKind::Lite && !["com", "net", "org", "biz"].contains(&zone) {
            let key = if self.is_cnr() { "CLASS" } else { "X-BACKORDER-LITE" };
            return Err(Answer::bad_value(key));
        }
        let now = self.registrar.now;
        if self.registrar.name(&domain).is_closed(now) {
            return Err(Answer::new(549, "Command failed; finalization date is past"));
        }
        let contacts = self.contacts()?;
        let same = |other: &Application| {
            other.is_open()
                && other.account == self.who.account
                && (&other.domain, other.kind, &other.contacts) == (&domain, kind, &contacts)
        };
        let forced = self.flag("NEW")? == Some(true);
        if !forced && self.registrar.applications.values().any(same) {
            return Err(Answer::new(540, "Attribute value is not unique; DOMAIN"));
        }
        let fee = self.registrar.fee(&domain, Service::Catch(kind));
        // CNR's stay dormant until they can be paid.
        let at_once = !self.is_cnr() && self.registrar.locks_now(&domain);
        if at_once && !self.registrar.account(&self.who.account).covers(fee) {
            return Err(Answer::no_credit());
        }
        let status = if self.is_cnr() { "UNPAID" } else { "REQUESTED" };
        Ok(Application {
            account: self.who.account.clone(),
            domain,
            kind,
            class,
            contacts,
            nameservers: self.list("NAMESERVER"),
            status: status.into(),
            created: now,
            updated: now,
            fee,
            locked: false,
            charged: false,
            gone: false,
            history: vec![(now, status.into())],
        })
    }

    /// The class as it will be shown, and the kind.
    fn class(&self, zone: &str) -> Result<(String, BackorderKind), Answer> {
        let class = self.given("CLASS")?.to_ascii_uppercase();
        if self.is_cnr() {
            return match class.as_str() {
                "BACKORDER" => Ok((class, BackorderKind::Full)),
                "LITEBACKORDER" => Ok((class, BackorderKind::Lite)),
                _ => Err(Answer::bad_value("CLASS")),
            };
        }
        let served = format!("{}_BACKORDER", zone.to_ascii_uppercase().replace('.', "_"));
        if class != "BACKORDER" && class != served {
            return Err(Answer::bad_value("CLASS"));
        }
        let lite = self.flag("X-BACKORDER-LITE")? == Some(true);
        Ok((served, if lite { BackorderKind::Lite } else { BackorderKind::Full }))
    }

    /// The application of the APPLICATION parameter, if it is the caller's.
    fn application(&self) -> Result<(u64, &Application), Answer> {
        let number = self.number("APPLICATION")?.ok_or_else(|| Answer::missing("APPLICATION"))?;
        let found = self.registrar.applications.get(&number);
        let ours = found.filter(|found| !found.gone && found.account == self.who.account);
        ours.map(|found| (number, found)).ok_or_else(|| Answer::not_found("APPLICATION"))
    }

    /// The application, if it can still be changed.
    fn changeable(&self) -> Result<(u64, &Application), Answer> {
        let (number, found) = self.application()?;
        let closes = self.registrar.name(&found.domain).finalization;
        let late = closes.is_some_and(|closes| closes <= self.registrar.now);
        match found.is_open() && found.status != "PROCESSING" && !late {
            true => Ok((number, found)),
            false => Err(Answer::wrong_status()),
        }
    }

    pub(super) fn status_application(&mut self) -> Result<Answer, Answer> {
        let (number, application) = self.application()?;
        let answer = self.describe(Answer::done(), &[(number, application)]);
        Ok(self.with_auction(answer, number, application))
    }

    pub(super) fn modify_application(&mut self) -> Result<Answer, Answer> {
        let contacts = self.contacts()?;
        let nameservers = self.list("NAMESERVER");
        let (number, _) = self.changeable()?;
        let now = self.registrar.now;
        if let Some(application) = self.registrar.applications.get_mut(&number) {
            for (own, new) in application.contacts.iter_mut().zip(contacts) {
                if !new.is_empty() {
                    *own = new;
                }
            }
            if !nameservers.is_empty() {
                application.nameservers = nameservers;
            }
            application.updated = now;
        }
        Ok(self.describe(Answer::done(), &[(number, &self.registrar.applications[&number])]))
    }

    pub(super) fn delete_application(&mut self) -> Result<Answer, Answer> {
        let (number, found) = self.changeable()?;
        let domain = found.domain.clone();
        let (now, account) = (self.registrar.now, self.who.account.clone());
        self.registrar.withdraw(number, now, "DELETED");
        let object = ("DOMAINAPPLICATION", domain.as_str());
        self.registrar.note(now, &account, object, ("DELETE", "SUCCESSFUL"));
        self.registrar.settle();
        Ok(Answer::done().with("DOMAIN", domain))
    }

    pub(super) fn query_applications(&mut self) -> Result<Answer, Answer> {
        let fits = |key: &str, value: &str| {
            self.optional(key).is_none_or(|pattern| matches_pattern(pattern, value))
        };
        let all: Vec<(u64, &Application)> = self
            .registrar
            .applications
            .iter()
            .filter(|(_, found)| !found.gone && found.account == self.who.account)
            .filter(|(_, found)| fits("DOMAIN", &found.domain) && fits("CLASS", &found.class))
            .filter(|(_, found)| fits("STATUS", &found.status))
            .filter(|(_, found)| fits("OWNERCONTACT", &found.contacts[0]))
            .map(|(number, found)| (*number, found))
            .collect();
        let (rows, answer) = self.page(all, ROWS_MAX)?;
        if self.flag("WIDE")? == Some(true) {
            return Ok(self.describe(answer, &rows));
        }
        Ok(answer
            .column("APPLICATION", rows.iter().map(|(number, _)| number.to_string()))
            .column("DOMAIN", rows.iter().map(|(_, row)| row.domain.clone()))
            .column("STATUS", rows.iter().map(|(_, row)| row.status.clone())))
    }

    fn describe(&self, answer: Answer, rows: &[(u64, &Application)]) -> Answer {
        let column = |read: fn(&Application) -> String| -> Vec<String> {
            rows.iter().map(|(_, application)| read(application)).collect()
        };
        let one = self.is_cnr() && self.parameters.contains_key("APPLICATION");
        let answer = answer
            .column(
                if one { "APPLICATION ID" } else { "APPLICATION" },
                rows.iter().map(|(number, _)| number.to_string()),
            )
            .column("DOMAIN", column(|row| row.domain.clone()))
            .column("CLASS", column(|row| row.class.clone()))
            .column("STATUS", column(|row| row.status.clone()))
            .column("CREATEDDATE", self.dates(rows, |(_, row)| row.created))
            .column("UPDATEDDATE", self.dates(rows, |(_, row)| row.updated))
            .column("OWNERCONTACT", column(|row| row.contacts[0].clone()))
            .column("ADMINCONTACT", column(|row| row.contacts[1].clone()))
            .column("TECHCONTACT", column(|row| row.contacts[2].clone()))
            .column("BILLINGCONTACT", column(|row| row.contacts[3].clone()));
        match self.is_cnr() {
            true => answer,
            false => answer
                .column("SUBCLASS", column(|row| row.class.clone()))
                .column("USER", rows.iter().map(|_| self.user())),
        }
    }

    /// The auction's columns, while there is or was one.
    fn with_auction(&self, answer: Answer, number: u64, application: &Application) -> Answer {
        let auction = self.registrar.auctions.get(&application.domain);
        let auction = auction.filter(|auction| auction.applications.contains(&number));
        let Some(auction) = auction else { return answer };
        let now = self.registrar.now;
        let standing = auction.standing(now);
        let bidder = match &standing.best {
            Some((Bidder::Application(best), _)) if *best == number => "HIGHEST",
            Some(_) => "OUTBID",
            None => "NOBID",
        };
        let over = now >= auction.ends;
        let best = standing.best.map(|(_, amount)| amount.to_decimal()).unwrap_or_default();
        let next = standing.next_minimum.to_decimal();
        let answer = answer
            .with("AUCTION-URL", format!("https://auctions.example/{number}"))
            .with("AUCTION-STATUS", application.status.as_str())
            .with("AUCTION-BIDDERSTATUS", bidder)
            .with("AUCTION-NUMBEROFBIDS", standing.bids.to_string())
            .with("AUCTION-NUMBEROFBIDDERS", standing.bidders.to_string())
            .with("AUCTION-STARTDATE", self.date(auction.starts))
            .with("AUCTION-ENDDATE", self.date(auction.ends))
            .with("AUCTION-CURRENCY", self.registrar.currency.code())
            .with("AUCTION-MINIMUMBID", auction.minimum().to_decimal())
            .with("AUCTION-MINIMUMNEXTBID", if over { String::new() } else { next })
            .with("AUCTION-BESTBID", best);
        match over && auction.winner() == Some(number) {
            true => answer
                .with("AUCTION-PRICE", auction.price().to_decimal())
                .with("AUCTION-VAT", "19.00"),
            false => answer,
        }
    }
}
