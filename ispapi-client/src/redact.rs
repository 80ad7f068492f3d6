//! Which keys hold secrets. Logs and debug output show `***` in their place.

/// What stands in logs in place of a secret.
pub(crate) const MASK: &str = "***";

/// Whether the value of this key (a form field, a parameter or a column) is a secret.
///
/// The connection's password, one-time password and session; authorisation codes; every key
/// that ends in PASSWORD; one-time passwords and their seeds. Any case, with or without the
/// number of a list.
pub(crate) fn is_secret(key: &str) -> bool {
    let key = key.trim_end_matches(|digit: char| digit.is_ascii_digit()).to_ascii_uppercase();
    const WHOLE: [&str; 9] = [
        "S_PW",
        "S_OTP",
        "S_SESSION",
        "S_SESSIONID",
        "SESSION",
        "SESSIONID",
        "AUTH",
        "DOMAINAUTH",
        "OTPSECRET",
    ];
    WHOLE.contains(&key.as_str()) || key.ends_with("PASSWORD") || key.ends_with("OTP")
}

/// The value as logs may show it.
pub(crate) fn shown<'a>(key: &str, value: &'a str) -> &'a str {
    if is_secret(key) { MASK } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_known_in_any_case() {
        let keys = ["s_pw", "S_OTP", "s_session", "S_SessionID", "auth", "Auth0", "PASSWORD"];
        for key in keys {
            assert!(is_secret(key), "{key}");
        }
        for key in ["NEWPASSWORD", "oldpassword", "OTP", "OLDOTP", "OTPSECRET", "SESSION"] {
            assert!(is_secret(key), "{key}");
        }
        for key in ["s_login", "AUTHCODEFOO", "DOMAIN", "PASSWORDS", "AUTHOR", "USER"] {
            assert!(!is_secret(key), "{key}");
        }
    }
}
