//! What a domain has in the name system: its zone, the keys that sign it, name servers of its own.

use std::mem::MaybeUninit;

use ispapi_client::dns::{
    Dnssec, DnssecChange, DsRecord, KeyRecord, PrivateHost, Record, Zone, ZoneChange,
};
use ispapi_client::{Command, Platform, Response};

use crate::boundary::answer::{hand_out, write_out};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{given, place};
use crate::boundary::owned::backorder_text;
use crate::boundary::text::{backorder_str, read_texts};
use crate::client::answer::backorder_answer;
use crate::client::command::{backorder_command, platform};

/// A zone: what it has, by the registrar's answers, and what it is to have. Nothing is sent here.
pub struct backorder_dns_zone {
    name: String,
    platform: Platform,
    answers: Vec<Response>,
    zone: Zone,
    wanted: Vec<Record>,
}

fn boxed(command: Command) -> Box<backorder_command> {
    Box::new(backorder_command(command))
}

/// A zone of which nothing is known yet, on a platform, one of `BACKORDER_PLATFORM_`. Free it with
/// `backorder_dns_zone_free`.
///
/// Errors: `NUMBER_INVALID`, `UTF8_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_dns_zone_new(
    zone: backorder_str,
    number: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_dns_zone>>>>,
) -> backorder_result {
    hand_out(out, || {
        Ok(Box::new(backorder_dns_zone {
            name: zone.read("zone")?.to_owned(),
            platform: platform(number)?,
            answers: Vec::new(),
            zone: Zone::default(),
            wanted: Vec::new(),
        }))
    })
}

/// The command to ask at `index`, from 0, for what the zone has; NULL where there are no more. Free
/// it with `backorder_command_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_dns_zone_query(
    zone: Option<&backorder_dns_zone>,
    index: usize,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    fence(|| {
        let (out, zone) = (place(out, "out")?, given(zone, "zone")?);
        *out = Zone::queries(&zone.name, zone.platform).into_iter().nth(index).map(boxed);
        Ok(())
    })
}

/// The answer to the next of these commands, in their order.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_dns_zone_answer(
    zone: Option<&mut backorder_dns_zone>,
    answer: Option<&backorder_answer>,
) -> backorder_result {
    fence(|| {
        let (zone, answer) = (given(zone, "zone")?, given(answer, "answer")?);
        zone.answers.push(answer.0.clone());
        zone.zone = Zone::read(&zone.name, zone.platform, &zone.answers);
        Ok(())
    })
}

/// How many records the zone has; 0 of NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_dns_zone_record_count(zone: Option<&backorder_dns_zone>) -> usize {
    fence_or(0, || zone.map_or(0, |zone| zone.zone.records.len()))
}

/// The record at `index`, from 0, as the registrar has it; empty where there is none. The view is
/// valid until the zone is given another answer, or freed.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_dns_zone_record(
    zone: Option<&backorder_dns_zone>,
    index: usize,
) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        let record = zone.and_then(|zone| zone.zone.records.get(index));
        record.map_or(backorder_str::EMPTY, |record| backorder_str::of(record.text()))
    })
}

/// One more record that the zone is to have, such as `www 3600 IN A 192.0.2.1`. A host is relative
/// to the zone unless it ends in a dot.
///
/// Errors: `PARAMETER_INVALID`, saying what is allowed.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_dns_zone_want(
    zone: Option<&mut backorder_dns_zone>,
    record: backorder_str,
) -> backorder_result {
    fence(|| {
        let zone = given(zone, "zone")?;
        zone.wanted.push(Record::parse(record.read("record")?)?);
        Ok(())
    })
}

/// The command at `index`, from 0, that brings the zone from what it has to what it is to have;
/// NULL where there are no more. What means the same stays, and so do SOA and the zone's own NS.
/// Free it with `backorder_command_free`.
///
/// Errors: `PARAMETER_INVALID`, naming what the platform cannot forward.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_dns_zone_change(
    zone: Option<&backorder_dns_zone>,
    index: usize,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    fence(|| {
        let (out, zone) = (place(out, "out")?, given(zone, "zone")?);
        let change = ZoneChange::between(&zone.name, &zone.zone.records, &zone.wanted);
        let commands = change.commands(&zone.name, zone.platform)?;
        *out = commands.into_iter().nth(index).map(boxed);
        Ok(())
    })
}

/// The command that makes the zone of a domain that has none, which the registrar answers with 545.
/// Free it with `backorder_command_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_dns_zone_created(
    domain: backorder_str,
    number: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    hand_out(out, || Ok(boxed(ZoneChange::created(domain.read("domain")?, platform(number)?))))
}

/// Frees a zone; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_dns_zone_free(zone: Option<Box<backorder_dns_zone>>) {
    fence_or((), || drop(zone));
}

/// A record as people mean it: a host that repeats the zone without a dot at its end gets one. Free
/// the text with `backorder_text_free`.
///
/// Errors: `PARAMETER_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_record_mended(
    zone: backorder_str,
    record: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (zone, record) = (zone.read("zone")?, record.read("record")?);
        Ok(backorder_text::of(Record::parse(record)?.mended(zone).text().to_owned()))
    })
}

/// Whether two records mean the same, however they are written.
///
/// Errors: `PARAMETER_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_record_is_same(
    zone: backorder_str,
    one: backorder_str,
    other: backorder_str,
    out: Option<&mut MaybeUninit<bool>>,
) -> backorder_result {
    write_out(out, || {
        let (zone, one, other) = (zone.read("zone")?, one.read("one")?, other.read("other")?);
        Ok(Record::parse(one)?.is_same(&Record::parse(other)?, zone))
    })
}

/// The command that brings the registry from the keys in the answer to StatusDomain to these
/// digests (`KEYTAG ALGORITHM DIGESTTYPE DIGEST`) and keys (`FLAGS PROTOCOL ALGORITHM KEY`);
/// without any the domain is signed no more. NULL if there is nothing to do. Free it with
/// `backorder_command_free`.
///
/// The caller makes sure that `ds` points to `ds_count` texts and `keys` to `key_count`.
///
/// Errors: `PARAMETER_INVALID`, saying what is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_dnssec_change(
    answer: Option<&backorder_answer>,
    domain: backorder_str,
    number: u32,
    ds: *const backorder_str,
    ds_count: usize,
    keys: *const backorder_str,
    key_count: usize,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    fence(|| {
        let (out, answer) = (place(out, "out")?, given(answer, "answer")?);
        // SAFETY: the caller promises as much, see above.
        let (ds, keys) =
            unsafe { (read_texts(ds, ds_count, "ds")?, read_texts(keys, key_count, "keys")?) };
        let (domain, platform) = (domain.read("domain")?, platform(number)?);
        let ds = ds.into_iter().map(DsRecord::parse).collect::<Result<Vec<_>, _>>()?;
        let keys = keys.into_iter().map(KeyRecord::parse).collect::<Result<Vec<_>, _>>()?;
        let change = DnssecChange::between(&Dnssec::read(&answer.0), &ds, &keys);
        *out = change.command(domain, platform).map(boxed);
        Ok(())
    })
}

/// The tag by which its DS names a key, from 0 to 65535.
///
/// Errors: `PARAMETER_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_key_tag(
    key: backorder_str,
    out: Option<&mut MaybeUninit<u32>>,
) -> backorder_result {
    write_out(out, || Ok(KeyRecord::parse(key.read("key")?)?.key_tag().into()))
}

/// The command that brings the registry from the addresses of a name server below a domain, as the
/// answer to StatusNameserver has them, to these; without any the name server is taken away. NULL
/// if there is nothing to do. Free it with `backorder_command_free`.
///
/// `answer` is NULL or a refusal where the registry does not know the name server. The caller makes
/// sure that `addresses` points to `count` texts.
///
/// Errors: `PARAMETER_INVALID`: no host below the domain, no address, nothing to take away.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_host_change(
    answer: Option<&backorder_answer>,
    name: backorder_str,
    domain: backorder_str,
    addresses: *const backorder_str,
    count: usize,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        // SAFETY: the caller promises as much, see above.
        let addresses = unsafe { read_texts(addresses, count, "addresses") }?;
        let host = PrivateHost::new(name.read("name")?, domain.read("domain")?, &addresses)?;
        let known = answer.filter(|answer| answer.0.is_success());
        let (present, odd) = known.map(|answer| PrivateHost::read(&answer.0)).unwrap_or_default();
        if let Some(error) = odd.into_iter().next() {
            return Err(error.into());
        }
        *out = host.change(&present)?.map(boxed);
        Ok(())
    })
}
