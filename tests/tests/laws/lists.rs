//! When a list that was given name by name is believed.

use backorder_core::droplist::Presence;
use backorder_core::{
    Actor, BackorderId, ClientId, DateList, DateSource, Dates, DomainName, ListId, Listing, Tld,
    TldSet,
};
use backorder_tests::scenario::world::Step;
use chrono::TimeDelta;

use super::history::History;

fn name(text: &str) -> DomainName {
    DomainName::parse(text, &TldSet::first_dot()).unwrap()
}

#[test]
fn absence_counts_where_at_least_half_of_the_names_before_are_there() {
    let dates = Dates::of_drop("2027-01-12T19:00:00Z".parse().unwrap());
    for (names, before, expected) in [
        (1, 0, Presence::Unknown),
        (1, 2, Presence::Absent),
        (1, 3, Presence::Unknown),
        (2, 4, Presence::Absent),
        (2, 5, Presence::Unknown),
        (300, 600, Presence::Absent),
    ] {
        let listed = (0..names).map(|number| (name(&format!("a{number}.com")), dates));
        let mut list = DateList::new(ListId(7), listed);
        list.cover(Tld::parse("com").unwrap(), before).unwrap();
        assert_eq!(list.presence(&name("gone.com")), expected, "{names} after {before}");
    }
    assert_eq!(ListId(7).to_string(), "7");
}

/// What a client who leaves waited for is placed with the dates as they were known: from a list, so
/// that their absence from later ones counts, or by an admin, so that it does not.
#[test]
fn who_said_the_dates_goes_with_them_to_another_client() {
    for source in [
        DateSource::Droplist(ListId(4)),
        DateSource::Admin { pinned: true },
        DateSource::Admin { pinned: false },
    ] {
        let mut history = History::new();
        let world = &history.world;
        let dates = Dates::of_drop(world.now + TimeDelta::days(9));
        let redated = Step::Redate(BackorderId(1), Listing { dates, source });
        history.act(&redated).unwrap();
        history.act(&Step::Delete(BackorderId(2), Actor::Admin)).unwrap();
        let wanted = history.world.engine.moving(&history.world.book, ClientId(1));
        assert_eq!(wanted, [BackorderId(1)]);
        history.act(&Step::PlaceFor(BackorderId(1), BackorderId(3), ClientId(2))).unwrap();
        let waiting = |id| {
            let placed = history.world.book.latest_for(ClientId(id), &name("a.com")).unwrap();
            let waiting = &placed.present.waiting;
            let list = waiting.last_list.filter(|_| waiting.listed);
            (placed.present.dates, waiting.listed, list, waiting.pinned)
        };
        assert_eq!(waiting(2), waiting(1), "{source:?}");
    }
}
