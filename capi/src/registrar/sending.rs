//! The registrar: a connection with HTTP, and calls over it.

use std::mem::MaybeUninit;
use std::sync::Arc;

use backorder_core::Value;
use ispapi_client::{Client, HttpTransport, Recorder, Recording, Replay};

use crate::boundary::answer::hand_out;
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{check_place, fill, given, place};
use crate::boundary::owned::backorder_text;
use crate::boundary::table::backorder_table;
use crate::boundary::text::{backorder_str, read_texts};
use crate::client::answer::backorder_answer;
use crate::client::by_table::rows_of;
use crate::client::command::backorder_command;
use crate::client::connection::backorder_connection;
use crate::client::conversation::backorder_metrics;
use crate::client::limits::{backorder_limits, settings};
use crate::registrar::cancel::backorder_cancel;

/// The registrar: where commands go and as whom, with HTTP and TLS inside. Several threads may call
/// it at once. After a fork the child makes connections of its own; those of the parent go on.
pub struct backorder_registrar {
    pub(crate) client: Client,
    recorder: Option<Arc<Recorder<HttpTransport>>>,
}

impl backorder_registrar {
    fn of(client: Client) -> Box<backorder_registrar> {
        Box::new(backorder_registrar { client, recorder: None })
    }
}

pub(crate) fn client(registrar: Option<&backorder_registrar>) -> Checked<&Client> {
    Ok(&given(registrar, "registrar")?.client)
}

/// A registrar over HTTP. Nothing is sent yet. The connection is copied, and so are the limits,
/// which may be NULL. Free it with `backorder_registrar_free`.
///
/// Errors: `CONFIG` where the address is none, holds a password, or is plain `http` to another
/// machine; where the proxy is none; or where TLS cannot be set up.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_new(
    connection: Option<&backorder_connection>,
    limits: Option<&backorder_limits>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_registrar>>>>,
) -> backorder_result {
    hand_out(out, || {
        let connection = given(connection, "connection")?.0.clone();
        Ok(backorder_registrar::of(Client::new(connection, settings(limits))?))
    })
}

/// The same, which keeps every request and what came of it, without secrets, for
/// `backorder_registrar_recording`. Effects are carried out one by one over it. Free it with
/// `backorder_registrar_free`.
///
/// Errors: `CONFIG` as `backorder_registrar_new`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_new_recorded(
    connection: Option<&backorder_connection>,
    limits: Option<&backorder_limits>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_registrar>>>>,
) -> backorder_result {
    hand_out(out, || {
        let connection = given(connection, "connection")?.0.clone();
        let settings = settings(limits);
        let recorder = Arc::new(Recorder::new(HttpTransport::new(&connection, &settings)?));
        let client = Client::with_transport(connection, settings, Arc::clone(&recorder));
        Ok(Box::new(backorder_registrar { client, recorder: Some(recorder) }))
    })
}

/// One that sends nothing: it answers as it was recorded, by the text of
/// `backorder_registrar_recording`. Free it with `backorder_registrar_free`.
///
/// Errors: `CONFIG` where the text is no recording.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_new_replay(
    connection: Option<&backorder_connection>,
    limits: Option<&backorder_limits>,
    recording: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_registrar>>>>,
) -> backorder_result {
    hand_out(out, || {
        let connection = given(connection, "connection")?.0.clone();
        let replay = Replay::new(Recording::from_json(recording.read("recording")?)?);
        let client = Client::with_transport(connection, settings(limits), replay);
        Ok(backorder_registrar::of(client))
    })
}

/// What was recorded so far, as JSON; NULL of a registrar that records nothing. Free the text with
/// `backorder_text_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_recording(
    registrar: Option<&backorder_registrar>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let recorder = given(registrar, "registrar")?.recorder.as_ref();
        *out = recorder.map(|recorder| backorder_text::of(recorder.recording().to_json()));
        Ok(())
    })
}

/// The same registrar, with its connections, session, rate limit and counters, whose calls end
/// when the switch is turned on. What was sent by then may be carried out: a command that changes
/// something ends as `UNKNOWN_OUTCOME`, others as `CANCELLED`. Free it with
/// `backorder_registrar_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_cancelled_by(
    registrar: Option<&backorder_registrar>,
    cancel: Option<&backorder_cancel>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_registrar>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (registrar, cancel) = (given(registrar, "registrar")?, given(cancel, "cancel")?);
        let client = registrar.client.cancelled_by(&cancel.0);
        Ok(Box::new(backorder_registrar { client, recorder: registrar.recorder.clone() }))
    })
}

/// Sends any command and gives the registrar's answer, whatever its code. Reading commands are
/// repeated within the limits; a command that changes something only where nothing of it was sent.
/// A session that the registrar has forgotten is started anew. Free the answer with
/// `backorder_answer_free`.
///
/// Errors: `UNKNOWN_OUTCOME` for a command that changes something and may have been carried out:
/// search before you send it again. Every other one says that it was not: `PARAMETER_INVALID`,
/// `RATE_LIMITED`, `TRANSPORT`, `HTTP_STATUS`, `EMPTY`, `TRUNCATED`, `INVALID`, `CANCELLED`,
/// `SESSION_LOST`, `OTP_REQUIRED`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_call(
    registrar: Option<&backorder_registrar>,
    command: Option<&backorder_command>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_answer>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (client, command) = (client(registrar)?, given(command, "command")?);
        Ok(Box::new(backorder_answer(client.call(&command.0)?)))
    })
}

/// Sends a command of `backorder_command_list` and reads its answer as `backorder_command_read`
/// does. Free the table with `backorder_table_free`.
///
/// Errors: `PARAMETER_INVALID` before anything is sent, as `backorder_command_check`; as
/// `backorder_registrar_call`; and what the registrar refuses: `AUTH`, `TEMPORARY`, `PERMANENT`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_ask(
    registrar: Option<&backorder_registrar>,
    command: Option<&backorder_command>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (client, command) = (client(registrar)?, given(command, "command")?);
        Ok(rows_of(&client.ask(&command.0)?))
    })
}

/// Finds out why a login fails, or that it does not, and which of these commands it may send, such
/// as those of `backorder_task_commands`; NULL and 0 for none. It starts a session of its own and
/// ends it.
///
/// Columns: `check`, `standing` (`passed`, `failed`, `unknown`, `skipped`), `message`, `advice`
/// (empty where there is nothing to do). Free the table with `backorder_table_free`.
///
/// The caller makes sure that `commands` points to `count` texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_registrar_diagnose(
    registrar: Option<&backorder_registrar>,
    commands: *const backorder_str,
    count: usize,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let client = client(registrar)?;
        // SAFETY: the caller promises as much, see above.
        let commands = unsafe { read_texts(commands, count, "commands") }?;
        let diagnosis = client.diagnose(&commands);
        let rows = diagnosis.findings().iter().map(|finding| {
            let (message, advice) = (finding.message.as_str(), finding.advice.as_str());
            let check = Value::from(finding.check.to_string());
            [check, finding.standing.name().into(), message.into(), advice.into()]
        });
        Ok(backorder_table::of(&["check", "standing", "message", "advice"], rows))
    })
}

/// What was counted so far. Every call ends in exactly one of `answers`, `failures` and
/// `unknown_outcomes`. `size` is `sizeof *out`.
///
/// Errors: `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_registrar_metrics(
    registrar: Option<&backorder_registrar>,
    size: usize,
    out: *mut backorder_metrics,
) -> backorder_result {
    fence(|| {
        check_place::<backorder_metrics>(out, size, "out")?;
        let metrics = backorder_metrics::of(client(registrar)?.metrics());
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", metrics) }
    })
}

/// Closes the connections and frees the registrar; NULL is fine. A session goes on until it is
/// ended or times out.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_free(registrar: Option<Box<backorder_registrar>>) {
    fence_or((), || drop(registrar));
}
