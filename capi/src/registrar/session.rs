//! Sessions of a registrar: started, stored, taken up by another process, ended.

use std::ffi::c_void;
use std::mem::MaybeUninit;

use ispapi_client::SavedSession;
use ispapi_client::secrecy::ExposeSecret;

use crate::boundary::fence::{backorder_result, fence};
use crate::boundary::fill::{given, place};
use crate::boundary::owned::backorder_text;
use crate::boundary::text::backorder_str;
use crate::client::otp::{asking, backorder_otp_source};
use crate::registrar::sending::{backorder_registrar, client};

/// Starts a session, used from then on in place of the password. When the registrar forgets it, a
/// new one is started and the command is sent again.
///
/// Errors: those of `backorder_registrar_call`; `AUTH`, `TEMPORARY`, `PERMANENT` where the
/// registrar refuses.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_start_session(
    registrar: Option<&backorder_registrar>,
) -> backorder_result {
    fence(|| Ok(client(registrar)?.start_session()?))
}

/// Logins and other requests without a session ask `source` for a one-time password, each for one
/// of its own, as late as can be; a session that the registrar forgot is then started anew. With
/// the one password of `BACKORDER_PART_OTP` a lost session stays lost: `OTP_REQUIRED`, and so it is
/// where `source` has none. Not asked on CNR, whose form has no field for one.
///
/// To be called before anything is sent: session and counters begin anew, and what was made by
/// `backorder_registrar_cancelled_by` goes on without.
///
/// The caller makes sure that `source` may be called with `context`, by any thread that calls the
/// registrar, until the registrar and what was made of it are freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_registrar_set_otp_source(
    registrar: Option<&mut backorder_registrar>,
    source: backorder_otp_source,
    context: *mut c_void,
) -> backorder_result {
    fence(|| {
        let registrar = given(registrar, "registrar")?;
        // SAFETY: the caller promises as much, see above.
        let asking = unsafe { asking(source, context) }?;
        registrar.client = registrar.client.clone().with_otp_source(asking);
        Ok(())
    })
}

/// Ends the session, if there is one; it is no longer used either way.
///
/// Errors: those of `backorder_registrar_start_session`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_end_session(
    registrar: Option<&backorder_registrar>,
) -> backorder_result {
    fence(|| Ok(client(registrar)?.end_session()?))
}

/// The session of the moment, to be stored and taken up by another process; NULL where there is
/// none. One line of visible ASCII, a secret like the password. Free the text with
/// `backorder_text_free`.
///
/// Workers that share a login store a new one only in place of the one they know, compared by
/// `backorder_session_id`, and take up what is stored where another was faster.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_session(
    registrar: Option<&backorder_registrar>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let session = client(registrar)?.session();
        *out = session.map(|session| backorder_text::of(session.to_secret().expose_secret()));
        Ok(())
    })
}

/// Takes up a session that was stored. Nothing is sent.
///
/// Errors: `CONFIG` where it is none, or of another platform, system, address, login or role user.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_resume_session(
    registrar: Option<&backorder_registrar>,
    session: backorder_str,
) -> backorder_result {
    fence(|| {
        let client = client(registrar)?;
        let session = SavedSession::parse(session.read("session")?)?;
        Ok(client.resume_session(&session)?)
    })
}
