//! The exception tree: one interface, one final class for each range of numbers.
//!
//! The classes are plain PHP classes without Rust data, so that PHP's own handlers fill in file,
//! line and trace.

use std::panic::catch_unwind;
use std::sync::atomic::{AtomicPtr, Ordering};

use backorder_core::ErrorGroup;
use ext_php_rs::args::ArgInfo;
use ext_php_rs::builders::{ClassBuilder, ClassProperty, FunctionBuilder};
use ext_php_rs::convert::IntoZval;
use ext_php_rs::error::Result;
use ext_php_rs::exception::PhpException;
use ext_php_rs::flags::{ClassFlags, DataType, MethodFlags, PropertyFlags};
use ext_php_rs::types::{ZendObject, Zval};
use ext_php_rs::zend::{ClassEntry, ExecuteData, ExecutorGlobals, ce};
use ext_php_rs::zend_fastcall;
use ispapi_client::Hint;

const INTERFACE: &str = "Backorder\\Exception\\BackorderException";

/// Why a call was refused; becomes the exception that PHP sees.
#[derive(Debug)]
pub enum Refused {
    /// By the rules.
    Rule(backorder_core::Error),
    /// By the registrar, or on the way there.
    Client(ispapi_client::Error),
    /// By the type of an argument that PHP's own check cannot see.
    Type(String),
}

impl From<backorder_core::Error> for Refused {
    fn from(error: backorder_core::Error) -> Refused {
        Refused::Rule(error)
    }
}

impl From<ispapi_client::Error> for Refused {
    fn from(error: ispapi_client::Error) -> Refused {
        Refused::Client(error)
    }
}

impl From<ispapi_client::droplist::ListError> for Refused {
    fn from(error: ispapi_client::droplist::ListError) -> Refused {
        match error {
            ispapi_client::droplist::ListError::Rule(error) => Refused::Rule(error),
            ispapi_client::droplist::ListError::Client(error) => Refused::Client(error),
        }
    }
}

impl From<Refused> for PhpException {
    fn from(refused: Refused) -> PhpException {
        match refused {
            Refused::Rule(error) => {
                let (kind, code) = (error.kind(), error.code());
                let subject = error.subject();
                exception(group_class(kind.group()), code, kind.name(), subject, &error, None)
            }
            Refused::Client(error) => {
                let (kind, code, subject) = (error.kind(), error.code(), error.subject());
                let mut message = error.to_string();
                // Most of these are about the subject without a word of it.
                if !message.contains(subject) {
                    message = format!("{subject}: {message}");
                }
                let hint = error.hint();
                exception(&CLIENT, code, kind.name(), subject, &message, hint)
            }
            Refused::Type(message) => {
                let message = backorder_core::visible(&message).into_owned();
                PhpException::new(message, 0, ce::type_error())
            }
        }
    }
}

/// What PHP knows of the parameters of a class's methods.
type Parameters = Box<[Box<[ArgInfo]>]>;

/// What is kept of a registered class: PHP reads both as long as the process lives.
struct Entry {
    class: AtomicPtr<ClassEntry>,
    parameters: AtomicPtr<Box<[ArgInfo]>>,
}

impl Entry {
    const fn none() -> Entry {
        Entry {
            class: AtomicPtr::new(std::ptr::null_mut()),
            parameters: AtomicPtr::new(std::ptr::null_mut()),
        }
    }

    fn class(&self) -> Option<&'static ClassEntry> {
        // SAFETY: set once at module start-up to an entry that lives as long as the process.
        unsafe { self.class.load(Ordering::Acquire).as_ref() }
    }

    fn remember(&self, class: &'static mut ClassEntry, parameters: Parameters) {
        self.parameters.store(Box::leak(parameters).as_mut_ptr(), Ordering::Release);
        self.class.store(class, Ordering::Release);
    }
}

/// A class of the tree, once it is registered.
struct Leaf {
    name: &'static str,
    entry: Entry,
    remember: fn(&'static mut ClassEntry, Parameters),
}

macro_rules! leaves {
    ($($leaf:ident = $name:tt,)*) => {
        $(
            static $leaf: Leaf = Leaf {
                name: concat!("Backorder\\Exception\\", $name, "Exception"),
                entry: Entry::none(),
                remember: |class, parameters| $leaf.entry.remember(class, parameters),
            };
        )*
        static LEAVES: &[&Leaf] = &[$(&$leaf,)*];
    };
}

leaves! {
    NAME = "Name",
    MONEY = "Money",
    TIME = "Time",
    LIFECYCLE = "Lifecycle",
    FUNDS = "Funds",
    DROPLIST = "Droplist",
    SYNC = "Sync",
    SETTINGS = "Settings",
    BOOK = "Book",
    CLIENT = "Client",
}

static MARKER: Entry = Entry::none();

fn group_class(group: ErrorGroup) -> &'static Leaf {
    match group {
        ErrorGroup::Name => &NAME,
        ErrorGroup::Money => &MONEY,
        ErrorGroup::Time => &TIME,
        ErrorGroup::Lifecycle => &LIFECYCLE,
        ErrorGroup::Funds => &FUNDS,
        ErrorGroup::Droplist => &DROPLIST,
        ErrorGroup::Sync => &SYNC,
        ErrorGroup::Settings => &SETTINGS,
        // The list of groups may grow; what is new counts as an error of the book until named here.
        _ => &BOOK,
    }
}

fn exception(
    leaf: &Leaf,
    code: u32,
    kind: &str,
    subject: &str,
    message: &dyn std::fmt::Display,
    hint: Option<Hint>,
) -> PhpException {
    let message = message.to_string();
    let Some(class) = leaf.entry.class() else {
        return PhpException::from_message(message);
    };
    let mut object = ZendObject::new(class);
    // The properties are protected: they are written as the class itself writes them.
    let own = std::ptr::from_ref(class).cast_mut();
    let scope = std::mem::replace(&mut ExecutorGlobals::get_mut().fake_scope, own);
    let filled = fill(&mut object, code, kind, subject, &message);
    let filled = filled.and_then(|()| hint.map_or(Ok(()), |hint| fill_hint(&mut object, hint)));
    ExecutorGlobals::get_mut().fake_scope = scope;
    let code = i32::try_from(code).unwrap_or(0);
    let plain = PhpException::new(message, code, class);
    match filled.and_then(|()| object.into_zval(false)) {
        Ok(object) => plain.with_object(object),
        Err(_) => plain,
    }
}

fn fill(
    object: &mut ZendObject,
    code: u32,
    kind: &str,
    subject: &str,
    message: &str,
) -> Result<()> {
    object.set_property("message", message)?;
    object.set_property("code", i64::from(code))?;
    object.set_property("kind", kind)?;
    object.set_property("subject", subject)
}

/// What an error of the registrar's means, where it is known.
fn fill_hint(object: &mut ZendObject, hint: Hint) -> Result<()> {
    object.set_property("hint", hint.id())?;
    object.set_property("advice", hint.advice())
}

/// Registers the interface and the classes; runs once, when PHP loads the module.
pub unsafe extern "C" fn startup(_type: i32, _module: i32) -> i32 {
    const FAILURE: i32 = -1;
    match catch_unwind(register) {
        Ok(Ok(())) => 0,
        Ok(Err(_)) | Err(_) => FAILURE,
    }
}

fn register() -> Result<()> {
    let getter = |name| FunctionBuilder::new_abstract(name).returns(DataType::String, false, false);
    ClassBuilder::new(INTERFACE)
        .flags(ClassFlags::Interface)
        .implements((ce::throwable, "\\Throwable"))
        .method(getter("getKind"), MethodFlags::Public | MethodFlags::Abstract)
        .method(getter("getSubject"), MethodFlags::Public | MethodFlags::Abstract)
        .registration(|class, parameters| MARKER.remember(class, parameters))
        .register()?;
    LEAVES.iter().try_for_each(|leaf| register_leaf(leaf))
}

fn register_leaf(leaf: &Leaf) -> Result<()> {
    let kind = FunctionBuilder::new("getKind", get_kind).returns(DataType::String, false, false);
    let subject =
        FunctionBuilder::new("getSubject", get_subject).returns(DataType::String, false, false);
    let class = ClassBuilder::new(leaf.name)
        .flags(ClassFlags::Final)
        .extends((runtime_exception, "\\RuntimeException"))
        .implements((marker, INTERFACE))
        .property(text_property("kind", false))
        .property(text_property("subject", false))
        .method(kind, MethodFlags::Public)
        .method(subject, MethodFlags::Public);
    let class = if std::ptr::eq(leaf, &raw const CLIENT) { with_hint(class) } else { class };
    class.registration(leaf.remember).register()
}

/// What only errors of the registrar's have.
fn with_hint(class: ClassBuilder) -> ClassBuilder {
    let hint = FunctionBuilder::new("getHint", get_hint).returns(DataType::String, false, true);
    let advice =
        FunctionBuilder::new("getAdvice", get_advice).returns(DataType::String, false, true);
    class
        .property(text_property("hint", true))
        .property(text_property("advice", true))
        .method(hint, MethodFlags::Public)
        .method(advice, MethodFlags::Public)
}

unsafe extern "C" {
    /// Of PHP's standard library, and exported by it for extensions.
    static spl_ce_RuntimeException: *mut ClassEntry;
}

fn runtime_exception() -> &'static ClassEntry {
    // SAFETY: the standard library is loaded before any extension and stays.
    unsafe { spl_ce_RuntimeException.as_ref() }.expect("the standard library of PHP is there")
}

fn marker() -> &'static ClassEntry {
    MARKER.class().expect("the interface is registered before the classes")
}

fn text_property(name: &str, nullable: bool) -> ClassProperty {
    ClassProperty {
        name: name.to_owned(),
        flags: PropertyFlags::Protected,
        default: Some(Box::new(
            move || if nullable { Ok(Zval::new()) } else { "".into_zval(true) },
        )),
        docs: &[],
        ty: Some(DataType::String),
        nullable,
        readonly: false,
        default_stub: Some(if nullable { "null" } else { "''" }.to_owned()),
    }
}

zend_fastcall! {
    extern fn get_kind(call: &mut ExecuteData, result: &mut Zval) {
        read_text(call, "kind", result);
    }
}

zend_fastcall! {
    extern fn get_subject(call: &mut ExecuteData, result: &mut Zval) {
        read_text(call, "subject", result);
    }
}

zend_fastcall! {
    extern fn get_hint(call: &mut ExecuteData, result: &mut Zval) {
        read_text_or_null(call, "hint", result);
    }
}

zend_fastcall! {
    extern fn get_advice(call: &mut ExecuteData, result: &mut Zval) {
        read_text_or_null(call, "advice", result);
    }
}

fn read_text_or_null(call: &mut ExecuteData, property: &str, result: &mut Zval) {
    let text = call.get_self().and_then(|this| this.get_property::<Option<String>>(property).ok());
    match text.flatten() {
        Some(text) => {
            let _ = result.set_string(&text, false);
        }
        None => result.set_null(),
    }
}

fn read_text(call: &mut ExecuteData, property: &str, result: &mut Zval) {
    let text = call.get_self().and_then(|this| this.get_property::<String>(property).ok());
    // A text of a few bytes: the allocator of PHP ends the request rather than fail.
    let _ = result.set_string(text.as_deref().unwrap_or_default(), false);
}
