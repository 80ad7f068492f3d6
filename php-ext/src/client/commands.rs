//! `Backorder\Ispapi\Commands`: a method for each command of the registrar's table. The methods are
//! made from the table when PHP loads the module, and all are carried out by one function; the
//! stubs are made from the same table by `make generate`.

use std::panic::AssertUnwindSafe;

use ext_php_rs::args::Arg;
use ext_php_rs::builders::FunctionBuilder;
use ext_php_rs::class::ConstructorMeta;
use ext_php_rs::convert::{IntoZval, IntoZvalDyn};
use ext_php_rs::describe::DocComments;
use ext_php_rs::exception::PhpException;
use ext_php_rs::flags::{ConstantFlags, DataType, MethodFlags};
use ext_php_rs::internal::class::{PhpClassImpl, PhpClassImplCollector};
use ext_php_rs::internal::property::PropertyDescriptor;
use ext_php_rs::prelude::*;
use ext_php_rs::types::{ZendClassObject, Zval};
use ext_php_rs::zend::{ExecuteData, run_handler};
use ext_php_rs::zend_fastcall;
use ispapi_client::vocabulary::{self, CommandFacts, Form, ParameterFacts, camel_case};
use ispapi_client::{Command, Value};

use crate::FINAL;
use crate::boundary::arguments::{Amount, At};
use crate::boundary::convert::{Items, type_of};
use crate::boundary::errors::Refused;
use crate::client::reading::Reading;

#[php_class]
#[php(name = "Backorder\\Ispapi\\Commands")]
#[php(flags = FINAL)]
pub struct Commands(pub ispapi_client::Client);

impl PhpClassImpl<Commands> for PhpClassImplCollector<Commands> {
    fn get_methods(self) -> Vec<(FunctionBuilder<'static>, MethodFlags)> {
        offered().map(|facts| (method(facts), MethodFlags::Public)).collect()
    }

    fn get_method_props(self) -> &'static [PropertyDescriptor<Commands>] {
        &[]
    }

    fn get_constructor(self) -> Option<ConstructorMeta<Commands>> {
        None
    }

    fn get_constants(
        self,
    ) -> &'static [(&'static str, &'static dyn IntoZvalDyn, DocComments, ConstantFlags)] {
        &[]
    }
}

/// The commands that have a method; the client itself starts and ends sessions.
fn offered() -> impl Iterator<Item = &'static CommandFacts> {
    let of_sessions = ["StartSession", "EndSession"];
    vocabulary::all().iter().filter(move |facts| !of_sessions.contains(&facts.name))
}

/// The parameters as a method has them: those that are required first.
fn in_order(facts: &CommandFacts) -> impl Iterator<Item = &ParameterFacts> {
    let required = facts.parameters.iter().filter(|known| known.is_needed());
    required.chain(facts.parameters.iter().filter(|known| !known.is_needed()))
}

/// The last parameter of commands that take others besides those of the table.
const EXTRA: &str = "extra";

fn has_extra(facts: &CommandFacts) -> bool {
    facts.has_extensions || facts.is_open
}

fn method(facts: &'static CommandFacts) -> FunctionBuilder<'static> {
    let builder = FunctionBuilder::new(camel_case(facts.name), carry_out);
    let needed = facts.parameters.iter().filter(|known| known.is_needed()).count();
    let builder = arguments(facts).into_iter().fold(builder, FunctionBuilder::arg);
    let class = <Reading as IntoZval>::TYPE;
    builder.required_args(needed).returns(class, false, false)
}

fn arguments(facts: &'static CommandFacts) -> Vec<Arg<'static>> {
    let mut arguments: Vec<Arg<'static>> = in_order(facts).map(argument).collect();
    if has_extra(facts) {
        arguments.push(Arg::new(EXTRA, DataType::Array).default("[]"));
    }
    arguments
}

fn argument(known: &ParameterFacts) -> Arg<'static> {
    let kind = match known.form {
        _ if known.is_list => DataType::Array,
        Form::Flag => DataType::Bool,
        Form::Number => DataType::Long,
        Form::Instant | Form::Period => DataType::Mixed,
        _ => DataType::String,
    };
    let argument = Arg::new(camel_case(known.words), kind);
    match (known.is_needed(), kind) {
        (true, _) => argument,
        (false, DataType::Array) => argument.default("[]"),
        (false, DataType::Mixed) => argument.default("null"),
        (false, _) => argument.allow_null().default("null"),
    }
}

zend_fastcall! {
    extern fn carry_out(call: &mut ExecuteData, result: &mut Zval) {
        run_handler(AssertUnwindSafe(|| {
            let reading = match read(call) {
                // PHP was told already.
                None => return,
                Some(Ok((client, command))) => client.ask(&command).map_err(Refused::from),
                Some(Err(refused)) => Err(refused),
            };
            let written = reading.map(|reading| Reading(reading).set_zval(result, false));
            let thrown = match written {
                Ok(Ok(())) => return,
                Ok(Err(error)) => PhpException::from(error),
                Err(refused) => PhpException::from(refused),
            };
            thrown.throw();
        }));
    }
}

/// Whose command it is, and the command with the arguments of the call.
fn read(call: &mut ExecuteData) -> Option<Result<(ispapi_client::Client, Command), Refused>> {
    // SAFETY: PHP calls a function that it knows, and each of ours has a name.
    let name = unsafe { call.function()?.common.function_name.as_ref() }?;
    let name = name.as_str().ok()?.to_owned();
    let facts = offered().find(|facts| camel_case(facts.name).eq_ignore_ascii_case(&name))?;
    let needed = facts.parameters.iter().filter(|known| known.is_needed()).count();
    let mut arguments = arguments(facts);
    let (parser, this) = call.parser_object();
    let parser = arguments.iter_mut().fold(parser, |parser, argument| parser.arg(argument));
    parser.required_args(needed).parse().ok()?;
    let this = this.and_then(|this| ZendClassObject::<Commands>::from_zend_obj_mut(this));
    let Some(Commands(client)) = this.and_then(|this| this.obj.as_ref()) else {
        let message = "this object was not made by Client::commands()";
        return Some(Err(Refused::Type(message.into())));
    };
    let client = client.clone();
    let command = facts.name_on(client.connection().platform()).unwrap_or(facts.name);
    let mut command = Command::new(command);
    for (known, argument) in in_order(facts).zip(&mut arguments) {
        let given = argument.zval().map(|value| value.dereference()).filter(|it| !it.is_null());
        let Some(given) = given else { continue };
        match value(known, given) {
            Ok(value) => command = command.with(known.key, value),
            Err(refused) => return Some(Err(refused)),
        }
    }
    let extra = if has_extra(facts) { arguments.last_mut().and_then(Arg::zval) } else { None };
    let extra = extra.and_then(|extra| Items::of(extra));
    for (key, given) in extra.iter().flat_map(Items::pairs) {
        match text(&key, given) {
            Ok(None) => {}
            Ok(Some(text)) => command = command.with(key, text),
            Err(refused) => return Some(Err(refused)),
        }
    }
    Some(Ok((client, command)))
}

fn value(known: &ParameterFacts, given: &Zval) -> Result<Value, Refused> {
    let name = camel_case(known.words);
    if !known.is_list {
        return Ok(Value::Text(single(&name, &known.form, given)?));
    }
    let items = given.array().filter(|items| items.has_sequential_keys());
    let items = items.ok_or_else(|| wrong(&name, given, "a list"))?;
    if known.form == Form::Contact {
        return parties(&name, items.values());
    }
    let items = items.values().map(|item| single(&name, &known.form, item).map(Value::Text));
    Ok(Value::List(items.collect::<Result<Vec<Value>, Refused>>()?))
}

/// Contacts: a handle each, or written out in the registrar's field names.
fn parties<'z>(name: &str, given: impl Iterator<Item = &'z Zval>) -> Result<Value, Refused> {
    let mut lines = Vec::new();
    for (place, party) in given.enumerate() {
        let party = party.dereference();
        if let Some(handle) = party.str() {
            lines.push((place.to_string(), Value::from(handle)));
            continue;
        }
        let advice = "a handle or an array of the fields of a contact";
        let fields = Items::of(party).ok_or_else(|| wrong(name, party, advice))?;
        for (field, given) in fields.pairs() {
            if let Some(text) = text(&format!("{name}: {field}"), given)? {
                lines.push((format!("{place}{field}"), Value::Text(text)));
            }
        }
    }
    Ok(Value::Map(lines))
}

/// A value that is no list, in the form of its parameter.
fn single(name: &str, form: &Form, given: &Zval) -> Result<String, Refused> {
    let given = given.dereference();
    match form {
        Form::Flag => {
            let flag = given.bool().map(|flag| if flag { "1" } else { "0" }.to_owned());
            flag.ok_or_else(|| wrong(name, given, "true or false"))
        }
        Form::Number => {
            let number = given.long().map(|number| number.to_string());
            number.ok_or_else(|| wrong(name, given, "an int"))
        }
        Form::Instant => Ok(backorder_core::format_utc(At::of(given).at(name)?)),
        Form::Period => {
            let period = given.long().map(|years| years.to_string());
            let period = period.or_else(|| given.str().map(str::to_owned));
            period.ok_or_else(|| wrong(name, given, "years as an int, or a string like '6M'"))
        }
        Form::Amount | Form::Decimal => Ok(Amount::of(given).text(name)?.to_owned()),
        _ => {
            let text = given.str().map(str::to_owned);
            text.ok_or_else(|| wrong(name, given, "a string"))
        }
    }
}

/// What is sent of a value of any type; none of null.
fn text(name: &str, given: &Zval) -> Result<Option<String>, Refused> {
    let given = given.dereference();
    if given.is_null() {
        return Ok(None);
    }
    let flag = given.bool().map(|flag| if flag { "1" } else { "0" }.to_owned());
    let text = flag.or_else(|| given.long().map(|number| number.to_string()));
    let text = text.or_else(|| given.str().map(str::to_owned));
    text.map(Some).ok_or_else(|| wrong(name, given, "a string, an int, a bool or null"))
}

fn wrong(name: &str, given: &Zval, advice: &str) -> Refused {
    Refused::Type(format!("{name} is {}: give {advice}", type_of(given)))
}
