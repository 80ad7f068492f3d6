use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::rules::policy::Policy;
use crate::rules::tax::{Charge, ShownPrice, Tax};
use crate::values::money::{Cost, ExchangeRate};

fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

fn tld(text: &str) -> Tld {
    Tld::parse(text).unwrap()
}

fn list(prices: &[(&str, &str, BackorderKind, i64)]) -> PriceList {
    let mut list = PriceList::new();
    for &(name, code, kind, minor) in prices {
        let price = Money::of_minor(minor, currency(code));
        list.insert(tld(name), currency(code), kind, price).unwrap();
    }
    list
}

fn kind<T: std::fmt::Debug>(outcome: Result<T, Error>) -> ErrorKind {
    outcome.unwrap_err().kind()
}

#[test]
fn refused_prices_change_nothing() {
    let mut prices = list(&[("com", "EUR", BackorderKind::Full, 100)]);
    let before = prices.clone();
    let (eur, usd) = (currency("EUR"), currency("USD"));
    let mut insert = |name, code, minor, of| {
        kind(prices.insert(tld(name), code, BackorderKind::Full, Money::of_minor(minor, of)))
    };
    assert_eq!(insert("net", eur, -1, eur), ErrorKind::PriceNegative);
    assert_eq!(insert("net", eur, 1, usd), ErrorKind::CurrencyMismatch);
    assert_eq!(insert("com", eur, 100, eur), ErrorKind::PriceDuplicate);
    assert_eq!(insert(".COM", eur, 0, eur), ErrorKind::PriceDuplicate);
    assert_eq!(prices, before);
    assert_eq!(prices.fingerprint(), before.fingerprint());
}

#[test]
fn missing_and_zero_are_no_price() {
    let prices = list(&[
        ("com", "EUR", BackorderKind::Full, 5900),
        ("com", "EUR", BackorderKind::Lite, 0),
        ("net", "EUR", BackorderKind::Full, 0),
        ("co.uk", "EUR", BackorderKind::Full, 1),
    ]);
    let price = |name, code, kind| prices.price(&tld(name), currency(code), kind).map(Money::minor);
    for name in ["com", ".com", "COM"] {
        assert_eq!(price(name, "EUR", BackorderKind::Full), Some(5900), "{name}");
    }
    assert_eq!(price("co.uk", "EUR", BackorderKind::Full), Some(1));
    for (name, code, kind) in [
        ("com", "EUR", BackorderKind::Lite),
        ("com", "USD", BackorderKind::Full),
        ("net", "EUR", BackorderKind::Full),
        ("uk", "EUR", BackorderKind::Full),
    ] {
        assert_eq!(price(name, code, kind), None, "{name} {code} {kind}");
    }
    assert!(prices.tlds().iter().map(Tld::as_str).eq(["co.uk", "com"]));
    assert_eq!(prices.iter().count(), 4);
}

/// Stores keep this number beside what they made of the prices.
#[test]
fn the_fingerprint_is_the_same_on_every_machine() {
    let prices = [("com", "EUR", BackorderKind::Full, 5900), ("рф", "USD", BackorderKind::Lite, 1)];
    assert_eq!(list(&prices).fingerprint(), 4_718_327_218_243_917_547);
    assert_eq!(PriceList::new().fingerprint(), 3_244_421_341_483_603_138);
}

#[test]
fn kinds() {
    assert_eq!(BackorderKind::parse(" lite ").unwrap(), BackorderKind::Lite);
    assert_eq!(BackorderKind::parse("FULL").unwrap().to_string(), "FULL");
    for text in ["", "FUL", "1", "FULL LITE"] {
        assert_eq!(kind(BackorderKind::parse(text)), ErrorKind::KindUnknown);
    }
    assert!(LITE_TLDS.is_sorted());
    let offered = |text: &str| lite_offered(&tld(text));
    assert_eq!(["com", "net", "org", "biz", ".COM"].map(offered), [true; 5]);
    assert_eq!(["info", "co", "de", "co.com"].map(offered), [false; 4]);
}

#[test]
fn the_fingerprint_is_fixed_and_sees_every_field() {
    let base = ("com", "EUR", BackorderKind::Full, 100);
    let others = [
        ("net", "EUR", BackorderKind::Full, 100),
        ("com", "USD", BackorderKind::Full, 100),
        ("com", "EUR", BackorderKind::Lite, 100),
        ("com", "EUR", BackorderKind::Full, 101),
    ];
    let print = |price| list(&[price]).fingerprint();
    assert!(others.iter().all(|other| print(*other) != print(base)));
    assert_ne!(PriceList::new().fingerprint(), print(base));
    // Stored beside decisions: a change of this number is a change of a stored format.
    assert_eq!(print(base), 1_732_465_463_916_640_711);
}

#[test]
fn margins_are_exact_and_may_be_negative() {
    let (usd, eur) = (currency("USD"), currency("EUR"));
    let cost = |text| Cost::parse(text, usd).unwrap();
    let rate = ExchangeRate::parse(usd, eur, "0.92153").unwrap();
    let charged = Charge::untaxed(Money::parse("20.00", eur).unwrap());
    let margin = |text| Margin::of(charged, cost(text), rate).unwrap();
    assert_eq!(margin("9.8765").amount().to_string(), "10.898508955");
    assert_eq!(margin("30").amount().to_string(), "-7.6459");
    let period = Margin::zero(eur).plus(margin("9.8765")).unwrap().plus(margin("30")).unwrap();
    assert_eq!((period.amount().to_string().as_str(), period.currency()), ("3.252608955", eur));
    let backwards = ExchangeRate::parse(eur, usd, "1.1").unwrap();
    assert_eq!(kind(Margin::of(charged, cost("1"), backwards)), ErrorKind::CurrencyMismatch);
    let wrong_target = ExchangeRate::same(usd);
    assert_eq!(kind(Margin::of(charged, cost("1"), wrong_target)), ErrorKind::CurrencyMismatch);
    assert_eq!(kind(period.plus(Margin::zero(usd))), ErrorKind::CurrencyMismatch);
}

#[test]
fn a_margin_is_made_of_the_net_amount() {
    let (usd, eur) = (currency("USD"), currency("EUR"));
    let (cost, rate) =
        (Cost::parse("10", usd).unwrap(), ExchangeRate::parse(usd, eur, "1").unwrap());
    let margin = |tax: &str| {
        let price = Money::parse("20.00", eur).unwrap();
        let charge = tax.parse::<Tax>().unwrap().charge(price).unwrap();
        Margin::of(charge, cost, rate).unwrap().amount().to_string()
    };
    assert_eq!(["none", "19", "5*9.975", "incl 19"].map(margin), ["10", "10", "10", "6.81"]);
}

/// The three amounts of a price of 20.00, as `policy` shows them.
fn shown(policy: &Policy, tax: &str) -> [Option<i64>; 3] {
    let prices = list(&[("com", "EUR", BackorderKind::Full, 2000)]);
    [ShownPrice::Listed, ShownPrice::Net, ShownPrice::Gross].map(|shown_prices| {
        let policy = Policy { shown_prices, ..policy.clone() };
        let list = prices.shown(&policy, tax.parse().unwrap()).unwrap();
        list.price(&tld("com"), currency("EUR"), BackorderKind::Full).map(Money::minor)
    })
}

#[test]
fn clients_are_shown_the_amount_that_the_policy_says() {
    let policy = Policy::default();
    assert_eq!(policy.shown_prices, ShownPrice::Gross, "what is held and invoiced");
    assert_eq!(shown(&policy, "none"), [Some(2000); 3]);
    assert_eq!(shown(&policy, "19"), [Some(2000), Some(2000), Some(2380)]);
    assert_eq!(shown(&policy, "5*9.975"), [Some(2000), Some(2000), Some(2309)]);
    assert_eq!(shown(&policy, "incl 19"), [Some(2000), Some(1681), Some(2000)]);
    for tax in ["19", "incl 19"] {
        assert_eq!(shown(&Policy::original(), tax), [Some(2000); 3], "the addon knew no tax");
    }
}

#[test]
fn a_shown_list_has_the_same_offers_and_says_what_it_cannot_hold() {
    let price = |minor| list(&[("com", "EUR", BackorderKind::Full, minor)]);
    let of = |minor, tax: &str| price(minor).shown(&Policy::default(), tax.parse().unwrap());
    assert_eq!(of(0, "19").unwrap(), price(0), "not offered stays not offered");
    assert_eq!(kind(of(i64::MAX, "19")), ErrorKind::AmountOverflow);
    assert_eq!(of(i64::MAX, "incl 19").unwrap(), price(i64::MAX));
}

#[test]
fn costs_are_listed_once_and_zero_is_a_cost() {
    let usd = currency("USD");
    let mut costs = CostList::new();
    let cost = |text| Cost::parse(text, usd).unwrap();
    costs.insert(tld("com"), BackorderKind::Full, cost("0")).unwrap();
    assert_eq!(
        kind(costs.insert(tld("com"), BackorderKind::Full, cost("1"))),
        ErrorKind::PriceDuplicate
    );
    assert_eq!(
        kind(costs.insert(tld("net"), BackorderKind::Full, cost("-1"))),
        ErrorKind::PriceNegative
    );
    assert_eq!(costs.cost(&tld("com"), BackorderKind::Full), Some(cost("0")));
    assert_eq!(costs.cost(&tld("com"), BackorderKind::Lite), None);
    assert!(costs.iter().eq([(&tld("com"), BackorderKind::Full, cost("0"))]));
}

#[test]
fn terms_from_one_to_ten_years() {
    let usd = currency("USD");
    let cost = |text| Cost::parse(text, usd).unwrap();
    for years in [0, 11, u32::MAX] {
        assert_eq!(kind(TermPrice::of(cost("1"), cost("1"), years)), ErrorKind::TermInvalid);
    }
    let euro = Cost::parse("1", currency("EUR")).unwrap();
    assert_eq!(kind(TermPrice::of(euro, cost("1"), 1)), ErrorKind::CurrencyMismatch);
    let one = TermPrice::of(cost("2.5"), cost("9.99"), 1).unwrap();
    assert_eq!((one.registrar(), one.difference()), (one.storable(), cost("0")));
    // A discount on the first year: WHMCS would give it ten times.
    let ten = TermPrice::of(cost("-5"), cost("10"), 10).unwrap();
    assert_eq!(
        [ten.registrar(), ten.storable(), ten.difference()],
        [cost("95"), cost("50"), cost("-45")]
    );
}

#[test]
fn only_minus_one_means_not_offered() {
    let fee = |text, code| parse_term_fee(text, currency(code));
    assert_eq!(fee("-1.00", "EUR").unwrap(), None);
    assert_eq!(fee("-1", "JPY").unwrap(), None);
    assert_eq!(fee("-1.000", "KWD").unwrap(), None);
    assert_eq!(fee("12.50", "EUR").unwrap().map(Money::minor), Some(1250));
    for text in ["-0.01", "-1.01", "-2.00"] {
        assert_eq!(kind(fee(text, "EUR")), ErrorKind::PriceNegative, "{text}");
    }
    assert_eq!(kind(fee("", "EUR")), ErrorKind::AmountInvalid);
}

proptest! {
    #[test]
    fn the_order_of_insertion_is_not_seen(
        mut prices in proptest::collection::btree_map("[a-z]{2,4}", 0_i64..10_000, 0..8)
            .prop_map(|map| map.into_iter().collect::<Vec<_>>()).prop_shuffle()
    ) {
        let full = BackorderKind::Full;
        let build = |prices: &[(String, i64)]| {
            let rows: Vec<_> =
                prices.iter().map(|(name, minor)| (&**name, "EUR", full, *minor)).collect();
            list(&rows)
        };
        let shuffled = build(&prices);
        prices.sort();
        let sorted = build(&prices);
        prop_assert_eq!(shuffled.fingerprint(), sorted.fingerprint());
        prop_assert!(shuffled.iter().eq(sorted.iter()));
    }

    #[test]
    fn the_difference_is_the_setup_of_the_later_years(
        setup in -10_000_i64..10_000, annual in 0_i64..1_000_000, years in 1_u32..=10
    ) {
        let usd = currency("USD");
        let cost = |units| Cost::new(Decimal::new(units, 4), usd).unwrap();
        let term = TermPrice::of(cost(setup), cost(annual), years).unwrap();
        prop_assert_eq!(term.difference(), cost(setup * i64::from(years - 1)));
        prop_assert_eq!(term.years(), years);
    }
}
