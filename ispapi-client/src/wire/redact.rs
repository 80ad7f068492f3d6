//! Which keys hold secrets. Logs and debug output show `***` in their place.

/// What stands in logs in place of a secret.
pub(crate) const MASK: &str = "***";

/// Whether the value of this key (a form field, a parameter or a column) is a secret.
///
/// The connection's password, one-time password and session; authorisation codes; every key
/// that ends in PASSWORD; one-time passwords and their seeds; keys and tokens that registries give
/// out. Any case, with or without the number of a list, parted by blanks or underscores or not.
///
/// # Example
/// ```
/// assert!(ispapi_client::is_secret("s_pw") && ispapi_client::is_secret("AUTH0"));
/// assert!(!ispapi_client::is_secret("DOMAIN"));
/// ```
pub fn is_secret(key: &str) -> bool {
    let key = key.trim_end_matches(|letter: char| letter.is_ascii_digit() || is_parting(letter));
    let key: String = key.chars().filter(|letter| !is_parting(*letter)).collect();
    let key = key.to_ascii_uppercase();
    const WHOLE: [&str; 11] = [
        "SPW",
        "PW",
        "SSESSION",
        "SSESSIONID",
        "SESSION",
        "SESSIONID",
        "AUTH",
        "AUTHCODE",
        "AUTHINFO",
        "DOMAINAUTH",
        "OTPSECRET",
    ];
    const ENDS: [&str; 7] = ["PASSWORD", "OTP", "-PW", "-AUTH", "-AUTHINFO", "-AUTH-KEY", "TOKEN"];
    // OWNERCONTACT0AUTH is the AUTH of the first owner.
    let own = key.rsplit(|letter: char| letter.is_ascii_digit()).next().unwrap_or(&key);
    WHOLE.contains(&own) || ENDS.iter().any(|end| key.ends_with(end))
}

fn is_parting(letter: char) -> bool {
    letter == '_' || letter.is_whitespace()
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

/// Running text in which `KEY=VALUE` may stand: what follows a secret key up to the next blank or
/// `&` is masked.
pub(crate) fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(equals) = rest.find('=') {
        let (before, after) = rest.split_at(equals + 1);
        let named = before[..equals].trim_end();
        let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "_-".contains(letter);
        let key = &named[named.trim_end_matches(is_letter).len()..];
        out.push_str(before);
        rest = after;
        let value = after.trim_start();
        let end = value.find(|letter: char| letter.is_whitespace() || letter == '&');
        if end != Some(0) && !value.is_empty() && is_secret(key) {
            out.push_str(MASK);
            rest = &value[end.unwrap_or(value.len())..];
        }
    }
    out + rest
}

/// The text without the secrets among these fields, wherever they stand, also as a page may spell
/// them: percent-encoded, as in HTML or in a quoted text.
pub(crate) fn scrub<'a>(text: &str, fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let secrets = fields.filter(|(key, value)| value.len() >= SECRET_MIN && is_secret(key));
    let mut secrets: Vec<&str> = secrets.map(|(_, value)| value).collect();
    // One may be a part of another.
    secrets.sort_unstable_by_key(|secret| std::cmp::Reverse(secret.len()));
    secrets.dedup();
    secrets.into_iter().fold(text.to_owned(), |text, secret| without(&text, secret.as_bytes()))
}

/// Shorter secrets are not searched for in texts: they would be found everywhere.
const SECRET_MIN: usize = 3;

fn without(text: &str, secret: &[u8]) -> String {
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let (mut at, mut kept) = (0, 0);
    while at < bytes.len() {
        match spelled_all(&bytes[at..], secret) {
            // Not within a letter.
            Some(length) if text.is_char_boundary(at) && text.is_char_boundary(at + length) => {
                out.push_str(&text[kept..at]);
                out.push_str(MASK);
                at += length;
                kept = at;
            }
            _ => at += 1,
        }
    }
    out + &text[kept..]
}

/// How many bytes of the text spell the secret; none if it does not begin with it.
fn spelled_all(text: &[u8], secret: &[u8]) -> Option<usize> {
    secret.iter().try_fold(0, |at, byte| Some(at + spelled(&text[at..], *byte)?))
}

/// How many bytes of the text spell one byte.
fn spelled(text: &[u8], byte: u8) -> Option<usize> {
    const ENTITIES: [(u8, &str); 7] = [
        (b'&', "&amp;"),
        (b'<', "&lt;"),
        (b'>', "&gt;"),
        (b'"', "&quot;"),
        (b'\'', "&#39;"),
        (b'\'', "&#039;"),
        (b'\'', "&apos;"),
    ];
    let hex = |digit: u8| char::from(digit).to_digit(16);
    let code = |high, low| Some(hex(high)? * 16 + hex(low)?);
    match text {
        [b'%', high, low, ..] if code(*high, *low) == Some(u32::from(byte)) => Some(3),
        [b'\\', next, ..] if *next == byte && !byte.is_ascii_alphanumeric() => Some(2),
        [b'+', ..] if byte == b' ' => Some(1),
        _ => {
            let entity =
                ENTITIES.iter().find(|(of, name)| *of == byte && text.starts_with(name.as_bytes()));
            let plain = text.first() == Some(&byte);
            entity.map(|(_, name)| name.len()).or(plain.then_some(1))
        }
    }
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
        for key in ["auth code", "AuthInfo", "domain auth", "session id", "Session_ID", "AUTH 0"] {
            assert!(is_secret(key), "{key}");
        }
        for key in [
            "X-PRO-PW",
            "X-AERO-ENS-AUTH-KEY",
            "OWNERCONTACT0AUTH",
            "X-ASSOCIATION-AUTH",
            "X-ALLOCATIONTOKEN",
            "X-AU-PRIORITY-TOKEN",
            "X-DE-AUTHINFO",
        ] {
            assert!(is_secret(key), "{key}");
        }
        for key in ["REGISTRYTRANSFERREQUIREAUTHCODE", "AUTHISVALID", "AUTHREQUIRED", "SECDNS-KEY"]
        {
            assert!(!is_secret(key), "{key}");
        }
        for key in ["s_login", "AUTHCODEFOO", "DOMAIN", "PASSWORDS", "AUTHOR", "USER"] {
            assert!(!is_secret(key), "{key}");
        }
    }

    #[test]
    fn secrets_in_running_text_are_masked_by_their_key() {
        for (text, masked) in [
            ("invalid; AUTH=x;y, DOMAIN=a.com", "invalid; AUTH=*** DOMAIN=a.com"),
            ("auth = x", "auth =***"),
            ("s_pw=p%40ss&s_user=u", "s_pw=***&s_user=u"),
            ("AUTH= and =", "AUTH=*** ="),
            ("AUTH=", "AUTH="),
            ("a=b", "a=b"),
        ] {
            assert_eq!(words(text), masked);
        }
    }

    #[test]
    fn secrets_are_found_however_a_page_spells_them() {
        let secret = "p@ss wörd&\"%1";
        let spellings = [
            "p@ss wörd&\"%1",
            "p%40ss+w%C3%B6rd%26%22%251",
            "p%40ss%20w%c3%b6rd%26%22%251",
            "p@ss wörd&amp;&quot;%1",
            "p@ss wörd&\\\"%1",
        ];
        for spelled in spellings {
            let text = format!("ö{spelled}, {spelled}.");
            assert_eq!(scrub(&text, [("s_pw", secret)].into_iter()), "ö***, ***.", "{spelled}");
        }
        let nested = [("AUTH", "abc"), ("s_pw", "abcdef")];
        assert_eq!(scrub("abcdef abc ab", nested.into_iter()), "*** *** ab");
        assert_eq!(scrub("no", [("AUTH", "no")].into_iter()), "no", "too short");
    }

    #[test]
    fn lines_of_commands_and_answers_are_masked() {
        let text = "COMMAND=X\nAUTH=a=b\nDOMAIN=c\nproperty [ auth ] [0] = s\r\n\
            PROPERTY[AUTH][1]=\nPROPERTY[NEWPASSWORD][0]=p\nPROPERTY[TEXT][0]=AUTH=x\n\
            property[domain auth][0] = s\nproperty[session id]=s\nEOF";
        let masked = "COMMAND=X\nAUTH=***\nDOMAIN=c\nproperty [ auth ] [0] =***\r\n\
            PROPERTY[AUTH][1]=\nPROPERTY[NEWPASSWORD][0]=***\nPROPERTY[TEXT][0]=AUTH=x\n\
            property[domain auth][0] =***\nproperty[session id]=***\nEOF";
        assert_eq!(lines(text), masked);
    }
}
