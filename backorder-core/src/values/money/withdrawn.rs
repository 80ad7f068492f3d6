//! Currencies that ISO 4217 has withdrawn: stored amounts keep them, new ones do not begin with
//! them.

/// What stands in the list in place of a withdrawn code: the code withdrawn, and its successor.
///
/// Sorted by code. All of them are kept with two decimals, as WHMCS keeps them.
///
/// Source: ISO 4217 list three (codes for historic denominations), withdrawals since 1999.
pub(super) const WITHDRAWN: &[(&str, &str)] = &[
    ("ADP", "EUR"),
    ("AFA", "AFN"),
    ("ANG", "XCG"),
    ("ATS", "EUR"),
    ("AZM", "AZN"),
    ("BEF", "EUR"),
    ("BGL", "EUR"),
    ("BGN", "EUR"),
    ("BYB", "BYN"),
    ("BYR", "BYN"),
    ("CSD", "RSD"),
    ("CUC", "CUP"),
    ("CYP", "EUR"),
    ("DEM", "EUR"),
    ("EEK", "EUR"),
    ("ESP", "EUR"),
    ("FIM", "EUR"),
    ("FRF", "EUR"),
    ("GHC", "GHS"),
    ("GRD", "EUR"),
    ("HRK", "EUR"),
    ("IEP", "EUR"),
    ("ITL", "EUR"),
    ("LTL", "EUR"),
    ("LUF", "EUR"),
    ("LVL", "EUR"),
    ("MGF", "MGA"),
    ("MRO", "MRU"),
    ("MTL", "EUR"),
    ("MZM", "MZN"),
    ("NLG", "EUR"),
    ("PTE", "EUR"),
    ("ROL", "RON"),
    ("RUR", "RUB"),
    ("SDD", "SDG"),
    ("SIT", "EUR"),
    ("SKK", "EUR"),
    ("SLL", "SLE"),
    ("SRG", "SRD"),
    ("STD", "STN"),
    ("TJR", "TJS"),
    ("TMM", "TMT"),
    ("TPE", "USD"),
    ("TRL", "TRY"),
    ("VEB", "VES"),
    ("VEF", "VES"),
    ("YUM", "RSD"),
    ("ZMK", "ZMW"),
    ("ZWD", "ZWG"),
    ("ZWL", "ZWG"),
    ("ZWN", "ZWG"),
    ("ZWR", "ZWG"),
];

/// The currency that took the place of a withdrawn one; none for a code that stands.
pub(super) fn successor(code: &str) -> Option<&'static str> {
    let at = WITHDRAWN.binary_search_by_key(&code, |(withdrawn, _)| withdrawn).ok()?;
    Some(WITHDRAWN[at].1)
}

#[cfg(test)]
mod tests {
    use super::super::Currency;
    use super::*;
    use crate::values::error::ErrorKind;

    #[test]
    fn what_is_withdrawn_is_read_from_rows_and_refused_anew() {
        assert!(WITHDRAWN.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (code, successor) in WITHDRAWN {
            let error = Currency::parse(code).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::CurrencyUnknown, "{code}");
            assert!(error.to_string().contains(successor), "{error}");
            let stored = Currency::stored(&code.to_lowercase()).unwrap();
            assert_eq!((stored.code(), stored.scale()), (*code, 2));
            assert!(stored.is_withdrawn());
            assert!(!Currency::parse(successor).unwrap().is_withdrawn(), "{successor}");
        }
        for code in ["EUR", "VES", "VED", "XCG", "KWD"] {
            assert_eq!(Currency::stored(code).unwrap(), Currency::parse(code).unwrap());
        }
        assert!(Currency::stored("ABC").is_err());
    }
}
