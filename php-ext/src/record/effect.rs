//! `Backorder\Effect` and the class of each action below `Backorder\Effect\`.

use backorder_core::{Action, EffectId, InvoiceId, Message, Reference};
use ext_php_rs::convert::IntoZval;
use ext_php_rs::error::Result;
use ext_php_rs::flags::DataType;
use ext_php_rs::prelude::*;
use ext_php_rs::types::Zval;

use crate::FINAL;
use crate::boundary::convert::int;
use crate::rules::tax::Tax;
use crate::values::enums::{BackorderKind, EffectKind, MessageTopic, Topic};
use crate::values::money::Money;
use crate::values::name::DomainName;

/// A marker: what the classes have in common are properties, which an interface cannot declare.
// PHP alone uses it.
#[allow(dead_code)]
#[php_interface]
#[php(name = "Backorder\\Effect")]
pub trait Effect {}

/// What every effect has.
#[derive(Debug, Clone, Copy)]
pub struct Head {
    pub id: EffectId,
    pub client: u64,
}

/// An effect of any kind, on its way to PHP as an object of its own class.
pub struct AnyEffect(pub backorder_core::Effect);

impl IntoZval for AnyEffect {
    const TYPE: DataType = DataType::ANY_OBJECT;
    const NULLABLE: bool = false;

    fn set_zval(self, zv: &mut Zval, persistent: bool) -> Result<()> {
        let head = Head { id: self.0.id, client: self.0.client.0 };
        match self.0.action {
            Action::SubmitApplication { name, kind, force_new } => {
                SubmitApplication { head, name, product: kind, force_new }.set_zval(zv, persistent)
            }
            Action::FindApplication { name } => {
                FindApplication { head, name }.set_zval(zv, persistent)
            }
            Action::PollApplication { reference } => {
                PollApplication { head, reference }.set_zval(zv, persistent)
            }
            Action::CreateInvoice { name, charge, rates } => {
                CreateInvoice { head, name, charge, rates }.set_zval(zv, persistent)
            }
            Action::FindInvoice { notes } => FindInvoice { head, notes }.set_zval(zv, persistent),
            Action::PollInvoice { invoice } => {
                PollInvoice { head, invoice }.set_zval(zv, persistent)
            }
            Action::CancelInvoice { invoice } => {
                CancelInvoice { head, invoice }.set_zval(zv, persistent)
            }
            Action::ReadDomain { name } => ReadDomain { head, name }.set_zval(zv, persistent),
            Action::ImportDomain { name, registered_on, expires_on, due_on, currency } => {
                ImportDomain { head, name, registered_on, expires_on, due_on, currency }
                    .set_zval(zv, persistent)
            }
            Action::NotifyClient { message } => {
                NotifyClient { head, message }.set_zval(zv, persistent)
            }
            Action::AlertReseller { alert } => {
                AlertReseller { head, alert }.set_zval(zv, persistent)
            }
        }
    }
}

/// A class with the properties every effect has, fields of its own, and a getter for each of them.
macro_rules! effect {
    ($class:ident = $php:tt { $($field:ident: $type:ty,)* } { $($getters:tt)* }) => {
        #[php_class]
        #[php(name = $php)]
        #[php(flags = FINAL)]
        #[php(implements(PhpInterfaceEffect))]
        #[derive(Debug, Clone)]
        pub struct $class {
            pub head: Head,
            $(pub $field: $type,)*
        }

        #[php_impl]
        impl $class {
            #[php(getter)]
            pub fn id(&self) -> String {
                self.head.id.to_string()
            }

            #[php(getter)]
            pub fn backorder(&self) -> i64 {
                int(self.head.id.backorder.0)
            }

            #[php(getter)]
            pub fn client(&self) -> i64 {
                int(self.head.client)
            }

            #[php(getter)]
            pub fn kind(&self) -> EffectKind {
                self.head.id.kind.into()
            }

            #[php(getter)]
            pub fn is_changing(&self) -> bool {
                self.head.id.kind.is_changing()
            }

            $($getters)*
        }
    };
}

effect! {
    SubmitApplication = "Backorder\\Effect\\SubmitApplication" {
        name: backorder_core::DomainName,
        product: backorder_core::BackorderKind,
        force_new: bool,
    } {
        #[php(getter)]
        pub fn name(&self) -> DomainName {
            DomainName(self.name.clone())
        }

        #[php(getter)]
        pub fn product(&self) -> BackorderKind {
            self.product.into()
        }

        #[php(getter)]
        pub fn force_new(&self) -> bool {
            self.force_new
        }
    }
}

effect! {
    FindApplication = "Backorder\\Effect\\FindApplication" {
        name: backorder_core::DomainName,
    } {
        #[php(getter)]
        pub fn name(&self) -> DomainName {
            DomainName(self.name.clone())
        }
    }
}

effect! {
    PollApplication = "Backorder\\Effect\\PollApplication" {
        reference: Reference,
    } {
        #[php(getter)]
        pub fn reference(&self) -> String {
            self.reference.to_string()
        }
    }
}

effect! {
    CreateInvoice = "Backorder\\Effect\\CreateInvoice" {
        name: backorder_core::DomainName,
        charge: backorder_core::Charge,
        rates: backorder_core::Tax,
    } {
        #[php(getter)]
        pub fn name(&self) -> DomainName {
            DomainName(self.name.clone())
        }

        #[php(getter)]
        pub fn amount(&self) -> Money {
            Money(self.charge.gross())
        }

        #[php(getter)]
        pub fn net(&self) -> Money {
            Money(self.charge.net())
        }

        #[php(getter)]
        pub fn tax(&self) -> Money {
            Money(self.charge.tax())
        }

        #[php(getter)]
        pub fn rates(&self) -> Tax {
            Tax(self.rates)
        }
    }
}

effect! {
    FindInvoice = "Backorder\\Effect\\FindInvoice" {
        notes: Vec<EffectId>,
    } {
        #[php(getter)]
        pub fn notes(&self) -> Vec<String> {
            self.notes.iter().map(EffectId::to_string).collect()
        }
    }
}

effect! {
    PollInvoice = "Backorder\\Effect\\PollInvoice" {
        invoice: InvoiceId,
    } {
        #[php(getter)]
        pub fn invoice(&self) -> i64 {
            int(self.invoice.0)
        }
    }
}

effect! {
    CancelInvoice = "Backorder\\Effect\\CancelInvoice" {
        invoice: InvoiceId,
    } {
        #[php(getter)]
        pub fn invoice(&self) -> i64 {
            int(self.invoice.0)
        }
    }
}

effect! {
    ReadDomain = "Backorder\\Effect\\ReadDomain" {
        name: backorder_core::DomainName,
    } {
        #[php(getter)]
        pub fn name(&self) -> DomainName {
            DomainName(self.name.clone())
        }
    }
}

effect! {
    ImportDomain = "Backorder\\Effect\\ImportDomain" {
        name: backorder_core::DomainName,
        registered_on: chrono::NaiveDate,
        expires_on: chrono::NaiveDate,
        due_on: chrono::NaiveDate,
        currency: backorder_core::Currency,
    } {
        #[php(getter)]
        pub fn name(&self) -> DomainName {
            DomainName(self.name.clone())
        }

        #[php(getter)]
        pub fn registered_on(&self) -> String {
            self.registered_on.to_string()
        }

        #[php(getter)]
        pub fn expires_on(&self) -> String {
            self.expires_on.to_string()
        }

        #[php(getter)]
        pub fn due_on(&self) -> String {
            self.due_on.to_string()
        }

        #[php(getter)]
        pub fn currency(&self) -> String {
            self.currency.code().to_owned()
        }
    }
}

effect! {
    NotifyClient = "Backorder\\Effect\\NotifyClient" {
        message: Message,
    } {
        #[php(getter)]
        pub fn topic(&self) -> MessageTopic {
            (&self.message).into()
        }

        #[php(getter)]
        pub fn name(&self) -> Option<DomainName> {
            match &self.message {
                Message::LowBalance { .. } => None,
                Message::Unlisted { name }
                | Message::Renewed { name }
                | Message::NoPrice { name }
                | Message::TakenOver { name } => Some(DomainName(name.clone())),
            }
        }

        #[php(getter)]
        pub fn items(&self) -> Vec<ShortItem> {
            match &self.message {
                Message::LowBalance { items } => items.iter().cloned().map(ShortItem).collect(),
                _ => Vec::new(),
            }
        }
    }
}

effect! {
    AlertReseller = "Backorder\\Effect\\AlertReseller" {
        alert: backorder_core::Alert,
    } {
        #[php(getter)]
        pub fn topic(&self) -> Topic {
            self.alert.topic.into()
        }

        #[php(getter)]
        pub fn name(&self) -> DomainName {
            DomainName(self.alert.name.clone())
        }

        #[php(getter)]
        pub fn reference(&self) -> Option<String> {
            self.alert.reference.as_ref().map(Reference::to_string)
        }

        #[php(getter)]
        pub fn invoice(&self) -> Option<i64> {
            self.alert.invoice.map(|invoice| int(invoice.0))
        }

        #[php(getter)]
        pub fn detail(&self) -> String {
            self.alert.detail.clone()
        }
    }
}

#[php_class]
#[php(name = "Backorder\\ShortItem")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct ShortItem(backorder_core::ShortItem);

#[php_impl]
impl ShortItem {
    #[php(getter)]
    pub fn backorder(&self) -> i64 {
        int(self.0.backorder.0)
    }

    #[php(getter)]
    pub fn name(&self) -> DomainName {
        DomainName(self.0.name.clone())
    }

    #[php(getter)]
    pub fn drop_at(&self) -> i64 {
        self.0.drop_at.timestamp()
    }

    #[php(getter)]
    pub fn price(&self) -> Money {
        Money(self.0.price)
    }

    #[php(getter)]
    pub fn missing(&self) -> Money {
        Money(self.0.missing)
    }

    #[php(getter)]
    pub fn is_late(&self) -> bool {
        self.0.is_late
    }
}

pub fn register(module: ModuleBuilder) -> ModuleBuilder {
    module
        .interface::<PhpInterfaceEffect>()
        .class::<SubmitApplication>()
        .class::<FindApplication>()
        .class::<PollApplication>()
        .class::<CreateInvoice>()
        .class::<FindInvoice>()
        .class::<PollInvoice>()
        .class::<CancelInvoice>()
        .class::<ReadDomain>()
        .class::<ImportDomain>()
        .class::<NotifyClient>()
        .class::<AlertReseller>()
        .class::<ShortItem>()
}
