use proptest::prelude::*;

use super::*;

fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

fn eur(minor: i64) -> Money {
    Money::of_minor(minor, currency("EUR"))
}

fn kind<T: fmt::Debug>(outcome: Result<T, Error>) -> ErrorKind {
    outcome.unwrap_err().kind()
}

#[test]
fn what_is_no_currency() {
    for text in ["", "EU", "EURO", "€", "E R", "123", "ABC", "eü", "\u{0}\u{0}\u{0}"] {
        assert_eq!(kind(Currency::parse(text)), ErrorKind::CurrencyUnknown, "{text:?}");
    }
}

#[test]
fn scales_are_those_of_the_billing_system() {
    for (code, scale) in [("EUR", 2), ("JPY", 2), ("KRW", 2), ("KWD", 3), ("TND", 3), ("BHD", 3)] {
        assert_eq!(currency(code).scale(), scale, "{code}");
    }
    assert_eq!((currency(" usd ").code(), currency("usd").to_string().as_str()), ("USD", "USD"));
    assert_eq!(format!("{:?}", eur(5)), "Money { minor: 5, currency: EUR }");
}

#[test]
fn what_is_no_amount() {
    let cases = [
        "", " ", "-", ".", ".5", "5.", "-.5", "--1", "+1", "1-", "1,00", "1.234,56", "1 000",
        "1e3", "0x1", "NaN", "inf", "€1", "1.0.0", "1.-5", "\u{0661}", "1\u{0}", "- 1",
    ];
    for text in cases {
        assert_eq!(kind(Money::parse(text, currency("EUR"))), ErrorKind::AmountInvalid, "{text:?}");
        assert_eq!(kind(Cost::parse(text, currency("EUR"))), ErrorKind::AmountInvalid, "{text:?}");
    }
}

#[test]
fn decimals_are_never_dropped() {
    for (text, minor) in [("1.230", 123), ("-0.000", 0), ("9.9900", 999), ("7.0000000000", 700)] {
        assert_eq!(Money::parse(text, currency("EUR")).unwrap().minor(), minor, "{text}");
    }
    assert_eq!(Money::parse("1.2340", currency("KWD")).unwrap().minor(), 1234);
    for text in ["1.234", "1.2301", "0.001", "9.99001"] {
        assert_eq!(kind(Money::parse(text, currency("EUR"))), ErrorKind::AmountPrecision, "{text}");
    }
    assert_eq!(Money::parse("1.234", currency("KWD")).unwrap().minor(), 1234);
    assert_eq!(kind(Money::parse("1.2345", currency("KWD"))), ErrorKind::AmountPrecision);
    assert_eq!(Money::parse("1000.5", currency("JPY")).unwrap().to_decimal(), "1000.50");
    let error = Money::parse("1.234", currency("EUR")).unwrap_err();
    assert_eq!(error.to_string(), "\"1.234\" has more than the 2 decimals kept for EUR");
}

#[test]
fn the_range_is_that_of_64_bits() {
    let parse = |text: &str| Money::parse(text, currency("EUR"));
    assert_eq!(parse("92233720368547758.07").unwrap().minor(), i64::MAX);
    assert_eq!(parse("-92233720368547758.08").unwrap().minor(), i64::MIN);
    for text in ["92233720368547758.08", "-92233720368547758.09", &"9".repeat(100)] {
        assert_eq!(kind(parse(text)), ErrorKind::AmountOverflow, "{text}");
    }
    assert_eq!(parse("0000000000000000000000000000000000000000000001.5").unwrap().minor(), 150);
    assert_eq!(eur(i64::MIN).to_decimal(), "-92233720368547758.08");
    assert_eq!(kind(eur(i64::MIN).negated()), ErrorKind::AmountOverflow);
    assert_eq!(
        [eur(i64::MAX), eur(0), eur(-5)].map(|m| m.negated().unwrap().minor()),
        [-i64::MAX, 0, 5]
    );
    assert_eq!(kind(eur(i64::MAX).plus(eur(1))), ErrorKind::AmountOverflow);
    assert_eq!(kind(eur(i64::MIN).minus(eur(1))), ErrorKind::AmountOverflow);
}

#[test]
fn currencies_do_not_mix() {
    let usd = Money::of_minor(1, currency("USD"));
    assert_eq!(kind(eur(1).plus(usd)), ErrorKind::CurrencyMismatch);
    assert_eq!(kind(eur(1).minus(usd)), ErrorKind::CurrencyMismatch);
    assert_eq!(eur(1).partial_cmp(&usd), None);
    assert!(eur(1) != usd && eur(1) < eur(2));
}

#[test]
fn minus_zero_is_zero() {
    let zero = Money::parse("-0.00", currency("EUR")).unwrap();
    assert_eq!((zero, zero.to_decimal().as_str()), (eur(0), "0.00"));
    assert!(zero.is_zero() && !zero.is_negative() && !zero.is_positive());
    assert_eq!(eur(-5).to_string(), "-0.05 EUR");
}

#[test]
fn the_four_formats() {
    let show = |number, minor| {
        let style = MoneyStyle::from_number(number).unwrap();
        MoneyFormat { prefix: "$".into(), suffix: " US".into(), style }.format(eur(minor))
    };
    let all = |minor| [1, 2, 3, 4].map(|number| show(number, minor));
    assert_eq!(all(123_456), ["$1234.56 US", "$1,234.56 US", "$1.234,56 US", "$1,234.56 US"]);
    assert_eq!(all(123_400), ["$1234.00 US", "$1,234.00 US", "$1.234,00 US", "$1,234 US"]);
    assert_eq!(all(-123_400), ["$-1234.00 US", "$-1,234.00 US", "$-1.234,00 US", "$-1,234 US"]);
    assert_eq!(all(5), ["$0.05 US", "$0.05 US", "$0,05 US", "$0.05 US"]);
    assert_eq!(all(0), ["$0.00 US", "$0.00 US", "$0,00 US", "$0 US"]);
    assert_eq!(show(2, 99_999), "$999.99 US");
    assert_eq!(show(2, 100_000), "$1,000.00 US");
    assert_eq!(show(3, i64::MIN), "$-92.233.720.368.547.758,08 US");
    let dinar = Money::of_minor(1_234_500, currency("KWD"));
    let style = MoneyStyle::Short;
    assert_eq!(MoneyFormat { style, ..MoneyFormat::default() }.format(dinar), "1,234.500");
    for number in [0, 5, 255] {
        assert_eq!(kind(MoneyStyle::from_number(number)), ErrorKind::AmountInvalid);
    }
}

#[test]
fn costs_round_up_only_where_they_meet_money() {
    let ceil = |text, code| {
        Cost::parse(text, currency(code)).unwrap().to_money_ceil().unwrap().to_decimal()
    };
    assert_eq!(ceil("9.9000", "USD"), "9.90");
    assert_eq!(ceil("9.9001", "USD"), "9.91");
    assert_eq!(ceil("9.9999", "USD"), "10.00");
    assert_eq!(ceil("-9.9999", "USD"), "-9.99");
    assert_eq!(ceil("9.9001", "KWD"), "9.901");
    assert_eq!(ceil("7", "JPY"), "7.00");
    assert_eq!(kind(Cost::parse("9.90001", currency("USD"))), ErrorKind::AmountPrecision);
    assert_eq!(Cost::parse("9.90000", currency("USD")).unwrap().amount().to_string(), "9.9");
    let huge = Cost::parse("92233720368547758.0701", currency("USD")).unwrap();
    assert_eq!(kind(huge.to_money_ceil()), ErrorKind::AmountOverflow);
    let most = Cost::new(Decimal::MAX, currency("USD")).unwrap();
    assert_eq!(kind(most.to_money_ceil()), ErrorKind::AmountOverflow);
    assert_eq!(kind(most.plus(most)), ErrorKind::AmountOverflow);
    assert_eq!(kind(most.times(2)), ErrorKind::AmountOverflow);
    assert_eq!(
        kind(huge.plus(Cost::parse("1", currency("EUR")).unwrap())),
        ErrorKind::CurrencyMismatch
    );
    assert_eq!(kind(Cost::new(Decimal::new(1, 5), currency("USD"))), ErrorKind::AmountPrecision);
    assert!(Cost::new(Decimal::new(10, 5), currency("USD")).is_ok());
}

#[test]
fn rates_are_above_zero_and_exact() {
    let rate = |text: &str| ExchangeRate::parse(currency("USD"), currency("EUR"), text);
    for text in ["0", "-1", "0.000", "", "one"] {
        assert_eq!(kind(rate(text)), ErrorKind::AmountInvalid, "{text:?}");
    }
    assert_eq!(kind(rate(&"9".repeat(40))), ErrorKind::AmountOverflow);
    assert_eq!(rate("0.92150").unwrap().rate(), Decimal::new(9215, 4));
    let same = ExchangeRate::parse(currency("EUR"), currency("EUR"), "2");
    assert_eq!(kind(same), ErrorKind::AmountInvalid);
    assert_eq!(ExchangeRate::same(currency("EUR")).convert(Decimal::TWO).unwrap(), Decimal::TWO);
    // 31 digits: rust_decimal alone would round here.
    let long = rate("0.9234567890123451").unwrap();
    assert_eq!(kind(long.convert("98765432109876.3".parse().unwrap())), ErrorKind::AmountOverflow);
}

proptest! {
    #[test]
    fn printed_amounts_read_the_same(minor: i64, code in "EUR|JPY|KWD") {
        let money = Money::of_minor(minor, currency(&code));
        prop_assert_eq!(Money::parse(&money.to_decimal(), money.currency()).unwrap(), money);
        prop_assert_eq!(money.amount().to_string(), money.to_decimal());
    }

    #[test]
    fn sums_are_undone_by_differences(a: i64, b: i64) {
        match eur(a).plus(eur(b)) {
            Ok(sum) => prop_assert_eq!(sum.minus(eur(b)).unwrap(), eur(a)),
            Err(_) => prop_assert!(a.checked_add(b).is_none()),
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,30}|-?[0-9]{0,25}(\\.[0-9]{0,6})?") {
        if let Ok(money) = Money::parse(&text, currency("EUR")) {
            let cost = Cost::parse(&text, currency("EUR")).unwrap();
            prop_assert_eq!(cost.to_money_ceil().unwrap(), money);
        }
    }

    #[test]
    fn rounding_up_adds_less_than_one_unit(units in -1_000_000_i64..1_000_000) {
        let cost = Cost::new(Decimal::new(units, 4), currency("EUR")).unwrap();
        let above = cost.to_money_ceil().unwrap().amount() - cost.amount();
        prop_assert!(above >= Decimal::ZERO && above < Decimal::new(1, 2));
    }
}
