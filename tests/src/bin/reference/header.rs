//! `include/backorder.h`: what cbindgen makes of the C interface, with the constants of the core.

use std::path::Path;

use backorder_core::TABLES;

use crate::source::{self, Variant};

/// Permanent, since programs have arrays of that size: more than any table has.
const COLUMNS_MAX: usize = 64;

const _: () = {
    let mut table = 0;
    while table < TABLES.len() {
        assert!(TABLES[table].columns.len() <= COLUMNS_MAX);
        table += 1;
    }
};

/// A list of constants: its comment and prefix, and what they are made from: a line and its file.
struct List {
    about: &'static str,
    prefix: &'static str,
    head: &'static str,
    file: &'static str,
}

const fn list(
    about: &'static str,
    prefix: &'static str,
    head: &'static str,
    file: &'static str,
) -> List {
    List { about, prefix, head, file }
}

const NUMBERS: &str = "capi/src/boundary/numbers.rs";

/// The errors stand apart: they are one list in C, made from two enums.
const ERRORS: [List; 3] = [
    list("", "ERROR", "pub enum Boundary {", NUMBERS),
    list("", "ERROR", "pub enum ErrorKind {", "backorder-core/src/values/error.rs"),
    list("", "ERROR", "pub enum ErrorKind {", "ispapi-client/src/wire/error.rs"),
];

const LISTS: [List; 35] = [
    list("Statuses.", "STATUS", "pub enum Status {", "backorder-core/src/rules/lifecycle.rs"),
    list("Where a record stands outside all statuses.", "STAGE", "pub enum Stage {", NUMBERS),
    list(
        "Sorts of effects.",
        "EFFECT",
        "pub enum EffectKind {",
        "backorder-core/src/record/effect.rs",
    ),
    list(
        "What an alert is about.",
        "TOPIC",
        "pub enum Topic {",
        "backorder-core/src/record/message.rs",
    ),
    list("What is ordered.", "KIND", "pub enum Kind {", NUMBERS),
    list("Who says when a name drops.", "SOURCE", "pub enum Source {", NUMBERS),
    list("What a list says of a name.", "PRESENCE", "pub enum Presence {", NUMBERS),
    list("Who acts.", "ACTOR", "pub enum Actor {", NUMBERS),
    list("What a decision does to the hold.", "HOLD", "pub enum Hold {", NUMBERS),
    list("How an invoice stands.", "INVOICE", "pub enum Invoice {", NUMBERS),
    list("Whether an application's owner is the client.", "OWNER", "pub enum Owner {", NUMBERS),
    list("A database's SQL.", "DIALECT", "pub enum Dialect {", NUMBERS),
    list("What an error of a database means.", "TROUBLE", "pub enum Trouble {", NUMBERS),
    list("The type of a column's value.", "VALUE", "pub enum Value {", NUMBERS),
    list("What to do next in a round.", "STEP", "pub enum Step {", NUMBERS),
    list(
        "What a person should know of a backorder that was taken over.",
        "WARNING",
        "pub enum AdoptionWarningKind {",
        "backorder-core/src/engine/adoption.rs",
    ),
    list(
        "What a local time means that happens twice or never.",
        "AMBIGUOUS",
        "pub enum Ambiguous {",
        NUMBERS,
    ),
    list("Settings of the policy.", "SETTING", "pub enum Setting {", NUMBERS),
    list("How messages are delivered.", "DELIVERY", "pub enum Delivery {", NUMBERS),
    list(
        "Which amount of a price is shown to a client.",
        "SHOWN",
        "pub enum ShownPrice {",
        "backorder-core/src/rules/tax.rs",
    ),
    list("The registrar's platforms.", "PLATFORM", "pub enum Platform {", NUMBERS),
    list("A part of a connection to the registrar.", "PART", "pub enum Part {", NUMBERS),
    list("How far a request got.", "FAULT", "pub enum Fault {", NUMBERS),
    list("Limits of what speaks to the registrar.", "LIMIT", "pub enum Limit {", NUMBERS),
    list("What to do next in an exchange.", "NEXT", "pub enum Next {", NUMBERS),
    list("How the owner of a domain is changed.", "WAY", "pub enum Way {", NUMBERS),
    list("What a login is for.", "TASK", "pub enum Task {", NUMBERS),
    list("What the clock says about one drop.", "PHASE", "pub enum Phase {", NUMBERS),
    list("How the digits of an amount are written.", "STYLE", "pub enum Style {", NUMBERS),
    list("By what a list of records is ordered.", "ORDER", "pub enum Order {", NUMBERS),
    list("What runs by the clock.", "JOB", "pub enum Job {", NUMBERS),
    list("Who is asked, and may not answer.", "UPSTREAM", "pub enum Upstream {", NUMBERS),
    list("A language with texts.", "LANGUAGE", "pub enum Language {", NUMBERS),
    list("Closed lists of names.", "LIST", "pub enum List {", NUMBERS),
    list(
        "What a record waits for.",
        "TIMER",
        "pub enum Timer {",
        "backorder-core/src/engine/timetable.rs",
    ),
];

pub fn page(root: &Path) -> Result<String, String> {
    let capi = root.join("capi");
    let mut config = cbindgen::Config::from_file(capi.join("cbindgen.toml"))?;
    config.after_includes = Some(version() + &constants(root)?);
    let bindings = cbindgen::Builder::new()
        .with_crate(&capi)
        .with_config(config)
        .generate()
        .map_err(|error| error.to_string())?;
    let mut text = Vec::new();
    bindings.write(&mut text);
    let text = String::from_utf8(text).map_err(|error| error.to_string())?;
    Ok(text
        .trim_start()
        .replace("\n\n\n", "\n\n")
        .replace(&format!("\n{CALL}"), &format!("\nBACKORDER_MUST_USE\n{CALL}"))
        .replace(&format!("BACKORDER_MUST_USE\n{LAST_ERROR}"), LAST_ERROR)
        .lines()
        .map(|line| line.trim_end().to_owned() + "\n")
        .collect())
}

/// What stands before every call that may be refused.
const MUST_USE: &str = "
/** Before calls whose result must be looked at; define it before including to choose another. */
#ifndef BACKORDER_MUST_USE
#if defined(__GNUC__)
#define BACKORDER_MUST_USE __attribute__((warn_unused_result))
#else
#define BACKORDER_MUST_USE
#endif
#endif
";

/// How the declaration of a call that may be refused begins, and of one that only tells a number.
const CALL: &str = "backorder_result backorder_";
const LAST_ERROR: &str = "backorder_result backorder_last_error_code(";

/// The version in parts, as text, and as one number made from the parts.
fn version() -> String {
    let version = env!("CARGO_PKG_VERSION");
    let mut text = String::new();
    text.push('\n');
    for (name, part) in ["MAJOR", "MINOR", "PATCH"].into_iter().zip(version.split('.')) {
        text += &format!("#define BACKORDER_VERSION_{name} {part}\n");
    }
    text += &format!("#define BACKORDER_VERSION \"{version}\"\n");
    text += "/** The version as one number, comparable with `backorder_version_number()`. */\n";
    text += "#define BACKORDER_VERSION_NUMBER \\\n    \
        (BACKORDER_VERSION_MAJOR * 1000000 + BACKORDER_VERSION_MINOR * 1000 + \
        BACKORDER_VERSION_PATCH)\n\n";
    text += "/** No instant. */\n#define BACKORDER_TIME_NONE INT64_MIN\n";
    text += "/** No statement of a store reads more columns: room for a row. */\n";
    text += &format!("#define BACKORDER_COLUMNS_MAX {COLUMNS_MAX}\n");
    text + MUST_USE
}

fn constants(root: &Path) -> Result<String, String> {
    let mut errors = String::from("  /** The call did what it says. */\n  BACKORDER_OK = 0,\n");
    for list in &ERRORS {
        errors += &entries(root, list)?;
    }
    let about = "What a call returns: the numbers of docs/errors.md.";
    let mut text = enumeration(about, "result", &errors);
    for list in &LISTS {
        text += &enumeration(list.about, &list.prefix.to_lowercase(), &entries(root, list)?);
    }
    Ok(text)
}

/// Fields and parameters are `uint32_t`, so that an unknown number is a number and no accident.
fn enumeration(about: &str, name: &str, entries: &str) -> String {
    format!("\n/** {about} */\nenum backorder_{name}_number {{\n{entries}}};\n")
}

fn entries(root: &Path, list: &List) -> Result<String, String> {
    let text = std::fs::read_to_string(root.join(list.file)).map_err(|error| error.to_string())?;
    source::variants(&text, list.head)?.iter().map(|variant| entry(list, variant)).collect()
}

fn entry(list: &List, variant: &Variant) -> Result<String, String> {
    let (prefix, name, doc) = (list.prefix, screaming(&variant.name), &variant.doc);
    let number = variant.number.ok_or_else(|| format!("{name} in {} has no number", list.file))?;
    let comment = match doc.len() {
        0..=92 => format!("  /** {doc} */\n"),
        _ => format!("  /**\n   * {doc}\n   */\n"),
    };
    Ok(format!("{comment}  BACKORDER_{prefix}_{name} = {number},\n"))
}

/// `AuctionPending` as `AUCTION_PENDING`.
fn screaming(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(letter.to_ascii_uppercase());
    }
    text
}
