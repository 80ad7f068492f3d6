//! Where patterns of databases mean something else here: refused, with the way to write it.
//!
//! Customers bring patterns from MySQL 5 (Henry Spencer's library), MySQL 8 (ICU) and MariaDB
//! (PCRE). What all of them and we read alike is left alone; `docs/droplist.md` has the table.

use regex_syntax::ast::{
    self, Ast, ClassBracketed, ClassSetBinaryOp, ClassSetBinaryOpKind, ClassSetItem,
    ErrorKind as Cause, Flag, FlagsItemKind, RepetitionKind, Span, Visitor, visit,
};

/// A part of a pattern that is read as something else elsewhere, and how to write it here.
pub(super) struct Foreign<'p> {
    pub part: &'p str,
    pub hint: &'static str,
}

const CLASS_HINT: &str = "classes stand in two pairs of brackets, as in [[:digit:]], and are one \
                          of alnum, alpha, ascii, blank, cntrl, digit, graph, lower, print, punct, \
                          space, upper, word, xdigit";
const COLLATION_HINT: &str =
    "write the character itself; a hyphen at the end of the brackets, as in [a-z-]";
const EQUIVALENT_HINT: &str = "write the characters themselves, as in [aeiou]";
const WORD_START_HINT: &str =
    "the beginning of a word is written \\b{start} (at the start of the name: ^)";
const WORD_END_HINT: &str = "the end of a word is written \\b{end} (at the end of the name: $)";

/// What a pattern that could be read means elsewhere, if it means nothing sensible here.
pub(super) fn foreign<'p>(pattern: &'p str, ast: &Ast) -> Option<Foreign<'p>> {
    let found = visit(ast, Search { pattern, depth: 0 }).err()?;
    let part = pattern.get(found.span.start.offset..found.span.end.offset).unwrap_or(pattern);
    Some(Foreign { part, hint: found.hint })
}

/// The same for a pattern that could not be read, where brackets of a database are the cause.
pub(super) fn foreign_brackets<'p>(pattern: &'p str, cause: &ast::Error) -> Option<Foreign<'p>> {
    let is_about_brackets = matches!(
        cause.kind(),
        Cause::ClassUnclosed | Cause::ClassRangeInvalid | Cause::ClassRangeLiteral
    );
    if !is_about_brackets {
        return None;
    }
    ["[:", "[.", "[="].into_iter().find_map(|start| {
        let at = pattern.find(start)?;
        let rest = &pattern[at..];
        let hint = bracket_hint(rest)?;
        let length = rest.find(']').map_or(rest.len(), |end| end + 1);
        Some(Foreign { part: &rest[..length], hint })
    })
}

struct Found {
    span: Span,
    hint: &'static str,
}

struct Search<'p> {
    pattern: &'p str,
    /// Brackets around what is looked at.
    depth: u32,
}

impl Visitor for Search<'_> {
    type Output = ();
    type Err = Found;

    fn finish(self) -> Result<(), Found> {
        Ok(())
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), Found> {
        match ast {
            Ast::ClassBracketed(class) => self.brackets(class),
            Ast::Flags(flags) => carriage_returns(&flags.flags.items),
            Ast::Group(group) => {
                group.flags().map_or(Ok(()), |flags| carriage_returns(&flags.items))
            }
            Ast::Repetition(outer) => match &*outer.ast {
                Ast::Repetition(_) if matches!(outer.op.kind, RepetitionKind::OneOrMore) => refuse(
                    outer.span,
                    "leave the last + out: patterns are never tried twice here, so that \
                         nothing needs to be kept from it",
                ),
                Ast::Repetition(_) => refuse(outer.span, "one count is enough: write (?:a{2}){3}"),
                Ast::Assertion(_) => {
                    refuse(outer.span, "a place is there once; for \"anything\" write .*")
                }
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn visit_post(&mut self, ast: &Ast) -> Result<(), Found> {
        if matches!(ast, Ast::ClassBracketed(_)) {
            self.depth -= 1;
        }
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ClassSetItem) -> Result<(), Found> {
        match item {
            ClassSetItem::Bracketed(class) => self.brackets(class),
            // No label has a colon: it is what is left of a class in another spelling.
            ClassSetItem::Literal(literal) if literal.c == ':' => self.colon(literal.span),
            ClassSetItem::Range(range) if range.start.c == ':' || range.end.c == ':' => {
                self.colon(range.span)
            }
            _ => Ok(()),
        }
    }

    fn visit_class_set_item_post(&mut self, item: &ClassSetItem) -> Result<(), Found> {
        if matches!(item, ClassSetItem::Bracketed(_)) {
            self.depth -= 1;
        }
        Ok(())
    }

    fn visit_class_set_binary_op_pre(&mut self, op: &ClassSetBinaryOp) -> Result<(), Found> {
        match op.kind {
            ClassSetBinaryOpKind::Intersection => Ok(()),
            ClassSetBinaryOpKind::Difference => refuse(
                op.span,
                "a hyphen stands once, at the end of the brackets: [a-z-]; what is not wanted is \
                 written [a-z&&[^aeiou]]",
            ),
            ClassSetBinaryOpKind::SymmetricDifference => {
                refuse(op.span, "write the characters themselves, as in [aeiou]")
            }
        }
    }
}

impl Search<'_> {
    fn brackets(&mut self, class: &ClassBracketed) -> Result<(), Found> {
        let text = self.pattern.get(class.span.start.offset..).unwrap_or_default();
        self.depth += 1;
        let outside = self.depth == 1;
        let hint = bracket_hint(text);
        // Outside of other brackets a dot or an equals sign is a character, unless it is doubled.
        let doubled = |sign: char| {
            let inner = text.get(2..).unwrap_or_default();
            inner.find(']').is_some_and(|end| end > 0 && inner[..end].ends_with(sign))
        };
        let is_class = text.starts_with("[:");
        match hint {
            Some(hint) if !outside || is_class || doubled('.') || doubled('=') => {
                refuse(class.span, hint)
            }
            _ => Ok(()),
        }
    }

    fn colon(&self, span: Span) -> Result<(), Found> {
        refuse(span, CLASS_HINT)
    }
}

fn refuse(span: Span, hint: &'static str) -> Result<(), Found> {
    Err(Found { span, hint })
}

/// `(?R)` is the whole pattern again in PCRE, and a kind of line end here.
fn carriage_returns(items: &[ast::FlagsItem]) -> Result<(), Found> {
    let found = items.iter().find(|item| item.kind == FlagsItemKind::Flag(Flag::CRLF));
    found.map_or(Ok(()), |item| {
        refuse(item.span, "a pattern cannot hold itself; write out what is to be found")
    })
}

/// What brackets that begin like this are elsewhere.
fn bracket_hint(text: &str) -> Option<&'static str> {
    let starts = |start: &str| text.starts_with(start);
    if starts("[:<:]") {
        return Some(WORD_START_HINT);
    }
    if starts("[:>:]") {
        return Some(WORD_END_HINT);
    }
    if starts("[.") {
        return Some(COLLATION_HINT);
    }
    if starts("[=") {
        return Some(EQUIVALENT_HINT);
    }
    starts("[:").then_some(CLASS_HINT)
}

/// How to write what the parser does not know.
pub(super) fn advice(pattern: &str, error: &ast::Error) -> Option<&'static str> {
    let at = error.span().start.offset;
    let rest = pattern.get(at..).unwrap_or_default();
    Some(match error.kind() {
        Cause::UnsupportedBackreference => {
            "a pattern cannot refer back to what it found; write the alternatives out, as in \
             (aa|bb|cc)"
        }
        Cause::UnsupportedLookAround if rest.starts_with("(?!") || rest.starts_with("(?<!") => {
            "what must not be there goes into the second pattern, the one that must not be found"
        }
        Cause::UnsupportedLookAround => {
            "what must also be there goes into the words that names contain, start with or end \
             with, beside the pattern"
        }
        Cause::FlagUnrecognized if rest.starts_with('>') || rest.starts_with('|') => {
            "write (?: instead: patterns are never tried twice here, so that nothing needs to be \
             kept from it"
        }
        Cause::RepetitionMissing => {
            "* + ? repeat what stands before them; for \"anything\" write .* or leave it out, \
             since a pattern may be found anywhere in the name"
        }
        Cause::RepetitionCountDecimalEmpty | Cause::RepetitionCountUnclosed => {
            "a count is written {3}, {3,} or {0,3}"
        }
        Cause::EscapeUnrecognized => match rest.as_bytes().get(1) {
            Some(b'Z') => "the end of the name is $",
            Some(b'Q' | b'E') => "write a backslash before each special character instead",
            Some(b'h' | b'R' | b'N' | b'X') => {
                "labels are letters, digits and hyphens: write [a-z0-9-]"
            }
            Some(b'K' | b'G') => "leave it out: only whether the pattern is found counts",
            _ => "write a letter, digit or hyphen as it is, without a backslash",
        },
        _ => return None,
    })
}
