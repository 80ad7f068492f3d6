//! Who is let in, and to what: logins, role users, addresses, one-time passwords, sessions and the
//! rate limit. Time is the simulated clock's.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, Utc};
use ispapi_client::Platform;

use super::answer::Answer;
use super::parameters::matches_pattern;

/// What a request says of its sender.
#[derive(Debug, Default, Clone)]
pub(super) struct Caller {
    pub login: String,
    pub password: String,
    pub otp: String,
    pub session: String,
    /// `s_remoteaddr`, or else where the connection comes from.
    pub address: String,
    pub entity: Option<String>,
    /// Whether it asks for a session, as CNR has it.
    pub persistent: bool,
    /// A field of the form that this platform does not have.
    pub foreign_field: Option<String>,
}

/// Who was let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Who {
    /// The login of the account; empty for the first one.
    pub account: String,
    pub role: Option<String>,
    /// The login as it is shown.
    pub user: String,
}

/// What a login must bring. What is none or empty is not asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Entrance {
    pub password: Option<String>,
    /// The one-time passwords that were not used yet.
    pub otp: Option<BTreeSet<String>>,
    pub addresses: Vec<String>,
    pub inactive: bool,
}

/// A role user: its password and the commands it may send, as patterns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role {
    pub password: String,
    pub allowed: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Session {
    who: Who,
    started: DateTime<Utc>,
    used: DateTime<Utc>,
    idle: Duration,
    total: Duration,
}

/// So many commands of an account within so much time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limit {
    pub commands: u64,
    pub within: Duration,
}

/// The registrar's entrances.
#[derive(Debug, Clone)]
pub(super) struct Access {
    platform: Platform,
    /// The only login of the first account; none: every login that is no other account's.
    pub login: Option<String>,
    /// By account.
    pub entrances: BTreeMap<String, Entrance>,
    /// By account and name.
    pub roles: BTreeMap<(String, String), Role>,
    pub limit: Option<Limit>,
    sessions: BTreeMap<String, Session>,
    started: u64,
    /// By account: when the present span of the limit began, and the commands in it.
    spent: BTreeMap<String, (DateTime<Utc>, u64)>,
}

impl Access {
    pub fn new(platform: Platform) -> Access {
        Access {
            platform,
            login: None,
            entrances: BTreeMap::new(),
            roles: BTreeMap::new(),
            limit: None,
            sessions: BTreeMap::new(),
            started: 0,
            spent: BTreeMap::new(),
        }
    }

    /// Lets a caller in, or says why not. In this order: session or login, address, rate limit,
    /// access list.
    pub fn admit(
        &mut self,
        caller: &Caller,
        command: &str,
        now: DateTime<Utc>,
    ) -> Result<Who, Answer> {
        let who = match caller.session.as_str() {
            "" => self.log_in(caller)?,
            session => self.resume(session, now)?,
        };
        let entrance = self.entrances.get(&who.account);
        if entrance.is_some_and(|entrance| !is_from(&entrance.addresses, &caller.address)) {
            return Err(Answer::new(530, "Authentication failed; IP address not allowed"));
        }
        self.spend(&who.account, now)?;
        let role = who.role.clone().and_then(|role| self.roles.get(&(who.account.clone(), role)));
        let allowed = |role: &Role| role.allowed.iter().any(|p| matches_pattern(p, command));
        match role.is_none_or(allowed) {
            true => Ok(who),
            false => Err(Answer::new(531, "Authorization failed; Operation forbidden by ACL")),
        }
    }

    /// Lets a login in. Its one-time password is used up by that.
    fn log_in(&mut self, caller: &Caller) -> Result<Who, Answer> {
        let who = self.knows(caller)?;
        let entrance = self.entrances.get_mut(&who.account).filter(|_| who.role.is_none());
        let unused = entrance.and_then(|entrance| entrance.otp.as_mut());
        match unused.is_none_or(|unused| unused.remove(&caller.otp)) {
            true => Ok(who),
            false => Err(Answer::new(530, "Authentication failed")),
        }
    }

    /// Whether this login and password are right, wherever they are sent from.
    pub fn knows(&self, caller: &Caller) -> Result<Who, Answer> {
        let refused = || Answer::new(530, "Authentication failed");
        let (base, role) = match caller.login.split_once(self.platform.role_separator()) {
            Some((base, role)) => (base, Some(role.to_owned())),
            None => (caller.login.as_str(), None),
        };
        let account = match self.entrances.contains_key(base) {
            true => base,
            false if self.login.as_deref().is_none_or(|login| login == base) => "",
            false => return Err(refused()),
        };
        let open = Entrance::default();
        let entrance = self.entrances.get(account).unwrap_or(&open);
        let roles_exist = self.roles.keys().any(|(of, _)| of == account);
        let password = match &role {
            // Where no role is known, each is let in as the account itself.
            Some(role) if roles_exist || entrance.password.is_some() => {
                let role = self.roles.get(&(account.to_owned(), role.clone()));
                Some(role.ok_or_else(refused)?.password.as_str())
            }
            _ => entrance.password.as_deref(),
        };
        let right = password.is_none_or(|password| password == caller.password);
        if !right || entrance.inactive {
            return Err(refused());
        }
        Ok(Who { account: account.to_owned(), role, user: base.to_owned() })
    }

    fn resume(&mut self, id: &str, now: DateTime<Utc>) -> Result<Who, Answer> {
        let over = |session: &Session| {
            now > session.used + session.idle || now > session.started + session.total
        };
        if self.sessions.get(id).is_some_and(over) {
            self.sessions.remove(id);
        }
        let words = match self.platform {
            Platform::Cnr => "Authentication failed; SESSIONID NOT FOUND",
            _ => "SESSION NOT FOUND",
        };
        let session = self.sessions.get_mut(id).ok_or_else(|| Answer::new(530, words))?;
        session.used = now;
        Ok(session.who.clone())
    }

    fn spend(&mut self, account: &str, now: DateTime<Utc>) -> Result<(), Answer> {
        let Some(limit) = self.limit else { return Ok(()) };
        let spent = self.spent.entry(account.to_owned()).or_insert((now, 0));
        if now >= spent.0 + limit.within {
            *spent = (now, 0);
        }
        spent.1 += 1;
        match spent.1 <= limit.commands {
            true => Ok(()),
            false => Err(Answer::new(425, "Service temporarily locked; usage exceeded")),
        }
    }

    /// Starts a session and gives back its id. Times are kept within the bounds of the API.
    pub fn start(&mut self, who: &Who, idle: u32, total: u32, now: DateTime<Utc>) -> String {
        self.started += 1;
        let id = format!("sim-session-{}", self.started);
        let session = Session {
            who: who.clone(),
            started: now,
            used: now,
            idle: Duration::seconds(idle.clamp(60, 3_600).into()),
            total: Duration::seconds(total.clamp(60, 86_400).into()),
        };
        self.sessions.insert(id.clone(), session);
        id
    }

    /// Whether there was such a session to end.
    pub fn end(&mut self, id: &str) -> bool {
        self.sessions.remove(id).is_some()
    }

    /// Forgets all sessions.
    pub fn forget_sessions(&mut self) {
        self.sessions.clear();
    }
}

fn is_from(allowed: &[String], address: &str) -> bool {
    allowed.is_empty() || allowed.iter().any(|pattern| matches_pattern(pattern, address))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_796_083_200, 0).expect("in range")
    }

    fn caller(login: &str, password: &str) -> Caller {
        Caller { login: login.into(), password: password.into(), ..Caller::default() }
    }

    fn code(access: &mut Access, caller: &Caller, command: &str) -> u16 {
        access.admit(caller, command, now()).map_or_else(|refusal| refusal.code, |_| 200)
    }

    #[test]
    fn roles_have_their_own_password_and_list() {
        let mut access = Access::new(Platform::Ispapi);
        let role = Role { password: "r".into(), allowed: vec!["Status*".into()] };
        access.roles.insert((String::new(), "cron".into()), role);
        let cron = caller("any!cron", "r");
        assert_eq!(code(&mut access, &cron, "statusaccount"), 200);
        assert_eq!(code(&mut access, &cron, "AddDomainApplication"), 531);
        assert_eq!(code(&mut access, &caller("any!cron", "x"), "StatusAccount"), 530);
        assert_eq!(code(&mut access, &caller("any!other", "r"), "StatusAccount"), 530);
        assert_eq!(code(&mut access, &caller("any:cron", "x"), "AddDomainApplication"), 200);
    }

    #[test]
    fn sessions_end_when_idle_and_in_any_case() {
        let mut access = Access::new(Platform::Cnr);
        let who = access.admit(&caller("u", ""), "StartSession", now()).expect("let in");
        let id = access.start(&who, 0, 100, now());
        let session = Caller { session: id, ..Caller::default() };
        let mut at = |seconds: i64| {
            access.admit(&session, "StatusAccount", now() + Duration::seconds(seconds)).is_ok()
        };
        assert!(at(60) && at(100), "60 seconds is the least");
        assert!(!at(101), "100 in all");
        assert!(!at(61), "and it stays forgotten");
    }

    #[test]
    fn a_filter_a_second_factor_and_a_lock_are_each_enough() {
        let mut access = Access::new(Platform::Ispapi);
        let addresses = vec!["192.0.2.*".to_owned()];
        access.entrances.insert("u".into(), Entrance { addresses, ..Entrance::default() });
        assert_eq!(code(&mut access, &caller("u", ""), "StatusAccount"), 530);
        let near = Caller { address: "192.0.2.7".into(), ..caller("u", "") };
        assert_eq!(code(&mut access, &near, "StatusAccount"), 200);
        let otp = Some(BTreeSet::from(["1".to_owned(), "2".to_owned()]));
        access.entrances.insert("u".into(), Entrance { otp, ..Entrance::default() });
        assert_eq!(code(&mut access, &near, "StatusAccount"), 530);
        let with = |otp: &str| Caller { otp: otp.into(), ..near.clone() };
        let codes = ["1", "1", "2", "3"].map(|otp| code(&mut access, &with(otp), "StatusAccount"));
        assert_eq!(codes, [200, 530, 200, 530], "each serves once");
        access.entrances.insert("u".into(), Entrance { inactive: true, ..Entrance::default() });
        assert_eq!(code(&mut access, &near, "StatusAccount"), 530);
    }

    #[test]
    fn the_limit_starts_anew_with_each_span() {
        let mut access = Access::new(Platform::Ispapi);
        access.limit = Some(Limit { commands: 2, within: Duration::seconds(60) });
        let u = caller("u", "");
        let codes: Vec<u16> = (0..3).map(|_| code(&mut access, &u, "X")).collect();
        assert_eq!(codes, [200, 200, 425]);
        assert!(access.admit(&u, "X", now() + Duration::seconds(60)).is_ok());
    }
}
