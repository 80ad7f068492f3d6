//! Arguments that PHP programs have in more than one type: instants, ids, amounts, rows. Reflection
//! shows them as `mixed`; the stubs say what they take, and a refusal names the parameter, the
//! value, and what to pass instead.

use backorder_core::{Error, ErrorKind};
use chrono::{DateTime, Utc};
use ext_php_rs::convert::FromZval;
use ext_php_rs::ffi::{zend_call_known_function, zend_function};
use ext_php_rs::flags::DataType;
use ext_php_rs::types::{ZendHashTable, ZendObject, Zval};
use ext_php_rs::zend::ClassEntry;

use crate::boundary::convert::{Items, instant, type_of};
use crate::boundary::errors::Refused;

macro_rules! argument {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name<'a>(&'a Zval);

        impl<'a> FromZval<'a> for $name<'a> {
            const TYPE: DataType = DataType::Mixed;

            fn from_zval(zval: &'a Zval) -> Option<$name<'a>> {
                let value = zval.dereference();
                // An argument that was left out is null, too.
                if value.is_null() { None } else { Some($name(value)) }
            }
        }
    };
}

argument! {
    /// An instant: UTC seconds, or a `DateTimeInterface`, whose part of a second is left out.
    At
}

argument! {
    /// An id, from 1: an integer or its digits.
    Id
}

argument! {
    /// One row or record: an array, or the `stdClass` that Capsule makes of one.
    OneRow
}

argument! {
    /// An amount: decimal digits as text.
    Amount
}

impl<'a> At<'a> {
    /// One of the values of an array.
    pub fn of(value: &'a Zval) -> At<'a> {
        At(value.dereference())
    }

    pub fn at(self, parameter: &str) -> Result<DateTime<Utc>, Refused> {
        let seconds = self.seconds(parameter)?;
        instant(seconds).map_err(|error| {
            let message = format!("{parameter}: {error}");
            Error::new(ErrorKind::TimeInvalid, parameter, message).into()
        })
    }

    fn seconds(self, parameter: &str) -> Result<i64, Refused> {
        if let Some(seconds) = self.0.long() {
            return Ok(seconds);
        }
        let seconds = self.0.object().filter(|object| is_date(object)).and_then(timestamp);
        seconds.ok_or_else(|| {
            let advice = match self.0.str() {
                Some(_) => "(int) of it, or new DateTimeImmutable() of it",
                None => "UTC seconds or a DateTimeInterface",
            };
            wrong_type(parameter, self.0, advice)
        })
    }
}

impl<'a> Id<'a> {
    /// One of the values of an array.
    pub fn of(value: &'a Zval) -> Id<'a> {
        Id(value.dereference())
    }

    pub fn id(self, parameter: &str) -> Result<u64, Refused> {
        if let Some(number) = self.0.long() {
            let id = u64::try_from(number).ok().filter(|id| *id > 0);
            return id.ok_or_else(|| no_id(parameter, &number.to_string()));
        }
        match self.0.str() {
            Some(text) => digits(text).ok_or_else(|| no_id(parameter, &format!("{text:?}"))),
            None => Err(wrong_type(parameter, self.0, "an int or its digits")),
        }
    }
}

/// An id by its digits, as databases hand it out: no sign, no blanks, no leading zeros. PHP has no
/// numbers beyond those of 63 bits.
pub fn digits(text: &str) -> Option<u64> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    let id: i64 = if is_plain { text.parse().ok()? } else { return None };
    u64::try_from(id).ok()
}

fn no_id(parameter: &str, value: &str) -> Refused {
    let message = format!("{parameter}: {value} is no id within 1 to 2^63 - 1");
    Error::new(ErrorKind::IdInvalid, parameter, message).into()
}

impl<'a> Amount<'a> {
    /// One of the values of a call.
    pub fn of(value: &'a Zval) -> Amount<'a> {
        Amount(value.dereference())
    }

    /// The digits: no blanks, no leading zeros, no sign but `-`.
    pub fn text(self, parameter: &str) -> Result<&'a str, Refused> {
        let Some(text) = self.0.str() else {
            let advice = match self.0.double().is_some() || self.0.long().is_some() {
                true => "its digits as a string, '9.90'; floats are not exact",
                false => "a string of digits, '9.90'",
            };
            return Err(wrong_type(parameter, self.0, advice));
        };
        let number = text.strip_prefix('-').unwrap_or(text);
        let whole = number.split('.').next().unwrap_or_default();
        let blank = text.contains(|c: char| c.is_whitespace());
        if blank || whole.len() > 1 && whole.starts_with('0') {
            let message = format!("{parameter}: {text:?} has blanks or leading zeros");
            return Err(Error::new(ErrorKind::AmountInvalid, parameter, message).into());
        }
        Ok(text)
    }
}

impl<'a> OneRow<'a> {
    pub fn items(self, parameter: &str) -> Result<Items<'a>, Refused> {
        Items::of(self.0).ok_or_else(|| wrong_type(parameter, self.0, "an array or a stdClass"))
    }
}

fn wrong_type(parameter: &str, value: &Zval, advice: &str) -> Refused {
    let shown = value.long().map(|number| number.to_string());
    let shown = shown.or_else(|| value.double().map(|number| number.to_string()));
    let shown = shown.or_else(|| value.str().map(|text| format!("{text:?}")));
    let kind = type_of(value);
    let found = shown.map_or_else(|| kind.clone(), |shown| format!("{shown} ({kind})"));
    Refused::Type(format!("{parameter}: {found}: pass {advice}"))
}

unsafe extern "C" {
    /// Of PHP's extension `date`, which every PHP has.
    fn php_date_get_interface_ce() -> *mut ClassEntry;
    fn php_date_get_date_ce() -> *mut ClassEntry;
    fn php_date_get_immutable_ce() -> *mut ClassEntry;
}

fn is_date(object: &ZendObject) -> bool {
    // SAFETY: the extension is compiled into PHP; its classes live as long as the process.
    unsafe { php_date_get_interface_ce().as_ref() }.is_some_and(|class| object.instance_of(class))
}

/// Its UTC seconds, by the method of PHP's own class: one that a child class has in its place is
/// not called, so that nothing calls back into PHP code.
fn timestamp(object: &ZendObject) -> Option<i64> {
    // SAFETY: as above.
    let classes = unsafe { [php_date_get_immutable_ce(), php_date_get_date_ce()] };
    let class = classes.into_iter().find(|class| {
        // SAFETY: as above.
        unsafe { class.as_ref() }.is_some_and(|class| object.instance_of(class))
    })?;
    // SAFETY: a table of methods holds pointers to functions, and the class lives on.
    let method: *mut zend_function = unsafe {
        let table: &ZendHashTable = &(*class).function_table;
        table.get("gettimestamp")?.ptr::<zend_function>()?
    };
    let mut seconds = Zval::new();
    // SAFETY: a method of PHP's own, without parameters, on an object of its class; it runs no code
    // of PHP programs.
    unsafe {
        zend_call_known_function(
            method,
            std::ptr::from_ref(object).cast_mut(),
            class,
            &raw mut seconds,
            0,
            std::ptr::null_mut(),
            std::ptr::null_mut(),
        );
    }
    seconds.long()
}
