//! The words that some parameters may be, as closed lists.

use backorder_core::closed_list;

use super::{Form, FormValue};

/// Implements the form for lists of words: each is written and read by its names.
macro_rules! words {
    ($($list:ident $words:literal,)+) => {
        $(impl FormValue for $list {
            const FORM: Form = Form::Word($words);

            fn text(&self) -> String {
                self.name().to_owned()
            }

            fn read(text: &str) -> Option<Option<$list>> {
                let known = $list::ALL.into_iter();
                known.into_iter().find(|word| word.name().eq_ignore_ascii_case(text)).map(Some)
            }
        })+

        #[cfg(test)]
        pub(super) const LISTS: &[(&str, &str, &[&str])] = &[$((
            stringify!($list),
            $words,
            &{
                let mut names = [""; $list::ALL.len()];
                let mut place = 0;
                while place < names.len() {
                    names[place] = $list::ALL[place].name();
                    place += 1;
                }
                names
            },
        )),+];
    };
}

words! {
    OrderMode "CREATE|REPLACE|UPDATE",
    UserDepth "SELF|SUBUSER|ALL",
    YesOrNo "YES|NO",
    ZoneStatus "ACTIVE|INACTIVE|HOLD",
    ZoneMode "MASTER|SLAVE",
    DnssecMode "DISABLED|AUTO",
}

closed_list! {
names: name;
/// What to do with a command that costs money: keep it as an order that waits to be carried out.
pub enum OrderMode {
    /// A new order.
    Create = "CREATE",
    /// In place of an order that waits.
    Replace = "REPLACE",
    /// Changes an order that waits.
    Update = "UPDATE",
}
}

closed_list! {
names: name;
/// Whose objects a list has.
pub enum UserDepth {
    /// Our own.
    Own = "SELF",
    /// Those of sub-users.
    SubUser = "SUBUSER",
    /// Both.
    All = "ALL",
}
}

closed_list! {
names: name;
/// A yes or no that is written out.
pub enum YesOrNo {
    /// Yes.
    Yes = "YES",
    /// No.
    No = "NO",
}
}

closed_list! {
names: name;
/// Whether a zone is served.
pub enum ZoneStatus {
    /// It is.
    Active = "ACTIVE",
    /// It is not.
    Inactive = "INACTIVE",
    /// It is kept back.
    Hold = "HOLD",
}
}

closed_list! {
names: name;
/// Where the records of a zone are kept.
pub enum ZoneMode {
    /// Here.
    Master = "MASTER",
    /// At another server, from which they are copied.
    Slave = "SLAVE",
}
}

closed_list! {
names: name;
/// Whether a zone is signed.
pub enum DnssecMode {
    /// It is not.
    Disabled = "DISABLED",
    /// It is, with keys that the registrar makes and changes.
    Auto = "AUTO",
}
}
