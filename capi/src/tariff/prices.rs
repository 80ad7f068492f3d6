//! What billing should store as prices: of a TLD, of backorders, and of a premium renewal.

use std::collections::BTreeMap;
use std::mem::MaybeUninit;

use backorder_core::tariff::{
    ImportSettings, PremiumRenewal, PriceTable, Rates, RegistrarPrices, import_prices,
    plan_backorder_prices,
};
use backorder_core::{Currency, Tld, Value};

use crate::boundary::answer::hand_out;
use crate::boundary::fence::backorder_result;
use crate::boundary::fill::given;
use crate::boundary::row::backorder_row;
use crate::boundary::table::{backorder_table, flag};
use crate::boundary::text::backorder_str;
use crate::rules::costs::backorder_cost_list;
use crate::rules::price_list::backorder_price_list;
use crate::sync::domain_sync::{fields, known};

fn text(price: Option<impl ToString>) -> Value {
    price.map_or(Value::Null, |price| price.to_string().into())
}

/// The prices that billing should store for a TLD, for 1 to 10 years, in `currency`. `prices` has
/// the registrar's (`docs/sync.md`), `settings` what differs from the defaults, `stored` what
/// billing has: `register`, `renew`, `transfer`, the prices of the years apart by line ends, and
/// `redemption`; both may be NULL. Columns: `kind`, `years`, `price` and `stored` (`-1.00` is not
/// offered; NULL: not compared), `differs`, `is_loss`, `whmcs_more` (what WHMCS's import would
/// store above the cost), `left_out`. A TLD that is left out has one row with the reason there;
/// what should be known besides has a row with its word as `kind`, and neither price. Free the
/// table with `backorder_table_free`.
///
/// Errors: `SYNC_SETTING_INVALID`, `DOMAIN_ROW_INVALID`, `CURRENCY_UNKNOWN`, `PRICE_NEGATIVE`,
/// those of names for the TLD.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_price_import_new(
    provider: backorder_str,
    tld: backorder_str,
    currency: backorder_str,
    prices: Option<&backorder_row>,
    settings: Option<&backorder_row>,
    stored: Option<&backorder_row>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    const COLUMNS: &[&str; 8] =
        &["kind", "years", "price", "stored", "differs", "is_loss", "whmcs_more", "left_out"];
    hand_out(out, || {
        let (provider, tld) = (provider.read("provider")?, tld.read("tld")?);
        let (currency, prices) = (currency.read("currency")?, given(prices, "prices")?);
        let (provider, tld) = (known(provider)?, Tld::parse(tld)?);
        let prices = RegistrarPrices::read(provider, &fields(prices))?;
        let currency = Currency::parse(currency)?;
        let settings = settings.map(fields).unwrap_or_default();
        let settings = ImportSettings::read(currency, &settings)?;
        let stored = stored.map(fields).map(|stored| PriceTable::read(&stored));
        let stored = stored.transpose()?.flatten();
        let plan = match import_prices(provider, &tld, &prices, &settings, stored.as_ref()) {
            Ok(plan) => plan,
            Err(reason) => {
                let mut row = [const { Value::Null }; 8];
                row[7] = reason.as_str().into();
                return Ok(backorder_table::of(COLUMNS, [row]));
            }
        };
        let had: Vec<_> = stored.iter().flat_map(PriceTable::cells).map(|cell| cell.2).collect();
        let cells = plan.table.cells().enumerate().map(|(at, (kind, years, price))| {
            let old = had.get(at).copied();
            let is_register = kind == backorder_core::tariff::PriceKind::Register;
            let more = plan.difference.get(&years).filter(|_| is_register);
            [
                kind.as_str().into(),
                Value::from(u64::from(years)),
                PriceTable::text(price).into(),
                old.map_or(Value::Null, |old| PriceTable::text(old).into()),
                flag(old.is_some_and(|old| old != price)),
                flag(plan.loss.contains(&(kind, years))),
                more.map_or(Value::Null, |more| more.to_string().into()),
                Value::Null,
            ]
        });
        let flags = plan.flags.iter().map(|said| {
            let mut row = [const { Value::Null }; 8];
            let text = said.to_string();
            let (word, years) = text.split_once(' ').unwrap_or((&text, ""));
            row[0] = word.to_owned().into();
            row[1] = years.parse::<u64>().map_or(Value::Null, Value::from);
            row
        });
        Ok(backorder_table::of(COLUMNS, cells.chain(flags).collect::<Vec<_>>()))
    })
}

/// Whether the renewal of a premium domain is sent: only at the price the client has paid. `class`
/// is the registrar's today, empty for an ordinary domain; `billing_cost` what billing keeps as the
/// cost, empty for none; `relations` the account's, `rates` units of a currency for one of a common
/// base, may be NULL. Columns: `price` in `currency`, `decision` (`ordinary`, `with-class`,
/// `refuse`), `reason`. Free the table with `backorder_table_free`.
///
/// Errors: `CURRENCY_UNKNOWN`, `DOMAIN_ROW_INVALID` for a rate, those of costs.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_premium_renewal_new(
    class: backorder_str,
    currency: backorder_str,
    billing_cost: backorder_str,
    relations: Option<&backorder_row>,
    rates: Option<&backorder_row>,
    is_enabled: bool,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let relations = fields(given(relations, "relations")?);
        let relations: BTreeMap<String, String> = relations
            .iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())))
            .collect();
        let given_rates = rates.map(fields).unwrap_or_default();
        let mut rates = Rates::new();
        for (code, _) in given_rates.iter() {
            let rate = given_rates.number(code)?.unwrap_or_default();
            rates.set(Currency::parse(code)?, rate);
        }
        let cost = billing_cost.read("billing_cost")?;
        let (price, decision) = PremiumRenewal {
            class: class.read("class")?,
            billing_cost: Some(cost).filter(|cost| !cost.is_empty()),
            currency: Currency::parse(currency.read("currency")?)?,
            relations: &relations,
            rates: &rates,
            is_enabled,
        }
        .decide()?;
        let row = [
            text(price),
            decision.as_str().into(),
            decision.refusal().map_or(Value::Null, |reason| reason.as_str().into()),
        ];
        Ok(backorder_table::of(&["price", "decision", "reason"], [row]))
    })
}

/// The backorder prices that should be stored otherwise, by TLD and kind, in `currency`; `settings`
/// are those of a price import and may be NULL. Columns: `tld`, `kind` (`FULL`, `LITE`), `old`,
/// `new_value` (NULL: no exchange rate), `is_loss`. Free the table with `backorder_table_free`.
///
/// Errors: `SYNC_SETTING_INVALID`, `DOMAIN_ROW_INVALID`, `CURRENCY_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_price_plan_new(
    costs: Option<&backorder_cost_list>,
    stored: Option<&backorder_price_list>,
    currency: backorder_str,
    settings: Option<&backorder_row>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (costs, stored) = (&given(costs, "costs")?.0, &given(stored, "stored")?.0);
        let currency = Currency::parse(currency.read("currency")?)?;
        let settings = settings.map(fields).unwrap_or_default();
        let settings = ImportSettings::read(currency, &settings)?;
        let rows = plan_backorder_prices(costs, stored, &settings.pricing).into_iter();
        let rows = rows.map(|change| {
            [
                change.tld.as_str().into(),
                change.kind.to_string().into(),
                text(change.old),
                text(change.new),
                flag(change.is_loss),
            ]
        });
        Ok(backorder_table::of(&["tld", "kind", "old", "new_value", "is_loss"], rows))
    })
}
