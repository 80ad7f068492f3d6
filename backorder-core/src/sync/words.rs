//! The report's words in English and German.

use crate::advice::explain::Language;

use super::change::{Change, ChangeReason, SyncEffect};
use super::entry::EntryCode;
use super::plan_all::RefusedDomainRow;

/// English, German.
pub(super) type Pair = (&'static str, &'static str);

pub(super) fn say(pair: Pair, language: Language) -> &'static str {
    match language {
        Language::English => pair.0,
        Language::German => pair.1,
    }
}

pub(super) const TITLE: Pair = ("Domain synchronization", "Abgleich der Domains");
pub(super) const NOT_APPLIED: Pair =
    ("Only a notice: nothing was changed.", "Nur zur Kenntnis: Es wurde nichts geändert.");
pub(super) const LOOKED_AT: Pair = ("Domains compared", "Verglichene Domains");
pub(super) const CHANGES: Pair = ("Changes", "Änderungen");
pub(super) const ERRORS: Pair = ("Errors", "Fehler");
pub(super) const NOTICES: Pair = ("Notices", "Hinweise");
pub(super) const NOTHING: Pair = ("There is nothing to report.", "Es gibt nichts zu berichten.");
pub(super) const CONTRACT: Pair = (
    "The contract for WHOIS privacy is not signed; these domains wait for it",
    "Der Vertrag über den WHOIS-Schutz ist nicht unterschrieben; auf ihn warten diese Domains",
);
pub(super) const HEADINGS: [Pair; 6] = [
    ("Domain", "Domain"),
    ("Where", "Wo"),
    ("Field", "Feld"),
    ("Old", "Alt"),
    ("New", "Neu"),
    ("Reason", "Grund"),
];
pub(super) const BILLING: Pair = ("billing", "Abrechnung");
pub(super) const REGISTRAR: Pair = ("registrar", "Registrar");
pub(super) const TO_DO: Pair = ("to do", "zu tun");

pub(super) fn field(change: &Change) -> Pair {
    match change {
        Change::Status(..) => ("status", "Status"),
        Change::ExpiryDate(..) => ("expiry date", "Ablaufdatum"),
        Change::NextDueDate(..) => ("next due date", "Fälligkeit"),
        Change::AutoRenew(..) => ("automatic renewal", "automatische Verlängerung"),
        Change::RenewalMode(..) => ("renewal mode", "Verlängerungsmodus"),
        Change::Privacy(..) => ("WHOIS privacy", "WHOIS-Schutz"),
    }
}

pub(super) fn effect(effect: SyncEffect) -> Pair {
    match effect {
        SyncEffect::Renew(_) => ("renew after the transfer", "nach dem Transfer verlängern"),
        SyncEffect::Suspend => ("suspend at the registrar", "beim Registrar sperren"),
        SyncEffect::Unsuspend => ("lift the suspension", "Sperre aufheben"),
    }
}

pub(super) fn reason(reason: ChangeReason) -> Pair {
    match reason {
        ChangeReason::Active => ("active at the registrar", "beim Registrar aktiv"),
        ChangeReason::Lapsed => ("past the registrar's date", "beim Registrar abgelaufen"),
        ChangeReason::Deleted => ("deleted, may be restored", "gelöscht, noch wiederherstellbar"),
        ChangeReason::PendingDelete => ("deleted for good", "endgültig gelöscht"),
        ChangeReason::Requested => ("a request is under way", "ein Auftrag läuft"),
        ChangeReason::Restoring => ("a restore is under way", "eine Wiederherstellung läuft"),
        ChangeReason::NotInAccount => ("not in your account", "nicht in Ihrem Konto"),
        ChangeReason::Prohibited => {
            ("its status forbids to ask", "der Status verbietet die Abfrage")
        }
        ChangeReason::AmongDeleted => ("found among the deleted", "unter den gelöschten gefunden"),
        ChangeReason::TransferredAway => ("at another registrar", "bei einem anderen Registrar"),
        ChangeReason::Gone => ("gone, cannot be restored", "fort, nicht wiederherstellbar"),
        ChangeReason::RegistrarDate => ("the registrar's date", "das Datum des Registrars"),
        ChangeReason::TransferCompleted => ("transfer completed", "Transfer abgeschlossen"),
        ChangeReason::DueEmpty => ("there was none", "es gab keine"),
        ChangeReason::FollowsExpiry => ("follows the expiry date", "folgt dem Ablaufdatum"),
        ChangeReason::BillingLeads => ("as billing has it", "wie in der Abrechnung"),
        ChangeReason::NobodyPays => ("not paid yet", "noch nicht bezahlt"),
        ChangeReason::Cancelled => ("cancelled in billing", "in der Abrechnung gekündigt"),
    }
}

pub(super) fn entry(code: EntryCode) -> Pair {
    match code {
        EntryCode::RequestFailed => {
            ("The domain name request has failed", "Der Auftrag ist fehlgeschlagen")
        }
        EntryCode::OrderFailed => {
            ("The order at the registrar has failed", "Die Bestellung ist fehlgeschlagen")
        }
        EntryCode::NotFound => ("Not found at the registrar", "Beim Registrar nicht gefunden"),
        EntryCode::RegistrarError => {
            ("The registrar could not answer", "Der Registrar konnte nicht antworten")
        }
        EntryCode::NoValidDate => {
            ("The registrar gives no valid date", "Der Registrar nennt kein gültiges Datum")
        }
        EntryCode::EndedButActive => (
            "Ended in billing, active at the registrar",
            "In der Abrechnung beendet, beim Registrar aktiv",
        ),
        EntryCode::OutgoingTransfer => {
            ("An outgoing transfer is under way", "Ein Transfer zu einem anderen läuft")
        }
        EntryCode::UnknownStatus => {
            ("Unknown status at the registrar", "Unbekannter Status beim Registrar")
        }
        EntryCode::DueDateFar => (
            "The due date is far from where it belongs, and was left",
            "Die Fälligkeit liegt weit von ihrem Platz und blieb stehen",
        ),
        EntryCode::NoExpiry => {
            ("Neither due date nor expiry date", "Weder Fälligkeit noch Ablaufdatum")
        }
        EntryCode::UnknownRenewalMode => ("Unknown renewal mode", "Unbekannter Verlängerungsmodus"),
        EntryCode::AlreadyCharged => (
            "The renewal is charged: the mode counts for the next period",
            "Die Verlängerung ist berechnet: Der Modus gilt ab dem nächsten Zeitraum",
        ),
        EntryCode::SetToExpire => (
            "To be renewed by billing, will expire at the registrar",
            "Soll verlängert werden, läuft beim Registrar aber ab",
        ),
        EntryCode::PrivacyNotSupported => {
            ("WHOIS privacy is not offered here", "WHOIS-Schutz gibt es hier nicht")
        }
        EntryCode::PrivacyContractUnsigned => {
            ("The contract for WHOIS privacy is not signed", "Vertrag nicht unterschrieben")
        }
    }
}

pub(super) fn refused(reason: RefusedDomainRow) -> Pair {
    match reason {
        RefusedDomainRow::Unreadable => ("A row cannot be read", "Eine Zeile ist nicht lesbar"),
        RefusedDomainRow::DuplicateId => {
            ("Two rows have the same id", "Zwei Zeilen haben dieselbe Nummer")
        }
        RefusedDomainRow::DuplicateAnswer => {
            ("The registrar answers twice", "Der Registrar antwortet zweimal")
        }
        RefusedDomainRow::NotInBilling => ("Not in billing", "Nicht in der Abrechnung"),
    }
}
