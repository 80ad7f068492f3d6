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

/// Lines `KEY=VALUE` and `PROPERTY[KEY][0]=VALUE` with every secret masked.
pub(crate) fn lines(text: &str) -> String {
    let masked = |line: &str| match line.split_once('=') {
        Some((key, value)) if !value.trim().is_empty() && is_secret(name_of(key)) => {
            let end = if value.ends_with('\r') { "\r" } else { "" };
            format!("{key}={MASK}{end}")
        }
        _ => line.to_owned(),
    };
    text.split('\n').map(masked).collect::<Vec<String>>().join("\n")
}

/// `PROPERTY[AUTH][0]` is about AUTH.
fn name_of(key: &str) -> &str {
    let key = key.trim();
    match key.split_once('[') {
        Some((_, rest)) => rest.split(']').next().unwrap_or_default().trim(),
        None => key,
    }
}

/// The text without the secrets among these fields, wherever they stand.
pub(crate) fn scrub<'a>(text: &str, fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut text = text.to_owned();
    for (key, value) in fields {
        if value.len() >= SECRET_MIN && is_secret(key) {
            text = text.replace(value, MASK);
        }
    }
    text
}

/// Shorter secrets are not searched for in texts: they would be found everywhere.
const SECRET_MIN: usize = 3;

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
    #[test]
    fn lines_of_commands_and_answers_are_masked() {
        let text = "COMMAND=X\nAUTH=a=b\nDOMAIN=c\nproperty [ auth ] [0] = s\r\n\
            PROPERTY[AUTH][1]=\nPROPERTY[NEWPASSWORD][0]=p\nPROPERTY[TEXT][0]=AUTH=x\nEOF";
        let masked = "COMMAND=X\nAUTH=***\nDOMAIN=c\nproperty [ auth ] [0] =***\r\n\
            PROPERTY[AUTH][1]=\nPROPERTY[NEWPASSWORD][0]=***\nPROPERTY[TEXT][0]=AUTH=x\nEOF";
        assert_eq!(lines(text), masked);
    }
}
