//! The droplist where it lies: a view of memory of the caller, most often a mapped file.

pub(crate) mod archive;
pub(crate) mod difference;
pub(crate) mod import;
pub(crate) mod statistics;

use std::mem::MaybeUninit;

use backorder_core::droplist::{self, Droplist, DroplistRow, Query};
use backorder_core::{DomainName, TimeZone, TldSet};
use chrono::NaiveDate;

use crate::boundary::convert::{self, element};
use crate::boundary::failure::{Checked, Failure};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{Filled, fill, given, place};
use crate::boundary::numbers::Presence;
use crate::boundary::text::{array, backorder_str};

/// A droplist: a view of the memory it was opened on, nothing is copied.
pub struct backorder_droplist(pub(crate) Droplist<'static>);

/// What to look for.
pub struct backorder_query(Query);

/// Rows found. They are views of the memory that the list was opened on.
pub struct backorder_page {
    total: u64,
    rows: Vec<DroplistRow<'static>>,
    /// Labels of IDN as shown to people; of other rows empty, since they are as they stand.
    unicode: Vec<String>,
}

impl backorder_page {
    pub(crate) fn rows(&self) -> &[DroplistRow<'static>] {
        &self.rows
    }
}

/// One name of a droplist.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_droplist_row {
    /// The label in ACE form. Valid as long as the memory that the list was opened on.
    pub label: backorder_str,
    /// The top-level domain in ACE form. Valid as long as the memory that the list was opened on.
    pub tld: backorder_str,
    /// The label as shown to people. Valid until the page is freed.
    pub label_unicode: backorder_str,
    /// When the name drops.
    pub drop_at: i64,
    /// The registrar's score, from 1; 0 for none.
    pub score: u32,
    /// Characters of the label as shown to people.
    pub characters: u32,
    /// Letters among them.
    pub letters: u32,
    /// Digits among them.
    pub digits: u32,
    /// Hyphens among them.
    pub hyphens: u32,
    /// Whether the label is an IDN.
    pub is_idn: bool,
}

impl Filled for backorder_droplist_row {
    const SIZE_MIN: usize = size_of::<backorder_droplist_row>();
}

/// Opens the image of a droplist, the `size` bytes at `image`; costs the same whatever its size.
/// Free it with `backorder_droplist_free`.
///
/// The caller makes sure that the bytes stay there and as they are until the list and its pages are
/// freed: a file is mapped read-only and only ever replaced by rename. What is damaged is refused,
/// or answers wrongly, but is never read out of bounds; `backorder_droplist_verify` finds it.
///
/// Errors: `IMAGE_DAMAGED`, `IMAGE_VERSION`, `SIZE_INVALID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_droplist_open(
    image: *const u8,
    size: usize,
    out: Option<&mut MaybeUninit<Option<Box<backorder_droplist>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        // SAFETY: the caller promises that `size` bytes stay readable there for as long as the list
        // and its pages live, which is for ever as far as they know.
        let image: &'static [u8] = unsafe { array(image, size, "image") }?;
        *out = Some(Box::new(backorder_droplist(Droplist::open(image)?)));
        Ok(())
    })
}

/// Reads everything once and compares with the checksum written at the import.
///
/// Errors: `IMAGE_DAMAGED`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_droplist_verify(list: Option<&backorder_droplist>) -> backorder_result {
    fence(|| Ok(given(list, "list")?.0.verify()?))
}

/// The number of names; 0 of NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_droplist_count(list: Option<&backorder_droplist>) -> usize {
    fence_or(0, || list.map_or(0, |list| list.0.len() as usize))
}

/// The number of this list, for `backorder_listing`: the same names and dates have the same number,
/// whenever they were imported. 0 of NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_droplist_id(list: Option<&backorder_droplist>) -> u64 {
    fence_or(0, || list.map_or(0, |list| list.0.edition().number()))
}

/// When a name drops; `BACKORDER_TIME_NONE` when it is not on the list.
///
/// Errors: those of names.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_droplist_drop_of(
    list: Option<&backorder_droplist>,
    name: backorder_str,
    out: Option<&mut MaybeUninit<i64>>,
) -> backorder_result {
    fence(|| {
        let (list, out) = (given(list, "list")?, given(out, "out")?);
        let name = DomainName::parse(name.read("name")?, &TldSet::first_dot())?;
        out.write(convert::seconds(list.0.drop_of(&name)));
        Ok(())
    })
}

/// What the list says of a name, one of `BACKORDER_PRESENCE_`: only absence is evidence that a name
/// has gone, and only in a list that `backorder_droplist_verify` accepts.
///
/// Errors: those of names.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_droplist_presence(
    list: Option<&backorder_droplist>,
    name: backorder_str,
    out: Option<&mut MaybeUninit<u32>>,
) -> backorder_result {
    fence(|| {
        let (list, out) = (given(list, "list")?, given(out, "out")?);
        let name = DomainName::parse(name.read("name")?, &TldSet::first_dot())?;
        let presence = match list.0.presence(&name) {
            droplist::Presence::Listed(_) => Presence::Listed,
            droplist::Presence::Absent => Presence::Absent,
            droplist::Presence::Unknown => Presence::Unknown,
        };
        out.write(presence.code());
        Ok(())
    })
}

/// Where the list comes from, as `backorder_import_set_source` said; empty of NULL. Valid as long
/// as the memory that the list was opened on.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_droplist_source(list: Option<&backorder_droplist>) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        list.map_or(backorder_str::EMPTY, |list| backorder_str::of(list.0.source()))
    })
}

/// Searches. Free the page with `backorder_page_free`, before the memory of the list goes.
///
/// Errors: `QUERY_INVALID`, `PATTERN_INVALID`; the subject is the parameter.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_droplist_search(
    list: Option<&backorder_droplist>,
    query: Option<&backorder_query>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_page>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let (list, query) = (given(list, "list")?, given(query, "query")?);
        let page = query.0.compile()?.page(&list.0);
        let unicode = page.rows.iter().map(|row| match row.counters().is_idn {
            true => row.label_unicode(),
            false => String::new(),
        });
        let unicode = unicode.collect();
        *out = Some(Box::new(backorder_page { total: page.total, rows: page.rows, unicode }));
        Ok(())
    })
}

/// Frees a list, not its memory; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_droplist_free(list: Option<Box<backorder_droplist>>) {
    fence_or((), || drop(list));
}

/// A query without conditions: the first 100 names by drop. Free it with `backorder_query_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_query_new(
    out: Option<&mut MaybeUninit<Option<Box<backorder_query>>>>,
) -> backorder_result {
    fence(|| {
        *place(out, "out")? = Some(Box::new(backorder_query(Query::default())));
        Ok(())
    })
}

/// Sets one parameter from text; an empty value takes the condition back. `docs/droplist.md` has
/// the names and values, such as `pattern`, `tlds`, `characters_max`, `order`, `first`.
///
/// Errors: `QUERY_INVALID`; the subject is the parameter.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_query_set(
    query: Option<&mut backorder_query>,
    parameter: backorder_str,
    value: backorder_str,
) -> backorder_result {
    fence(|| {
        let query = given(query, "query")?;
        Ok(query.0.set(parameter.read("parameter")?, value.read("value")?)?)
    })
}

/// Restricts the drops to civil days in a time zone, from the start of `from` to the end of `to`:
/// `2027-01-31`, or empty for an open end. The day on which a clock changes has 23 or 25 hours.
///
/// Errors: `ZONE_UNKNOWN`, `TIME_INVALID`, `QUERY_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_query_set_drop_days(
    query: Option<&mut backorder_query>,
    zone: backorder_str,
    from: backorder_str,
    to: backorder_str,
) -> backorder_result {
    fence(|| {
        let query = given(query, "query")?;
        let zone = TimeZone::parse(zone.read("zone")?)?;
        let (from, to) = (day(&from, "from")?, day(&to, "to")?);
        Ok(query.0.set_drop_days(&zone, from, to)?)
    })
}

fn day(text: &backorder_str, what: &str) -> Checked<Option<NaiveDate>> {
    let text = text.read(what)?.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| {
        let kind = backorder_core::ErrorKind::TimeInvalid;
        let message = format!("{what}: \"{text}\" is not a day like 2027-01-31");
        Failure::Core(backorder_core::Error::new(kind, what, message))
    })
}

/// Frees a query; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_query_free(query: Option<Box<backorder_query>>) {
    fence_or((), || drop(query));
}

/// How many names fulfil the conditions, on the page or not; 0 of NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_page_total(page: Option<&backorder_page>) -> u64 {
    fence_or(0, || page.map_or(0, |page| page.total))
}

/// The number of rows of the page; 0 of NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_page_count(page: Option<&backorder_page>) -> usize {
    fence_or(0, || page.map_or(0, |page| page.rows.len()))
}

/// A row of the page, from 0, in the order of the query. `size` is the size of the struct. The
/// views in it are valid until the page or the list is freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_page_at(
    page: Option<&backorder_page>,
    index: usize,
    size: usize,
    out: *mut backorder_droplist_row,
) -> backorder_result {
    fence(|| {
        let page = given(page, "page")?;
        let row = element(&page.rows, index, "index")?;
        let unicode = element(&page.unicode, index, "index")?;
        let (counters, label) = (row.counters(), backorder_str::of(row.label()));
        let row = backorder_droplist_row {
            label,
            tld: backorder_str::of(row.tld()),
            label_unicode: if counters.is_idn { backorder_str::of(unicode) } else { label },
            drop_at: row.drop().timestamp(),
            score: row.score().unwrap_or(0).into(),
            characters: counters.characters.into(),
            letters: counters.letters.into(),
            digits: counters.digits.into(),
            hyphens: counters.hyphens.into(),
            is_idn: counters.is_idn,
        };
        // SAFETY: the caller promises room for `size` bytes at `out`, or NULL.
        unsafe { fill(out, size, "row", row) }
    })
}

/// Frees a page; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_page_free(page: Option<Box<backorder_page>>) {
    fence_or((), || drop(page));
}
