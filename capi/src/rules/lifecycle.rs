//! The table of statuses and events.

use std::mem::MaybeUninit;

use backorder_core::{Event, Stage, Status, Value, lifecycle};

use crate::boundary::answer::{hand_out, write_out};
use crate::boundary::convert::{constant, stage_number};
use crate::boundary::failure::{Checked, Failure};
use crate::boundary::fence::{backorder_result, fence};
use crate::boundary::numbers::{self, Boundary};
use crate::boundary::table::backorder_table;
use crate::boundary::text::backorder_str;

fn stage(number: u32) -> Checked<Stage> {
    let status = u8::try_from(number).ok().and_then(Status::from_code);
    if let Some(status) = status {
        return Ok(Stage::In(status));
    }
    Ok(match constant(number, "stage", numbers::Stage::from_code)? {
        numbers::Stage::None => Stage::None,
        numbers::Stage::Deleted => Stage::Deleted,
    })
}

/// Every event that can happen in a stage, and where it can lead: a row for each. Columns: `from`,
/// `from_name`, `event`, `to`, `to_name`; numbers are those of `BACKORDER_STATUS_` and
/// `BACKORDER_STAGE_`. Free the table with `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_transitions_new(
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let number = |stage: Stage| Value::Int(stage_number(stage).into());
        let rows = lifecycle::TRANSITIONS.iter().flat_map(|transition| {
            transition.to.iter().map(move |to| {
                [
                    number(transition.from),
                    transition.from.to_string().into(),
                    transition.event.name().into(),
                    number(*to),
                    to.to_string().into(),
                ]
            })
        });
        Ok(backorder_table::of(&["from", "from_name", "event", "to", "to_name"], rows))
    })
}

/// Whether an event, by its name, can happen in a stage, one of `BACKORDER_STATUS_` or
/// `BACKORDER_STAGE_`. `subject` is what the message is about.
///
/// Errors: `TRANSITION_REFUSED` when it cannot; `WORD_UNKNOWN` for a name that is no event.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_transition_check(
    subject: backorder_str,
    from: u32,
    event: backorder_str,
) -> backorder_result {
    fence(|| {
        let (subject, event) = (subject.read("subject")?, Event::parse(event.read("event")?)?);
        Ok(lifecycle::check(subject, stage(from)?, event)?)
    })
}

/// Whether nothing more happens in a status, one of `BACKORDER_STATUS_`.
///
/// Errors: `NUMBER_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_status_is_terminal(
    status: u32,
    out: Option<&mut MaybeUninit<bool>>,
) -> backorder_result {
    write_out(out, || match stage(status)? {
        Stage::In(status) => Ok(status.is_terminal()),
        Stage::None | Stage::Deleted => {
            let message = format!("status is {status}, which is a stage outside the statuses");
            Err(Failure::new(Boundary::NumberInvalid, "status", message))
        }
    })
}
