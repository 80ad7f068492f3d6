//! What a sentence in Fluent's format names: the arguments that it must be given.

use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement};

/// The names of all arguments, in every variant, in the order in which they stand there.
pub(super) fn of<'a>(pattern: &Pattern<&'a str>) -> Vec<&'a str> {
    let mut names = Vec::new();
    of_pattern(pattern, &mut names);
    names
}

fn of_pattern<'a>(pattern: &Pattern<&'a str>, names: &mut Vec<&'a str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, names);
        }
    }
}

fn of_expression<'a>(expression: &Expression<&'a str>, names: &mut Vec<&'a str>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, names),
        Expression::Select { selector, variants } => {
            of_inline(selector, names);
            variants.iter().for_each(|variant| of_pattern(&variant.value, names));
        }
    }
}

fn of_inline<'a>(inline: &InlineExpression<&'a str>, names: &mut Vec<&'a str>) {
    match inline {
        InlineExpression::VariableReference { id } => names.push(id.name),
        InlineExpression::Placeable { expression } => of_expression(expression, names),
        InlineExpression::FunctionReference { arguments, .. } => of_call(arguments, names),
        InlineExpression::TermReference { arguments: Some(arguments), .. } => {
            of_call(arguments, names);
        }
        InlineExpression::TermReference { arguments: None, .. }
        | InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. } => {}
    }
}

fn of_call<'a>(arguments: &CallArguments<&'a str>, names: &mut Vec<&'a str>) {
    arguments.positional.iter().for_each(|inline| of_inline(inline, names));
    arguments.named.iter().for_each(|named| of_inline(&named.value, names));
}
