//! One mail about a plan, as text and as HTML.

use std::fmt::Write as _;

use crate::advice::explain::Language;

use super::change::{Change, Side, SyncEffect};
use super::entry::{EntryCode, Level};
use super::plan::DomainPlan;
use super::plan_all::{RefusedDomain, SyncPlan};
use super::words::{self, say};

/// What there is to say about a plan.
///
/// # Example
/// ```
/// use backorder_core::Language;
/// use backorder_core::sync::{SyncPlan, SyncReport};
/// let plan = SyncPlan::default();
/// let report = SyncReport::new(&plan);
/// assert!(!report.is_due(false) && report.is_due(true));
/// assert!(report.text(Language::English).contains("There is nothing to report."));
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SyncReport<'a> {
    plan: &'a SyncPlan,
    /// Fields that change.
    pub changes: usize,
    /// What else is to be done.
    pub effects: usize,
    /// Errors, refused rows among them.
    pub errors: usize,
    /// Domains that wait for the contract about WHOIS privacy: one notice for all of them.
    pub contract_unsigned: Vec<&'a str>,
}

/// A line under a heading: the domain, and what is said of it.
type Said = (String, String);

impl<'a> SyncReport<'a> {
    /// Counts what a plan has.
    pub fn new(plan: &'a SyncPlan) -> SyncReport<'a> {
        let entries = || plan.plans.iter().flat_map(|plan| &plan.entries);
        let errors = entries().filter(|entry| entry.level() == Level::Error).count();
        let refused = plan.refused.iter().filter(|row| row.reason.level() == Level::Error);
        let waits = |plan: &&DomainPlan| {
            plan.entries.iter().any(|entry| entry.code == EntryCode::PrivacyContractUnsigned)
        };
        SyncReport {
            plan,
            changes: plan.plans.iter().map(|plan| plan.changes.len()).sum(),
            effects: plan.plans.iter().map(|plan| plan.effects.len()).sum(),
            errors: errors + refused.count(),
            contract_unsigned: plan.plans.iter().filter(waits).map(|p| p.name.as_str()).collect(),
        }
    }

    /// Whether to send it: for a change, an effect or an error. Notices alone send nothing, unless
    /// empty reports are asked for.
    pub fn is_due(&self, send_empty: bool) -> bool {
        send_empty || self.changes + self.effects + self.errors > 0
    }

    /// The subject of the mail.
    pub fn subject(&self, language: Language) -> String {
        let word = |pair| say(pair, language);
        let (changes, errors) = (word(words::CHANGES), word(words::ERRORS));
        let title = word(words::TITLE);
        format!("{title}: {changes} {}, {errors} {}", self.changes + self.effects, self.errors)
    }

    /// The headings of [`SyncReport::rows`].
    pub fn headings(language: Language) -> [&'static str; 6] {
        words::HEADINGS.map(|pair| say(pair, language))
    }

    /// Every change and effect: domain, where, field, old, new, reason.
    pub fn rows(&self, language: Language) -> Vec<[String; 6]> {
        let word = |pair| say(pair, language).to_owned();
        let mut rows = Vec::with_capacity(self.changes + self.effects);
        for plan in &self.plan.plans {
            let name = plan.name.as_str();
            for planned in &plan.changes {
                let change: &Change = &planned.change;
                let side = match change.side() {
                    Side::Billing => words::BILLING,
                    Side::Registrar => words::REGISTRAR,
                };
                let (old, new) = (change.old().into_owned(), change.new_value().into_owned());
                let reason = word(words::reason(planned.reason));
                rows.push([
                    name.to_owned(),
                    word(side),
                    word(words::field(change)),
                    old,
                    new,
                    reason,
                ]);
            }
            for effect in &plan.effects {
                let years = match effect {
                    SyncEffect::Renew(years) => years.to_string(),
                    _ => String::new(),
                };
                let said = word(words::effect(*effect));
                let (side, to_do) = (word(words::REGISTRAR), word(words::TO_DO));
                rows.push([name.to_owned(), side, to_do, String::new(), years, said]);
            }
        }
        rows
    }

    /// The mail as plain text.
    pub fn text(&self, language: Language) -> String {
        let word = |pair| say(pair, language);
        let mut text = format!("{}\n\n", word(words::TITLE));
        if self.plan.is_notice {
            text += &format!("{}\n\n", word(words::NOT_APPLIED));
        }
        text += &format!("{}: {}\n", word(words::LOOKED_AT), self.plan.looked_at);
        let rows = self.rows(language);
        if !rows.is_empty() {
            text += &format!("\n{}\n\n", word(words::CHANGES));
            text += &table(&SyncReport::headings(language), &rows);
        }
        for (heading, lines) in self.sections(language) {
            text += &format!("\n{heading}\n\n");
            for (name, said) in lines {
                text += &format!("{name}: {said}\n");
            }
        }
        if self.is_empty() {
            text += &format!("\n{}\n", word(words::NOTHING));
        }
        text
    }

    /// The mail as HTML: one element to put into a page, everything in it escaped.
    pub fn html(&self, language: Language) -> String {
        let word = |pair| escaped(say(pair, language));
        let mut html = format!("<div lang=\"{}\">", language.tag());
        html += &format!("<h1>{}</h1>", word(words::TITLE));
        if self.plan.is_notice {
            html += &format!("<p><strong>{}</strong></p>", word(words::NOT_APPLIED));
        }
        html += &format!("<p>{}: {}</p>", word(words::LOOKED_AT), self.plan.looked_at);
        let rows = self.rows(language);
        if !rows.is_empty() {
            html += &format!("<h2>{}</h2><table><tr>", word(words::CHANGES));
            for heading in SyncReport::headings(language) {
                html += &format!("<th>{}</th>", escaped(heading));
            }
            html += "</tr>";
            for row in rows {
                let cells: String =
                    row.iter().map(|cell| format!("<td>{}</td>", escaped(cell))).collect();
                html += &format!("<tr>{cells}</tr>");
            }
            html += "</table>";
        }
        for (heading, lines) in self.sections(language) {
            html += &format!("<h2>{}</h2><ul>", escaped(heading));
            for (name, said) in lines {
                html += &format!("<li>{}: {}</li>", escaped(&name), escaped(&said));
            }
            html += "</ul>";
        }
        if self.is_empty() {
            html += &format!("<p>{}</p>", word(words::NOTHING));
        }
        html + "</div>"
    }

    fn is_empty(&self) -> bool {
        self.plan.plans.is_empty() && self.plan.refused.is_empty()
    }

    /// Errors and notices with their headings; those without lines are left out.
    fn sections(&self, language: Language) -> Vec<(&'static str, Vec<Said>)> {
        let word = |pair| say(pair, language);
        let mut sections = Vec::new();
        for (heading, level) in [(words::ERRORS, Level::Error), (words::NOTICES, Level::Notice)] {
            let mut lines = self.lines(level, language);
            if level == Level::Notice && !self.contract_unsigned.is_empty() {
                let names = self.contract_unsigned.join(", ");
                lines.push((word(words::CONTRACT).to_owned(), names));
            }
            if !lines.is_empty() {
                sections.push((word(heading), lines));
            }
        }
        sections
    }

    fn lines(&self, level: Level, language: Language) -> Vec<Said> {
        let mut lines = Vec::new();
        for plan in &self.plan.plans {
            let entries = plan.entries.iter().filter(|entry| entry.level() == level);
            // One notice stands for all of these.
            let entries = entries.filter(|e| e.code != EntryCode::PrivacyContractUnsigned);
            for entry in entries {
                let said = say(words::entry(entry.code), language);
                let said = with_detail(said, entry.detail.as_deref());
                lines.push((plan.name.as_str().to_owned(), said));
            }
        }
        for row in self.plan.refused.iter().filter(|row| row.reason.level() == level) {
            let RefusedDomain { name, detail, reason, .. } = row;
            let said = with_detail(say(words::refused(*reason), language), detail.as_deref());
            lines.push((name.to_string(), said));
        }
        lines
    }
}

fn with_detail(said: &str, detail: Option<&str>) -> String {
    match detail {
        Some(detail) => format!("{said} ({detail})"),
        None => said.to_owned(),
    }
}

/// Columns as wide as their widest cell.
fn table(headings: &[&str; 6], rows: &[[String; 6]]) -> String {
    let wide = |text: &str| text.chars().count();
    let widths: [usize; 6] = std::array::from_fn(|at| {
        let cells = rows.iter().map(|row| wide(&row[at]));
        cells.max().unwrap_or_default().max(wide(headings[at]))
    });
    let line = |cells: &[&str]| {
        let mut text = String::new();
        for (cell, width) in cells.iter().zip(widths) {
            // Writing to a text cannot fail.
            let _ = write!(text, "{cell:width$}  ");
        }
        format!("{}\n", text.trim_end())
    };
    let mut text = line(headings);
    for row in rows {
        text += &line(&row.each_ref().map(String::as_str));
    }
    text
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html += "&amp;",
            '<' => html += "&lt;",
            '>' => html += "&gt;",
            '"' => html += "&quot;",
            '\'' => html += "&#39;",
            other => html.push(other),
        }
    }
    html
}
