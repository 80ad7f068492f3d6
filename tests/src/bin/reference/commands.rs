//! `docs/commands.md`: the registrar's commands, from their table.

use std::path::Path;

use ispapi_client::vocabulary::{self, CommandFacts, Effect, Form};

const HEAD: &str = "\
# The registrar's commands

<!-- Made from ispapi-client/data/commands.txt by `make generate`. -->

What is known of each command, once. From the same table come the check before a command is sent
by `Client::send` and `Client::ask`, the reading of answers by the forms of their columns, the
access lists by task, and the simulator's check of parameters. Every other command goes through
`Client::call` as it is.

Each is a type in `ispapi_client::commands`, which is written by hand where it is more than data
(the table says what), and else made from the table; a method of PHP's `Commands`; and a struct with
a function of C in `include/backorder_commands.h`.

A question mark behind the name at CNR: its reference has no such page; the name is known from
public clients. CheckIDNLanguage, QueryDNSZoneStats, QueryDomainWhoisInfo and
QueryUserObjectStatistics have no page at ISPAPI, so that any parameter is sent.

`!` required, and of columns: by which a row is known again; `#` a list, KEY0, KEY1, ...; `@` on
this platform only; `X-*` any parameter that a registry adds. The form stands behind the colon.

| command | what for | at CNR | does | by hand | tasks | parameters | columns of the answer |
| --- | --- | --- | --- | --- | --- | --- | --- |
";

pub fn page(_: &Path) -> Result<String, String> {
    Ok(vocabulary::all().iter().fold(HEAD.to_owned(), |page, facts| page + &line(facts)))
}

fn line(facts: &CommandFacts) -> String {
    let codes = |words: Vec<String>| words.join(" ").replace('|', "\\|");
    let parameters = facts.parameters.iter().map(|known| {
        let (list, needed) = (mark(known.is_list, "#"), mark(known.is_required, "!"));
        let only = known.platform.map(|only| format!("@{}", only.name().to_ascii_lowercase()));
        let only = only.unwrap_or_default();
        format!("`{}{list}{needed}:{}{only}`", known.key, form(&known.form))
    });
    let mut parameters: Vec<String> = parameters.collect();
    if facts.has_extensions {
        parameters.push("`X-*`".into());
    }
    let parameters = if facts.is_open { "any".to_owned() } else { codes(parameters) };
    let columns = facts.columns.iter().map(|known| {
        let (list, key) = (mark(known.is_list, "#"), mark(known.is_key, "!"));
        format!("`{}{list}{key}:{}`", known.name, form(&known.form))
    });
    let columns = codes(columns.collect());
    let does = match facts.effect {
        Effect::Reads => "reads",
        Effect::Spends => "spends",
        _ => "changes",
    };
    let by_hand = facts.why.unwrap_or_default();
    let tasks: Vec<&str> = facts.tasks.iter().map(|task| task.name()).collect();
    let about = facts.about;
    let name = if facts.is_on_ispapi { "" } else { " (CNR only)" };
    let name = format!("{}{name}", facts.name);
    let cnr = facts.cnr.unwrap_or_default();
    let cnr =
        if facts.is_cnr_confirmed || cnr.is_empty() { cnr.into() } else { format!("{cnr} ?") };
    let tasks = tasks.join(", ");
    format!(
        "| {name} | {about} | {cnr} | {does} | {by_hand} | {tasks} | {parameters} | {columns} |\n"
    )
}

fn mark(has: bool, mark: &'static str) -> &'static str {
    if has { mark } else { "" }
}

fn form(form: &Form) -> String {
    match form {
        Form::Word(words) => format!("word({words})"),
        plain => plain.name().to_owned(),
    }
}
