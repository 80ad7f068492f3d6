//! `docs/commands.md`: the registrar's commands, from their table.

use std::fs::read_to_string;
use std::path::Path;

const TABLE: &str = "ispapi-client/data/commands.txt";

const HEAD: &str = "\
# The registrar's commands

<!-- Made from ispapi-client/data/commands.txt by `make generate`. -->

What is known of each command, once. From the same table come the check before a command is sent
by `Client::ask`, the reading of answers by the forms of their
columns, the access lists by task, and the simulator's check of parameters. Every other command goes
through `Client::call` as it is.

`!` required; `#` a list, KEY0, KEY1, ...; `@` on this platform only; `X-*` any parameter that a
registry adds. The form stands behind the colon. *Typed* commands are types in
`ispapi_client::commands`.

| command | at CNR | does | typed | tasks | parameters | columns of the answer |
| --- | --- | --- | --- | --- | --- | --- |
";

#[derive(Default)]
struct Row<'t> {
    name: &'t str,
    does: &'t str,
    typed: bool,
    cnr: &'t str,
    tasks: Vec<&'t str>,
    is_open: bool,
    parameters: Vec<&'t str>,
    columns: Vec<&'t str>,
}

pub fn page(root: &Path) -> Result<String, String> {
    let table = read_to_string(root.join(TABLE)).map_err(|error| error.to_string())?;
    let mut rows: Vec<Row<'_>> = Vec::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let first = words.next().unwrap_or_default();
        if !line.starts_with(' ') {
            let does = words.next().unwrap_or_default();
            rows.push(Row { name: first, does, typed: words.next().is_some(), ..Row::default() });
            continue;
        }
        let row = rows.last_mut().ok_or_else(|| format!("{line:?} is below no command"))?;
        match first {
            "cnr" => row.cnr = words.next().unwrap_or_default(),
            "tasks" => row.tasks.extend(words),
            "open" => row.is_open = true,
            "in" => row.parameters.extend(words),
            "out" => row.columns.extend(words),
            _ => return Err(format!("{line:?} is no line of the table")),
        }
    }
    Ok(rows.iter().fold(HEAD.to_owned(), |page, row| page + &line(row)))
}

fn line(row: &Row<'_>) -> String {
    let codes = |words: &[&str]| {
        let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        words.join(" ").replace('|', "\\|")
    };
    let parameters = if row.is_open { "any".to_owned() } else { codes(&row.parameters) };
    let typed = if row.typed { "yes" } else { "" };
    let (name, cnr, does, tasks) = (row.name, row.cnr, row.does, row.tasks.join(", "));
    let columns = codes(&row.columns);
    format!("| {name} | {cnr} | {does} | {typed} | {tasks} | {parameters} | {columns} |\n")
}
