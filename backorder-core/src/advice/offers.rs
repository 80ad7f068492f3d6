//! The droplist as one client sees it: rows with their prices and the client's own backorders.
//!
//! The list itself knows neither. What is joined here is a page, after the search; what restricts
//! the search, the TLDs with a price ([`PriceList::tlds`]) and the names of one's own backorders
//! ([`OwnBackorders::names`]), goes into the [`Query`](crate::droplist::Query) before it.

use std::collections::BTreeMap;

use crate::book::Book;
use crate::droplist::{DroplistRow, SearchPage};
use crate::record::backorder::Backorder;
use crate::rules::lifecycle::Status;
use crate::rules::price::{BackorderKind, PriceList, lite_offered};
use crate::values::id::ClientId;
use crate::values::money::{Currency, Money};
use crate::values::name::{DomainName, HasTld};

/// A row of the droplist for one client.
///
/// # Example
/// ```
/// use backorder_core::droplist::{Droplist, Import, Limits, Query};
/// use backorder_core::{Offer, OwnBackorders};
/// use backorder_core::{Book, ClientId, Currency, BackorderKind, Money, PriceList, Tld};
/// let now = "2027-01-10T00:01:00Z".parse().unwrap();
/// let mut import = Import::new(now, Limits::default());
/// import.feed(b"shop.com;2027-01-12 19:00:07\nshop.de;2027-01-11 10:00:00\n")?;
/// let image = import.finish(None)?;
/// let list = Droplist::open(&image)?;
///
/// let eur = Currency::parse("EUR")?;
/// let mut prices = PriceList::new();
/// prices.insert(Tld::parse("com")?, eur, BackorderKind::Full, Money::parse("59.00", eur)?)?;
/// let page = Query::default().compile()?.page(&list);
/// let book = Book::new();
/// let offers = Offer::of_page(&page, &prices, eur, &OwnBackorders::of(&book, ClientId(7)));
/// assert_eq!((offers[0].row.tld(), offers[0].full), ("de", None));
/// assert_eq!(offers[1].full.unwrap().to_decimal(), "59.00");
/// assert!(offers[1].backorder.is_none());
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Offer<'l, 'b> {
    /// What the list says.
    pub row: DroplistRow<'l>,
    /// The price of a FULL backorder in the client's currency, if there is one.
    pub full: Option<Money>,
    /// The price of a LITE backorder, where the registrar offers LITE and there is a price.
    pub lite: Option<Money>,
    /// The client's own backorder for the name: the open one, else the latest that is not deleted.
    pub backorder: Option<&'b Backorder>,
}

impl<'l, 'b> Offer<'l, 'b> {
    /// Joins one row.
    pub fn of(
        row: DroplistRow<'l>,
        prices: &PriceList,
        currency: Currency,
        own: &OwnBackorders<'b>,
    ) -> Offer<'l, 'b> {
        let (full, lite) = offered(&row, prices, currency);
        // A row of a damaged image that is no name is nobody's.
        let name = if own.records.is_empty() { None } else { row.domain().ok() };
        Offer { row, full, lite, backorder: name.and_then(|name| own.get(&name)) }
    }

    /// Joins the rows of a page, in their order.
    pub fn of_page(
        page: &SearchPage<'l>,
        prices: &PriceList,
        currency: Currency,
        own: &OwnBackorders<'b>,
    ) -> Vec<Offer<'l, 'b>> {
        page.rows.iter().map(|row| Offer::of(*row, prices, currency, own)).collect()
    }
}

/// The prices of FULL and of LITE below a TLD, where they are offered.
pub fn offered(
    of: &impl HasTld,
    prices: &PriceList,
    currency: Currency,
) -> (Option<Money>, Option<Money>) {
    let lite = prices.price(of, currency, BackorderKind::Lite).filter(|_| lite_offered(of));
    (prices.price(of, currency, BackorderKind::Full), lite)
}

/// The backorders of one client, one for each name.
#[derive(Debug, Clone, Default)]
pub struct OwnBackorders<'b> {
    records: BTreeMap<&'b DomainName, &'b Backorder>,
}

impl<'b> OwnBackorders<'b> {
    /// The backorders of a client in a book.
    pub fn of(book: &'b Book, client: ClientId) -> OwnBackorders<'b> {
        book.of_client(client).collect()
    }

    /// The one for a name: the open one, else the latest that is not deleted.
    pub fn get(&self, name: &DomainName) -> Option<&'b Backorder> {
        self.records.get(name).copied()
    }

    /// The names whose backorder is in one of `statuses`, or any when there are none: for
    /// [`Query::names`](crate::droplist::Query::names).
    pub fn names(&self, statuses: &[Status]) -> Vec<DomainName> {
        let wanted =
            |record: &&Backorder| statuses.is_empty() || statuses.contains(&record.present.status);
        self.records
            .values()
            .filter(|record| wanted(record))
            .map(|record| record.name.clone())
            .collect()
    }
}

impl<'b> FromIterator<&'b Backorder> for OwnBackorders<'b> {
    /// Of records of one client, however they come.
    fn from_iter<I: IntoIterator<Item = &'b Backorder>>(records: I) -> OwnBackorders<'b> {
        let mut own = OwnBackorders::default();
        let rank = |record: &Backorder| (record.is_open(), record.present.placed_at, record.id);
        for record in records.into_iter().filter(|record| record.deleted_at.is_none()) {
            let kept = own.records.entry(&record.name).or_insert(record);
            if rank(record) > rank(kept) {
                *kept = record;
            }
        }
        own
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;
    use crate::droplist::{Droplist, Import, Limits, Query};
    use crate::engine::{Actor, DateSource, Engine, Listing, Placement};
    use crate::rules::drop_rules::DropRules;
    use crate::rules::policy::Policy;
    use crate::rules::schedule::Dates;
    use crate::values::id::BackorderId;
    use crate::values::name::{Tld, TldSet};

    const CLIENT: ClientId = ClientId(7);

    fn at(text: &str) -> DateTime<Utc> {
        crate::values::time::parse_utc(text).unwrap().unwrap()
    }

    fn now() -> DateTime<Utc> {
        at("2027-01-10 00:01:00")
    }

    fn name(text: &str) -> DomainName {
        DomainName::parse(text, &TldSet::first_dot()).unwrap()
    }

    fn eur() -> Currency {
        Currency::parse("EUR").unwrap()
    }

    fn prices() -> PriceList {
        let mut prices = PriceList::new();
        for (tld, kind, minor) in [
            ("com", BackorderKind::Full, 5900),
            ("com", BackorderKind::Lite, 900),
            ("de", BackorderKind::Full, 3000),
            ("de", BackorderKind::Lite, 800),
            ("net", BackorderKind::Full, 0),
        ] {
            let (tld, price) = (Tld::parse(tld).unwrap(), Money::of_minor(minor, eur()));
            prices.insert(tld, eur(), kind, price).unwrap();
        }
        prices
    }

    fn image() -> Vec<u8> {
        let mut import = Import::new(now(), Limits::default());
        for name in ["car.com", "car.de", "car.net", "shop.com", "shop.de"] {
            import.push(name, at("2027-03-01 19:00:00"), 0).unwrap();
        }
        import.finish(None).unwrap()
    }

    /// Client 7 wants car.com and has given shop.com up; client 8 wants shop.de.
    fn book() -> Book {
        let engine = Engine::new(Policy::default(), prices(), DropRules::builtin()).unwrap();
        let mut book = Book::new();
        for client in [CLIENT, ClientId(8)] {
            let (credit, unpaid) = (Money::of_minor(100_000, eur()), Money::zero(eur()));
            let reading = book.begin_reading(client, now()).read(credit, unpaid);
            engine.set_account(&mut book, reading, now()).unwrap();
        }
        for (id, client, of) in
            [(1, CLIENT, "car.com"), (2, CLIENT, "shop.com"), (3, ClientId(8), "shop.de")]
        {
            let dates = Dates::of_drop(at("2027-03-01 19:00:00"));
            let listing = Some(Listing { dates, source: DateSource::Admin { pinned: false } });
            let (id, name) = (BackorderId(id), name(of));
            let order = Placement { id, client, name, kind: BackorderKind::Full, listing };
            engine.place(&mut book, &order, now()).unwrap();
        }
        engine.delete(&mut book, BackorderId(2), Actor::Client(CLIENT), now()).unwrap();
        book
    }

    #[test]
    fn rows_get_the_prices_that_are_offered() {
        let image = image();
        let list = Droplist::open(&image).unwrap();
        let page = Query::default().compile().unwrap().page(&list);
        let offers = Offer::of_page(&page, &prices(), eur(), &OwnBackorders::default());
        let shown: Vec<_> = offers
            .iter()
            .map(|offer| {
                let minor = |price: Option<Money>| price.map(|price| price.minor());
                (offer.row.name(), minor(offer.full), minor(offer.lite))
            })
            .collect();
        let wanted = [
            ("car.com", Some(5900), Some(900)),
            ("car.de", Some(3000), None), // LITE is not offered below .de
            ("car.net", None, None),      // a price of 0 is none
            ("shop.com", Some(5900), Some(900)),
            ("shop.de", Some(3000), None),
        ];
        assert_eq!(shown, wanted.map(|(name, full, lite)| (name.to_owned(), full, lite)));
        let usd = Currency::parse("USD").unwrap();
        let offers = Offer::of_page(&page, &prices(), usd, &OwnBackorders::default());
        assert!(offers.iter().all(|offer| offer.full.is_none() && offer.lite.is_none()));
    }

    #[test]
    fn rows_get_the_backorders_of_the_client_alone() {
        let (image, book) = (image(), book());
        let list = Droplist::open(&image).unwrap();
        let own = OwnBackorders::of(&book, CLIENT);
        let page = Query::default().compile().unwrap().page(&list);
        let offers = Offer::of_page(&page, &prices(), eur(), &own);
        let found: Vec<_> = offers.iter().filter_map(|offer| offer.backorder).collect();
        assert_eq!(found.iter().map(|record| record.id.0).collect::<Vec<_>>(), [1]);
        for record in book.iter() {
            let latest = book.latest_for(record.client, &record.name).map(|record| record.id);
            let own = OwnBackorders::of(&book, record.client);
            assert_eq!(own.get(&record.name).map(|record| record.id), latest);
        }
    }

    #[test]
    fn the_search_is_restricted_to_own_names_by_status() {
        let (image, book) = (image(), book());
        let list = Droplist::open(&image).unwrap();
        let own = OwnBackorders::of(&book, CLIENT);
        let search = |statuses: &[Status], word: &str| {
            let query = Query::new().names(own.names(statuses)).contains_all([word]);
            query.compile().unwrap().page(&list).total
        };
        assert_eq!((search(&[], "car"), search(&[], "shop")), (1, 0));
        assert_eq!(search(&[Status::Requested, Status::Active], "car"), 1);
        assert_eq!(search(&[Status::Failed], "car"), 0);
    }

    #[test]
    fn the_open_backorder_goes_before_later_ones_that_ended() {
        let book = book();
        let open = book.get(BackorderId(1)).unwrap().clone();
        let mut ended = open.clone();
        ended.id = BackorderId(9);
        ended.present.status = Status::Failed;
        ended.present.placed_at = open.present.placed_at + chrono::TimeDelta::days(1);
        for records in [[&open, &ended], [&ended, &open]] {
            let own: OwnBackorders<'_> = records.into_iter().collect();
            assert_eq!(own.get(&open.name).map(|record| record.id), Some(open.id));
        }
    }
}
