//! What a login must be allowed.

use std::mem::MaybeUninit;

use backorder_core::Value;
use ispapi_client::Task;
use ispapi_client::diagnose::{access_list, required_commands};

use crate::boundary::answer::hand_out;
use crate::boundary::convert::constant;
use crate::boundary::failure::Checked;
use crate::boundary::fence::backorder_result;
use crate::boundary::numbers;
use crate::boundary::owned::backorder_text;
use crate::boundary::table::backorder_table;
use crate::client::command::platform;

fn task(number: u32) -> Checked<Task> {
    Ok(match constant(number, "task", numbers::Task::from_code)? {
        numbers::Task::Backorders => Task::Backorders,
        numbers::Task::Droplist => Task::Droplist,
        numbers::Task::DomainSync => Task::DomainSync,
        numbers::Task::TransfersAndRenewals => Task::TransfersAndRenewals,
        numbers::Task::Contacts => Task::Contacts,
        numbers::Task::All => Task::All,
    })
}

/// The commands that a restricted role user must be allowed for a task, one of `BACKORDER_TASK_`,
/// on a platform, one of `BACKORDER_PLATFORM_`. Column: `command`. Free the table with
/// `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_task_commands(
    number: u32,
    platform_number: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let names = required_commands(platform(platform_number)?, task(number)?);
        Ok(backorder_table::of(&["command"], names.into_iter().map(|name| [Value::from(name)])))
    })
}

/// The same as the access list of the role user, ready to paste: a line `Name():ALLOW` each. Free
/// the text with `backorder_text_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_task_access_list(
    number: u32,
    platform_number: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    hand_out(out, || Ok(backorder_text::of(access_list(platform(platform_number)?, task(number)?))))
}
