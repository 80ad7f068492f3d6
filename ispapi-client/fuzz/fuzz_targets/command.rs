//! Any keys and values: a command is refused, or nothing in it can be taken for another parameter.
#![no_main]

use ispapi_client::{Command, Connection, ErrorKind, Platform, System, Value};
use libfuzzer_sys::fuzz_target;

// Pieces between bytes 1: the name, then keys and values in turn. A value with bytes 2 is a list,
// in which a piece of one byte 3 is null. One with bytes 4 is a map: keys and values in turn.
fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut pieces = text.split('\u{1}');
    let mut command = Command::new(pieces.next().unwrap_or_default());
    while let (Some(key), Some(value)) = (pieces.next(), pieces.next()) {
        command = command.with(key, value_of(value));
    }
    for platform in [Platform::Ispapi, Platform::Cnr] {
        let connection = Connection::new(platform, System::Ote)
            .with_login("login\nCOMMAND=DeleteDomain")
            .with_sub_user("sub\r\nCOMMAND=DeleteDomain")
            .with_password("password&s_user=x");
        check(&connection, &command, platform);
    }
});

fn value_of(text: &str) -> Value {
    if text.contains('\u{4}') {
        let pieces: Vec<&str> = text.split('\u{4}').collect();
        let pairs = pieces.chunks(2).map(|pair| {
            let value = pair.get(1).map_or(Value::Null, |value| Value::from(*value));
            (pair[0].to_owned(), value)
        });
        return Value::Map(pairs.collect());
    }
    if !text.contains('\u{2}') {
        return Value::from(text);
    }
    let item = |item: &str| if item == "\u{3}" { Value::Null } else { Value::from(item) };
    Value::List(text.split('\u{2}').map(item).collect())
}

fn check(connection: &Connection, command: &Command, platform: Platform) {
    let form = match connection.form(command) {
        Ok(form) => form,
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::ParameterInvalid);
            assert!(!error.subject().contains(['\n', '\r', '\0']));
            return;
        }
    };
    let lines = command.lines(platform).expect("the form was encoded");
    let fields: Vec<(&str, &str)> = form.expose().collect();
    let sent = fields.iter().find(|(key, _)| *key == "s_command").expect("always there").1;
    // What a server does: split in lines, then at the first `=`.
    let mut read: Vec<(&str, &str)> =
        sent.split('\n').map(|line| line.split_once('=').expect("KEY=VALUE")).collect();
    if platform == Platform::Cnr && !lines.iter().any(|(key, _)| key == "SUBUSER") {
        assert_eq!(read.pop(), Some(("SUBUSER", "subCOMMAND=DeleteDomain")));
    }
    let lines: Vec<(&str, &str)> =
        lines.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    assert_eq!(read, lines);
    // A tolerant server trims keys and folds their case: none may become another one by that.
    let keys: Vec<String> = read.iter().map(|(key, _)| key.trim().to_uppercase()).collect();
    assert!(keys.iter().zip(&read).all(|(key, (sent, _))| key == sent));
    assert_eq!(keys.iter().collect::<std::collections::HashSet<_>>().len(), keys.len());
    assert_eq!(keys.iter().filter(|key| *key == "COMMAND").count(), 1);
    assert!(!sent.contains(['\r', '\0']));
    let expected: Vec<(String, String)> =
        fields.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    let body = form.encode();
    assert_eq!(decoded(&body), expected);
    let shown = format!("{form:?} {command:?} {connection:?} {body:?}");
    assert!(!shown.contains("password&s_user"));
}

fn decoded(body: &secrecy::SecretString) -> Vec<(String, String)> {
    use secrecy::ExposeSecret;
    form_urlencoded::parse(body.expose_secret().as_bytes()).into_owned().collect()
}
