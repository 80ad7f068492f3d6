//! The forms of values: what is sent comes back as it was, what is answered is read as its form,
//! and what does not fit spoils nothing beside it.

use chrono::{DateTime, Utc};
use ispapi_client::vocabulary::{self, Cell, ColumnFacts, CommandFacts, Form, ParameterFacts};
use ispapi_client::{Command, Connection, Platform, Response, ResponseBuilder, System, Value};
use proptest::prelude::*;
use proptest::sample::select;
use secrecy::ExposeSecret;

fn instant() -> impl Strategy<Value = String> {
    (0_i64..253_402_300_799).prop_map(|seconds| {
        let at: DateTime<Utc> = DateTime::from_timestamp(seconds, 0).expect("in range");
        at.format("%Y-%m-%d %H:%M:%S").to_string()
    })
}

/// A value that fits a form.
fn fitting(form: &Form) -> BoxedStrategy<String> {
    let words = |words: &'static str| select(words.split('|').collect::<Vec<_>>());
    match form {
        Form::Number => any::<i64>().prop_map(|number| number.to_string()).boxed(),
        Form::Flag => words("0|1").prop_map(str::to_owned).boxed(),
        Form::Instant => instant().boxed(),
        Form::Day => instant().prop_map(|text| text[..10].to_owned()).boxed(),
        Form::Period => "-?[0-9]{1,3}[YMDymd]?".boxed(),
        Form::Amount => "[0-9]{1,9}(\\.[0-9]{1,4})?".boxed(),
        Form::Decimal => "-?[0-9]{1,9}(\\.[0-9]{1,4})?".boxed(),
        Form::Currency => "[A-Z]{3}".boxed(),
        Form::Country => "[A-Z]{2}".boxed(),
        Form::Address => prop_oneof![
            any::<std::net::Ipv4Addr>().prop_map(|address| address.to_string()),
            any::<std::net::Ipv6Addr>().prop_map(|address| address.to_string()),
        ]
        .boxed(),
        Form::Email => "[a-z]{1,8}@[a-z]{1,8}\\.com".boxed(),
        Form::Word(all) => words(all).prop_map(str::to_owned).boxed(),
        Form::Domain => "[a-z]([a-z0-9]{0,8}[a-z0-9])?\\.(com|net|co\\.uk)".boxed(),
        Form::Host => "ns[1-9]\\.[a-z]{1,8}\\.com".boxed(),
        Form::Contact => "P-[A-Z]{3}[0-9]{1,6}".boxed(),
        // What a line can hold: no control characters, no blanks at its ends.
        _ => "[\\PC&&[^\\s]]([\\PC&&[^\u{2028}\u{2029}]]{0,18}[\\PC&&[^\\s]])?".boxed(),
    }
}

fn known() -> Vec<(&'static CommandFacts, Platform)> {
    let on = |facts| Platform::ALL.map(move |platform| (facts, platform));
    let all = vocabulary::all().iter().flat_map(on);
    all.filter(|(facts, platform)| facts.name_on(*platform).is_some() && !facts.is_open).collect()
}

/// A command with every parameter that it has there.
fn full(facts: &'static CommandFacts, platform: Platform) -> BoxedStrategy<Command> {
    let here = |known: &&ParameterFacts| known.platform.is_none_or(|only| only == platform);
    let parameters: Vec<&ParameterFacts> = facts.parameters.iter().filter(here).collect();
    let values: Vec<BoxedStrategy<Vec<String>>> = parameters
        .iter()
        .map(|known| {
            let most = if known.is_list { 3 } else { 1 };
            // What names a domain is converted, whatever its form.
            let names = ["DOMAIN", "NAMESERVER", "DNSZONE", "OBJECTID"];
            let form = if names.contains(&known.key) { &Form::Domain } else { &known.form };
            proptest::collection::vec(fitting(form), 1..=most).boxed()
        })
        .collect();
    values
        .prop_map(move |values| {
            let name = facts.name_on(platform).expect("there");
            parameters.iter().zip(values).fold(Command::new(name), |command, (known, values)| {
                match known.is_list {
                    true => command.with(known.key, Value::from(values)),
                    false => command.with(known.key, values[0].as_str()),
                }
            })
        })
        .boxed()
}

fn any_command() -> impl Strategy<Value = (&'static CommandFacts, Platform, Command)> {
    select(known()).prop_flat_map(|(facts, platform)| {
        full(facts, platform).prop_map(move |command| (facts, platform, command))
    })
}

/// A form field as a server decodes it.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [rest.next().expect("a digit"), rest.next().expect("a digit")];
                let digits = std::str::from_utf8(&digits).expect("ASCII");
                u8::from_str_radix(digits, 16).expect("hexadecimal")
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).expect("UTF-8")
}

fn any_columns() -> impl Strategy<Value = (&'static CommandFacts, Vec<(usize, String)>)> {
    let with_columns: Vec<&CommandFacts> =
        vocabulary::all().iter().filter(|facts| !facts.columns.is_empty()).collect();
    select(with_columns).prop_flat_map(|facts| {
        let values: Vec<BoxedStrategy<(usize, String)>> = facts
            .columns
            .iter()
            .enumerate()
            .map(|(place, column)| {
                fitting(&column.form).prop_map(move |text| (place, text)).boxed()
            })
            .collect();
        values.prop_map(move |values| (facts, values))
    })
}

fn answer<'v>(columns: impl Iterator<Item = (&'v ColumnFacts, &'v str)>) -> Response {
    let builder = ResponseBuilder::new(200, "ok");
    let builder = columns.fold(builder, |builder, (column, text)| builder.with(column.name, text));
    Response::from_vec(builder.encode().into_bytes())
}

/// What a text is as a cell of its form, by another way than the reading's own.
fn expected(form: &Form, text: &str) -> Cell {
    let ten_thousandths = |text: &str| -> i64 {
        let (sign, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let whole: i64 = whole.parse().expect("a number");
        let part: i64 = format!("{part:0<4}").parse().expect("a number");
        sign * (whole * 10_000 + part)
    };
    match form {
        Form::Number => Cell::Number(text.parse().expect("a number")),
        Form::Flag => Cell::Flag(text == "1"),
        Form::Instant => {
            Cell::Instant(Some(format!("{}Z", text.replace(' ', "T")).parse().expect("an instant")))
        }
        Form::Day => Cell::Day(text.parse().expect("a day")),
        Form::Amount | Form::Decimal => Cell::Decimal(ten_thousandths(text)),
        Form::Secret => Cell::Secret(text.to_owned()),
        _ => Cell::Text(text.to_owned()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_fits_passes_and_reaches_the_registrar_as_it_is(
        (facts, platform, command) in any_command()
    ) {
        prop_assert_eq!(facts.check(&command, platform), Ok(()), "{:?}", command);
        let connection = Connection::new(platform, System::Ote).with_login("u").with_password("p");
        let sent = connection.form(&command).expect("encodes").encode();
        let fields = sent.expose_secret().split('&').filter_map(|pair| pair.split_once('='));
        let mut lines: Vec<String> = Vec::new();
        for (key, value) in fields {
            if decoded(key).eq_ignore_ascii_case("s_command") {
                lines.extend(decoded(value).lines().map(str::to_owned));
            }
        }
        let text = command.text(platform).expect("encodes");
        let expected: Vec<&str> = text.lines().collect();
        prop_assert_eq!(&lines, &expected);
        // And back into the command that says the same.
        let pairs = text.lines().filter_map(|line| line.split_once('='));
        let again = Command::from_pairs(pairs).expect("reads");
        prop_assert_eq!(facts.check(&again, platform), Ok(()));
        prop_assert_eq!(again.text(platform), Ok(text.clone()));
    }

    #[test]
    fn an_answer_is_read_by_its_forms((facts, values) in any_columns()) {
        let columns = values.iter().map(|(place, text)| (&facts.columns[*place], text.as_str()));
        let read = facts.read(&answer(columns.clone()));
        prop_assert_eq!(read.odd(), &[][..]);
        for (column, text) in columns {
            prop_assert_eq!(read.cell(column.name, 0), Some(&expected(&column.form, text)));
        }
    }

    #[test]
    fn an_odd_value_is_told_apart_and_the_rest_is_read(
        (facts, values) in any_columns(),
        odd in "[a-z]{4,12} [a-z]{1,4}",
        chosen in any::<prop::sample::Index>(),
    ) {
        let chosen = chosen.index(values.len());
        let column = &facts.columns[values[chosen].0];
        let texts = values.iter().map(|(place, text)| match *place == values[chosen].0 {
            true => (&facts.columns[*place], odd.as_str()),
            false => (&facts.columns[*place], text.as_str()),
        });
        let read = facts.read(&answer(texts.clone()));
        let is_free = matches!(
            column.form,
            Form::Text
                | Form::Secret
                | Form::Pattern
                | Form::Contact
                | Form::Domain
                | Form::Host
                | Form::Word(_)
        );
        let subjects: Vec<&str> = read.odd().iter().map(|error| error.subject()).collect();
        let expected_odd = if is_free { vec![] } else { vec![column.name] };
        prop_assert_eq!(subjects, expected_odd);
        for (other, text) in texts.filter(|(other, _)| other.name != column.name) {
            prop_assert_eq!(read.cell(other.name, 0), Some(&expected(&other.form, text)));
        }
    }
}
