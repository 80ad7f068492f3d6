//! What changed from one list to the next.

use std::mem::MaybeUninit;

use backorder_core::Value;
use backorder_core::droplist::{DroplistDiff, DroplistRow};

use crate::boundary::answer::hand_out;
use crate::boundary::fence::backorder_result;
use crate::boundary::fill::given;
use crate::boundary::table::{at, backorder_table, count};
use crate::droplist::backorder_droplist;

/// What changed from one list to the next, in byte order of the names: those that were added, then
/// those that are gone, then those that moved. `old` is NULL for a first list: everything is added.
/// Columns: `change` (`added`, `gone`, `moved`), `name`, `was` and `is`: the drop before and now,
/// NULL where the name was or is not on the list. Free the table with `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_droplist_difference(
    old: Option<&backorder_droplist>,
    list: Option<&backorder_droplist>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let new = &given(list, "list")?.0;
        let diff = match old {
            Some(old) => DroplistDiff::between(&old.0, new),
            None => DroplistDiff::first(new),
        };
        let row = |change: &str, name: &str, was, is| [change.into(), name.into(), was, is];
        let added = diff.added().map(|(name, is)| row("added", name.as_str(), Value::Null, at(is)));
        let gone = diff.gone().map(|(name, was)| row("gone", name.as_str(), at(was), Value::Null));
        let moved =
            diff.moved().map(|(name, was, is)| row("moved", name.as_str(), at(was), at(is)));
        let rows = added.chain(gone).chain(moved);
        Ok(backorder_table::of(&["change", "name", "was", "is"], rows))
    })
}

/// What the list covers: the TLDs of which it has everything that is about to drop. Columns: `tld`,
/// `names`. Free the table with `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_droplist_covered(
    list: Option<&backorder_droplist>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let list = &given(list, "list")?.0;
        let rows: Vec<_> = list
            .covered()
            .map(|covered| [Value::from(&*covered.tld), count(covered.names as usize)])
            .collect();
        Ok(backorder_table::of(&["tld", "names"], rows))
    })
}

/// The rows of the list from `first` on, at most `limit`, in its own order. Columns: `name`,
/// `drop_at`, `score` (NULL for none). Free the table with `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_droplist_rows(
    list: Option<&backorder_droplist>,
    first: u32,
    limit: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let list = &given(list, "list")?.0;
        let numbers = (first..list.len()).take(limit as usize);
        let rows = numbers.filter_map(|number| list.row(number)).map(|row: DroplistRow<'_>| {
            [row.name().into(), at(row.drop()), row.score().map(i64::from).into()]
        });
        Ok(backorder_table::of(&["name", "drop_at", "score"], rows))
    })
}
