//! The vectors of `tests/vectors/`: what a command must become, and how an answer must be read.
//! They were gathered from the vendor's command reference, FAQ and the tests of its SDKs.

use std::fmt;

use ispapi_client::{Command, Connection, ErrorKind, Form, Platform, ResponseView, System, Value};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value as Json, json};

#[derive(Deserialize)]
struct CommandVector {
    id: String,
    connection: Json,
    command: Pairs,
    expected: Json,
}

/// A JSON object in the order of its text: parameters are sent in the order they are given.
struct Pairs(Vec<(String, Json)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Pairs, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Pairs;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Pairs, M::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

fn read(file: &str) -> String {
    let path = format!("{}/tests/vectors/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("vectors are there")
}

fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(flag) => Value::from(*flag),
        Json::Number(number) => Value::Text(number.to_string()),
        Json::String(text) => Value::from(text.as_str()),
        Json::Array(list) => Value::List(list.iter().map(value).collect()),
        Json::Object(_) => panic!("no objects in commands"),
    }
}

fn connection(json: &Json) -> Connection {
    let system = if json["system"] == "ote" { System::Ote } else { System::Live };
    let mut connection = Connection::new(Platform::Ispapi, system);
    // In the order in which the vectors set them: the session comes last.
    for key in ["login", "role", "pw", "otp", "remoteaddr", "user", "session"] {
        let Some(text) = json[key].as_str() else { continue };
        connection = match key {
            "login" => connection.with_login(text),
            "role" => connection.with_role(text),
            "pw" => connection.with_password(text),
            "otp" => connection.with_otp(text),
            "remoteaddr" => connection.with_remote_address(text),
            "user" => connection.with_sub_user(text),
            _ => connection.with_session(text),
        };
    }
    connection
}

fn form(vector: &CommandVector) -> Result<Form, ispapi_client::Error> {
    let pairs = vector.command.0.iter().map(|(key, json)| (key.as_str(), value(json)));
    connection(&vector.connection).form(&Command::from_pairs(pairs)?)
}

#[derive(Deserialize)]
struct CommandVectors {
    vectors: Vec<CommandVector>,
    redaction: Vec<CommandVector>,
}

fn command_vectors() -> CommandVectors {
    serde_json::from_str(&read("commands.json")).expect("vectors are JSON")
}

#[test]
fn commands() {
    for vector in command_vectors().vectors {
        let (id, expected) = (&vector.id, &vector.expected);
        if expected["error"].is_string() {
            let error = form(&vector).expect_err("refused");
            assert_eq!(error.kind(), ErrorKind::ParameterInvalid, "{id}");
            continue;
        }
        let form = form(&vector).unwrap_or_else(|error| panic!("{id}: {error}"));
        let fields: Vec<Json> = form.expose().map(|(key, value)| json!([key, value])).collect();
        assert_eq!(Json::from(fields), expected["fields"], "{id}");
    }
}

#[test]
fn redaction() {
    for vector in command_vectors().redaction {
        let form = form(&vector).expect("encodes");
        let fields: Vec<Json> = form.redacted().map(|(key, value)| json!([key, value])).collect();
        assert_eq!(Json::from(fields), vector.expected["fields"], "{}", vector.id);
    }
}

#[test]
fn responses() {
    let json: Json = serde_json::from_str(&read("responses.json")).expect("vectors are JSON");
    for vector in json["vectors"].as_array().expect("a list") {
        let raw = vector["raw"].as_str().expect("raw");
        let view = ResponseView::parse(raw.as_bytes());
        assert_eq!(described(&view), vector["expected"], "{}", vector["id"]);
        assert_eq!(described(&view.clone().into_owned()), vector["expected"], "{}", vector["id"]);
    }
}

fn described(view: &ResponseView<'_>) -> Json {
    let columns: Map<String, Json> =
        view.columns().map(|column| (column.name().into(), column.iter().collect())).collect();
    let other: Map<String, Json> =
        view.other().map(|(key, value)| (key.into(), value.into())).collect();
    let anomalies: Vec<String> = view.anomalies().iter().map(ToString::to_string).collect();
    let pages = view.pagination();
    json!({
        "origin": if view.is_from_server() { "api" } else { "client" },
        "kind": view.kind().name(),
        "code": view.code(),
        "description": view.description(),
        "complete": view.is_complete(),
        "is_success": view.is_success(),
        "is_temp_error": view.is_temporary_error(),
        "is_error": view.is_error(),
        "runtime": view.runtime(),
        "queuetime": view.queuetime(),
        "pending": view.is_pending(),
        "properties": columns,
        "other": other,
        "pagination": {
            "rows": pages.rows,
            "count": pages.count,
            "first": pages.first,
            "last": pages.last,
            "limit": pages.limit,
            "total": pages.total,
            "pages": pages.pages(),
            "current_page": pages.current_page(),
            "has_next": pages.has_next(),
            "next_first": pages.next_first(),
            "next_page": pages.next_page(),
            "has_prev": pages.has_prev(),
            "prev_page": pages.prev_page(),
        },
        "anomalies": anomalies,
    })
}
