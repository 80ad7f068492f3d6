//! Where commands go, as whom, and what came back.

use std::mem::MaybeUninit;
use std::time::Duration;

use ispapi_client::secrecy::ExposeSecret;
use ispapi_client::{Connection, Fault, HttpAnswer, System, TransportError};

use crate::boundary::answer::hand_out;
use crate::boundary::convert::constant;
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::given;
use crate::boundary::numbers::{self, Part};
use crate::boundary::owned::backorder_text;
use crate::boundary::text::{array, backorder_str};
use crate::client::answer::backorder_answer;
use crate::client::command::{backorder_command, platform};

/// Where commands go and as whom. It sends nothing: your HTTP does.
pub struct backorder_connection(pub(crate) Connection);

/// What is posted for one command. It has the password in it, and is wiped when it is freed.
pub struct backorder_form {
    body: ispapi_client::secrecy::SecretString,
    redacted: String,
}

/// What your HTTP brought back.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_http_answer {
    /// The HTTP status, such as 200.
    pub status: u32,
    /// The seconds of a Retry-After header; 0 for none.
    pub retry_after: u32,
    /// The body, unpacked; NULL where it is empty.
    pub body: *const u8,
    /// How many bytes it has.
    pub size: usize,
    /// 0 when the answer is whole; else how far the request got, one of `BACKORDER_FAULT_`, and the
    /// other fields are not read.
    pub fault: u32,
}

impl backorder_http_answer {
    /// # Safety
    /// `body` is NULL or points to `size` bytes.
    pub(crate) unsafe fn read(&self) -> Checked<Result<HttpAnswer, TransportError>> {
        if self.fault != 0 {
            let fault = match constant(self.fault, "fault", numbers::Fault::from_code)? {
                numbers::Fault::Dns => Fault::Dns,
                numbers::Fault::Connect => Fault::Connect,
                numbers::Fault::Tls => Fault::Tls,
                numbers::Fault::TimeoutConnect => Fault::TimeoutConnect,
                numbers::Fault::TimeoutRead => Fault::TimeoutRead,
                numbers::Fault::Closed => Fault::Closed,
                numbers::Fault::TooLarge => Fault::TooLarge,
                numbers::Fault::Proxy => Fault::Proxy,
                numbers::Fault::Cancelled => Fault::Cancelled,
            };
            return Ok(Err(TransportError { fault, message: fault.sentence().to_owned() }));
        }
        // SAFETY: the caller promises as much.
        let body = unsafe { array(self.body, self.size, "body") }?.to_vec();
        let retry_after = Some(self.retry_after).filter(|wait| *wait > 0);
        let retry_after = retry_after.map(|wait| Duration::from_secs(wait.into()));
        let status = u16::try_from(self.status).unwrap_or(u16::MAX);
        Ok(Ok(HttpAnswer { status, retry_after, body }))
    }
}

/// A connection to a platform, one of `BACKORDER_PLATFORM_`; `is_test` for its test system. Free it
/// with `backorder_connection_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_connection_new(
    number: u32,
    is_test: bool,
    login: backorder_str,
    password: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_connection>>>>,
) -> backorder_result {
    hand_out(out, || {
        let system = if is_test { System::Ote } else { System::Live };
        let connection = Connection::new(platform(number)?, system)
            .with_login(login.read("login")?)
            .with_password(password.read("password")?);
        Ok(Box::new(backorder_connection(connection)))
    })
}

/// Sets a part of it, one of `BACKORDER_PART_`.
///
/// A session is what the answer to StartSession has in its column SESSION: it then takes the place
/// of the password in every form.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_connection_set(
    connection: Option<&mut backorder_connection>,
    number: u32,
    value: backorder_str,
) -> backorder_result {
    fence(|| {
        let connection = given(connection, "connection")?;
        let part = constant(number, "part", Part::from_code)?;
        let (known, value) = (connection.0.clone(), value.read("value")?.to_owned());
        connection.0 = match part {
            Part::Endpoint => known.with_endpoint(value),
            Part::Role => known.with_role(value),
            Part::Otp => known.with_otp(value),
            Part::Session => known.with_session(value),
            Part::SubUser => known.with_sub_user(value),
            Part::RemoteAddress => known.with_remote_address(value),
            Part::Proxy if value.is_empty() => known.without_proxy(),
            Part::Proxy => known.with_proxy(value),
            Part::UserAgent => known.with_user_agent(value),
        };
        Ok(())
    })
}

/// Where to post to; empty of NULL. The view is valid until the connection is changed or freed.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_connection_url(
    connection: Option<&backorder_connection>,
) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        connection.map_or(backorder_str::EMPTY, |connection| backorder_str::of(connection.0.url()))
    })
}

/// What to post for a command, as `application/x-www-form-urlencoded`. Free it with
/// `backorder_form_free`.
///
/// Errors: `PARAMETER_INVALID`, naming the parameter.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_form_new(
    connection: Option<&backorder_connection>,
    command: Option<&backorder_command>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_form>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (connection, command) = (given(connection, "connection")?, given(command, "command")?);
        let form = connection.0.form(&command.0)?;
        let redacted: Vec<String> =
            form.redacted().map(|(field, value)| format!("{field}={value}")).collect();
        Ok(Box::new(backorder_form { body: form.encode(), redacted: redacted.join("&") }))
    })
}

/// The bytes to be posted, with the password; empty of NULL. The view is valid until `form` is
/// freed.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_form_body(form: Option<&backorder_form>) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        form.map_or(backorder_str::EMPTY, |form| backorder_str::of(form.body.expose_secret()))
    })
}

/// The fields for a log, without secrets; empty of NULL. The view is valid until `form` is freed.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_form_redacted(form: Option<&backorder_form>) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        form.map_or(backorder_str::EMPTY, |form| backorder_str::of(&form.redacted))
    })
}

/// Frees a form; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_form_free(form: Option<Box<backorder_form>>) {
    fence_or((), || drop(form));
}

/// What came back for a command: an answer of the registrar, whatever it says. Free it with
/// `backorder_answer_free`.
///
/// Errors: `UNKNOWN_OUTCOME` for a command that changes something and may have been carried out:
/// search before you send it again. The others say that it was not carried out: `TRANSPORT`,
/// `CANCELLED`, `HTTP_STATUS`, `EMPTY`, `TRUNCATED`, `INVALID`, `PARAMETER_INVALID`.
///
/// The caller makes sure that `came->body` points to `came->size` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_connection_answer(
    connection: Option<&backorder_connection>,
    command: Option<&backorder_command>,
    came: Option<&backorder_http_answer>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_answer>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (connection, command) = (given(connection, "connection")?, given(command, "command")?);
        // SAFETY: the caller promises as much, see above.
        let came = unsafe { given(came, "came")?.read() }?;
        Ok(Box::new(backorder_answer(connection.0.answer(&command.0, came)?)))
    })
}

/// As whom the connection speaks, with the role; free the text with `backorder_text_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_connection_login(
    connection: Option<&backorder_connection>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    hand_out(out, || Ok(backorder_text::of(given(connection, "connection")?.0.login())))
}

/// Frees a connection; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_connection_free(connection: Option<Box<backorder_connection>>) {
    fence_or((), || drop(connection));
}
