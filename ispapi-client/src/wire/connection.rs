//! Who we are to the registrar, where it is, and the form that a command travels in.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::wire::command::{self, Command};
use crate::wire::error::{Error, ErrorKind};
use crate::wire::profile::{Platform, System};
use crate::wire::redact;

/// Login or session, and the address of the API.
///
/// A session stands in place of the password: on ISPAPI setting one clears login, password and
/// one-time password, and setting one of these clears the session; on CNR the login stays
/// beside the session and only the password goes.
///
/// # Example
/// ```
/// use ispapi_client::{Command, Connection, Platform, System};
/// let connection = Connection::new(Platform::Ispapi, System::Ote)
///     .with_login("test.user")
///     .with_password("test.passw0rd");
/// let form = connection.form(&Command::new("StatusAccount"))?;
/// let shown: Vec<String> = form.redacted().map(|(key, value)| format!("{key}={value}")).collect();
/// assert_eq!(
///     shown,
///     ["s_entity=1234", "s_login=test.user", "s_pw=***", "s_command=COMMAND=StatusAccount"],
/// );
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Connection {
    platform: Platform,
    system: System,
    endpoint: Option<Endpoint>,
    cleartext: bool,
    login: String,
    role: String,
    password: Option<SecretString>,
    otp: Option<SecretString>,
    session: Option<SecretString>,
    sub_user: String,
    remote_address: String,
    persistent: bool,
    proxy: Proxy,
    user_agent: String,
}

/// An address. One that holds a login is refused later; it must not show until then.
#[derive(Clone)]
struct Endpoint(String);

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&shown_url(&self.0), f)
    }
}

pub(crate) fn shown_url(url: &str) -> String {
    match url.rsplit_once('@') {
        Some((_, host)) => format!("{}@{host}", redact::MASK),
        None => redact::words(url),
    }
}

/// The way to the registrar.
#[derive(Clone, Debug, Default)]
enum Proxy {
    #[default]
    Environment,
    None,
    #[cfg_attr(not(feature = "http"), allow(dead_code, reason = "only HTTP has a way"))]
    Url(SecretString),
}

/// Which proxy may stand on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProxySetting {
    None,
    Given,
    Environment,
}

/// The same, checked.
#[cfg(feature = "http")]
pub(crate) enum Route {
    Environment,
    Direct,
    Proxy(Url),
}

impl Connection {
    /// A connection without a login yet.
    pub fn new(platform: Platform, system: System) -> Connection {
        Connection {
            platform,
            system,
            endpoint: None,
            cleartext: false,
            login: String::new(),
            role: String::new(),
            password: None,
            otp: None,
            session: None,
            sub_user: String::new(),
            remote_address: String::new(),
            persistent: false,
            proxy: Proxy::Environment,
            user_agent: concat!("backorder/", env!("CARGO_PKG_VERSION")).to_owned(),
        }
    }

    /// Another address than the platform's own: a keep-alive proxy or the simulator. It must
    /// be `https`, or `http` on this machine.
    #[must_use]
    pub fn with_endpoint(mut self, url: impl Into<String>) -> Connection {
        self.endpoint = Some(Endpoint(url.into()));
        self
    }

    /// Also lets `http` go to another machine: login and password then travel in clear text.
    #[must_use]
    pub fn with_cleartext_allowed(mut self) -> Connection {
        self.cleartext = true;
        self
    }

    /// Through a proxy: `http://`, `https://`, `socks5://` or, with names resolved by the proxy,
    /// `socks5h://`; with `user:password@` where it wants a login. A host or an address alone, with
    /// or without a port, is an `http` proxy, at port 80 if none is given. Without this the
    /// environment decides (HTTPS_PROXY, ALL_PROXY, NO_PROXY), except on the way to this machine.
    #[must_use]
    pub fn with_proxy(mut self, url: impl Into<SecretString>) -> Connection {
        self.proxy = Proxy::Url(url.into());
        self
    }

    /// Through no proxy, whatever the environment says.
    #[must_use]
    pub fn without_proxy(mut self) -> Connection {
        self.proxy = Proxy::None;
        self
    }

    /// How requests name the program \[`backorder/` and the version\].
    #[must_use]
    pub fn with_user_agent(mut self, name: impl Into<String>) -> Connection {
        self.user_agent = name.into();
        self
    }

    /// The account's login.
    #[must_use]
    pub fn with_login(mut self, login: impl Into<String>) -> Connection {
        self.login = login.into();
        self.drop_session();
        self
    }

    /// A role user of the account; empty for the account itself.
    #[must_use]
    pub fn with_role(mut self, role: impl Into<String>) -> Connection {
        self.role = role.into();
        self.drop_session();
        self
    }

    /// The password.
    #[must_use]
    pub fn with_password(mut self, password: impl Into<SecretString>) -> Connection {
        self.password = Some(password.into());
        self.session = None;
        self
    }

    /// The one-time password of the second factor, for ISPAPI; the form of CNR has no field for it.
    ///
    /// It is good for one request. Every request without a session sends it, so start a session
    /// first; or have `with_otp_source` of the client ask for a new one each time.
    #[must_use]
    pub fn with_otp(mut self, otp: impl Into<SecretString>) -> Connection {
        self.otp = Some(otp.into());
        self.drop_session();
        self
    }

    /// A session, in place of the password.
    #[must_use]
    pub fn with_session(mut self, session: impl Into<SecretString>) -> Connection {
        self.session = Some(session.into());
        self.password = None;
        self.otp = None;
        if self.platform == Platform::Ispapi {
            self.login.clear();
            self.role.clear();
        }
        self
    }

    /// The sub-user to act for.
    #[must_use]
    pub fn with_sub_user(mut self, user: impl Into<String>) -> Connection {
        self.sub_user = user.into();
        self
    }

    /// The address the server is to check and log in place of ours.
    #[must_use]
    pub fn with_remote_address(mut self, address: impl Into<String>) -> Connection {
        self.remote_address = address.into();
        self
    }

    /// Asks CNR for a session with the next command.
    #[must_use]
    pub fn with_persistent(mut self, persistent: bool) -> Connection {
        self.persistent = persistent;
        self
    }

    /// How requests name the program.
    pub fn user_agent(&self) -> &str {
        &self.user_agent
    }

    /// The platform.
    pub fn platform(&self) -> Platform {
        self.platform
    }

    /// The live or the test system.
    pub fn system(&self) -> System {
        self.system
    }

    /// The login as the server gets it, with the role user's part.
    pub fn login(&self) -> String {
        if self.role.is_empty() {
            return self.login.clone();
        }
        format!("{}{}{}", self.login, self.platform.role_separator(), self.role)
    }

    /// Where commands are sent.
    pub fn url(&self) -> &str {
        match &self.endpoint {
            Some(Endpoint(url)) => url,
            None => self.platform.url(self.system),
        }
    }

    /// What a session of this connection belongs to.
    pub(crate) fn binding(&self) -> [(&'static str, String); 5] {
        [
            ("platform", self.platform.name().to_owned()),
            ("system", self.system.name().to_owned()),
            ("url", self.url().to_owned()),
            ("login", self.login()),
            ("remote-address", self.remote_address.clone()),
        ]
    }

    /// The same for people: a login that stands in it is masked.
    pub(crate) fn shown_url(&self) -> String {
        shown_url(self.url())
    }

    /// What there is to say of the proxy.
    pub(crate) fn proxy(&self) -> ProxySetting {
        match self.proxy {
            Proxy::Url(_) => ProxySetting::Given,
            Proxy::Environment if !self.checked_url().is_ok_and(|url| is_loopback(&url)) => {
                ProxySetting::Environment
            }
            Proxy::Environment | Proxy::None => ProxySetting::None,
        }
    }

    /// The same at the live or the test system; none if the address is not the platform's own.
    pub(crate) fn at_system(&self, system: System) -> Option<Connection> {
        self.endpoint.is_none().then(|| Connection { system, ..self.clone() })
    }

    /// The text with this connection's own secrets masked, for messages that quote an answer.
    pub(crate) fn scrub(&self, text: &str) -> String {
        let secrets = [&self.password, &self.otp, &self.session];
        let known = secrets.into_iter().flatten().map(|secret| ("s_pw", secret.expose_secret()));
        redact::scrub(text, known)
    }

    /// Whether there is a password.
    pub(crate) fn has_password(&self) -> bool {
        self.password.as_ref().is_some_and(|password| !password.expose_secret().is_empty())
    }

    /// Whether a one-time password was given.
    pub(crate) fn has_otp(&self) -> bool {
        self.otp.is_some()
    }

    /// Whether a request carries a one-time password: only without a session, and on ISPAPI, whose
    /// form has a field for it.
    pub(crate) fn takes_otp(&self) -> bool {
        self.platform == Platform::Ispapi && self.session.is_none()
    }

    /// Whether plain `http` to another machine was allowed.
    pub(crate) fn cleartext_allowed(&self) -> bool {
        self.cleartext
    }

    /// The form that carries a command: the platform's fields in their order, empty ones left
    /// out.
    ///
    /// # Errors
    /// As [`Command::lines`].
    pub fn form(&self, command: &Command) -> Result<Form, Error> {
        let mut lines = command.lines(self.platform)?;
        let mut fields: Vec<(&'static str, SecretString)> = Vec::new();
        let mut add = |key: &'static str, value: &str| {
            if !value.is_empty() {
                fields.push((key, value.into()));
            }
        };
        let secret = |value: &Option<SecretString>| -> String {
            value.as_ref().map(|secret| secret.expose_secret().to_owned()).unwrap_or_default()
        };
        match self.platform {
            Platform::Ispapi => {
                add("s_entity", self.platform.entity(self.system).unwrap_or_default());
                add("s_login", &self.login());
                add("s_otp", &secret(&self.otp));
                add("s_pw", &secret(&self.password));
                add("s_remoteaddr", &self.remote_address);
                add("s_session", &secret(&self.session));
                add("s_user", &self.sub_user);
                add("s_command", &command::join(&lines));
            }
            Platform::Cnr => {
                if !self.sub_user.is_empty() && !lines.iter().any(|(key, _)| key == "SUBUSER") {
                    let sub_user = command::clean(&self.sub_user).into_owned();
                    lines.push(("SUBUSER".to_owned(), sub_user));
                }
                add("s_login", &self.login());
                add("s_pw", &secret(&self.password));
                add("s_sessionid", &secret(&self.session));
                add("s_command", &command::join(&lines));
                add("persistent", if self.persistent { "1" } else { "" });
            }
        }
        Ok(Form { fields, lines })
    }

    /// Refuses an address that could give the password away.
    pub(crate) fn checked_url(&self) -> Result<Url, Error> {
        let wrong = |message: String| Error::new(ErrorKind::Config, "endpoint", message);
        let url =
            Url::parse(self.url()).map_err(|error| wrong(format!("is not a URL: {error}")))?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(wrong("must not hold a user name or a password".into()));
        }
        match url.scheme() {
            "https" => Ok(url),
            "http" if self.cleartext_allowed() || is_loopback(&url) => Ok(url),
            "http" => Err(wrong("must be https, or http on this machine".into())),
            other => Err(wrong(format!("must be https, is {other}"))),
        }
    }

    /// Refuses a proxy that is none. The message does not show it: it may hold a password.
    #[cfg(feature = "http")]
    pub(crate) fn checked_route(&self) -> Result<Route, Error> {
        let url = match &self.proxy {
            Proxy::Environment => return Ok(Route::Environment),
            Proxy::None => return Ok(Route::Direct),
            Proxy::Url(url) => url,
        };
        proxy_url(url.expose_secret()).map(Route::Proxy)
    }

    fn drop_session(&mut self) {
        if self.platform == Platform::Ispapi {
            self.session = None;
        }
    }
}

/// The address of a proxy as people write it: a URL, or `host`, `host:port`, `user:password@host`.
#[cfg(feature = "http")]
fn proxy_url(text: &str) -> Result<Url, Error> {
    let wrong = |message: &str| Error::new(ErrorKind::Config, "proxy", message);
    let text = text.trim();
    let url = match (text.contains("://"), text.parse::<std::net::Ipv6Addr>()) {
        (true, _) => Url::parse(text),
        (false, Ok(address)) => Url::parse(&format!("http://[{address}]")),
        (false, Err(_)) => Url::parse(&format!("http://{text}")),
    };
    let url = url.map_err(|error| {
        wrong(&format!("is neither a host, with or without a port, nor a URL: {error}"))
    })?;
    if !["http", "https", "socks5", "socks5h"].contains(&url.scheme()) || !url.has_host() {
        return Err(wrong("must be http, https, socks5 or socks5h with a host"));
    }
    if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
        return Err(wrong("has a path: an address that commands are sent to is no proxy"));
    }
    Ok(url)
}

/// Whether an address names this machine.
pub(crate) fn is_loopback(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// The fields of one request. Its debug output masks the secrets.
#[derive(Clone)]
pub struct Form {
    fields: Vec<(&'static str, SecretString)>,
    lines: Vec<(String, String)>,
}

impl Form {
    /// The fields with their real values, secrets included: for a transport only.
    pub fn expose(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.fields.iter().map(|(key, value)| (*key, value.expose_secret()))
    }

    /// The fields as logs may show them: secrets of the connection and of the command masked.
    pub fn redacted(&self) -> impl Iterator<Item = (&'static str, String)> {
        self.expose().map(|(key, value)| {
            let value = match key {
                "s_command" => self.redacted_command(),
                _ => redact::shown(key, value).to_owned(),
            };
            (key, value)
        })
    }

    /// The body as `application/x-www-form-urlencoded`, UTF-8.
    pub fn encode(&self) -> SecretString {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(self.expose());
        body.finish().into()
    }

    /// The text with every secret of this form masked, for messages that quote an answer.
    pub(crate) fn scrub(&self, text: &str) -> String {
        let fields = self.fields.iter().map(|(key, value)| (*key, value.expose_secret()));
        let lines = self.lines.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        redact::scrub(text, fields.chain(lines))
    }

    fn redacted_command(&self) -> String {
        let shown =
            |(key, value): &(String, String)| (key.clone(), redact::shown(key, value).to_owned());
        command::join(&self.lines.iter().map(shown).collect::<Vec<_>>())
    }
}

impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.redacted()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(connection: &Connection) -> Vec<&'static str> {
        let form = connection.form(&Command::new("StatusAccount")).expect("encodes");
        form.expose().map(|(key, _)| key).collect()
    }

    #[test]
    fn ispapi_session_and_password_exclude_each_other() {
        let with = |c: Connection| c.with_login("u").with_password("p").with_otp("1");
        let fresh = || Connection::new(Platform::Ispapi, System::Live);
        assert_eq!(keys(&with(fresh())), ["s_entity", "s_login", "s_otp", "s_pw", "s_command"]);
        let session = with(fresh()).with_session("s");
        assert_eq!(keys(&session), ["s_entity", "s_session", "s_command"]);
        assert_eq!(keys(&with(session)), ["s_entity", "s_login", "s_otp", "s_pw", "s_command"]);
    }

    #[test]
    fn cnr_keeps_the_login_beside_the_session() {
        let connection = Connection::new(Platform::Cnr, System::Ote)
            .with_login("u")
            .with_role("r")
            .with_password("p")
            .with_sub_user("sub\nCOMMAND=DeleteDomain")
            .with_persistent(true);
        assert_eq!(keys(&connection), ["s_login", "s_pw", "s_command", "persistent"]);
        let session = connection.with_session("s").with_persistent(false);
        assert_eq!(keys(&session), ["s_login", "s_sessionid", "s_command"]);
        let form = session.form(&Command::new("StatusAccount")).expect("encodes");
        let fields: Vec<_> = form.expose().collect();
        assert_eq!(fields[0], ("s_login", "u:r"));
        let command = "COMMAND=StatusAccount\nSUBUSER=subCOMMAND=DeleteDomain";
        assert_eq!(fields[2], ("s_command", command));
    }

    #[test]
    fn no_secret_in_debug_output() {
        let connection = Connection::new(Platform::Ispapi, System::Live)
            .with_login("u")
            .with_password("s3cret-pw")
            .with_otp("s3cret-otp");
        let command = Command::new("ModifyUserPassword").with("newPassword", "s3cret-new");
        let form = connection.form(&command).expect("encodes");
        let shown = format!("{connection:?} {form:?} {:?}", form.encode());
        assert!(!shown.contains("s3cret"), "{shown}");
        let session = format!("{:?}", connection.with_session("s3cret-session"));
        assert!(!session.contains("s3cret"), "{session}");
    }

    #[cfg(feature = "http")]
    #[test]
    fn proxies_are_read_as_people_write_them() {
        for (written, read) in [
            ("66.96.200.39:8080", "http://66.96.200.39:8080/"),
            ("66.96.200.39", "http://66.96.200.39/"),
            (" proxy.lan\n", "http://proxy.lan/"),
            ("proxy.lan:8080", "http://proxy.lan:8080/"),
            ("localhost:3128", "http://localhost:3128/"),
            ("u:p%40ss@proxy.lan:8080", "http://u:p%40ss@proxy.lan:8080/"),
            ("[2001:db8::1]:8080", "http://[2001:db8::1]:8080/"),
            ("2001:db8::1", "http://[2001:db8::1]/"),
            ("http://proxy.lan", "http://proxy.lan/"),
            ("https://proxy.lan:8443/", "https://proxy.lan:8443/"),
            ("socks5h://u:p@proxy.lan:1080", "socks5h://u:p@proxy.lan:1080"),
        ] {
            assert_eq!(proxy_url(written).expect(written).as_str(), read);
        }
        for written in [
            "",
            "://",
            ":8080",
            "proxy.lan:port",
            "proxy.lan:99999",
            "h1dden@:8080",
            "ftp://proxy.lan",
            "file:///etc/passwd",
            "socks5:proxy.lan",
            "proxy.lan/api/call.cgi",
            "http://127.0.0.1/api/call.cgi?h1dden",
            "a proxy",
        ] {
            let error = proxy_url(written).expect_err(written);
            assert_eq!((error.kind(), error.subject()), (ErrorKind::Config, "proxy"));
            assert!(!error.to_string().contains("h1dden"), "{error}");
        }
    }

    #[test]
    fn addresses_that_give_the_password_away_are_refused() {
        let with = |url: &str| Connection::new(Platform::Ispapi, System::Live).with_endpoint(url);
        let bad = ["http://api.example.com/", "ftp://127.0.0.1/", "x", "https://u:p@example.com/"];
        for url in bad {
            let error = with(url).checked_url().expect_err(url);
            assert_eq!((error.kind(), error.subject()), (ErrorKind::Config, "endpoint"));
            assert!(!error.to_string().contains("u:p"), "{error}");
        }
        let good = ["http://127.0.0.1/api/call.cgi", "http://[::1]:8/", "https://example.com/"];
        for url in good {
            assert!(with(url).checked_url().is_ok(), "{url}");
        }
        assert!(with("http://proxy.lan/").with_cleartext_allowed().checked_url().is_ok());
    }
}
