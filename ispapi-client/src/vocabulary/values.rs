//! The values of the forms, as Rust has them: each form has one type.

use std::collections::BTreeMap;
use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use backorder_core::rust_decimal::Decimal;
use backorder_core::{Currency, DomainName, format_utc, idn};
use chrono::{DateTime, NaiveDate, Utc};
use secrecy::{ExposeSecret, SecretString};

use super::{Cell, Form};
use crate::wire::error::{Error, ErrorKind};
use crate::wire::redact;

/// A type that a form of the table is in Rust.
pub(crate) trait FormValue: Sized {
    const FORM: Form;

    /// As it is sent.
    fn text(&self) -> String;

    /// Reads a filled cell: none for what does not fit, none inside for an instant that is never.
    fn read(text: &str) -> Option<Option<Self>>;
}

/// Types whose cells the form reads itself.
macro_rules! of_cells {
    ($($type:ty: $form:ident as $cell:ident, $value:ident => $text:expr;)+) => {
        $(impl FormValue for $type {
            const FORM: Form = Form::$form;

            fn text(&self) -> String {
                let $value = self;
                $text
            }

            fn read(text: &str) -> Option<Option<$type>> {
                match Form::$form.read(text)? {
                    Cell::$cell(value) => Some(Some(value)),
                    _ => None,
                }
            }
        })+
    };
}

of_cells! {
    String: Text as Text, text => text.clone();
    i64: Number as Number, number => number.to_string();
    bool: Flag as Flag, flag => if *flag { "1" } else { "0" }.to_owned();
    NaiveDate: Day as Day, day => day.format("%Y-%m-%d").to_string();
}

/// Types that a text is read as, which fits the form then.
macro_rules! of_texts {
    ($($type:ty: $form:ident, $value:ident => $text:expr, $read:expr;)+) => {
        $(impl FormValue for $type {
            const FORM: Form = Form::$form;

            fn text(&self) -> String {
                let $value = self;
                $text
            }

            fn read(text: &str) -> Option<Option<$type>> {
                let read: fn(&str) -> Option<$type> = $read;
                read(text).map(Some)
            }
        })+
    };
}

of_texts! {
    u64: Number, number => number.to_string(), |text| text.parse().ok();
    SecretString: Secret, secret => secret.expose_secret().to_owned(), |text| Some(text.into());
    DomainName: Domain, name => name.as_str().to_owned(), |text| text.parse().ok();
    IpAddr: Address, address => address.to_string(), |text| text.parse().ok();
    // What the registrar says stands, also in a currency that ISO has withdrawn.
    Currency: Currency, currency => currency.code().to_owned(), |text| Currency::stored(text).ok();
    Decimal: Decimal, number => number.to_string(), |text| match Form::Decimal.read(text)? {
        Cell::Decimal(number) => Some(Decimal::new(number, 4).normalize()),
        _ => None,
    };
    Period: Period, period => period.to_string(), |text| Period::parse(text).ok();
    HostName: Host, name => name.0.clone(), |text| HostName::parse(text).ok();
    Country: Country, country => country.0.clone(), |text| Country::parse(text).ok();
    Email: Email, email => email.0.clone(), |text| Email::parse(text).ok();
    ContactHandle: Contact, handle => handle.0.clone(), |text| ContactHandle::parse(text).ok();
}

impl FormValue for DateTime<Utc> {
    const FORM: Form = Form::Instant;

    fn text(&self) -> String {
        format_utc(*self)
    }

    fn read(text: &str) -> Option<Option<DateTime<Utc>>> {
        match Form::Instant.read(text)? {
            Cell::Instant(at) => Some(at),
            _ => None,
        }
    }
}

/// What cannot be of a form: what is allowed.
#[cold]
fn refused(what: &str, text: &str, allowed: impl fmt::Display) -> Error {
    Error::new(ErrorKind::ParameterInvalid, what, format!("{text:?} is not possible: {allowed}"))
}

macro_rules! checked {
    ($($(#[$about:meta])* $name:ident = $form:ident $what:literal, $canonical:expr;)+) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize), serde(transparent))]
        pub struct $name(String);

        impl $name {
            /// Reads it, without the blanks around it.
            ///
            /// # Errors
            /// [`ErrorKind::ParameterInvalid`] says what is allowed.
            pub fn parse(text: &str) -> Result<$name, Error> {
                let canonical: fn(&str) -> Result<String, Error> = $canonical;
                let read = canonical(text.trim())?;
                if read.is_empty() {
                    return Err(refused($what, text, "it must not be empty"));
                }
                let fits = Form::$form.check(&read);
                fits.map_err(|allowed| refused($what, text, allowed))?;
                Ok($name(read))
            }

            /// The text, as it is sent.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<$name, Error> {
                $name::parse(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

checked! {
    /// The name of a host: in ACE form, in lower case, without a dot at its end.
    ///
    /// # Example
    /// ```
    /// use ispapi_client::vocabulary::HostName;
    /// assert_eq!(HostName::parse("NS1.Müller.de.")?.as_str(), "ns1.xn--mller-kva.de");
    /// assert!(HostName::parse("ns1 .example.com").is_err());
    /// # Ok::<(), ispapi_client::Error>(())
    /// ```
    HostName = Host "host", |text| {
        let text = text.strip_suffix('.').unwrap_or(text);
        let ace = idn::to_ace(text).map_err(|error| refused("host", text, error))?;
        Ok(ace.to_ascii_lowercase())
    };
    /// A country: two letters of ISO 3166, in upper case.
    Country = Country "country", |text| Ok(text.to_ascii_uppercase());
    /// An address of e-mail.
    Email = Email "email", |text| Ok(text.to_owned());
    /// The handle of a contact that the registrar has: `P-TUE1378025`.
    ContactHandle = Contact "contact", |text| Ok(text.to_owned());
}

/// The unit of a [`Period`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PeriodUnit {
    /// Days.
    Days,
    /// Months.
    Months,
    /// Years.
    Years,
}

/// A length of time as it is ordered: a number of years, months or days.
///
/// # Example
/// ```
/// use ispapi_client::vocabulary::Period;
/// assert_eq!(Period::years(2).to_string(), "2");
/// assert_eq!("6m".parse::<Period>()?, Period::months(6));
/// assert!("1W".parse::<Period>().is_err());
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    number: i16,
    unit: PeriodUnit,
}

impl Period {
    /// A period of this many years.
    pub const fn years(number: u8) -> Period {
        Period { number: number as i16, unit: PeriodUnit::Years }
    }

    /// A period of this many months.
    pub const fn months(number: u8) -> Period {
        Period { number: number as i16, unit: PeriodUnit::Months }
    }

    /// A period of this many days.
    pub const fn days(number: u8) -> Period {
        Period { number: number as i16, unit: PeriodUnit::Days }
    }

    /// Reads a number, alone (years) or with `Y`, `M` or `D` behind it.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] says what is allowed.
    pub fn parse(text: &str) -> Result<Period, Error> {
        let text = text.trim();
        Form::Period.check(text).map_err(|allowed| refused("period", text, allowed))?;
        let (digits, unit) = match text.as_bytes().last().map(u8::to_ascii_uppercase) {
            Some(b'D') => (&text[..text.len() - 1], PeriodUnit::Days),
            Some(b'M') => (&text[..text.len() - 1], PeriodUnit::Months),
            Some(b'Y') => (&text[..text.len() - 1], PeriodUnit::Years),
            _ => (text, PeriodUnit::Years),
        };
        let number = digits.parse().map_err(|error| refused("period", text, error))?;
        Ok(Period { number, unit })
    }

    /// How many.
    pub const fn number(self) -> i16 {
        self.number
    }

    /// Of what.
    pub const fn unit(self) -> PeriodUnit {
        self.unit
    }
}

impl FromStr for Period {
    type Err = Error;

    fn from_str(text: &str) -> Result<Period, Error> {
        Period::parse(text)
    }
}

/// As it is sent: years are the number alone.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = match self.unit {
            PeriodUnit::Days => "D",
            PeriodUnit::Months => "M",
            PeriodUnit::Years => "",
        };
        write!(f, "{}{letter}", self.number)
    }
}

/// Parameters by their names, besides those that a command has fields for: what registries add
/// (`X-...`), and all of a command whose parameters are not known.
///
/// # Example
/// ```
/// use ispapi_client::vocabulary::Extras;
/// let extras = Extras::default().with("X-PROXY", "1").with("x-pro-pw", "s3cret");
/// assert_eq!(extras.get("X-PRO-PW"), Some("s3cret"));
/// assert!(!format!("{extras:?}").contains("s3cret"));
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Extras(BTreeMap<String, String>);

impl Extras {
    /// With one more; the name is kept in upper case, and a value given before is replaced.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Extras {
        self.0.insert(name.to_ascii_uppercase(), value.into());
        self
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(&name.to_ascii_uppercase()).map(String::as_str)
    }

    /// Names and values, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// With every secret masked.
impl fmt::Debug for Extras {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.iter().map(|(key, value)| (key, redact::shown(key, value))))
            .finish()
    }
}
