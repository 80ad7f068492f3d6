//! Laws of the encoder: what a server reads is what was given, whatever was given.

use ispapi_client::{Command, Connection, ErrorKind, Platform, System, Value};
use proptest::prelude::*;
use secrecy::ExposeSecret;

/// As a tolerant server does it: the form, then the lines of the command, their keys without
/// white space at the ends and in upper case. A key that is there twice fails.
fn decode(command: &Command, platform: Platform) -> Option<Vec<(String, String)>> {
    let connection = Connection::new(platform, System::Ote).with_login("u&s_user=x\n");
    let form = match connection.form(command) {
        Ok(form) => form,
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::ParameterInvalid);
            return None;
        }
    };
    let body = form.encode();
    let fields: Vec<(String, String)> =
        form_urlencoded::parse(body.expose_secret().as_bytes()).into_owned().collect();
    let names: Vec<&str> = fields.iter().map(|(key, _)| key.as_str()).collect();
    let expected: &[&str] = match platform {
        Platform::Ispapi => &["s_entity", "s_login", "s_command"],
        _ => &["s_login", "s_command"],
    };
    assert_eq!(names, expected);
    let lines = fields.last().expect("a command").1.split('\n');
    let split = |line: &str| {
        let (key, value) = line.split_once('=').expect("KEY=VALUE");
        (key.trim().to_uppercase(), value.to_owned())
    };
    let lines: Vec<(String, String)> = lines.map(split).collect();
    for (place, (key, _)) in lines.iter().enumerate() {
        assert!(!lines[..place].iter().any(|(earlier, _)| earlier == key), "{key} twice");
    }
    Some(lines)
}

/// Without what ends a line.
fn clean(text: &str) -> String {
    text.chars().filter(|c| !['\r', '\n', '\0'].contains(c)).collect()
}

fn platform() -> impl Strategy<Value = Platform> {
    prop_oneof![Just(Platform::Ispapi), Just(Platform::Cnr)]
}

/// Anything, with what could end a line or a field more often than by chance.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        ".{0,6}",
        Just("\r\nCOMMAND=DeleteDomain".to_owned()),
        Just("\0".to_owned()),
        Just("&s_user=x&s_command=".to_owned()),
        Just("=".to_owned()),
        Just("%0A+%".to_owned()),
    ];
    proptest::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

/// A key that servers know, as it is or with what they overlook.
fn key() -> impl Strategy<Value = String> {
    let known = prop_oneof![Just("COMMAND"), Just("DOMAIN"), Just("domain"), Just("DOMA\u{131}N")];
    let around = "[ \t\u{b}\u{a0}\u{2003}]{0,2}";
    (around, known, around).prop_map(|(before, key, after)| format!("{before}{key}{after}"))
}

proptest! {
    #[test]
    fn what_is_encoded_is_decoded(
        name in "[A-Za-z]{1,12}",
        pairs in proptest::collection::btree_map("X-[A-Z]{1,6}", text(), 0..5),
        list in proptest::collection::vec(proptest::option::of(text()), 0..5),
        platform in platform(),
    ) {
        let mut command = Command::new(name.clone()).with("Y-LIST", list.clone());
        for (key, value) in &pairs {
            command = command.with(key.to_lowercase(), value.as_str());
        }
        let mut expected = vec![("COMMAND".to_owned(), name)];
        for (place, value) in list.iter().enumerate() {
            expected.extend(value.iter().map(|v| (format!("Y-LIST{place}"), clean(v))));
        }
        expected.extend(pairs.iter().map(|(key, value)| (key.clone(), clean(value))));
        prop_assert_eq!(decode(&command, platform), Some(expected));
    }

    #[test]
    fn no_key_and_no_value_makes_another_parameter(
        name in text(),
        pairs in proptest::collection::vec((text(), text()), 0..4),
        platform in platform(),
    ) {
        let mut command = Command::new(name);
        for (key, value) in &pairs {
            command = command.with(key.as_str(), Value::from(value.as_str()));
        }
        if let Some(lines) = decode(&command, platform) {
            prop_assert_eq!(lines.len(), pairs.len() + 1);
            prop_assert_eq!(lines.iter().filter(|(key, _)| key == "COMMAND").count(), 1);
            prop_assert_eq!(&lines[0].0, "COMMAND");
        }
    }

    #[test]
    fn no_key_is_another_one_to_a_server(
        pairs in proptest::collection::vec((key(), "[a-z]{1,4}"), 1..4),
        platform in platform(),
    ) {
        let mut command = Command::new("StatusDomain");
        for (key, value) in &pairs {
            command = command.with(key.as_str(), value.as_str());
        }
        if let Some(lines) = decode(&command, platform) {
            prop_assert_eq!(&lines[0], &("COMMAND".to_owned(), "StatusDomain".to_owned()));
            for ((key, _), (read, _)) in pairs.iter().zip(&lines[1..]) {
                prop_assert_eq!(&key.to_ascii_uppercase(), read);
            }
        }
    }
}
