//! The numbers that belong to the C interface; those of statuses, effects, topics and errors are
//! the core's own. All are permanent: new ones are appended, retired ones stay reserved.
//!
//! The constants of the header are made from these enums, so their comments speak to C.

use backorder_core::closed_list;

closed_list! {
names: name;
numbers: u32;
/// Errors of the boundary itself, 1 to 99; the core's own begin at 100.
#[repr(u32)]
pub enum Boundary {
    /// A pointer that must not be NULL is NULL.
    NullPointer = 1 "null-pointer",
    /// A text is not UTF-8.
    Utf8Invalid = 2 "utf8-invalid",
    /// A number is none of its list of constants.
    NumberInvalid = 3 "number-invalid",
    /// An index is not below the count.
    IndexInvalid = 4 "index-invalid",
    /// A length or size is out of range.
    SizeInvalid = 5 "size-invalid",
    /// An instant is not within the years 1 to 9999.
    TimeRange = 6 "time-range",
    /// The outcome is not of the kind that takes this.
    OutcomeInvalid = 7 "outcome-invalid",
    /// The caller's database said no to a statement; the subject is its SQLSTATE and number.
    DatabaseFailed = 8 "database-failed",
    /// A defect of this library was caught. Free the handles of the call; they answer no more.
    Panic = 99 "panic",
}
}

closed_list! {
names: name;
numbers: u32;
/// Where a record stands that is in none of the statuses.
#[repr(u32)]
pub enum Stage {
    /// There is no record, or the decision is about an account alone.
    None = 0 "none",
    /// Deleted; what was promised under it is remembered.
    Deleted = 100 "deleted",
}
}

closed_list! {
names: name;
numbers: u32;
/// What is ordered.
#[repr(u32)]
pub enum Kind {
    /// The full service.
    Full = 1 "full",
    /// The cheaper one, where it is offered.
    Lite = 2 "lite",
}
}

closed_list! {
names: name;
numbers: u32;
/// Who says when a name drops. Never the client.
#[repr(u32)]
pub enum Source {
    /// A droplist, whose number is in `list`.
    Droplist = 1 "droplist",
    /// The reseller's staff; droplists may change the dates.
    Admin = 2 "admin",
    /// The reseller's staff; droplists do not change the dates.
    AdminPinned = 3 "admin-pinned",
}
}

closed_list! {
names: name;
numbers: u32;
/// What a list says of a name.
#[repr(u32)]
pub enum Presence {
    /// It is on the list.
    Listed = 1 "listed",
    /// It is not, and the list would have it if it were about to drop.
    Absent = 2 "absent",
    /// Nothing can be concluded.
    Unknown = 3 "unknown",
}
}

closed_list! {
names: name;
numbers: u32;
/// Who acts.
#[repr(u32)]
pub enum Actor {
    /// A client, who reaches only what is the client's own.
    Client = 1 "client",
    /// The reseller's staff.
    Admin = 2 "admin",
}
}

closed_list! {
names: name;
numbers: u32;
/// What a decision does to the hold.
#[repr(u32)]
pub enum Hold {
    /// Nothing.
    Unchanged = 0 "unchanged",
    /// The amount is reserved from now on.
    Made = 1 "made",
    /// It ended in an invoice; what the invoice does not take is free again.
    Captured = 2 "captured",
    /// It ended; all of it is free again.
    Released = 3 "released",
}
}

closed_list! {
names: name;
numbers: u32;
/// How an invoice stands.
#[repr(u32)]
pub enum Invoice {
    /// There is none.
    None = 0 "none",
    /// Not settled yet.
    Open = 1 "open",
    /// Paid in full.
    Paid = 2 "paid",
    /// Cancelled.
    Cancelled = 3 "cancelled",
    /// Paid, and the payment given back.
    Refunded = 4 "refunded",
}
}

closed_list! {
names: name;
numbers: u32;
/// Whether the owner contact of an application is the client's.
#[repr(u32)]
pub enum Owner {
    /// The two cannot be compared.
    Unknown = 0 "unknown",
    /// It is.
    Same = 1 "same",
    /// It is not.
    Other = 2 "other",
}
}

closed_list! {
names: name;
numbers: u32;
/// A database's SQL.
#[repr(u32)]
pub enum Dialect {
    /// SQLite 3.24 or newer.
    Sqlite = 1 "sqlite",
    /// MySQL and MariaDB with InnoDB, Galera and InnoDB Cluster too.
    Mysql = 2 "mysql",
    /// PostgreSQL 12 or newer.
    Postgres = 3 "postgres",
}
}

closed_list! {
names: name;
numbers: u32;
/// What an error of a database means for a transaction that it ended.
#[repr(u32)]
pub enum Trouble {
    /// Somebody else was faster: roll back, load that client again, decide again.
    LostRace = 1 "lost-race",
    /// Connect, load that client again, decide again: at COMMIT it may have been written.
    ConnectionLost = 2 "connection-lost",
    /// Not to be tried again.
    Other = 3 "other",
}
}

closed_list! {
names: name;
numbers: u32;
/// The type of a value.
#[repr(u32)]
pub enum Value {
    /// SQL NULL.
    Null = 0 "null",
    /// A whole number, in `number`.
    Int = 1 "int",
    /// A text, in `text`.
    Text = 2 "text",
}
}

closed_list! {
names: name;
numbers: u32;
/// What a local time means that happens twice or never.
#[repr(u32)]
pub enum Ambiguous {
    /// The earlier instant: too early is safe for a drop, too late loses the name.
    Earlier = 1 "earlier",
    /// The later instant.
    Later = 2 "later",
    /// Nothing: it is refused.
    Refused = 3 "refused",
}
}

closed_list! {
names: name;
numbers: u32;
/// What to do next in a round.
#[repr(u32)]
pub enum Step {
    /// Run `statements` in their order and hand over their rows: `backorder_round_loaded`.
    Load = 1 "load",
    /// Decide about the clients in `book`, and no others: `backorder_round_add`, then
    /// `backorder_round_decided`. What billing says of them is read now, after the rows.
    Decide = 2 "decide",
    /// Run `statements` in one transaction and say whether it is written:
    /// `backorder_round_written`.
    Commit = 3 "commit",
    /// Carry out `effect` and tell what came of it: `backorder_round_carried`.
    CarryOut = 4 "carry-out",
    /// Something was left out; for the log and an alert. There is nothing to be told.
    Failed = 5 "failed",
    /// Nothing is left.
    Done = 6 "done",
    /// Others were faster twice: begin a transaction that may write (`backorder_store_begin`), run
    /// `statements` in it, which lock and may be none, and say so: `backorder_round_begun`. What is
    /// read and written stands in it until it ends, with the next COMMIT or ROLLBACK.
    Begin = 7 "begin",
    /// Nothing is to be written: end the transaction of BEGIN, and say so:
    /// `backorder_round_rolled_back`.
    Rollback = 8 "rollback",
}
}

closed_list! {
names: name;
numbers: u32;
/// A setting of the policy. Times are whole seconds, flags 0 or 1.
#[repr(u32)]
pub enum Setting {
    /// How long before the deadline the price is held: 72 h. 0: at the deadline itself.
    FundingLead = 1 "funding_lead",
    /// How long before the drop the application is sent: 2 h. 0: at the drop itself.
    SubmissionLead = 2 "submission_lead",
    /// How long before a known finalization date the application is sent at the latest: 1
    /// h. 0: at that date itself.
    FinalizationLead = 3 "finalization_lead",
    /// How long after the drop one may still send or wait for funds: 48 h. 0: not at all.
    LateGrace = 4 "late_grace",
    /// How long after the drop a final word is awaited in PROCESSING: 7 d. 0: one last
    /// question after the drop.
    ProcessingGrace = 5 "processing_grace",
    /// How long after the drop a final word is awaited in AUCTION-PENDING: 45 d. 0: one
    /// last question after the drop.
    AuctionGrace = 6 "auction_grace",
    /// How many polls in a row must miss the application before it counts as gone: 3.
    /// Refused: 0.
    MissingPolls = 7 "missing_polls",
    /// Over how much time at least those polls must stretch: 1 h. 0: their number alone
    /// counts.
    MissingSpan = 8 "missing_span",
    /// How long after the drop a missing application may end the backorder: 4 h. 0: from
    /// the drop on.
    MissingGrace = 9 "missing_grace",
    /// The least time between two questions of the same sort: 4 min. Refused: 0, which
    /// would ask for ever in one cycle.
    AskSpacing = 10 "ask_spacing",
    /// How long after an account was last read a record that waits for money wants it read
    /// again: 5 min. Refused: 0, which would read it for ever.
    AccountSpacing = 11 "account_spacing",
    /// The least time between two polls while an auction runs: 1 h. 0: as often as
    /// anything.
    AuctionSpacing = 12 "auction_spacing",
    /// From how long before an auction's end it is polled as often as anything: 1 h. 0:
    /// from its end.
    AuctionCloseLead = 13 "auction_close_lead",
    /// Until how long after an auction's end: 24 h. 0: up to its end.
    AuctionCloseTail = 14 "auction_close_tail",
    /// How long a changing effect without a report is left alone: 5 min. Refused: 0, which
    /// would send again before anybody could report.
    ReportGrace = 15 "report_grace",
    /// After how long an unreported changing effect no longer keeps a record open: 7 d. 0:
    /// never does one.
    ReportHorizon = 16 "report_horizon",
    /// How old the reading of an account may be that funds or covers anything: 10 min. 0:
    /// of this very second.
    AccountAge = 17 "account_age",
    /// How far the registrar's clock may be off ours: 5 min. 0: not at all.
    ClockTolerance = 18 "clock_tolerance",
    /// After how many complete droplists in a row without the name it counts as renewed: 2.
    /// Refused: 0.
    AbsentLists = 19 "absent_lists",
    /// An absence counts only while the deadline is further away than this: 24 h. 0: up to
    /// the deadline.
    AbsentHorizon = 20 "absent_horizon",
    /// A postponed backorder gives its hold back when its new window opens later than this:
    /// 24 h. 0: whenever its new window is not open yet.
    PostponedMargin = 21 "postponed_margin",
    /// A drop that moves later by more than this under an open application is alerted: 30
    /// d. 0: by any time at all.
    MovedAlert = 22 "moved_alert",
    /// Two claims of a name less than this apart are the same drop: 30 d. 0: only claims of
    /// the same second.
    ClaimDistance = 23 "claim_distance",
    /// How long before the deadline a client is told of short funds, longest first: 72, 24,
    /// 4 h. 0: at the deadline itself; no leads: never.
    NoticeLeads = 24 "notice_leads",
    /// A deadline that moves by more than this starts the notices afresh: 24 h. 0: by any
    /// time at all.
    NoticeReset = 25 "notice_reset",
    /// How often a won name without invoice or domain is alerted: 7 d. Refused: 0, which
    /// would alert for ever in one cycle.
    AlertInterval = 26 "alert_interval",
    /// How long an upstream may be silent before the reseller is alerted: 30 min. 0: at
    /// once.
    UpstreamPatience = 27 "upstream_patience",
    /// How long an invoice may stay unpaid before it is cancelled: 30 d. 0: cancelled one
    /// second after it was recorded.
    InvoicePatience = 28 "invoice_patience",
    /// How long before the drop a caught domain may have been registered at the earliest: 2
    /// d. 0: not before the drop.
    RegistrationMargin = 29 "registration_margin",
    /// How long before its expiry an imported domain is due: 15 d. 0: on the day of its
    /// expiry.
    DueOffset = 30 "due_offset",
    /// Whether the backorder fee is charged for a name won in an auction: yes.
    ChargeAuctionWon = 31 "charge_auction_won",
    /// How long after each sending a message is sent again of which nobody knows whether it
    /// arrived: 5 min, 1 h, 6 h. Refused: 0, which would send again at once; no waits:
    /// never.
    MessageResends = 32 "message_resends",
    /// How messages to clients are delivered: at least once.
    ClientMessages = 33 "client_messages",
    /// How alerts to the reseller are delivered: at least once.
    ResellerAlerts = 34 "reseller_alerts",
    /// Whether the tax of a client's account is put on the prices: 1. If not, a price is charged as
    /// it stands, and invoices are asked for without tax.
    ChargeTax = 35 "charge_tax",
    /// Which amount of a price clients are shown, one of `BACKORDER_SHOWN_`.
    ShownPrices = 36 "shown_prices",
}
}

closed_list! {
names: name;
numbers: u32;
/// How messages are delivered of which nobody knows whether they arrived.
#[repr(u32)]
pub enum Delivery {
    /// Sent again until a report comes: may arrive twice.
    AtLeastOnce = 1 "at-least-once",
    /// Never sent again: may be lost.
    AtMostOnce = 2 "at-most-once",
}
}

closed_list! {
names: name;
numbers: u32;
/// What the clock says about one drop.
#[repr(u32)]
pub enum Phase {
    /// Before the funding window.
    Early = 1 "early",
    /// The price is held from here on.
    Funding = 2 "funding",
    /// The application is sent from here on.
    Submission = 3 "submission",
    /// The deadline is past, but sending late is still allowed.
    Late = 4 "late",
    /// Nothing can be sent any more.
    Over = 5 "over",
}
}

closed_list! {
names: name;
numbers: u32;
/// How the digits of an amount are written; the numbers are those of WHMCS.
#[repr(u32)]
pub enum Style {
    /// `1234.56`
    Plain = 1 "plain",
    /// `1,234.56`
    Comma = 2 "comma",
    /// `1.234,56`
    Dot = 3 "dot",
    /// `1,234`: as COMMA, without decimals that are all zero.
    Short = 4 "short",
}
}

closed_list! {
names: name;
numbers: u32;
/// By what a list of records is ordered.
#[repr(u32)]
pub enum Order {
    /// By id.
    Id = 1 "id",
    /// By name.
    Name = 2 "name",
    /// By drop; records without one come last.
    DropDate = 3 "drop-date",
    /// By status, in alphabetical order.
    Status = 4 "status",
}
}

closed_list! {
names: name;
numbers: u32;
/// What runs by the clock.
#[repr(u32)]
pub enum Job {
    /// The droplist is fetched and imported.
    Import = 1 "import",
    /// The drop dates of the backorders are compared with the list.
    Sync = 2 "sync",
    /// A cycle: what is due is decided and carried out.
    Batch = 3 "batch",
}
}

closed_list! {
names: name;
numbers: u32;
/// Who is asked, and may not answer.
#[repr(u32)]
pub enum Upstream {
    /// The billing system.
    Billing = 1 "billing",
    /// The registrar.
    Registrar = 2 "registrar",
    /// Where droplists are fetched.
    Droplist = 3 "droplist",
}
}

closed_list! {
names: name;
numbers: u32;
/// A language with texts.
#[repr(u32)]
pub enum Language {
    /// English.
    English = 1 "en",
    /// German.
    German = 2 "de",
}
}

closed_list! {
names: name;
numbers: u32;
/// A closed list of names, for `backorder_words_new` and its like.
#[repr(u32)]
pub enum List {
    /// Errors of the library: names and numbers.
    Error = 1 "error",
    /// Statuses.
    Status = 2 "status",
    /// What is ordered: FULL or LITE.
    Kind = 3 "kind",
    /// What can happen to a record; by name alone.
    Event = 4 "event",
    /// Why a record fell back or ended; by name alone.
    Cause = 5 "cause",
    /// Sorts of effects.
    Effect = 6 "effect",
    /// What an alert is about.
    Topic = 7 "topic",
    /// What a person should know of a backorder that was taken over.
    Warning = 8 "warning",
    /// What a record waits for.
    Timer = 9 "timer",
    /// Settings of the policy.
    Setting = 10 "setting",
    /// What runs by the clock.
    Job = 11 "job",
    /// Who is asked, and may not answer.
    Upstream = 12 "upstream",
    /// How an invoice stands.
    Invoice = 13 "invoice",
}
}

closed_list! {
names: name;
numbers: u32;
/// The registrar's platforms.
#[repr(u32)]
pub enum Platform {
    /// ISPAPI, the platform of HEXONET.
    Ispapi = 1 "ispapi",
    /// CentralNic Reseller (RRPproxy), where the customers of ISPAPI went.
    Cnr = 2 "cnr",
}
}

closed_list! {
names: name;
numbers: u32;
/// A part of a connection to the registrar.
#[repr(u32)]
pub enum Part {
    /// Another address than the platform's own: `https`, or `http` on this machine.
    Endpoint = 1 "endpoint",
    /// The role user.
    Role = 2 "role",
    /// A one-time password.
    Otp = 3 "otp",
    /// A session, in the place of the password.
    Session = 4 "session",
    /// The user in whose name commands are given.
    SubUser = 5 "sub-user",
    /// The address from which the commands come, where sessions are bound to it.
    RemoteAddress = 6 "remote-address",
    /// The proxy on the way: `http`, `https`, `socks5` or `socks5h`, or a host with a port; empty
    /// for none. Without it the environment decides (HTTPS_PROXY, ALL_PROXY, NO_PROXY). For
    /// `backorder_registrar`; your own HTTP has its own.
    Proxy = 7 "proxy",
    /// How requests name the program, `backorder/` and the version if nothing is said. For
    /// `backorder_registrar`.
    UserAgent = 8 "user-agent",
}
}

closed_list! {
names: name;
numbers: u32;
/// How far a request got before the connection failed it.
#[repr(u32)]
pub enum Fault {
    /// The host name was not found.
    Dns = 1 "dns",
    /// The connection was refused or the network unreachable.
    Connect = 2 "connect",
    /// The TLS handshake failed.
    Tls = 3 "tls",
    /// No connection within the connect time-out.
    TimeoutConnect = 4 "timeout-connect",
    /// No complete answer within the total deadline.
    TimeoutRead = 5 "timeout-read",
    /// The connection was closed before the answer was complete.
    Closed = 6 "closed",
    /// The answer is larger than you accept.
    TooLarge = 7 "too-large",
    /// The proxy could not be reached or did not let us through.
    Proxy = 8 "proxy",
    /// You cancelled the request while it was under way.
    Cancelled = 9 "cancelled",
}
}

closed_list! {
names: name;
numbers: u32;
/// A limit of what speaks to the registrar. Times are milliseconds.
#[repr(u32)]
pub enum Limit {
    /// To connect once, TLS included: 5 s; 10 s for a download.
    ConnectTime = 1 "connect-time",
    /// Until the head of an answer is there: 30 s.
    AnswerTime = 2 "answer-time",
    /// Between two pieces of an answer: 10 s; 30 s for a download.
    IdleTime = 3 "idle-time",
    /// For a whole call with all its attempts: 30 s; 30 min for a download.
    TotalTime = 4 "total-time",
    /// Bytes of an answer, unpacked: 64 MiB; of a downloaded file: 256 MiB.
    Bytes = 5 "bytes",
    /// Attempts in all, 1 to never repeat: 3; 5 for a download.
    Attempts = 6 "attempts",
    /// The pause before the second attempt, doubled for each further one: 250 ms; 1 s for a
    /// download.
    Pause = 7 "pause",
    /// The pause after the registrar asked for less: 10 s. Not of a download.
    RateLimitPause = 8 "rate-limit-pause",
    /// How many requests are sent in `RATE_TIME` at most; 0: no limit, which is what holds if
    /// nothing is said. Not of a download.
    Rate = 9 "rate",
    /// The time of `RATE`: 1 min. Not of a download.
    RateTime = 10 "rate-time",
    /// How long a session may rest, on ISPAPI; 0: what the registrar takes. Not of a download.
    SessionIdleTime = 11 "session-idle-time",
    /// How long a session may live, on ISPAPI; 0: what the registrar takes. Not of a download.
    SessionTime = 12 "session-time",
}
}

closed_list! {
names: name;
numbers: u32;
/// How the owner of a domain is changed.
#[repr(u32)]
pub enum Way {
    /// As other data: ModifyDomain.
    Modify = 1 "modify",
    /// By ICANN's policy: both sides confirm, or a designated agent for them. TradeDomain.
    IcannTrade = 2 "icann-trade",
    /// By the registry's own trade, which may cost money: TradeDomain.
    Trade = 3 "trade",
}
}

closed_list! {
names: name;
numbers: u32;
/// What a login is for.
#[repr(u32)]
pub enum Task {
    /// Applications from order to import, and the reseller's funds.
    Backorders = 1 "backorders",
    /// The list of names that drop, from the API.
    Droplist = 2 "droplist",
    /// Keeping the domains of billing in step.
    DomainSync = 3 "domain-sync",
    /// Transfers, renewals and restores. They cost money.
    TransfersAndRenewals = 4 "transfers-and-renewals",
    /// Contact handles for applications.
    Contacts = 5 "contacts",
    /// Every command that has functions of its own.
    All = 6 "all",
}
}

closed_list! {
names: name;
numbers: u32;
/// What to do next in an exchange with the registrar.
#[repr(u32)]
pub enum Next {
    /// Wait; then ask again.
    Wait = 1 "wait",
    /// Post `body` to `url` and say what came.
    Post = 2 "post",
    /// Nothing: the answer is there.
    Done = 3 "done",
}
}
