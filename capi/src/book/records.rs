//! Lists of records, copied out of a book.

use std::mem::MaybeUninit;

use backorder_core::{Backorder, BackorderList, ClientId, ListOrder, Status};

use crate::book::{backorder_book, backorder_record};
use crate::boundary::answer::hand_out;
use crate::boundary::convert::{constant, element};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{check_place, fill_in_place, given};
use crate::boundary::numbers::Order;
use crate::boundary::text::array;

/// Records, copied: they live without the book.
pub struct backorder_records {
    total: usize,
    records: Vec<Backorder>,
}

/// Which records, in which order. All zero is: all of everybody, by id, none of them shown; set
/// `limit` at least.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_filter {
    /// Whose, where `has_client` is set.
    pub client: u64,
    /// Whether only one client's records are wanted.
    pub has_client: bool,
    /// Statuses, `BACKORDER_STATUS_`; none means all.
    pub statuses: *const u32,
    /// How many they are.
    pub status_count: usize,
    /// By what they are ordered, one of `BACKORDER_ORDER_`; 0 is by id.
    pub order: u32,
    /// The last first.
    pub is_descending: bool,
    /// How many are left out at the beginning.
    pub first: usize,
    /// How many at most, 1 to 1000.
    pub limit: usize,
}

/// The records that fit, without deleted ones; `filter` NULL gives all there are, by id, deleted
/// ones and all. Free them with `backorder_records_free`.
///
/// Errors: `QUERY_INVALID` when the limit is not within 1 to 1000; `NUMBER_INVALID`.
///
/// The caller makes sure that `filter->statuses` points to `filter->status_count` numbers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_records_new(
    book: Option<&backorder_book>,
    filter: Option<&backorder_filter>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_records>>>>,
) -> backorder_result {
    hand_out(out, || {
        let book = given(book, "book")?.read()?;
        let Some(filter) = filter else {
            let records: Vec<Backorder> = book.iter().cloned().collect();
            return Ok(Box::new(backorder_records { total: records.len(), records }));
        };
        // SAFETY: the caller promises as much, see above.
        let statuses = unsafe { array(filter.statuses, filter.status_count, "statuses") }?;
        let status = |number: &u32| {
            constant(*number, "statuses", |number| Status::from_code(number.try_into().ok()?))
        };
        let order = match filter.order {
            0 => Order::Id,
            number => constant(number, "order", Order::from_code)?,
        };
        let list = BackorderList {
            client: filter.has_client.then_some(ClientId(filter.client)),
            statuses: statuses.iter().map(status).collect::<Result<_, _>>()?,
            order: match order {
                Order::Id => ListOrder::Id,
                Order::Name => ListOrder::Name,
                Order::DropDate => ListOrder::DropDate,
                Order::Status => ListOrder::Status,
            },
            descending: filter.is_descending,
            first: filter.first,
            limit: filter.limit,
        };
        let page = list.page(book)?;
        let records = page.rows.into_iter().cloned().collect();
        Ok(Box::new(backorder_records { total: page.total, records }))
    })
}

/// How many records there are in the list; 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_records_count(records: Option<&backorder_records>) -> usize {
    fence_or(0, || records.map_or(0, |records| records.records.len()))
}

/// How many fit, whatever the limit; 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_records_total(records: Option<&backorder_records>) -> usize {
    fence_or(0, || records.map_or(0, |records| records.total))
}

/// The record at `index`, from 0. `size` is `sizeof *out`.
///
/// The views in it are valid until `records` is freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_records_at(
    records: Option<&backorder_records>,
    index: usize,
    size: usize,
    out: *mut backorder_record,
) -> backorder_result {
    fence(|| {
        check_place::<backorder_record>(out, size, "out")?;
        let record = element(&given(records, "records")?.records, index, "index")?;
        // SAFETY: the caller promises as much, see above.
        unsafe { fill_in_place(out, size, "out", |place| backorder_record::write(record, place)) }
    })
}

/// Frees records; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_records_free(records: Option<Box<backorder_records>>) {
    fence_or((), || drop(records));
}
