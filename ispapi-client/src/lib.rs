//! The registrar's side of a backorder: a client for the text protocol of ISPAPI (HEXONET) and of
//! its successor CNR (CentralNic Reseller), and a simulator of the registrar to test against.
//!
//! From the bottom up: [`Command`] becomes a [`Form`] through a [`Connection`]; a [`Transport`]
//! posts it; [`ResponseView`] reads what comes back; [`Client`] puts these together, retries what
//! may be retried, and tells what is known to have failed from what may have been carried out.
//! [`commands`] are the commands of a backorder as types, and [`carry`] puts what came of them into
//! the words of the engine.
//!
//! # Example
//! ```no_run
//! use ispapi_client::commands::StatusAccount;
//! use ispapi_client::{Client, Connection, Platform, Settings, System};
//!
//! let connection = Connection::new(Platform::Ispapi, System::Ote)
//!     .with_login("test.user")
//!     .with_password("test.passw0rd");
//! let client = Client::new(connection, Settings::default())?;
//! let account = client.send(&StatusAccount)?;
//! println!("{} {}", account.amount.amount(), account.currency);
//! # Ok::<(), ispapi_client::Error>(())
//! ```
#![deny(unsafe_code)]

#[cfg(feature = "async")]
pub mod async_client;
pub mod cancel;
pub mod carry;
pub mod client;
pub mod command;
pub mod commands;
pub mod connection;
pub mod diagnose;
#[cfg(feature = "http")]
pub mod download;
pub mod droplist;
pub mod error;
pub mod hint;
#[cfg(feature = "http")]
pub mod http;
pub mod metrics;
pub mod pages;
pub mod profile;
pub mod record;
pub mod response;
pub mod settings;
#[cfg(feature = "sim")]
pub mod sim;
pub mod transport;

mod exchange;
mod limiter;
mod redact;
mod verdict;

#[cfg(feature = "async")]
pub use async_client::{AsyncClient, AsyncPages, AsyncParts};
pub use cancel::Cancel;
pub use carry::Carried;
pub use client::Client;
pub use command::{Command, Value};
pub use connection::{Connection, Form};
pub use diagnose::{Check, Diagnosis, Finding, Standing};
pub use error::{Error, ErrorKind, Fault};
pub use hint::Hint;
#[cfg(feature = "async")]
pub use http::AsyncHttpTransport;
#[cfg(feature = "http")]
pub use http::HttpTransport;
pub use metrics::Metrics;
pub use pages::{AnswerPage, AnswerRow, Pages, Paging};
pub use profile::{Platform, System};
pub use record::{Recorder, Recording, Replay};
pub use response::{
    Anomaly, Column, Pagination, Response, ResponseBuilder, ResponseKind, ResponseReader,
    ResponseView,
};
pub use settings::{RateLimit, Settings};
pub use transport::{AsyncTransport, HttpAnswer, HttpRequest, Posted, Transport, TransportError};
