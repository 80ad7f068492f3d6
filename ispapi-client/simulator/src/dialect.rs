//! What a request may say on one platform and not on the other. The real registrars need not refuse
//! it, but a client that says it would not get there what it gets here.

use ispapi_client::Platform;

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
