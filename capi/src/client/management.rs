//! What a registrar module does with a domain beside ordering and renewing it, as commands.

use std::mem::MaybeUninit;

use ispapi_client::management::{AuthCode, Release, Verification};

use crate::boundary::answer::hand_out;
use crate::boundary::fence::{backorder_result, fence};
use crate::boundary::fill::place;
use crate::boundary::text::backorder_str;
use crate::client::command::{backorder_command, platform};

/// The command for the code by which a domain is moved: the answer has it in the column AUTH,
/// unless the registry mails it to the owner. NULL where there are no codes but tags (.uk). Free it
/// with `backorder_command_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_auth_code_command(
    domain: backorder_str,
    number: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let command = AuthCode::command(domain.read("domain")?, platform(number)?);
        *out = command.map(|command| Box::new(backorder_command(command)));
        Ok(())
    })
}

/// The command that releases a domain to the registrar of a tag (.uk); with an empty tag back to
/// its registry (.de, .at, .uk). Free it with `backorder_command_free`.
///
/// Errors: `PARAMETER_INVALID`: the zone has no tags or takes none back, or the tag is none.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_release_command(
    domain: backorder_str,
    tag: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (domain, tag) = (domain.read("domain")?, tag.read("tag")?);
        let release = match tag {
            "" => Release::back(domain)?,
            tag => Release::to_tag(domain, tag)?,
        };
        Ok(Box::new(backorder_command(release.command())))
    })
}

/// The command that has the mail sent again by which an owner verifies an address: on ISPAPI about
/// a domain, at CNR about an address. Free it with `backorder_command_free`.
///
/// Errors: `PARAMETER_INVALID`, naming what is missing.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_verification_command(
    domain: backorder_str,
    email: backorder_str,
    number: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (domain, email) = (domain.read("domain")?, email.read("email")?);
        let command = Verification::resend(domain, email, platform(number)?)?;
        Ok(Box::new(backorder_command(command)))
    })
}
