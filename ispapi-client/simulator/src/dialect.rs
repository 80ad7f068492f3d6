//! What a request may say on one platform and not on the other. The real registrars need not refuse
//! it, but a client that says it would not get there what it gets here.

use ispapi_client::Platform;

use super::parameters::matches_pattern;

/// Whether a form has a field of this name, in lower case, beside the command's own parameters.
pub(super) fn has_field(platform: Platform, field: &str) -> bool {
    match platform {
        Platform::Cnr => matches!(field, "s_login" | "s_pw" | "s_sessionid" | "persistent"),
        _ => matches!(
            field,
            "s_entity" | "s_login" | "s_otp" | "s_pw" | "s_remoteaddr" | "s_session" | "s_user"
        ),
    }
}

/// Whether a field belongs to the connection, not to the command.
pub(super) fn is_of_connection(field: &str) -> bool {
    field.starts_with("s_") || field == "persistent"
}

/// Whether s_entity names the live or the test system.
pub(super) fn is_entity(value: &str) -> bool {
    matches!(value, "54cd" | "1234")
}

/// A parameter that only the other platform has. All is in upper case.
pub(super) fn is_foreign(platform: Platform, command: &str, key: &str) -> bool {
    let others = match platform {
        Platform::Cnr => ISPAPI_ONLY,
        _ => CNR_ONLY,
    };
    let stem = key.trim_end_matches(|char: char| char.is_ascii_digit());
    others
        .iter()
        .any(|(commands, parameter)| *parameter == stem && matches_pattern(commands, command))
}

/// Of which commands, and the parameter.
const ISPAPI_ONLY: &[(&str, &str)] = &[
    ("ADDDOMAINAPPLICATION", "X-BACKORDER-LITE"),
    ("CHECKDOMAINS", "PREMIUMCHANNELS"),
    ("*", "X-ACCEPT-WHOISTRUSTEE-TAC"),
    ("TRADEDOMAIN", "X-CONFIRM-DA-OLD-REGISTRANT"),
    ("TRADEDOMAIN", "X-CONFIRM-DA-NEW-REGISTRANT"),
    ("TRADEDOMAIN", "X-REQUEST-OPT-OUT-TRANSFERLOCK"),
    ("STARTSESSION", "TIMEOUT"),
    ("STARTSESSION", "MAXTTL"),
];

const CNR_ONLY: &[(&str, &str)] = &[
    ("CHECKDOMAINS", "X-FEE-COMMAND"),
    ("*", "X-WHOISPRIVACY"),
    ("DELETEDOMAIN", "ACTION"),
    ("QUERYOBJECTLOGLIST", "ORDER"),
];
