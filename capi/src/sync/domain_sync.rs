//! Domains kept in step between billing and a registrar.

use std::mem::MaybeUninit;
use std::sync::OnceLock;

use backorder_core::sync::{self as core, Settings, SyncReport, plan_rows};
use backorder_core::{ErrorKind, Fields, Language, Provider, Value};

use crate::boundary::convert::{self, element};
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{Filled, check_place, fill, given, place};
use crate::boundary::row::backorder_row;
use crate::boundary::text::backorder_str;

/// What billing has and what a registrar says, on the way to a plan.
pub struct backorder_domain_sync {
    provider: Provider,
    settings: Settings,
    billing: Vec<Fields>,
    answers: Vec<Fields>,
}

/// What follows for all domains.
pub struct backorder_sync_plan {
    plan: core::SyncPlan,
    changes: Vec<ChangeTexts>,
    effects: Vec<(usize, core::SyncEffect)>,
    entries: Vec<(usize, usize)>,
    texts: [OnceLock<String>; 4],
}

/// A change of the plan in words, with where its domain is in the plan.
struct ChangeTexts {
    domain: usize,
    side: &'static str,
    field: &'static str,
    old: String,
    new_value: String,
    reason: &'static str,
}

/// A field that gets another value.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_sync_change {
    /// Billing's row.
    pub id: u64,
    /// The domain.
    pub domain: backorder_str,
    /// Where: `billing` or `registrar`.
    pub side: backorder_str,
    /// `status`, `expiry_date`, `next_due_date`; `auto_renew`, `renewal_mode`, `privacy`.
    pub field: backorder_str,
    /// The value that is there, as the side writes it; no date is `0000-00-00`.
    pub old: backorder_str,
    /// The value it gets.
    pub new_value: backorder_str,
    /// Why, as a stable word.
    pub reason: backorder_str,
}

impl Filled for backorder_sync_change {
    const SIZE_MIN: usize = size_of::<backorder_sync_change>();
}

/// What is to be done besides changing fields.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_sync_effect {
    /// Billing's row.
    pub id: u64,
    /// The domain.
    pub domain: backorder_str,
    /// `renew`, `suspend` or `unsuspend`.
    pub kind: backorder_str,
    /// For `renew`; else 0.
    pub years: u32,
}

impl Filled for backorder_sync_effect {
    const SIZE_MIN: usize = size_of::<backorder_sync_effect>();
}

/// What is only reported of a domain.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_sync_entry {
    /// Billing's row.
    pub id: u64,
    /// The domain.
    pub domain: backorder_str,
    /// `notice` or `error`.
    pub level: backorder_str,
    /// The stable word.
    pub code: backorder_str,
    /// The word, date or text it is about; may be empty.
    pub detail: backorder_str,
}

impl Filled for backorder_sync_entry {
    const SIZE_MIN: usize = size_of::<backorder_sync_entry>();
}

/// A row that was refused: never planned, never a stop for the rest.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_sync_refusal {
    /// The domain, or the number of the row.
    pub domain: backorder_str,
    /// Whose row: `billing` or `registrar`.
    pub side: backorder_str,
    /// `unreadable`, `duplicate-id`, `duplicate-answer` or `not-in-billing`.
    pub reason: backorder_str,
    /// What cannot be, for a row that cannot be read.
    pub detail: backorder_str,
}

impl Filled for backorder_sync_refusal {
    const SIZE_MIN: usize = size_of::<backorder_sync_refusal>();
}

/// The columns of a row as plain values.
pub(crate) fn fields(row: &backorder_row) -> Fields {
    let mut fields = Fields::new();
    for (name, value) in row.to_core().iter() {
        match value {
            Value::Null => fields.set(name, None),
            Value::Int(number) => fields.set(name, Some(&number.to_string())),
            Value::Text(text) => fields.set(name, Some(text)),
        }
    }
    fields
}

pub(crate) fn known(provider: &str) -> Checked<Provider> {
    Ok(Provider::parse(provider).ok_or_else(|| {
        let message = format!("provider \"{provider}\" is not openprovider, ispapi or cnr");
        backorder_core::Error::new(ErrorKind::SyncSettingInvalid, "provider", message)
    })?)
}

/// Nothing compared yet. `provider` is `openprovider`, `ispapi` or `cnr`; `settings`, which may be
/// NULL, has what differs from the defaults (`docs/sync.md`), and stays yours. Free it with
/// `backorder_domain_sync_free`.
///
/// Errors: `SYNC_SETTING_INVALID`, `ZONE_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_domain_sync_new(
    provider: backorder_str,
    settings: Option<&backorder_row>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_domain_sync>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let provider = known(provider.read("provider")?)?;
        let settings = Settings::read(&settings.map(fields).unwrap_or_default())?;
        let (billing, answers) = (Vec::new(), Vec::new());
        *out = Some(Box::new(backorder_domain_sync { provider, settings, billing, answers }));
        Ok(())
    })
}

/// Adds a row of billing: `id`, `domain`, `status`, `expiry_date`, `next_due_date`, `auto_renew`,
/// `id_protection`, and `own_offset` and `period` if there are any. The row stays yours; one that
/// cannot be read is refused by the plan.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_domain_sync_add_billing(
    sync: Option<&mut backorder_domain_sync>,
    row: Option<&backorder_row>,
) -> backorder_result {
    fence(|| {
        given(sync, "sync")?.billing.push(fields(given(row, "row")?));
        Ok(())
    })
}

/// Adds an answer of the registrar: `domain`, and the fields that `docs/sync.md` lists. The row
/// stays yours; one that cannot be read is refused by the plan.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_domain_sync_add_answer(
    sync: Option<&mut backorder_domain_sync>,
    row: Option<&backorder_row>,
) -> backorder_result {
    fence(|| {
        given(sync, "sync")?.answers.push(fields(given(row, "row")?));
        Ok(())
    })
}

/// Adds rows of billing and answers of the registrar, each an array of JSON objects; an empty text
/// adds none.
///
/// Errors: `DOMAIN_ROW_INVALID` for other JSON; nothing is added then.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_domain_sync_add_json(
    sync: Option<&mut backorder_domain_sync>,
    billing: backorder_str,
    answers: backorder_str,
) -> backorder_result {
    fence(|| {
        let sync = given(sync, "sync")?;
        let read = |text: &str| match text {
            "" => Ok(Vec::new()),
            json => Fields::list(json),
        };
        let (billing, answers) = (billing.read("billing")?, answers.read("answers")?);
        let (billing, answers) = (read(billing)?, read(answers)?);
        sync.billing.extend(billing);
        sync.answers.extend(answers);
        Ok(())
    })
}

/// Frees what was to be compared; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_domain_sync_free(sync: Option<Box<backorder_domain_sync>>) {
    fence_or((), || drop(sync));
}

/// Plans all domains. With `is_complete` the answers are of the whole account: a domain without
/// one is not at the registrar. Free the plan with `backorder_sync_plan_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_sync_plan_new(
    sync: Option<&backorder_domain_sync>,
    is_complete: bool,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_sync_plan>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let sync = given(sync, "sync")?;
        let now = convert::instant(now, "now")?;
        let (billing, answers) = (&sync.billing, &sync.answers);
        let plan = plan_rows(&sync.settings, sync.provider, billing, answers, is_complete, now);
        *out = Some(Box::new(backorder_sync_plan::of(plan)));
        Ok(())
    })
}

impl backorder_sync_plan {
    fn of(plan: core::SyncPlan) -> backorder_sync_plan {
        let (mut changes, mut effects, mut entries) = (Vec::new(), Vec::new(), Vec::new());
        for (domain, of_domain) in plan.plans.iter().enumerate() {
            changes.extend(of_domain.changes.iter().map(|planned| ChangeTexts {
                domain,
                side: planned.change.side().as_str(),
                field: planned.change.field(),
                old: planned.change.old().into_owned(),
                new_value: planned.change.new_value().into_owned(),
                reason: planned.reason.as_str(),
            }));
            effects.extend(of_domain.effects.iter().map(|effect| (domain, *effect)));
            entries.extend((0..of_domain.entries.len()).map(|entry| (domain, entry)));
        }
        backorder_sync_plan { plan, changes, effects, entries, texts: Default::default() }
    }

    fn domain(&self, domain: usize) -> (u64, backorder_str) {
        let of_domain = &self.plan.plans[domain];
        (of_domain.id, backorder_str::of(of_domain.name.as_str()))
    }

    fn text(&self, language: Language, is_html: bool) -> &str {
        let place = usize::from(language == Language::German) * 2 + usize::from(is_html);
        self.texts[place].get_or_init(|| {
            let report = SyncReport::new(&self.plan);
            if is_html { report.html(language) } else { report.text(language) }
        })
    }
}

/// How many domains were compared; 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_sync_plan_looked_at(plan: Option<&backorder_sync_plan>) -> usize {
    fence_or(0, || plan.map_or(0, |plan| plan.plan.looked_at))
}

/// How many fields change; 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_sync_plan_change_count(plan: Option<&backorder_sync_plan>) -> usize {
    fence_or(0, || plan.map_or(0, |plan| plan.changes.len()))
}

/// The change at `index`, from 0, in the order they are to be made. `size` is `sizeof *out`.
///
/// The views are valid until `plan` is freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_sync_plan_change_at(
    plan: Option<&backorder_sync_plan>,
    index: usize,
    size: usize,
    out: *mut backorder_sync_change,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let plan = given(plan, "plan")?;
        let change = element(&plan.changes, index, "index")?;
        let (id, domain) = plan.domain(change.domain);
        let change = backorder_sync_change {
            id,
            domain,
            side: backorder_str::of(change.side),
            field: backorder_str::of(change.field),
            old: backorder_str::of(&change.old),
            new_value: backorder_str::of(&change.new_value),
            reason: backorder_str::of(change.reason),
        };
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", change) }
    })
}

/// How many things are to be done besides; 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_sync_plan_effect_count(plan: Option<&backorder_sync_plan>) -> usize {
    fence_or(0, || plan.map_or(0, |plan| plan.effects.len()))
}

/// What is to be done besides, at `index`, from 0; after the changes. `size` is `sizeof *out`.
///
/// The views are valid until `plan` is freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_sync_plan_effect_at(
    plan: Option<&backorder_sync_plan>,
    index: usize,
    size: usize,
    out: *mut backorder_sync_effect,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let plan = given(plan, "plan")?;
        let (domain, effect) = element(&plan.effects, index, "index")?;
        let years = match effect {
            core::SyncEffect::Renew(years) => *years,
            _ => 0,
        };
        let (id, domain) = plan.domain(*domain);
        let kind = backorder_str::of(effect.as_str());
        let effect = backorder_sync_effect { id, domain, kind, years };
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", effect) }
    })
}

/// How many entries are only reported; 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_sync_plan_entry_count(plan: Option<&backorder_sync_plan>) -> usize {
    fence_or(0, || plan.map_or(0, |plan| plan.entries.len()))
}

/// The entry at `index`, from 0. `size` is `sizeof *out`.
///
/// The views are valid until `plan` is freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_sync_plan_entry_at(
    plan: Option<&backorder_sync_plan>,
    index: usize,
    size: usize,
    out: *mut backorder_sync_entry,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let plan = given(plan, "plan")?;
        let (at, entry) = element(&plan.entries, index, "index")?;
        let entry = &plan.plan.plans[*at].entries[*entry];
        let (id, domain) = plan.domain(*at);
        let entry = backorder_sync_entry {
            id,
            domain,
            level: backorder_str::of(entry.level().as_str()),
            code: backorder_str::of(entry.code.as_str()),
            detail: entry.detail.as_deref().map_or(backorder_str::EMPTY, backorder_str::of),
        };
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", entry) }
    })
}

/// How many rows were refused; 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_sync_plan_refused_count(plan: Option<&backorder_sync_plan>) -> usize {
    fence_or(0, || plan.map_or(0, |plan| plan.plan.refused.len()))
}

/// The refused row at `index`, from 0. `size` is `sizeof *out`.
///
/// The views are valid until `plan` is freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_sync_plan_refused_at(
    plan: Option<&backorder_sync_plan>,
    index: usize,
    size: usize,
    out: *mut backorder_sync_refusal,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let row = element(&given(plan, "plan")?.plan.refused, index, "index")?;
        let refusal = backorder_sync_refusal {
            domain: backorder_str::of(&row.name),
            side: backorder_str::of(row.side.as_str()),
            reason: backorder_str::of(row.reason.as_str()),
            detail: row.detail.as_deref().map_or(backorder_str::EMPTY, backorder_str::of),
        };
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", refusal) }
    })
}

/// Whether the report is to be sent: for a change, an effect or an error; also without, if
/// `send_empty`. No for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_sync_plan_is_due(
    plan: Option<&backorder_sync_plan>,
    send_empty: bool,
) -> bool {
    fence_or(false, || plan.is_some_and(|plan| SyncReport::new(&plan.plan).is_due(send_empty)))
}

/// The report as plain text, or as one element of HTML. `language` is `en` or `de`.
///
/// The view is valid until `plan` is freed.
///
/// Errors: `SYNC_SETTING_INVALID` for another language.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_sync_plan_report(
    plan: Option<&backorder_sync_plan>,
    language: backorder_str,
    is_html: bool,
    out: Option<&mut MaybeUninit<backorder_str>>,
) -> backorder_result {
    fence(|| {
        let plan = given(plan, "plan")?;
        let out = given(out, "out")?;
        let tag = language.read("language")?;
        let language = Language::ALL.into_iter().find(|language| language.tag() == tag);
        let language = language.ok_or_else(|| {
            let message = format!("language \"{tag}\" is not en or de");
            backorder_core::Error::new(ErrorKind::SyncSettingInvalid, "language", message)
        })?;
        out.write(backorder_str::of(plan.text(language, is_html)));
        Ok(())
    })
}

/// Frees a plan; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_sync_plan_free(plan: Option<Box<backorder_sync_plan>>) {
    fence_or((), || drop(plan));
}
