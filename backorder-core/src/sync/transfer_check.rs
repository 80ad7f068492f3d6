//! What stands in the way of a transfer to us, before it is ordered and paid.

use chrono::{DateTime, TimeDelta, Utc};

use crate::advice::explain::Language;
use crate::rules::fields::Fields;
use crate::rules::registrar_date::RegistrarDate;
use crate::values::closed::closed_list;
use crate::values::error::Error;
use crate::values::time::TimeZone;

use super::words::{Pair, say};

/// How long a new generic domain stays where it is.
///
/// Source: ICANN, Transfer Policy; the vendor's answers about "serverTransferProhibited".
const NEW_FOR: TimeDelta = TimeDelta::days(60);

closed_list! {
names: as_str;
/// Why a transfer would fail, in the order in which it is checked.
pub enum TransferObstacle {
    /// The domain is in the account already.
    AlreadyHere = "already-here",
    /// A transfer of it is under way.
    UnderWay = "under-way",
    /// It is deleted: it has to be restored where it is first.
    Deleted = "deleted",
    /// It is locked at its present registrar, where the owner can unlock it.
    Locked = "locked",
    /// The registry forbids it, mostly for 60 days after a registration or a transfer.
    RegistryLock = "registry-lock",
    /// It is younger than 60 days.
    TooNew = "too-new",
    /// An authorization code is needed, and none was given.
    AuthMissing = "auth-missing",
    /// The authorization code is wrong.
    AuthWrong = "auth-wrong",
    /// The registrar says that it is not possible, and not why.
    Refused = "refused",
}
}

impl TransferObstacle {
    /// What it is and what helps, for the client who orders.
    pub fn words(self, language: Language) -> &'static str {
        say(words_of(self), language)
    }
}

/// What is known before a transfer: the answer of CheckDomainTransfer, and what was ordered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TransferCheckFacts {
    /// Whether the registrar says that it is possible.
    pub possible: Option<bool>,
    /// The registrar's own words.
    pub description: Option<Box<str>>,
    /// Whether the domain is in the account already.
    pub is_on_account: bool,
    /// Whether it is generic: its policy is ICANN's.
    pub is_generic: bool,
    /// Whether an authorization code was given.
    pub has_auth: bool,
    /// Whether one is needed; not known: needed.
    pub needs_auth: Option<bool>,
    /// Whether the one given is right.
    pub is_auth_valid: Option<bool>,
    /// Whether it is locked at its present registrar.
    pub is_locked: bool,
    /// The registry's words for its state (RFC 5731, RFC 3915).
    pub status: Vec<Box<str>>,
    /// When it was registered.
    pub created_at: Option<DateTime<Utc>>,
}

impl TransferCheckFacts {
    /// Reads `possible`, `description`, `on_account`, `generic`, `auth_given`, `auth_required`,
    /// `auth_valid`, `locked`, `status` (words apart by blanks, commas or lines) and
    /// `created_date` (UTC). Nothing is required.
    ///
    /// # Errors
    /// [`ErrorKind::DomainRowInvalid`](crate::ErrorKind::DomainRowInvalid) naming the field.
    pub fn read(fields: &Fields) -> Result<TransferCheckFacts, Error> {
        let flag = |name: &str| fields.flag(name).map(|said| said.unwrap_or(false));
        let cut = |c: char| c.is_whitespace() || c == ',';
        let words = fields.text("status").unwrap_or_default().split(cut);
        let created = fields.text("created_date");
        let created = created.and_then(|text| RegistrarDate::parse(text, &TimeZone::utc()));
        Ok(TransferCheckFacts {
            possible: fields.flag("possible")?,
            description: fields.text("description").map(Into::into),
            is_on_account: flag("on_account")?,
            is_generic: flag("generic")?,
            has_auth: flag("auth_given")?,
            needs_auth: fields.flag("auth_required")?,
            is_auth_valid: fields.flag("auth_valid")?,
            is_locked: flag("locked")?,
            status: words.filter(|word| !word.is_empty()).map(Into::into).collect(),
            created_at: created.map(RegistrarDate::instant),
        })
    }

    /// What stands in the way, each once, in the order of the list; nothing: it can be ordered.
    ///
    /// What the registrar calls possible is, whatever else is known; what nobody says anything
    /// against counts as possible.
    ///
    /// # Example
    /// ```
    /// use backorder_core::Fields;
    /// use backorder_core::Language;
    /// use backorder_core::sync::{TransferCheckFacts, TransferObstacle};
    /// let facts = Fields::from_iter([("possible", "0"), ("locked", "1"), ("auth_given", "1")]);
    /// let now = "2026-11-27T12:00:00Z".parse().unwrap();
    /// let against = TransferCheckFacts::read(&facts)?.obstacles(now);
    /// assert_eq!(against, [TransferObstacle::Locked]);
    /// assert!(against[0].words(Language::English).contains("unlock"));
    /// # Ok::<(), backorder_core::Error>(())
    /// ```
    pub fn obstacles(&self, now: DateTime<Utc>) -> Vec<TransferObstacle> {
        use TransferObstacle::{AlreadyHere, Refused, UnderWay};
        if self.is_on_account {
            return vec![AlreadyHere];
        }
        if self.possible == Some(true) && self.is_auth_there() {
            return Vec::new();
        }
        let found = TransferObstacle::ALL.into_iter().filter(|obstacle| match obstacle {
            AlreadyHere | Refused => false,
            UnderWay => self.says("pendingTransfer"),
            TransferObstacle::Deleted => {
                self.says("pendingDelete") || self.says("redemptionPeriod")
            }
            TransferObstacle::Locked => self.is_locked || self.says("clientTransferProhibited"),
            TransferObstacle::RegistryLock => self.says("serverTransferProhibited"),
            TransferObstacle::TooNew => {
                self.is_generic && self.created_at.is_some_and(|at| now - at < NEW_FOR)
            }
            TransferObstacle::AuthMissing => !self.is_auth_there(),
            TransferObstacle::AuthWrong => self.has_auth && self.is_auth_valid == Some(false),
        });
        let mut found: Vec<TransferObstacle> = found.collect();
        if found.is_empty() && self.possible == Some(false) {
            found.push(Refused);
        }
        found
    }

    /// A code is there, or none is needed.
    fn is_auth_there(&self) -> bool {
        self.has_auth || self.needs_auth == Some(false)
    }

    fn says(&self, word: &str) -> bool {
        self.status.iter().any(|said| said.eq_ignore_ascii_case(word))
    }
}

fn words_of(obstacle: TransferObstacle) -> Pair {
    match obstacle {
        TransferObstacle::AlreadyHere => {
            ("The domain is here already.", "Die Domain ist bereits hier.")
        }
        TransferObstacle::UnderWay => {
            ("A transfer of it is under way.", "Es läuft bereits ein Transfer.")
        }
        TransferObstacle::Deleted => (
            "It is deleted: have it restored at its present registrar first.",
            "Sie ist gelöscht: Lassen Sie sie zuerst beim jetzigen Registrar wiederherstellen.",
        ),
        TransferObstacle::Locked => (
            "It is locked: unlock it at its present registrar.",
            "Sie ist gesperrt: Heben Sie die Sperre beim jetzigen Registrar auf.",
        ),
        TransferObstacle::RegistryLock => (
            "The registry forbids transfers, mostly for 60 days after a registration or transfer.",
            "Die Registrierungsstelle verbietet Transfers, meist 60 Tage lang nach einer \
             Registrierung oder einem Transfer.",
        ),
        TransferObstacle::TooNew => (
            "It was registered less than 60 days ago.",
            "Sie wurde vor weniger als 60 Tagen registriert.",
        ),
        TransferObstacle::AuthMissing => (
            "The authorization code is missing; its present registrar gives it to the owner.",
            "Der Autorisierungscode fehlt; der jetzige Registrar gibt ihn dem Inhaber.",
        ),
        TransferObstacle::AuthWrong => {
            ("The authorization code is wrong.", "Der Autorisierungscode ist falsch.")
        }
        TransferObstacle::Refused => (
            "The registrar says that it cannot be transferred now.",
            "Der Registrar sagt, dass sie jetzt nicht umziehen kann.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn against(values: &[(&str, &str)]) -> Vec<TransferObstacle> {
        let facts = TransferCheckFacts::read(&Fields::from_iter(values.iter().copied()));
        facts.unwrap().obstacles("2026-11-27T12:00:00Z".parse().unwrap())
    }

    #[test]
    fn every_obstacle_is_named_and_nothing_else() {
        use TransferObstacle::*;
        let auth = ("auth_given", "1");
        assert_eq!(against(&[auth]), [], "nobody says anything against it");
        assert_eq!(against(&[("possible", "1"), auth]), []);
        assert_eq!(against(&[("on_account", "1"), ("locked", "1")]), [AlreadyHere]);
        assert_eq!(against(&[("status", "pendingTransfer"), auth]), [UnderWay]);
        assert_eq!(against(&[("status", "redemptionPeriod"), auth]), [Deleted]);
        assert_eq!(against(&[("status", "ok,clienttransferprohibited"), auth]), [Locked]);
        assert_eq!(against(&[("locked", "1")]), [Locked, AuthMissing]);
        assert_eq!(against(&[("status", "serverTransferProhibited"), auth]), [RegistryLock]);
        assert_eq!(against(&[("auth_valid", "0"), auth]), [AuthWrong]);
        assert_eq!(against(&[("possible", "0"), auth]), [Refused]);
        assert_eq!(against(&[("possible", "1")]), [AuthMissing], "possible with a code");
        assert_eq!(against(&[("auth_required", "0")]), []);
    }

    #[test]
    fn a_new_generic_domain_waits_sixty_days_to_the_second() {
        let young = |created: &str, generic: &str| {
            against(&[("auth_given", "1"), ("generic", generic), ("created_date", created)])
        };
        assert_eq!(young("2026-09-28 12:00:01", "1"), [TransferObstacle::TooNew]);
        assert_eq!(young("2026-09-28 12:00:00", "1"), []);
        assert_eq!(young("2026-11-26 00:00:00", "0"), [], "a country's registry has its own rules");
        assert_eq!(young("0000-00-00", "1"), []);
    }

    #[test]
    fn every_reason_has_words_in_both_languages() {
        for obstacle in TransferObstacle::ALL {
            let [english, german] = Language::ALL.map(|language| obstacle.words(language));
            assert!(english != german && !english.is_empty() && !german.is_empty());
        }
    }
}
