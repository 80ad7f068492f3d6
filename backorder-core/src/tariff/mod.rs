//! What domains cost at the registrar, and what billing asks for them.
//!
//! [`import_prices`] makes of the prices of one TLD the table that billing stores, for 1 to 10
//! years: cost, exchange, margin, rounding, in this order, each term by itself and exact until the
//! last step. What WHMCS's own import would store is compared with the true cost, and what is
//! stored already with both.
//!
//! # Example
//! ```
//! use backorder_core::tariff::{ImportSettings, PriceKind, Pricing, RegistrarPrices};
//! use backorder_core::tariff::import_prices;
//! use backorder_core::{Fields, Provider, Tld};
//! let fields = Fields::from_iter([
//!     ("currency", "EUR"), ("setup", "5.00"), ("annual", "10.00"), ("transfer", "10.00"),
//! ]);
//! let prices = RegistrarPrices::read(Provider::Ispapi, &fields)?;
//! let settings = ImportSettings::new(Pricing::same("EUR")?);
//! let com = Tld::parse("com")?;
//! let plan = import_prices(Provider::Ispapi, &com, &prices, &settings, None);
//! let plan = plan.expect("the TLD is not left out");
//! assert_eq!(&plan.table.texts(PriceKind::Register)[..2], ["15.00", "25.00"]);
//! // WHMCS's import would multiply the set-up fee too.
//! assert_eq!(plan.difference[&2].to_string(), "5.00");
//! # Ok::<(), backorder_core::Error>(())
//! ```

mod backorders;
mod import;
mod premium;
mod prices;
mod pricing;
mod table;

pub use backorders::{BackorderPriceChange, plan_backorder_prices};
pub use import::{ImportFlag, ImportPlan, ImportSettings, LeftOut, StoreMode, import_prices};
pub use premium::{PremiumDecision, PremiumRefusal, PremiumRenewal};
pub use prices::{RegistrarPrices, TermCost};
pub use pricing::{Exact, Markup, Pricing, Rates, Rounding};
pub use table::{PriceChange, PriceKind, PriceTable, TERMS};
