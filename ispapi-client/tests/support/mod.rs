//! A transport that plays a script.
#![allow(dead_code, reason = "not every test that uses this module needs all of it")]

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ispapi_client::{
    Connection, Fault, HttpAnswer, HttpRequest, Platform, ResponseBuilder, Settings, System,
    Transport, TransportError,
};
use secrecy::ExposeSecret;

pub type Scripted = Result<HttpAnswer, TransportError>;

/// Plays answers in their order and keeps the bodies it was sent.
#[derive(Clone, Default)]
pub struct Script {
    answers: Arc<Mutex<VecDeque<Scripted>>>,
    sent: Arc<Mutex<Vec<String>>>,
}

impl Script {
    pub fn new(answers: impl IntoIterator<Item = Scripted>) -> Script {
        let script = Script::default();
        script.answers.lock().expect("unpoisoned").extend(answers);
        script
    }

    pub fn sent(&self) -> Vec<String> {
        self.sent.lock().expect("unpoisoned").clone()
    }
}

impl Transport for Script {
    fn post(&self, request: &HttpRequest<'_>) -> Scripted {
        self.sent.lock().expect("unpoisoned").push(request.body.expose_secret().to_owned());
        let next = self.answers.lock().expect("unpoisoned").pop_front();
        next.expect("no more requests than answers")
    }
}

pub fn connection() -> Connection {
    Connection::new(Platform::Ispapi, System::Live)
        .with_login("test.user")
        .with_password("test.passw0rd")
}

/// Pauses that a test can wait for.
pub fn quick() -> Settings {
    let pause = Duration::from_millis(1);
    Settings { pause, rate_limit_pause: pause, ..Settings::default() }
}

pub fn page(status: u16, body: &str) -> Scripted {
    Ok(HttpAnswer { status, retry_after: None, body: body.into() })
}

pub fn answer(builder: &ResponseBuilder) -> Scripted {
    page(200, &builder.encode())
}

pub fn ok() -> Scripted {
    answer(&ResponseBuilder::new(200, "ok"))
}

pub fn fault(fault: Fault) -> Scripted {
    Err(TransportError { fault, message: "scripted".into() })
}
