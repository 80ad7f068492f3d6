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
    SortOrder "ASC|DESC",
    WebForward "RD|MRD|SELF",
    SuggestionKind "SUGGEST|SEGMENT|PREFIX|SUFFIX",
    NotificationKind
        "DOMAINTRANSFER|CERTIFICATE|TRADEMARK|CLAIMSNOTICE|CONTACTVERIFICATION|OWNERCHANGE",
    NotificationRecipient "OWNER|ADMIN|LOSING|GAINING|BOTH",
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

closed_list! {
names: name;
/// How a list is ordered.
pub enum SortOrder {
    /// The least first.
    Up = "ASC",
    /// The greatest first.
    Down = "DESC",
}
}

closed_list! {
names: name;
/// How CNR forwards a host.
pub enum WebForward {
    /// A browser is sent to the target.
    Redirect = "RD",
    /// It sees the target in a frame under the old address.
    Frame = "MRD",
    /// It sees a page that the registrar keeps.
    Page = "SELF",
}
}

closed_list! {
names: name;
/// What is made of a word that names are wanted like.
pub enum SuggestionKind {
    /// Names of every kind.
    Suggest = "SUGGEST",
    /// The words that it is made of.
    Segment = "SEGMENT",
    /// Names with something before it.
    Prefix = "PREFIX",
    /// Names with something behind it.
    Suffix = "SUFFIX",
}
}

closed_list! {
names: name;
/// What a mail of CNR's is about that is sent once more.
pub enum NotificationKind {
    /// A transfer of a domain.
    DomainTransfer = "DOMAINTRANSFER",
    /// A certificate.
    Certificate = "CERTIFICATE",
    /// A trademark.
    Trademark = "TRADEMARK",
    /// A notice of a claim.
    ClaimsNotice = "CLAIMSNOTICE",
    /// The verification of an address.
    ContactVerification = "CONTACTVERIFICATION",
    /// A change of owner.
    OwnerChange = "OWNERCHANGE",
}
}

closed_list! {
names: name;
/// Who is sent a mail once more.
pub enum NotificationRecipient {
    /// The owner.
    Owner = "OWNER",
    /// The administrator.
    Admin = "ADMIN",
    /// Who gives a domain away.
    Losing = "LOSING",
    /// Who gets it.
    Gaining = "GAINING",
    /// All of them.
    Both = "BOTH",
}
}
