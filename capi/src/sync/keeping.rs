//! What goes round a plan: who is looked at and how often, a whole account, transfers, and WHMCS's
//! own functions.

use std::mem::MaybeUninit;

use backorder_core::sync::{
    AccountDomain, Answer, BilledDomain, Cadence, FollowUp, LastLook, Native, RenewalMode,
    Selection, Transfer, TransferCheckFacts, TransferFacts, TransferSettings, plan_account,
};
use backorder_core::{ErrorKind, Fields, Language, TimeZone, Value};
use chrono::TimeDelta;

use crate::boundary::answer::hand_out;
use crate::boundary::convert;
use crate::boundary::failure::Checked;
use crate::boundary::fence::backorder_result;
use crate::boundary::fill::given;
use crate::boundary::row::backorder_row;
use crate::boundary::table::{backorder_table, day, flag};
use crate::boundary::text::backorder_str;
use crate::sync::domain_sync::{fields, known};

/// Rows as an array of JSON objects; an empty text is none.
pub(crate) fn rows(json: backorder_str, what: &str) -> Checked<Vec<Fields>> {
    match json.read(what)? {
        "" => Ok(Vec::new()),
        json => Ok(Fields::list(json)?),
    }
}

fn refused(what: &str, value: impl std::fmt::Display) -> backorder_core::Error {
    let message = format!("{what} {value} is out of range");
    backorder_core::Error::new(ErrorKind::SyncSettingInvalid, what, message)
}

fn language(tag: backorder_str) -> Checked<Language> {
    let tag = tag.read("language")?;
    let language = Language::ALL.into_iter().find(|language| language.tag() == tag);
    Ok(language.ok_or_else(|| {
        let message = format!("language \"{tag}\" is not en or de");
        backorder_core::Error::new(ErrorKind::SyncSettingInvalid, "language", message)
    })?)
}

/// The ids to look at now: never looked at first, then longest ago. `rows` is an array of JSON
/// objects with `id`, `domain`, `status`, `last_sync` (UTC) and `next_due_date`; `batch` domains a
/// run (200), each again after `interval` seconds (7200); with `native` what WHMCS's own sync keeps
/// takes no place. Columns: `id`. Free the table with `backorder_table_free`.
///
/// Errors: `DOMAIN_ROW_INVALID` for other JSON, `SYNC_SETTING_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_sync_due_new(
    looks: backorder_str,
    batch: usize,
    interval: i64,
    native: bool,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let looks = rows(looks, "looks")?;
        let looks: Vec<LastLook<'_>> = looks.iter().filter_map(LastLook::read).collect();
        let update_interval =
            TimeDelta::try_seconds(interval).ok_or_else(|| refused("interval", interval))?;
        let selection = Selection { batch, update_interval, native };
        let due = selection.due(&looks, convert::instant(now, "now")?);
        Ok(backorder_table::of(&["id"], due.into_iter().map(|id| [Value::from(id)])))
    })
}

/// How often to run, so that so many domains are seen within a window. Columns: `runs`,
/// `interval_seconds`, `cron_line`, `batch_needed` (NULL: the batch will do). Free the table with
/// `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_sync_cadence_new(
    domains: u64,
    batch: u64,
    window_minutes: u64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let cadence = Cadence::new(domains, batch, window_minutes);
        let row = [
            Value::from(cadence.runs),
            Value::from(cadence.interval_seconds),
            cadence.cron_line().into(),
            cadence.batch_needed().map_or(Value::Null, Value::from),
        ];
        let columns = &["runs", "interval_seconds", "cron_line", "batch_needed"];
        Ok(backorder_table::of(columns, [row]))
    })
}

/// What is to be set, so that nothing of an account renews that nobody has paid. `mode` is the
/// account's own, empty if it is not known; `domains` is an array of JSON objects with `domain`,
/// `renewal_mode`, `accounting_date` and `finalization_date`. Columns: `what` (`account`, `domain`
/// or `entry`), `domain`, `old`, `new_value`, `code`, `detail`. Free the table with
/// `backorder_table_free`.
///
/// Errors: `DOMAIN_ROW_INVALID`, those of names.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_account_plan_new(
    mode: backorder_str,
    domains: backorder_str,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let mode = Some(mode.read("mode")?).filter(|mode| !mode.is_empty());
        let mode = mode.map(RenewalMode::parse);
        let domains = rows(domains, "domains")?;
        let domains = domains.iter().map(AccountDomain::read).collect::<Result<Vec<_>, _>>()?;
        let plan = plan_account(mode.as_ref(), &domains, convert::instant(now, "now")?);
        let text = |text: &str| Value::from(text.to_owned());
        let account = plan.account.iter().map(|(old, new)| {
            let (old, new) = (text(old.as_str()), text(new.as_str()));
            [text("account"), Value::Null, old, new, Value::Null, Value::Null]
        });
        let set = plan.set.iter().map(|name| {
            let new = text(RenewalMode::AutoExpire.as_str());
            [text("domain"), text(name.as_str()), Value::Null, new, Value::Null, Value::Null]
        });
        let entries = plan.entries.iter().map(|(name, entry)| {
            let detail = entry.detail.as_deref().map_or(Value::Null, text);
            let code = text(entry.code.as_str());
            [text("entry"), text(name.as_str()), Value::Null, Value::Null, code, detail]
        });
        let columns = &["what", "domain", "old", "new_value", "code", "detail"];
        Ok(backorder_table::of(columns, account.chain(set).chain(entries)))
    })
}

/// What a registrar module's `Sync` function returns to WHMCS. `zone` is billing's, empty for UTC.
/// Columns: `active`, `expired`, `cancelled`, `transferred_away`, `expiry_date`, and `error`, with
/// which all the others are NULL. Free the table with `backorder_table_free`.
///
/// Errors: `DOMAIN_ROW_INVALID`, `SYNC_SETTING_INVALID`, `ZONE_UNKNOWN`, those of names.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_whmcs_sync_new(
    provider: backorder_str,
    zone: backorder_str,
    billing: Option<&backorder_row>,
    answer: Option<&backorder_row>,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (billing, answer) = (given(billing, "billing")?, given(answer, "answer")?);
        let (provider, zone) = (provider.read("provider")?, zone.read("zone")?);
        let provider = known(provider)?;
        let zone = match zone {
            "" => TimeZone::utc(),
            zone => TimeZone::parse(zone)?,
        };
        let billed = BilledDomain::read(&fields(billing))?;
        let answer = Answer::read(provider, &fields(answer))?;
        let row = match Native::new(&billed, &answer, &zone, convert::instant(now, "now")?) {
            Native::State { active, expired, cancelled, transferred_away, expiry_date } => [
                flag(active),
                flag(expired),
                flag(cancelled),
                flag(transferred_away),
                expiry_date.map_or(Value::Null, day),
                Value::Null,
            ],
            Native::Error(text) => {
                let [a, b, c, d, e] = [const { Value::Null }; 5];
                [a, b, c, d, e, text.into()]
            }
        };
        let columns =
            &["active", "expired", "cancelled", "transferred_away", "expiry_date", "error"];
        Ok(backorder_table::of(columns, [row]))
    })
}

/// What a registrar module's `TransferSync` function returns to WHMCS. `facts` are those of
/// `docs/sync.md`. Columns: `state` (`pending`, `completed`, `failed`, `error`), `expiry_date`,
/// `text`. Free the table with `backorder_table_free`.
///
/// Errors: `DOMAIN_ROW_INVALID`, `SYNC_SETTING_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_whmcs_transfer_sync_new(
    provider: backorder_str,
    facts: Option<&backorder_row>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let provider = known(provider.read("provider")?)?;
        let facts = TransferFacts::read(&fields(given(facts, "facts")?))?;
        let (state, expiry, text) = match Transfer::new(provider, &facts) {
            Transfer::Pending => ("pending", None, None),
            Transfer::Completed(expiry) => ("completed", expiry, None),
            Transfer::Failed(reason) => ("failed", None, Some(reason)),
            Transfer::Error(text) => ("error", None, Some(text)),
        };
        let text = text.map_or(Value::Null, Value::from);
        let row = [Value::from(state), expiry.map_or(Value::Null, day), text];
        Ok(backorder_table::of(&["state", "expiry_date", "text"], [row]))
    })
}

/// What follows a completed transfer, in order; nothing before it is completed. Columns: `step`
/// (`lock`, `contacts`, `nameservers`) and `value`, a role or a name server; NULL for the lock.
/// Free the table with `backorder_table_free`.
///
/// Errors: `DOMAIN_ROW_INVALID`, `SYNC_SETTING_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_transfer_follow_up_new(
    provider: backorder_str,
    facts: Option<&backorder_row>,
    transfer_lock: bool,
    contact_update: bool,
    ns_update: bool,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let provider = known(provider.read("provider")?)?;
        let facts = TransferFacts::read(&fields(given(facts, "facts")?))?;
        let settings = TransferSettings { transfer_lock, contact_update, ns_update };
        let mut rows = Vec::new();
        for step in Transfer::new(provider, &facts).follow_up(provider, &facts, settings) {
            match step {
                FollowUp::Lock => rows.push(["lock".into(), Value::Null]),
                FollowUp::Contacts(roles) => {
                    let row = |role: backorder_core::sync::ContactRole| {
                        [Value::from("contacts"), role.as_str().into()]
                    };
                    rows.extend(roles.into_iter().map(row));
                }
                FollowUp::NameServers(names) => {
                    rows.extend(names.into_iter().map(|name| ["nameservers".into(), name.into()]));
                }
            }
        }
        Ok(backorder_table::of(&["step", "value"], rows))
    })
}

/// What stands in the way of a transfer before it is ordered; no row: nothing. `language` is `en`
/// or `de`. Columns: `obstacle`, a stable word, and `words`. Free the table with
/// `backorder_table_free`.
///
/// Errors: `DOMAIN_ROW_INVALID`, `SYNC_SETTING_INVALID` for another language.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_transfer_obstacles_new(
    facts: Option<&backorder_row>,
    tag: backorder_str,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let facts = given(facts, "facts")?;
        let language = language(tag)?;
        let facts = TransferCheckFacts::read(&fields(facts))?;
        let found = facts.obstacles(convert::instant(now, "now")?).into_iter();
        let rows = found.map(|of| [Value::from(of.as_str()), of.words(language).into()]);
        Ok(backorder_table::of(&["obstacle", "words"], rows))
    })
}
