//! Domains kept in step: `Backorder\DomainSync` and the plans it makes.

use backorder_core::sync::{
    self as core, AccountDomain, Answer, BilledDomain, FollowUp, LastLook, Native, RenewalMode,
    Selection, Settings, SyncReport, TransferCheckFacts, TransferFacts, TransferSettings,
};
use chrono::TimeDelta;
use ext_php_rs::convert::IntoZval;
use ext_php_rs::prelude::*;
use ext_php_rs::types::Zval;

use crate::FINAL;
use crate::boundary::arguments::{At, OneRow};
use crate::boundary::convert::{Items, Map, count, int, natural};
use crate::boundary::errors::Refused;
use crate::rules::policy;
use crate::values::enums::{Language, Provider};

#[php_class]
#[php(name = "Backorder\\DomainSync")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct DomainSync {
    provider: Provider,
    settings: Settings,
}

#[php_impl]
impl DomainSync {
    #[php(getter)]
    pub fn provider(&self) -> Provider {
        self.provider
    }

    #[php(defaults(settings = Items::NONE))]
    pub fn of(provider: Provider, settings: Items<'_>) -> Result<DomainSync, Refused> {
        let settings = Settings::read(&settings.fields("settings")?)?;
        Ok(DomainSync { provider, settings })
    }

    #[php(defaults(isComplete = false))]
    pub fn plan(
        &self,
        billing: Items<'_>,
        answers: Items<'_>,
        now: At<'_>,
        isComplete: bool,
    ) -> Result<SyncPlan, Refused> {
        let billing = billing.field_rows("billing")?;
        let answers = answers.field_rows("answers")?;
        let provider = self.provider.into();
        let now = now.at("now")?;
        let plan = core::plan_rows(&self.settings, provider, &billing, &answers, isComplete, now);
        Ok(SyncPlan(plan))
    }

    pub fn whmcs_sync(
        &self,
        billing: OneRow<'_>,
        answer: OneRow<'_>,
        now: At<'_>,
    ) -> Result<Map<Zval>, Refused> {
        let billed = BilledDomain::read(&billing.items("billing")?.fields("billing")?)?;
        let answer =
            Answer::read(self.provider.into(), &answer.items("answer")?.fields("answer")?)?;
        let zone = &self.settings.billing_zone;
        let mut said = Said::default();
        match Native::new(&billed, &answer, zone, now.at("now")?) {
            Native::Error(text) => said.put("error", text),
            Native::State { active, expired, cancelled, transferred_away, expiry_date } => {
                said.put("active", active);
                said.put("expired", expired);
                said.put("cancelled", cancelled);
                said.put("transferredAway", transferred_away);
                if let Some(day) = expiry_date {
                    said.put("expirydate", day.to_string());
                }
            }
        }
        Ok(Map(said.0))
    }

    pub fn whmcs_transfer_sync(&self, facts: OneRow<'_>) -> Result<Map<Zval>, Refused> {
        let facts = TransferFacts::read(&facts.items("facts")?.fields("facts")?)?;
        let mut said = Said::default();
        match core::Transfer::new(self.provider.into(), &facts) {
            core::Transfer::Pending => {}
            core::Transfer::Error(text) => said.put("error", text),
            core::Transfer::Failed(reason) => {
                said.put("failed", true);
                said.put("reason", reason);
            }
            core::Transfer::Completed(day) => {
                said.put("completed", true);
                if let Some(day) = day {
                    said.put("expirydate", day.to_string());
                }
            }
        }
        Ok(Map(said.0))
    }

    #[php(defaults(transferLock = false, contactUpdate = false, nsUpdate = false))]
    pub fn follow_up(
        &self,
        facts: OneRow<'_>,
        transferLock: bool,
        contactUpdate: bool,
        nsUpdate: bool,
    ) -> Result<Vec<Vec<String>>, Refused> {
        let facts = TransferFacts::read(&facts.items("facts")?.fields("facts")?)?;
        let provider = self.provider.into();
        let settings = TransferSettings {
            transfer_lock: transferLock,
            contact_update: contactUpdate,
            ns_update: nsUpdate,
        };
        let transfer = core::Transfer::new(provider, &facts);
        let steps = transfer.follow_up(provider, &facts, settings).into_iter();
        Ok(steps.map(follow_up_words).collect())
    }

    #[php(optional = language)]
    pub fn transfer_obstacles(
        facts: OneRow<'_>,
        now: At<'_>,
        language: Option<Language>,
    ) -> Result<Map<String>, Refused> {
        let facts = TransferCheckFacts::read(&facts.items("facts")?.fields("facts")?)?;
        let language = spoken(language);
        let said = |of: core::TransferObstacle| (of.as_str().into(), of.words(language).into());
        Ok(Map(facts.obstacles(now.at("now")?).into_iter().map(said).collect()))
    }

    #[php(defaults(batch = 200, interval = 7200))]
    pub fn due(
        &self,
        rows: Items<'_>,
        now: At<'_>,
        batch: i64,
        interval: i64,
    ) -> Result<Vec<i64>, Refused> {
        let rows = rows.field_rows("rows")?;
        let looks: Vec<LastLook<'_>> = rows.iter().filter_map(LastLook::read).collect();
        let selection = Selection {
            batch: usize::try_from(batch).map_err(|_| policy::refused("batch", batch))?,
            update_interval: TimeDelta::try_seconds(interval)
                .ok_or_else(|| policy::refused("interval", interval))?,
            native: self.settings.native,
        };
        Ok(selection.due(&looks, now.at("now")?).into_iter().map(int).collect())
    }

    pub fn account(
        &self,
        mode: Option<String>,
        domains: Items<'_>,
        now: At<'_>,
    ) -> Result<AccountPlan, Refused> {
        let mode = mode.as_deref().map(RenewalMode::parse);
        let domains = domains.field_rows("domains")?;
        let domains = domains.iter().map(AccountDomain::read).collect::<Result<Vec<_>, _>>()?;
        Ok(AccountPlan(core::plan_account(mode.as_ref(), &domains, now.at("now")?)))
    }

    #[php(defaults(batch = 200, windowMinutes = 360))]
    pub fn cadence(domains: i64, batch: i64, windowMinutes: i64) -> Result<Cadence, Refused> {
        let domains = natural("domains", domains)?;
        let (batch, window) = (natural("batch", batch)?, natural("windowMinutes", windowMinutes)?);
        Ok(Cadence(core::Cadence::new(domains, batch, window)))
    }
}

fn follow_up_words(step: FollowUp) -> Vec<String> {
    match step {
        FollowUp::Lock => vec!["lock".to_owned()],
        FollowUp::Contacts(roles) => {
            let roles = roles.iter().map(|role| role.as_str().to_owned());
            std::iter::once("contacts".to_owned()).chain(roles).collect()
        }
        FollowUp::NameServers(names) => {
            std::iter::once("nameservers".to_owned()).chain(names).collect()
        }
    }
}

/// Values of different types by name.
#[derive(Default)]
struct Said(Vec<(String, Zval)>);

impl Said {
    fn put(&mut self, name: &str, value: impl IntoZval) {
        if let Ok(value) = value.into_zval(false) {
            self.0.push((name.to_owned(), value));
        }
    }
}

#[php_class]
#[php(name = "Backorder\\SyncPlan")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct SyncPlan(core::SyncPlan);

#[php_impl]
impl SyncPlan {
    #[php(getter)]
    pub fn looked_at(&self) -> i64 {
        count(self.0.looked_at)
    }

    #[php(getter)]
    pub fn is_notice(&self) -> bool {
        self.0.is_notice
    }

    #[php(getter)]
    pub fn changes(&self) -> Vec<SyncChange> {
        let plans = self.0.plans.iter();
        plans
            .flat_map(|plan| {
                plan.changes.iter().map(|planned| SyncChange {
                    id: plan.id,
                    domain: plan.name.to_string(),
                    planned: planned.clone(),
                })
            })
            .collect()
    }

    #[php(getter)]
    pub fn effects(&self) -> Vec<SyncEffect> {
        let plans = self.0.plans.iter();
        plans
            .flat_map(|plan| {
                let domain = || plan.name.to_string();
                let id = plan.id;
                plan.effects.iter().map(move |&effect| SyncEffect { id, domain: domain(), effect })
            })
            .collect()
    }

    #[php(getter)]
    pub fn entries(&self) -> Vec<SyncEntry> {
        let plans = self.0.plans.iter();
        plans
            .flat_map(|plan| {
                plan.entries.iter().map(|entry| SyncEntry {
                    id: plan.id,
                    domain: plan.name.to_string(),
                    entry: entry.clone(),
                })
            })
            .collect()
    }

    #[php(getter)]
    pub fn refused(&self) -> Vec<SyncRefusal> {
        self.0.refused.iter().cloned().map(SyncRefusal).collect()
    }

    #[php(getter)]
    pub fn contract_unsigned(&self) -> Vec<String> {
        let report = SyncReport::new(&self.0);
        report.contract_unsigned.into_iter().map(str::to_owned).collect()
    }

    #[php(getter)]
    pub fn errors(&self) -> i64 {
        count(SyncReport::new(&self.0).errors)
    }

    #[php(defaults(sendEmpty = false))]
    pub fn is_due(&self, sendEmpty: bool) -> bool {
        SyncReport::new(&self.0).is_due(sendEmpty)
    }

    #[php(optional = language)]
    pub fn subject(&self, language: Option<Language>) -> String {
        SyncReport::new(&self.0).subject(spoken(language))
    }

    #[php(optional = language)]
    pub fn text(&self, language: Option<Language>) -> String {
        SyncReport::new(&self.0).text(spoken(language))
    }

    #[php(optional = language)]
    pub fn html(&self, language: Option<Language>) -> String {
        SyncReport::new(&self.0).html(spoken(language))
    }
}

fn spoken(language: Option<Language>) -> backorder_core::Language {
    language.map_or(backorder_core::Language::English, Into::into)
}

#[php_class]
#[php(name = "Backorder\\SyncChange")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct SyncChange {
    id: u64,
    domain: String,
    planned: core::PlannedChange,
}

#[php_impl]
impl SyncChange {
    #[php(getter)]
    pub fn id(&self) -> i64 {
        int(self.id)
    }

    #[php(getter)]
    pub fn domain(&self) -> String {
        self.domain.clone()
    }

    #[php(getter)]
    pub fn side(&self) -> String {
        self.planned.change.side().as_str().to_owned()
    }

    #[php(getter)]
    pub fn field(&self) -> String {
        self.planned.change.field().to_owned()
    }

    #[php(getter)]
    pub fn old(&self) -> String {
        self.planned.change.old().into_owned()
    }

    #[php(getter)]
    pub fn new_value(&self) -> String {
        self.planned.change.new_value().into_owned()
    }

    #[php(getter)]
    pub fn reason(&self) -> String {
        self.planned.reason.as_str().to_owned()
    }
}

#[php_class]
#[php(name = "Backorder\\SyncEffect")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct SyncEffect {
    id: u64,
    domain: String,
    effect: core::SyncEffect,
}

#[php_impl]
impl SyncEffect {
    #[php(getter)]
    pub fn id(&self) -> i64 {
        int(self.id)
    }

    #[php(getter)]
    pub fn domain(&self) -> String {
        self.domain.clone()
    }

    #[php(getter)]
    pub fn kind(&self) -> String {
        self.effect.as_str().to_owned()
    }

    #[php(getter)]
    pub fn years(&self) -> Option<i64> {
        match self.effect {
            core::SyncEffect::Renew(years) => Some(years.into()),
            _ => None,
        }
    }
}

#[php_class]
#[php(name = "Backorder\\SyncEntry")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct SyncEntry {
    id: u64,
    domain: String,
    entry: core::Entry,
}

#[php_impl]
impl SyncEntry {
    #[php(getter)]
    pub fn id(&self) -> i64 {
        int(self.id)
    }

    #[php(getter)]
    pub fn domain(&self) -> String {
        self.domain.clone()
    }

    #[php(getter)]
    pub fn level(&self) -> String {
        self.entry.level().as_str().to_owned()
    }

    #[php(getter)]
    pub fn code(&self) -> String {
        self.entry.code.as_str().to_owned()
    }

    #[php(getter)]
    pub fn detail(&self) -> Option<String> {
        self.entry.detail.as_deref().map(str::to_owned)
    }
}

#[php_class]
#[php(name = "Backorder\\SyncRefusal")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct SyncRefusal(core::RefusedDomain);

#[php_impl]
impl SyncRefusal {
    #[php(getter)]
    pub fn domain(&self) -> String {
        self.0.name.to_string()
    }

    #[php(getter)]
    pub fn side(&self) -> String {
        self.0.side.as_str().to_owned()
    }

    #[php(getter)]
    pub fn reason(&self) -> String {
        self.0.reason.as_str().to_owned()
    }

    #[php(getter)]
    pub fn detail(&self) -> Option<String> {
        self.0.detail.as_deref().map(str::to_owned)
    }
}

#[php_class]
#[php(name = "Backorder\\AccountPlan")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct AccountPlan(core::AccountPlan);

#[php_impl]
impl AccountPlan {
    #[php(getter)]
    pub fn old(&self) -> Option<String> {
        self.0.account.as_ref().map(|(old, _)| old.to_string())
    }

    #[php(getter)]
    pub fn new_value(&self) -> Option<String> {
        self.0.account.as_ref().map(|(_, new)| new.to_string())
    }

    #[php(getter)]
    pub fn domains(&self) -> Vec<String> {
        self.0.set.iter().map(ToString::to_string).collect()
    }

    #[php(getter)]
    pub fn entries(&self) -> Vec<SyncEntry> {
        let entries = self.0.entries.iter();
        entries
            .map(|(name, entry)| SyncEntry {
                id: 0,
                domain: name.to_string(),
                entry: entry.clone(),
            })
            .collect()
    }
}

#[php_class]
#[php(name = "Backorder\\Cadence")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Cadence(core::Cadence);

#[php_impl]
impl Cadence {
    #[php(getter)]
    pub fn runs(&self) -> i64 {
        int(self.0.runs)
    }

    #[php(getter)]
    pub fn interval_seconds(&self) -> i64 {
        int(self.0.interval_seconds)
    }

    #[php(getter)]
    pub fn cron_line(&self) -> String {
        self.0.cron_line()
    }

    #[php(getter)]
    pub fn batch_needed(&self) -> Option<i64> {
        self.0.batch_needed().map(int)
    }
}

pub fn register(module: ModuleBuilder) -> ModuleBuilder {
    module
        .class::<DomainSync>()
        .class::<SyncPlan>()
        .class::<SyncChange>()
        .class::<SyncEffect>()
        .class::<SyncEntry>()
        .class::<SyncRefusal>()
        .class::<AccountPlan>()
        .class::<Cadence>()
}
