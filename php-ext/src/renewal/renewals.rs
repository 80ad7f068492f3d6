//! When, how and for how long a domain is renewed: `Backorder\Renewals`.

use backorder_core::renewal::{self as core, RenewalOrder, RenewalRefusal, TermFor};
use backorder_core::{RegistrarDate, Tld};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::arguments::{At, OneRow};
use crate::boundary::convert::{Items, bad};
use crate::boundary::errors::Refused;
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
        let lifecycle = self.0.lifecycle(&Tld::parse(tld)?);
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
        let days = self.0.lifecycle(&Tld::parse(tld)?).drop_days(&of);
        Ok(days.map(|(earliest, latest)| vec![earliest.to_string(), latest.to_string()]))
    }

    #[php(defaults(isRenewal = false))]
    pub fn terms(&self, tld: &str, isRenewal: bool) -> Result<Vec<i64>, Refused> {
        let what = if isRenewal { TermFor::Renew } else { TermFor::Register };
        Ok(self.0.terms(&Tld::parse(tld)?, what).years.into_iter().map(i64::from).collect())
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

pub fn register(module: ModuleBuilder) -> ModuleBuilder {
    module.class::<Renewals>().class::<RenewalPlan>()
}
