//! `ispapi-client/src/commands/made`: the types of the commands that are no more than data, a file
//! each, from the table of commands.

use std::collections::BTreeSet;

use ispapi_client::vocabulary::{
    self, ColumnFacts, CommandFacts, Effect, Form, ParameterFacts, pascal_case, snake_case,
};

const FOLDER: &str = "ispapi-client/src/commands/made";

/// Columns that tell of the place of a part in its list.
const PAGING: [&str; 5] = ["FIRST", "LAST", "COUNT", "TOTAL", "LIMIT"];

/// Every file: its path from the root of the workspace, and its text.
pub fn files() -> Result<Vec<(String, String)>, String> {
    let made: Vec<&CommandFacts> =
        vocabulary::all().iter().filter(|facts| !facts.is_by_hand).collect();
    let mut files = Vec::new();
    let mut index =
        "//! The commands whose types are made from their table by `make generate`.\n\n\
                     // @generated\n\n"
            .to_owned();
    let mut uses = Vec::new();
    for facts in made {
        let command = Made::of(facts);
        let module = snake_case(facts.name);
        index += &format!("mod {module};\n");
        uses.push(command.given(&module));
        files.push((format!("{FOLDER}/{module}.rs"), command.file()?));
    }
    index += "\n";
    uses.sort();
    index += &uses.concat();
    files.push((format!("{FOLDER}.rs"), index));
    Ok(files)
}

/// What an answer is read as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// The command was carried out.
    Done,
    /// As it came: its columns are not known.
    Open,
    /// A part of a list.
    Chunk,
    /// Columns of one value or of several.
    Columns,
    /// Columns of one value, and rows.
    Rows,
}

struct Made {
    facts: &'static CommandFacts,
    name: String,
    shape: Shape,
}

impl Made {
    fn of(facts: &'static CommandFacts) -> Made {
        let lists = facts.columns.iter().filter(|column| column.is_list).count();
        let has = |key: &str| facts.parameters.iter().any(|parameter| parameter.key == key);
        let shape = match () {
            () if facts.is_open => Shape::Open,
            () if facts.columns.is_empty() => Shape::Done,
            () if has("FIRST") && has("LIMIT") => Shape::Chunk,
            () if facts.name.starts_with("Query") && lists > 1 => Shape::Rows,
            () => Shape::Columns,
        };
        Made { facts, name: pascal_case(facts.name), shape }
    }

    /// The line that gives out the types.
    fn given(&self, module: &str) -> String {
        let name = &self.name;
        let ends: &[&str] = match self.shape {
            Shape::Done | Shape::Open => return format!("pub use self::{module}::{name};\n"),
            Shape::Chunk => &["", "Row"],
            Shape::Columns => &["", "Answer"],
            Shape::Rows => &["", "Answer", "Row"],
        };
        let names: Vec<String> = ends.iter().map(|end| format!("{name}{end}")).collect();
        let line = format!("pub use self::{module}::{{{}}};\n", names.join(", "));
        if line.len() <= 101 {
            return line;
        }
        let mut text = format!("pub use self::{module}::{{\n    {},", names[0]);
        let mut width = 4 + names[0].len() + 1;
        for name in &names[1..] {
            let fits = width + name.len() + 2 <= 100;
            text += if fits { " " } else { "\n    " };
            width = if fits { width + name.len() + 2 } else { 4 + name.len() + 1 };
            text += &format!("{name},");
        }
        text + "\n};\n"
    }

    fn response(&self) -> String {
        let name = &self.name;
        match self.shape {
            Shape::Done => "Done".to_owned(),
            Shape::Open => "Response".to_owned(),
            Shape::Chunk => format!("Chunk<{name}Row>"),
            Shape::Columns | Shape::Rows => format!("{name}Answer"),
        }
    }

    fn file(&self) -> Result<String, String> {
        let body = [self.request()?, self.answers()?, self.implementation()?, self.list()].concat();
        let facts = self.facts;
        let head = format!(
            "//! {}: made from the table of commands by `make generate`.\n\n// @generated\n\n",
            facts.name
        );
        Ok(head + &uses(&body) + &body)
    }

    /// Parameters that have a field of their own type; FIRST and LIMIT of a list are counted here.
    fn is_paging(&self, parameter: &ParameterFacts) -> bool {
        self.shape == Shape::Chunk && ["FIRST", "LIMIT"].contains(&parameter.key)
    }

    fn parameter_type(&self, parameter: &ParameterFacts) -> Result<String, String> {
        if self.is_paging(parameter) {
            return Ok("u64".into());
        }
        let one = type_of(&parameter.form)?;
        Ok(match parameter {
            ParameterFacts { is_list: true, form: Form::Contact, .. } => "Vec<Party>".into(),
            ParameterFacts { is_list: true, .. } => format!("Vec<{one}>"),
            known if known.is_needed() => one,
            _ => format!("Option<{one}>"),
        })
    }

    fn request(&self) -> Result<String, String> {
        let facts = self.facts;
        let secret = facts.parameters.iter().any(|known| known.form == Form::Secret);
        let required: Vec<_> = facts.parameters.iter().filter(|known| known.is_needed()).collect();
        let mut derives = vec!["Debug", "Clone"];
        if !secret {
            derives.extend(["PartialEq", "Eq"]);
        }
        let by_default = required.is_empty() && self.shape != Shape::Chunk;
        if by_default {
            derives.push("Default");
        }
        let mut text = doc("", &format!("{}{} {}", facts.about, costs(facts), place(facts)));
        text += &format!("#[derive({})]\npub struct {} {{\n", derives.join(", "), self.name);
        for known in &facts.parameters {
            text += &doc("    ", &about_parameter(known));
            let field = field_name(known.words);
            text += &format!("    pub {field}: {},\n", self.parameter_type(known)?);
        }
        if facts.has_extensions {
            text += "    /// What registries add: `X-...`\n    pub extra: Extras,\n";
        }
        if facts.is_open {
            text += "    /// The parameters, by their names.\n    pub extra: Extras,\n";
        }
        text += "}\n\n";
        if !by_default {
            text += &self.constructor(&required)?;
        }
        Ok(text)
    }

    fn constructor(&self, required: &[&ParameterFacts]) -> Result<String, String> {
        let (mut taken, mut fields) = (Vec::new(), Vec::new());
        for known in &self.facts.parameters {
            let (field, is_needed) = (field_name(known.words), known.is_needed());
            let given = self.parameter_type(known)?;
            if is_needed {
                let into = ["String", "SecretString"].contains(&&*given);
                let (given, value) = match into {
                    true => (format!("impl Into<{given}>"), format!("{field}: {field}.into()")),
                    false => (given, field.clone()),
                };
                taken.push(format!("{field}: {given}"));
                fields.push(value);
            } else if self.is_paging(known) {
                let value = if known.key == "FIRST" { "0" } else { "1_000" };
                fields.push(format!("{field}: {value}"));
            } else {
                let empty = if known.is_list { "Vec::new()" } else { "None" };
                fields.push(format!("{field}: {empty}"));
            }
        }
        if self.facts.has_extensions {
            fields.push("extra: Extras::default()".into());
        }
        let name = &self.name;
        let value = item(8, &format!("{name} {{ "), &fields, " }");
        if required.is_empty() {
            return Ok(format!(
                "/// The whole list, 1,000 rows an answer.\nimpl Default for {name} {{\n    \
                 fn default() -> {name} {{\n{value}    }}\n}}\n\n"
            ));
        }
        let about = if required.len() < self.facts.parameters.len() {
            "With what is required, and nothing else."
        } else {
            "With what is required."
        };
        let head = item(4, "pub fn new(", &taken, &format!(") -> {name} {{"));
        Ok(format!("impl {name} {{\n    /// {about}\n{head}{value}    }}\n}}\n\n"))
    }

    fn row_columns(&self) -> impl Iterator<Item = &'static ColumnFacts> {
        let is_row = self.shape == Shape::Chunk || self.shape == Shape::Rows;
        self.facts.columns.iter().filter(move |column| column.is_list && is_row)
    }

    fn own_columns(&self) -> impl Iterator<Item = &'static ColumnFacts> {
        let (has_rows, is_part) = (self.shape == Shape::Rows, self.shape == Shape::Chunk);
        let columns = self.facts.columns.iter();
        columns
            .filter(move |column| !(column.is_list && (has_rows || is_part)))
            .filter(move |column| !(is_part && PAGING.contains(&column.name)))
    }

    fn is_pending(&self) -> bool {
        self.facts.effect != Effect::Reads
    }

    fn answers(&self) -> Result<String, String> {
        let mut text = String::new();
        if matches!(self.shape, Shape::Columns | Shape::Rows) {
            text += &open(&format!("{}Answer", self.name), "What comes back", self.own_columns());
            for column in self.own_columns() {
                let one = type_of(&column.form)?;
                let kind = if column.is_list { "Vec" } else { "Option" };
                text += &field(column, column.is_list, &format!("{kind}<{one}>"));
            }
            if self.shape == Shape::Rows {
                text += "    /// The rows.\n";
                text += &format!("    pub rows: Vec<{}Row>,\n", self.name);
            }
            if self.is_pending() {
                text += "    /// Accepted, but not done yet.\n    pub pending: bool,\n";
            }
            text += ODD;
        }
        if matches!(self.shape, Shape::Chunk | Shape::Rows) {
            text += &open(&format!("{}Row", self.name), "A row", self.row_columns());
            for column in self.row_columns() {
                text += &field(column, false, &format!("Option<{}>", type_of(&column.form)?));
            }
            text += ODD;
        }
        Ok(text)
    }

    fn implementation(&self) -> Result<String, String> {
        let (facts, name) = (self.facts, &self.name);
        let mut text = format!("impl Request for {name} {{\n");
        text += &format!("    type Response = {};\n\n", self.response());
        text += "    fn command(&self, platform: Platform) -> Command {\n";
        text += &format!("        let mut writer = Writer::new({:?}, platform);\n", facts.name);
        for known in &facts.parameters {
            let field = field_name(known.words);
            let put = match known {
                known if self.is_paging(known) => "one",
                ParameterFacts { is_list: true, form: Form::Contact, .. } => "parties",
                ParameterFacts { is_list: true, .. } => "list",
                known if known.is_needed() => "one",
                _ => "maybe",
            };
            text += &format!("        writer.{put}({:?}, &self.{field});\n", known.key);
        }
        if facts.has_extensions || facts.is_open {
            text += "        writer.extras(&self.extra);\n";
        }
        text += "        writer.done()\n    }\n\n";
        let (response, begin) = (self.response(), "    fn read(");
        let line = format!("{begin}&self, answer: &Response) -> Result<{response}, Error> {{\n");
        text += &if line.len() <= 101 {
            line
        } else {
            let of = "        &self,\n        answer: &Response,\n    ";
            format!("{begin}\n{of}) -> Result<{response}, Error> {{\n")
        };
        let about = facts
            .parameters
            .iter()
            .find(|known| known.is_needed() && !known.is_list && known.form == Form::Domain);
        if let Some(known) = about.filter(|known| known.key == "DOMAIN") {
            let field = field_name(known.words);
            text += &format!("        about_domain(answer, self.{field}.as_str(), 0)?;\n");
        }
        text += &self.reading();
        Ok(text + "    }\n}\n")
    }

    fn reading(&self) -> String {
        let row_name = format!("{}Row", self.name);
        let row = |indent: usize, tail: &str| {
            let mut fields: Vec<String> = Vec::new();
            for column in self.row_columns() {
                let field = field_name(column.words);
                fields.push(format!("{field}: cells.at({:?}, row)", column.name));
            }
            fields.push("odd: cells.odd()".into());
            let head = if tail == ")" { "Ok(" } else { "rows.push(" };
            item(indent, &format!("{head}{row_name} {{ "), &fields, &format!(" }}{tail}"))
        };
        match self.shape {
            Shape::Done => "        Ok(Done::read(answer))\n".into(),
            Shape::Open => "        Ok(answer.clone())\n".into(),
            Shape::Chunk => {
                let row = row(12, ")");
                format!(
                    "        let mut cells = Cells::of(answer);\n        \
                     Chunk::read(answer, Self::KEYS, |row| {{\n{row}        }})\n"
                )
            }
            Shape::Columns | Shape::Rows => {
                let mut text = "        let mut cells = Cells::of(answer);\n".to_owned();
                let mut fields = Vec::new();
                for column in self.own_columns() {
                    let get = if column.is_list { "all" } else { "one" };
                    let field = field_name(column.words);
                    fields.push(format!("{field}: cells.{get}({:?})", column.name));
                }
                if self.shape == Shape::Rows {
                    let names: Vec<String> =
                        self.row_columns().map(|column| format!("{:?}", column.name)).collect();
                    text += &item(8, "let count = cells.count(&[", &names, "]);");
                    text += "        let mut rows = Vec::with_capacity(count);\n";
                    text += "        for row in 0..count {\n";
                    text += &row(12, ");");
                    text += "        }\n";
                    fields.push("rows".into());
                }
                if self.is_pending() {
                    fields.push("pending: answer.is_pending()".into());
                }
                fields.push("odd: cells.odd()".into());
                text + &item(8, &format!("Ok({}Answer {{ ", self.name), &fields, " })")
            }
        }
    }

    fn list(&self) -> String {
        if self.shape != Shape::Chunk {
            return String::new();
        }
        let name = &self.name;
        let keys: Vec<String> = self
            .row_columns()
            .filter(|column| column.is_key)
            .map(|column| format!("{:?}", column.name))
            .collect();
        let keys = keys.join(", ");
        format!(
            "\nimpl List for {name} {{\n    type Row = {name}Row;\n\n    \
             const KEYS: &'static [&'static str] = &[{keys}];\n\n    \
             fn limit(&self) -> u64 {{\n        self.limit\n    }}\n}}\n"
        )
    }
}

const ODD: &str = "    /// Cells that cannot be read; what they should say is none above.\n    \
                   pub odd: Vec<Error>,\n}\n\n";

fn open<'c>(name: &str, about: &str, mut columns: impl Iterator<Item = &'c ColumnFacts>) -> String {
    let (derives, serde) = match columns.any(|column| column.form == Form::Secret) {
        true => ("Debug, Clone", ""),
        false => (
            "Debug, Clone, PartialEq, Eq",
            "#[cfg_attr(feature = \"serde\", derive(serde::Serialize))]\n",
        ),
    };
    format!("/// {about}.\n#[derive({derives})]\n#[non_exhaustive]\n{serde}pub struct {name} {{\n")
}

fn field(column: &ColumnFacts, is_many: bool, kind: &str) -> String {
    let about = format!("{}: {}.", column.name, words_of(&column.form, is_many));
    doc("    ", &about) + &format!("    pub {}: {kind},\n", field_name(column.words))
}

fn costs(facts: &CommandFacts) -> &'static str {
    match facts.effect {
        Effect::Spends => " Costs money.",
        _ => "",
    }
}

fn place(facts: &CommandFacts) -> String {
    match facts.cnr {
        Some(_) if !facts.is_on_ispapi => "CNR only.".into(),
        None => "ISPAPI only.".into(),
        Some(name) if name == facts.name => "ISPAPI and CNR.".into(),
        Some(name) => format!("ISPAPI, and CNR as {name}."),
    }
}

fn about_parameter(known: &ParameterFacts) -> String {
    let key = known.key;
    let key = if known.is_list { format!("{key}0, {key}1, ...") } else { key.to_owned() };
    let only = known.platform.map(|platform| format!(" On {} only.", platform.name()));
    format!("{key}: {}.{}", words_of(&known.form, known.is_list), only.unwrap_or_default())
}

/// What values of a form are, in words.
fn words_of(form: &Form, is_list: bool) -> &'static str {
    let (one, many) = match form {
        Form::Secret => ("a secret", "secrets"),
        Form::Domain => ("a domain", "domains"),
        Form::Host => ("a host", "hosts"),
        Form::Pattern => ("a pattern with `*` and `?`", "patterns with `*` and `?`"),
        Form::Contact => ("a contact", "contacts"),
        Form::Number => ("a whole number", "whole numbers"),
        Form::Flag => ("yes or no", "yes or no each"),
        Form::Instant => ("an instant, UTC", "instants, UTC"),
        Form::Day => ("a day", "days"),
        Form::Period => ("a length of time", "lengths of time"),
        Form::Amount | Form::Decimal => ("a number of up to four decimals", "numbers"),
        Form::Currency => ("a currency", "currencies"),
        Form::Country => ("a country", "countries"),
        Form::Address => ("an address of IPv4 or IPv6", "addresses of IPv4 or IPv6"),
        Form::Email => ("an address of e-mail", "addresses of e-mail"),
        Form::Word(_) => ("one of the words", "words"),
        _ => ("a text", "texts"),
    };
    if is_list { many } else { one }
}

/// The type of Rust for a form.
fn type_of(form: &Form) -> Result<String, String> {
    let name = match form {
        Form::Text | Form::Pattern => "String",
        Form::Secret => "SecretString",
        Form::Domain => "DomainName",
        Form::Host => "HostName",
        Form::Contact => "ContactHandle",
        Form::Number => "i64",
        Form::Flag => "bool",
        Form::Instant => "DateTime<Utc>",
        Form::Day => "NaiveDate",
        Form::Period => "Period",
        Form::Amount | Form::Decimal => "Decimal",
        Form::Currency => "Currency",
        Form::Country => "Country",
        Form::Address => "IpAddr",
        Form::Email => "Email",
        Form::Word("CREATE|REPLACE|UPDATE") => "OrderMode",
        Form::Word("SELF|SUBUSER|ALL") => "UserDepth",
        Form::Word("YES|NO") => "YesOrNo",
        Form::Word("ACTIVE|INACTIVE|HOLD") => "ZoneStatus",
        Form::Word("MASTER|SLAVE") => "ZoneMode",
        Form::Word("DISABLED|AUTO") => "DnssecMode",
        Form::Word("ASC|DESC") => "SortOrder",
        Form::Word("RD|MRD|SELF") => "WebForward",
        Form::Word("SUGGEST|SEGMENT|PREFIX|SUFFIX") => "SuggestionKind",
        Form::Word(
            "DOMAINTRANSFER|CERTIFICATE|TRADEMARK|CLAIMSNOTICE|CONTACTVERIFICATION|OWNERCHANGE",
        ) => "NotificationKind",
        Form::Word("OWNER|ADMIN|LOSING|GAINING|BOTH") => "NotificationRecipient",
        other => return Err(format!("{other:?} has no type in src/vocabulary")),
    };
    Ok(name.to_owned())
}

/// Where the names of a file come from: those that it has are taken.
fn uses(body: &str) -> String {
    let words: BTreeSet<&str> = body.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    const GROUPS: [&[(&str, &[&str])]; 3] = [
        &[("std::net", &["IpAddr"])],
        &[
            ("backorder_core::rust_decimal", &["Decimal"]),
            ("backorder_core", &["Currency", "DomainName"]),
            ("chrono", &["DateTime", "NaiveDate", "Utc"]),
            ("secrecy", &["SecretString"]),
        ],
        &[
            ("crate::commands::by_table", &["Cells", "Done", "Writer"]),
            ("crate::commands", &["Chunk", "List", "Party", "Request"]),
            (
                "crate::vocabulary",
                &[
                    "ContactHandle",
                    "Country",
                    "DnssecMode",
                    "Email",
                    "Extras",
                    "HostName",
                    "NotificationKind",
                    "NotificationRecipient",
                    "OrderMode",
                    "Period",
                    "SortOrder",
                    "SuggestionKind",
                    "UserDepth",
                    "WebForward",
                    "YesOrNo",
                    "ZoneMode",
                    "ZoneStatus",
                ],
            ),
            ("crate::wire::command", &["Command"]),
            ("crate::wire::error", &["Error"]),
            ("crate::wire::profile", &["Platform"]),
            ("crate::wire::read", &["about_domain"]),
            ("crate::wire::response", &["Response"]),
        ],
    ];
    let mut text = String::new();
    for group in GROUPS {
        let mut lines: Vec<String> = Vec::new();
        for (from, names) in group {
            let used: Vec<&str> =
                names.iter().copied().filter(|name| words.contains(name)).collect();
            match used.as_slice() {
                [] => {}
                [one] => lines.push(format!("use {from}::{one};\n")),
                all => lines.push(format!("use {from}::{{{}}};\n", all.join(", "))),
            }
        }
        lines.sort();
        if !lines.is_empty() {
            text += &(lines.concat() + "\n");
        }
    }
    text
}

/// Comments of at most 100 columns.
fn doc(indent: &str, text: &str) -> String {
    let mut lines = String::new();
    let mut line = format!("{indent}///");
    for word in text.split(' ') {
        if line.len() + 1 + word.len() > 100 {
            lines += &(line + "\n");
            line = format!("{indent}///");
        }
        line += " ";
        line += word;
    }
    lines + &line + "\n"
}

/// Something with items between brackets, on one line if it fits, as rustfmt has it.
fn item(indent: usize, open: &str, items: &[String], close: &str) -> String {
    let pad = " ".repeat(indent);
    let line = format!("{pad}{open}{}{close}", items.join(", "));
    if line.len() <= 100 {
        return line + "\n";
    }
    let mut text = format!("{pad}{}\n", open.trim_end());
    for item in items {
        text += &format!("{pad}    {item},\n");
    }
    text + &format!("{pad}{}\n", close.trim_start())
}

/// The name of a field; a word of Rust's own is marked as a name.
fn field_name(words: &str) -> String {
    match snake_case(words).as_str() {
        "type" => "r#type".to_owned(),
        name => name.to_owned(),
    }
}
