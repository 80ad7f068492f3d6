//! `Backorder\Ispapi\Management`: what a registrar module does with a domain beside ordering and
//! renewing it, as commands to send and answers to read.

use ext_php_rs::prelude::*;
use ispapi_client::commands::{CheckDomains, Request};
use ispapi_client::management::{
    AuthCode, AuthCodeWay, Dashboard, Environment, PremiumOrder, RegistrantChange, RegistrantWay,
    Release, Suggestions, Verification,
};
use ispapi_client::{Error, ErrorKind};

use crate::FINAL;
use crate::boundary::convert::{CountMap, Items};
use crate::boundary::errors::Refused;
use crate::client::command::read_command;
use crate::client::contact::contact;
use crate::client::dns::CommandArray;
use crate::client::platform::{Platform, platform_of};
use crate::client::response::Response;
use crate::values::money::Cost;

#[php_class]
#[php(name = "Backorder\\Ispapi\\Management")]
#[php(flags = FINAL)]
pub struct Management;

#[php_impl]
impl Management {
    #[php(optional = platform)]
    pub fn auth_code_way(domain: String, platform: Option<Platform>) -> &'static str {
        match AuthCodeWay::of(&domain, platform_of(platform)) {
            AuthCodeWay::Made => "made",
            AuthCodeWay::Mailed => "mailed",
            AuthCodeWay::Tag => "tag",
            _ => "shown",
        }
    }

    #[php(optional = platform)]
    pub fn auth_code(domain: String, platform: Option<Platform>) -> Option<CommandArray> {
        AuthCode::command(&domain, platform_of(platform)).map(CommandArray)
    }

    #[php(optional = tag)]
    pub fn release(
        domain: String,
        tag: Option<String>,
        transferLock: Option<bool>,
    ) -> Result<CommandArray, Refused> {
        let release = match tag {
            Some(tag) => Release::to_tag(&domain, &tag)?,
            None => Release::back(&domain)?,
        };
        Ok(CommandArray(release.unlocked(transferLock)?.command()))
    }

    pub fn is_material(present: Items<'_>, wanted: Items<'_>) -> Result<bool, Refused> {
        let (present, wanted) = (contact("present", &present)?, contact("wanted", &wanted)?);
        Ok(RegistrantChange::is_material(&present, &wanted))
    }

    #[php(optional = platform)]
    pub fn registrant_way(
        domain: String,
        platform: Option<Platform>,
        options: Option<&Response>,
    ) -> &'static str {
        let options = options.map(|answer| &answer.0);
        word(RegistrantChange::way(&domain, platform_of(platform), options))
    }

    #[php(optional = isAgent)]
    #[php(defaults(isAgent = false, optsOut = false))]
    pub fn change_registrant(
        domain: String,
        owner: String,
        way: String,
        isAgent: bool,
        optsOut: bool,
        platform: Option<Platform>,
    ) -> Result<CommandArray, Refused> {
        let known = [RegistrantWay::Modify, RegistrantWay::IcannTrade, RegistrantWay::Trade];
        let way = known.into_iter().find(|known| word(*known) == way).ok_or_else(|| {
            let message = format!("{way:?} is none of modify, icann-trade, trade");
            Error::new(ErrorKind::ParameterInvalid, "way", message)
        })?;
        let change = RegistrantChange::to(&domain, owner, way).opting_out(optsOut);
        let change = if isAgent { change.as_designated_agent() } else { change };
        Ok(CommandArray(change.command(platform_of(platform))))
    }

    #[php(optional = platform)]
    pub fn verification(
        domain: String,
        ownerContact: String,
        platform: Option<Platform>,
    ) -> CommandArray {
        CommandArray(Verification::query(&domain, &ownerContact, platform_of(platform)))
    }

    pub fn verification_state(answer: &Response) -> Option<&'static str> {
        Verification::read(&answer.0).state.map(|state| state.as_str())
    }

    #[php(optional = platform)]
    pub fn resend_verification(
        domain: String,
        email: String,
        platform: Option<Platform>,
    ) -> Result<CommandArray, Refused> {
        Ok(CommandArray(Verification::resend(&domain, &email, platform_of(platform))?))
    }

    #[php(optional = zones)]
    #[php(defaults(limit = 0))]
    pub fn suggestions(
        keyword: String,
        zones: Option<Items<'_>>,
        limit: i64,
        platform: Option<Platform>,
    ) -> Result<CommandArray, Refused> {
        let zones = zones.map(|zones| zones.texts("zones")).transpose()?.unwrap_or_default();
        let zones: Vec<&str> = zones.iter().map(String::as_str).collect();
        let limit = u32::try_from(limit).map_err(|_| {
            let message = format!("{limit} is no number from 0 on");
            Error::new(ErrorKind::ParameterInvalid, "limit", message)
        })?;
        let ask = Suggestions::of(&keyword)?.in_zones(&zones).at_most(limit);
        Ok(CommandArray(ask.command(platform_of(platform))))
    }

    pub fn suggested(answer: &Response) -> Vec<String> {
        let (found, _) = Suggestions::read(&answer.0);
        found.into_iter().map(|name| name.domain).collect()
    }

    #[php(optional = platform)]
    pub fn dashboard(platform: Option<Platform>) -> Vec<CommandArray> {
        Dashboard::queries(platform_of(platform)).into_iter().map(CommandArray).collect()
    }

    #[php(optional = platform)]
    pub fn object_counts(
        answers: Items<'_>,
        platform: Option<Platform>,
    ) -> Result<CountMap, Refused> {
        let answers = answers.objects::<Response>()?;
        let answers: Vec<_> = answers.into_iter().map(|answer| answer.0.clone()).collect();
        let read = Dashboard::read(platform_of(platform), &answers);
        Ok(CountMap(read.objects.into_iter().collect()))
    }

    #[php(optional = platform)]
    pub fn confirm_premium(
        command: Items<'_>,
        check: &Response,
        domain: String,
        agreed: &Cost,
        platform: Option<Platform>,
    ) -> Result<CommandArray, Refused> {
        let request = CheckDomains { domains: vec![domain] };
        let check = request.read(&check.0)?.remove(0)?;
        let order = PremiumOrder::at(&check, agreed.0)?;
        Ok(CommandArray(order.confirm(read_command(&command)?, platform_of(platform))))
    }

    pub fn environment(asked: Items<'_>) -> Result<CommandArray, Refused> {
        Ok(CommandArray(environment(&asked)?.query()))
    }

    pub fn environment_values(
        asked: Items<'_>,
        answer: &Response,
    ) -> Result<Vec<Option<String>>, Refused> {
        let values = environment(&asked)?.read(&answer.0).into_iter();
        Ok(values.map(|kept| kept.value).collect())
    }

    pub fn set_environment(
        key: String,
        name: String,
        value: String,
    ) -> Result<CommandArray, Refused> {
        Ok(CommandArray(Environment::set(&key, &name, &value)?))
    }
}

/// Pairs of a key and a name.
fn environment(asked: &Items<'_>) -> Result<Environment, Refused> {
    asked.values().try_fold(Environment::default(), |all, pair| {
        let pair = Items::of(pair).map(|pair| pair.texts("asked")).transpose()?;
        match pair.as_deref() {
            Some([key, name]) => Ok(all.with(key, name)?),
            _ => {
                let message = "each is a pair of a key and a name: ['_system/defaults', 'name']";
                Err(Error::new(ErrorKind::ParameterInvalid, "asked", message).into())
            }
        }
    })
}

fn word(way: RegistrantWay) -> &'static str {
    match way {
        RegistrantWay::IcannTrade => "icann-trade",
        RegistrantWay::Trade => "trade",
        _ => "modify",
    }
}
