//! Long lists, page by page, while they change; `Pages` says what that promises.

use std::collections::HashSet;
use std::fmt;
use std::fmt::Display;
use std::hash::{BuildHasher, RandomState};

use crate::commands::List;
use crate::exchange::page::{AnswerPage, Paging};
use crate::vocabulary;
use crate::wire::command::{Command, Value};
use crate::wire::error::{Error, ErrorKind};
use crate::wire::profile::Platform;
use crate::wire::read;
use crate::wire::refusal::refusal;
use crate::wire::response::{Column, Pagination, Response};

/// Which page of a list to ask for next, and what in it is new:
/// [`Client::pages`](crate::Client::pages) for whoever sends by means of their own.
///
/// # Example
/// ```
/// use ispapi_client::{Command, Pager, Paging, Response};
/// let mut pager = Pager::new(&Command::new("QueryDomainList"), Paging::by_key("DOMAIN"));
/// while let Some(command) = pager.next_command() {
///     assert_eq!(command.name(), "QueryDomainList");
///     // Whatever sends it here.
///     let page = "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\nPROPERTY[DOMAIN][0]=a.com\n\
///                 PROPERTY[TOTAL][0]=1\nEOF\n";
///     let page = pager.accept(Ok(Response::from_vec(page.into())))?;
///     assert_eq!(page.map(|page| page.rows().count()), Some(1));
/// }
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Clone)]
pub struct Pager {
    command: Command,
    paging: Paging,
    /// The key column in the spellings it may have; none to recognise no row.
    keys: Vec<String>,
    /// Whether rows without a key are let through.
    sparse: bool,
    /// What the table of commands has against the list.
    refused: Option<Error>,
    /// Whether one answer is all that can be had: the command knows no FIRST.
    single: bool,
    /// Whether the list must not move.
    still: bool,
    /// The last key that was read, of a list that must not move.
    last_key: Option<String>,
    /// Where the list begins.
    start: u64,
    /// The row to ask for next; none at the end.
    first: Option<u64>,
    /// The row after the last one that was read.
    read_to: u64,
    seen: HashSet<u128>,
    hashers: [RandomState; 2],
    given: u64,
    total: Option<u64>,
    steps_back: u32,
    /// Whether the next page begins with a row that was read.
    overlaps: bool,
}

/// Steps back in one list at most.
const STEPS_BACK: u32 = 100;

impl fmt::Debug for Pager {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pager")
            .field("command", &self.command)
            .field("first", &self.first)
            .field("total", &self.total)
            .finish_non_exhaustive()
    }
}

impl Pager {
    /// The pages of a Query...List command, from its FIRST on if it has one. Its own LIMIT and LAST
    /// are not sent.
    pub fn new(command: &Command, paging: Paging) -> Pager {
        let mut start = 0;
        let mut bare = Command::new(command.name());
        for (key, value) in command.parameters() {
            match value {
                Value::Text(text) if key.eq_ignore_ascii_case("FIRST") => {
                    start = text.parse().unwrap_or(0);
                }
                // Where a page begins and ends is said anew for each; a LAST of the caller's own
                // would end each where that one ends.
                _ if ["FIRST", "LAST", "LIMIT"].iter().any(|own| key.eq_ignore_ascii_case(own)) => {
                }
                _ => bare = bare.with(key, value.clone()),
            }
        }
        Pager {
            command: bare,
            keys: paging.key.iter().cloned().collect(),
            paging,
            sparse: false,
            single: false,
            refused: None,
            still: false,
            last_key: None,
            start,
            first: Some(start),
            read_to: start,
            seen: HashSet::new(),
            hashers: [RandomState::new(), RandomState::new()],
            given: 0,
            total: None,
            steps_back: 0,
            overlaps: false,
        }
    }

    /// For the pages of a list that is read as rows of a type.
    pub(crate) fn of_list<L: List>(list: &L, platform: Platform) -> Pager {
        let command = list.command(platform);
        let first = |(key, value): (&str, &Value)| key == "FIRST" && *value != Value::Null;
        let single = !command.parameters().any(first);
        let paging = Paging { limit: list.limit(), ..Paging::default() };
        let keys = L::KEYS.iter().map(|key| (*key).to_owned()).collect();
        let refused = vocabulary::check(&command, platform).err();
        Pager { keys, sparse: L::SPARSE, single, refused, ..Pager::new(&command, paging) }
    }

    /// Why the first command is not to be sent; told once.
    pub(crate) fn refused(&mut self) -> Option<Error> {
        self.refused.take()
    }

    /// For a list that must not move while it is read: then each row is given once by its place,
    /// those of the same key, too. Where a page does not go on with the row that the one before
    /// ended with, or the total is another, that is [`ErrorKind::ListChanged`].
    pub(crate) fn still(self) -> Pager {
        Pager { still: true, ..self }
    }

    /// The command for the next page; none at the end, and after an error.
    pub fn next_command(&self) -> Option<Command> {
        let first = self.first?.to_string();
        let command = self.command.clone().with("FIRST", (!self.single).then_some(first));
        Some(command.with("LIMIT", self.limit().to_string()))
    }

    fn limit(&self) -> u64 {
        self.paging.limit.max(2)
    }

    /// Takes in the answer: a page with what is new in it; none where there is nothing new, but
    /// perhaps on another page.
    ///
    /// # Errors
    /// As [`Client::pages`](crate::Client::pages). The list has ended then.
    pub fn accept(&mut self, answer: Result<Response, Error>) -> Result<Option<AnswerPage>, Error> {
        let asked = self.first.take().unwrap_or(self.start);
        let answer = answer?;
        refusal(&self.command, &answer)?;
        let paging = answer.pagination();
        let column = self.column(&answer);
        let count = match &column {
            Some(column) => column.len(),
            None if self.keys.is_empty() => usize::try_from(paging.rows).unwrap_or(usize::MAX),
            None if paging.rows == 0 || paging.total == Some(0) => 0,
            None => return Err(invalid(self.keys[0].to_ascii_uppercase(), "no such column")),
        };
        let before = self.total;
        self.total = paging.total.or(before);
        if self.still {
            self.refuse_moved(before)?;
        }
        self.check_place(asked, count, &paging)?;
        let rows = if self.keys.is_empty() {
            self.refuse_shrunk(before)?;
            (0..count).collect()
        } else if self.still {
            self.still_rows(column.as_ref(), asked)?
        } else {
            match self.new_rows(column.as_ref(), asked)? {
                Some(rows) => rows,
                None => return self.step_back(asked).map(|()| None),
            }
        };
        self.given += rows.len() as u64;
        if self.given > self.paging.max_rows {
            let message = format!("has more than {} rows", self.paging.max_rows);
            return Err(invalid(self.command.subject(), message));
        }
        if rows.is_empty() && self.total.is_none() {
            // A server that gives the same rows again and again states no end.
            self.count_step(asked)?;
        }
        let last = column.as_ref().and_then(last_filled).unwrap_or(0) as u64;
        self.go_on(asked, count as u64, last, &paging)?;
        Ok(Some(AnswerPage { answer, first: asked, rows, count, total: self.total }))
    }

    fn column<'a>(&self, answer: &'a Response) -> Option<Column<'a>> {
        self.keys.iter().find_map(|key| read::column(answer, key))
    }

    /// The page must be the one that was asked for, and must not be empty before the end.
    fn check_place(&self, asked: u64, count: usize, paging: &Pagination) -> Result<(), Error> {
        if let Some(first) = paging.first.filter(|first| *first != asked && count > 0) {
            return Err(invalid("FIRST", format!("asked for row {asked} and got {first}")));
        }
        match self.total.filter(|total| count == 0 && asked < *total) {
            Some(total) => {
                let message = format!("the list has {total} rows, but none from row {asked} on");
                Err(invalid("TOTAL", message))
            }
            None => Ok(()),
        }
    }

    fn refuse_shrunk(&self, before: Option<u64>) -> Result<(), Error> {
        match self.total.zip(before).filter(|(now, before)| now < before) {
            Some((now, before)) => {
                let message = format!("had {before} rows and has {now}: some may be missed");
                Err(Error::new(ErrorKind::ListChanged, self.command.subject(), message))
            }
            None => Ok(()),
        }
    }

    fn refuse_moved(&self, before: Option<u64>) -> Result<(), Error> {
        match self.total.zip(before).filter(|(now, before)| now != before) {
            Some((now, before)) => {
                Err(self.changed(format_args!("had {before} rows and has {now}")))
            }
            None => Ok(()),
        }
    }

    /// The rows behind what was read, if the page begins where the one before ended.
    fn still_rows(&mut self, column: Option<&Column<'_>>, asked: u64) -> Result<Vec<usize>, Error> {
        let key = |row| column?.get(row).filter(|key: &&str| !key.is_empty());
        if self.overlaps && key(0) != self.last_key.as_deref() {
            return Err(self.changed(format_args!("has another row in place {asked}")));
        }
        if let Some(last) = column.and_then(last_filled).and_then(key) {
            self.last_key = Some(last.to_owned());
        }
        let rows = 0..column.map_or(0, |column| column.len());
        Ok(rows.filter(|row| asked + *row as u64 >= self.read_to).collect())
    }

    #[cold]
    fn changed(&self, how: impl Display) -> Error {
        let message = format!("changed while it was read: it {how}");
        Error::new(ErrorKind::ListChanged, self.command.subject(), message)
    }

    /// Says where the next page begins, if there is more. `last` is the last row with a key.
    fn go_on(
        &mut self,
        asked: u64,
        count: u64,
        last: u64,
        paging: &Pagination,
    ) -> Result<(), Error> {
        let next = asked.saturating_add(count);
        self.read_to = self.read_to.max(next);
        let full = count >= self.limit().min(paging.limit.unwrap_or(u64::MAX));
        let more = count > 0 && self.total.map_or(full, |total| next < total);
        if !more {
            return Ok(());
        }
        if self.single {
            let message = format!("may have more than {count} rows, and no further ones are given");
            return Err(invalid(self.command.subject(), message));
        }
        // With a key the last row is read again, to see that it is still there.
        self.overlaps = last > 0;
        self.first = Some(if self.overlaps { asked + last } else { next });
        Ok(())
    }

    /// The rows whose key is new; none if the page does not join on to what was read.
    fn new_rows(
        &mut self,
        column: Option<&Column<'_>>,
        asked: u64,
    ) -> Result<Option<Vec<usize>>, Error> {
        let Some(column) = column.filter(|column| !column.is_empty()) else {
            // Nothing is left here. What was read may have moved in front of it.
            let joins = asked == self.start || self.total == Some(0);
            return Ok(joins.then(Vec::new));
        };
        let mut rows = Vec::new();
        for (row, value) in column.iter().enumerate() {
            let Some(value) = value.filter(|value| !value.is_empty()) else {
                let place = asked + row as u64;
                if !self.sparse {
                    return Err(invalid(column.name(), format!("row {place} has no key")));
                }
                if row == 0 && self.overlaps {
                    return Ok(None);
                }
                // Known by its place alone.
                if place >= self.read_to {
                    rows.push(row);
                }
                continue;
            };
            let hash = self.hash(value);
            if row == 0 && self.overlaps && !self.seen.contains(&hash) {
                return Ok(None);
            }
            if self.seen.insert(hash) {
                rows.push(row);
            }
        }
        Ok(Some(rows))
    }

    /// Two keys have the same one with a likelihood that does not matter.
    fn hash(&self, key: &str) -> u128 {
        let [high, low] = self.hashers.each_ref().map(|hasher| u128::from(hasher.hash_one(key)));
        high << 64 | low
    }

    fn count_step(&mut self, asked: u64) -> Result<(), Error> {
        self.steps_back += 1;
        if self.steps_back <= STEPS_BACK {
            return Ok(());
        }
        let message = format_args!("changed faster than it could be read, near row {asked}");
        Err(Error::new(ErrorKind::ListChanged, self.command.subject(), message))
    }

    fn step_back(&mut self, asked: u64) -> Result<(), Error> {
        self.count_step(asked)?;
        let back = asked.saturating_sub(self.limit() / 2).max(self.start);
        tracing::debug!(command = self.command.name(), asked, back, "the list shrank");
        self.first = Some(back);
        self.overlaps = back > self.start;
        Ok(())
    }
}

#[cold]
fn invalid(subject: impl Display, message: impl Display) -> Error {
    Error::new(ErrorKind::Invalid, subject, message)
}

/// The last row of a column that is not empty.
fn last_filled(column: &Column<'_>) -> Option<usize> {
    let filled = |(_, value): &(usize, Option<&str>)| value.is_some_and(|text| !text.is_empty());
    column.iter().enumerate().filter(filled).last().map(|(row, _)| row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::response::ResponseBuilder;

    /// Serves a list by position, and lets it change before each page.
    fn read(
        mut list: Vec<u32>,
        paging: Paging,
        mut change: impl FnMut(usize, &mut Vec<u32>),
    ) -> Result<Vec<u32>, Error> {
        let mut pager = Pager::new(&Command::new("QueryDomainList"), paging);
        let mut given = Vec::new();
        let mut asked = 0;
        while let Some(command) = pager.next_command() {
            change(asked, &mut list);
            asked += 1;
            assert!(asked < 10_000, "endless");
            let number = |wanted: &str| {
                let mut all = command.parameters();
                let (_, value) = all.find(|(key, _)| *key == wanted).expect("there");
                let Value::Text(text) = value else { panic!("a text") };
                text.parse::<usize>().expect("a number")
            };
            let (first, limit) = (number("FIRST"), number("LIMIT"));
            let rows = list.iter().skip(first).take(limit).map(ToString::to_string);
            let answer = ResponseBuilder::new(200, "ok")
                .with_column("DOMAIN", rows)
                .with("FIRST", first.to_string())
                .with("TOTAL", list.len().to_string());
            let answer = Response::from_vec(answer.encode().into_bytes());
            if let Some(page) = pager.accept(Ok(answer))? {
                given.extend(page.rows().map(|row| {
                    row.get("DOMAIN").expect("a key").parse::<u32>().expect("a number")
                }));
            }
        }
        Ok(given)
    }

    fn paging(key: bool) -> Paging {
        let key = key.then(|| "DOMAIN".to_owned());
        Paging { key, limit: 10, ..Paging::default() }
    }

    #[test]
    fn a_list_at_rest_is_read_once() {
        for length in [0, 1, 9, 10, 11, 19, 20, 100, 101] {
            let list: Vec<u32> = (0..length).collect();
            for key in [true, false] {
                let given = read(list.clone(), paging(key), |_, _| {}).expect("at rest");
                assert_eq!(given, list, "{length} {key}");
            }
        }
    }

    #[test]
    fn rows_that_stay_are_given_once_whatever_the_others_do() {
        // Of 0..300 the multiples of three stay; before each page some of the others go or come,
        // wherever they are.
        let mut seed = 7_u32;
        let mut random = move |below: usize| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as usize % below
        };
        let mut fresh = 1_000;
        for _ in 0..200 {
            let list: Vec<u32> = (0..300).collect();
            let given = read(list, paging(true), |_, list| {
                for _ in 0..random(4) {
                    let place = random(list.len());
                    if list[place] % 3 != 0 {
                        list.remove(place);
                    }
                }
                if random(3) == 0 {
                    fresh += if fresh % 3 == 0 { 1 } else { 2 };
                    list.insert(random(list.len()), fresh);
                }
            })
            .expect("slow enough");
            let unique: HashSet<u32> = given.iter().copied().collect();
            assert_eq!(unique.len(), given.len(), "no row twice");
            let missed: Vec<u32> = (0..300).step_by(3).filter(|n| !unique.contains(n)).collect();
            assert_eq!(missed, Vec::<u32>::new());
        }
    }

    #[test]
    fn without_a_key_a_list_that_shrank_is_refused() {
        let shrink = |page: usize, list: &mut Vec<u32>| {
            if page == 1 {
                list.remove(0);
            }
        };
        let error = read((0..50).collect(), paging(false), shrink).expect_err("row 10 is missed");
        assert_eq!(error.kind(), ErrorKind::ListChanged);
        let given = read((0..50).collect(), paging(true), shrink).expect("seen and read again");
        assert_eq!(given, (0..50).collect::<Vec<u32>>());
    }

    #[test]
    fn no_list_is_read_for_ever() {
        let grow = |page: usize, list: &mut Vec<u32>| {
            let next = page as u32 * 20;
            list.extend(1_000 + next..1_020 + next);
        };
        let few = Paging { max_rows: 200, ..paging(true) };
        let error = read((0..50).collect(), few, grow).expect_err("grows for ever");
        assert_eq!(error.kind(), ErrorKind::Invalid);
        let swap = |page: usize, list: &mut Vec<u32>| {
            if page > 0 {
                *list = (0..50).map(|n| n + 50 * page as u32).collect();
            }
        };
        let given = read((0..50).collect(), paging(true), swap);
        let error = given.expect_err("another list each time");
        assert_eq!(error.kind(), ErrorKind::ListChanged);
    }

    #[test]
    fn a_caller_s_first_counts_and_his_last_does_not() {
        let list = Command::new("QueryDomainList").with("first", "30").with("Last", "40");
        let pager = Pager::new(&list.with("LIMIT", "7"), paging(true));
        let command = pager.next_command().expect("the first page");
        let text = command.text(Platform::Ispapi).expect("encodes");
        assert_eq!(text, "COMMAND=QueryDomainList\nFIRST=30\nLIMIT=10");
    }

    #[test]
    fn a_page_of_another_place_is_refused() {
        let mut pager = Pager::new(&Command::new("QueryDomainList"), paging(true));
        let page = || {
            let list = ResponseBuilder::new(200, "ok").with_column("DOMAIN", ["a", "b"]);
            let list = list.with("FIRST", "0").with("TOTAL", "9").encode();
            Ok(Response::from_vec(list.into_bytes()))
        };
        assert!(pager.accept(page()).expect("the first page").is_some());
        let error = pager.accept(page()).expect_err("asked for row 1");
        assert_eq!((error.kind(), error.subject()), (ErrorKind::Invalid, "FIRST"));
        assert!(pager.next_command().is_none(), "and that is the end");
    }
}
