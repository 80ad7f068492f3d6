//! The registrar's side of a backorder: a client for the text protocol of ISPAPI (HEXONET) and of
//! its successor CNR (CentralNic Reseller).
//!
//! A name, backordered and caught. The registrar here is the simulator of the crate `ispapi-sim`,
//! over real HTTP; leave `with_endpoint` out to reach the vendor's test system.
//!
//! ```
//! # #[cfg(feature = "http")] {
//! use ispapi_client::commands::{AddDomainApplication, Contacts, StatusDomainApplication};
//! use ispapi_client::{Client, Connection, Platform, Settings, System};
//!
//! # let simulator = ispapi_sim::Simulator::start(ispapi_sim::Options::default())?;
//! # simulator.control("clock", &[("now", "2026-12-01 09:00:00")])?;
//! # simulator.control("name", &[("domain", "example.com"), ("drop", "2026-12-01 11:00:00")])?;
//! let connection = Connection::new(Platform::Ispapi, System::Ote)
//!     .with_endpoint(simulator.url())
//!     .with_login("test.user")
//!     .with_password("test.passw0rd");
//! let client = Client::new(connection, Settings::default())?;
//!
//! let order = AddDomainApplication::new("example.com", Contacts::all("P-1"));
//! let reference = client.send(&order)?.reference;
//! # simulator.control("clock", &[("advance", "10800")])?;
//! // Three hours later the name has dropped:
//! let application = client.send(&StatusDomainApplication::new(reference.as_str()))?;
//! assert_eq!(application.status.as_str(), "SUCCESSFUL");
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Whatever goes wrong, an error says whether a command was carried out, was not, or may have been
//! ([`ErrorKind::UnknownOutcome`]); nothing that costs money is sent twice by itself. For the
//! engine of `backorder-core`, [`Client::carry_out`] puts what came of its effects into its words;
//! an [`Errand`] does so for whoever posts by means of their own, for whom a [`Conversation`] and a
//! [`Pager`] are the client's other rules without its I/O.
//!
//! # Features
//! * `http` (default): the client over HTTP; without it, the wire format alone.
//! * `ring` (default) or `aws-lc-rs`: TLS, with the cryptography of the one or the other; with
//!   both, AWS-LC's. What the program installs as rustls's default goes before both, and is all
//!   there is with the feature `tls` alone. Without any of them only plain `http` is spoken.
//! * `serde`: `Serialize` for answers, errors and diagnoses, `Deserialize` for lists and queries;
//!   for nothing that can hold a secret, such as a command, a form or an answer as it came.
//! * `async`: [`Client`]'s like for programs that run on tokio, and `Client::carry_all` for those
//!   that do not.
//!
//! # How it is built
//! From the bottom up: [`Command`] becomes a [`Form`] through a [`Connection`]; a [`Transport`]
//! posts it; [`ResponseView`] reads what comes back; [`Client`] puts these together and retries
//! what may be retried. [`commands`] are the commands of a backorder, and of the domains that come
//! of it, as types.
#![deny(unsafe_code, missing_debug_implementations)]

/// The page of the package, so that what it shows is compiled.
#[cfg(all(doctest, feature = "http"))]
#[doc = include_str!("../README.md")]
struct Readme;

mod client;
pub mod commands;
pub mod diagnose;
pub mod dns;
pub mod domain_sync;
#[cfg(feature = "http")]
pub mod download;
pub mod droplist;
mod exchange;
pub mod management;
mod transport;
pub mod vocabulary;
mod wire;

/// Effects, names and money in signatures are this crate's.
pub use backorder_core;
/// Passwords in signatures are this crate's.
pub use secrecy;

#[cfg(feature = "async")]
pub use client::async_client::{AsyncClient, AsyncPages, AsyncParts};
pub use client::blocking::Client;
#[cfg(feature = "async")]
pub use client::outcomes::Outcomes;
pub use client::pages::{Chunks, Pages};
pub use diagnose::{Check, Diagnosis, Finding, Standing};
pub use exchange::call::{Exchange, Post, Step};
pub use exchange::conversation::Conversation;
pub use exchange::errand::{Carried, Errand};
pub use exchange::metrics::Metrics;
pub use exchange::page::{AnswerPage, AnswerRow, Paging};
pub use exchange::pager::Pager;
pub use exchange::saved_session::SavedSession;
pub use transport::cancel::Cancel;
#[cfg(feature = "async")]
pub use transport::http::AsyncHttpTransport;
#[cfg(feature = "http")]
pub use transport::http::HttpTransport;
pub use transport::port::{
    AsyncTransport, HttpAnswer, HttpRequest, Posted, Transport, TransportError,
};
pub use transport::record::{Recorder, Recording, Replay};
pub use transport::settings::{RateLimit, Settings};
pub use vocabulary::Task;
pub use wire::command::{Command, Value};
pub use wire::connection::{Connection, Form};
pub use wire::error::{Error, ErrorKind, Fault};
pub use wire::hint::Hint;
pub use wire::profile::{Platform, System};
pub use wire::redact::is_secret;
pub use wire::response::{
    Anomaly, Column, Pagination, Response, ResponseBuilder, ResponseKind, ResponseReader,
    ResponseView,
};
