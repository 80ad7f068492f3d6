//! When, how and for how long a domain is renewed: `Backorder\Renewals`.

use backorder_core::renewal::{self as core, OwnDomain, RenewalOrder, RenewalRefusal, TermFor};
use backorder_core::{RegistrarDate, Tld};
use chrono::TimeDelta;
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::arguments::{At, OneRow};
use crate::boundary::convert::{Items, bad};
use crate::boundary::errors::Refused;
use crate::rules::drop_rules::DropRules;
use crate::rules::policy;
use crate::values::enums::Provider;

#[php_class]
#[php(name = "Backorder\\Renewals")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Renewals(core::RenewalRules);

#[php_impl]
impl Renewals {
    pub fn builtin() -> Renewals {
        Renewals(core::RenewalRules::builtin())
    }

    pub fn parse(lifecycle: &str, renewals: &str) -> Result<Renewals, Refused> {
        Ok(Renewals(core::RenewalRules::parse(lifecycle, renewals)?))
    }

    pub fn plan(&self, order: OneRow<'_>, now: At<'_>) -> Result<RenewalPlan, Refused> {
        let order = RenewalOrder::read(&order.items("order")?.fields("order")?)?;
        Ok(RenewalPlan(self.0.plan(&order, now.at("now")?)))
    }

    #[php(optional = provider)]
    pub fn phase(
        &self,
        tld: &str,
        expiry: &str,
        now: At<'_>,
        provider: Option<Provider>,
        deletedAt: Option<At<'_>>,
    ) -> Result<String, Refused> {
        let of = registration(expiry, provider, deletedAt)?;
        let lifecycle = self.0.lifecycle_on(&Tld::parse(tld)?, of.expiry.instant().date_naive());
        Ok(lifecycle.phase(&of, now.at("now")?).as_str().to_owned())
    }

    #[php(optional = provider)]
    pub fn drop_days(
        &self,
        tld: &str,
        expiry: &str,
        provider: Option<Provider>,
        deletedAt: Option<At<'_>>,
    ) -> Result<Option<Vec<String>>, Refused> {
        let of = registration(expiry, provider, deletedAt)?;
        let lifecycle = self.0.lifecycle_on(&Tld::parse(tld)?, of.expiry.instant().date_naive());
        let days = lifecycle.drop_days(&of);
        Ok(days.map(|(earliest, latest)| vec![earliest.to_string(), latest.to_string()]))
    }

    #[php(defaults(isRenewal = false))]
    pub fn terms(&self, tld: &str, isRenewal: bool) -> Result<Vec<i64>, Refused> {
        let what = if isRenewal { TermFor::Renew } else { TermFor::Register };
        Ok(self.0.terms(&Tld::parse(tld)?, what).years.into_iter().map(i64::from).collect())
    }

    pub fn certainty(&self, tld: &str) -> Result<String, Refused> {
        Ok(self.0.certainty(&Tld::parse(tld)?).as_str().to_owned())
    }

    pub fn window_opens(
        &self,
        tld: &str,
        provider: Provider,
        expiry: &str,
    ) -> Result<Option<String>, Refused> {
        let day = registration(expiry, None, None)?.expiry.instant().date_naive();
        let opens = self.0.window_opens(&Tld::parse(tld)?, provider.into(), day);
        Ok(opens.map(|first| first.to_string()))
    }

    #[php(optional = withinDays)]
    #[php(defaults(withinDays = 100))]
    pub fn expiring(
        &self,
        provider: Provider,
        domains: Items<'_>,
        now: At<'_>,
        withinDays: i64,
        drops: Option<&DropRules>,
    ) -> Result<Vec<ExpiringDomain>, Refused> {
        let within = TimeDelta::try_days(withinDays);
        let within = within.ok_or_else(|| policy::refused("withinDays", withinDays))?;
        let domains = domains.field_rows("domains")?;
        let domains = domains.iter().map(OwnDomain::read).collect::<Result<Vec<_>, _>>()?;
        let drops = drops.map_or_else(backorder_core::DropRules::builtin, |drops| drops.0.clone());
        let found = self.0.expiring(provider.into(), &domains, &drops, within, now.at("now")?);
        Ok(found.into_iter().map(ExpiringDomain).collect())
    }

    #[php(defaults(tlds = Items::NONE))]
    pub fn whmcs_lines(&self, tlds: Items<'_>) -> Result<Vec<String>, Refused> {
        let tlds = tlds.texts("tlds")?;
        let tlds = tlds.iter().map(|tld| Tld::parse(tld)).collect::<Result<Vec<_>, _>>()?;
        Ok(self.0.whmcs_lines(Some(tlds.as_slice()).filter(|tlds| !tlds.is_empty())))
    }
}

fn registration(
    expiry: &str,
    provider: Option<Provider>,
    deleted_at: Option<At<'_>>,
) -> Result<core::Registration, Refused> {
    let utc = backorder_core::TimeZone::utc();
    Ok(core::Registration {
        expiry: RegistrarDate::parse(expiry, &utc).ok_or_else(|| bad("expiry", "is no date"))?,
        deleted_at: deleted_at.map(|at| at.at("deletedAt")).transpose()?,
        provider: provider.map(Into::into),
    })
}

#[php_class]
#[php(name = "Backorder\\RenewalPlan")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct RenewalPlan(Result<core::RenewalPlan, RenewalRefusal>);

#[php_impl]
impl RenewalPlan {
    #[php(getter)]
    pub fn is_allowed(&self) -> bool {
        self.0.is_ok()
    }

    #[php(getter)]
    pub fn steps(&self) -> Vec<String> {
        let steps = self.0.iter().flat_map(|plan| &plan.steps);
        steps.map(ToString::to_string).collect()
    }

    #[php(getter)]
    pub fn notices(&self) -> Vec<String> {
        let notices = self.0.iter().flat_map(|plan| &plan.notices);
        notices.map(ToString::to_string).collect()
    }

    #[php(getter)]
    pub fn reason(&self) -> Option<String> {
        self.0.as_ref().err().map(|refusal| refusal.as_str().to_owned())
    }

    #[php(getter)]
    pub fn first_day(&self) -> Option<String> {
        match self.0 {
            Err(RenewalRefusal::Window(first)) => Some(first.to_string()),
            _ => None,
        }
    }

    #[php(getter)]
    pub fn term_below(&self) -> Option<i64> {
        match self.0 {
            Err(RenewalRefusal::Term(below, _)) => below.map(Into::into),
            Err(RenewalRefusal::OverTenYears(longest)) => longest.map(Into::into),
            _ => None,
        }
    }

    #[php(getter)]
    pub fn term_above(&self) -> Option<i64> {
        match self.0 {
            Err(RenewalRefusal::Term(_, above)) => above.map(Into::into),
            _ => None,
        }
    }
}

#[php_class]
#[php(name = "Backorder\\ExpiringDomain")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct ExpiringDomain(core::ExpiringDomain);

#[php_impl]
impl ExpiringDomain {
    #[php(getter)]
    pub fn domain(&self) -> String {
        self.0.name.to_string()
    }

    #[php(getter)]
    pub fn phase(&self) -> String {
        self.0.phase.as_str().to_owned()
    }

    #[php(getter)]
    pub fn renewable_until(&self) -> Option<i64> {
        self.0.renewable_until.map(|at| at.timestamp())
    }

    #[php(getter)]
    pub fn restorable_until(&self) -> Option<i64> {
        self.0.restorable_until.map(|at| at.timestamp())
    }

    #[php(getter)]
    pub fn drop_days(&self) -> Option<Vec<String>> {
        self.0.drop_days.map(|(first, last)| vec![first.to_string(), last.to_string()])
    }

    #[php(getter)]
    pub fn drop_from(&self) -> Option<i64> {
        self.0.drop_from.map(|at| at.timestamp())
    }

    #[php(getter)]
    pub fn is_listed(&self) -> bool {
        self.0.is_listed
    }

    #[php(getter)]
    pub fn backorders(&self) -> i64 {
        self.0.backorders.into()
    }
}

pub fn register(module: ModuleBuilder) -> ModuleBuilder {
    module.class::<Renewals>().class::<RenewalPlan>().class::<ExpiringDomain>()
}
