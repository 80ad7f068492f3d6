//! `include/backorder_commands.h`: a struct and a function of C for each of the registrar's
//! commands, on top of the calls that work by their table.

use std::path::Path;

use ispapi_client::vocabulary::{self, CommandFacts, Effect, Form, ParameterFacts, snake_case};

const HEAD: &str = include_str!("functions.h");

/// What words may stand for a parameter, and what their numbers are called.
const WORDS: [(&str, &str, &str); 23] = [
    ("CREATE|REPLACE|UPDATE", "order_mode", "What an order does"),
    ("SELF|SUBUSER|ALL", "user_depth", "Whose objects are listed"),
    ("YES|NO", "yes_or_no", "A yes or no in words"),
    ("ACTIVE|INACTIVE|HOLD", "zone_status", "The state of a zone"),
    ("MASTER|SLAVE", "zone_mode", "Where a zone has its records from"),
    ("DISABLED|AUTO", "dnssec_mode", "Whether a zone is signed"),
    ("ASC|DESC", "sort_order", "The order of a list"),
    ("RD|MRD|SELF", "web_forward", "How a host is forwarded"),
    ("SUGGEST|SEGMENT|PREFIX|SUFFIX", "suggestion_kind", "What is suggested"),
    (
        "DOMAINTRANSFER|CERTIFICATE|TRADEMARK|CLAIMSNOTICE|CONTACTVERIFICATION|OWNERCHANGE",
        "notification_kind",
        "What a mail is about",
    ),
    ("OWNER|ADMIN|LOSING|GAINING|BOTH", "notification_recipient", "Who gets a mail"),
    ("AUTH|DNS|RAWDNS", "check_mode", "How names are checked"),
    ("claims|sunrise", "launch_phase", "A phase in which a TLD is launched"),
    ("AND|OR", "keyword_catenation", "How keywords go together"),
    ("BEGIN|END|ANY", "keyword_match", "Where in a name a keyword stands"),
    ("NOHYPHENS|NONUMBERS|NOIDNS", "name_filter", "Which names are left out"),
    ("SET|DELETE", "auth_code_action", "What becomes of a code"),
    ("1|2", "auth_code_type", "Which of the codes of .de"),
    ("PUBLIC|PRIVATE", "nz_privacy", "Whether data of .nz is shown"),
    ("AUTO|ATTRIBUTE|OBJECT", "host_type", "How name servers are told"),
    ("DEFAULT|SHOWSUBLAYER|SHOWMERGEDLAYER", "contact_layer", "Which layer of contacts"),
    ("DEFAULT|SHOWVERIFICATIONREQUESTED", "contact_view", "Which contacts"),
    ("ALL|SELF|TRADE|SUBUSER", "transfer_target", "Where a transfer may end"),
];

/// More of them, of one command each.
const ORDERS: [(&str, &str, &str); 4] = [
    ("REQUEST|APPROVE|DENY|CANCEL|USERTRANSFER", "transfer_action", "What is done in a transfer"),
    ("DOMAIN|DOMAINDESC|CREATEDDATE|CREATEDDATEDESC", "transfer_order", "Transfers to us"),
    (
        "DOMAIN|DOMAINDESC|USER|USERDESC|CREATEDDATE|CREATEDDATEDESC",
        "foreign_transfer_order",
        "Transfers away from us",
    ),
    (
        "OBJECTID|OBJECTIDDESC|OBJECTCLASS|OBJECTCLASSDESC|LOGDATE|LOGDATEDESC",
        "log_order",
        "Entries of the log",
    ),
];

/// Words of C and C++ that no field may be called.
const TAKEN: [&str; 5] = ["class", "new", "private", "short", "signed"];

pub fn page(_: &Path) -> Result<String, String> {
    let mut used = vec![false; WORDS.len() + ORDERS.len()];
    let mut commands = String::new();
    for facts in vocabulary::all() {
        for known in &facts.parameters {
            if let Some(place) = place_of(&known.form)? {
                used[place] = true;
            }
        }
        commands += &(structure(facts)? + &function(facts)?);
    }
    if let Some(place) = used.iter().position(|used| !used) {
        return Err(format!("nothing has the words {}", lists().nth(place).unwrap_or_default().0));
    }
    let words: String = lists().map(enumeration).collect();
    let (before, after) = HEAD.split_once("/* words */\n").ok_or("no place for the words")?;
    let (middle, end) = after.split_once("/* commands */\n").ok_or("no place for commands")?;
    let (contacts, rest) = middle.split_once("/* contact */\n").ok_or("no place for contacts")?;
    let (fields, sets) = contact()?;
    let rest = rest.replace("/* contact fields */\n", &sets);
    Ok([before, &words, contacts, &fields, &rest, &commands, end].concat())
}

fn lists() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    WORDS.into_iter().chain(ORDERS)
}

/// Where the words of a form stand in the lists; none: it is sent as another value.
fn place_of(form: &Form) -> Result<Option<usize>, String> {
    match form {
        // One word: yes, or nothing.
        Form::Word("1" | "*") => Ok(None),
        Form::Word(words) => {
            let place = lists().position(|(known, ..)| known == *words);
            place.map(Some).ok_or_else(|| format!("the words {words} have no name in functions.rs"))
        }
        _ => Ok(None),
    }
}

fn enumeration((words, name, about): (&str, &str, &str)) -> String {
    let upper = name.to_ascii_uppercase();
    let mut text = format!("/** {about}: one of `BACKORDER_CMD_{upper}_`, or 0. */\n");
    text += &format!("enum backorder_cmd_{name} {{\n");
    for (place, word) in words.split('|').enumerate() {
        let constant = word.to_ascii_uppercase();
        text += &format!("  /** `{word}` */\n");
        text += &format!("  BACKORDER_CMD_{upper}_{constant} = {},\n", place + 1);
    }
    text = text.trim_end_matches(",\n").to_owned() + "\n};\n";
    let texts: Vec<String> = words.split('|').map(|word| format!("\"{word}\"")).collect();
    text +=
        &format!("/** The word of a number of enum backorder_cmd_{name}; NULL: there is none. */");
    text += &format!("\nstatic inline const char *backorder_cmd_{name}_word(uint32_t number) {{\n");
    text += &wrapped("  static const char *const words[] = {", &texts, "};");
    text + &format!("  return number - 1 < {} ? words[number - 1] : NULL;\n}}\n\n", texts.len())
}

/// The fields of a contact that is written out, and the calls that send them.
fn contact() -> Result<(String, String), String> {
    let facts = vocabulary::find("AddContact").ok_or("there is no AddContact")?;
    let (mut fields, mut sets) = (String::new(), String::new());
    for known in facts.parameters.iter().filter(|known| known.form != Form::Flag) {
        let name = field_name(known);
        let kind = if known.is_list { "struct backorder_cmd_texts" } else { "backorder_str" };
        fields += &format!("  /** {} */\n  {kind} {name};\n", about(known));
        let put = if known.is_list { "details" } else { "detail" };
        sets += &format!(
            "    result = backorder_cmd_put_{put}(result, command, key, place, \"{}\",\n        \
             party->{name});\n",
            known.key
        );
    }
    Ok((fields, sets))
}

fn name_of(facts: &CommandFacts) -> String {
    format!("backorder_cmd_{}", snake_case(facts.name))
}

fn field_name(known: &ParameterFacts) -> String {
    let name = snake_case(known.words);
    if TAKEN.contains(&&*name) { name + "_" } else { name }
}

/// The key, what its values are, and where it is.
fn about(known: &ParameterFacts) -> String {
    let key = known.key;
    let key = if known.is_list { format!("{key}0, {key}1, ...") } else { key.to_owned() };
    let required = if known.is_required { ", required" } else { "" };
    let only = known.platform.map(|platform| format!(" on {} only", platform.name()));
    format!("{key}: {}{required}{}.", words_of(known), only.unwrap_or_default())
}

fn words_of(known: &ParameterFacts) -> String {
    let words = match &known.form {
        Form::Secret => "secret",
        Form::Domain => "domain",
        Form::Host => "host",
        Form::Pattern => "pattern with `*` and `?`",
        Form::Contact if known.is_list => "contact",
        Form::Contact => "handle of a contact",
        Form::Number => "whole number",
        Form::Flag => "yes or no",
        Form::Instant => "unix seconds",
        Form::Day => "day, YYYY-MM-DD",
        Form::Period => "years, or 6M, 5D",
        Form::Amount | Form::Decimal => "amount, 9.90",
        Form::Currency => "currency of three letters",
        Form::Country => "country of two letters",
        Form::Address => "address of IPv4 or IPv6",
        Form::Email => "address of e-mail",
        Form::Word("1") => "yes, or left out",
        Form::Word("*") => "`*`",
        Form::Word(_) => {
            let place = place_of(&known.form).ok().flatten();
            let (_, name, _) = place.and_then(|place| lists().nth(place)).unwrap_or_default();
            return format!("enum backorder_cmd_{name}");
        }
        _ => "text",
    };
    words.to_owned()
}

/// The type of a field, and the call that sends it.
fn sent(known: &ParameterFacts) -> Result<(&'static str, String), String> {
    let words = match place_of(&known.form)? {
        Some(place) => lists().nth(place).map(|(_, name, _)| name),
        None => None,
    };
    let (kind, put) = match (&known.form, known.is_list) {
        (Form::Contact, true) => ("struct backorder_cmd_parties", "parties"),
        (Form::Flag, true) => ("struct backorder_cmd_choices", "choices"),
        (Form::Number, true) => ("struct backorder_cmd_numbers", "numbers"),
        (Form::Word(_), true) => ("struct backorder_cmd_choices", "words"),
        (Form::Instant | Form::Day, true) => return Err(format!("a list of {}", known.key)),
        (_, true) => ("struct backorder_cmd_texts", "texts"),
        (Form::Flag | Form::Word("1"), false) => ("uint32_t", "choice"),
        (Form::Word("*"), false) => ("backorder_str", "text"),
        (Form::Word(_), false) => ("uint32_t", "word"),
        (Form::Number, false) => ("struct backorder_cmd_number", "number"),
        (Form::Instant, false) => ("struct backorder_cmd_instant", "instant"),
        (_, false) => ("backorder_str", "text"),
    };
    let field = field_name(known);
    let word = words.map(|name| format!(", backorder_cmd_{name}_word"));
    let (key, word) = (known.key, word.unwrap_or_default());
    let call = format!("backorder_cmd_put_{put}(result, made, \"{key}\", command->{field}{word});");
    Ok((kind, call))
}

fn structure(facts: &CommandFacts) -> Result<String, String> {
    let costs = if facts.effect == Effect::Spends { " Costs money." } else { "" };
    let place = match facts.cnr {
        None => " ISPAPI only.".to_owned(),
        Some(_) if !facts.is_on_ispapi => " CNR only.".to_owned(),
        Some(name) if name == facts.name => String::new(),
        Some(name) => format!(" On CNR {name}."),
    };
    let name = facts.name;
    let mut text = comment("", &format!("{name}: {}{costs}{place}", facts.about));
    text += &format!("struct {} {{\n", name_of(facts));
    for known in &facts.parameters {
        text += &comment("  ", &about(known));
        text += &format!("  {} {};\n", sent(known)?.0, field_name(known));
    }
    text += "  /** Parameters beside these: what registries add, `X-...` */\n";
    Ok(text + "  struct backorder_cmd_extras extra;\n};\n\n")
}

fn function(facts: &CommandFacts) -> Result<String, String> {
    let name = name_of(facts);
    let ispapi = facts.name;
    let cnr = facts.cnr.unwrap_or(facts.name);
    let mut text = comment("", &format!("Makes {ispapi}. Free it with `backorder_command_free`."));
    text += &format!(
        "BACKORDER_MUST_USE\nstatic inline backorder_result {name}_new(\n    \
         const struct {name} *command,\n    uint32_t platform, backorder_command **out) {{\n  \
         backorder_command *made = NULL;\n  \
         backorder_result result = backorder_cmd_begin(\n      command != NULL, platform, \
         \"{ispapi}\",\n      \"{cnr}\", &made);\n  \
         if (command != NULL) {{\n"
    );
    for known in &facts.parameters {
        let call = sent(known)?.1;
        let line = format!("    result = {call}\n");
        text += &match line.len() <= 101 {
            true => line,
            false => match call.split_once(" command->") {
                Some((head, tail)) => {
                    format!("    result = {head}\n        command->{tail}\n")
                }
                None => line,
            },
        };
    }
    text += "    result = backorder_cmd_put_extras(result, made, command->extra);\n  }\n";
    Ok(text + "  return backorder_cmd_end(result, platform, made, out);\n}\n\n")
}

/// A comment of at most 100 columns.
fn comment(indent: &str, text: &str) -> String {
    if indent.len() + text.len() + 7 <= 100 {
        return format!("{indent}/** {text} */\n");
    }
    let mut lines = format!("{indent}/**\n");
    let mut line = format!("{indent} *");
    for word in text.split(' ') {
        if line.len() + 1 + word.len() > 100 {
            lines += &(line + "\n");
            line = format!("{indent} *");
        }
        line += " ";
        line += word;
    }
    lines + &line + &format!("\n{indent} */\n")
}

/// Items between brackets, in lines of at most 100 columns.
fn wrapped(open: &str, items: &[String], close: &str) -> String {
    let (mut text, mut line) = (String::new(), open.to_owned());
    for (place, item) in items.iter().enumerate() {
        let end = if place + 1 == items.len() { close } else { "," };
        if line.len() + 1 + item.len() + end.len() > 100 {
            text += &(line + "\n");
            line = "     ".to_owned();
        }
        if place > 0 || line.trim().is_empty() {
            line += " ";
        }
        line += &format!("{item}{end}");
    }
    text + &line + "\n"
}
