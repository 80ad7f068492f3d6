//! Long lists of the registrar, page by page, while they change.

use std::mem::MaybeUninit;

use ispapi_client::{Pager, Paging};

use crate::boundary::answer::{hand_out, write_out};
use crate::boundary::convert::element;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{given, place};
use crate::boundary::text::backorder_str;
use crate::client::answer::backorder_answer;
use crate::client::command::backorder_command;

/// A list on its way: which page to ask for next, and which of its rows are new. It sends nothing:
/// `backorder_registrar_call`, an exchange, or your own HTTP does.
pub struct backorder_pager {
    pager: Pager,
    /// The places of the new rows in the last answer.
    rows: Vec<usize>,
    total: Option<u64>,
}

/// The pages of a Query...List command, from its FIRST on; its own LIMIT and LAST are not sent.
/// `key` is the column that tells rows apart, such as DOMAIN: with it, rows that come or go while
/// the list is read are neither missed nor given twice; empty for none. `limit`: rows to ask for at
/// once; 0 is 1000. Free it with `backorder_pager_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_pager_new(
    command: Option<&backorder_command>,
    key: backorder_str,
    limit: u64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_pager>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (command, key) = (&given(command, "command")?.0, key.read("key")?);
        let key = Some(key.to_owned()).filter(|key| !key.is_empty());
        let known = Paging::default();
        let limit = if limit > 0 { limit } else { known.limit };
        let paging = Paging { key, limit, ..known };
        let pager = Pager::new(command, paging);
        Ok(Box::new(backorder_pager { pager, rows: Vec::new(), total: None }))
    })
}

/// The command for the next page; NULL at the end of the list, and after an answer that was
/// refused. Free it with `backorder_command_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_pager_command(
    pager: Option<&backorder_pager>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let command = given(pager, "pager")?.pager.next_command();
        *out = command.map(|command| Box::new(backorder_command(command)));
        Ok(())
    })
}

/// Takes in the answer to the command. Which of its rows are new say `backorder_pager_row_count`
/// and `backorder_pager_row`; there may be none, and more on the next page.
///
/// Errors: `LIST_CHANGED` where rows may have been missed; `INVALID` for a list that does not get
/// on; `AUTH`, `TEMPORARY`, `PERMANENT` where the registrar refused. The list has ended then, since
/// what is missing of it is not known.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_pager_accept(
    pager: Option<&mut backorder_pager>,
    answer: Option<&backorder_answer>,
) -> backorder_result {
    fence(|| {
        let (held, answer) = (given(pager, "pager")?, given(answer, "answer")?.0.clone());
        held.rows.clear();
        if let Some(page) = held.pager.accept(Ok(answer))? {
            held.rows.extend(page.rows().map(|row| row.place()));
            held.total = page.total();
        }
        Ok(())
    })
}

/// How many rows of the last answer are new; 0 of NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_pager_row_count(pager: Option<&backorder_pager>) -> usize {
    fence_or(0, || pager.map_or(0, |pager| pager.rows.len()))
}

/// The place in the last answer of a new row, from 0, for `backorder_answer_value`.
///
/// Errors: `INDEX_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_pager_row(
    pager: Option<&backorder_pager>,
    index: usize,
    out: Option<&mut MaybeUninit<usize>>,
) -> backorder_result {
    write_out(out, || Ok(*element(&given(pager, "pager")?.rows, index, "index")?))
}

/// How many rows the whole list has; -1 where the registrar does not say so, and of NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_pager_total(pager: Option<&backorder_pager>) -> i64 {
    fence_or(-1, || {
        let total = pager.and_then(|pager| pager.total);
        total.and_then(|total| i64::try_from(total).ok()).unwrap_or(-1)
    })
}

/// Frees a pager; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_pager_free(pager: Option<Box<backorder_pager>>) {
    fence_or((), || drop(pager));
}
