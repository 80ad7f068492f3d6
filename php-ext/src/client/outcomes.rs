//! `Backorder\Ispapi\Outcomes`: the effects of a round side by side.

use std::collections::HashMap;

use backorder_core::{Action, BackorderId, ClientId, Effect, Reference};
use ext_php_rs::class::RegisteredClass;
use ext_php_rs::prelude::*;
use ext_php_rs::types::{ZendClassObject, Zval};
use ext_php_rs::zend::ce;
use ispapi_client::commands::{Contacts, Party};
use ispapi_client::{Carried, Error, ErrorKind};

use crate::FINAL;
use crate::boundary::arguments::digits;
use crate::boundary::convert::{Items, type_of};
use crate::boundary::errors::Refused;
use crate::client::contact;
use crate::record::effect::{
    AnyEffect, FindApplication, Head, PollApplication, ReadDomain, SubmitApplication,
};
use crate::record::outcome::Outcome;

#[php_class]
#[php(name = "Backorder\\Ispapi\\Outcomes")]
#[php(flags = FINAL)]
#[php(implements(ce = ce::iterator, stub = "\\Iterator"))]
pub struct Outcomes {
    outcomes: ispapi_client::Outcomes,
    current: Option<(Effect, Carried)>,
    /// Whether the first was asked for.
    is_begun: bool,
    /// Whether there was a second one.
    is_past_first: bool,
}

impl Outcomes {
    pub fn of(outcomes: ispapi_client::Outcomes) -> Outcomes {
        Outcomes { outcomes, current: None, is_begun: false, is_past_first: false }
    }

    /// What is under way belongs to the process that began it.
    fn check_process(&self) -> Result<(), Refused> {
        if self.outcomes.is_inherited() {
            return Err(config("belong to the process that asked for them, not to its child"));
        }
        Ok(())
    }
}

#[php_impl]
impl Outcomes {
    #[php(getter)]
    pub fn effect(&self) -> Option<AnyEffect> {
        self.current.as_ref().map(|(effect, _)| AnyEffect(effect.clone()))
    }

    #[php(getter)]
    pub fn problem(&self) -> Option<String> {
        let (_, carried) = self.current.as_ref()?;
        carried.error.as_ref().map(ToString::to_string)
    }

    pub fn current(&self) -> Option<Outcome> {
        self.current.as_ref().map(|(_, carried)| Outcome(carried.outcome.clone()))
    }

    pub fn key(&self) -> Option<String> {
        self.current.as_ref().map(|(effect, _)| effect.id.to_string())
    }

    pub fn next(&mut self) -> Result<(), Refused> {
        self.check_process()?;
        self.is_past_first = self.is_begun;
        self.is_begun = true;
        self.current = self.outcomes.next();
        Ok(())
    }

    pub fn rewind(&mut self) -> Result<(), Refused> {
        match (self.is_begun, self.is_past_first) {
            (false, _) => self.next(),
            (true, false) => Ok(()),
            (true, true) => Err(config("come once, from the first")),
        }
    }

    pub fn valid(&self) -> bool {
        self.current.is_some()
    }

    pub fn stop(&mut self) -> Result<Vec<AnyEffect>, Refused> {
        self.check_process()?;
        Ok(self.outcomes.stop().into_iter().map(AnyEffect).collect())
    }
}

fn config(message: &str) -> Refused {
    Error::new(ErrorKind::Config, "outcomes", message).into()
}

/// The effects, each with the contacts of its client.
pub fn effects(
    effects: &Items<'_>,
    contacts: &HashMap<ClientId, Contacts>,
) -> Result<Vec<(Effect, Contacts)>, Refused> {
    let one = |(place, value): (usize, &Zval)| {
        let effect = registrars(value).ok_or_else(|| {
            let found = type_of(value);
            Refused::Type(format!("effects: number {place} is {found}, no effect of the registrar"))
        })?;
        let known = contacts.get(&effect.client).cloned();
        let needed = matches!(effect.action, Action::SubmitApplication { .. });
        if known.is_none() && needed {
            let message = format!("client {} has none for {}", effect.client, effect.id);
            return Err(Error::new(ErrorKind::ParameterInvalid, "contacts", message).into());
        }
        Ok((effect, known.unwrap_or_else(|| Contacts::all(Party::Nobody))))
    };
    effects.values().enumerate().map(one).collect()
}

/// An effect that the registrar's client carries out.
fn registrars(value: &Zval) -> Option<Effect> {
    fn object<T: RegisteredClass>(value: &Zval) -> Option<&T> {
        let object = value.dereference().object()?;
        ZendClassObject::<T>::from_zend_obj(object)?.obj.as_ref()
    }
    let effect = |head: Head, action: Action| {
        let client = ClientId(head.client);
        Some(Effect { id: head.id, client, action })
    };
    if let Some(it) = object::<SubmitApplication>(value) {
        let (name, kind, force_new) = (it.name.clone(), it.product, it.force_new);
        return effect(it.head, Action::SubmitApplication { name, kind, force_new });
    }
    if let Some(it) = object::<FindApplication>(value) {
        return effect(it.head, Action::FindApplication { name: it.name.clone() });
    }
    if let Some(it) = object::<PollApplication>(value) {
        return effect(it.head, Action::PollApplication { reference: it.reference.clone() });
    }
    let it = object::<ReadDomain>(value)?;
    effect(it.head, Action::ReadDomain { name: it.name.clone() })
}

/// Contacts by client.
pub fn contacts(list: &Items<'_>) -> Result<HashMap<ClientId, Contacts>, Refused> {
    let one = |(key, value): (String, &Zval)| {
        let client = digits(&key).ok_or_else(|| {
            let message = format!("{key:?} is no id of a client");
            Refused::from(Error::new(ErrorKind::ParameterInvalid, "contacts", message))
        })?;
        Ok((ClientId(client), contact::contacts_of(&key, value)?))
    };
    list.pairs().map(one).collect()
}

/// Backorders by reference, for all names alike.
pub fn holders(list: &Items<'_>) -> Result<HashMap<Reference, BackorderId>, Refused> {
    let known = super::holders(list)?;
    let one =
        |(reference, holder): (String, BackorderId)| Ok((Reference::parse(&reference)?, holder));
    known.into_iter().map(one).collect()
}
