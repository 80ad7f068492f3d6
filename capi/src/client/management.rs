//! What a registrar module does with a domain beside ordering and renewing it, as commands.

use std::mem::MaybeUninit;

use backorder_core::Value;
use ispapi_client::commands::{CheckDomains, Contact, Request};
use ispapi_client::management::{
    AuthCode, Dashboard, Environment, PremiumOrder, RegistrantChange, RegistrantWay, Release,
    Suggestions, Verification,
};
use ispapi_client::{Command, Response};

use crate::boundary::answer::{hand_out, write_out};
use crate::boundary::convert::{constant, element};
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence};
use crate::boundary::fill::{given, place};
use crate::boundary::numbers;
use crate::boundary::row::backorder_row;
use crate::boundary::table::{backorder_table, cost};
use crate::boundary::text::{backorder_str, read_texts};
use crate::client::answer::backorder_answer;
use crate::client::command::{backorder_command, platform};
use crate::values::cost::backorder_cost;

fn boxed(command: Command) -> Box<backorder_command> {
    Box::new(backorder_command(command))
}

fn maybe(text: Option<&str>) -> Value {
    text.map_or(Value::Null, Value::from)
}

/// The command for the code by which a domain is moved: the answer has it in the column AUTH,
/// unless the registry mails it to the owner. NULL where there are no codes but tags (.uk). Free it
/// with `backorder_command_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_auth_code_command(
    domain: backorder_str,
    number: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let command = AuthCode::command(domain.read("domain")?, platform(number)?);
        *out = command.map(boxed);
        Ok(())
    })
}

/// The command that releases a domain to the registrar of a tag (.uk); with an empty tag back to
/// its registry (.de, .at, .uk). `is_locked`: what TRANSFERLOCK of StatusDomain says. Free it with
/// `backorder_command_free`.
///
/// Errors: `PARAMETER_INVALID`: the zone has no tags or takes none back, the tag is none, or the
/// domain is locked.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_release_command(
    domain: backorder_str,
    tag: backorder_str,
    is_locked: bool,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (domain, tag) = (domain.read("domain")?, tag.read("tag")?);
        let release = match tag {
            "" => Release::back(domain)?,
            tag => Release::to_tag(domain, tag)?,
        };
        Ok(boxed(release.unlocked(Some(is_locked))?.command()))
    })
}

/// The command that has the mail sent again by which an owner verifies an address: on ISPAPI about
/// a domain, at CNR about an address. Free it with `backorder_command_free`.
///
/// Errors: `PARAMETER_INVALID`, naming what is missing.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_verification_command(
    domain: backorder_str,
    email: backorder_str,
    number: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (domain, email) = (domain.read("domain")?, email.read("email")?);
        Ok(boxed(Verification::resend(domain, email, platform(number)?)?))
    })
}

/// The command that asks where the verification of an owner's address stands: on ISPAPI about a
/// domain, at CNR about the handle of its owner. Free it with `backorder_command_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_verification_query(
    domain: backorder_str,
    owner_contact: backorder_str,
    number: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (domain, owner) = (domain.read("domain")?, owner_contact.read("owner_contact")?);
        Ok(boxed(Verification::query(domain, owner, platform(number)?)))
    })
}

/// What the answer to it says, in one row. Columns: `state` (`not-asked`, `asked`, `verified`,
/// `overdue`; NULL for a word that is not known), `word` (the registrar's own), `email`. Free the
/// table with `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_verification_read(
    answer: Option<&backorder_answer>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let read = Verification::read(&given(answer, "answer")?.0);
        let state = maybe(read.state.map(|state| state.as_str()));
        let row = [state, maybe(read.word.as_deref()), maybe(read.email.as_deref())];
        Ok(backorder_table::of(&["state", "word", "email"], [row]))
    })
}

/// Whether a change of a contact is one of the owner: another name, organisation or address of
/// e-mail. Each row has the fields of a contact as columns, FIRSTNAME, LASTNAME and so on.
///
/// Errors: `PARAMETER_INVALID`, naming what is no field of a contact.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrant_is_material(
    present: Option<&backorder_row>,
    wanted: Option<&backorder_row>,
    out: Option<&mut MaybeUninit<bool>>,
) -> backorder_result {
    write_out(out, || {
        let (present, wanted) = (given(present, "present")?, given(wanted, "wanted")?);
        Ok(RegistrantChange::is_material(&contact(present)?, &contact(wanted)?))
    })
}

fn contact(row: &backorder_row) -> Checked<Contact> {
    let texts = row.texts();
    Ok(Contact::of_fields(texts.into_iter().filter_map(|(key, text)| Some((key, text?))))?)
}

/// How the owner of a domain is changed there, one of `BACKORDER_WAY_`. `options` is the answer to
/// QueryDomainOptions about this domain alone, which says it on ISPAPI; NULL at CNR.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrant_way(
    domain: backorder_str,
    number: u32,
    options: Option<&backorder_answer>,
    out: Option<&mut MaybeUninit<u32>>,
) -> backorder_result {
    write_out(out, || {
        let options = options.map(|answer| &answer.0);
        let way = RegistrantChange::way(domain.read("domain")?, platform(number)?, options);
        let way = match way {
            RegistrantWay::IcannTrade => numbers::Way::IcannTrade,
            RegistrantWay::Trade => numbers::Way::Trade,
            _ => numbers::Way::Modify,
        };
        Ok(way.code())
    })
}

/// The command that gives a domain another owner, by its handle, in one of the ways
/// `BACKORDER_WAY_`. `is_agent`: we are the designated agent of both sides, with their consent, and
/// confirm for them; else each is sent a mail. `opts_out`: the old owner opted out of the lock of
/// 60 days. Free it with `backorder_command_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrant_command(
    domain: backorder_str,
    owner: backorder_str,
    way: u32,
    is_agent: bool,
    opts_out: bool,
    number: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    hand_out(out, || {
        let way = match constant(way, "way", numbers::Way::from_code)? {
            numbers::Way::Modify => RegistrantWay::Modify,
            numbers::Way::IcannTrade => RegistrantWay::IcannTrade,
            numbers::Way::Trade => RegistrantWay::Trade,
        };
        let (domain, owner) = (domain.read("domain")?, owner.read("owner")?);
        let change = RegistrantChange::to(domain, owner, way).opting_out(opts_out);
        let change = if is_agent { change.as_designated_agent() } else { change };
        Ok(boxed(change.command(platform(number)?)))
    })
}

/// The command that asks for names like a word, of these TLDs or, without any, of all; `limit` 0
/// leaves it to the registrar how many. Free it with `backorder_command_free`.
///
/// The caller makes sure that `zones` points to `count` texts.
///
/// Errors: `PARAMETER_INVALID` if nothing of the word is left.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_suggestions_command(
    keyword: backorder_str,
    zones: *const backorder_str,
    count: usize,
    limit: u32,
    number: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    hand_out(out, || {
        // SAFETY: the caller promises as much, see above.
        let zones = unsafe { read_texts(zones, count, "zones") }?;
        let ask = Suggestions::of(keyword.read("keyword")?)?.in_zones(&zones).at_most(limit);
        Ok(boxed(ask.command(platform(number)?)))
    })
}

/// The names that the answer to it suggests, a row each; they may be taken by now. Columns:
/// `domain`; `premium_channel`, who sells it; `price`, exact decimals, and `currency`, where it has
/// a price of its own. Free the table with `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_suggestions_read(
    answer: Option<&backorder_answer>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (found, _) = Suggestions::read(&given(answer, "answer")?.0);
        let rows = found.into_iter().map(|name| {
            let [price, currency] = name.price.map_or([Value::Null, Value::Null], cost);
            let channel = maybe(name.premium_channel.as_deref());
            [Value::Text(name.domain), channel, price, currency]
        });
        Ok(backorder_table::of(&["domain", "premium_channel", "price", "currency"], rows))
    })
}

/// The command at `index`, from 0, to ask for what an account has in all; NULL where there are no
/// more. Free it with `backorder_command_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_dashboard_query(
    number: u32,
    index: usize,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        *out = Dashboard::queries(platform(number)?).into_iter().nth(index).map(boxed);
        Ok(())
    })
}

/// What the answer to the command at `index` says; a refusal says nothing. Columns: `kind`
/// (`domain`, `contact`), `count`. The funds are in the first: `backorder_command_read` reads it.
/// Free the table with `backorder_table_free`.
///
/// Errors: `INDEX_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_dashboard_read(
    number: u32,
    index: usize,
    answer: Option<&backorder_answer>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (platform, answer) = (platform(number)?, given(answer, "answer")?);
        let queries = Dashboard::queries(platform);
        element(&queries, index, "index")?;
        // The answers before it say nothing here.
        let mut answers = vec![Response::from_vec(Vec::new()); index];
        answers.push(answer.0.clone());
        let rows = Dashboard::read(platform, &answers).objects.into_iter();
        let rows = rows.map(|(kind, count)| [Value::Text(kind), Value::from(count)]);
        Ok(backorder_table::of(&["kind", "count"], rows))
    })
}

/// Adds to an order of a premium name what confirms its price: on ISPAPI the class, and the price
/// where it is an application; at CNR the fee. `check` is the answer to CheckDomains about this
/// domain alone, `agreed` what was agreed with whoever pays.
///
/// Errors: `PARAMETER_INVALID`, naming the domain: it has no price of its own, the registrar names
/// none, or another one than was agreed; `INVALID` for an answer that cannot be read.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_premium_confirm(
    check: Option<&backorder_answer>,
    domain: backorder_str,
    agreed: backorder_cost,
    number: u32,
    command: Option<&mut backorder_command>,
) -> backorder_result {
    fence(|| {
        let (check, command) = (given(check, "check")?, given(command, "command")?);
        let (platform, agreed) = (platform(number)?, agreed.read()?);
        let request = CheckDomains { domains: vec![domain.read("domain")?.to_owned()] };
        let check = request.read(&check.0)?.remove(0)?;
        let order = PremiumOrder::at(&check, agreed)?;
        let bare = std::mem::replace(&mut command.0, Command::new(""));
        command.0 = order.confirm(bare, platform);
        Ok(())
    })
}

/// Values that an account keeps, by key and name, each pair of one index. ISPAPI only.
///
/// The caller makes sure that `keys` and `names` point to `count` texts each.
unsafe fn asked(
    keys: *const backorder_str,
    names: *const backorder_str,
    count: usize,
) -> Checked<Environment> {
    // SAFETY: the caller promises as much, see above.
    let (keys, names) =
        unsafe { (read_texts(keys, count, "keys")?, read_texts(names, count, "names")?) };
    let mut pairs = keys.into_iter().zip(names);
    Ok(pairs.try_fold(Environment::default(), |asked, (key, name)| asked.with(key, name))?)
}

/// The command that reads values which an account keeps at the registrar, by key and name, each
/// pair of one index (`_system/defaults`, `nameserver`). ISPAPI only. Free it with
/// `backorder_command_free`.
///
/// The caller makes sure that `keys` and `names` point to `count` texts each.
///
/// Errors: `PARAMETER_INVALID`, naming what is empty or has more than one line.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_environment_query(
    keys: *const backorder_str,
    names: *const backorder_str,
    count: usize,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    // SAFETY: the caller promises as much, see above.
    hand_out(out, || Ok(boxed(unsafe { asked(keys, names, count) }?.query())))
}

/// What the answer to it says, a row for each pair, in their order. Columns: `key`, `name`,
/// `value`, NULL where it is not set. Free the table with `backorder_table_free`.
///
/// The caller makes sure that `keys` and `names` point to `count` texts each.
///
/// Errors: `PARAMETER_INVALID`, as the query.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_environment_read(
    answer: Option<&backorder_answer>,
    keys: *const backorder_str,
    names: *const backorder_str,
    count: usize,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let answer = given(answer, "answer")?;
        // SAFETY: the caller promises as much, see above.
        let values = unsafe { asked(keys, names, count) }?.read(&answer.0).into_iter();
        let rows = values.map(|kept| {
            let value = kept.value.map_or(Value::Null, Value::Text);
            [Value::Text(kept.key), Value::Text(kept.name), value]
        });
        Ok(backorder_table::of(&["key", "name", "value"], rows))
    })
}

/// The command that keeps a value under a key and a name; an empty one takes it away. ISPAPI only.
/// Free it with `backorder_command_free`.
///
/// Errors: `PARAMETER_INVALID`, naming what is empty or has more than one line.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_environment_set(
    key: backorder_str,
    name: backorder_str,
    value: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (key, name) = (key.read("key")?, name.read("name")?);
        Ok(boxed(Environment::set(key, name, value.read("value")?)?))
    })
}
