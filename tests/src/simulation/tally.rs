//! What happened in a history, counted: a kind of trouble that never came was never tried.

use std::fmt;

macro_rules! tally {
    ($($field:ident $name:literal),* $(,)?) => {
        /// What a history did, when nothing was wrong with it.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each field's words are the text it is shown with")]
        pub struct Tally {
            $(pub $field: u64,)*
        }

        impl Tally {
            /// The sums of two.
            #[must_use]
            pub const fn plus(self, other: Tally) -> Tally {
                Tally { $($field: self.$field + other.$field,)* }
            }

            /// Every count with what it counts.
            pub fn counts(&self) -> Vec<(&'static str, u64)> {
                vec![$(($name, self.$field),)*]
            }
        }
    };
}

tally! {
    cycles "cycles",
    commits "transactions committed",
    effects "effects carried out",
    reports "reports taken in",
    applications "applications at the registrar",
    won "lives that ended with the name",
    lost "lives that ended without it",
    refused "transactions refused because another worker was first",
    behind "cycles with a copy of the rows that was behind",
    overlaps "pairs of workers that ran a cycle at once",
    crashes_before_commit "crashes between deciding and committing",
    crashes_between_commits "crashes between the commits of two clients",
    crashes_after_commit "crashes between committing and carrying out",
    crashes_between_effects "crashes between two effects",
    crashes_in_report "crashes while a report was taken in",
    requests_lost "requests lost",
    replies_lost "replies lost",
    replies_late "replies late by minutes or days",
    domains_doubted "domains shown that cannot be the catch",
    replies_twice "replies that came twice",
    refusals "refusals by registrar or billing",
    missing "applications that the registrar did not find (545)",
    unknown_words "unknown words",
    registrar_ended "applications that the registrar ended or forgot",
    caught_twice "names given to two applications",
    auctions "auctions",
    caught_late "names caught for a backorder that had ended",
    price_changes "price changes",
    drops_moved "drop dates moved by the registry",
    dates_set "drop dates set by an admin",
    imports "complete droplists compared",
    names_lacking "listed names missing from a droplist",
    names_past "listed names with a date of long ago",
    names_cut "listed names missing from a list that may be a part",
    renewed "backorders whose name was renewed by its holder",
    cycles_missed "cycles missed in outages",
    clocks_back "cycles with a clock that was behind",
    clock_changes "nights in which the server's clocks changed",
    drops_in_such_nights "drops in such a night",
    jobs_run "droplist jobs run around such nights",
    jobs_shifted "of them at another hour than planned, by a fixed crontab",
    accounts_unread "accounts that could not be read",
    readings_late "readings told a cycle later",
    readings_overtaken "of them refused, because the account had changed meanwhile",
    currencies_changed "clients whose currency changed",
    short "times that money did not reach",
    cover_lost "holds that were no longer covered at the submission time",
    sent_late "applications sent after the deadline",
    given_up "backorders given up by an admin",
    deleted "records deleted",
    placed_again "lives after the first",
    adopted "backorders adopted from another system",
    adopted_sent "of them with an application at the registrar",
    claims_refused "names that were taken by another backorder",
    invoices_voided "invoices that staff cancelled or deleted",
    placed_at_once "names placed by two requests at once",
    lists_again "droplists compared twice",
    payments_back "payments that billing took back",
    domains_accepted "domains accepted as they are",
    clients_deleted "clients deleted",
    clients_merged "clients merged into another",
    moved "backorders placed for the other client",
    leavings_cut "leavings that were cut off",
    overdue "waits that ended without a word",
    late_for_finished "reports about records that nobody loads any more",
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.counts().iter().map(|(_, count)| count.to_string().len()).max();
        let width = width.unwrap_or(1);
        self.counts().iter().try_for_each(|(what, count)| writeln!(f, "  {count:>width$}  {what}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_sums_of_every_field() {
        let one = Tally { cycles: 1, won: 2, overdue: 5, ..Tally::default() };
        let two = Tally { cycles: 10, won: 20, refused: 3, ..Tally::default() };
        let sum = one.plus(two);
        assert_eq!((sum.cycles, sum.won, sum.refused, sum.overdue), (11, 22, 3, 5));
        assert!(sum.to_string().contains("22  lives that ended with the name"));
    }
}
