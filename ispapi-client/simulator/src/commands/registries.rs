//! What the registries of names offer: terms, lengths, and whether they renew on demand.

use backorder_core::renewal::{Length, RenewalRules, TermFor};
use backorder_core::{DomainName, TldSet};
use ispapi_client::commands::RegistryPrivacy;

use super::Call;
use crate::answer::Answer;
use crate::domain::{FAILURE, PENDING_DELETE, REDEMPTION, RENEWAL};
use crate::name::{ace, tld};

/// Registries that renew by themselves, and take no renewal on demand.
const BY_THEMSELVES: [&str; 3] = ["at", "de", "li"];

/// A registry, as far as commands ask for it.
pub(super) struct Registry {
    pub repository: String,
    pub renews_on_demand: bool,
    registration: String,
    renewal: String,
    privacy: String,
    restorable: i64,
}

/// The registry of a name in ACE form.
pub(super) fn registry_of(name: &str) -> Registry {
    let zone = tld(name).unwrap_or_default().to_owned();
    let last = zone.rsplit('.').next().unwrap_or_default();
    let rules = RenewalRules::builtin();
    let parsed = DomainName::parse(name, &TldSet::first_dot());
    let years = |what| {
        let years = parsed.as_ref().map(|name| rules.terms(name, what).years).unwrap_or_default();
        years.iter().map(|years| format!("{years}Y")).collect::<Vec<_>>().join(",")
    };
    let own = RegistryPrivacy::of(name).map_or("", RegistryPrivacy::property);
    let redemption = parsed.as_ref().ok().and_then(|name| rules.lifecycle(name).redemption);
    Registry {
        repository: format!("{}-SIM", zone.to_uppercase()),
        renews_on_demand: !BY_THEMSELVES.contains(&last),
        registration: years(TermFor::Register),
        renewal: years(TermFor::Renew),
        privacy: format!("X-ACCEPT-WHOISTRUSTEE-TAC {own}").trim_end().to_owned(),
        restorable: redemption.map_or(REDEMPTION.num_days(), |Length { max, .. }| i64::from(max)),
    }
}

impl Call<'_> {
    pub(super) fn query_options(&mut self) -> Result<Answer, Answer> {
        let names = self.list("DOMAIN");
        if names.is_empty() {
            return Err(Answer::missing("DOMAIN0"));
        }
        let all: Vec<Registry> = names.iter().map(|name| registry_of(&ace(name))).collect();
        let column = |of: fn(&Registry) -> &str| all.iter().map(of).collect::<Vec<_>>();
        let same = |text: &'static str| all.iter().map(move |_| text);
        Ok(Answer::done()
            .column("REPOSITORY", column(|registry| &registry.repository))
            .column("ZONEREGISTRATIONPERIODS", column(|registry| &registry.registration))
            .column("ZONERENEWALPERIODS", column(|registry| &registry.renewal))
            .column("ZONETRANSFERPERIODS", same("1Y"))
            .column("REGISTRYTRANSFERREQUIREAUTHCODE", same("YES"))
            .column("NAMESERVERMIN", same("0"))
            .column("NAMESERVERMAX", same("13"))
            .column("X-PROXY", column(|registry| &registry.privacy)))
    }

    pub(super) fn query_repository(&mut self) -> Result<Answer, Answer> {
        let registry = registry_of(&self.domain()?);
        let yes = |on: bool| if on { "YES" } else { "NO" };
        let days = |length: chrono::Duration| format!("{}d", length.num_days());
        Ok(Answer::done()
            .with("REPOSITORY", registry.repository)
            .with("ZONEREGISTRATIONPERIODS", registry.registration)
            .with("ZONERENEWALPERIODS", registry.renewal)
            .with("ZONETRANSFERPERIODS", "1Y")
            .with("ZONERENEWALPAYMENTPERIOD", "-61d")
            .with("ZONERENEWALACCOUNTINGPERIOD", "0d")
            .with("ZONERENEWALFINALIZATIONPERIOD", days(RENEWAL))
            .with("ZONERENEWALFAILUREPERIOD", days(FAILURE))
            .with("DELETIONRESTORABLEPERIOD", format!("{}d", registry.restorable))
            .with("DELETIONHOLDPERIOD", days(PENDING_DELETE))
            .with("REGISTRYEXPLICITRENEWAL", yes(registry.renews_on_demand))
            .with("REGISTRYTRANSFERREQUIREAUTHCODE", "YES")
            .with("REGISTRYTRANSFERLOCK", "YES")
            .with("X-PROXY", registry.privacy))
    }
}
