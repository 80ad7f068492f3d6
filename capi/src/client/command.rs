//! Commands of the registrar: a name, keys and values.

use std::mem::MaybeUninit;

use ispapi_client::{Command, Platform, Value};

use crate::boundary::answer::hand_out;
use crate::boundary::convert::constant;
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::given;
use crate::boundary::numbers;
use crate::boundary::owned::backorder_text;
use crate::boundary::text::{backorder_str, read_texts};

/// A command of the registrar: its name, keys and values.
pub struct backorder_command(pub(crate) Command);

pub(crate) fn platform(number: u32) -> Checked<Platform> {
    Ok(match constant(number, "platform", numbers::Platform::from_code)? {
        numbers::Platform::Ispapi => Platform::Ispapi,
        numbers::Platform::Cnr => Platform::Cnr,
    })
}

pub(crate) fn set(command: &mut Command, key: &str, value: Value) {
    let kept = command.parameters().filter(|(known, _)| !known.eq_ignore_ascii_case(key));
    let bare = kept
        .fold(Command::new(command.name()), |bare, (known, value)| bare.with(known, value.clone()));
    *command = bare.with(key, value);
}

/// A command without parameters, such as `StatusDomain`. Free it with `backorder_command_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_command_new(
    name: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    hand_out(out, || Ok(Box::new(backorder_command(Command::new(name.read("name")?)))))
}

/// Sets a parameter; what it had before is replaced. Values that cannot be sent are refused when
/// the command is made a text or a form.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_command_set(
    command: Option<&mut backorder_command>,
    key: backorder_str,
    value: backorder_str,
) -> backorder_result {
    fence(|| {
        let command = given(command, "command")?;
        set(&mut command.0, key.read("key")?, Value::from(value.read("value")?));
        Ok(())
    })
}

/// Sets a parameter that is a list, sent as KEY0, KEY1 and so on.
///
/// The caller makes sure that `values` points to `count` texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_command_set_list(
    command: Option<&mut backorder_command>,
    key: backorder_str,
    values: *const backorder_str,
    count: usize,
) -> backorder_result {
    fence(|| {
        let (command, key) = (given(command, "command")?, key.read("key")?);
        // SAFETY: the caller promises as much, see above.
        let values = unsafe { read_texts(values, count, "values") }?;
        set(&mut command.0, key, Value::from(values));
        Ok(())
    })
}

/// Whether the command only asks, so that sending it twice does no harm; false for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_command_is_reading(command: Option<&backorder_command>) -> bool {
    fence_or(false, || command.is_some_and(|command| command.0.is_reading()))
}

/// The command as the platform, one of `BACKORDER_PLATFORM_`, reads it: a line `KEY=VALUE` each.
/// Free the text with `backorder_text_free`.
///
/// Errors: `PARAMETER_INVALID`, naming the parameter.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_command_text(
    command: Option<&backorder_command>,
    number: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    hand_out(out, || Ok(backorder_text::of(given(command, "command")?.0.text(platform(number)?)?)))
}

/// Frees a command; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_command_free(command: Option<Box<backorder_command>>) {
    fence_or((), || drop(command));
}
