//! `Backorder\Policy`: every setting as a property, and `with` to change some of them.

use backorder_core::{Error, ErrorKind};
use chrono::TimeDelta;
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::convert::hex;
use crate::boundary::errors::Refused;
use crate::values::enums::{Delivery, ShownPrice};

#[php_class]
#[php(name = "Backorder\\Policy")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Policy(pub backorder_core::Policy);

#[php_impl]
impl Policy {
    #[php(getter)]
    pub fn funding_lead(&self) -> i64 {
        self.0.funding_lead.num_seconds()
    }

    #[php(getter)]
    pub fn submission_lead(&self) -> i64 {
        self.0.submission_lead.num_seconds()
    }

    #[php(getter)]
    pub fn finalization_lead(&self) -> i64 {
        self.0.finalization_lead.num_seconds()
    }

    #[php(getter)]
    pub fn late_grace(&self) -> i64 {
        self.0.late_grace.num_seconds()
    }

    #[php(getter)]
    pub fn processing_grace(&self) -> i64 {
        self.0.processing_grace.num_seconds()
    }

    #[php(getter)]
    pub fn auction_grace(&self) -> i64 {
        self.0.auction_grace.num_seconds()
    }

    #[php(getter)]
    pub fn missing_polls(&self) -> i64 {
        self.0.missing_polls.into()
    }

    #[php(getter)]
    pub fn missing_span(&self) -> i64 {
        self.0.missing_span.num_seconds()
    }

    #[php(getter)]
    pub fn missing_grace(&self) -> i64 {
        self.0.missing_grace.num_seconds()
    }

    #[php(getter)]
    pub fn ask_spacing(&self) -> i64 {
        self.0.ask_spacing.num_seconds()
    }

    #[php(getter)]
    pub fn account_spacing(&self) -> i64 {
        self.0.account_spacing.num_seconds()
    }

    #[php(getter)]
    pub fn auction_spacing(&self) -> i64 {
        self.0.auction_spacing.num_seconds()
    }

    #[php(getter)]
    pub fn auction_close_lead(&self) -> i64 {
        self.0.auction_close_lead.num_seconds()
    }

    #[php(getter)]
    pub fn auction_close_tail(&self) -> i64 {
        self.0.auction_close_tail.num_seconds()
    }

    #[php(getter)]
    pub fn report_grace(&self) -> i64 {
        self.0.report_grace.num_seconds()
    }

    #[php(getter)]
    pub fn report_horizon(&self) -> i64 {
        self.0.report_horizon.num_seconds()
    }

    #[php(getter)]
    pub fn account_age(&self) -> i64 {
        self.0.account_age.num_seconds()
    }

    #[php(getter)]
    pub fn clock_tolerance(&self) -> i64 {
        self.0.clock_tolerance.num_seconds()
    }

    #[php(getter)]
    pub fn absent_lists(&self) -> i64 {
        self.0.absent_lists.into()
    }

    #[php(getter)]
    pub fn absent_horizon(&self) -> i64 {
        self.0.absent_horizon.num_seconds()
    }

    #[php(getter)]
    pub fn postponed_margin(&self) -> i64 {
        self.0.postponed_margin.num_seconds()
    }

    #[php(getter)]
    pub fn moved_alert(&self) -> i64 {
        self.0.moved_alert.num_seconds()
    }

    #[php(getter)]
    pub fn claim_distance(&self) -> i64 {
        self.0.claim_distance.num_seconds()
    }

    #[php(getter)]
    pub fn notice_leads(&self) -> Vec<i64> {
        self.0.notice_leads.iter().map(TimeDelta::num_seconds).collect()
    }

    #[php(getter)]
    pub fn notice_reset(&self) -> i64 {
        self.0.notice_reset.num_seconds()
    }

    #[php(getter)]
    pub fn message_resends(&self) -> Vec<i64> {
        self.0.message_resends.iter().map(TimeDelta::num_seconds).collect()
    }

    #[php(getter)]
    pub fn alert_interval(&self) -> i64 {
        self.0.alert_interval.num_seconds()
    }

    #[php(getter)]
    pub fn invoice_patience(&self) -> i64 {
        self.0.invoice_patience.num_seconds()
    }

    #[php(getter)]
    pub fn upstream_patience(&self) -> i64 {
        self.0.upstream_patience.num_seconds()
    }

    #[php(getter)]
    pub fn registration_margin(&self) -> i64 {
        self.0.registration_margin.num_seconds()
    }

    #[php(getter)]
    pub fn due_offset(&self) -> i64 {
        self.0.due_offset.num_seconds()
    }

    #[php(getter)]
    pub fn charge_auction_won(&self) -> bool {
        self.0.charge_auction_won
    }

    #[php(getter)]
    pub fn charge_tax(&self) -> bool {
        self.0.charge_tax
    }

    #[php(getter)]
    pub fn shown_prices(&self) -> ShownPrice {
        self.0.shown_prices.into()
    }

    #[php(getter)]
    pub fn client_messages(&self) -> Delivery {
        self.0.client_messages.into()
    }

    #[php(getter)]
    pub fn reseller_alerts(&self) -> Delivery {
        self.0.reseller_alerts.into()
    }

    #[php(name = "default")]
    pub fn as_written() -> Policy {
        Policy(backorder_core::Policy::default())
    }

    pub fn original() -> Policy {
        Policy(backorder_core::Policy::original())
    }

    pub fn fingerprint(&self) -> String {
        hex(self.0.fingerprint())
    }

    // One argument a setting: PHP callers name those they mean.
    #[allow(clippy::too_many_arguments)]
    pub fn with(
        &self,
        fundingLead: Option<i64>,
        submissionLead: Option<i64>,
        finalizationLead: Option<i64>,
        lateGrace: Option<i64>,
        processingGrace: Option<i64>,
        auctionGrace: Option<i64>,
        missingPolls: Option<i64>,
        missingSpan: Option<i64>,
        missingGrace: Option<i64>,
        askSpacing: Option<i64>,
        accountSpacing: Option<i64>,
        auctionSpacing: Option<i64>,
        auctionCloseLead: Option<i64>,
        auctionCloseTail: Option<i64>,
        reportGrace: Option<i64>,
        reportHorizon: Option<i64>,
        accountAge: Option<i64>,
        clockTolerance: Option<i64>,
        absentLists: Option<i64>,
        absentHorizon: Option<i64>,
        postponedMargin: Option<i64>,
        movedAlert: Option<i64>,
        claimDistance: Option<i64>,
        noticeLeads: Option<Vec<i64>>,
        noticeReset: Option<i64>,
        messageResends: Option<Vec<i64>>,
        alertInterval: Option<i64>,
        invoicePatience: Option<i64>,
        upstreamPatience: Option<i64>,
        registrationMargin: Option<i64>,
        dueOffset: Option<i64>,
        chargeAuctionWon: Option<bool>,
        chargeTax: Option<bool>,
        shownPrices: Option<ShownPrice>,
        clientMessages: Option<Delivery>,
        resellerAlerts: Option<Delivery>,
    ) -> Result<Policy, Refused> {
        let mut policy = self.0.clone();
        set_time(&mut policy.funding_lead, "funding_lead", fundingLead)?;
        set_time(&mut policy.submission_lead, "submission_lead", submissionLead)?;
        set_time(&mut policy.finalization_lead, "finalization_lead", finalizationLead)?;
        set_time(&mut policy.late_grace, "late_grace", lateGrace)?;
        set_time(&mut policy.processing_grace, "processing_grace", processingGrace)?;
        set_time(&mut policy.auction_grace, "auction_grace", auctionGrace)?;
        set_count(&mut policy.missing_polls, "missing_polls", missingPolls)?;
        set_time(&mut policy.missing_span, "missing_span", missingSpan)?;
        set_time(&mut policy.missing_grace, "missing_grace", missingGrace)?;
        set_time(&mut policy.ask_spacing, "ask_spacing", askSpacing)?;
        set_time(&mut policy.account_spacing, "account_spacing", accountSpacing)?;
        set_time(&mut policy.auction_spacing, "auction_spacing", auctionSpacing)?;
        set_time(&mut policy.auction_close_lead, "auction_close_lead", auctionCloseLead)?;
        set_time(&mut policy.auction_close_tail, "auction_close_tail", auctionCloseTail)?;
        set_time(&mut policy.report_grace, "report_grace", reportGrace)?;
        set_time(&mut policy.report_horizon, "report_horizon", reportHorizon)?;
        set_time(&mut policy.account_age, "account_age", accountAge)?;
        set_time(&mut policy.clock_tolerance, "clock_tolerance", clockTolerance)?;
        set_count(&mut policy.absent_lists, "absent_lists", absentLists)?;
        set_time(&mut policy.absent_horizon, "absent_horizon", absentHorizon)?;
        set_time(&mut policy.postponed_margin, "postponed_margin", postponedMargin)?;
        set_time(&mut policy.moved_alert, "moved_alert", movedAlert)?;
        set_time(&mut policy.claim_distance, "claim_distance", claimDistance)?;
        if let Some(leads) = noticeLeads {
            policy.notice_leads = leads
                .into_iter()
                .map(|lead| time("notice_leads", lead))
                .collect::<Result<_, _>>()?;
        }
        set_time(&mut policy.notice_reset, "notice_reset", noticeReset)?;
        if let Some(waits) = messageResends {
            policy.message_resends = waits
                .into_iter()
                .map(|wait| time("message_resends", wait))
                .collect::<Result<_, _>>()?;
        }
        set_time(&mut policy.alert_interval, "alert_interval", alertInterval)?;
        set_time(&mut policy.invoice_patience, "invoice_patience", invoicePatience)?;
        set_time(&mut policy.upstream_patience, "upstream_patience", upstreamPatience)?;
        set_time(&mut policy.registration_margin, "registration_margin", registrationMargin)?;
        set_time(&mut policy.due_offset, "due_offset", dueOffset)?;
        set(&mut policy.charge_auction_won, chargeAuctionWon);
        set(&mut policy.charge_tax, chargeTax);
        set(&mut policy.shown_prices, shownPrices);
        set(&mut policy.client_messages, clientMessages);
        set(&mut policy.reseller_alerts, resellerAlerts);
        policy.validate()?;
        Ok(Policy(policy))
    }
}

fn set<T, V: Into<T>>(setting: &mut T, value: Option<V>) {
    if let Some(value) = value {
        *setting = value.into();
    }
}

fn set_time(setting: &mut TimeDelta, name: &str, seconds: Option<i64>) -> Result<(), Error> {
    if let Some(seconds) = seconds {
        *setting = time(name, seconds)?;
    }
    Ok(())
}

fn set_count<T: TryFrom<i64>>(
    setting: &mut T,
    name: &str,
    number: Option<i64>,
) -> Result<(), Error> {
    if let Some(number) = number {
        *setting = T::try_from(number).map_err(|_| refused(name, number))?;
    }
    Ok(())
}

/// A length of time as a setting.
pub fn time(name: &str, seconds: i64) -> Result<TimeDelta, Error> {
    TimeDelta::try_seconds(seconds).ok_or_else(|| refused(name, seconds))
}

/// A number that no such setting can be.
pub fn refused(name: &str, number: i64) -> Error {
    Error::new(ErrorKind::PolicyInvalid, name, format!("{name}: {number} is out of range"))
}
