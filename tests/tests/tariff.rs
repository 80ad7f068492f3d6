//! The import of prices against a table of cases.

use std::collections::{BTreeMap, BTreeSet};

use backorder_core::tariff::{
    ImportPlan, ImportSettings, LeftOut, Markup, PremiumDecision, PremiumRenewal, PriceKind,
    PriceTable, Pricing, Rates, RegistrarPrices, Rounding, StoreMode, TERMS, import_prices,
    plan_backorder_prices,
};
use backorder_core::{
    BackorderKind, Cost, CostList, Currency, Fields, Money, PriceList, Provider, Tld,
};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

const CASES: &str = include_str!("../vectors/price-cases.json");

fn cases(kind: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(CASES).unwrap();
    let all = all["cases"].as_array().unwrap().clone();
    let cases: Vec<Value> = all.into_iter().filter(|case| case["kind"] == kind).collect();
    assert!(!cases.is_empty(), "{kind}");
    cases
}

fn currency(value: &Value) -> Currency {
    Currency::parse(value.as_str().unwrap()).unwrap()
}

fn rates(case: &Value) -> Rates {
    let mut rates = Rates::new();
    for (code, rate) in case["rates"].as_object().into_iter().flatten() {
        rates.set(Currency::parse(code).unwrap(), rate.as_str().unwrap().parse().unwrap());
    }
    rates
}

fn settings(case: &Value) -> ImportSettings {
    let value = || case["margin"]["value"].as_str().unwrap().parse().unwrap();
    let terms = |what: &str| -> Option<BTreeSet<u32>> {
        let years = case["terms"][what].as_array()?;
        Some(years.iter().map(|years| years.as_u64().unwrap() as u32).collect())
    };
    let pricing = Pricing {
        currency: currency(&case["currency"]),
        rates: rates(case),
        markup: match case["margin"]["type"].as_str() {
            None => Markup::None,
            Some("percent") => Markup::Percent(value()),
            Some(_) => Markup::Amount(value()),
        },
        rounding: Rounding::parse(case["rounding"].as_str().unwrap_or_default()).unwrap(),
    };
    ImportSettings {
        mode: match case["mode"].as_str() {
            None | Some("exact") => StoreMode::Exact,
            Some("multiply") => StoreMode::Multiply,
            Some(_) => StoreMode::FirstTerm,
        },
        register_terms: terms("register"),
        renew_terms: terms("renew"),
        max_registration_period: case["max_registration_period"].as_u64().unwrap_or(1) as u32,
        ..ImportSettings::new(pricing)
    }
}

fn row(value: &Value) -> [Option<rust_decimal::Decimal>; TERMS] {
    std::array::from_fn(|at| {
        let price = value[at].as_str().unwrap().parse().unwrap();
        Some(price).filter(|price: &rust_decimal::Decimal| price.is_sign_positive())
    })
}

fn import(case: &Value) -> Result<ImportPlan, LeftOut> {
    let provider = Provider::parse(case["provider"].as_str().unwrap()).unwrap();
    let tld = Tld::parse(case["tld"].as_str().unwrap()).unwrap();
    let fields = Fields::list(&json!([case["registrar"]]).to_string()).unwrap().remove(0);
    let prices = RegistrarPrices::read(provider, &fields).unwrap();
    let existing = case.get("existing").map(|stored| PriceTable {
        register: row(&stored["register"]),
        renew: row(&stored["renew"]),
        transfer: row(&stored["transfer"]),
        redemption: None,
    });
    import_prices(provider, &tld, &prices, &settings(case), existing.as_ref())
}

fn shown(case: &Value) -> Value {
    let plan = match import(case) {
        Err(left_out) => return json!({ "left_out": left_out.as_str() }),
        Ok(plan) => plan,
    };
    let texts = |prices: [Option<_>; TERMS]| json!(prices.map(PriceTable::text));
    let difference =
        plan.difference.iter().map(|(years, more)| (years.to_string(), json!(more.to_string())));
    let mut shown = json!({
        "register": texts(plan.table.register),
        "renew": texts(plan.table.renew),
        "transfer": texts(plan.table.transfer),
        "flags": plan.flags.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "redemption": PriceTable::text(plan.table.redemption),
        "difference": Value::Object(difference.collect::<Map<_, _>>()),
    });
    if case.get("existing").is_some() {
        let changes = plan.changes.iter().map(|change| {
            let (old, new) = (PriceTable::text(change.old), PriceTable::text(change.new));
            json!([change.kind.as_str(), change.years, old, new])
        });
        shown["changes"] = Value::Array(changes.collect());
        let loss = plan.loss.iter().map(|(kind, years)| json!([kind.as_str(), years]));
        shown["loss"] = Value::Array(loss.collect());
    }
    shown
}

#[test]
fn every_case_of_an_import() {
    for case in cases("row") {
        assert_eq!(shown(&case), case["expect"], "case {}", case["id"]);
    }
}

#[test]
fn every_case_of_a_premium_renewal() {
    for case in cases("premium") {
        let relations = case["relations"].as_object().unwrap().iter();
        let relations: BTreeMap<String, String> = relations
            .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
            .collect();
        let renewal = PremiumRenewal {
            class: case["class"].as_str().unwrap(),
            billing_cost: case["billing_cost"].as_str(),
            currency: currency(&case["currency"]),
            relations: &relations,
            rates: &rates(&case),
            is_enabled: true,
        };
        let (price, decision) = renewal.decide().unwrap();
        let mut shown = json!({ "price": price.map(|price| price.to_string()) });
        shown["decision"] = json!(match decision {
            PremiumDecision::Ordinary => "ordinary",
            PremiumDecision::WithClass => "with-class",
            PremiumDecision::Refuse(_) => "refuse",
        });
        if let PremiumDecision::Refuse(reason) = decision {
            shown["reason"] = json!(reason.as_str());
        }
        assert_eq!(shown, case["expect"], "case {}", case["id"]);
        let disabled = PremiumRenewal { is_enabled: false, ..renewal };
        if !disabled.class.is_empty() {
            let (_, decision) = disabled.decide().unwrap();
            let PremiumDecision::Refuse(reason) = decision else { panic!("{decision:?}") };
            assert_eq!(reason.as_str(), "premium-disabled");
        }
    }
}

fn ispapi(registrar: Value, more: Value) -> Value {
    let mut case = json!({ "provider": "ispapi", "tld": "com", "currency": "EUR" });
    case["registrar"] = registrar;
    for (name, value) in more.as_object().unwrap() {
        case[name] = value.clone();
    }
    case
}

#[test]
fn what_cannot_be_priced_is_left_out_by_its_reason() {
    let left_out = |registrar, more| shown(&ispapi(registrar, more));
    let blocked = left_out(json!({ "currency": "EUR", "setup": "1", "annual": "" }), json!({}));
    assert_eq!(blocked, json!({ "left_out": "blocked" }));
    for rates in [json!({}), json!({ "USD": "0", "EUR": "1" }), json!({ "EUR": "1" })] {
        let case =
            left_out(json!({ "currency": "USD", "annual": "1.00" }), json!({ "rates": rates }));
        assert_eq!(case, json!({ "left_out": "no-rate" }));
    }
    let below = json!({ "margin": { "type": "amount", "value": "-2" } });
    let below = left_out(json!({ "currency": "EUR", "annual": "1.00" }), below);
    assert_eq!(below, json!({ "left_out": "out-of-range" }));
}

#[test]
fn a_price_of_the_registrar_for_a_term_goes_before() {
    let case = ispapi(
        json!({
            "currency": "EUR", "setup": "5", "annual": "10", "annual_by_term": { "2": "18" },
            "setup_by_term": { "2": "0" },
        }),
        json!({ "terms": { "register": [1, 2], "renew": [1, 2] } }),
    );
    let plan = import(&case).unwrap();
    assert_eq!(plan.table.texts(PriceKind::Register)[..2], ["15.00", "18.00"]);
    assert_eq!(plan.table.renew[1].unwrap().to_string(), "18.00");
    assert_eq!(plan.difference[&2].to_string(), "12.00");
}

#[test]
fn with_a_set_up_fee_first_term_stores_one_term_only() {
    let registrar = |setup: &str| json!({ "currency": "EUR", "setup": setup, "annual": "10" });
    let first = json!({ "mode": "first-term" });
    let plan = import(&ispapi(registrar("5"), first.clone())).unwrap();
    assert_eq!(plan.table.texts(PriceKind::Register)[..2], ["15.00", "-1.00"]);
    let plan = import(&ispapi(registrar("0"), first)).unwrap();
    assert_eq!(plan.table.texts(PriceKind::Register)[..2], ["10.00", "20.00"]);
}

#[test]
fn a_fixed_margin_counts_once_for_each_smallest_term() {
    let case = ispapi(
        json!({ "currency": "EUR", "annual": "10", "transfer": "10", "restore": "80" }),
        json!({
            "margin": { "type": "amount", "value": "1.50" }, "rounding": ".99",
            "terms": { "register": [2, 4], "renew": [1, 2] },
        }),
    );
    let plan = import(&case).unwrap();
    let price = |price: Option<rust_decimal::Decimal>| PriceTable::text(price);
    assert_eq!(price(plan.table.register[1]), "21.99"); // 20 + 1.50
    assert_eq!(price(plan.table.register[3]), "43.99"); // 40 + 3
    assert_eq!(price(plan.table.renew[1]), "23.99"); // 20 + 3
    assert_eq!(price(plan.table.transfer[1]), "21.99"); // 20 + 1.50
    assert_eq!(price(plan.table.redemption), "81.99"); // 80 + 1.50
}

#[test]
fn what_is_stored_below_cost_is_a_loss() {
    let row = |first: &str| {
        json!([
            first, "-1.00", "-1.00", "-1.00", "-1.00", "-1.00", "-1.00", "-1.00", "-1.00", "-1.00"
        ])
    };
    let case = ispapi(
        json!({ "currency": "EUR", "annual": "10" }),
        json!({
            "terms": { "register": [1], "renew": [1] },
            "existing":
                { "register": row("9.99"), "renew": row("10.00"), "transfer": row("-1.00") },
        }),
    );
    let shown = shown(&case);
    assert_eq!(shown["loss"], json!([["register", 1]]));
    assert_eq!(shown["changes"], json!([["register", 1, "9.99", "10.00"]]));
}

#[test]
fn backorder_prices_follow_their_costs() {
    let (usd, eur) = (Currency::parse("USD").unwrap(), Currency::parse("EUR").unwrap());
    let com = Tld::parse("com").unwrap();
    let mut costs = CostList::new();
    costs.insert(com.clone(), BackorderKind::Full, Cost::parse("30", usd).unwrap()).unwrap();
    let mut stored = PriceList::new();
    let price = Money::parse("20.00", eur).unwrap();
    stored.insert(com, eur, BackorderKind::Full, price).unwrap();
    let mut pricing = Pricing::same("EUR").unwrap();
    let change = &plan_backorder_prices(&costs, &stored, &pricing)[0];
    assert_eq!((change.new, change.is_loss), (None, false), "no rate, no word");
    pricing.rates.set(usd, "1.25".parse().unwrap());
    pricing.rates.set(eur, "1".parse().unwrap());
    pricing.markup = Markup::Percent("100".parse().unwrap());
    let change = &plan_backorder_prices(&costs, &stored, &pricing)[0];
    assert_eq!(change.new.unwrap().to_string(), "48.00");
    assert!(change.is_loss, "30 USD are 24 EUR");
}

proptest! {
    /// A price up to an ending has it, is not below the exact one, and less than 1 above.
    #[test]
    fn an_ending_is_the_next_one(cents in 1_i64..1_000_000, ending in 0_u8..100) {
        let price = rust_decimal::Decimal::new(cents, 2);
        let mut pricing = Pricing::same("EUR").unwrap();
        pricing.rounding = Rounding::UpTo(ending);
        let exact = backorder_core::tariff::Exact::of(price);
        let rounded = pricing.price(exact, pricing.currency, exact).unwrap();
        let step = rounded - price;
        prop_assert!(!step.is_sign_negative() && step < rust_decimal::Decimal::ONE);
        prop_assert_eq!((rounded.mantissa() % 100).unsigned_abs(), u128::from(ending));
        prop_assert_eq!(rounded.scale(), 2);
    }
}
