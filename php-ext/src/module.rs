//! What PHP asks for when it loads the extension.

use ext_php_rs::prelude::*;
use ext_php_rs::zend::ModuleEntry;
use ext_php_rs::{info_table_end, info_table_row, info_table_start};

use crate::advice::{explain, forecast, jobs, views};
use crate::book::known;
use crate::boundary::errors;
use crate::engine::{actor, wait};
use crate::record::{backorder, decision, effect, life, outages, outcome, reading};
use crate::renewal::renewals;
use crate::rules::{drop_rules, lifecycle, listing, policy, price, tax};
use crate::store::adoption;
use crate::sync::domain_sync;
use crate::tariff::price_import;
use crate::values::{enums, money, name, zone};
use crate::{book, client, droplist, engine, store};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// As docs/time-zones.md has it; a test compares them.
const ZONE_DATA: &str = "IANA 2026e, compiled in";

/// What `phpinfo()` shows.
extern "C" fn info(module: *mut ModuleEntry) {
    // SAFETY: PHP hands in the entry that it keeps of this module.
    let is_zts = unsafe { module.as_ref() }.is_some_and(|module| module.zts != 0);
    let build = match (cfg!(debug_assertions), is_zts) {
        (true, true) => "debug, ZTS",
        (true, false) => "debug, NTS",
        (false, true) => "release, ZTS",
        (false, false) => "release, NTS",
    };
    info_table_start!();
    info_table_row!("backorder", "enabled");
    info_table_row!("version", VERSION);
    info_table_row!("rules (backorder-core)", VERSION);
    info_table_row!("time zone data", ZONE_DATA);
    info_table_row!("build", build);
    info_table_end!();
}

/// For the test of the fence between Rust and PHP; no release has it.
#[cfg(debug_assertions)]
#[php_function]
#[php(name = "Backorder\\panic_on_purpose")]
pub fn panic_on_purpose() {
    panic!("on purpose");
}

#[php_module]
pub fn get_module(module: ModuleBuilder) -> ModuleBuilder {
    let module = module
        .name("backorder")
        .version(VERSION)
        .startup_function(errors::startup)
        .info_function(info)
        .constant(("Backorder\\VERSION", VERSION, &[]))
        .class::<money::Money>()
        .class::<money::MoneyFormat>()
        .class::<money::Cost>()
        .class::<money::ExchangeRate>()
        .class::<name::DomainName>()
        .class::<zone::TimeZone>()
        .class::<price::PriceList>()
        .class::<price::Tariff>()
        .class::<price::CostList>()
        .class::<price::Margin>()
        .class::<price::TermPrice>()
        .class::<drop_rules::DropRules>()
        .class::<drop_rules::Catchable>()
        .class::<drop_rules::DropRule>()
        .class::<drop_rules::DropWindow>()
        .class::<drop_rules::DropSpan>()
        .class::<policy::Policy>()
        .class::<listing::Listing>()
        .class::<lifecycle::Transition>()
        .class::<lifecycle::Lifecycle>()
        .class::<actor::Actor>()
        .class::<wait::Wait>()
        .class::<engine::Engine>()
        .class::<explain::Facts>()
        .class::<explain::Explanation>()
        .class::<book::Book>()
        .class::<known::Claim>()
        .class::<known::Application>()
        .class::<book::Funds>()
        .class::<reading::BegunReading>()
        .class::<tax::Tax>()
        .class::<tax::Charge>()
        .class::<backorder::Backorder>()
        .class::<life::Life>()
        .class::<decision::Decision>()
        .class::<decision::HoldChange>()
        .class::<outcome::Outcome>()
        .class::<outcome::FoundApplication>()
        .class::<outcome::InvoiceReport>();
    #[cfg(debug_assertions)]
    let module = module.function(wrap_function!(panic_on_purpose));
    let module = adoption::register(store::register(module));
    let module = outages::register(jobs::register(forecast::register(views::register(module))));
    let module = price_import::register(renewals::register(domain_sync::register(module)));
    droplist::register(client::register(effect::register(enums::register(module))))
}
