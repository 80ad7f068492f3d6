//! How the data of a record says that it forwards: X-HTTP and X-SMTP.

/// How a browser gets to the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum UrlForward {
    /// It is sent there: ISPAPI's REDIRECT, CNR's RD.
    Redirect,
    /// It sees the target in a frame under the old address: ISPAPI's FRAME, CNR's MRD.
    Frame,
}

impl UrlForward {
    pub(super) const fn word(self) -> &'static str {
        match self {
            UrlForward::Redirect => "REDIRECT",
            UrlForward::Frame => "FRAME",
        }
    }

    pub(super) const fn cnr_word(self) -> &'static str {
        match self {
            UrlForward::Redirect => "RD",
            UrlForward::Frame => "MRD",
        }
    }
}

/// `[/path] REDIRECT|FRAME target`.
pub(super) fn url<'w>(words: &[&'w str]) -> Option<(&'w str, UrlForward, String)> {
    let (path, rest) = match words {
        [path, rest @ ..] if path.starts_with('/') => (*path, rest),
        rest => ("", rest),
    };
    let [how, target] = rest else { return None };
    let how = [UrlForward::Redirect, UrlForward::Frame]
        .into_iter()
        .find(|known| known.word().eq_ignore_ascii_case(how))?;
    Some((path, how, (*target).to_owned()))
}

/// `user@ MAILFORWARD target`.
pub(super) fn mail<'w>(words: &[&'w str]) -> Option<(&'w str, &'w str)> {
    let [user, how, target] = words else { return None };
    let user = user.strip_suffix('@').filter(|user| !user.contains('@'))?;
    let is_address = target
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
    (how.eq_ignore_ascii_case("MAILFORWARD") && is_address).then_some((user, *target))
}
