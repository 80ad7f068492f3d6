//! One-time passwords that a program is asked for when a login needs one.

use std::ffi::c_void;

use ispapi_client::secrecy::SecretString;

use crate::boundary::failure::Checked;
use crate::boundary::fill::given;
use crate::boundary::text::backorder_str;

/// Asked for a one-time password: `context` is what was given beside it. It sets `*out`, which is
/// empty before and is read when it returns, and says whether it has one; where it has none nothing
/// is sent. It runs in the thread of the call that needs the password, so several threads may run
/// it at once where they share what asks. It must come back by returning, and must not call what
/// asks.
pub type backorder_otp_source =
    Option<unsafe extern "C" fn(context: *mut c_void, out: *mut backorder_str) -> bool>;

struct Context(*mut c_void);

// SAFETY: the library only hands it back; the caller promises that any thread may use it.
unsafe impl Send for Context {}
// SAFETY: as above.
unsafe impl Sync for Context {}

impl Context {
    fn get(&self) -> *mut c_void {
        self.0
    }
}

/// What the client asks, over the function of the caller.
///
/// # Safety
/// `source` may be called with `context` by any thread as long as what is made here lives.
pub(crate) unsafe fn asking(
    source: backorder_otp_source,
    context: *mut c_void,
) -> Checked<impl Fn() -> SecretString + Send + Sync + 'static> {
    let source = given(source, "source")?;
    let context = Context(context);
    Ok(move || {
        let mut otp = backorder_str::EMPTY;
        // SAFETY: the caller of `asking` promises as much; `otp` lives until it returns.
        let has_one = unsafe { source(context.get(), &raw mut otp) };
        let text = if has_one { otp.read("otp").unwrap_or_default() } else { "" };
        SecretString::from(text)
    })
}
