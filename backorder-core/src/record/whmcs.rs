//! What WHMCS says of an invoice, read as it answers.

use serde_json::{Map, Value};

use crate::record::outcome::{InvoiceReport, InvoiceState};
use crate::values::error::{Error, ErrorKind, shorten};
use crate::values::id::InvoiceId;
use crate::values::money::Money;

impl InvoiceReport {
    /// Reads WHMCS's answer to `GetInvoice`, as it is, or a row of `GetInvoices`; `field` gives
    /// the text of a field (a number in digits), none where the answer has no such field.
    ///
    /// What was asked is `subtotal` + `tax` + `tax2`. The answer's own `total` and `balance` are
    /// what is left of it after credit and payments, and its `credit` is what was applied to this
    /// invoice: they are not read, and 0.00 in them says nothing about who paid; only `status`
    /// does.
    ///
    /// The amounts are in the client's currency, which the answer does not name: that of `credit`,
    /// the client's credit read after the invoice, as `unpaid` is the client's unpaid invoices
    /// without "Add Funds" ones, read then.
    ///
    /// # Errors
    /// [`ErrorKind::OutcomeUnfit`] for an answer that is no success (with its message), for a field
    /// that is missing or an id that is none; [`ErrorKind::ForeignStatusUnknown`];
    /// [`ErrorKind::AmountInvalid`], [`ErrorKind::AmountPrecision`] or
    /// [`ErrorKind::AmountOverflow`] for an amount; [`ErrorKind::CurrencyMismatch`] when `credit`
    /// and `unpaid` differ.
    ///
    /// # Example
    /// ```
    /// use backorder_core::{Currency, InvoiceReport, InvoiceState, Money};
    /// let eur = Currency::parse("EUR")?;
    /// let [credit, unpaid] = [Money::parse("5.00", eur)?, Money::zero(eur)];
    /// // 20.00 of credit were applied, so that WHMCS 8 shows 39.50 as the total.
    /// let answer = [
    ///     ("result", "success"), ("invoiceid", "4711"), ("status", "Paid"),
    ///     ("subtotal", "50.00"), ("credit", "20.00"), ("tax", "9.50"), ("tax2", "0.00"),
    ///     ("total", "39.50"), ("balance", "0.00"),
    /// ];
    /// let field = |name: &str| {
    ///     answer.iter().find(|(key, _)| *key == name).map(|(_, text)| (*text).to_owned())
    /// };
    /// let report = InvoiceReport::from_whmcs(field, credit, unpaid)?;
    /// assert_eq!(report.total.to_decimal(), "59.50");
    /// assert_eq!((report.id.0, report.state), (4711, InvoiceState::Paid));
    /// # Ok::<(), backorder_core::Error>(())
    /// ```
    ///
    /// Source: WHMCS developer documentation, GetInvoice and GetInvoices; its class reference,
    /// Billing\Invoice, for what `total` is.
    pub fn from_whmcs(
        field: impl Fn(&str) -> Option<String>,
        credit: Money,
        unpaid: Money,
    ) -> Result<InvoiceReport, Error> {
        if let Some(result) = field("result").filter(|result| result != "success") {
            let said = field("message").unwrap_or_default();
            let message = format!("result is {:?}: {}", shorten(&result), shorten(&said));
            return Err(invalid(message));
        }
        let required = |name: &str| {
            field(name).ok_or_else(|| invalid(format!("the answer has no field {name}")))
        };
        let id = field("invoiceid").map_or_else(|| required("id"), Ok)?;
        let number = id.parse().ok().filter(|number| *number > 0 && i64::try_from(*number).is_ok());
        let number: u64 = number
            .ok_or_else(|| invalid(format!("{:?} is no number of an invoice", shorten(&id))))?;
        let currency = credit.currency();
        let mut total = Money::zero(currency);
        for name in ["subtotal", "tax", "tax2"] {
            total = total.plus(Money::parse(&required(name)?, currency)?)?;
        }
        // The two amounts of the account are of one currency.
        credit.plus(unpaid)?;
        let state = InvoiceState::parse_whmcs(&required("status")?)?;
        Ok(InvoiceReport { id: InvoiceId(number), total, state, credit, unpaid })
    }

    /// Reads the same answer as WHMCS's API sends it: the body of `GetInvoice` with
    /// `responsetype=json`.
    ///
    /// # Errors
    /// [`ErrorKind::OutcomeUnfit`], too, for what is no JSON object and for a field that is a
    /// number with a fraction, where WHMCS answers with text; else as
    /// [`from_whmcs`](InvoiceReport::from_whmcs).
    ///
    /// # Example
    /// ```
    /// use backorder_core::{Currency, InvoiceReport, Money};
    /// let eur = Currency::parse("EUR")?;
    /// let body = r#"{"result":"success","invoiceid":4711,"status":"Unpaid","subtotal":"20.00",
    ///     "credit":"23.80","tax":"3.80","tax2":"0.00","total":"0.00","balance":"0.00"}"#;
    /// let zero = Money::zero(eur);
    /// let report = InvoiceReport::from_whmcs_json(body, zero, zero)?;
    /// assert_eq!((report.id.0, report.total.to_decimal().as_str()), (4711, "23.80"));
    /// # Ok::<(), backorder_core::Error>(())
    /// ```
    pub fn from_whmcs_json(
        body: &str,
        credit: Money,
        unpaid: Money,
    ) -> Result<InvoiceReport, Error> {
        let answer: Map<String, Value> = serde_json::from_str(body).map_err(|error| {
            invalid(format!("the answer is no JSON object: {error}: {:?}", shorten(body)))
        })?;
        if let Some((name, value)) = answer.iter().find(|(_, value)| value.is_f64()) {
            let why =
                format!("{}: {value} is a float, where WHMCS answers with text", shorten(name));
            return Err(invalid(why));
        }
        let field = |name: &str| match answer.get(name)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        InvoiceReport::from_whmcs(field, credit, unpaid)
    }
}

fn invalid(message: String) -> Error {
    Error::new(ErrorKind::OutcomeUnfit, "invoice", message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::money::Currency;

    const ANSWER: [(&str, &str); 10] = [
        ("result", "success"),
        ("invoiceid", "4711"),
        ("status", "Unpaid"),
        ("subtotal", "11.48"),
        ("credit", "14.00"),
        ("tax", "2.02"),
        ("tax2", "0.50"),
        ("total", "0.00"),
        ("balance", "0.00"),
        ("transactions", ""),
    ];

    fn eur(text: &str) -> Money {
        Money::parse(text, Currency::parse("EUR").unwrap()).unwrap()
    }

    /// The answer with one field otherwise, or without it.
    fn read(name: &str, text: Option<&str>) -> Result<InvoiceReport, Error> {
        let field = |key: &str| {
            let plain = ANSWER.iter().find(|(known, _)| *known == key).map(|(_, text)| *text);
            let text = if key == name { text } else { plain };
            text.map(str::to_owned)
        };
        InvoiceReport::from_whmcs(field, eur("1.00"), eur("14.00"))
    }

    #[test]
    fn what_was_asked_is_not_what_is_left_of_it() {
        let report = read("", None).unwrap();
        assert_eq!((report.id, report.state), (InvoiceId(4711), InvoiceState::Open));
        assert_eq!(
            [report.total, report.credit, report.unpaid],
            [eur("14.00"), eur("1.00"), eur("14.00")]
        );
        assert_eq!(read("status", Some("Refunded")).unwrap().state, InvoiceState::Refunded);
        assert_eq!(read("total", Some("no amount")), Ok(report));
        // A row of GetInvoices has neither `result` nor `invoiceid`.
        assert_eq!(read("result", None), Ok(report));
        let row = |key: &str| match key {
            "result" | "invoiceid" => None,
            "id" => Some("9".to_owned()),
            key => ANSWER.iter().find(|(known, _)| *known == key).map(|(_, t)| (*t).to_owned()),
        };
        let read = InvoiceReport::from_whmcs(row, eur("1.00"), eur("14.00")).unwrap();
        assert_eq!(read, InvoiceReport { id: InvoiceId(9), ..report });
    }

    #[test]
    fn a_body_of_json_is_read_as_its_fields() {
        let object: Map<String, Value> =
            ANSWER.iter().map(|(name, text)| ((*name).to_owned(), (*text).into())).collect();
        let body = serde_json::to_string(&object).unwrap();
        let of = |body: &str| InvoiceReport::from_whmcs_json(body, eur("1.00"), eur("14.00"));
        assert_eq!(of(&body), read("", None));
        // Ids come as numbers; lists and what nobody reads pass.
        assert_eq!(of(&body.replace("\"4711\"", "4711")), read("", None));
        assert_eq!(of(&body.replace("\"transactions\":\"\"", "\"items\":{}")), read("", None));
        for bad in [
            "",
            "[]",
            "null",
            "<html>",
            &body.replace("\"2.02\"", "2.02"),
            &body.replace("\"2.02\"", "null"),
            &body.replace("\"4711\"", "-4711"),
            &body.replace("\"success\"", "\"error\""),
        ] {
            assert_eq!(of(bad).unwrap_err().kind(), ErrorKind::OutcomeUnfit, "{bad}");
        }
    }

    #[test]
    fn what_is_not_said_is_not_guessed() {
        for field in ["invoiceid", "status", "subtotal", "tax", "tax2"] {
            assert_eq!(read(field, None).unwrap_err().kind(), ErrorKind::OutcomeUnfit, "{field}");
        }
        for id in ["0", "-1", "4711a", "", "9223372036854775808"] {
            assert_eq!(read("invoiceid", Some(id)).unwrap_err().kind(), ErrorKind::OutcomeUnfit);
        }
        assert_eq!(
            read("status", Some("Void")).unwrap_err().kind(),
            ErrorKind::ForeignStatusUnknown
        );
        assert_eq!(read("tax", Some("1,00")).unwrap_err().kind(), ErrorKind::AmountInvalid);
        assert_eq!(read("tax", Some("1.005")).unwrap_err().kind(), ErrorKind::AmountPrecision);
        let error = read("result", Some("error")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::OutcomeUnfit);
        let usd = Money::zero(Currency::parse("USD").unwrap());
        let field = |key: &str| {
            ANSWER.iter().find(|(known, _)| *known == key).map(|(_, text)| (*text).to_owned())
        };
        let error = InvoiceReport::from_whmcs(field, eur("1.00"), usd).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::CurrencyMismatch);
    }
}
