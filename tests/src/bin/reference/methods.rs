//! `php-ext/stubs/Ispapi/Commands.php`: what PHP has of the registrar's commands.

use std::path::Path;

use ispapi_client::vocabulary::{self, CommandFacts, Effect, Form, ParameterFacts, camel_case};

const HEAD: &str = "\
<?php

declare(strict_types=1);

namespace Backorder\\Ispapi;

use Backorder\\Exception\\ClientException;
use DateTimeInterface;

/**
 * The registrar's commands, a method each, with named arguments: `$client->commands()`. Made from
 * the table of commands (docs/commands.md), by which every command is checked before it is sent
 * and every answer is read. What is left out or null is not sent; '' clears a field.
 *
 * Lists are lists; a contact is a handle, or written out where it is one of a list: `['FIRSTNAME'
 * => 'Ada', ...]`. `$extra` has the parameters that registries add, `['X-...' => '1']`. Sessions
 * are the client's own: `$client->startSession()`.
 *
 * Each throws ClientException: parameter-invalid before anything is sent; then as Client::call(),
 * and what the registrar refuses, by the code of its answer.
 *
 * @generated
 */
final class Commands
{
";

pub fn page(_: &Path) -> Result<String, String> {
    let of_sessions = ["StartSession", "EndSession"];
    let offered = vocabulary::all().iter().filter(|facts| !of_sessions.contains(&facts.name));
    let methods: Result<Vec<String>, String> = offered.map(method).collect();
    Ok(format!("{HEAD}{}}}\n", methods?.join("\n")))
}

/// The parameters, those that are required first.
fn in_order(facts: &CommandFacts) -> impl Iterator<Item = &ParameterFacts> {
    let required = facts.parameters.iter().filter(|known| known.is_needed());
    required.chain(facts.parameters.iter().filter(|known| !known.is_needed()))
}

fn method(facts: &'static CommandFacts) -> Result<String, String> {
    let mut parameters: Vec<String> = in_order(facts).map(parameter).collect();
    let mut documented: Vec<String> = in_order(facts).filter_map(about).collect();
    if facts.has_extensions || facts.is_open {
        parameters.push("array $extra = []".into());
        documented.push("@param array<string, string|int|bool|null> $extra".into());
    }
    let names: Vec<&str> = parameters.iter().filter_map(|it| it.split('$').nth(1)).collect();
    let mut seen = names.clone();
    seen.sort_unstable();
    seen.dedup();
    if seen.len() != names.len() {
        return Err(format!("two parameters of {} have one name in PHP", facts.name));
    }
    let costs = if facts.effect == Effect::Spends { " Costs money." } else { "" };
    let place = match facts.cnr {
        None => " ISPAPI only.".to_owned(),
        Some(name) if name == facts.name => String::new(),
        Some(name) => format!(" On CNR {name}."),
    };
    let mut text = "    /**\n".to_owned();
    text += &wrapped(&format!("{}{costs}{place}", facts.about), "     * ", "     * ");
    text += "     *\n";
    for line in documented {
        text += &wrapped(&line, "     * ", "     *     ");
    }
    text += "     * @throws ClientException\n     */\n";
    let name = camel_case(facts.name);
    let line = format!("    public function {name}({}): Reading", parameters.join(", "));
    if line.len() <= 100 {
        text += &format!("{line}\n    {{\n");
    } else {
        text += &format!("    public function {name}(\n");
        for parameter in parameters {
            text += &format!("        {parameter},\n");
        }
        text += "    ): Reading {\n";
    }
    Ok(text + "        throw new \\LogicException(__METHOD__);\n    }\n")
}

fn parameter(known: &ParameterFacts) -> String {
    let name = camel_case(known.words);
    let kind = match known.form {
        _ if known.is_list => "array",
        Form::Flag => "bool",
        Form::Number => "int",
        Form::Instant => "DateTimeInterface|int",
        Form::Period => "string|int",
        _ => "string",
    };
    let secret = if known.form == Form::Secret { "#[\\SensitiveParameter] " } else { "" };
    match (known.is_needed(), kind) {
        (true, kind) => format!("{secret}{kind} ${name}"),
        (false, "array") => format!("{secret}array ${name} = []"),
        (false, kind) if kind.contains('|') => format!("{secret}{kind}|null ${name} = null"),
        (false, kind) => format!("{secret}?{kind} ${name} = null"),
    }
}

/// What the type does not say already.
fn about(known: &ParameterFacts) -> Option<String> {
    let name = camel_case(known.words);
    let only = known.platform.map(|platform| format!(" on {} only", platform.name()));
    let only = only.unwrap_or_default();
    let null = if known.is_needed() { "" } else { "|null" };
    let what = match known.form {
        Form::Address if known.is_list => "addresses of IPv4 or IPv6",
        Form::Address => "an address of IPv4 or IPv6",
        Form::Pattern => "with `*` and `?`",
        Form::Period => "years, or `6M`, `5D`",
        Form::Amount | Form::Decimal => "its digits, `9.90`",
        Form::Currency => "three letters",
        Form::Country => "two letters",
        Form::Contact if !known.is_list => "a handle",
        _ => "",
    };
    let kind = match (&known.form, known.is_list) {
        (Form::Word(words), is_list) => {
            let words: Vec<String> = words.split('|').map(|word| format!("'{word}'")).collect();
            let words = words.join("|");
            if is_list { format!("list<{words}>") } else { format!("{words}{null}") }
        }
        (Form::Contact, true) => "list<string|array<string, string|null>>".into(),
        (Form::Flag, true) => "list<bool>".into(),
        (Form::Number, true) => "list<int>".into(),
        (_, true) => "list<string>".into(),
        (Form::Period, false) => format!("string|int{null}"),
        (Form::Instant, false) => format!("DateTimeInterface|int{null}"),
        (Form::Flag, false) => format!("bool{null}"),
        (Form::Number, false) => format!("int{null}"),
        (_, false) => format!("string{null}"),
    };
    let says_more = known.is_list || !what.is_empty() || !only.is_empty();
    let is_word = matches!(known.form, Form::Word(_));
    let line = format!("@param {kind} ${name} {what}{only}");
    (says_more || is_word).then(|| line.replace("  ", " ").trim_end().to_owned())
}

/// Lines of at most 100 columns.
fn wrapped(text: &str, first: &str, other: &str) -> String {
    let (mut lines, mut line) = (String::new(), first.trim_end_matches(' ').to_owned());
    let mut pad = " ".to_owned();
    for word in text.split(' ') {
        if line.len() + pad.len() + word.len() > 100 {
            lines += &(line + "\n");
            line = other.trim_end().to_owned();
            pad = " ".repeat(other.len() - line.len());
        }
        line += &format!("{pad}{word}");
        pad = " ".to_owned();
    }
    lines + &line + "\n"
}
