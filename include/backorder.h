/*
 * libbackorder: the rules of domain-name backorders. Made from capi/ by `make generate`; do not
 * edit. What holds for every function is written in docs/c-abi.md; in short:
 *
 * - A call returns BACKORDER_OK or an error number; "Errors: `ROW_INVALID`" below stands for
 *   BACKORDER_ERROR_ROW_INVALID. A refused call changes nothing. Any call may also return
 *   NULL_POINTER, UTF8_INVALID, NUMBER_INVALID, SIZE_INVALID, TIME_RANGE and PANIC.
 * - Handles come from a `_new` function, go to the `_free` function of their type, and are NULL
 *   after a refused `_new`. A handle may be used by any thread, by several at once only where it
 *   is `const`.
 * - Texts are UTF-8 with a length. Instants are whole unix seconds, years 1 to 9999. Amounts are
 *   whole minor units.
 * - No two parameters of a call overlap, unless both are `const`.
 * - What stands behind BACKORDER_WITH_REGISTRAR is in a library that was built with the registrar.
 */

#ifndef BACKORDER_H
#define BACKORDER_H

#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>

#define BACKORDER_VERSION_MAJOR 0
#define BACKORDER_VERSION_MINOR 1
#define BACKORDER_VERSION_PATCH 0
#define BACKORDER_VERSION "0.1.0"
/** The version as one number, comparable with `backorder_version_number()`. */
#define BACKORDER_VERSION_NUMBER \
    (BACKORDER_VERSION_MAJOR * 1000000 + BACKORDER_VERSION_MINOR * 1000 + BACKORDER_VERSION_PATCH)

/** No instant. */
#define BACKORDER_TIME_NONE INT64_MIN
/** No statement of a store reads more columns: room for a row. */
#define BACKORDER_COLUMNS_MAX 64

/** Before calls whose result must be looked at; define it before including to choose another. */
#ifndef BACKORDER_MUST_USE
#if defined(__GNUC__)
#define BACKORDER_MUST_USE __attribute__((warn_unused_result))
#else
#define BACKORDER_MUST_USE
#endif
#endif

/** What a call returns: the numbers of docs/errors.md. */
enum backorder_result_number {
  /** The call did what it says. */
  BACKORDER_OK = 0,
  /** A pointer that must not be NULL is NULL. */
  BACKORDER_ERROR_NULL_POINTER = 1,
  /** A text is not UTF-8. */
  BACKORDER_ERROR_UTF8_INVALID = 2,
  /** A number is none of its list of constants. */
  BACKORDER_ERROR_NUMBER_INVALID = 3,
  /** An index is not below the count. */
  BACKORDER_ERROR_INDEX_INVALID = 4,
  /** A length or size is out of range. */
  BACKORDER_ERROR_SIZE_INVALID = 5,
  /** An instant is not within the years 1 to 9999. */
  BACKORDER_ERROR_TIME_RANGE = 6,
  /** The outcome is not of the kind that takes this. */
  BACKORDER_ERROR_OUTCOME_INVALID = 7,
  /** The caller's database said no to a statement; the subject is its SQLSTATE and number. */
  BACKORDER_ERROR_DATABASE_FAILED = 8,
  /** A defect of this library was caught. Free the handles of the call; they answer no more. */
  BACKORDER_ERROR_PANIC = 99,
  /** The text is not a domain name (RFC 1035 section 2.3.1, RFC 5890 section 2.3.1). */
  BACKORDER_ERROR_NAME_INVALID = 100,
  /** The name is longer than 253 bytes or a label longer than 63 (RFC 1035 section 2.3.4). */
  BACKORDER_ERROR_NAME_TOO_LONG = 101,
  /** The name ends in no top-level domain of the list it was read against. */
  BACKORDER_ERROR_TLD_UNKNOWN = 102,
  /** A Unicode label cannot be converted to its ACE form (UTS #46). */
  BACKORDER_ERROR_IDN_INVALID = 103,
  /** The text is not an amount of money. */
  BACKORDER_ERROR_AMOUNT_INVALID = 200,
  /** The amount has more decimals than its currency keeps. */
  BACKORDER_ERROR_AMOUNT_PRECISION = 201,
  /** The result of a calculation does not fit the range of money. */
  BACKORDER_ERROR_AMOUNT_OVERFLOW = 202,
  /** The text is not an ISO 4217 currency code. */
  BACKORDER_ERROR_CURRENCY_UNKNOWN = 203,
  /** Two amounts of different currencies were combined. */
  BACKORDER_ERROR_CURRENCY_MISMATCH = 204,
  /** There is no price above zero for the TLD, currency and kind. */
  BACKORDER_ERROR_PRICE_MISSING = 205,
  /** A price below zero was given. */
  BACKORDER_ERROR_PRICE_NEGATIVE = 206,
  /** Two prices were given for the same TLD, currency and kind. */
  BACKORDER_ERROR_PRICE_DUPLICATE = 207,
  /** LITE is not offered for the TLD. */
  BACKORDER_ERROR_KIND_UNAVAILABLE = 208,
  /** The text is not a rate of tax, or not how prices are taxed. */
  BACKORDER_ERROR_TAX_INVALID = 209,
  /** The text names no kind of backorder: FULL and LITE are the kinds. */
  BACKORDER_ERROR_KIND_UNKNOWN = 210,
  /** A term for registration or renewal is not offered. */
  BACKORDER_ERROR_TERM_INVALID = 211,
  /** The text is not a date or a time of the expected form. */
  BACKORDER_ERROR_TIME_INVALID = 300,
  /** The text names no time zone. */
  BACKORDER_ERROR_ZONE_UNKNOWN = 301,
  /** The local time happens twice and the rule was to refuse it. */
  BACKORDER_ERROR_TIME_REPEATED = 302,
  /** The local time never happens and the rule was to refuse it. */
  BACKORDER_ERROR_TIME_SKIPPED = 303,
  /** The drop rules are not well-formed. */
  BACKORDER_ERROR_DROP_RULES_INVALID = 304,
  /** The event is not allowed in the present status; the message names both. */
  BACKORDER_ERROR_TRANSITION_REFUSED = 400,
  /** The text names no status. */
  BACKORDER_ERROR_STATUS_UNKNOWN = 401,
  /** The client has an open backorder for the name already. */
  BACKORDER_ERROR_ALREADY_OPEN = 402,
  /** The registry of the TLD does not release names to the first to ask. */
  BACKORDER_ERROR_NOT_CATCHABLE = 403,
  /** The deadline of the name is past. */
  BACKORDER_ERROR_DEADLINE_PAST = 404,
  /** The drop date is not known yet. */
  BACKORDER_ERROR_DROP_UNKNOWN = 405,
  /** There is no backorder with this id. */
  BACKORDER_ERROR_BACKORDER_UNKNOWN = 406,
  /** No effect with this id was ever asked for. */
  BACKORDER_ERROR_EFFECT_UNKNOWN = 407,
  /** The effect has been reported already, with a different outcome. */
  BACKORDER_ERROR_EXISTS_DIFFERENT = 408,
  /** The outcome is malformed, or does not answer an effect of this kind. */
  BACKORDER_ERROR_OUTCOME_UNFIT = 409,
  /** The registrar's reference belongs to another backorder. */
  BACKORDER_ERROR_REFERENCE_TAKEN = 410,
  /** The text is not an effect id. */
  BACKORDER_ERROR_EFFECT_ID_INVALID = 411,
  /** An id is not within 1 to 9223372036854775807. */
  BACKORDER_ERROR_ID_INVALID = 412,
  /** The text is not a reference of the registrar: 1 to 64 printable ASCII characters. */
  BACKORDER_ERROR_REFERENCE_INVALID = 413,
  /** Another system's word for a status is not one of those known of that system. */
  BACKORDER_ERROR_FOREIGN_STATUS_UNKNOWN = 414,
  /** The text is none of the words of a closed list; the message names the list. */
  BACKORDER_ERROR_WORD_UNKNOWN = 415,
  /** The client's available funds do not cover the price. */
  BACKORDER_ERROR_FUNDS_SHORT = 500,
  /** There is no account for this client. */
  BACKORDER_ERROR_ACCOUNT_UNKNOWN = 501,
  /** What is known of the client's account is too old: it is to be read again. */
  BACKORDER_ERROR_ACCOUNT_STALE = 502,
  /** A line of the droplist is malformed. */
  BACKORDER_ERROR_DROPLIST_LINE = 600,
  /** Too many lines of the droplist are malformed. */
  BACKORDER_ERROR_DROPLIST_TOO_MANY_BAD = 601,
  /** The droplist is empty. */
  BACKORDER_ERROR_DROPLIST_EMPTY = 602,
  /** The droplist has shrunk too much against the one before. */
  BACKORDER_ERROR_DROPLIST_SHRUNK = 603,
  /** The droplist image is damaged, cut short or not one of ours. */
  BACKORDER_ERROR_IMAGE_DAMAGED = 604,
  /** The droplist image was written by a newer version. */
  BACKORDER_ERROR_IMAGE_VERSION = 605,
  /** A search parameter is out of its range. */
  BACKORDER_ERROR_QUERY_INVALID = 606,
  /** A search pattern is malformed or larger than the limit. */
  BACKORDER_ERROR_PATTERN_INVALID = 607,
  /** A size limit of the import was passed. */
  BACKORDER_ERROR_DROPLIST_TOO_LARGE = 608,
  /** What is given as a list is none: a page of the web, an archive, dates that say too little. */
  BACKORDER_ERROR_DROPLIST_CONTENT = 609,
  /** The description of a list's format or source is malformed. */
  BACKORDER_ERROR_FORMAT_INVALID = 610,
  /** The list comes from another source than the one it would replace. */
  BACKORDER_ERROR_SOURCE_DIFFERS = 611,
  /** A newer list is in the place of the one that was read. */
  BACKORDER_ERROR_DROPLIST_OLDER = 612,
  /** A domain of billing, an answer of a registrar or a price cannot be read. */
  BACKORDER_ERROR_DOMAIN_ROW_INVALID = 700,
  /** A setting of the domain sync is out of range. */
  BACKORDER_ERROR_SYNC_SETTING_INVALID = 701,
  /** The data of renewals and lifecycles is not well-formed. */
  BACKORDER_ERROR_LIFECYCLE_INVALID = 702,
  /** A row lacks a column, has a malformed one, or contradicts itself or another row. */
  BACKORDER_ERROR_ROW_INVALID = 800,
  /** The id or key is in the book already. */
  BACKORDER_ERROR_DUPLICATE_ROW = 801,
  /** Decisions are older than the book they are to be written from. */
  BACKORDER_ERROR_DECISIONS_STALE = 802,
  /** A setting of the policy or of the plan of the jobs is out of range. */
  BACKORDER_ERROR_POLICY_INVALID = 1000,
  /** The message catalog cannot be read, or names what its sentences are not given. */
  BACKORDER_ERROR_CATALOG_INVALID = 1001,
  /**
   * No HTTP answer came; `Error::fault` says how far it got. Of a command that changes something it also says: nothing was sent.
   */
  BACKORDER_ERROR_TRANSPORT = 900,
  /** The HTTP status was not 200 and the body was no answer of the API. */
  BACKORDER_ERROR_HTTP_STATUS = 901,
  /** The body was empty. */
  BACKORDER_ERROR_EMPTY = 902,
  /** The answer was cut short: its `EOF` line is missing. */
  BACKORDER_ERROR_TRUNCATED = 903,
  /** The body is not an answer of the API, or a column the command needs is missing. */
  BACKORDER_ERROR_INVALID = 904,
  /** The server no longer knows our session (530 "SESSION NOT FOUND"). */
  BACKORDER_ERROR_SESSION_LOST = 905,
  /**
   * The server refused the login, or the role user may not do this (530, 531). Not for what these codes say of an object, such as a wrong authorisation code.
   */
  BACKORDER_ERROR_AUTH = 906,
  /** The server asks to try again (4xx, 520, 521). */
  BACKORDER_ERROR_TEMPORARY = 907,
  /** The server refused for good (other 5xx). */
  BACKORDER_ERROR_PERMANENT = 908,
  /**
   * A command that changes something was sent, and no usable answer came: it may have been carried out. Look before sending it again.
   */
  BACKORDER_ERROR_UNKNOWN_OUTCOME = 909,
  /** A setting of the client is wrong. */
  BACKORDER_ERROR_CONFIG = 910,
  /** A parameter of the command cannot be sent. */
  BACKORDER_ERROR_PARAMETER_INVALID = 911,
  /**
   * The caller cancelled the call. Of a command that changes something it also says: nothing was sent.
   */
  BACKORDER_ERROR_CANCELLED = 912,
  /** The caller's own rate limit left no turn before the deadline; nothing was sent. */
  BACKORDER_ERROR_RATE_LIMITED = 913,
  /** The list changed while it was read, in a way that may have hidden rows. */
  BACKORDER_ERROR_LIST_CHANGED = 914,
  /** A file could not be read or written. */
  BACKORDER_ERROR_FILE = 915,
  /**
   * A request without a session, or a new one for a session that the server no longer knows, needs a one-time password that the client does not have. The command was not carried out, and nothing tried to log in.
   */
  BACKORDER_ERROR_OTP_REQUIRED = 916,
  /** An archive is damaged, or not a zip with exactly one list or a list compressed by gzip. */
  BACKORDER_ERROR_ARCHIVE_INVALID = 917,
};

/** Statuses. */
enum backorder_status_number {
  /** Placed; waits for its funding window, its money or its drop date. */
  BACKORDER_STATUS_REQUESTED = 1,
  /** Funded: the price is held; waits for the submission time. */
  BACKORDER_STATUS_ACTIVE = 2,
  /** With the registrar, or on its way there. */
  BACKORDER_STATUS_PROCESSING = 3,
  /** Caught; the invoice is not settled yet. */
  BACKORDER_STATUS_PENDING_PAYMENT = 4,
  /** Caught, paid and delivered. */
  BACKORDER_STATUS_SUCCESSFUL = 5,
  /** Ended without the name. */
  BACKORDER_STATUS_FAILED = 6,
  /** Given up, or the registrar no longer knows the application, or the invoice was cancelled. */
  BACKORDER_STATUS_CANCELLED = 7,
  /** Caught by the registrar for several bidders; the auction runs. */
  BACKORDER_STATUS_AUCTION_PENDING = 8,
  /** The client won the auction. */
  BACKORDER_STATUS_AUCTION_WON = 9,
  /** Another bidder won the auction. */
  BACKORDER_STATUS_AUCTION_LOST = 10,
};

/** Where a record stands outside all statuses. */
enum backorder_stage_number {
  /** There is no record, or the decision is about an account alone. */
  BACKORDER_STAGE_NONE = 0,
  /** Deleted; what was promised under it is remembered. */
  BACKORDER_STAGE_DELETED = 100,
};

/** Sorts of effects. */
enum backorder_effect_number {
  /** Changing: send the application to the registrar (AddDomainApplication). */
  BACKORDER_EFFECT_SUBMIT_APPLICATION = 1,
  /** Reading: look for our application (QueryDomainApplicationList). */
  BACKORDER_EFFECT_FIND_APPLICATION = 2,
  /** Reading: ask how the application stands (StatusDomainApplication). */
  BACKORDER_EFFECT_POLL_APPLICATION = 3,
  /** Changing: create the invoice in billing. */
  BACKORDER_EFFECT_CREATE_INVOICE = 4,
  /** Reading: look for our invoice by the effect id in its notes. */
  BACKORDER_EFFECT_FIND_INVOICE = 5,
  /** Reading: ask how the invoice stands. */
  BACKORDER_EFFECT_POLL_INVOICE = 6,
  /** Changing: cancel the invoice. */
  BACKORDER_EFFECT_CANCEL_INVOICE = 7,
  /** Reading: read the caught domain (StatusDomain). */
  BACKORDER_EFFECT_READ_DOMAIN = 8,
  /** Changing: import the caught domain into billing. */
  BACKORDER_EFFECT_IMPORT_DOMAIN = 9,
  /** Changing: send a message to the client. */
  BACKORDER_EFFECT_NOTIFY_CLIENT = 10,
  /** Changing: alert the reseller. */
  BACKORDER_EFFECT_ALERT_RESELLER = 11,
};

/** What an alert is about. */
enum backorder_topic_number {
  /** The registrar refuses applications because of our account, or for the moment. */
  BACKORDER_TOPIC_REGISTRAR_ACCOUNT = 1,
  /** The registrar refuses this application. */
  BACKORDER_TOPIC_APPLICATION_REFUSED = 2,
  /** The application's status is a word we do not know. */
  BACKORDER_TOPIC_UNKNOWN_STATUS = 3,
  /** No final word came in time. */
  BACKORDER_TOPIC_OVERDUE = 4,
  /** The registrar cancelled the application or let it expire. */
  BACKORDER_TOPIC_APPLICATION_ENDED = 5,
  /** The registrar no longer knows the application. */
  BACKORDER_TOPIC_APPLICATION_VANISHED = 6,
  /** The name was delivered to another backorder already. */
  BACKORDER_TOPIC_CLAIM_TAKEN = 7,
  /** Several applications could be ours: nothing is changed. */
  BACKORDER_TOPIC_APPLICATIONS_AMBIGUOUS = 8,
  /** An application could be ours or another backorder's: nothing is changed. */
  BACKORDER_TOPIC_APPLICATIONS_UNSETTLED = 9,
  /** The drop date of an open application moved far. */
  BACKORDER_TOPIC_DROP_MOVED_FAR = 10,
  /** The TLD has no price in a client's currency, though it is backordered. */
  BACKORDER_TOPIC_NO_PRICE = 11,
  /** The client's currency changed under an open application. */
  BACKORDER_TOPIC_CURRENCY_CHANGED = 12,
  /** A backorder was given up; its application or invoice is still open. */
  BACKORDER_TOPIC_GIVEN_UP = 13,
  /** A name is ours, but there is no invoice for it yet. */
  BACKORDER_TOPIC_INVOICE_MISSING = 14,
  /** Billing refuses to create the invoice. */
  BACKORDER_TOPIC_INVOICE_REFUSED = 15,
  /** The invoice was cancelled or deleted: the registrar's name is ours and unpaid for. */
  BACKORDER_TOPIC_INVOICE_VOID = 16,
  /** An invoice appeared after the backorder had ended; it is being cancelled. */
  BACKORDER_TOPIC_INVOICE_LATE = 17,
  /** An invoice was paid after the backorder had ended. */
  BACKORDER_TOPIC_PAYMENT_LATE = 18,
  /** The invoice is not what was asked for. */
  BACKORDER_TOPIC_INVOICE_DIFFERS = 19,
  /** A name is ours, but cannot be read at the registrar yet. */
  BACKORDER_TOPIC_DOMAIN_UNREAD = 20,
  /** The application was accepted after the backorder had ended. */
  BACKORDER_TOPIC_ACCEPTED_LATE = 21,
  /** The name was caught after the backorder had ended. */
  BACKORDER_TOPIC_CAUGHT_LATE = 22,
  /** An auction was won after the backorder had ended. */
  BACKORDER_TOPIC_AUCTION_WON_LATE = 23,
  /** A message to the client was refused, or nobody knows whether it arrived. */
  BACKORDER_TOPIC_UNDELIVERED = 24,
  /** The payment for a name that is ours was given back. */
  BACKORDER_TOPIC_INVOICE_REFUNDED = 25,
  /** The invoice for a name that is ours was paid and is to be paid again. */
  BACKORDER_TOPIC_INVOICE_REOPENED = 26,
  /**
   * The client of a name that is under way or ours was deleted in billing, or merged into another; or what was deleted with that client is not placed for the other one.
   */
  BACKORDER_TOPIC_CLIENT_GONE = 27,
};

/** What is ordered. */
enum backorder_kind_number {
  /** The full service. */
  BACKORDER_KIND_FULL = 1,
  /** The cheaper one, where it is offered. */
  BACKORDER_KIND_LITE = 2,
};

/** Who says when a name drops. */
enum backorder_source_number {
  /** A droplist, whose number is in `list`. */
  BACKORDER_SOURCE_DROPLIST = 1,
  /** The reseller's staff; droplists may change the dates. */
  BACKORDER_SOURCE_ADMIN = 2,
  /** The reseller's staff; droplists do not change the dates. */
  BACKORDER_SOURCE_ADMIN_PINNED = 3,
};

/** What a list says of a name. */
enum backorder_presence_number {
  /** It is on the list. */
  BACKORDER_PRESENCE_LISTED = 1,
  /** It is not, and the list would have it if it were about to drop. */
  BACKORDER_PRESENCE_ABSENT = 2,
  /** Nothing can be concluded. */
  BACKORDER_PRESENCE_UNKNOWN = 3,
};

/** Who acts. */
enum backorder_actor_number {
  /** A client, who reaches only what is the client's own. */
  BACKORDER_ACTOR_CLIENT = 1,
  /** The reseller's staff. */
  BACKORDER_ACTOR_ADMIN = 2,
};

/** What a decision does to the hold. */
enum backorder_hold_number {
  /** Nothing. */
  BACKORDER_HOLD_UNCHANGED = 0,
  /** The amount is reserved from now on. */
  BACKORDER_HOLD_MADE = 1,
  /** It ended in an invoice; what the invoice does not take is free again. */
  BACKORDER_HOLD_CAPTURED = 2,
  /** It ended; all of it is free again. */
  BACKORDER_HOLD_RELEASED = 3,
};

/** How an invoice stands. */
enum backorder_invoice_number {
  /** There is none. */
  BACKORDER_INVOICE_NONE = 0,
  /** Not settled yet. */
  BACKORDER_INVOICE_OPEN = 1,
  /** Paid in full. */
  BACKORDER_INVOICE_PAID = 2,
  /** Cancelled. */
  BACKORDER_INVOICE_CANCELLED = 3,
  /** Paid, and the payment given back. */
  BACKORDER_INVOICE_REFUNDED = 4,
};

/** Whether an application's owner is the client. */
enum backorder_owner_number {
  /** The two cannot be compared. */
  BACKORDER_OWNER_UNKNOWN = 0,
  /** It is. */
  BACKORDER_OWNER_SAME = 1,
  /** It is not. */
  BACKORDER_OWNER_OTHER = 2,
};

/** A database's SQL. */
enum backorder_dialect_number {
  /** SQLite 3.24 or newer. */
  BACKORDER_DIALECT_SQLITE = 1,
  /** MySQL and MariaDB with InnoDB, Galera and InnoDB Cluster too. */
  BACKORDER_DIALECT_MYSQL = 2,
  /** PostgreSQL 12 or newer. */
  BACKORDER_DIALECT_POSTGRES = 3,
};

/** What an error of a database means. */
enum backorder_trouble_number {
  /** Somebody else was faster: roll back, load that client again, decide again. */
  BACKORDER_TROUBLE_LOST_RACE = 1,
  /** Connect, load that client again, decide again: at COMMIT it may have been written. */
  BACKORDER_TROUBLE_CONNECTION_LOST = 2,
  /** Not to be tried again. */
  BACKORDER_TROUBLE_OTHER = 3,
};

/** The type of a column's value. */
enum backorder_value_number {
  /** SQL NULL. */
  BACKORDER_VALUE_NULL = 0,
  /** A whole number, in `number`. */
  BACKORDER_VALUE_INT = 1,
  /** A text, in `text`. */
  BACKORDER_VALUE_TEXT = 2,
};

/** What to do next in a round. */
enum backorder_step_number {
  /** Run `statements` in their order and hand over their rows: `backorder_round_loaded`. */
  BACKORDER_STEP_LOAD = 1,
  /**
   * Decide about the clients in `book`, and no others: `backorder_round_add`, then `backorder_round_decided`. What billing says of them is read now, after the rows.
   */
  BACKORDER_STEP_DECIDE = 2,
  /**
   * Run `statements` in one transaction and say whether it is written: `backorder_round_written`.
   */
  BACKORDER_STEP_COMMIT = 3,
  /** Carry out `effect` and tell what came of it: `backorder_round_carried`. */
  BACKORDER_STEP_CARRY_OUT = 4,
  /** Something was left out; for the log and an alert. There is nothing to be told. */
  BACKORDER_STEP_FAILED = 5,
  /** Nothing is left. */
  BACKORDER_STEP_DONE = 6,
  /**
   * Others were faster twice: begin a transaction that may write (`backorder_store_begin`), run `statements` in it, which lock and may be none, and say so: `backorder_round_begun`. What is read and written stands in it until it ends, with the next COMMIT or ROLLBACK.
   */
  BACKORDER_STEP_BEGIN = 7,
  /**
   * Nothing is to be written: end the transaction of BEGIN, and say so: `backorder_round_rolled_back`.
   */
  BACKORDER_STEP_ROLLBACK = 8,
};

/** What a person should know of a backorder that was taken over. */
enum backorder_warning_number {
  /** An open application came without its reference: the registrar is asked for it. */
  BACKORDER_WARNING_REFERENCE_MISSING = 1,
  /** The client's money does not cover it: what was ACTIVE is REQUESTED. */
  BACKORDER_WARNING_FUNDS_SHORT = 2,
  /** There is no price: what was ACTIVE is REQUESTED. */
  BACKORDER_WARNING_PRICE_MISSING = 3,
  /** No drop date: what was ACTIVE is REQUESTED, what was won is claimed as of its end. */
  BACKORDER_WARNING_DROP_UNKNOWN = 4,
  /** The deadline is past: it is sent late, or it ends. */
  BACKORDER_WARNING_DEADLINE_PAST = 5,
  /** Names of the TLD are hard to catch. */
  BACKORDER_WARNING_HARD_TO_CATCH = 6,
  /** The name was delivered to another backorder, too: this end is kept without a claim. */
  BACKORDER_WARNING_CLAIM_TAKEN = 7,
  /** The invoice is cancelled: billing is asked once more, then it ends as CANCELLED. */
  BACKORDER_WARNING_INVOICE_CANCELLED = 8,
  /** A time lies ahead of the clock and counts as now: perhaps the zone is another. */
  BACKORDER_WARNING_TIME_AHEAD = 9,
  /** A local time happens twice or never and was read by the rule that was set. */
  BACKORDER_WARNING_TIME_AMBIGUOUS = 10,
  /** An amount has more decimals than its currency and was rounded. */
  BACKORDER_WARNING_AMOUNT_ROUNDED = 11,
};

/** What a local time means that happens twice or never. */
enum backorder_ambiguous_number {
  /** The earlier instant: too early is safe for a drop, too late loses the name. */
  BACKORDER_AMBIGUOUS_EARLIER = 1,
  /** The later instant. */
  BACKORDER_AMBIGUOUS_LATER = 2,
  /** Nothing: it is refused. */
  BACKORDER_AMBIGUOUS_REFUSED = 3,
};

/** Settings of the policy. */
enum backorder_setting_number {
  /** How long before the deadline the price is held: 72 h. 0: at the deadline itself. */
  BACKORDER_SETTING_FUNDING_LEAD = 1,
  /** How long before the drop the application is sent: 2 h. 0: at the drop itself. */
  BACKORDER_SETTING_SUBMISSION_LEAD = 2,
  /**
   * How long before a known finalization date the application is sent at the latest: 1 h. 0: at that date itself.
   */
  BACKORDER_SETTING_FINALIZATION_LEAD = 3,
  /** How long after the drop one may still send or wait for funds: 48 h. 0: not at all. */
  BACKORDER_SETTING_LATE_GRACE = 4,
  /**
   * How long after the drop a final word is awaited in PROCESSING: 7 d. 0: one last question after the drop.
   */
  BACKORDER_SETTING_PROCESSING_GRACE = 5,
  /**
   * How long after the drop a final word is awaited in AUCTION-PENDING: 45 d. 0: one last question after the drop.
   */
  BACKORDER_SETTING_AUCTION_GRACE = 6,
  /** How many polls in a row must miss the application before it counts as gone: 3. Refused: 0. */
  BACKORDER_SETTING_MISSING_POLLS = 7,
  /** Over how much time at least those polls must stretch: 1 h. 0: their number alone counts. */
  BACKORDER_SETTING_MISSING_SPAN = 8,
  /**
   * How long after the drop a missing application may end the backorder: 4 h. 0: from the drop on.
   */
  BACKORDER_SETTING_MISSING_GRACE = 9,
  /**
   * The least time between two questions of the same sort: 4 min. Refused: 0, which would ask for ever in one cycle.
   */
  BACKORDER_SETTING_ASK_SPACING = 10,
  /**
   * How long after an account was last read a record that waits for money wants it read again: 5 min. Refused: 0, which would read it for ever.
   */
  BACKORDER_SETTING_ACCOUNT_SPACING = 11,
  /** The least time between two polls while an auction runs: 1 h. 0: as often as anything. */
  BACKORDER_SETTING_AUCTION_SPACING = 12,
  /**
   * From how long before an auction's end it is polled as often as anything: 1 h. 0: from its end.
   */
  BACKORDER_SETTING_AUCTION_CLOSE_LEAD = 13,
  /** Until how long after an auction's end: 24 h. 0: up to its end. */
  BACKORDER_SETTING_AUCTION_CLOSE_TAIL = 14,
  /**
   * How long a changing effect without a report is left alone: 5 min. Refused: 0, which would send again before anybody could report.
   */
  BACKORDER_SETTING_REPORT_GRACE = 15,
  /**
   * After how long an unreported changing effect no longer keeps a record open: 7 d. 0: never does one.
   */
  BACKORDER_SETTING_REPORT_HORIZON = 16,
  /**
   * How old the reading of an account may be that funds or covers anything: 10 min. 0: of this very second.
   */
  BACKORDER_SETTING_ACCOUNT_AGE = 17,
  /** How far the registrar's clock may be off ours: 5 min. 0: not at all. */
  BACKORDER_SETTING_CLOCK_TOLERANCE = 18,
  /**
   * After how many complete droplists in a row without the name it counts as renewed: 2. Refused: 0.
   */
  BACKORDER_SETTING_ABSENT_LISTS = 19,
  /**
   * An absence counts only while the deadline is further away than this: 24 h. 0: up to the deadline.
   */
  BACKORDER_SETTING_ABSENT_HORIZON = 20,
  /**
   * A postponed backorder gives its hold back when its new window opens later than this: 24 h. 0: whenever its new window is not open yet.
   */
  BACKORDER_SETTING_POSTPONED_MARGIN = 21,
  /**
   * A drop that moves later by more than this under an open application is alerted: 30 d. 0: by any time at all.
   */
  BACKORDER_SETTING_MOVED_ALERT = 22,
  /**
   * Two claims of a name less than this apart are the same drop: 30 d. 0: only claims of the same second.
   */
  BACKORDER_SETTING_CLAIM_DISTANCE = 23,
  /**
   * How long before the deadline a client is told of short funds, longest first: 72, 24, 4 h. 0: at the deadline itself; no leads: never.
   */
  BACKORDER_SETTING_NOTICE_LEADS = 24,
  /**
   * A deadline that moves by more than this starts the notices afresh: 24 h. 0: by any time at all.
   */
  BACKORDER_SETTING_NOTICE_RESET = 25,
  /**
   * How often a won name without invoice or domain is alerted: 7 d. Refused: 0, which would alert for ever in one cycle.
   */
  BACKORDER_SETTING_ALERT_INTERVAL = 26,
  /** How long an upstream may be silent before the reseller is alerted: 30 min. 0: at once. */
  BACKORDER_SETTING_UPSTREAM_PATIENCE = 27,
  /**
   * How long an invoice may stay unpaid before it is cancelled: 30 d. 0: cancelled one second after it was recorded.
   */
  BACKORDER_SETTING_INVOICE_PATIENCE = 28,
  /**
   * How long before the drop a caught domain may have been registered at the earliest: 2 d. 0: not before the drop.
   */
  BACKORDER_SETTING_REGISTRATION_MARGIN = 29,
  /** How long before its expiry an imported domain is due: 15 d. 0: on the day of its expiry. */
  BACKORDER_SETTING_DUE_OFFSET = 30,
  /** Whether the backorder fee is charged for a name won in an auction: yes. */
  BACKORDER_SETTING_CHARGE_AUCTION_WON = 31,
  /**
   * How long after each sending a message is sent again of which nobody knows whether it arrived: 5 min, 1 h, 6 h. Refused: 0, which would send again at once; no waits: never.
   */
  BACKORDER_SETTING_MESSAGE_RESENDS = 32,
  /** How messages to clients are delivered: at least once. */
  BACKORDER_SETTING_CLIENT_MESSAGES = 33,
  /** How alerts to the reseller are delivered: at least once. */
  BACKORDER_SETTING_RESELLER_ALERTS = 34,
  /**
   * Whether the tax of a client's account is put on the prices: 1. If not, a price is charged as it stands, and invoices are asked for without tax.
   */
  BACKORDER_SETTING_CHARGE_TAX = 35,
  /** Which amount of a price clients are shown, one of `BACKORDER_SHOWN_`. */
  BACKORDER_SETTING_SHOWN_PRICES = 36,
};

/** How messages are delivered. */
enum backorder_delivery_number {
  /** Sent again until a report comes: may arrive twice. */
  BACKORDER_DELIVERY_AT_LEAST_ONCE = 1,
  /** Never sent again: may be lost. */
  BACKORDER_DELIVERY_AT_MOST_ONCE = 2,
};

/** Which amount of a price is shown to a client. */
enum backorder_shown_number {
  /** As it stands in the price list, whether it contains the tax or not. */
  BACKORDER_SHOWN_LISTED = 1,
  /** Without the tax. */
  BACKORDER_SHOWN_NET = 2,
  /** With the tax: what is held and invoiced. */
  BACKORDER_SHOWN_GROSS = 3,
};

/** The registrar's platforms. */
enum backorder_platform_number {
  /** ISPAPI, the platform of HEXONET. */
  BACKORDER_PLATFORM_ISPAPI = 1,
  /** CentralNic Reseller (RRPproxy), where the customers of ISPAPI went. */
  BACKORDER_PLATFORM_CNR = 2,
};

/** A part of a connection to the registrar. */
enum backorder_part_number {
  /** Another address than the platform's own: `https`, or `http` on this machine. */
  BACKORDER_PART_ENDPOINT = 1,
  /** The role user. */
  BACKORDER_PART_ROLE = 2,
  /** A one-time password. */
  BACKORDER_PART_OTP = 3,
  /** A session, in the place of the password. */
  BACKORDER_PART_SESSION = 4,
  /** The user in whose name commands are given. */
  BACKORDER_PART_SUB_USER = 5,
  /** The address from which the commands come, where sessions are bound to it. */
  BACKORDER_PART_REMOTE_ADDRESS = 6,
  /**
   * The proxy on the way: `http`, `https`, `socks5` or `socks5h`, or a host with a port; empty for none. Without it the environment decides (HTTPS_PROXY, ALL_PROXY, NO_PROXY). For `backorder_registrar`; your own HTTP has its own.
   */
  BACKORDER_PART_PROXY = 7,
  /**
   * How requests name the program, `backorder/` and the version if nothing is said. For `backorder_registrar`.
   */
  BACKORDER_PART_USER_AGENT = 8,
};

/** How far a request got. */
enum backorder_fault_number {
  /** The host name was not found. */
  BACKORDER_FAULT_DNS = 1,
  /** The connection was refused or the network unreachable. */
  BACKORDER_FAULT_CONNECT = 2,
  /** The TLS handshake failed. */
  BACKORDER_FAULT_TLS = 3,
  /** No connection within the connect time-out. */
  BACKORDER_FAULT_TIMEOUT_CONNECT = 4,
  /** No complete answer within the total deadline. */
  BACKORDER_FAULT_TIMEOUT_READ = 5,
  /** The connection was closed before the answer was complete. */
  BACKORDER_FAULT_CLOSED = 6,
  /** The answer is larger than you accept. */
  BACKORDER_FAULT_TOO_LARGE = 7,
  /** The proxy could not be reached or did not let us through. */
  BACKORDER_FAULT_PROXY = 8,
  /** You cancelled the request while it was under way. */
  BACKORDER_FAULT_CANCELLED = 9,
};

/** Limits of what speaks to the registrar. */
enum backorder_limit_number {
  /** To connect once, TLS included: 5 s; 10 s for a download. */
  BACKORDER_LIMIT_CONNECT_TIME = 1,
  /** Until the head of an answer is there: 30 s. */
  BACKORDER_LIMIT_ANSWER_TIME = 2,
  /** Between two pieces of an answer: 10 s; 30 s for a download. */
  BACKORDER_LIMIT_IDLE_TIME = 3,
  /** For a whole call with all its attempts: 30 s; 30 min for a download. */
  BACKORDER_LIMIT_TOTAL_TIME = 4,
  /** Bytes of an answer, unpacked: 64 MiB; of a downloaded file: 256 MiB. */
  BACKORDER_LIMIT_BYTES = 5,
  /** Attempts in all, 1 to never repeat: 3; 5 for a download. */
  BACKORDER_LIMIT_ATTEMPTS = 6,
  /**
   * The pause before the second attempt, doubled for each further one: 250 ms; 1 s for a download.
   */
  BACKORDER_LIMIT_PAUSE = 7,
  /** The pause after the registrar asked for less: 10 s. Not of a download. */
  BACKORDER_LIMIT_RATE_LIMIT_PAUSE = 8,
  /**
   * How many requests are sent in `RATE_TIME` at most; 0: no limit, which is what holds if nothing is said. Not of a download.
   */
  BACKORDER_LIMIT_RATE = 9,
  /** The time of `RATE`: 1 min. Not of a download. */
  BACKORDER_LIMIT_RATE_TIME = 10,
  /** How long a session may rest, on ISPAPI; 0: what the registrar takes. Not of a download. */
  BACKORDER_LIMIT_SESSION_IDLE_TIME = 11,
  /** How long a session may live, on ISPAPI; 0: what the registrar takes. Not of a download. */
  BACKORDER_LIMIT_SESSION_TIME = 12,
};

/** What to do next in an exchange. */
enum backorder_next_number {
  /** Wait; then ask again. */
  BACKORDER_NEXT_WAIT = 1,
  /** Post `body` to `url` and say what came. */
  BACKORDER_NEXT_POST = 2,
  /** Nothing: the answer is there. */
  BACKORDER_NEXT_DONE = 3,
};

/** How the owner of a domain is changed. */
enum backorder_way_number {
  /** As other data: ModifyDomain. */
  BACKORDER_WAY_MODIFY = 1,
  /** By ICANN's policy: both sides confirm, or a designated agent for them. TradeDomain. */
  BACKORDER_WAY_ICANN_TRADE = 2,
  /** By the registry's own trade, which may cost money: TradeDomain. */
  BACKORDER_WAY_TRADE = 3,
};

/** What a login is for. */
enum backorder_task_number {
  /** Applications from order to import, and the reseller's funds. */
  BACKORDER_TASK_BACKORDERS = 1,
  /** The list of names that drop, from the API. */
  BACKORDER_TASK_DROPLIST = 2,
  /** Keeping the domains of billing in step. */
  BACKORDER_TASK_DOMAIN_SYNC = 3,
  /** Transfers, renewals and restores. They cost money. */
  BACKORDER_TASK_TRANSFERS_AND_RENEWALS = 4,
  /** Contact handles for applications. */
  BACKORDER_TASK_CONTACTS = 5,
  /** Every command that has functions of its own. */
  BACKORDER_TASK_ALL = 6,
};

/** What the clock says about one drop. */
enum backorder_phase_number {
  /** Before the funding window. */
  BACKORDER_PHASE_EARLY = 1,
  /** The price is held from here on. */
  BACKORDER_PHASE_FUNDING = 2,
  /** The application is sent from here on. */
  BACKORDER_PHASE_SUBMISSION = 3,
  /** The deadline is past, but sending late is still allowed. */
  BACKORDER_PHASE_LATE = 4,
  /** Nothing can be sent any more. */
  BACKORDER_PHASE_OVER = 5,
};

/** How the digits of an amount are written. */
enum backorder_style_number {
  /** `1234.56` */
  BACKORDER_STYLE_PLAIN = 1,
  /** `1,234.56` */
  BACKORDER_STYLE_COMMA = 2,
  /** `1.234,56` */
  BACKORDER_STYLE_DOT = 3,
  /** `1,234`: as COMMA, without decimals that are all zero. */
  BACKORDER_STYLE_SHORT = 4,
};

/** By what a list of records is ordered. */
enum backorder_order_number {
  /** By id. */
  BACKORDER_ORDER_ID = 1,
  /** By name. */
  BACKORDER_ORDER_NAME = 2,
  /** By drop; records without one come last. */
  BACKORDER_ORDER_DROP_DATE = 3,
  /** By status, in alphabetical order. */
  BACKORDER_ORDER_STATUS = 4,
};

/** What runs by the clock. */
enum backorder_job_number {
  /** The droplist is fetched and imported. */
  BACKORDER_JOB_IMPORT = 1,
  /** The drop dates of the backorders are compared with the list. */
  BACKORDER_JOB_SYNC = 2,
  /** A cycle: what is due is decided and carried out. */
  BACKORDER_JOB_BATCH = 3,
};

/** Who is asked, and may not answer. */
enum backorder_upstream_number {
  /** The billing system. */
  BACKORDER_UPSTREAM_BILLING = 1,
  /** The registrar. */
  BACKORDER_UPSTREAM_REGISTRAR = 2,
  /** Where droplists are fetched. */
  BACKORDER_UPSTREAM_DROPLIST = 3,
};

/** A language with texts. */
enum backorder_language_number {
  /** English. */
  BACKORDER_LANGUAGE_ENGLISH = 1,
  /** German. */
  BACKORDER_LANGUAGE_GERMAN = 2,
};

/** Closed lists of names. */
enum backorder_list_number {
  /** Errors of the library: names and numbers. */
  BACKORDER_LIST_ERROR = 1,
  /** Statuses. */
  BACKORDER_LIST_STATUS = 2,
  /** What is ordered: FULL or LITE. */
  BACKORDER_LIST_KIND = 3,
  /** What can happen to a record; by name alone. */
  BACKORDER_LIST_EVENT = 4,
  /** Why a record fell back or ended; by name alone. */
  BACKORDER_LIST_CAUSE = 5,
  /** Sorts of effects. */
  BACKORDER_LIST_EFFECT = 6,
  /** What an alert is about. */
  BACKORDER_LIST_TOPIC = 7,
  /** What a person should know of a backorder that was taken over. */
  BACKORDER_LIST_WARNING = 8,
  /** What a record waits for. */
  BACKORDER_LIST_TIMER = 9,
  /** Settings of the policy. */
  BACKORDER_LIST_SETTING = 10,
  /** What runs by the clock. */
  BACKORDER_LIST_JOB = 11,
  /** Who is asked, and may not answer. */
  BACKORDER_LIST_UPSTREAM = 12,
  /** How an invoice stands. */
  BACKORDER_LIST_INVOICE = 13,
};

/** What a record waits for. */
enum backorder_timer_number {
  /** The funding window opens, or the money for what is in it can be decided about. */
  BACKORDER_TIMER_WINDOW_OPENS = 1,
  /** The client's account is to be read again: only billing knows when money comes. */
  BACKORDER_TIMER_READ_ACCOUNT = 2,
  /** The client is told of short funds. */
  BACKORDER_TIMER_NOTICE = 3,
  /** Waiting for money is over. */
  BACKORDER_TIMER_WAIT_ENDS = 4,
  /** The application is sent, or the hold is no longer covered. */
  BACKORDER_TIMER_SUBMIT = 5,
  /** Nothing can be sent any more. */
  BACKORDER_TIMER_SENDING_ENDS = 6,
  /** A refused application is tried again. */
  BACKORDER_TIMER_RETRY = 7,
  /** The application is looked for. */
  BACKORDER_TIMER_FIND = 8,
  /** The application is polled. */
  BACKORDER_TIMER_POLL = 9,
  /** No final word came in time: one more question. */
  BACKORDER_TIMER_LAST_LOOK = 10,
  /** No final word came in time, and the last question was asked. */
  BACKORDER_TIMER_OVERDUE = 11,
  /** The invoice of a won name is looked for. */
  BACKORDER_TIMER_FIND_INVOICE = 12,
  /** The invoice is polled. */
  BACKORDER_TIMER_POLL_INVOICE = 13,
  /** The invoice stays unpaid and is cancelled. */
  BACKORDER_TIMER_CANCEL_INVOICE = 14,
  /** The caught domain is read at the registrar. */
  BACKORDER_TIMER_READ_DOMAIN = 15,
  /** The domain is imported into billing. */
  BACKORDER_TIMER_IMPORT = 16,
  /** The reseller is reminded of a won name without invoice or domain. */
  BACKORDER_TIMER_REMIND = 17,
  /** Something of which nobody knows whether it arrived is sent again. */
  BACKORDER_TIMER_RESEND = 18,
  /** Nobody knows whether a message arrived, and it is not sent again. */
  BACKORDER_TIMER_UNDELIVERED = 19,
  /** Nothing is awaited any more: the record is finished. */
  BACKORDER_TIMER_FINISH = 20,
};

/**
 * What became of them.
 */
typedef struct backorder_adoption_report backorder_adoption_report;

/**
 * Rows of another system, with the zone of its times: what `backorder_engine_adopt` takes over.
 */
typedef struct backorder_adoptions backorder_adoptions;

/**
 * An answer of the registrar: a code, words, and columns of values.
 */
typedef struct backorder_answer backorder_answer;

/**
 * Records, accounts and claims, in memory. Load it from your database, ask the engine, write
 * what was decided.
 *
 * A book may be a part of the whole, on two conditions: for each client in it, it has the account
 * and every record with a hold; for each name in it, every claim and reference of any client.
 */
typedef struct backorder_book backorder_book;

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * A switch that ends calls. It stays on.
 */
typedef struct backorder_cancel backorder_cancel;
#endif

/**
 * The words of explanations in one language. Make it once and keep it.
 */
typedef struct backorder_catalog backorder_catalog;

/**
 * A command of the registrar: its name, keys and values.
 */
typedef struct backorder_command backorder_command;

/**
 * What one call decided, as transactions: one commit for each client.
 *
 * Run all statements of a commit in **one** transaction, in their order. When one changes another
 * number of rows than it says, or fails with what `backorder_dialect_trouble` calls a lost race,
 * roll back, call `backorder_book_forget` for the client, load its part and decide anew; carry
 * nothing out. When the transaction is committed, carry out the effects of the client's decisions,
 * in their order.
 */
typedef struct backorder_commits backorder_commits;

/**
 * Where commands go and as whom. It sends nothing: your HTTP does.
 */
typedef struct backorder_connection backorder_connection;

/**
 * What calls to the registrar have in common, without I/O: the session, the rate limit, counters.
 * Times are milliseconds of any clock that never goes back, such as CLOCK_MONOTONIC: the same one
 * for all calls.
 */
typedef struct backorder_conversation backorder_conversation;

/**
 * What the registrar charges for a backorder that succeeds, by TLD and kind.
 */
typedef struct backorder_cost_list backorder_cost_list;

/**
 * What one call decided, in order. Read it, commit it, carry it out, free it.
 */
typedef struct backorder_decisions backorder_decisions;

/**
 * A zone: what it has, by the registrar's answers, and what it is to have. Nothing is sent here.
 */
typedef struct backorder_dns_zone backorder_dns_zone;

/**
 * What billing has and what a registrar says, on the way to a plan.
 */
typedef struct backorder_domain_sync backorder_domain_sync;

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * A file to be fetched.
 */
typedef struct backorder_download backorder_download;
#endif

/**
 * When and how registries release names, and which TLDs cannot be caught.
 */
typedef struct backorder_drop_rules backorder_drop_rules;

/**
 * A droplist: a view of the memory it was opened on, nothing is copied.
 */
typedef struct backorder_droplist backorder_droplist;

/**
 * The policy, the prices and the drop rules, ready to decide.
 */
typedef struct backorder_engine backorder_engine;

/**
 * An effect under way at the registrar: a command, its answer, and so on until it is known what
 * came of it. It sends nothing: your HTTP does.
 */
typedef struct backorder_errand backorder_errand;

/**
 * One call from its beginning to its end, without I/O: it says what to do next.
 */
typedef struct backorder_exchange backorder_exchange;

/**
 * Why a backorder is where it is: sentences with their arguments.
 */
typedef struct backorder_explanation backorder_explanation;

/**
 * A forecast: the days, and the backorders that are in none of them as they should.
 */
typedef struct backorder_forecast backorder_forecast;

/**
 * What is posted for one command. It has the password in it, and is wiped when it is freed.
 */
typedef struct backorder_form backorder_form;

/**
 * Rows of the log, to be made a history.
 */
typedef struct backorder_history backorder_history;

/**
 * A droplist as bytes: write them to a file, map it, and open it with `backorder_droplist_open`.
 */
typedef struct backorder_image backorder_image;

/**
 * An import under way: it keeps the names and an unfinished line, not what it was fed.
 */
typedef struct backorder_import backorder_import;

/**
 * When the jobs run, in UTC.
 */
typedef struct backorder_job_plan backorder_job_plan;

/**
 * Limits of what speaks to the registrar: those that were set; for the others what
 * `BACKORDER_LIMIT_` says holds.
 */
typedef struct backorder_limits backorder_limits;

/**
 * The sum of what is earned: prices less costs, exact.
 */
typedef struct backorder_margin backorder_margin;

/**
 * A domain name, read from a text, with what reading changed.
 */
typedef struct backorder_name backorder_name;

/**
 * Who has not answered, and since when.
 */
typedef struct backorder_outages backorder_outages;

/**
 * What came of an effect. Which outcome can answer which kind of effect is checked by
 * `backorder_engine_observe`.
 */
typedef struct backorder_outcome backorder_outcome;

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Effects that are carried out side by side, and what came of them, in the order in which it is
 * known. It has no thread: the work goes on while `backorder_outcomes_next` waits, and rests in
 * between, but time-outs do not rest; so collect the outcomes first, or do little in between.
 */
typedef struct backorder_outcomes backorder_outcomes;
#endif

/**
 * Rows found. They are views of the memory that the list was opened on.
 */
typedef struct backorder_page backorder_page;

/**
 * A list on its way: which page to ask for next, and which of its rows are new. It sends nothing:
 * `backorder_registrar_call`, an exchange, or your own HTTP does.
 */
typedef struct backorder_pager backorder_pager;

/**
 * The timings and choices that a reseller can set.
 */
typedef struct backorder_policy backorder_policy;

/**
 * What a backorder costs, by TLD, currency and kind.
 */
typedef struct backorder_price_list backorder_price_list;

/**
 * What to look for.
 */
typedef struct backorder_query backorder_query;

/**
 * A reading of a client's account that has begun. Rows first, then billing: it is taken in only
 * while the account in the book is as it was when it began.
 */
typedef struct backorder_reading backorder_reading;

/**
 * Records, copied: they live without the book.
 */
typedef struct backorder_records backorder_records;

/**
 * Who was left out of a book, and why.
 */
typedef struct backorder_refused backorder_refused;

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * The registrar: where commands go and as whom, with HTTP and TLS inside. Several threads may call
 * it at once. After a fork the child makes connections of its own; those of the parent go on.
 */
typedef struct backorder_registrar backorder_registrar;
#endif

/**
 * The steps of a renewal, or the reason against it.
 */
typedef struct backorder_renewal_plan backorder_renewal_plan;

/**
 * What your database answers to a statement. It is the library's, and there while `run` of
 * `backorder_database` runs. What is wrong with a text or a number that it is given, the call that
 * asked says in the end.
 */
typedef struct backorder_reply backorder_reply;

/**
 * What a host does about some clients: read their rows, decide, commit, carry out, report; and,
 * where another host was faster, read and decide again.
 *
 * A round knows the order of these and touches nothing itself: `backorder_round_next` says what to
 * do, and what came of it is told by the function named at that step (`BACKORDER_STEP_`);
 * `backorder_round_advance` does what concerns a database itself, by a function of yours. A step
 * is said again until that is done. A commit that lost its race is loaded and decided again; the
 * report of an effect is told to the new rows, with the same outcome, until it is written. From
 * the third try on a transaction is begun and the client's account locked before the rows are read
 * (`BACKORDER_STEP_BEGIN`), so that nobody comes in between, however busy.
 *
 * Effects are carried out once all commits of the round are written or lost, in their order; what
 * the report of one leads to comes right after it.
 */
typedef struct backorder_round backorder_round;

/**
 * A row that is handed over by itself: columns by name.
 */
typedef struct backorder_row backorder_row;

/**
 * Rows of several tables, on their way into a book.
 */
typedef struct backorder_rows backorder_rows;

/**
 * A list of statements, in the order in which they are to be run.
 */
typedef struct backorder_statements backorder_statements;

/**
 * Counts of one list at an instant, by civil days of a time zone.
 */
typedef struct backorder_statistics backorder_statistics;

/**
 * The statements for one dialect and one prefix of table names. It has no connection: you run
 * what it says. It is never changed, so several threads may share it.
 */
typedef struct backorder_store backorder_store;

/**
 * What follows for all domains.
 */
typedef struct backorder_sync_plan backorder_sync_plan;

/**
 * Rows of values under named columns: what lists, reports and forecasts are. Each function that
 * makes one says its columns. Instants are whole unix seconds, days are `2027-01-13`, amounts are
 * whole minor units with the currency in the column after them, flags are 0 or 1; what is not
 * there is NULL.
 */
typedef struct backorder_table backorder_table;

/**
 * A text that the library made: an amount as decimals, an explanation, a name in Unicode.
 */
typedef struct backorder_text backorder_text;

/**
 * A list of messages that were refused, or that stayed unknown after their last sending.
 */
typedef struct backorder_undelivered backorder_undelivered;

/**
 * A time zone. The data is compiled in, so that the same zone has the same rules everywhere.
 */
typedef struct backorder_zone backorder_zone;

/**
 * What a call returns: `BACKORDER_OK`, or the number of an error.
 */
typedef uint32_t backorder_result;

/**
 * A text: `len` bytes of UTF-8 at `data`, not ended by a zero byte.
 *
 * As a parameter it is read during the call only; `data` may be NULL when `len` is 0. As a
 * result it is a view of the library's memory, and each function says how long it is valid;
 * `data` is then never NULL.
 */
typedef struct backorder_str {
  /**
   * The first byte.
   */
  const char *data;
  /**
   * The number of bytes.
   */
  size_t len;
} backorder_str;

/**
 * One value: a parameter of a statement, or a cell of a table.
 */
typedef struct backorder_value {
  /**
   * The type of the value, one of `BACKORDER_VALUE_`.
   */
  uint32_t kind;
  /**
   * INT: the number.
   */
  int64_t number;
  /**
   * TEXT: the text; empty otherwise.
   */
  struct backorder_str text;
} backorder_value;

/**
 * A client who was left out.
 */
typedef struct backorder_refused_client {
  /**
   * Who; 0 where the row does not say.
   */
  uint64_t client;
  /**
   * The error, one of `BACKORDER_ERROR_`.
   */
  uint32_t code;
  /**
   * Which row.
   */
  struct backorder_str subject;
  /**
   * Why, for people.
   */
  struct backorder_str message;
} backorder_refused_client;

/**
 * An amount of money: whole minor units and the ISO 4217 code.
 *
 * The minor unit is the cent, also for currencies without one (JPY), and the thousandth for the
 * currencies with three decimals: see `backorder_money_scale`.
 */
typedef struct backorder_money {
  /**
   * How many minor units; never a fraction.
   */
  int64_t amount_minor;
  /**
   * Three capital letters and a zero byte: `EUR`.
   */
  char currency[4];
} backorder_money;

/**
 * What the registrar charges: exact to the ten-thousandth, in any currency.
 */
typedef struct backorder_cost {
  /**
   * How many ten-thousandths of the main unit: `7.9500` is 79500.
   */
  int64_t amount_ten_thousandths;
  /**
   * Three capital letters and a zero byte: `USD`.
   */
  char currency[4];
} backorder_cost;

/**
 * How much one unit of a currency is worth in another.
 */
typedef struct backorder_rate {
  /**
   * The currency that is worth something: `USD`.
   */
  struct backorder_str from;
  /**
   * The currency in which: `EUR`.
   */
  struct backorder_str to;
  /**
   * Plain decimals above zero: `0.92317`.
   */
  struct backorder_str rate;
} backorder_rate;

/**
 * The parts of a domain name.
 */
typedef struct backorder_name_parts {
  /**
   * The name in ACE form: `xn--bcher-kva.co.uk`.
   */
  struct backorder_str ace;
  /**
   * What stands before the TLD, in ACE form.
   */
  struct backorder_str label;
  /**
   * The TLD in ACE form, without a leading dot: `co.uk`.
   */
  struct backorder_str tld;
  /**
   * The name as shown to people.
   */
  struct backorder_str unicode;
  /**
   * The label as shown to people.
   */
  struct backorder_str label_unicode;
  /**
   * Characters of the label as shown to people.
   */
  uint32_t characters;
  /**
   * Letters among them.
   */
  uint32_t letters;
  /**
   * Digits among them.
   */
  uint32_t digits;
  /**
   * Hyphens among them.
   */
  uint32_t hyphens;
  /**
   * Whether the label is an IDN.
   */
  bool is_idn;
  /**
   * How many characters reading changed: see `backorder_name_change_at`.
   */
  size_t change_count;
} backorder_name_parts;

/**
 * A character of a text that reading changed.
 */
typedef struct backorder_name_change {
  /**
   * The code point that was given.
   */
  uint32_t from;
  /**
   * What it was read as; empty where it was left out.
   */
  struct backorder_str to;
} backorder_name_change;

/**
 * A day of the civil calendar.
 */
typedef struct backorder_date {
  /**
   * The year, like 2027; 0 where there is no date.
   */
  int32_t year;
  /**
   * The month, 1 to 12.
   */
  uint32_t month;
  /**
   * The day, 1 to 31.
   */
  uint32_t day;
} backorder_date;

/**
 * What a clock on a wall shows: a day and a time of it.
 */
typedef struct backorder_local {
  /**
   * The day.
   */
  struct backorder_date date;
  /**
   * The hour, 0 to 23.
   */
  uint32_t hour;
  /**
   * The minute, 0 to 59.
   */
  uint32_t minute;
  /**
   * The second, 0 to 59.
   */
  uint32_t second;
} backorder_local;

/**
 * What one drop means for a backorder, by a policy.
 */
typedef struct backorder_schedule {
  /**
   * Till when a client can order and pay: the drop, or the registrar's cut-off before it.
   */
  int64_t deadline;
  /**
   * From when on the price is held.
   */
  int64_t window_opens;
  /**
   * From when on the application is sent.
   */
  int64_t submission_at;
  /**
   * Till when it may be sent.
   */
  int64_t sending_ends;
  /**
   * Till when one waits for funds.
   */
  int64_t grace_ends;
  /**
   * What the clock says now, one of `BACKORDER_PHASE_`.
   */
  uint32_t phase;
} backorder_schedule;

/**
 * One decision about one backorder, or about an account alone.
 *
 * All decisions of one call that concern one client are written in one transaction, or none is:
 * see `backorder_commits_new`.
 */
typedef struct backorder_decision {
  /**
   * The client concerned.
   */
  uint64_t client;
  /**
   * The backorder concerned; 0 when `has_record` is false.
   */
  uint64_t backorder;
  /**
   * When it was decided.
   */
  int64_t at;
  /**
   * What happened, a stable name: `place`, `fund`, `submit`, `accepted`.
   */
  struct backorder_str event;
  /**
   * The name, in ACE form; empty when `has_record` is false.
   */
  struct backorder_str name;
  /**
   * Whether a record changes; false when only the account does.
   */
  bool has_record;
  /**
   * Whether the account's revision changes.
   */
  bool has_account;
  /**
   * Which life of the record.
   */
  uint32_t life;
  /**
   * Where it stood: one of `BACKORDER_STATUS_` or `BACKORDER_STAGE_`.
   */
  uint32_t from;
  /**
   * Where it stands now: the same.
   */
  uint32_t to;
  /**
   * What happens to the hold, one of `BACKORDER_HOLD_`.
   */
  uint32_t hold;
  /**
   * The revision the record must have before; 0 for a new one.
   */
  uint64_t expected_revision;
  /**
   * The revision it has after.
   */
  uint64_t revision;
  /**
   * The revision the account must have before; 0 for a new one.
   */
  uint64_t account_expected_revision;
  /**
   * The revision it has after.
   */
  uint64_t account_revision;
  /**
   * How much is held (MADE), or was held until now (CAPTURED, RELEASED).
   */
  struct backorder_money hold_amount;
  /**
   * CAPTURED: how much of it the invoice took.
   */
  struct backorder_money hold_captured;
  /**
   * CAPTURED, RELEASED: how much of it is free again.
   */
  struct backorder_money hold_released;
  /**
   * Why, where a life falls back or ends: a stable name like `coverage-lost`, or empty.
   */
  struct backorder_str reason;
  /**
   * What the other side said about that; may be empty.
   */
  struct backorder_str reason_detail;
  /**
   * What should be known, though nothing depends on it; may be empty.
   */
  struct backorder_str warning;
  /**
   * The registrar's id that the record holds from now on; empty where none is new.
   */
  struct backorder_str reference;
  /**
   * Whether the name was won by this record: a claim is stored.
   */
  bool has_claim;
  /**
   * The drop date of the claim, or `BACKORDER_TIME_NONE`.
   */
  int64_t claim_drop_at;
  /**
   * How many effects are to be carried out.
   */
  size_t effect_count;
} backorder_decision;

/**
 * Something to be carried out, after the decision that asks for it is committed, and reported
 * with `backorder_engine_observe` under its `id`.
 *
 * Which fields are set depends on `kind`; the others are empty, 0 or false.
 */
typedef struct backorder_effect {
  /**
   * Its name, for ever: "bo-42.1.submit-application.1.", say.
   */
  struct backorder_str id;
  /**
   * The backorder it belongs to.
   */
  uint64_t backorder;
  /**
   * The client it is for.
   */
  uint64_t client;
  /**
   * What is done, one of `BACKORDER_EFFECT_`.
   */
  uint32_t kind;
  /**
   * The life of the backorder, from 1.
   */
  uint32_t life;
  /**
   * Which attempt or asking, from 1.
   */
  uint32_t number;
  /**
   * SUBMIT_APPLICATION: FULL or LITE, one of `BACKORDER_KIND_`.
   */
  uint32_t order_kind;
  /**
   * SUBMIT_APPLICATION: send NEW=1; another application of ours for the name exists.
   */
  bool force_new;
  /**
   * Whether carrying it out changes something outside; else it only asks.
   */
  bool is_changing;
  /**
   * ALERT_RESELLER: one of `BACKORDER_TOPIC_`.
   */
  uint32_t topic;
  /**
   * The name concerned, in ACE form: SUBMIT_APPLICATION, FIND_APPLICATION, CREATE_INVOICE,
   * READ_DOMAIN, IMPORT_DOMAIN, ALERT_RESELLER, and NOTIFY_CLIENT about one name.
   */
  struct backorder_str name;
  /**
   * The application: POLL_APPLICATION; ALERT_RESELLER where one is concerned.
   */
  struct backorder_str reference;
  /**
   * The invoice: POLL_INVOICE, CANCEL_INVOICE; ALERT_RESELLER where one is concerned.
   */
  uint64_t invoice;
  /**
   * Whether `invoice` is set.
   */
  bool has_invoice;
  /**
   * CREATE_INVOICE: the amount, tax included.
   */
  struct backorder_money amount;
  /**
   * CREATE_INVOICE: what of the amount is not tax.
   */
  struct backorder_money net;
  /**
   * CREATE_INVOICE: the tax, both rates together.
   */
  struct backorder_money tax;
  /**
   * CREATE_INVOICE: the rates of the tax, as an account's; `none` without.
   */
  struct backorder_str rates;
  /**
   * IMPORT_DOMAIN: the currency whose renewal price is the recurring amount.
   */
  char currency[4];
  /**
   * IMPORT_DOMAIN: the registration date.
   */
  struct backorder_date registered_on;
  /**
   * IMPORT_DOMAIN: the expiry date.
   */
  struct backorder_date expires_on;
  /**
   * IMPORT_DOMAIN: the next due and next invoice date.
   */
  struct backorder_date due_on;
  /**
   * What it is about, a stable name. NOTIFY_CLIENT: `low-balance`, `unlisted`, `renewed`,
   * `no-price`. ALERT_RESELLER: the topic's name.
   */
  struct backorder_str about;
  /**
   * ALERT_RESELLER: what the other side said; may be empty.
   */
  struct backorder_str detail;
  /**
   * NOTIFY_CLIENT about `low-balance`: how many backorders are short of funds; read each with
   * `backorder_decisions_short_item_at` or `backorder_round_short_item_at`.
   */
  size_t short_item_count;
  /**
   * FIND_INVOICE: how many effect ids to look for in the notes of invoices; read each with
   * `backorder_decisions_note_at` or `backorder_round_note_at`.
   */
  size_t note_count;
} backorder_effect;

/**
 * A backorder that lacks funds, in a message about `low-balance`.
 */
typedef struct backorder_short_item {
  /**
   * Which.
   */
  uint64_t backorder;
  /**
   * Its name.
   */
  struct backorder_str name;
  /**
   * When the name drops.
   */
  int64_t drop_at;
  /**
   * Its price today.
   */
  struct backorder_money price;
  /**
   * How much is missing to hold that price now.
   */
  struct backorder_money missing;
  /**
   * The deadline is past: it is too late to pay.
   */
  bool is_late;
} backorder_short_item;

/**
 * One record, as its present life stands.
 */
typedef struct backorder_record {
  /**
   * Its number.
   */
  uint64_t id;
  /**
   * Whose it is.
   */
  uint64_t client;
  /**
   * Raised by every decision about it.
   */
  uint64_t revision;
  /**
   * The name wanted, in ACE form.
   */
  struct backorder_str name;
  /**
   * One of `BACKORDER_STATUS_`, or `BACKORDER_STAGE_DELETED`.
   */
  uint32_t stage;
  /**
   * One of `BACKORDER_KIND_`.
   */
  uint32_t kind;
  /**
   * 1, and one more each time it is placed again.
   */
  uint32_t life;
  /**
   * Whether the price is held.
   */
  bool has_hold;
  /**
   * The invoice's state, one of `BACKORDER_INVOICE_`.
   */
  uint32_t invoice_state;
  /**
   * The invoice's number, if there is one.
   */
  uint64_t invoice;
  /**
   * What billing asked by the invoice, if there is one: subtotal and tax.
   */
  struct backorder_money invoice_total;
  /**
   * What is held, tax included, if anything is.
   */
  struct backorder_money hold;
  /**
   * When it was placed.
   */
  int64_t placed_at;
  /**
   * When it was last decided about.
   */
  int64_t updated_at;
  /**
   * When the name drops, or `BACKORDER_TIME_NONE`.
   */
  int64_t drop_at;
  /**
   * The registrar's cut-off for orders, or `BACKORDER_TIME_NONE`.
   */
  int64_t finalization_at;
  /**
   * The registrar's id of the application; empty until it is accepted.
   */
  struct backorder_str reference;
  /**
   * Why it last fell back or ended: a stable name like `never-funded`, or empty.
   */
  struct backorder_str reason;
  /**
   * What the other side said about that; may be empty.
   */
  struct backorder_str reason_detail;
  /**
   * What of the hold is not tax, if anything is held: what a margin is made of.
   */
  struct backorder_money hold_net;
  /**
   * What of the hold is tax, both rates together, if anything is held.
   */
  struct backorder_money hold_tax;
} backorder_record;

/**
 * A client's money at a glance, in the account's currency.
 */
typedef struct backorder_funds {
  /**
   * The balance in billing.
   */
  struct backorder_money credit;
  /**
   * Unpaid invoices.
   */
  struct backorder_money unpaid;
  /**
   * The sum of the holds that count.
   */
  struct backorder_money held;
  /**
   * What is free: credit - unpaid - held, shown as at least zero.
   */
  struct backorder_money available;
} backorder_funds;

/**
 * Which records, in which order. All zero is: all of everybody, by id, none of them shown; set
 * `limit` at least.
 */
typedef struct backorder_filter {
  /**
   * Whose, where `has_client` is set.
   */
  uint64_t client;
  /**
   * Whether only one client's records are wanted.
   */
  bool has_client;
  /**
   * Statuses, `BACKORDER_STATUS_`; none means all.
   */
  const uint32_t *statuses;
  /**
   * How many they are.
   */
  size_t status_count;
  /**
   * By what they are ordered, one of `BACKORDER_ORDER_`; 0 is by id.
   */
  uint32_t order;
  /**
   * The last first.
   */
  bool is_descending;
  /**
   * How many are left out at the beginning.
   */
  size_t first;
  /**
   * How many at most, 1 to 1000.
   */
  size_t limit;
} backorder_filter;

/**
 * One of them.
 */
typedef struct backorder_undelivered_message {
  /**
   * When it was found undelivered, or `BACKORDER_TIME_NONE`.
   */
  int64_t found_at;
  /**
   * When it was last sent.
   */
  int64_t sent_at;
  /**
   * How often it was sent.
   */
  uint32_t sends;
  /**
   * `given up`, or the other side's no.
   */
  struct backorder_str why;
} backorder_undelivered_message;

/**
 * When a name drops, and who says so. Never the client.
 */
typedef struct backorder_listing {
  /**
   * When the registry is expected to release the name.
   */
  int64_t drop_at;
  /**
   * The registrar's own cut-off for orders, or `BACKORDER_TIME_NONE`.
   */
  int64_t finalization_at;
  /**
   * `BACKORDER_SOURCE_DROPLIST`: the identity of the droplist, another for every import.
   */
  uint64_t list;
  /**
   * Who says so, one of `BACKORDER_SOURCE_`.
   */
  uint32_t source;
} backorder_listing;

/**
 * A name and when it drops.
 */
typedef struct backorder_dated_name {
  /**
   * The name, Unicode or ACE.
   */
  struct backorder_str name;
  /**
   * When the registry is expected to release it.
   */
  int64_t drop_at;
  /**
   * The registrar's own cut-off for orders, or `BACKORDER_TIME_NONE`.
   */
  int64_t finalization_at;
} backorder_dated_name;

/**
 * A TLD of which a list of dates has every name that is about to drop.
 */
typedef struct backorder_coverage {
  /**
   * The TLD.
   */
  struct backorder_str tld;
  /**
   * How many names of it the list before had; 0 if there was none, and nothing is concluded
   * then.
   */
  uint32_t names_before;
} backorder_coverage;

/**
 * A backorder that was taken over.
 */
typedef struct backorder_taken_row {
  /**
   * Which of the rows, from 0.
   */
  size_t row;
  /**
   * Its id.
   */
  uint64_t id;
  /**
   * Where it stands now, one of `BACKORDER_STATUS_`: it may be before where it stood.
   */
  uint32_t status;
  /**
   * How many warnings there are about it.
   */
  size_t warning_count;
} backorder_taken_row;

/**
 * Something that a person should know of a backorder that was taken over all the same.
 */
typedef struct backorder_adoption_warning {
  /**
   * What sort of thing, one of `BACKORDER_WARNING_`.
   */
  uint32_t kind;
  /**
   * Which backorder, what was given, what was made of it.
   */
  struct backorder_str message;
} backorder_adoption_warning;

/**
 * A backorder that was not.
 */
typedef struct backorder_refused_row {
  /**
   * Which of the rows, from 0.
   */
  size_t row;
  /**
   * Its id; 0 where the row could not be read.
   */
  uint64_t id;
  /**
   * The error, one of `BACKORDER_ERROR_`.
   */
  uint32_t code;
  /**
   * What the error is about.
   */
  struct backorder_str subject;
  /**
   * What is wrong, in words.
   */
  struct backorder_str message;
} backorder_refused_row;

/**
 * One statement.
 */
typedef struct backorder_statement {
  /**
   * SQL, with a question mark for each parameter. It is not ended by a zero byte. Statements of
   * the same shape have the same text, to be prepared once.
   */
  struct backorder_str sql;
  /**
   * The table whose rows it reads, for `backorder_rows_set_columns`; empty for all others.
   */
  struct backorder_str table;
  /**
   * Its parameters, in the order of the question marks; NULL where there are none.
   */
  const struct backorder_value *parameters;
  /**
   * How many parameters it has.
   */
  size_t parameter_count;
  /**
   * How many rows it must change, another number is a lost race; -1: any number is fine.
   */
  int64_t row_count;
} backorder_statement;

/**
 * Your database: a function that runs a statement, and what it runs it in.
 */
typedef struct backorder_database {
  /**
   * Runs one statement, by its parameters, and says what came of it: by
   * `backorder_reply_set_columns` and `_add_values` the rows that it reads, by `_changed` how
   * many it changed, or by `_failed` what the database said against it. Among them are what
   * begins and ends transactions, which have no parameters. It returns; it leaves by no
   * exception and no `longjmp`, and calls nothing about the round or store that asks.
   */
  void (*run)(void *context,
              const struct backorder_statement *statement,
              struct backorder_reply *reply);
  /**
   * Given to `run` as it is: your connection, for instance.
   */
  void *context;
} backorder_database;

/**
 * What to do next in a round.
 *
 * Which fields are set depends on `kind`; the others are NULL, empty or 0.
 */
typedef struct backorder_step {
  /**
   * One of `BACKORDER_STEP_`.
   */
  uint32_t kind;
  /**
   * COMMIT: whose commit; FAILED: who was left out, 0 where a row does not say.
   */
  uint64_t client;
  /**
   * LOAD: the reads, each with its table; COMMIT: the transaction; BEGIN: the lock.
   */
  const struct backorder_statements *statements;
  /**
   * DECIDE: the book of the round. It is yours until `backorder_round_decided`, never to free.
   */
  struct backorder_book *book;
  /**
   * CARRY_OUT: what; FAILED: of an effect that is carried out and could not be reported, the id.
   */
  struct backorder_effect effect;
  /**
   * FAILED: why, one of `BACKORDER_ERROR_`.
   */
  uint32_t code;
  /**
   * FAILED: why, for people.
   */
  struct backorder_str message;
  /**
   * COMMIT: the transaction is the one that BEGIN began.
   */
  bool is_begun;
  /**
   * DECIDE: who has a part in the book. Read the account of each now, and of nobody else but a
   * client who places the first name. Valid until `backorder_round_decided`.
   */
  const uint64_t *clients;
  /**
   * DECIDE: how many they are.
   */
  size_t client_count;
} backorder_step;

/**
 * One name of a droplist.
 */
typedef struct backorder_droplist_row {
  /**
   * The label in ACE form. Valid as long as the memory that the list was opened on.
   */
  struct backorder_str label;
  /**
   * The top-level domain in ACE form. Valid as long as the memory that the list was opened on.
   */
  struct backorder_str tld;
  /**
   * The label as shown to people. Valid until the page is freed.
   */
  struct backorder_str label_unicode;
  /**
   * When the name drops.
   */
  int64_t drop_at;
  /**
   * The registrar's score, from 1; 0 for none.
   */
  uint32_t score;
  /**
   * Characters of the label as shown to people.
   */
  uint32_t characters;
  /**
   * Letters among them.
   */
  uint32_t letters;
  /**
   * Digits among them.
   */
  uint32_t digits;
  /**
   * Hyphens among them.
   */
  uint32_t hyphens;
  /**
   * Whether the label is an IDN.
   */
  bool is_idn;
} backorder_droplist_row;

/**
 * What an import has seen.
 */
typedef struct backorder_import_report {
  /**
   * Bytes fed.
   */
  uint64_t bytes;
  /**
   * Lines read, without blank ones.
   */
  uint64_t lines;
  /**
   * Lines that could not be used.
   */
  uint64_t bad_lines;
  /**
   * Names left out since their drop was past.
   */
  uint64_t past;
  /**
   * Names that stood there twice; the later drop was kept. Known when finished.
   */
  uint64_t duplicates;
  /**
   * Names kept; until finished, with duplicates.
   */
  uint64_t names;
  /**
   * Names left out since the list gives them no drop, in formats where that may be.
   */
  uint64_t undated;
  /**
   * How many bad lines `backorder_import_bad_line_at` has.
   */
  uint64_t bad_kept;
} backorder_import_report;

/**
 * A line that could not be used.
 */
typedef struct backorder_bad_line {
  /**
   * Its number, from 1.
   */
  uint64_t number;
  /**
   * What is wrong with it. Valid until the next call that changes the import.
   */
  struct backorder_str cause;
  /**
   * The number of the error, one of `BACKORDER_ERROR_`.
   */
  uint32_t code;
} backorder_bad_line;

/**
 * Counts of the whole list.
 */
typedef struct backorder_statistics_totals {
  /**
   * All names.
   */
  uint64_t total;
  /**
   * Names that drop in the 24 hours from the instant on.
   */
  uint64_t next_24_hours;
  /**
   * Names that drop in the 7 times 24 hours from the instant on.
   */
  uint64_t next_7_days;
  /**
   * How many days have names.
   */
  size_t day_count;
  /**
   * How many TLDs the list has.
   */
  size_t tld_count;
} backorder_statistics_totals;

/**
 * Names of one TLD.
 */
typedef struct backorder_statistics_tld {
  /**
   * The TLD. Valid until the statistics are freed.
   */
  struct backorder_str tld;
  /**
   * The names.
   */
  uint64_t total;
} backorder_statistics_tld;

/**
 * The names that drop on one day.
 */
typedef struct backorder_statistics_day {
  /**
   * The day, `2027-01-31`. Valid until the statistics are freed.
   */
  struct backorder_str date;
  /**
   * All of them.
   */
  uint64_t total;
  /**
   * How many TLDs they have.
   */
  size_t tld_count;
} backorder_statistics_day;

/**
 * What your HTTP brought back.
 */
typedef struct backorder_http_answer {
  /**
   * The HTTP status, such as 200.
   */
  uint32_t status;
  /**
   * The seconds of a Retry-After header; 0 for none.
   */
  uint32_t retry_after;
  /**
   * The body, unpacked; NULL where it is empty.
   */
  const uint8_t *body;
  /**
   * How many bytes it has.
   */
  size_t size;
  /**
   * 0 when the answer is whole; else how far the request got, one of `BACKORDER_FAULT_`, and the
   * other fields are not read.
   */
  uint32_t fault;
} backorder_http_answer;

/**
 * Asked for a one-time password: `context` is what was given beside it. It sets `*out`, which is
 * empty before and is read when it returns, and says whether it has one; where it has none nothing
 * is sent. It runs in the thread of the call that needs the password, so several threads may run
 * it at once where they share what asks. It must come back by returning, and must not call what
 * asks.
 */
typedef bool (*backorder_otp_source)(void *context, struct backorder_str *out);

/**
 * What was counted since a registrar or a conversation was made.
 */
typedef struct backorder_metrics {
  /**
   * Commands that were asked for, logins included.
   */
  uint64_t calls;
  /**
   * Requests that were sent.
   */
  uint64_t attempts;
  /**
   * Requests that repeated one before.
   */
  uint64_t repetitions;
  /**
   * Answers of the registrar, whatever their code.
   */
  uint64_t answers;
  /**
   * Calls without an answer, of which nothing was carried out.
   */
  uint64_t failures;
  /**
   * Calls of which it is not known what became of them.
   */
  uint64_t unknown_outcomes;
  /**
   * Sessions that were started again because the registrar had forgotten them.
   */
  uint64_t renewals;
  /**
   * Bytes of answers, unpacked.
   */
  uint64_t bytes_received;
  /**
   * Answers by which the registrar asked for less: 425, 521, HTTP 429.
   */
  uint64_t limited;
  /**
   * Milliseconds spent waiting between attempts and for the rate limit.
   */
  uint64_t waited_ms;
} backorder_metrics;

/**
 * What to do next in an exchange.
 */
typedef struct backorder_next {
  /**
   * One of `BACKORDER_NEXT_`.
   */
  uint32_t kind;
  /**
   * WAIT: so many milliseconds.
   */
  uint64_t wait_ms;
  /**
   * POST: where to.
   */
  struct backorder_str url;
  /**
   * POST: what, as `application/x-www-form-urlencoded`. It has the password in it.
   */
  struct backorder_str body;
  /**
   * POST: the answer must be whole within so many milliseconds.
   */
  uint64_t total_ms;
  /**
   * POST: its head must be there within so many.
   */
  uint64_t answer_ms;
  /**
   * POST: no pause between two pieces of it may be longer.
   */
  uint64_t idle_ms;
  /**
   * POST: so many bytes it may have, unpacked; what is larger is `BACKORDER_FAULT_TOO_LARGE`.
   */
  uint64_t bytes;
} backorder_next;

/**
 * The registrar's handles of a client's contacts. An empty one is nobody.
 */
typedef struct backorder_contacts {
  /**
   * The owner.
   */
  struct backorder_str owner;
  /**
   * The administrator.
   */
  struct backorder_str admin;
  /**
   * The technician.
   */
  struct backorder_str tech;
  /**
   * Who pays the bills.
   */
  struct backorder_str billing;
} backorder_contacts;

/**
 * The reseller's account at the registrar.
 */
typedef struct backorder_reseller_funds {
  /**
   * What is on the account.
   */
  struct backorder_cost amount;
  /**
   * What of it is a deposit and cannot be used.
   */
  struct backorder_cost deposit;
  /**
   * By how much it may be overdrawn.
   */
  struct backorder_cost credit;
} backorder_reseller_funds;

/**
 * What is known besides the book, for an explanation.
 */
typedef struct backorder_facts {
  /**
   * The reseller's account at the registrar, or NULL.
   */
  const struct backorder_reseller_funds *reseller;
  /**
   * What the registrar charges for this name, or NULL.
   */
  const struct backorder_cost *cost;
  /**
   * Whether the name can be registered by anybody: 1 yes, 0 no, -1 nobody knows.
   */
  int32_t is_free;
} backorder_facts;

/**
 * When a job ran last.
 */
typedef struct backorder_job_run {
  /**
   * Which, one of `BACKORDER_JOB_`.
   */
  uint32_t job;
  /**
   * When; `BACKORDER_TIME_NONE` for never.
   */
  int64_t at;
} backorder_job_run;

/**
 * A field that gets another value.
 */
typedef struct backorder_sync_change {
  /**
   * Billing's row.
   */
  uint64_t id;
  /**
   * The domain.
   */
  struct backorder_str domain;
  /**
   * Where: `billing` or `registrar`.
   */
  struct backorder_str side;
  /**
   * `status`, `expiry_date`, `next_due_date`; `auto_renew`, `renewal_mode`, `privacy`.
   */
  struct backorder_str field;
  /**
   * The value that is there, as the side writes it; no date is `0000-00-00`.
   */
  struct backorder_str old;
  /**
   * The value it gets.
   */
  struct backorder_str new_value;
  /**
   * Why, as a stable word.
   */
  struct backorder_str reason;
} backorder_sync_change;

/**
 * What is to be done besides changing fields.
 */
typedef struct backorder_sync_effect {
  /**
   * Billing's row.
   */
  uint64_t id;
  /**
   * The domain.
   */
  struct backorder_str domain;
  /**
   * `renew`, `suspend` or `unsuspend`.
   */
  struct backorder_str kind;
  /**
   * For `renew`; else 0.
   */
  uint32_t years;
} backorder_sync_effect;

/**
 * What is only reported of a domain.
 */
typedef struct backorder_sync_entry {
  /**
   * Billing's row.
   */
  uint64_t id;
  /**
   * The domain.
   */
  struct backorder_str domain;
  /**
   * `notice` or `error`.
   */
  struct backorder_str level;
  /**
   * The stable word.
   */
  struct backorder_str code;
  /**
   * The word, date or text it is about; may be empty.
   */
  struct backorder_str detail;
} backorder_sync_entry;

/**
 * A row that was refused: never planned, never a stop for the rest.
 */
typedef struct backorder_sync_refusal {
  /**
   * The domain, or the number of the row.
   */
  struct backorder_str domain;
  /**
   * Whose row: `billing` or `registrar`.
   */
  struct backorder_str side;
  /**
   * `unreadable`, `duplicate-id`, `duplicate-answer` or `not-in-billing`.
   */
  struct backorder_str reason;
  /**
   * What cannot be, for a row that cannot be read.
   */
  struct backorder_str detail;
} backorder_sync_refusal;

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Told how far a download came: `context` is what was given beside it, `bytes` how many are in the
 * file by now, those of an earlier attempt included, `bytes_total` how many it will have; 0 where
 * the server does not say. It must come back by returning, and must not use the download.
 */
typedef void (*backorder_download_progress)(void *context, uint64_t bytes, uint64_t bytes_total);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * What came of a download.
 */
typedef struct backorder_fetched {
  /**
   * Whether the file is new, whole and in its place; if not, the server has nothing newer than
   * what is there, and the other fields are 0 and empty.
   */
  bool is_new;
  /**
   * Its size.
   */
  uint64_t bytes;
  /**
   * How many of the bytes were there from an earlier attempt.
   */
  uint64_t resumed_at;
  /**
   * Its SHA-256, in lower-case hexadecimal digits. Valid until the next fetch.
   */
  struct backorder_str sha256;
} backorder_fetched;
#endif

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The number of the error that this thread's last refused call returned; `BACKORDER_OK` when
 * none was refused yet. A call that succeeds leaves it as it is.
 */
backorder_result backorder_last_error_code(void);

/**
 * The message of the error that this thread's last refused call returned, for people: it names
 * the bad value and the limit. Empty when none was refused yet.
 *
 * The view is valid until the next refused call of the same thread, or its end.
 */
struct backorder_str backorder_last_error_message(void);

/**
 * What that error is about: the value, name, id or parameter.
 *
 * The view is valid until the next refused call of the same thread, or its end.
 */
struct backorder_str backorder_last_error_subject(void);

/**
 * The registrar's own code in that error, such as 549; 0 where the registrar did not answer.
 */
uint32_t backorder_last_error_registrar_code(void);

/**
 * How far the request to the registrar got that failed, one of `BACKORDER_FAULT_`; 0 where the
 * error is another.
 */
uint32_t backorder_last_error_fault(void);

/**
 * The stable name of a number: `ok`, `null-pointer`, `funds-short`; empty for an unused number.
 *
 * The view is valid for ever.
 */
struct backorder_str backorder_result_name(backorder_result result);

/**
 * The text itself; empty of NULL. The view is valid until `text` is freed.
 */
struct backorder_str backorder_text_view(const struct backorder_text *text);

/**
 * Frees a text; NULL is fine.
 */
void backorder_text_free(struct backorder_text *text);

/**
 * No rows. Free them with `backorder_rows_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_rows_new(struct backorder_rows **out);

/**
 * Says of which table the rows are that follow, and which columns they have, in their order: as
 * the statement reads them, said once before its rows.
 *
 * Errors: `ROW_INVALID` for a table that a book takes no rows of, or a column that comes twice;
 * the rows that follow are what they were said to be before.
 *
 * The caller makes sure that `columns` is NULL or points to `column_count` texts.
 */
BACKORDER_MUST_USE
backorder_result backorder_rows_set_columns(struct backorder_rows *rows,
                                            struct backorder_str table,
                                            const struct backorder_str *columns,
                                            size_t column_count);

/**
 * Adds rows: the values of one after those of another, each as many as there are columns, so
 * one row or thousands. A number as text is fine too: some databases hand out nothing else.
 *
 * Errors: `SIZE_INVALID` for values that are no whole rows. What is wrong with a value is said
 * with its column as subject; no row is added then.
 *
 * The caller makes sure that `values` is NULL or points to `value_count` values.
 */
BACKORDER_MUST_USE
backorder_result backorder_rows_add_values(struct backorder_rows *rows,
                                           const struct backorder_value *values,
                                           size_t value_count);

/**
 * Frees rows; NULL is fine.
 */
void backorder_rows_free(struct backorder_rows *rows);

/**
 * How many clients were left out; 0 for NULL.
 */
size_t backorder_refused_count(const struct backorder_refused *refused);

/**
 * The client at `index`, from 0. `size` is `sizeof *out`.
 *
 * The views are valid until `refused` is freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_refused_at(const struct backorder_refused *refused,
                                      size_t index,
                                      size_t size,
                                      struct backorder_refused_client *out);

/**
 * Frees what was refused; NULL is fine.
 */
void backorder_refused_free(struct backorder_refused *refused);

/**
 * A row without columns. Free it with `backorder_row_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_row_new(struct backorder_row **out);

/**
 * Sets a column to NULL.
 */
BACKORDER_MUST_USE
backorder_result backorder_row_set_null(struct backorder_row *row, struct backorder_str column);

/**
 * Sets a column to a whole number.
 */
BACKORDER_MUST_USE
backorder_result backorder_row_set_int(struct backorder_row *row,
                                       struct backorder_str column,
                                       int64_t number);

/**
 * Sets a column to a text. A number as text is fine too: some databases hand out nothing else.
 */
BACKORDER_MUST_USE
backorder_result backorder_row_set_text(struct backorder_row *row,
                                        struct backorder_str column,
                                        struct backorder_str text);

/**
 * Frees a row; NULL is fine.
 */
void backorder_row_free(struct backorder_row *row);

/**
 * The number of rows; 0 of NULL.
 */
size_t backorder_table_row_count(const struct backorder_table *table);

/**
 * The number of columns; 0 of NULL.
 */
size_t backorder_table_column_count(const struct backorder_table *table);

/**
 * The name of the column at `index`, from 0; empty where there is none. Valid for ever.
 */
struct backorder_str backorder_table_column(const struct backorder_table *table, size_t index);

/**
 * The value in a row and a column, both from 0. `size` is `sizeof *out`.
 *
 * The view is valid until `table` is freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_table_at(const struct backorder_table *table,
                                    size_t row,
                                    size_t column,
                                    size_t size,
                                    struct backorder_value *out);

/**
 * The value in a row, from 0, under the name of a column. `size` is `sizeof *out`.
 *
 * The view is valid until `table` is freed.
 *
 * Errors: `INDEX_INVALID` also for a column that the table has not, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_table_get(const struct backorder_table *table,
                                     size_t row,
                                     struct backorder_str column,
                                     size_t size,
                                     struct backorder_value *out);

/**
 * Frees a table; NULL is fine.
 */
void backorder_table_free(struct backorder_table *table);

/**
 * A view of a text that ends with a zero byte; of NULL, the empty text.
 *
 * The view is valid as long as `text` is.
 *
 * The caller makes sure that `text` is NULL or ends with a zero byte.
 */
struct backorder_str backorder_str_of(const char *text);

/**
 * The version of the library that runs: `0.1.0`. The one of the header is `BACKORDER_VERSION`.
 *
 * The view is valid for ever.
 */
struct backorder_str backorder_version(void);

/**
 * The version of the library that runs as one number, `BACKORDER_VERSION_NUMBER` in the header:
 * major * 1000000 + minor * 1000 + patch.
 */
uint32_t backorder_version_number(void);

/**
 * A whole closed list, one of `BACKORDER_LIST_`, in its order. Columns: `number` (NULL in lists
 * whose members have names alone), `name`, and `sentence`, which says in English what it means.
 * Free the table with `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_words_new(uint32_t number, struct backorder_table **out);

/**
 * The name of a number of a list: `AUCTION-WON`, `submit-application`; empty where the list has no
 * such number, or there is no such list. Valid for ever.
 */
struct backorder_str backorder_words_name(uint32_t number, uint32_t member);

/**
 * What a number of a list means, an English sentence; empty where the list has no such number, or
 * there is no such list. Valid for ever.
 */
struct backorder_str backorder_words_sentence(uint32_t number, uint32_t member);

/**
 * The number under a name of a list, spelled exactly so.
 *
 * Errors: `NUMBER_INVALID` for a name that is not in the list or has no number.
 */
BACKORDER_MUST_USE
backorder_result backorder_words_number(uint32_t number, struct backorder_str name, uint32_t *out);

/**
 * `left` and `right` together.
 *
 * Errors: `CURRENCY_MISMATCH`, `CURRENCY_UNKNOWN`, `AMOUNT_OVERFLOW`.
 */
BACKORDER_MUST_USE
backorder_result backorder_money_plus(struct backorder_money left,
                                      struct backorder_money right,
                                      struct backorder_money *out);

/**
 * `left` without `right`; may be below zero.
 *
 * Errors: `CURRENCY_MISMATCH`, `CURRENCY_UNKNOWN`, `AMOUNT_OVERFLOW`.
 */
BACKORDER_MUST_USE
backorder_result backorder_money_minus(struct backorder_money left,
                                       struct backorder_money right,
                                       struct backorder_money *out);

/**
 * The amount with the other sign.
 *
 * Errors: `CURRENCY_UNKNOWN`, `AMOUNT_OVERFLOW`.
 */
BACKORDER_MUST_USE
backorder_result backorder_money_negated(struct backorder_money money, struct backorder_money *out);

/**
 * -1 when `left` is less than `right`, 0 when both are the same, 1 when it is more.
 *
 * Errors: `CURRENCY_MISMATCH`, `CURRENCY_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_money_compare(struct backorder_money left,
                                         struct backorder_money right,
                                         int32_t *out);

/**
 * The amount as plain decimals, as `backorder_money_parse` reads them: `1234.50`, `-0.05`. Free
 * the text with `backorder_text_free`.
 *
 * Errors: `CURRENCY_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_money_text(struct backorder_money money, struct backorder_text **out);

/**
 * The amount as WHMCS shows it: between `prefix` and `suffix` of its currency, with the digits as
 * `style` says, one of `BACKORDER_STYLE_`. Free the text with `backorder_text_free`.
 *
 * Errors: `AMOUNT_INVALID` for an unknown style, `CURRENCY_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_money_format(struct backorder_money money,
                                        struct backorder_str prefix,
                                        struct backorder_str suffix,
                                        uint32_t style,
                                        struct backorder_text **out);

/**
 * What a price becomes with tax, as `backorder_engine_set_account` reads `tax`: what of it is net
 * and what is tax. Together they are what is held and asked.
 *
 * Errors: `TAX_INVALID`, `CURRENCY_UNKNOWN`, `PRICE_NEGATIVE`, `AMOUNT_OVERFLOW`.
 */
BACKORDER_MUST_USE
backorder_result backorder_tax_charge(struct backorder_str tax,
                                      struct backorder_money price,
                                      struct backorder_money *net,
                                      struct backorder_money *out);

/**
 * Reads a price of WHMCS's domain pricing, where `-1.00` means that the term is not offered:
 * `is_offered` is false then, and the amount 0.
 *
 * Errors: `PRICE_NEGATIVE` for another amount below zero; else as `backorder_money_parse`.
 */
BACKORDER_MUST_USE
backorder_result backorder_money_parse_term_fee(struct backorder_str text,
                                                struct backorder_str currency,
                                                bool *is_offered,
                                                struct backorder_money *out);

/**
 * Reads plain decimals of at most four places, as the registrar lists its prices.
 *
 * Errors: `AMOUNT_INVALID`, `AMOUNT_PRECISION`, `AMOUNT_OVERFLOW`, `CURRENCY_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_cost_parse(struct backorder_str text,
                                      struct backorder_str currency,
                                      struct backorder_cost *out);

/**
 * The cost as plain decimals. Free the text with `backorder_text_free`.
 *
 * Errors: `CURRENCY_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_cost_text(struct backorder_cost cost, struct backorder_text **out);

/**
 * `left` and `right` together.
 *
 * Errors: `CURRENCY_MISMATCH`, `CURRENCY_UNKNOWN`, `AMOUNT_OVERFLOW`.
 */
BACKORDER_MUST_USE
backorder_result backorder_cost_plus(struct backorder_cost left,
                                     struct backorder_cost right,
                                     struct backorder_cost *out);

/**
 * `left` without `right`; may be below zero.
 *
 * Errors: `CURRENCY_MISMATCH`, `CURRENCY_UNKNOWN`, `AMOUNT_OVERFLOW`.
 */
BACKORDER_MUST_USE
backorder_result backorder_cost_minus(struct backorder_cost left,
                                      struct backorder_cost right,
                                      struct backorder_cost *out);

/**
 * The cost of `count` of them.
 *
 * Errors: `CURRENCY_UNKNOWN`, `AMOUNT_OVERFLOW`.
 */
BACKORDER_MUST_USE
backorder_result backorder_cost_times(struct backorder_cost cost,
                                      uint32_t count,
                                      struct backorder_cost *out);

/**
 * The cost as money, rounded up to a whole minor unit.
 *
 * Errors: `CURRENCY_UNKNOWN`, `AMOUNT_OVERFLOW`.
 */
BACKORDER_MUST_USE
backorder_result backorder_cost_to_money(struct backorder_cost cost, struct backorder_money *out);

/**
 * What a term of `years` costs at the registrar, `setup` once and `annual` for each year; and what
 * is charged where only the price of the first year can be stored: (setup + annual) * years.
 *
 * Errors: `CURRENCY_MISMATCH`, `CURRENCY_UNKNOWN`, `AMOUNT_OVERFLOW`, `TERM_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_cost_of_term(struct backorder_cost setup,
                                        struct backorder_cost annual,
                                        uint32_t years,
                                        struct backorder_cost *registrar,
                                        struct backorder_cost *storable);

/**
 * An amount, as plain decimals, in the other currency: exact, not rounded. Free the text with
 * `backorder_text_free`.
 *
 * Errors: `AMOUNT_INVALID`, `AMOUNT_OVERFLOW`, `CURRENCY_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_rate_convert(const struct backorder_rate *rate,
                                        struct backorder_str amount,
                                        struct backorder_text **out);

/**
 * Nothing earned yet, in this currency. Free it with `backorder_margin_free`.
 *
 * Errors: `CURRENCY_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_margin_new(struct backorder_str currency, struct backorder_margin **out);

/**
 * Adds what was charged, without its tax, less what it cost. `rate` turns the currency of the cost
 * into that of what was charged; NULL where both are the same.
 *
 * Errors: `CURRENCY_MISMATCH`, `CURRENCY_UNKNOWN`, `AMOUNT_INVALID`, `AMOUNT_OVERFLOW`.
 */
BACKORDER_MUST_USE
backorder_result backorder_margin_add(struct backorder_margin *margin,
                                      struct backorder_money net,
                                      struct backorder_cost cost,
                                      const struct backorder_rate *rate);

/**
 * The sum so far as plain decimals, exact. Free the text with
 * `backorder_text_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_margin_text(const struct backorder_margin *margin,
                                       struct backorder_text **out);

/**
 * Frees a margin; NULL is fine.
 */
void backorder_margin_free(struct backorder_margin *margin);

/**
 * Reads plain decimal text as billing systems store it: `12.34`, `-1.00`, `7`. Zeros beyond the
 * decimals that the currency keeps are exact and accepted; a currency that ISO has withdrawn is
 * refused, the message names its successor.
 *
 * Errors: `AMOUNT_INVALID`, `AMOUNT_PRECISION`, `AMOUNT_OVERFLOW`, `CURRENCY_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_money_parse(struct backorder_str text,
                                       struct backorder_str currency,
                                       struct backorder_money *out);

/**
 * How many decimals amounts of a currency are kept with: 2, or 3 for KWD and the like.
 *
 * Errors: `CURRENCY_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_money_scale(struct backorder_money money, uint32_t *out);

/**
 * Reads a name, Unicode or ACE, in any case. `tlds` are the `count` ones that names may be under,
 * of which the longest that fits is taken; with none, all after the first dot is the TLD. Free the
 * name with `backorder_name_free`.
 *
 * Errors: those of names.
 *
 * The caller makes sure that `tlds` points to `count` texts.
 */
BACKORDER_MUST_USE
backorder_result backorder_name_new(struct backorder_str text,
                                    const struct backorder_str *tlds,
                                    size_t count,
                                    struct backorder_name **out);

/**
 * The parts of a name. `size` is `sizeof *out`. The views are valid until `name` is freed.
 *
 * Errors: `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_name_get(const struct backorder_name *name,
                                    size_t size,
                                    struct backorder_name_parts *out);

/**
 * A character that reading changed, from 0, each once: what a person who typed the name should be
 * asked about. `size` is `sizeof *out`. The view is valid until `name` is freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_name_change_at(const struct backorder_name *name,
                                          size_t index,
                                          size_t size,
                                          struct backorder_name_change *out);

/**
 * Frees a name; NULL is fine.
 */
void backorder_name_free(struct backorder_name *name);

/**
 * A TLD in ACE form, without its leading dot. Free the text with `backorder_text_free`.
 *
 * Errors: those of names.
 */
BACKORDER_MUST_USE
backorder_result backorder_tld_parse(struct backorder_str text, struct backorder_text **out);

/**
 * Any text with dots in ACE form, without the rules for names that can be ordered. Free the text
 * with `backorder_text_free`.
 *
 * Errors: `NAME_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_idn_to_ace(struct backorder_str text, struct backorder_text **out);

/**
 * Any text with dots as shown to people; what is not ACE stays as it is. Free the text with
 * `backorder_text_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_idn_to_unicode(struct backorder_str ace, struct backorder_text **out);

/**
 * A time zone: `Europe/Berlin`, `+05:30`, a POSIX rule or a name of Windows. Free it with
 * `backorder_zone_free`.
 *
 * Errors: `ZONE_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_zone_new(struct backorder_str text, struct backorder_zone **out);

/**
 * The name of the zone; empty of NULL. The view is valid until `zone` is freed.
 */
struct backorder_str backorder_zone_name(const struct backorder_zone *zone);

/**
 * How many seconds local time is ahead of UTC at an instant.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_zone_offset_at(const struct backorder_zone *zone,
                                          int64_t at,
                                          int32_t *out);

/**
 * What the clocks of the zone show at an instant.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_zone_to_local(const struct backorder_zone *zone,
                                         int64_t at,
                                         struct backorder_local *out);

/**
 * The instant at which the clocks of the zone show `local`. `rule`, one of `BACKORDER_AMBIGUOUS_`,
 * says which one is meant where they show it twice or never.
 *
 * Errors: `TIME_REPEATED` and `TIME_SKIPPED` where the rule is REFUSED; `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_zone_resolve(const struct backorder_zone *zone,
                                        struct backorder_local local,
                                        uint32_t rule,
                                        int64_t *out);

/**
 * The first instant of a day in the zone, and the first of the next day.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_zone_day(const struct backorder_zone *zone,
                                    struct backorder_date day,
                                    int64_t *start,
                                    int64_t *end);

/**
 * When the clocks of the zone change next, within so many seconds from `from` on;
 * `BACKORDER_TIME_NONE` where they do not.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_zone_next_change(const struct backorder_zone *zone,
                                            int64_t from,
                                            int64_t within,
                                            int64_t *out);

/**
 * Frees a zone; NULL is fine.
 */
void backorder_zone_free(struct backorder_zone *zone);

/**
 * Reads an instant of UTC as databases store it: `2027-01-13 19:00:00`. `BACKORDER_TIME_NONE` for
 * an empty text and for zeros.
 *
 * Errors: `TIME_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_time_parse(struct backorder_str text, int64_t *out);

/**
 * An instant of UTC as databases store it: `2027-01-13 19:00:00`. Free the text with
 * `backorder_text_free`.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_time_text(int64_t at, struct backorder_text **out);

/**
 * A list without costs. Free it with `backorder_cost_list_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_cost_list_new(struct backorder_cost_list **out);

/**
 * Adds one cost. `tld` with or without its leading dot, `kind` is one of `BACKORDER_KIND_`.
 *
 * Errors: those of names for the TLD; `CURRENCY_UNKNOWN`, `PRICE_NEGATIVE`, `PRICE_DUPLICATE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_cost_list_insert(struct backorder_cost_list *costs,
                                            struct backorder_str tld,
                                            uint32_t kind,
                                            struct backorder_cost cost);

/**
 * The cost of a TLD and a kind.
 *
 * Errors: `PRICE_MISSING` when the list has none; those of names for the TLD.
 */
BACKORDER_MUST_USE
backorder_result backorder_cost_list_get(const struct backorder_cost_list *costs,
                                         struct backorder_str tld,
                                         uint32_t kind,
                                         struct backorder_cost *out);

/**
 * Frees a list of costs; NULL is fine.
 */
void backorder_cost_list_free(struct backorder_cost_list *costs);

/**
 * The rules compiled into the library. Free them with `backorder_drop_rules_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_drop_rules_new_builtin(struct backorder_drop_rules **out);

/**
 * No rules: every TLD can be caught. Free them with `backorder_drop_rules_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_drop_rules_new_empty(struct backorder_drop_rules **out);

/**
 * Rules of your own, as JSON of the schema `backorder-drop-windows/1`. Free them with
 * `backorder_drop_rules_free`.
 *
 * Errors: `DROP_RULES_INVALID`, naming the entry and the field.
 */
BACKORDER_MUST_USE
backorder_result backorder_drop_rules_new_from_json(struct backorder_str json,
                                                    struct backorder_drop_rules **out);

/**
 * Frees drop rules; NULL is fine.
 */
void backorder_drop_rules_free(struct backorder_drop_rules *rules);

/**
 * Every event that can happen in a stage, and where it can lead: a row for each. Columns: `from`,
 * `from_name`, `event`, `to`, `to_name`; numbers are those of `BACKORDER_STATUS_` and
 * `BACKORDER_STAGE_`. Free the table with `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_transitions_new(struct backorder_table **out);

/**
 * Whether an event, by its name, can happen in a stage, one of `BACKORDER_STATUS_` or
 * `BACKORDER_STAGE_`. `subject` is what the message is about.
 *
 * Errors: `TRANSITION_REFUSED` when it cannot; `WORD_UNKNOWN` for a name that is no event.
 */
BACKORDER_MUST_USE
backorder_result backorder_transition_check(struct backorder_str subject,
                                            uint32_t from,
                                            struct backorder_str event);

/**
 * Whether nothing more happens in a status, one of `BACKORDER_STATUS_`.
 *
 * Errors: `NUMBER_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_status_is_terminal(uint32_t status, bool *out);

/**
 * The rules as written: a hold 72 hours before the deadline, the application 2 hours before the
 * drop. Free it with `backorder_policy_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_policy_new(struct backorder_policy **out);

/**
 * The timings and choices of the PHP addon that this library replaces: one notice, no fee for a
 * name won in an auction. Free it with `backorder_policy_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_policy_new_original(struct backorder_policy **out);

/**
 * All settings as one number, the same on every machine. What is stored as "due at" depends on it.
 */
BACKORDER_MUST_USE
backorder_result backorder_policy_fingerprint(const struct backorder_policy *policy, uint64_t *out);

/**
 * Frees a policy; NULL is fine.
 */
void backorder_policy_free(struct backorder_policy *policy);

/**
 * A list without prices. Free it with `backorder_price_list_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_price_list_new(struct backorder_price_list **out);

/**
 * Adds one price; 0 means that it is not offered. `tld` with or without its leading dot, `kind`
 * is one of `BACKORDER_KIND_`.
 *
 * Errors: those of names for the TLD; `CURRENCY_UNKNOWN`, `PRICE_NEGATIVE`, `PRICE_DUPLICATE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_price_list_insert(struct backorder_price_list *prices,
                                             struct backorder_str tld,
                                             uint32_t kind,
                                             struct backorder_money price);

/**
 * All prices as one number, the same on every machine.
 */
BACKORDER_MUST_USE
backorder_result backorder_price_list_fingerprint(const struct backorder_price_list *prices,
                                                  uint64_t *out);

/**
 * Frees a price list; NULL is fine.
 */
void backorder_price_list_free(struct backorder_price_list *prices);

/**
 * The price of a TLD and a kind in a currency.
 *
 * Errors: `PRICE_MISSING` when it is not offered; those of names for the TLD; `CURRENCY_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_price_list_get(const struct backorder_price_list *prices,
                                          struct backorder_str tld,
                                          struct backorder_str currency,
                                          uint32_t kind,
                                          struct backorder_money *out);

/**
 * All prices, by TLD. Columns: `tld`, `kind` (`FULL` or `LITE`), `amount`, `currency`. Free the
 * table with `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_price_list_table(const struct backorder_price_list *prices,
                                            struct backorder_table **out);

/**
 * What is offered in a currency, a row for each TLD. Columns: `tld`, `full`, `lite`, `currency`;
 * NULL where a kind is not offered. Free the table with `backorder_table_free`.
 *
 * Errors: `CURRENCY_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_price_list_tariffs(const struct backorder_price_list *prices,
                                              struct backorder_str currency,
                                              struct backorder_table **out);

/**
 * Whether the registrar has LITE for a TLD at all.
 *
 * Errors: those of names.
 */
BACKORDER_MUST_USE
backorder_result backorder_tld_has_lite(struct backorder_str tld, bool *out);

/**
 * What a drop means at `now`; `finalization_at` is the registrar's cut-off or
 * `BACKORDER_TIME_NONE`. `size` is `sizeof *out`.
 *
 * Errors: `TIME_RANGE`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_policy_schedule(const struct backorder_policy *policy,
                                           int64_t drop_at,
                                           int64_t finalization_at,
                                           int64_t now,
                                           size_t size,
                                           struct backorder_schedule *out);

/**
 * Sets a setting of one value, one of `BACKORDER_SETTING_`. Settings that contradict each other
 * are refused by `backorder_policy_validate` and `backorder_engine_new`, not here: set them in any
 * order.
 *
 * Errors: `POLICY_INVALID` for a value that the setting cannot have.
 */
BACKORDER_MUST_USE
backorder_result backorder_policy_set(struct backorder_policy *policy,
                                      uint32_t number,
                                      int64_t value);

/**
 * Sets a setting to `count` values: NOTICE_LEADS and MESSAGE_RESENDS take any number of them.
 *
 * Errors: `POLICY_INVALID` for a value that the setting cannot have, or another count than one for
 * any other setting.
 *
 * The caller makes sure that `values` points to `count` numbers.
 */
BACKORDER_MUST_USE
backorder_result backorder_policy_set_list(struct backorder_policy *policy,
                                           uint32_t number,
                                           const int64_t *values,
                                           size_t count);

/**
 * How many values a setting has; 0 for NULL and for a number that is no setting.
 */
size_t backorder_policy_count(const struct backorder_policy *policy, uint32_t number);

/**
 * The value of a setting at `index`, from 0.
 *
 * Errors: `INDEX_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_policy_at(const struct backorder_policy *policy,
                                     uint32_t number,
                                     size_t index,
                                     int64_t *out);

/**
 * Refuses a policy whose settings are out of range or contradict each other, as
 * `backorder_engine_new` does.
 *
 * Errors: `POLICY_INVALID`, naming the setting.
 */
BACKORDER_MUST_USE
backorder_result backorder_policy_validate(const struct backorder_policy *policy);

/**
 * Whether names of a TLD can be caught at an instant. `reason` is why not, or a warning, or empty;
 * free it with `backorder_text_free`.
 *
 * Errors: those of names; `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_drop_rules_catchable(const struct backorder_drop_rules *rules,
                                                struct backorder_str tld,
                                                int64_t now,
                                                bool *is_catchable,
                                                struct backorder_text **out);

/**
 * When names of a TLD may be released on a day, a row for each window. Columns: `start`, `end`
 * (the same for a batch of unknown length), `kind`, and `hypothesis`: 0 for the rule itself, 1 and
 * up for its alternatives. Free the table with `backorder_table_free`.
 *
 * Errors: those of names; `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_drop_rules_windows(const struct backorder_drop_rules *rules,
                                              struct backorder_str tld,
                                              struct backorder_date date,
                                              struct backorder_table **out);

/**
 * From the first to the last instant at which a name of a TLD may be released on a day, whatever
 * the hypothesis; both `BACKORDER_TIME_NONE` where nothing is known.
 *
 * Errors: those of names; `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_drop_rules_union(const struct backorder_drop_rules *rules,
                                            struct backorder_str tld,
                                            struct backorder_date date,
                                            int64_t *start,
                                            int64_t *end);

/**
 * The next start of a window of that kind from an instant on, by the rule itself;
 * `BACKORDER_TIME_NONE` where there is none within a year.
 *
 * Errors: those of names; `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_drop_rules_next_start(const struct backorder_drop_rules *rules,
                                                 struct backorder_str tld,
                                                 struct backorder_str kind,
                                                 int64_t from,
                                                 int64_t *out);

/**
 * The rule of a TLD on a day, one row or none. Columns: `registry`, `anchor` (`zone`, `utc`,
 * `fixed-offset`, `per-domain-timestamp`, `unknown`), `release_model`, `certainty` (`uncertain`,
 * `widely-observed`, `documented`), `valid_from`, `valid_to`, `advice`. Free the table with
 * `backorder_table_free`.
 *
 * Errors: those of names; `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_drop_rules_rule(const struct backorder_drop_rules *rules,
                                           struct backorder_str tld,
                                           struct backorder_date date,
                                           struct backorder_table **out);

/**
 * The TLDs that have a rule at any time. Column: `tld`. Free the table with
 * `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_drop_rules_tlds(const struct backorder_drop_rules *rules,
                                           struct backorder_table **out);

/**
 * How many decisions there are; 0 for NULL.
 */
size_t backorder_decisions_count(const struct backorder_decisions *decisions);

/**
 * The decision at `index`, from 0. `size` is `sizeof *out`.
 *
 * The views in it are valid until the list is freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_decisions_at(const struct backorder_decisions *decisions,
                                        size_t index,
                                        size_t size,
                                        struct backorder_decision *out);

/**
 * The effect number `effect`, from 0, of the decision at `index`. `size` is `sizeof *out`.
 *
 * The views in it are valid until the list is freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_decisions_effect_at(const struct backorder_decisions *decisions,
                                               size_t index,
                                               size_t effect,
                                               size_t size,
                                               struct backorder_effect *out);

/**
 * The id number `note`, from 0, that a FIND_INVOICE effect looks for in the notes of invoices.
 *
 * The view is valid until the list is freed.
 *
 * Errors: `INDEX_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_decisions_note_at(const struct backorder_decisions *decisions,
                                             size_t index,
                                             size_t effect,
                                             size_t note,
                                             struct backorder_str *out);

/**
 * The item number `item`, from 0, of a NOTIFY_CLIENT effect about `low-balance`. `size` is
 * `sizeof *out`.
 *
 * The views in it are valid until the list is freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_decisions_short_item_at(const struct backorder_decisions *decisions,
                                                   size_t index,
                                                   size_t effect,
                                                   size_t item,
                                                   size_t size,
                                                   struct backorder_short_item *out);

/**
 * Frees a list of decisions; NULL is fine.
 */
void backorder_decisions_free(struct backorder_decisions *decisions);

/**
 * The application was accepted under this reference. Free it with `backorder_outcome_free`.
 *
 * Errors: `REFERENCE_INVALID` when the reference is not 1 to 64 printable characters.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcome_new_accepted(struct backorder_str reference,
                                                struct backorder_outcome **out);

/**
 * The effect was definitely not done: the registrar's three-digit code, or 0 where the other
 * side has none, and what it said. Free it with `backorder_outcome_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcome_new_refused(uint16_t code,
                                               struct backorder_str text,
                                               struct backorder_outcome **out);

/**
 * Nobody knows whether it was done (time-out, cut connection), or a question got no answer. Free
 * it with `backorder_outcome_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcome_new_unknown(struct backorder_outcome **out);

/**
 * The effect was done: message sent, domain imported, invoice cancelled. Free it with
 * `backorder_outcome_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcome_new_done(struct backorder_outcome **out);

/**
 * The applications that the registrar lists for the name: none yet; add each with
 * `backorder_outcome_add_application`. Free it with `backorder_outcome_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcome_new_applications(struct backorder_outcome **out);

/**
 * Adds an application to the list: its id, its status as the registrar words it, when the
 * registrar created it, whether its owner contact is the client's (one of `BACKORDER_OWNER_`),
 * and the other backorder that holds it in your store, or NULL.
 *
 * Errors: `OUTCOME_INVALID` when the outcome is not such a list; `REFERENCE_INVALID` for a bad
 * reference; `TIME_RANGE`, `NUMBER_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcome_add_application(struct backorder_outcome *outcome,
                                                   struct backorder_str reference,
                                                   struct backorder_str status,
                                                   int64_t created_at,
                                                   uint32_t owner,
                                                   const uint64_t *held_by);

/**
 * How the application stands, as the registrar words it: `SUCCESSFUL`, `FAILED`; any word is
 * taken. Free it with `backorder_outcome_free`.
 *
 * Errors: `REFERENCE_INVALID` for a bad reference.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcome_new_application(struct backorder_str reference,
                                                   struct backorder_str status,
                                                   struct backorder_outcome **out);

/**
 * Adds a property of the auction to the status of an application: its name without `AUCTION-`
 * and its value. The same name again replaces the value.
 *
 * Errors: `OUTCOME_INVALID` when the outcome is not the status of an application.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcome_add_auction_detail(struct backorder_outcome *outcome,
                                                      struct backorder_str property,
                                                      struct backorder_str value);

/**
 * The registrar does not know the application (code 545). Free it with
 * `backorder_outcome_free`.
 *
 * Errors: `REFERENCE_INVALID` for a bad reference.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcome_new_application_missing(struct backorder_str reference,
                                                           struct backorder_outcome **out);

/**
 * The invoice as it stands, one of `BACKORDER_INVOICE_` but NONE, and the client's credit and
 * unpaid invoices (without "Add Funds" ones), read after the invoice. `total` is what billing
 * asked: subtotal and tax, before any credit is applied; the `total` of WHMCS is what remains
 * after credit. Free it with `backorder_outcome_free`.
 *
 * Errors: `NUMBER_INVALID`, `CURRENCY_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcome_new_invoice(uint64_t invoice,
                                               struct backorder_money total,
                                               uint32_t state,
                                               struct backorder_money credit,
                                               struct backorder_money unpaid,
                                               struct backorder_outcome **out);

/**
 * The invoice as WHMCS's API answers for it: `answer` is the body of `GetInvoice` with
 * `responsetype=json`, as it is. Asked is `subtotal` + `tax` + `tax2`, in the currency of
 * `credit`; the answer's own `total`, `credit` and `balance` are what is left and what was
 * applied, and are not read. `credit` and `unpaid` are the client's, as above. Free it with
 * `backorder_outcome_free`.
 *
 * Errors: `OUTCOME_UNFIT` for what is no JSON object or no success, and for a field that is
 * missing, a float or no id; `FOREIGN_STATUS_UNKNOWN`; `AMOUNT_INVALID`, `AMOUNT_PRECISION`,
 * `AMOUNT_OVERFLOW`; `CURRENCY_UNKNOWN`, `CURRENCY_MISMATCH`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcome_new_invoice_whmcs(struct backorder_str answer,
                                                     struct backorder_money credit,
                                                     struct backorder_money unpaid,
                                                     struct backorder_outcome **out);

/**
 * There is no such invoice (any more). Free it with `backorder_outcome_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcome_new_invoice_missing(struct backorder_outcome **out);

/**
 * The domain can be read at the registrar: the name that the answer is about, when it was
 * registered and when it expires. Dates that cannot be those of the catch count as not readable
 * yet. Free it with `backorder_outcome_free`.
 *
 * Errors: `NAME_INVALID`, `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcome_new_domain(struct backorder_str name,
                                              int64_t registered_at,
                                              int64_t expires_at,
                                              struct backorder_outcome **out);

/**
 * The domain cannot be read at the registrar yet. Free it with `backorder_outcome_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcome_new_domain_unreadable(struct backorder_outcome **out);

/**
 * The name of what came of it, such as `accepted`, `refused` or `unknown`, for the log; empty of
 * NULL. The view is valid for ever.
 */
struct backorder_str backorder_outcome_name(const struct backorder_outcome *outcome);

/**
 * Frees an outcome; NULL is fine.
 */
void backorder_outcome_free(struct backorder_outcome *outcome);

/**
 * An empty book. Free it with `backorder_book_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_book_new(struct backorder_book **out);

/**
 * Takes in rows as the statements of `backorder_store_part` and its like read them, client by
 * client. A client of whom a row cannot be read is left out as a whole and is in `out`; the others
 * are taken in. Free `out` with `backorder_refused_free`; it may be NULL where nobody wants to
 * know, but then nobody knows.
 *
 * Errors: `ROW_INVALID` where a row does not say whose it is; nothing is taken in then.
 */
BACKORDER_MUST_USE
backorder_result backorder_book_load(struct backorder_book *book,
                                     const struct backorder_rows *rows,
                                     struct backorder_refused **out);

/**
 * Drops a client's account and records and the claims and references of those records, to load
 * its part again after a commit was refused. A client that is not in the book is fine.
 */
BACKORDER_MUST_USE
backorder_result backorder_book_forget(struct backorder_book *book, uint64_t client);

/**
 * The number of records; 0 for NULL.
 */
size_t backorder_book_count(const struct backorder_book *book);

/**
 * The record of that id. `size` is `sizeof *out`.
 *
 * The views in it are valid until the book is next passed to a function that takes it without
 * `const`, or freed.
 *
 * Errors: `BACKORDER_UNKNOWN`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_book_get(const struct backorder_book *book,
                                    uint64_t id,
                                    size_t size,
                                    struct backorder_record *out);

/**
 * The id of a client's record for a name: the open one, else the latest that is not deleted.
 * `name` may be Unicode or ACE.
 *
 * Errors: those of names; `BACKORDER_UNKNOWN` when there is none.
 */
BACKORDER_MUST_USE
backorder_result backorder_book_find(const struct backorder_book *book,
                                     uint64_t client,
                                     struct backorder_str name,
                                     uint64_t *out);

/**
 * A client's money at a glance. `size` is `sizeof *out`.
 *
 * Errors: `ACCOUNT_UNKNOWN`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_book_funds(const struct backorder_book *book,
                                      uint64_t client,
                                      size_t size,
                                      struct backorder_funds *out);

/**
 * Whether what the client's account leaves after the holds ranked before it covers the hold of
 * this record; false without a hold.
 *
 * Errors: `BACKORDER_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_book_is_covered(const struct backorder_book *book,
                                           uint64_t id,
                                           bool *out);

/**
 * Frees a book; NULL is fine.
 */
void backorder_book_free(struct backorder_book *book);

/**
 * Every client who has a part in the book. Column: `client`. Free the table with
 * `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_book_clients(const struct backorder_book *book,
                                        struct backorder_table **out);

/**
 * A client's account as it was read last, one row. Columns: `credit`, `unpaid`, `currency`, `tax`,
 * `read_at`, `revision`. Free the table with `backorder_table_free`.
 *
 * Errors: `ACCOUNT_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_book_account(const struct backorder_book *book,
                                        uint64_t client,
                                        struct backorder_table **out);

/**
 * Who has claimed a name for which drop. Columns: `drop_at`, `backorder`, `life`. Free the table
 * with `backorder_table_free`.
 *
 * Errors: those of names.
 */
BACKORDER_MUST_USE
backorder_result backorder_book_claims(const struct backorder_book *book,
                                       struct backorder_str name,
                                       struct backorder_table **out);

/**
 * The applications for a name, of any client. Columns: `id`, `reference` (NULL until accepted),
 * `client`, `backorder`, `life`, `state`. Free the table with `backorder_table_free`.
 *
 * Errors: those of names.
 */
BACKORDER_MUST_USE
backorder_result backorder_book_applications(const struct backorder_book *book,
                                             struct backorder_str name,
                                             struct backorder_table **out);

/**
 * The backorder, and its life, that holds an application.
 *
 * Errors: `REFERENCE_INVALID`; `BACKORDER_UNKNOWN` when none does.
 */
BACKORDER_MUST_USE
backorder_result backorder_book_holder_of(const struct backorder_book *book,
                                          struct backorder_str reference,
                                          uint32_t *life,
                                          uint64_t *out);

/**
 * When a record is due, as it is stored; `BACKORDER_TIME_NONE` when it is not by time alone.
 *
 * Errors: `BACKORDER_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_book_due_of(const struct backorder_book *book,
                                       uint64_t id,
                                       int64_t *out);

/**
 * The lives of a record, the present one last. Columns: `life`, `kind`, `stage` (its number),
 * `placed_at`, `updated_at`, `drop_at`, `finalization_at`, `hold`, `currency`, `reference`,
 * `application_status`, `won_at`, `registered_at`, `expires_at`, `is_imported`, `cause`, `detail`.
 * Free the table with `backorder_table_free`.
 *
 * Errors: `BACKORDER_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_book_lives(const struct backorder_book *book,
                                      uint64_t id,
                                      struct backorder_table **out);

/**
 * The effects of a record that are kept, in order. Columns: `effect` (its id), `kind`, `asked_at`,
 * `sent_at`, `sends`, `report` (NULL while nothing is known), `is_open`, `undelivered_at`. Free
 * the table with `backorder_table_free`.
 *
 * Errors: `BACKORDER_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_book_effects(const struct backorder_book *book,
                                        uint64_t id,
                                        struct backorder_table **out);

/**
 * Begins a reading of a client's account, after the client's rows are loaded and before billing is
 * asked. Free it with `backorder_reading_free`.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_reading_new(const struct backorder_book *book,
                                       uint64_t client,
                                       int64_t now,
                                       struct backorder_reading **out);

/**
 * How many of our CREATE_INVOICE effects are to be looked for in the notes of the client's
 * invoices, together with the amounts: those whose invoice is not recorded yet. 0 for NULL.
 */
size_t backorder_reading_note_count(const struct backorder_reading *reading);

/**
 * One of their ids. The view is valid until the reading is freed.
 *
 * Errors: `INDEX_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_reading_note(const struct backorder_reading *reading,
                                        size_t index,
                                        struct backorder_str *out);

/**
 * Frees a reading; NULL is fine.
 */
void backorder_reading_free(struct backorder_reading *reading);

/**
 * The records that fit, without deleted ones; `filter` NULL gives all there are, by id, deleted
 * ones and all. Free them with `backorder_records_free`.
 *
 * Errors: `QUERY_INVALID` when the limit is not within 1 to 1000; `NUMBER_INVALID`.
 *
 * The caller makes sure that `filter->statuses` points to `filter->status_count` numbers.
 */
BACKORDER_MUST_USE
backorder_result backorder_records_new(const struct backorder_book *book,
                                       const struct backorder_filter *filter,
                                       struct backorder_records **out);

/**
 * How many records there are in the list; 0 for NULL.
 */
size_t backorder_records_count(const struct backorder_records *records);

/**
 * How many fit, whatever the limit; 0 for NULL.
 */
size_t backorder_records_total(const struct backorder_records *records);

/**
 * The record at `index`, from 0. `size` is `sizeof *out`.
 *
 * The views in it are valid until `records` is freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_records_at(const struct backorder_records *records,
                                      size_t index,
                                      size_t size,
                                      struct backorder_record *out);

/**
 * Frees records; NULL is fine.
 */
void backorder_records_free(struct backorder_records *records);

/**
 * The undelivered messages of a book, by when that was found; an empty list where `book` is NULL.
 * Free it with `backorder_undelivered_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_undelivered_new(const struct backorder_book *book,
                                           struct backorder_undelivered **out);

/**
 * Adds a row of `effects` that `backorder_store_undelivered` found; the row stays yours.
 *
 * Errors: `ROW_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_undelivered_add(struct backorder_undelivered *undelivered,
                                           const struct backorder_row *row);

/**
 * How many there are; 0 for NULL.
 */
size_t backorder_undelivered_count(const struct backorder_undelivered *list);

/**
 * The one at `index`, from 0. `size` is `sizeof *out`.
 *
 * The view in it is valid until the list is freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_undelivered_at(const struct backorder_undelivered *list,
                                          size_t index,
                                          size_t size,
                                          struct backorder_undelivered_message *out);

/**
 * The message itself: NOTIFY_CLIENT or ALERT_RESELLER. `size` is `sizeof *out`.
 *
 * The views in it are valid until the list is freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_undelivered_effect_at(const struct backorder_undelivered *list,
                                                 size_t index,
                                                 size_t size,
                                                 struct backorder_effect *out);

/**
 * Frees a list; NULL is fine.
 */
void backorder_undelivered_free(struct backorder_undelivered *list);

/**
 * An engine for this policy, these prices and drop rules, which are copied: free yours whenever
 * you like. `policy` NULL is that of `backorder_policy_new`, `rules` NULL those of
 * `backorder_drop_rules_new_builtin`. Free the engine with `backorder_engine_free`.
 *
 * Errors: `POLICY_INVALID`, naming the setting that is out of range.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_new(const struct backorder_policy *policy,
                                      const struct backorder_price_list *prices,
                                      const struct backorder_drop_rules *rules,
                                      struct backorder_engine **out);

/**
 * Places a backorder, or places one again after its end. Placing costs nothing.
 *
 * `id` is the number of the record to be made, never used before; when the client has a record
 * for the name already, that one is placed again and `id` stays unused. `name` is Unicode or
 * ACE and is read against the TLDs that have a price. `kind` is one of `BACKORDER_KIND_`.
 * `listing` says when the name drops, NULL when it is in no list. Free the decisions with
 * `backorder_decisions_free`.
 *
 * Errors, in this order: those of names; `NOT_CATCHABLE`, `KIND_UNAVAILABLE`, `ACCOUNT_UNKNOWN`,
 * `PRICE_MISSING`, `ALREADY_OPEN`, `DEADLINE_PAST`; `DUPLICATE_ROW` when the id is used;
 * `TRANSITION_REFUSED` for a won name that is not finished or not listed with a later drop.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_place(const struct backorder_engine *engine,
                                        struct backorder_book *book,
                                        uint64_t id,
                                        uint64_t client,
                                        struct backorder_str name,
                                        uint32_t kind,
                                        const struct backorder_listing *listing,
                                        int64_t now,
                                        struct backorder_decisions **out);

/**
 * Deletes a REQUESTED or ACTIVE backorder, whose hold is released, or a finished one. `actor` is
 * one of `BACKORDER_ACTOR_`; for CLIENT, `client` is who acts and reaches only what is its own.
 * Free the decisions with `backorder_decisions_free`.
 *
 * Errors: `BACKORDER_UNKNOWN`, also for a record of another client; `TRANSITION_REFUSED`, also for
 * a record that is not finished yet.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_delete(const struct backorder_engine *engine,
                                         struct backorder_book *book,
                                         uint64_t id,
                                         uint32_t actor,
                                         uint64_t client,
                                         int64_t now,
                                         struct backorder_decisions **out);

/**
 * Activates a REQUESTED backorder by hand, before its window opens if need be. Free the
 * decisions with `backorder_decisions_free`.
 *
 * Errors: `BACKORDER_UNKNOWN`, `TRANSITION_REFUSED`, `DROP_UNKNOWN`, `DEADLINE_PAST`,
 * `ACCOUNT_UNKNOWN`, `PRICE_MISSING`, `FUNDS_SHORT`.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_activate(const struct backorder_engine *engine,
                                           struct backorder_book *book,
                                           uint64_t id,
                                           int64_t now,
                                           struct backorder_decisions **out);

/**
 * Gives up a backorder that is under way; what is open at the registrar or in billing goes into
 * an alert. Free the decisions with `backorder_decisions_free`.
 *
 * Errors: `BACKORDER_UNKNOWN`, `TRANSITION_REFUSED`.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_give_up(const struct backorder_engine *engine,
                                          struct backorder_book *book,
                                          uint64_t id,
                                          int64_t now,
                                          struct backorder_decisions **out);

/**
 * An admin accepts a caught domain as it is, whose dates are not believed: as if it were readable,
 * with the dates that the registrar told last. `by` says who, for the log. Free the decisions with
 * `backorder_decisions_free`.
 *
 * Errors: `BACKORDER_UNKNOWN`; `ID_INVALID` when nobody is named; `TRANSITION_REFUSED` unless it
 * is PENDING-PAYMENT or AUCTION-WON and the last answer about its name was not believed.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_accept_domain(const struct backorder_engine *engine,
                                                struct backorder_book *book,
                                                uint64_t id,
                                                struct backorder_str by,
                                                int64_t now,
                                                struct backorder_decisions **out);

/**
 * The client is deleted in billing: what is REQUESTED or ACTIVE is deleted and released, and of
 * what is further on the reseller is alerted once with what to do. Free the decisions with
 * `backorder_decisions_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_client_deleted(const struct backorder_engine *engine,
                                                 struct backorder_book *book,
                                                 uint64_t client,
                                                 int64_t now,
                                                 struct backorder_decisions **out);

/**
 * The client is merged into another, of whom the book must have the part, too. Before, each
 * record of the client that is REQUESTED or ACTIVE is placed for the other client by
 * `backorder_engine_place_for` and committed: in this order, with a transaction for each client,
 * all of it can be done again wherever it was cut off. Free the decisions with
 * `backorder_decisions_free`.
 *
 * Errors: `ACCOUNT_UNKNOWN` when the other client's part is not there; `ID_INVALID` for a client
 * merged into itself.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_client_merged(const struct backorder_engine *engine,
                                                struct backorder_book *book,
                                                uint64_t client,
                                                uint64_t into,
                                                int64_t now,
                                                struct backorder_decisions **out);

/**
 * Places for another client what a backorder that is REQUESTED or ACTIVE wants, with its kind and
 * dates; that client is told. `id` is a number never used before. The decision is about that
 * client alone. Free the decisions with `backorder_decisions_free`.
 *
 * Errors: `BACKORDER_UNKNOWN`; `TRANSITION_REFUSED` when it is neither; `ALREADY_OPEN` when it is
 * that client's own; else as `backorder_engine_place`.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_place_for(const struct backorder_engine *engine,
                                            struct backorder_book *book,
                                            uint64_t backorder,
                                            uint64_t id,
                                            uint64_t client,
                                            int64_t now,
                                            struct backorder_decisions **out);

/**
 * Sets the dates of one backorder that is not won and not ended; no decision if that changes
 * nothing. A date in the past is no news from a droplist, and refused from an admin. Free the
 * decisions with `backorder_decisions_free`.
 *
 * Errors: `BACKORDER_UNKNOWN`; `TRANSITION_REFUSED` from PENDING-PAYMENT on; `DEADLINE_PAST` for
 * a past date from an admin.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_set_drop(const struct backorder_engine *engine,
                                           struct backorder_book *book,
                                           uint64_t id,
                                           const struct backorder_listing *listing,
                                           int64_t now,
                                           struct backorder_decisions **out);

/**
 * Takes in a client's account, read anew from billing since `reading` began: the balance, unpaid
 * invoices without "Add Funds" ones, the tax on the client's prices, and those notes of the
 * reading that were found in the notes of the client's invoices, read together with the amounts.
 * A reading that changes nothing decides nothing. What is held and sent needs an account that was
 * read at most 10 minutes ago: read before each cycle.
 *
 * `tax` is `none` or empty, `19`, `5+9.975`, `5*9.975` (the second rate on the net and the first
 * tax), with `incl ` before it where prices contain the tax. `noted` may be NULL when
 * `noted_count` is 0. The reading stays yours; free the decisions with `backorder_decisions_free`.
 *
 * Errors: `ACCOUNT_STALE` when the account has changed since the reading began: begin another;
 * `CURRENCY_MISMATCH` when credit and unpaid differ in currency; `CURRENCY_UNKNOWN`,
 * `TAX_INVALID`, `EFFECT_ID_INVALID`.
 *
 * The caller makes sure that `noted` points to `noted_count` texts.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_set_account(const struct backorder_engine *engine,
                                              struct backorder_book *book,
                                              const struct backorder_reading *reading,
                                              struct backorder_money credit,
                                              struct backorder_money unpaid,
                                              struct backorder_str tax,
                                              const struct backorder_str *noted,
                                              size_t noted_count,
                                              int64_t now,
                                              struct backorder_decisions **out);

/**
 * Decides everything that is due at `now`, client by client. Run again at the same or an earlier
 * instant it decides nothing twice. Free the decisions with `backorder_decisions_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_cycle(const struct backorder_engine *engine,
                                        struct backorder_book *book,
                                        int64_t now,
                                        struct backorder_decisions **out);

/**
 * Takes in what came of an effect, by the effect's id: one decision, or none for a report that
 * repeats what is known. Free the list with `backorder_decisions_free`; the outcome stays yours.
 *
 * Errors: `EFFECT_ID_INVALID`; `BACKORDER_UNKNOWN`; `EFFECT_UNKNOWN` for an effect that was never
 * asked for; `OUTCOME_UNFIT` when the outcome does not answer this kind; `EXISTS_DIFFERENT` when
 * the effect was reported with another outcome; `REFERENCE_TAKEN`; `CURRENCY_MISMATCH` when the
 * account read with an invoice is not in the account's currency; `TRANSITION_REFUSED`.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_observe(const struct backorder_engine *engine,
                                          struct backorder_book *book,
                                          struct backorder_str effect,
                                          const struct backorder_outcome *outcome,
                                          int64_t now,
                                          struct backorder_decisions **out);

/**
 * Takes in what billing says of an invoice without being asked (a payment hook, say): one
 * decision, or none when it is known already. `invoice` is made by
 * `backorder_outcome_new_invoice`. Free the list with `backorder_decisions_free`; the outcome
 * stays yours.
 *
 * Errors: `OUTCOME_INVALID` when the outcome is not an invoice; `BACKORDER_UNKNOWN`;
 * `EFFECT_UNKNOWN` when the invoice is not that backorder's; else as `backorder_engine_observe`.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_invoice_changed(const struct backorder_engine *engine,
                                                  struct backorder_book *book,
                                                  uint64_t id,
                                                  const struct backorder_outcome *invoice,
                                                  int64_t now,
                                                  struct backorder_decisions **out);

/**
 * The next instant at which a cycle can change or ask anything, so that a program can sleep till
 * then: never later than a change, and `now` only where a cycle now decides something.
 * `BACKORDER_TIME_NONE` when nothing will happen by time alone.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_next_wakeup(const struct backorder_engine *engine,
                                              const struct backorder_book *book,
                                              int64_t now,
                                              int64_t *out);

/**
 * The backorders of a client who is merged into another that can be placed anew for that one, by
 * `backorder_engine_place_for`. Column: `backorder`. Free the table with `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_moving(const struct backorder_engine *engine,
                                         const struct backorder_book *book,
                                         uint64_t client,
                                         struct backorder_table **out);

/**
 * Frees an engine; NULL is fine.
 */
void backorder_engine_free(struct backorder_engine *engine);

/**
 * Compares every open backorder with a droplist, which is read once as a whole before it is
 * believed: dates that differ are taken over, and a name that is absent from enough lists in a
 * row counts as renewed. The same list twice decides nothing twice. Free the decisions with
 * `backorder_decisions_free`.
 *
 * Errors: `IMAGE_DAMAGED`.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_sync_drops(const struct backorder_engine *engine,
                                             struct backorder_book *book,
                                             const struct backorder_droplist *list,
                                             int64_t now,
                                             struct backorder_decisions **out);

/**
 * The same with `count` dates of your own at `names`; `list` is another number for every new
 * list. Names that are not among them count as absent only where their TLD is among the
 * `covered_count` ones at `covered`, and the list has at least half of the names that the one
 * before had. Free the decisions with `backorder_decisions_free`.
 *
 * Errors: those of names; `DROPLIST_EMPTY` when a list without names covers a TLD.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_sync_dates(const struct backorder_engine *engine,
                                             struct backorder_book *book,
                                             uint64_t list,
                                             const struct backorder_dated_name *names,
                                             size_t count,
                                             const struct backorder_coverage *covered,
                                             size_t covered_count,
                                             int64_t now,
                                             struct backorder_decisions **out);

/**
 * A store for tables of a dialect, one of `BACKORDER_DIALECT_`, whose names begin with `prefix`.
 * Free it with `backorder_store_free`.
 *
 * Errors: `NUMBER_INVALID`; `QUERY_INVALID` for a prefix that has anything but ASCII letters,
 * digits and underscores, or is longer than 32.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_new(uint32_t dialect_number,
                                     struct backorder_str prefix,
                                     struct backorder_store **out);

/**
 * What begins a transaction that writes: SQLite has to take its lock at once. The view is valid
 * for ever; empty for NULL.
 */
struct backorder_str backorder_store_begin(const struct backorder_store *store);

/**
 * What an error of a database means, one of `BACKORDER_TROUBLE_`. `sqlstate` is empty where a
 * driver has none; `code` is the database's own number.
 *
 * Errors: `NUMBER_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_dialect_trouble(uint32_t dialect_number,
                                           struct backorder_str sqlstate,
                                           int64_t code,
                                           uint32_t *out);

/**
 * What makes the tables, to be run once, in order. Free them with `backorder_statements_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_schema(const struct backorder_store *store,
                                        struct backorder_statements **out);

/**
 * Whose records are due at `now`: rows of `due_at` and `client_id`, earliest first, one a record.
 * Free them with `backorder_statements_free`.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_due(const struct backorder_store *store,
                                     int64_t now,
                                     uint32_t limit,
                                     struct backorder_statements **out);

/**
 * Whom something woke: rows of `client_id`. Free them with `backorder_statements_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_woken(const struct backorder_store *store,
                                       uint32_t limit,
                                       struct backorder_statements **out);

/**
 * All who have something that is not finished, behind the client `after`: rows of `client_id`.
 * Free them with `backorder_statements_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_unfinished(const struct backorder_store *store,
                                            uint64_t after,
                                            uint32_t limit,
                                            struct backorder_statements **out);

/**
 * The part of these clients, to be read in this order into `backorder_book_load`. Free them with
 * `backorder_statements_free`.
 *
 * The caller makes sure that `clients` points to `client_count` ids.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_part(const struct backorder_store *store,
                                      const uint64_t *clients,
                                      size_t client_count,
                                      struct backorder_statements **out);

/**
 * The part of these clients with all that is finished, too: for a client who is merged into
 * another. Free them with `backorder_statements_free`.
 *
 * The caller makes sure that `clients` points to `client_count` ids.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_part_with_finished(const struct backorder_store *store,
                                                    const uint64_t *clients,
                                                    size_t client_count,
                                                    struct backorder_statements **out);

/**
 * What is needed to take over these backorders of another system with `backorder_engine_adopt`:
 * the parts of their clients with all that is finished, too, what anybody claims or has at the
 * registrar for their names, and who has their applications. What cannot be read is left out. For
 * some hundred backorders at a time: databases limit parameters. Free them with
 * `backorder_statements_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_part_to_adopt(const struct backorder_store *store,
                                               const struct backorder_adoptions *adoptions,
                                               struct backorder_statements **out);

/**
 * The part of a client who places a name, which may be Unicode or ACE. Free them with
 * `backorder_statements_free`.
 *
 * Errors: those of names.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_part_to_place(const struct backorder_store *store,
                                               uint64_t client,
                                               struct backorder_str name,
                                               struct backorder_statements **out);

/**
 * The part of the client of a record, with that record, finished or not. Free them with
 * `backorder_statements_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_part_of_record(const struct backorder_store *store,
                                                uint64_t id,
                                                struct backorder_statements **out);

/**
 * The part of the client whose record holds an application, with that record. Free them with
 * `backorder_statements_free`.
 *
 * Errors: those of references.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_part_of_reference(const struct backorder_store *store,
                                                   struct backorder_str reference,
                                                   struct backorder_statements **out);

/**
 * The part of the clients whose records an invoice is for, with those records. Free them with
 * `backorder_statements_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_part_of_invoice(const struct backorder_store *store,
                                                 uint64_t invoice,
                                                 struct backorder_statements **out);

/**
 * Who has what the registrar lists for a name: rows of `reference` and `backorder_id`, for
 * `backorder_errand_add_holder`. The name may be Unicode or ACE. Free them with
 * `backorder_statements_free`.
 *
 * Errors: those of names.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_holders(const struct backorder_store *store,
                                         struct backorder_str name,
                                         struct backorder_statements **out);

/**
 * The log of a name, oldest first: rows of `log`. The name may be Unicode or ACE. Free them with
 * `backorder_statements_free`.
 *
 * Errors: those of names.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_log(const struct backorder_store *store,
                                     struct backorder_str name,
                                     struct backorder_statements **out);

/**
 * The messages that were not delivered, by when that was found: rows of `effects`, at most
 * `limit`. A page goes on behind the last one of the page before: `after_at` is when that was
 * found, or `BACKORDER_TIME_NONE` for the first page, and `after_id` the effect's id. Free them
 * with `backorder_statements_free`.
 *
 * Errors: `TIME_RANGE`; `EFFECT_ID_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_undelivered(const struct backorder_store *store,
                                             int64_t after_at,
                                             struct backorder_str after_id,
                                             uint32_t limit,
                                             struct backorder_statements **out);

/**
 * Raises the ids that are given out above `last`: for backorders that came with their ids. Free
 * them with `backorder_statements_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_raise_ids(const struct backorder_store *store,
                                           uint64_t last,
                                           struct backorder_statements **out);

/**
 * Locks a client's account until the transaction ends: first in the third try, before loading. No
 * statement where the transaction has the lock already. Free them with
 * `backorder_statements_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_lock(const struct backorder_store *store,
                                      uint64_t client,
                                      struct backorder_statements **out);

/**
 * Takes `count` new ids, in a transaction of its own; the last statement reads the number behind
 * them. Free them with `backorder_statements_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_take_ids(const struct backorder_store *store,
                                          uint32_t count,
                                          struct backorder_statements **out);

/**
 * Wakes a client: a payment came in, say. Free them with `backorder_statements_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_wake(const struct backorder_store *store,
                                      uint64_t client,
                                      struct backorder_statements **out);

/**
 * Frees a store; NULL is fine.
 */
void backorder_store_free(struct backorder_store *store);

/**
 * No rows yet of a system whose times are of `zone`, such as `Europe/Berlin` or `UTC`. `ambiguous`
 * is one of `BACKORDER_AMBIGUOUS_`: what a local time means that happens twice or never. Free them
 * with `backorder_adoptions_free`.
 *
 * Errors: `ZONE_UNKNOWN`, `NUMBER_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_adoptions_new(struct backorder_str zone,
                                         uint32_t ambiguous,
                                         struct backorder_adoptions **out);

/**
 * Adds a backorder of the other system. `docs/moving-in.md` has the columns; needed are `id`,
 * `client_id`, `domain` and `status`. The row stays yours.
 */
BACKORDER_MUST_USE
backorder_result backorder_adoptions_add(struct backorder_adoptions *adoptions,
                                         const struct backorder_row *row);

/**
 * Adds a line of the other system's log: `backorder_id`, `at`, `text` and, where it is known,
 * `status`. The row stays yours.
 */
BACKORDER_MUST_USE
backorder_result backorder_adoptions_add_history(struct backorder_adoptions *adoptions,
                                                 const struct backorder_row *row);

/**
 * Frees adoptions; NULL is fine.
 */
void backorder_adoptions_free(struct backorder_adoptions *adoptions);

/**
 * Takes over backorders of another system, each as a whole or not at all: the report says which,
 * and why not. Nothing is asked or sent by it; what is open is asked for by the next cycle.
 *
 * The book must have what `backorder_store_part_to_adopt` reads, with accounts that were read at
 * most 10 minutes ago. The adoptions stay yours; free the report with
 * `backorder_adoption_report_free`.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_adopt(const struct backorder_engine *engine,
                                        struct backorder_book *book,
                                        const struct backorder_adoptions *adoptions,
                                        int64_t now,
                                        struct backorder_adoption_report **out);

/**
 * What was decided, to be committed: valid until the report is freed, and not to be freed itself.
 * NULL for NULL.
 */
const struct backorder_decisions *backorder_adoption_report_decisions(const struct backorder_adoption_report *report);

/**
 * How many were taken over; 0 for NULL.
 */
size_t backorder_adoption_report_taken_count(const struct backorder_adoption_report *report);

/**
 * The one at `index`, from 0, of those that were taken over. `size` is `sizeof *out`.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_adoption_report_taken_at(const struct backorder_adoption_report *report,
                                                    size_t index,
                                                    size_t size,
                                                    struct backorder_taken_row *out);

/**
 * The warning number `warning`, from 0, about the backorder at `index` of those that were taken
 * over. `size` is `sizeof *out`.
 *
 * The view in it is valid until the report is freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_adoption_report_warning_at(const struct backorder_adoption_report *report,
                                                      size_t index,
                                                      size_t warning,
                                                      size_t size,
                                                      struct backorder_adoption_warning *out);

/**
 * How many were refused; 0 for NULL.
 */
size_t backorder_adoption_report_refused_count(const struct backorder_adoption_report *report);

/**
 * The one at `index`, from 0, of those that were refused. `size` is `sizeof *out`.
 *
 * The views in it are valid until the report is freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_adoption_report_refused_at(const struct backorder_adoption_report *report,
                                                      size_t index,
                                                      size_t size,
                                                      struct backorder_refused_row *out);

/**
 * Frees a report and its decisions; NULL is fine.
 */
void backorder_adoption_report_free(struct backorder_adoption_report *report);

/**
 * The commits of the decisions of one call. The book must be as that call left it. A client about
 * whom nothing was decided has a commit, too, when a due instant moved or a wake was loaded;
 * `decisions` may be NULL for those alone. Free them with `backorder_commits_free`.
 *
 * Errors: `DECISIONS_STALE` when a later call decided about the same record or account.
 */
BACKORDER_MUST_USE
backorder_result backorder_commits_new(const struct backorder_engine *engine,
                                       struct backorder_book *book,
                                       const struct backorder_decisions *decisions,
                                       int64_t now,
                                       struct backorder_commits **out);

/**
 * How many commits there are; 0 for NULL.
 */
size_t backorder_commits_count(const struct backorder_commits *commits);

/**
 * Whose decisions the commit at `index`, from 0, is.
 *
 * Errors: `INDEX_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_commits_client(const struct backorder_commits *commits,
                                          size_t index,
                                          uint64_t *out);

/**
 * The statements of the commit at `index`, from 0, for a store's tables. Free them with
 * `backorder_statements_free`.
 *
 * Errors: `INDEX_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_commits_statements(const struct backorder_commits *commits,
                                              size_t index,
                                              const struct backorder_store *store,
                                              struct backorder_statements **out);

/**
 * The statements of all these commits, for **one** transaction instead of one for each: many rows
 * a statement, and one flush. Where it is a lost race, whose it was is not told: roll back and run
 * each commit alone, by `backorder_commits_statements`; only whom somebody was faster about is
 * lost. Free them with `backorder_statements_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_commits_statements_of_all(const struct backorder_commits *commits,
                                                     const struct backorder_store *store,
                                                     struct backorder_statements **out);

/**
 * Frees commits; NULL is fine.
 */
void backorder_commits_free(struct backorder_commits *commits);

/**
 * Says which columns the rows that follow have, in their order: those of the result, said once
 * before its rows.
 *
 * The caller makes sure that `columns` is NULL or points to `column_count` texts.
 */
void backorder_reply_set_columns(struct backorder_reply *reply,
                                 const struct backorder_str *columns,
                                 size_t column_count);

/**
 * Adds rows that were read: the values of one after those of another, each as many as there are
 * columns, so one row or thousands. A number as text is fine too: some databases hand out nothing
 * else.
 *
 * The caller makes sure that `values` is NULL or points to `value_count` values.
 */
void backorder_reply_add_values(struct backorder_reply *reply,
                                const struct backorder_value *values,
                                size_t value_count);

/**
 * How many rows the statement changed; 0 where it is not said.
 */
void backorder_reply_changed(struct backorder_reply *reply, uint64_t count);

/**
 * The database said no: with an SQLSTATE, empty where the driver has none, a number of its own,
 * and a text for people. Whether somebody else was faster is found out from the first two.
 */
void backorder_reply_failed(struct backorder_reply *reply,
                            struct backorder_str sqlstate,
                            int64_t code,
                            struct backorder_str message);

/**
 * Runs statements in a transaction of their own: `backorder_store_schema`, `_wake` and the like.
 * `is_written` false, and nothing is written: somebody else was faster, or the connection was
 * lost and nobody knows.
 *
 * Errors: `DATABASE_FAILED` for whatever else the database says; nothing is written then.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_run(const struct backorder_store *store,
                                     const struct backorder_statements *statements,
                                     const struct backorder_database *database,
                                     bool *is_written);

/**
 * Reads with these statements, `backorder_store_part` or one of its like, and takes the rows in as
 * `backorder_book_load` does, who says what `out` is. Free `out` with `backorder_refused_free`.
 *
 * Errors: `DATABASE_FAILED`; `ROW_INVALID` for statements that read none of a book's tables, and
 * for a row that does not say whose it is. Nothing is taken in then.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_load(const struct backorder_store *store,
                                      const struct backorder_statements *reads,
                                      const struct backorder_database *database,
                                      struct backorder_book *book,
                                      struct backorder_refused **out);

/**
 * The clients that the statement of `backorder_store_due`, `_woken` or `_unfinished` finds, each
 * once, in the order in which they come: how many, and who. There is room for `room` of them in
 * `clients`; as many as the statement was limited to are enough.
 *
 * Errors: `DATABASE_FAILED`; `ROW_INVALID` for rows without a client; `INDEX_INVALID` for no
 * statement; `SIZE_INVALID` where they are more than there is room for, and none is written.
 *
 * The caller makes sure that `room` numbers may be written to `clients`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_clients(const struct backorder_store *store,
                                         const struct backorder_statements *statements,
                                         const struct backorder_database *database,
                                         size_t *count,
                                         size_t room,
                                         uint64_t *clients);

/**
 * A round about the clients that these statements read: `backorder_store_part` or one of its like.
 * All three are copied or shared: free yours whenever you like. Free the round with
 * `backorder_round_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_round_new(const struct backorder_engine *engine,
                                     const struct backorder_store *store,
                                     const struct backorder_statements *reads,
                                     struct backorder_round **out);

/**
 * A round about whom a batch works on at `now`, at most `limit` records of them: who is due; where
 * nobody is, whom something woke. NULL: there is nothing to do. A batch plays one after the other
 * until then. Free it with `backorder_round_free`.
 *
 * `before` is the round of this batch that was played before, NULL for the first: of whom that or
 * an earlier one said FAILED stays due, and is left out until the next batch. It stays yours.
 *
 * Errors: `DATABASE_FAILED`; `ROW_INVALID` for rows without a client.
 */
BACKORDER_MUST_USE
backorder_result backorder_round_new_due(const struct backorder_engine *engine,
                                         const struct backorder_store *store,
                                         const struct backorder_database *database,
                                         int64_t now,
                                         uint32_t limit,
                                         const struct backorder_round *before,
                                         struct backorder_round **out);

/**
 * A round that reports what came of an effect which was carried out elsewhere: by another process,
 * or by this one before it ended. Free it with `backorder_round_free`; the outcome stays yours.
 *
 * Errors: `EFFECT_ID_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_round_new_of_report(const struct backorder_engine *engine,
                                               const struct backorder_store *store,
                                               struct backorder_str effect,
                                               const struct backorder_outcome *outcome,
                                               struct backorder_round **out);

/**
 * What to do next, at that time. `size` is `sizeof *out`.
 *
 * The views in it are valid until the next call about the round.
 *
 * Errors: `TIME_RANGE`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_round_next(struct backorder_round *round,
                                      int64_t now,
                                      size_t size,
                                      struct backorder_step *out);

/**
 * Reads, locks and writes in your database whatever is to be read, locked and written, at that
 * time, until it is your turn: the step is DECIDE, CARRY_OUT, FAILED or DONE, and told of as one
 * of `backorder_round_next`. `size` is `sizeof *out`.
 *
 * The views in it are valid until the next call about the round.
 *
 * Errors: `DATABASE_FAILED` for what the database says, but where somebody else was faster: that
 * is decided anew. No transaction is open then, and the round is where it was: it may be asked
 * again. `TIME_RANGE`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_round_advance(struct backorder_round *round,
                                         const struct backorder_database *database,
                                         int64_t now,
                                         size_t size,
                                         struct backorder_step *out);

/**
 * BEGIN: whether the transaction is begun and its statements are run. Where an error meant a lost
 * race it is not, and rolled back.
 */
BACKORDER_MUST_USE
backorder_result backorder_round_begun(struct backorder_round *round, bool is_begun);

/**
 * ROLLBACK: the transaction is over.
 */
BACKORDER_MUST_USE
backorder_result backorder_round_rolled_back(struct backorder_round *round);

/**
 * LOAD: the rows that were read. Clients of whom one cannot be read are left out, and told of by a
 * step FAILED. The rows stay yours.
 */
BACKORDER_MUST_USE
backorder_result backorder_round_loaded(struct backorder_round *round,
                                        const struct backorder_rows *rows);

/**
 * DECIDE: takes in a client's account as billing shows it now, after the rows: a reading begun and
 * ended. `tax` as for `backorder_engine_set_account`. Where billing is asked for the notes of
 * invoices, too, call that one with a `backorder_reading` on the book of the step, and
 * `backorder_round_add`.
 *
 * Errors: as those of `backorder_engine_set_account`; `INDEX_INVALID` at another step.
 */
BACKORDER_MUST_USE
backorder_result backorder_round_set_account(struct backorder_round *round,
                                             uint64_t client,
                                             struct backorder_money credit,
                                             struct backorder_money unpaid,
                                             struct backorder_str tax,
                                             int64_t now);

/**
 * DECIDE: places a backorder, by the parameters of `backorder_engine_place`, having read the
 * client's account.
 *
 * Errors: as those of `backorder_engine_place`; `INDEX_INVALID` at another step.
 */
BACKORDER_MUST_USE
backorder_result backorder_round_place(struct backorder_round *round,
                                       uint64_t id,
                                       uint64_t client,
                                       struct backorder_str name,
                                       uint32_t kind,
                                       const struct backorder_listing *listing,
                                       int64_t now);

/**
 * DECIDE: decides what is due, as `backorder_engine_cycle`, having read the accounts of all
 * `clients` of the step.
 *
 * Errors: `INDEX_INVALID` at another step.
 */
BACKORDER_MUST_USE
backorder_result backorder_round_cycle(struct backorder_round *round, int64_t now);

/**
 * DECIDE: takes in what another call of the engine decided on the book of the step; for each call
 * about it, in their order. The decisions stay yours.
 */
BACKORDER_MUST_USE
backorder_result backorder_round_add(struct backorder_round *round,
                                     const struct backorder_decisions *decisions);

/**
 * DECIDE: all is decided, at that time, and the book is the round's again.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_round_decided(struct backorder_round *round, int64_t now);

/**
 * COMMIT: whether the transaction is written. It is not where a statement changed another number
 * of rows than it says, or an error means a lost race or a lost connection
 * (`backorder_dialect_trouble`).
 */
BACKORDER_MUST_USE
backorder_result backorder_round_written(struct backorder_round *round, bool is_written);

/**
 * CARRY_OUT: what came of the effect. The outcome stays yours.
 */
BACKORDER_MUST_USE
backorder_result backorder_round_carried(struct backorder_round *round,
                                         const struct backorder_outcome *outcome);

/**
 * CARRY_OUT: the id number `note`, from 0, that a FIND_INVOICE effect looks for in the notes of
 * invoices.
 *
 * The view is valid until the next call about the round.
 *
 * Errors: `INDEX_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_round_note_at(const struct backorder_round *round,
                                         size_t note,
                                         struct backorder_str *out);

/**
 * CARRY_OUT: the item number `item`, from 0, of a NOTIFY_CLIENT effect about `low-balance`. `size`
 * is `sizeof *out`.
 *
 * The views in it are valid until the next call about the round.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_round_short_item_at(const struct backorder_round *round,
                                               size_t item,
                                               size_t size,
                                               struct backorder_short_item *out);

/**
 * Frees a round; NULL is fine. What is written stays written; an effect that was not reported yet
 * is asked about by a later cycle.
 */
void backorder_round_free(struct backorder_round *round);

/**
 * How many statements there are; 0 for NULL.
 */
size_t backorder_statements_count(const struct backorder_statements *statements);

/**
 * The statement at `index`, from 0. `size` is `sizeof *out`.
 *
 * The views in it are valid until the statements are freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_statements_at(const struct backorder_statements *statements,
                                         size_t index,
                                         size_t size,
                                         struct backorder_statement *out);

/**
 * Frees statements; NULL is fine.
 */
void backorder_statements_free(struct backorder_statements *statements);

/**
 * The version of the tables that this library works on.
 */
uint32_t backorder_schema_version(void);

/**
 * What brings tables of an earlier version to the present one, in order; none for the present one.
 * Free the statements with `backorder_statements_free`.
 *
 * Errors: `QUERY_INVALID` for a version that this library does not know.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_upgrade(const struct backorder_store *store,
                                         uint32_t version,
                                         struct backorder_statements **out);

/**
 * Reads what is noted under a name in the table `meta`: `schema` for the version of the tables,
 * `policy` for the fingerprint by which "due at" is stored. Free the statements with
 * `backorder_statements_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_meta(const struct backorder_store *store,
                                      struct backorder_str name,
                                      struct backorder_statements **out);

/**
 * Notes by which policy "due at" is stored, in a transaction of its own. After a change every
 * record is to be searched once: `backorder_store_requeue`. Free the statements with
 * `backorder_statements_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_set_policy(const struct backorder_store *store,
                                            const struct backorder_policy *policy,
                                            struct backorder_statements **out);

/**
 * Makes everything that the `count` clients at `clients` still have under way due at `now`. No
 * statement for no client. Free the statements with `backorder_statements_free`.
 *
 * Errors: `TIME_RANGE`.
 *
 * The caller makes sure that `clients` points to `count` numbers.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_requeue(const struct backorder_store *store,
                                         const uint64_t *clients,
                                         size_t count,
                                         int64_t now,
                                         struct backorder_statements **out);

/**
 * Takes those of the `count` clients at `clients` that nobody has for a worker called `owner`,
 * till an instant: several workers then do not do the same work twice. Which ones it got is read
 * by `backorder_store_leased`. No statement for no client. Free the statements with
 * `backorder_statements_free`.
 *
 * Errors: `TIME_RANGE`.
 *
 * The caller makes sure that `clients` points to `count` numbers.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_lease(const struct backorder_store *store,
                                       const uint64_t *clients,
                                       size_t count,
                                       struct backorder_str owner,
                                       int64_t now,
                                       int64_t until,
                                       struct backorder_statements **out);

/**
 * Reads which clients a worker has got till that instant. Free the statements with
 * `backorder_statements_free`.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_leased(const struct backorder_store *store,
                                        struct backorder_str owner,
                                        int64_t until,
                                        struct backorder_statements **out);

/**
 * Gives a client back. Free the statements with `backorder_statements_free`.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_release(const struct backorder_store *store,
                                         uint64_t client,
                                         struct backorder_str owner,
                                         int64_t now,
                                         struct backorder_statements **out);

/**
 * Reads everybody who has not answered, for `backorder_outages_add`. Free the statements with
 * `backorder_statements_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_outages(const struct backorder_store *store,
                                         struct backorder_statements **out);

/**
 * Opens the image of a droplist, the `size` bytes at `image`; costs the same whatever its size.
 * Free it with `backorder_droplist_free`.
 *
 * The caller makes sure that the bytes stay there and as they are until the list and its pages are
 * freed: a file is mapped read-only and only ever replaced by rename. What is damaged is refused,
 * or answers wrongly, but is never read out of bounds; `backorder_droplist_verify` finds it.
 *
 * Errors: `IMAGE_DAMAGED`, `IMAGE_VERSION`, `SIZE_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_droplist_open(const uint8_t *image,
                                         size_t size,
                                         struct backorder_droplist **out);

/**
 * Reads everything once and compares with the checksum written at the import.
 *
 * Errors: `IMAGE_DAMAGED`.
 */
BACKORDER_MUST_USE
backorder_result backorder_droplist_verify(const struct backorder_droplist *list);

/**
 * The number of names; 0 of NULL.
 */
size_t backorder_droplist_count(const struct backorder_droplist *list);

/**
 * The number of this list, for `backorder_listing`: the same names and dates have the same number,
 * whenever they were imported. 0 of NULL.
 */
uint64_t backorder_droplist_id(const struct backorder_droplist *list);

/**
 * When a name drops; `BACKORDER_TIME_NONE` when it is not on the list.
 *
 * Errors: those of names.
 */
BACKORDER_MUST_USE
backorder_result backorder_droplist_drop_of(const struct backorder_droplist *list,
                                            struct backorder_str name,
                                            int64_t *out);

/**
 * What the list says of a name, one of `BACKORDER_PRESENCE_`: only absence is evidence that a name
 * has gone, and only in a list that `backorder_droplist_verify` accepts.
 *
 * Errors: those of names.
 */
BACKORDER_MUST_USE
backorder_result backorder_droplist_presence(const struct backorder_droplist *list,
                                             struct backorder_str name,
                                             uint32_t *out);

/**
 * Where the list comes from, as `backorder_import_set_source` said; empty of NULL. Valid as long
 * as the memory that the list was opened on.
 */
struct backorder_str backorder_droplist_source(const struct backorder_droplist *list);

/**
 * Searches. Free the page with `backorder_page_free`, before the memory of the list goes.
 *
 * Errors: `QUERY_INVALID`, `PATTERN_INVALID`; the subject is the parameter.
 */
BACKORDER_MUST_USE
backorder_result backorder_droplist_search(const struct backorder_droplist *list,
                                           const struct backorder_query *query,
                                           struct backorder_page **out);

/**
 * Frees a list, not its memory; NULL is fine.
 */
void backorder_droplist_free(struct backorder_droplist *list);

/**
 * A query without conditions: the first 100 names by drop. Free it with `backorder_query_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_query_new(struct backorder_query **out);

/**
 * Sets one parameter from text; an empty value takes the condition back. `docs/droplist.md` has
 * the names and values, such as `pattern`, `tlds`, `characters_max`, `order`, `first`.
 *
 * Errors: `QUERY_INVALID`; the subject is the parameter.
 */
BACKORDER_MUST_USE
backorder_result backorder_query_set(struct backorder_query *query,
                                     struct backorder_str parameter,
                                     struct backorder_str value);

/**
 * Restricts the drops to civil days in a time zone, from the start of `from` to the end of `to`:
 * `2027-01-31`, or empty for an open end. The day on which a clock changes has 23 or 25 hours.
 *
 * Errors: `ZONE_UNKNOWN`, `TIME_INVALID`, `QUERY_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_query_set_drop_days(struct backorder_query *query,
                                               struct backorder_str zone,
                                               struct backorder_str from,
                                               struct backorder_str to);

/**
 * Frees a query; NULL is fine.
 */
void backorder_query_free(struct backorder_query *query);

/**
 * How many names fulfil the conditions, on the page or not; 0 of NULL.
 */
uint64_t backorder_page_total(const struct backorder_page *page);

/**
 * The number of rows of the page; 0 of NULL.
 */
size_t backorder_page_count(const struct backorder_page *page);

/**
 * A row of the page, from 0, in the order of the query. `size` is the size of the struct. The
 * views in it are valid until the page or the list is freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_page_at(const struct backorder_page *page,
                                   size_t index,
                                   size_t size,
                                   struct backorder_droplist_row *out);

/**
 * Frees a page; NULL is fine.
 */
void backorder_page_free(struct backorder_page *page);

/**
 * Reads a whole list that is packed: a zip with one `.csv` or `.txt` in it, or gzip; seen from its
 * first bytes. An archive is at most 256 MiB, the list in it 1 GiB. The bytes are read during the
 * call only.
 *
 * The caller makes sure that `bytes` points to `size` bytes.
 *
 * Errors: `ARCHIVE_INVALID`, `DROPLIST_CONTENT`, `DROPLIST_TOO_LARGE`, `SIZE_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_import_feed_archive(struct backorder_import *import,
                                               const uint8_t *bytes,
                                               size_t size);

/**
 * What changed from one list to the next, in byte order of the names: those that were added, then
 * those that are gone, then those that moved. `old` is NULL for a first list: everything is added.
 * Columns: `change` (`added`, `gone`, `moved`), `name`, `was` and `is`: the drop before and now,
 * NULL where the name was or is not on the list. Free the table with `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_droplist_difference(const struct backorder_droplist *old,
                                               const struct backorder_droplist *list,
                                               struct backorder_table **out);

/**
 * What the list covers: the TLDs of which it has everything that is about to drop. Columns: `tld`,
 * `names`. Free the table with `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_droplist_covered(const struct backorder_droplist *list,
                                            struct backorder_table **out);

/**
 * The rows of the list from `first` on, at most `limit`, in its own order. Columns: `name`,
 * `drop_at`, `score` (NULL for none). Free the table with `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_droplist_rows(const struct backorder_droplist *list,
                                         uint32_t first,
                                         uint32_t limit,
                                         struct backorder_table **out);

/**
 * Begins an import at the instant `now`: names that dropped before it are left out. Free it with
 * `backorder_import_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_import_new(int64_t now, struct backorder_import **out);

/**
 * How the list is written, before its first bytes: `registrar`, `nominet`, `internetstiftelsen`,
 * `nomulus`, `pool.com`, `names 2027-01-12 19:00:00`, or a description as in `docs/droplist.md`.
 * Without it that is seen from its first lines.
 *
 * Errors: `FORMAT_INVALID`, `ZONE_UNKNOWN`, `TIME_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_import_set_format(struct backorder_import *import,
                                             struct backorder_str format);

/**
 * Where the list comes from, `registrar` if nothing is said: a list follows only one of the same
 * source.
 *
 * Errors: `FORMAT_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_import_set_source(struct backorder_import *import,
                                             struct backorder_str source);

/**
 * The `count` TLDs at `tlds` are those of which the list has everything that is about to drop; if
 * nothing is said, those that it has names of. With none of them it covers nothing: it is a part.
 *
 * Errors: those of names.
 */
BACKORDER_MUST_USE
backorder_result backorder_import_set_covers(struct backorder_import *import,
                                             const struct backorder_str *tlds,
                                             size_t count);

/**
 * Reads the next `size` bytes of the list, cut anywhere. Bad lines are counted. The first 64 KiB
 * are kept until it is seen what they are, so that lines are counted later than fed.
 *
 * Errors: `DROPLIST_CONTENT`, `DROPLIST_TOO_LARGE`, `SIZE_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_import_feed(struct backorder_import *import,
                                       const uint8_t *bytes,
                                       size_t size);

/**
 * What the import has seen so far.
 *
 * Errors: `SIZE_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_import_read_report(const struct backorder_import *import,
                                              size_t size,
                                              struct backorder_import_report *out);

/**
 * A bad line, from 0 in their order; the first hundred are kept, of an import that failed, too.
 * `size` is the size of the struct. The views in it are valid until the import is changed or
 * freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_import_bad_line_at(const struct backorder_import *import,
                                              size_t index,
                                              size_t size,
                                              struct backorder_bad_line *out);

/**
 * Ends the import and makes the image. `previous` is the list in use of the same source, NULL if
 * there is none: a list that shrank by more than half is refused. Whether it succeeds or not, the
 * import is empty then, but for its report. Free the image with `backorder_image_free`.
 *
 * Errors: `DROPLIST_CONTENT`, `DROPLIST_TOO_MANY_BAD` with the first bad lines in the message,
 * `DROPLIST_EMPTY`, `SOURCE_DIFFERS`, `DROPLIST_SHRUNK`, `DROPLIST_TOO_LARGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_import_finish(struct backorder_import *import,
                                         const struct backorder_droplist *previous,
                                         struct backorder_image **out);

/**
 * Frees an import; NULL is fine.
 */
void backorder_import_free(struct backorder_import *import);

/**
 * The first byte of the image; NULL of NULL. Valid until the image is freed.
 */
const uint8_t *backorder_image_data(const struct backorder_image *image);

/**
 * The number of bytes of the image; 0 of NULL.
 */
size_t backorder_image_size(const struct backorder_image *image);

/**
 * Frees an image; NULL is fine.
 */
void backorder_image_free(struct backorder_image *image);

/**
 * Counts a list, with days of a time zone such as `Europe/Berlin`, at the instant `now`. Free it
 * with `backorder_statistics_free`; it outlives the list.
 *
 * Errors: `ZONE_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_statistics_new(const struct backorder_droplist *list,
                                          struct backorder_str zone,
                                          int64_t now,
                                          struct backorder_statistics **out);

/**
 * The counts of the whole list.
 *
 * Errors: `SIZE_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_statistics_read_totals(const struct backorder_statistics *statistics,
                                                  size_t size,
                                                  struct backorder_statistics_totals *out);

/**
 * A TLD of the whole list, from 0; most names first. The views in it are valid until the
 * statistics are freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_statistics_tld_at(const struct backorder_statistics *statistics,
                                             size_t index,
                                             size_t size,
                                             struct backorder_statistics_tld *out);

/**
 * A day with names, from 0, in order. The views in it are valid until the statistics are freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_statistics_day_at(const struct backorder_statistics *statistics,
                                             size_t index,
                                             size_t size,
                                             struct backorder_statistics_day *out);

/**
 * A TLD of a day, both from 0; most names first. The views in it are valid until the statistics
 * are freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_statistics_day_tld_at(const struct backorder_statistics *statistics,
                                                 size_t day,
                                                 size_t index,
                                                 size_t size,
                                                 struct backorder_statistics_tld *out);

/**
 * Frees statistics; NULL is fine.
 */
void backorder_statistics_free(struct backorder_statistics *statistics);

/**
 * Reads the bytes of an answer, whatever they are: what cannot be read has a code of the client's
 * own, and `backorder_answer_is_complete` is false for one that was cut short. To know what an
 * answer to a command means, give it to `backorder_connection_answer`. Free it with
 * `backorder_answer_free`.
 *
 * The caller makes sure that `bytes` points to `size` bytes.
 *
 * Errors: `SIZE_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_answer_new(const uint8_t *bytes,
                                      size_t size,
                                      struct backorder_answer **out);

/**
 * The registrar's code: 200 is done, 2xx success, 4xx not now, 5xx no; 0 of NULL.
 */
uint32_t backorder_answer_code(const struct backorder_answer *answer);

/**
 * What the registrar said; empty of NULL. The view is valid until `answer` is freed.
 */
struct backorder_str backorder_answer_description(const struct backorder_answer *answer);

/**
 * Whether the command was carried out; false for NULL.
 */
bool backorder_answer_is_success(const struct backorder_answer *answer);

/**
 * Whether the registrar asks to try again later; false for NULL.
 */
bool backorder_answer_is_temporary(const struct backorder_answer *answer);

/**
 * Whether the answer came whole; false for NULL.
 */
bool backorder_answer_is_complete(const struct backorder_answer *answer);

/**
 * How many columns the answer has; 0 of NULL.
 */
size_t backorder_answer_column_count(const struct backorder_answer *answer);

/**
 * The name of the column at `index`, from 0; empty where there is none. The view is valid until
 * `answer` is freed.
 */
struct backorder_str backorder_answer_column(const struct backorder_answer *answer, size_t index);

/**
 * How many rows a column has, in any case of its name; 0 where there is no such column.
 *
 * Errors: `UTF8_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_answer_row_count(const struct backorder_answer *answer,
                                            struct backorder_str column,
                                            size_t *out);

/**
 * The value of a column, in any case of its name, in a row from 0. The view is valid until
 * `answer` is freed.
 *
 * Errors: `INDEX_INVALID` where there is no such column or row.
 */
BACKORDER_MUST_USE
backorder_result backorder_answer_value(const struct backorder_answer *answer,
                                        struct backorder_str column,
                                        size_t row,
                                        struct backorder_str *out);

/**
 * Where the next page of a list begins, for the parameter FIRST of the same command; -1 at the
 * end of the list.
 */
BACKORDER_MUST_USE
backorder_result backorder_answer_next_first(const struct backorder_answer *answer, int64_t *out);

/**
 * Frees an answer; NULL is fine.
 */
void backorder_answer_free(struct backorder_answer *answer);

/**
 * The registrar's commands that are known, by name.
 *
 * Columns: `name`; `ispapi` and `cnr`, the name there, or NULL where none is known; `does`
 * (`reads`, `changes`, `spends`); `about`. Free the table with `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_command_list(struct backorder_table **out);

/**
 * The parameters of a command, by its name on either platform.
 *
 * Columns: `key`; `form`, such as `domain`, `flag` or `one of ACTIVE, HOLD`; `is_list`, which is
 * sent as KEY0, KEY1 and so on; `is_required`; `platform`, NULL for both. Free the table with
 * `backorder_table_free`.
 *
 * Errors: `PARAMETER_INVALID` for a command that is not in the list.
 */
BACKORDER_MUST_USE
backorder_result backorder_command_parameters(struct backorder_str name,
                                              struct backorder_table **out);

/**
 * The columns of the answer to a command, by its name on either platform; there may be others.
 *
 * Columns: `column`; `form`; `is_list`, with a value a row. Free the table with
 * `backorder_table_free`.
 *
 * Errors: `PARAMETER_INVALID` for a command that is not in the list.
 */
BACKORDER_MUST_USE
backorder_result backorder_command_columns(struct backorder_str name, struct backorder_table **out);

/**
 * Sets a parameter that is a flag, sent as 1 or 0; what it had before is replaced.
 */
BACKORDER_MUST_USE
backorder_result backorder_command_set_flag(struct backorder_command *command,
                                            struct backorder_str key,
                                            bool value);

/**
 * Sets a parameter that is a whole number; what it had before is replaced.
 */
BACKORDER_MUST_USE
backorder_result backorder_command_set_number(struct backorder_command *command,
                                              struct backorder_str key,
                                              int64_t value);

/**
 * Sets a parameter that is an instant, in unix seconds; what it had before is replaced.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_command_set_instant(struct backorder_command *command,
                                               struct backorder_str key,
                                               int64_t at);

/**
 * Checks a command by the table, before it is sent to a platform, one of `BACKORDER_PLATFORM_`.
 *
 * Errors: `PARAMETER_INVALID` for a command that is not in the list or not on that platform; for a
 * parameter that it does not have there, that is required and missing, or whose value cannot be:
 * the message says what is allowed.
 */
BACKORDER_MUST_USE
backorder_result backorder_command_check(const struct backorder_command *command, uint32_t number);

/**
 * Reads the answer to a command by the table: a column for each that the answer has and the table
 * knows, as many rows as the longest has. Numbers and flags are whole numbers, instants unix
 * seconds, decimals their digits; what is not there, empty or "never" is NULL, and so is a value
 * that is not what the table says, of which `backorder_command_odd` tells. Free the table with
 * `backorder_table_free`.
 *
 * Errors: `PARAMETER_INVALID` for a command that is not in the list.
 */
BACKORDER_MUST_USE
backorder_result backorder_command_read(const struct backorder_command *command,
                                        const struct backorder_answer *answer,
                                        struct backorder_table **out);

/**
 * The values of an answer that are not what the table says. Columns: `column`, `message`. Free the
 * table with `backorder_table_free`.
 *
 * Errors: `PARAMETER_INVALID` for a command that is not in the list.
 */
BACKORDER_MUST_USE
backorder_result backorder_command_odd(const struct backorder_command *command,
                                       const struct backorder_answer *answer,
                                       struct backorder_table **out);

/**
 * A command without parameters, such as `StatusDomain`. Free it with `backorder_command_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_command_new(struct backorder_str name, struct backorder_command **out);

/**
 * Sets a parameter; what it had before is replaced. Values that cannot be sent are refused when
 * the command is made a text or a form.
 */
BACKORDER_MUST_USE
backorder_result backorder_command_set(struct backorder_command *command,
                                       struct backorder_str key,
                                       struct backorder_str value);

/**
 * Sets a parameter that is a list, sent as KEY0, KEY1 and so on.
 *
 * The caller makes sure that `values` points to `count` texts.
 */
BACKORDER_MUST_USE
backorder_result backorder_command_set_list(struct backorder_command *command,
                                            struct backorder_str key,
                                            const struct backorder_str *values,
                                            size_t count);

/**
 * Whether the command only asks, so that sending it twice does no harm; false for NULL.
 */
bool backorder_command_is_reading(const struct backorder_command *command);

/**
 * The command as the platform, one of `BACKORDER_PLATFORM_`, reads it: a line `KEY=VALUE` each.
 * Free the text with `backorder_text_free`.
 *
 * Errors: `PARAMETER_INVALID`, naming the parameter.
 */
BACKORDER_MUST_USE
backorder_result backorder_command_text(const struct backorder_command *command,
                                        uint32_t number,
                                        struct backorder_text **out);

/**
 * Frees a command; NULL is fine.
 */
void backorder_command_free(struct backorder_command *command);

/**
 * A connection to a platform, one of `BACKORDER_PLATFORM_`; `is_test` for its test system. Free it
 * with `backorder_connection_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_connection_new(uint32_t number,
                                          bool is_test,
                                          struct backorder_str login,
                                          struct backorder_str password,
                                          struct backorder_connection **out);

/**
 * Sets a part of it, one of `BACKORDER_PART_`.
 *
 * A session is what the answer to StartSession has in its column SESSION: it then takes the place
 * of the password in every form.
 */
BACKORDER_MUST_USE
backorder_result backorder_connection_set(struct backorder_connection *connection,
                                          uint32_t number,
                                          struct backorder_str value);

/**
 * Where to post to; empty of NULL. The view is valid until the connection is changed or freed.
 */
struct backorder_str backorder_connection_url(const struct backorder_connection *connection);

/**
 * What to post for a command, as `application/x-www-form-urlencoded`. Free it with
 * `backorder_form_free`.
 *
 * Errors: `PARAMETER_INVALID`, naming the parameter.
 */
BACKORDER_MUST_USE
backorder_result backorder_form_new(const struct backorder_connection *connection,
                                    const struct backorder_command *command,
                                    struct backorder_form **out);

/**
 * The bytes to be posted, with the password; empty of NULL. The view is valid until `form` is
 * freed.
 */
struct backorder_str backorder_form_body(const struct backorder_form *form);

/**
 * The fields for a log, without secrets; empty of NULL. The view is valid until `form` is freed.
 */
struct backorder_str backorder_form_redacted(const struct backorder_form *form);

/**
 * Frees a form; NULL is fine.
 */
void backorder_form_free(struct backorder_form *form);

/**
 * What came back for a command: an answer of the registrar, whatever it says. Free it with
 * `backorder_answer_free`.
 *
 * Errors: `UNKNOWN_OUTCOME` for a command that changes something and may have been carried out:
 * search before you send it again. The others say that it was not carried out: `TRANSPORT`,
 * `CANCELLED`, `HTTP_STATUS`, `EMPTY`, `TRUNCATED`, `INVALID`, `PARAMETER_INVALID`.
 *
 * The caller makes sure that `came->body` points to `came->size` bytes.
 */
BACKORDER_MUST_USE
backorder_result backorder_connection_answer(const struct backorder_connection *connection,
                                             const struct backorder_command *command,
                                             const struct backorder_http_answer *came,
                                             struct backorder_answer **out);

/**
 * As whom the connection speaks, with the role; free the text with `backorder_text_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_connection_login(const struct backorder_connection *connection,
                                            struct backorder_text **out);

/**
 * Frees a connection; NULL is fine.
 */
void backorder_connection_free(struct backorder_connection *connection);

/**
 * A conversation in which nothing was said yet. The connection is copied, and so are the limits,
 * which may be NULL: `backorder_exchange_next` says them. Free it with
 * `backorder_conversation_free`; exchanges may outlive it.
 */
BACKORDER_MUST_USE
backorder_result backorder_conversation_new(const struct backorder_connection *connection,
                                            const struct backorder_limits *limits,
                                            struct backorder_conversation **out);

/**
 * Logins and other requests without a session ask `source` for a one-time password, as
 * `backorder_registrar_set_otp_source`; it is asked by `backorder_exchange_next`. Exchanges that
 * were begun before go on without.
 *
 * The caller makes sure that `source` may be called with `context`, by any thread that calls
 * `backorder_exchange_next`, until conversation and exchanges are freed.
 */
BACKORDER_MUST_USE
backorder_result backorder_conversation_set_otp_source(struct backorder_conversation *conversation,
                                                       backorder_otp_source source,
                                                       void *context);

/**
 * The session of the moment, as `backorder_registrar_session`; NULL where there is none. Free the
 * text with `backorder_text_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_conversation_session(const struct backorder_conversation *conversation,
                                                struct backorder_text **out);

/**
 * Takes up a session that was stored.
 *
 * Errors: `CONFIG` where it is none, or of another platform, system, address, login or role user.
 */
BACKORDER_MUST_USE
backorder_result backorder_conversation_resume_session(const struct backorder_conversation *conversation,
                                                       struct backorder_str session);

/**
 * The name of a stored session, which gives nothing away: 16 hexadecimal digits. Free the text
 * with `backorder_text_free`.
 *
 * Errors: `CONFIG` where it is none.
 */
BACKORDER_MUST_USE
backorder_result backorder_session_id(struct backorder_str session, struct backorder_text **out);

/**
 * What was counted so far. Every exchange ends in exactly one of `answers`, `failures` and
 * `unknown_outcomes`; one that is freed before in one of the latter two. `size` is `sizeof *out`.
 *
 * Errors: `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_conversation_metrics(const struct backorder_conversation *conversation,
                                                size_t size,
                                                struct backorder_metrics *out);

/**
 * Frees a conversation; NULL is fine.
 */
void backorder_conversation_free(struct backorder_conversation *conversation);

/**
 * Begins a call: a command, sent with the session there is, and once more with a new one where the
 * registrar has forgotten it. Free it with `backorder_exchange_free`.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_exchange_new(const struct backorder_conversation *conversation,
                                        const struct backorder_command *command,
                                        uint64_t now_ms,
                                        struct backorder_exchange **out);

/**
 * Begins a login, whose session is used from then on in place of the password. Free it with
 * `backorder_exchange_free`.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_exchange_new_login(const struct backorder_conversation *conversation,
                                              uint64_t now_ms,
                                              struct backorder_exchange **out);

/**
 * Begins the end of the session, which is no longer used from now on; NULL where there is none.
 * Free it with `backorder_exchange_free`.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_exchange_new_logout(const struct backorder_conversation *conversation,
                                               uint64_t now_ms,
                                               struct backorder_exchange **out);

/**
 * What to do now: wait, then ask again; or post, and say what came with `backorder_exchange_came`;
 * or nothing more, and `backorder_exchange_answer` has the answer. Asked again before what came
 * was said, the request counts as lost on its way. `size` is `sizeof *out`.
 *
 * The views are valid until the next call with `exchange`.
 *
 * Errors: `TIME_RANGE`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_exchange_next(struct backorder_exchange *exchange,
                                         uint64_t now_ms,
                                         size_t size,
                                         struct backorder_next *out);

/**
 * Says what came of the request that was to be posted, also that none came, and how far it got
 * (`fault`).
 *
 * Errors: `TIME_RANGE`; `NUMBER_INVALID` for an unknown fault.
 *
 * The caller makes sure that `came->body` points to `came->size` bytes.
 */
BACKORDER_MUST_USE
backorder_result backorder_exchange_came(struct backorder_exchange *exchange,
                                         const struct backorder_http_answer *came,
                                         uint64_t now_ms);

/**
 * Ends the call. What is under way may be carried out: the answer says so.
 */
BACKORDER_MUST_USE
backorder_result backorder_exchange_cancel(struct backorder_exchange *exchange);

/**
 * The answer, once there is nothing more to do. Free it with `backorder_answer_free`.
 *
 * Errors: those of `backorder_connection_answer`; `SESSION_LOST`, `OTP_REQUIRED`, `RATE_LIMITED`;
 * of a login `AUTH`, `TEMPORARY` and `PERMANENT`; `OUTCOME_INVALID` while there is more to do.
 */
BACKORDER_MUST_USE
backorder_result backorder_exchange_answer(const struct backorder_exchange *exchange,
                                           struct backorder_answer **out);

/**
 * Frees an exchange; NULL is fine.
 */
void backorder_exchange_free(struct backorder_exchange *exchange);

/**
 * A zone of which nothing is known yet, on a platform, one of `BACKORDER_PLATFORM_`. Free it with
 * `backorder_dns_zone_free`.
 *
 * Errors: `NUMBER_INVALID`, `UTF8_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_dns_zone_new(struct backorder_str zone,
                                        uint32_t number,
                                        struct backorder_dns_zone **out);

/**
 * The command to ask at `index`, from 0, for what the zone has; NULL where there are no more. Free
 * it with `backorder_command_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_dns_zone_query(const struct backorder_dns_zone *zone,
                                          size_t index,
                                          struct backorder_command **out);

/**
 * The answer to the next of these commands, in their order.
 */
BACKORDER_MUST_USE
backorder_result backorder_dns_zone_answer(struct backorder_dns_zone *zone,
                                           const struct backorder_answer *answer);

/**
 * How many records the zone has; 0 of NULL.
 */
size_t backorder_dns_zone_record_count(const struct backorder_dns_zone *zone);

/**
 * The record at `index`, from 0, as the registrar has it; empty where there is none. The view is
 * valid until the zone is given another answer, or freed.
 */
struct backorder_str backorder_dns_zone_record(const struct backorder_dns_zone *zone, size_t index);

/**
 * One more record that the zone is to have, such as `www 3600 IN A 192.0.2.1`. A host is relative
 * to the zone unless it ends in a dot.
 *
 * Errors: `PARAMETER_INVALID`, saying what is allowed.
 */
BACKORDER_MUST_USE
backorder_result backorder_dns_zone_want(struct backorder_dns_zone *zone,
                                         struct backorder_str record);

/**
 * The command at `index`, from 0, that brings the zone from what it has to what it is to have;
 * NULL where there are no more. What means the same stays, and so do SOA and the zone's own NS.
 * Free it with `backorder_command_free`.
 *
 * Errors: `PARAMETER_INVALID`, naming what the platform cannot forward.
 */
BACKORDER_MUST_USE
backorder_result backorder_dns_zone_change(const struct backorder_dns_zone *zone,
                                           size_t index,
                                           struct backorder_command **out);

/**
 * The command that makes the zone of a domain that has none, which the registrar answers with 545.
 * Free it with `backorder_command_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_dns_zone_created(struct backorder_str domain,
                                            uint32_t number,
                                            struct backorder_command **out);

/**
 * Frees a zone; NULL is fine.
 */
void backorder_dns_zone_free(struct backorder_dns_zone *zone);

/**
 * A record as people mean it: a host that repeats the zone without a dot at its end gets one. Free
 * the text with `backorder_text_free`.
 *
 * Errors: `PARAMETER_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_record_mended(struct backorder_str zone,
                                         struct backorder_str record,
                                         struct backorder_text **out);

/**
 * Whether two records mean the same, however they are written.
 *
 * Errors: `PARAMETER_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_record_is_same(struct backorder_str zone,
                                          struct backorder_str one,
                                          struct backorder_str other,
                                          bool *out);

/**
 * The command that brings the registry from the keys in the answer to StatusDomain to these
 * digests (`KEYTAG ALGORITHM DIGESTTYPE DIGEST`) and keys (`FLAGS PROTOCOL ALGORITHM KEY`);
 * without any the domain is signed no more. NULL if there is nothing to do. Free it with
 * `backorder_command_free`.
 *
 * The caller makes sure that `ds` points to `ds_count` texts and `keys` to `key_count`.
 *
 * Errors: `PARAMETER_INVALID`, saying what is allowed.
 */
BACKORDER_MUST_USE
backorder_result backorder_dnssec_change(const struct backorder_answer *answer,
                                         struct backorder_str domain,
                                         uint32_t number,
                                         const struct backorder_str *ds,
                                         size_t ds_count,
                                         const struct backorder_str *keys,
                                         size_t key_count,
                                         struct backorder_command **out);

/**
 * The tag by which its DS names a key, from 0 to 65535.
 *
 * Errors: `PARAMETER_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_key_tag(struct backorder_str key, uint32_t *out);

/**
 * The command that brings the registry from the addresses of a name server below a domain, as the
 * answer to StatusNameserver has them, to these; without any the name server is taken away. NULL
 * if there is nothing to do. Free it with `backorder_command_free`.
 *
 * `answer` is NULL or a refusal where the registry does not know the name server. The caller makes
 * sure that `addresses` points to `count` texts.
 *
 * Errors: `PARAMETER_INVALID`: no host below the domain, no address, nothing to take away.
 */
BACKORDER_MUST_USE
backorder_result backorder_host_change(const struct backorder_answer *answer,
                                       struct backorder_str name,
                                       struct backorder_str domain,
                                       const struct backorder_str *addresses,
                                       size_t count,
                                       struct backorder_command **out);

/**
 * What the registrar of a platform, one of `BACKORDER_PLATFORM_`, is asked for an effect:
 * SUBMIT_APPLICATION, FIND_APPLICATION, POLL_APPLICATION or READ_DOMAIN. `contacts` are those of
 * the client whose backorder it is. Free it with `backorder_errand_free`.
 *
 * Errors: `NUMBER_INVALID` for an effect of billing or mail; `EFFECT_ID_INVALID`; those of names;
 * `REFERENCE_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_errand_new(const struct backorder_effect *effect,
                                      const struct backorder_contacts *contacts,
                                      uint32_t number,
                                      struct backorder_errand **out);

/**
 * Says which backorder of your store holds an application, before the answers come: what
 * FIND_APPLICATION finds may be another backorder's. `backorder_store_holders` reads them, and
 * `backorder_errand_read_holders` does both.
 *
 * Errors: `REFERENCE_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_errand_add_holder(struct backorder_errand *errand,
                                             struct backorder_str reference,
                                             uint64_t holder);

/**
 * Asks your database who holds what FIND_APPLICATION may find, before the answers come. Nothing is
 * asked for any other effect.
 *
 * Errors: `DATABASE_FAILED`; `ROW_INVALID` for rows that do not say it.
 */
BACKORDER_MUST_USE
backorder_result backorder_errand_read_holders(struct backorder_errand *errand,
                                               const struct backorder_store *store,
                                               const struct backorder_database *database);

/**
 * The command that is to be sent now; send it again, as its kind allows, until an answer is to be
 * reported. Free it with `backorder_command_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_errand_command(const struct backorder_errand *errand,
                                          struct backorder_command **out);

/**
 * Reports what came back for the command. `out` is NULL when another command is to be sent, else
 * the outcome for `backorder_engine_observe`: only what the registrar itself refused is a refusal,
 * whatever else went wrong is unknown. Free it with `backorder_outcome_free`.
 *
 * Of a list of applications, say which are held by other backorders of your store: before, with
 * `backorder_errand_add_holder`, or afterwards with `backorder_outcome_reference_at` and
 * `backorder_outcome_set_holder`.
 *
 * Errors: `OUTCOME_INVALID` when the errand is over; `NUMBER_INVALID` for an unknown fault.
 *
 * The caller makes sure that `came->body` points to `came->size` bytes.
 */
BACKORDER_MUST_USE
backorder_result backorder_errand_answered(struct backorder_errand *errand,
                                           const struct backorder_connection *connection,
                                           const struct backorder_http_answer *came,
                                           struct backorder_outcome **out);

/**
 * What went wrong, for the log; empty when nothing did, and of NULL. The view is valid until the
 * errand is changed or freed.
 */
struct backorder_str backorder_errand_problem(const struct backorder_errand *errand);

/**
 * Frees an errand; NULL is fine.
 */
void backorder_errand_free(struct backorder_errand *errand);

/**
 * What went wrong at the registrar, for the log; empty when nothing did, and of NULL. The view is
 * valid until the outcome is freed.
 */
struct backorder_str backorder_outcome_problem(const struct backorder_outcome *outcome);

/**
 * How many applications a list of them has; 0 of any other outcome and of NULL.
 */
size_t backorder_outcome_reference_count(const struct backorder_outcome *outcome);

/**
 * The id of an application of the list, from 0. The view is valid until the outcome is changed or
 * freed.
 *
 * Errors: `INDEX_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcome_reference_at(const struct backorder_outcome *outcome,
                                                size_t index,
                                                struct backorder_str *out);

/**
 * Says that an application of the list, from 0, is held by another backorder of your store than
 * the one whose effect it is.
 *
 * Errors: `INDEX_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcome_set_holder(struct backorder_outcome *outcome,
                                              size_t index,
                                              uint64_t holder);

/**
 * Limits of which none is set. Free them with `backorder_limits_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_limits_new(struct backorder_limits **out);

/**
 * Sets one of `BACKORDER_LIMIT_`: milliseconds, bytes or a number.
 *
 * Errors: `CONFIG` for 0, which only `RATE`, `PAUSE`, `RATE_LIMIT_PAUSE` and the times of a
 * session may be.
 */
BACKORDER_MUST_USE
backorder_result backorder_limits_set(struct backorder_limits *limits,
                                      uint32_t number,
                                      uint64_t value);

/**
 * Frees limits; NULL is fine.
 */
void backorder_limits_free(struct backorder_limits *limits);

/**
 * The command for the code by which a domain is moved: the answer has it in the column AUTH,
 * unless the registry mails it to the owner. NULL where there are no codes but tags (.uk). Free it
 * with `backorder_command_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_auth_code_command(struct backorder_str domain,
                                             uint32_t number,
                                             struct backorder_command **out);

/**
 * The command that releases a domain to the registrar of a tag (.uk); with an empty tag back to
 * its registry (.de, .at, .uk). `is_locked`: what TRANSFERLOCK of StatusDomain says. Free it with
 * `backorder_command_free`.
 *
 * Errors: `PARAMETER_INVALID`: the zone has no tags or takes none back, the tag is none, or the
 * domain is locked.
 */
BACKORDER_MUST_USE
backorder_result backorder_release_command(struct backorder_str domain,
                                           struct backorder_str tag,
                                           bool is_locked,
                                           struct backorder_command **out);

/**
 * The command that has the mail sent again by which an owner verifies an address: on ISPAPI about
 * a domain, at CNR about an address. Free it with `backorder_command_free`.
 *
 * Errors: `PARAMETER_INVALID`, naming what is missing.
 */
BACKORDER_MUST_USE
backorder_result backorder_verification_command(struct backorder_str domain,
                                                struct backorder_str email,
                                                uint32_t number,
                                                struct backorder_command **out);

/**
 * The command that asks where the verification of an owner's address stands: on ISPAPI about a
 * domain, at CNR about the handle of its owner. Free it with `backorder_command_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_verification_query(struct backorder_str domain,
                                              struct backorder_str owner_contact,
                                              uint32_t number,
                                              struct backorder_command **out);

/**
 * What the answer to it says, in one row. Columns: `state` (`not-asked`, `asked`, `verified`,
 * `overdue`; NULL for a word that is not known), `word` (the registrar's own), `email`. Free the
 * table with `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_verification_read(const struct backorder_answer *answer,
                                             struct backorder_table **out);

/**
 * Whether a change of a contact is one of the owner: another name, organisation or address of
 * e-mail. Each row has the fields of a contact as columns, FIRSTNAME, LASTNAME and so on.
 *
 * Errors: `PARAMETER_INVALID`, naming what is no field of a contact.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrant_is_material(const struct backorder_row *present,
                                                  const struct backorder_row *wanted,
                                                  bool *out);

/**
 * How the owner of a domain is changed there, one of `BACKORDER_WAY_`. `options` is the answer to
 * QueryDomainOptions about this domain alone, which says it on ISPAPI; NULL at CNR.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrant_way(struct backorder_str domain,
                                          uint32_t number,
                                          const struct backorder_answer *options,
                                          uint32_t *out);

/**
 * The command that gives a domain another owner, by its handle, in one of the ways
 * `BACKORDER_WAY_`. `is_agent`: we are the designated agent of both sides, with their consent, and
 * confirm for them; else each is sent a mail. `opts_out`: the old owner opted out of the lock of
 * 60 days. Free it with `backorder_command_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrant_command(struct backorder_str domain,
                                              struct backorder_str owner,
                                              uint32_t way,
                                              bool is_agent,
                                              bool opts_out,
                                              uint32_t number,
                                              struct backorder_command **out);

/**
 * The command that asks for names like a word, of these TLDs or, without any, of all; `limit` 0
 * leaves it to the registrar how many. Free it with `backorder_command_free`.
 *
 * The caller makes sure that `zones` points to `count` texts.
 *
 * Errors: `PARAMETER_INVALID` if nothing of the word is left.
 */
BACKORDER_MUST_USE
backorder_result backorder_suggestions_command(struct backorder_str keyword,
                                               const struct backorder_str *zones,
                                               size_t count,
                                               uint32_t limit,
                                               uint32_t number,
                                               struct backorder_command **out);

/**
 * The names that the answer to it suggests, a row each; they may be taken by now. Columns:
 * `domain`; `premium_channel`, who sells it; `price`, exact decimals, and `currency`, where it has
 * a price of its own. Free the table with `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_suggestions_read(const struct backorder_answer *answer,
                                            struct backorder_table **out);

/**
 * The command at `index`, from 0, to ask for what an account has in all; NULL where there are no
 * more. Free it with `backorder_command_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_dashboard_query(uint32_t number,
                                           size_t index,
                                           struct backorder_command **out);

/**
 * What the answer to the command at `index` says; a refusal says nothing. Columns: `kind`
 * (`domain`, `contact`), `count`. The funds are in the first: `backorder_command_read` reads it.
 * Free the table with `backorder_table_free`.
 *
 * Errors: `INDEX_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_dashboard_read(uint32_t number,
                                          size_t index,
                                          const struct backorder_answer *answer,
                                          struct backorder_table **out);

/**
 * Adds to an order of a premium name what confirms its price: on ISPAPI the class, and the price
 * where it is an application; at CNR the fee. `check` is the answer to CheckDomains about this
 * domain alone, `agreed` what was agreed with whoever pays.
 *
 * Errors: `PARAMETER_INVALID`, naming the domain: it has no price of its own, the registrar names
 * none, or another one than was agreed; `INVALID` for an answer that cannot be read.
 */
BACKORDER_MUST_USE
backorder_result backorder_premium_confirm(const struct backorder_answer *check,
                                           struct backorder_str domain,
                                           struct backorder_cost agreed,
                                           uint32_t number,
                                           struct backorder_command *command);

/**
 * The command that reads values which an account keeps at the registrar, by key and name, each
 * pair of one index (`_system/defaults`, `nameserver`). ISPAPI only. Free it with
 * `backorder_command_free`.
 *
 * The caller makes sure that `keys` and `names` point to `count` texts each.
 *
 * Errors: `PARAMETER_INVALID`, naming what is empty or has more than one line.
 */
BACKORDER_MUST_USE
backorder_result backorder_environment_query(const struct backorder_str *keys,
                                             const struct backorder_str *names,
                                             size_t count,
                                             struct backorder_command **out);

/**
 * What the answer to it says, a row for each pair, in their order. Columns: `key`, `name`,
 * `value`, NULL where it is not set. Free the table with `backorder_table_free`.
 *
 * The caller makes sure that `keys` and `names` point to `count` texts each.
 *
 * Errors: `PARAMETER_INVALID`, as the query.
 */
BACKORDER_MUST_USE
backorder_result backorder_environment_read(const struct backorder_answer *answer,
                                            const struct backorder_str *keys,
                                            const struct backorder_str *names,
                                            size_t count,
                                            struct backorder_table **out);

/**
 * The command that keeps a value under a key and a name; an empty one takes it away. ISPAPI only.
 * Free it with `backorder_command_free`.
 *
 * Errors: `PARAMETER_INVALID`, naming what is empty or has more than one line.
 */
BACKORDER_MUST_USE
backorder_result backorder_environment_set(struct backorder_str key,
                                           struct backorder_str name,
                                           struct backorder_str value,
                                           struct backorder_command **out);

/**
 * The pages of a Query...List command, from its FIRST on; its own LIMIT and LAST are not sent.
 * `key` is the column that tells rows apart, such as DOMAIN: with it, rows that come or go while
 * the list is read are neither missed nor given twice; empty for none. `limit`: rows to ask for at
 * once; 0 is 1000. Free it with `backorder_pager_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_pager_new(const struct backorder_command *command,
                                     struct backorder_str key,
                                     uint64_t limit,
                                     struct backorder_pager **out);

/**
 * The command for the next page; NULL at the end of the list, and after an answer that was
 * refused. Free it with `backorder_command_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_pager_command(const struct backorder_pager *pager,
                                         struct backorder_command **out);

/**
 * Takes in the answer to the command. Which of its rows are new say `backorder_pager_row_count`
 * and `backorder_pager_row`; there may be none, and more on the next page.
 *
 * Errors: `LIST_CHANGED` where rows may have been missed; `INVALID` for a list that does not get
 * on; `AUTH`, `TEMPORARY`, `PERMANENT` where the registrar refused. The list has ended then, since
 * what is missing of it is not known.
 */
BACKORDER_MUST_USE
backorder_result backorder_pager_accept(struct backorder_pager *pager,
                                        const struct backorder_answer *answer);

/**
 * How many rows of the last answer are new; 0 of NULL.
 */
size_t backorder_pager_row_count(const struct backorder_pager *pager);

/**
 * The place in the last answer of a new row, from 0, for `backorder_answer_value`.
 *
 * Errors: `INDEX_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_pager_row(const struct backorder_pager *pager,
                                     size_t index,
                                     size_t *out);

/**
 * How many rows the whole list has; -1 where the registrar does not say so, and of NULL.
 */
int64_t backorder_pager_total(const struct backorder_pager *pager);

/**
 * Frees a pager; NULL is fine.
 */
void backorder_pager_free(struct backorder_pager *pager);

/**
 * The commands that a restricted role user must be allowed for a task, one of `BACKORDER_TASK_`,
 * on a platform, one of `BACKORDER_PLATFORM_`. Column: `command`. Free the table with
 * `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_task_commands(uint32_t number,
                                         uint32_t platform_number,
                                         struct backorder_table **out);

/**
 * The same as the access list of the role user, ready to paste: a line `Name():ALLOW` each. Free
 * the text with `backorder_text_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_task_access_list(uint32_t number,
                                            uint32_t platform_number,
                                            struct backorder_text **out);

/**
 * The words compiled in, in one of `BACKORDER_LANGUAGE_`. Sentences in `ftl`, in the syntax of
 * Fluent, replace those of the same key; empty for none. Free it with `backorder_catalog_free`.
 *
 * Errors: `CATALOG_INVALID`, `NUMBER_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_catalog_new(uint32_t language,
                                       struct backorder_str ftl,
                                       struct backorder_catalog **out);

/**
 * Frees a catalog; NULL is fine.
 */
void backorder_catalog_free(struct backorder_catalog *catalog);

/**
 * Why a backorder is where it is at `now`, what comes next and when, and what would change it.
 * `facts` may be NULL. Free it with `backorder_explanation_free`.
 *
 * Errors: `BACKORDER_UNKNOWN`; `CURRENCY_UNKNOWN` in the facts.
 *
 * The caller makes sure that the pointers in `facts` are NULL or point to what they say.
 */
BACKORDER_MUST_USE
backorder_result backorder_explanation_new(const struct backorder_engine *engine,
                                           const struct backorder_book *book,
                                           uint64_t id,
                                           const struct backorder_facts *facts,
                                           int64_t now,
                                           struct backorder_explanation **out);

/**
 * The whole explanation as text, a sentence a line; instants also in `zone`, NULL for UTC. Free
 * the text with `backorder_text_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_explanation_text(const struct backorder_explanation *explanation,
                                            const struct backorder_catalog *catalog,
                                            const struct backorder_zone *zone,
                                            struct backorder_text **out);

/**
 * The sentences. Columns: `part` (`because`, `next`, `would-change`), `key` (the sentence's stable
 * name), `text`. Instants also in `zone`, NULL for UTC. Free the table with
 * `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_explanation_sentences(const struct backorder_explanation *explanation,
                                                 const struct backorder_catalog *catalog,
                                                 const struct backorder_zone *zone,
                                                 struct backorder_table **out);

/**
 * The arguments of the sentences, for texts of your own. Columns: `sentence` (its row, from 0),
 * `name`, `value` and, for money and costs, `currency`; a cost is exact decimals. Free the table
 * with `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_explanation_arguments(const struct backorder_explanation *explanation,
                                                 struct backorder_table **out);

/**
 * Frees an explanation; NULL is fine.
 */
void backorder_explanation_free(struct backorder_explanation *explanation);

/**
 * What a record waits for, the earliest first. Columns: `timer` (one of `BACKORDER_TIMER_`),
 * `name`, `at`; an instant that is past means that the next cycle acts. Free the table with
 * `backorder_table_free`.
 *
 * Errors: `BACKORDER_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_engine_timetable(const struct backorder_engine *engine,
                                            const struct backorder_book *book,
                                            uint64_t id,
                                            int64_t now,
                                            struct backorder_table **out);

/**
 * What the registrar will charge for names that drop till `horizon` seconds from `now` on, all of
 * which may be won, and what that leaves of the reseller's account. Costs in another currency need
 * one of the `count` rates at `rates`. Free it with `backorder_forecast_free`.
 *
 * Columns of the days: `day` (UTC), `backorders`, `cost`, `left`, `currency`, `is_short`. Notes:
 * `backorder`, `note`: `without-cost` for one that is counted without a cost.
 *
 * Errors: `CURRENCY_UNKNOWN`, `CURRENCY_MISMATCH`, `AMOUNT_INVALID`, `AMOUNT_OVERFLOW`,
 * `TIME_RANGE`.
 *
 * The caller makes sure that `rates` points to `count` rates.
 */
BACKORDER_MUST_USE
backorder_result backorder_forecast_new_of_reseller(const struct backorder_book *book,
                                                    const struct backorder_cost_list *costs,
                                                    const struct backorder_rate *rates,
                                                    size_t count,
                                                    const struct backorder_reseller_funds *funds,
                                                    int64_t now,
                                                    int64_t horizon,
                                                    struct backorder_forecast **out);

/**
 * What a client's REQUESTED backorders with a deadline till `horizon` seconds from `now` on will
 * need, by the day of that deadline in `zone`, NULL for UTC. Free it with
 * `backorder_forecast_free`.
 *
 * Columns of the days: `day`, `backorders`, `needed`, `left`, `currency`, `is_short`. Notes:
 * `backorder`, `note`: `short` for one that will find too little when its turn comes,
 * `without-price` for one that has no price in the account's currency.
 *
 * Errors: `ACCOUNT_UNKNOWN`, `AMOUNT_OVERFLOW`, `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_forecast_new_of_client(const struct backorder_engine *engine,
                                                  const struct backorder_book *book,
                                                  uint64_t client,
                                                  const struct backorder_zone *zone,
                                                  int64_t now,
                                                  int64_t horizon,
                                                  struct backorder_forecast **out);

/**
 * The days of a forecast, in order; NULL of NULL. The table is valid until the forecast is freed,
 * with it: do not free it.
 */
const struct backorder_table *backorder_forecast_days(const struct backorder_forecast *forecast);

/**
 * Its notes; NULL of NULL. The table is valid until the forecast is freed, with it: do not free
 * it.
 */
const struct backorder_table *backorder_forecast_notes(const struct backorder_forecast *forecast);

/**
 * Frees a forecast; NULL is fine.
 */
void backorder_forecast_free(struct backorder_forecast *forecast);

/**
 * The plan as written: import at 00:01 and 10:01 UTC, sync an hour later, a cycle every five
 * minutes. Free it with `backorder_job_plan_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_job_plan_new(struct backorder_job_plan **out);

/**
 * A plan of your own: times of day like `10:01` in UTC, every how many minutes a cycle runs (a
 * divisor of 60), and how many seconds a clock may be wrong. Free it with
 * `backorder_job_plan_free`.
 *
 * Errors: `POLICY_INVALID`, `TIME_RANGE`.
 *
 * The caller makes sure that `imports` and `syncs` point to as many texts as their counts say.
 */
BACKORDER_MUST_USE
backorder_result backorder_job_plan_new_of(const struct backorder_str *imports,
                                           size_t import_count,
                                           const struct backorder_str *syncs,
                                           size_t sync_count,
                                           uint32_t batch_minutes,
                                           int64_t tolerance,
                                           struct backorder_job_plan **out);

/**
 * What is due at `now`, where the jobs ran as the `count` entries at `runs` say. Columns: `job`
 * (one of `BACKORDER_JOB_`), `name`, `slot` (for which time it runs: store it as its last run),
 * `last_in_future` (a last run that a wrong clock wrote, or NULL). Free the table with
 * `backorder_table_free`.
 *
 * Errors: `TIME_RANGE`, `NUMBER_INVALID`.
 *
 * The caller makes sure that `runs` points to `count` runs.
 */
BACKORDER_MUST_USE
backorder_result backorder_job_plan_due(const struct backorder_job_plan *plan,
                                        int64_t now,
                                        const struct backorder_job_run *runs,
                                        size_t count,
                                        struct backorder_table **out);

/**
 * The last time at or before `now` at which a job, one of `BACKORDER_JOB_`, is to run.
 *
 * Errors: `TIME_RANGE`, `NUMBER_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_job_plan_slot(const struct backorder_job_plan *plan,
                                         uint32_t number,
                                         int64_t now,
                                         int64_t *out);

/**
 * The first time after `now` at which a job, one of `BACKORDER_JOB_`, is to run.
 *
 * Errors: `TIME_RANGE`, `NUMBER_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_job_plan_next(const struct backorder_job_plan *plan,
                                         uint32_t number,
                                         int64_t now,
                                         int64_t *out);

/**
 * The plan as lines of a crontab for a machine whose clock shows `zone`, NULL for UTC. Columns:
 * `job`, `name`, `schedule` (`1 0,10 * * *`). Free the table with `backorder_table_free`.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_job_plan_crontab(const struct backorder_job_plan *plan,
                                            const struct backorder_zone *zone,
                                            int64_t now,
                                            struct backorder_table **out);

/**
 * What is wrong with such lines: the clocks of the zone change within about a year. Empty where
 * they do not. Free the text with `backorder_text_free`.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_job_plan_warning(const struct backorder_job_plan *plan,
                                            const struct backorder_zone *zone,
                                            int64_t now,
                                            struct backorder_text **out);

/**
 * Frees a plan; NULL is fine.
 */
void backorder_job_plan_free(struct backorder_job_plan *plan);

/**
 * Everybody answers. Free it with `backorder_outages_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outages_new(struct backorder_outages **out);

/**
 * Takes in an outage as a row of the store (`backorder_store_outages`); the row stays yours.
 *
 * Errors: `ROW_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outages_add(struct backorder_outages *outages,
                                       const struct backorder_row *row);

/**
 * An upstream, one of `BACKORDER_UPSTREAM_`, was asked at `now` and gave no answer. Whether that
 * is news to be stored.
 *
 * Errors: `NUMBER_INVALID`, `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outages_not_answered(struct backorder_outages *outages,
                                                uint32_t number,
                                                int64_t now,
                                                bool *out);

/**
 * An upstream, one of `BACKORDER_UPSTREAM_`, has answered. Whether that ends an outage, whose row
 * is to be deleted.
 *
 * Errors: `NUMBER_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outages_answered(struct backorder_outages *outages,
                                            uint32_t number,
                                            bool *out);

/**
 * Every outage. Columns: `upstream`, `name`, `since`, `alerted_at`, `alert_id`, and `text`: a
 * sentence of the catalog, NULL without one; instants also in `zone`, NULL for UTC. Free the table
 * with `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outages_table(const struct backorder_outages *outages,
                                         const struct backorder_catalog *catalog,
                                         const struct backorder_zone *zone,
                                         struct backorder_table **out);

/**
 * The outages of which the reseller has to be alerted now, each once; store them before the alerts
 * are sent. Columns as of `backorder_outages_table`. Free the table with `backorder_table_free`.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outages_alerts(struct backorder_outages *outages,
                                          const struct backorder_policy *policy,
                                          int64_t now,
                                          const struct backorder_catalog *catalog,
                                          const struct backorder_zone *zone,
                                          struct backorder_table **out);

/**
 * The statements that store the outage of an upstream, one of `BACKORDER_UPSTREAM_`, or delete its
 * row where it has ended; in one transaction. Free them with `backorder_statements_free`.
 *
 * Errors: `NUMBER_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_store_put_outage(const struct backorder_store *store,
                                            const struct backorder_outages *outages,
                                            uint32_t number,
                                            struct backorder_statements **out);

/**
 * Frees outages; NULL is fine.
 */
void backorder_outages_free(struct backorder_outages *outages);

/**
 * How many backorders stand where: of one client, or of all where `client` is NULL. Columns:
 * `group` (`status`, `tld`, `drop-day`), `key`, `count`: every status; TLDs, the most wanted
 * first; the next 31 days in `zone`, NULL for UTC, by the drops of what is open. Free the table
 * with `backorder_table_free`.
 *
 * Errors: `TIME_RANGE`.
 */
BACKORDER_MUST_USE
backorder_result backorder_book_counts(const struct backorder_book *book,
                                       const uint64_t *client,
                                       const struct backorder_zone *zone,
                                       int64_t now,
                                       struct backorder_table **out);

/**
 * The history of a name, without entries yet. Free it with `backorder_history_free`.
 *
 * Errors: those of names.
 */
BACKORDER_MUST_USE
backorder_result backorder_history_new(struct backorder_str name, struct backorder_history **out);

/**
 * Adds a row as `backorder_store_log` reads it; the row stays yours.
 *
 * Errors: `ROW_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_history_add(struct backorder_history *history,
                                       const struct backorder_row *row);

/**
 * What happened to the name, the oldest first; rows of other names are left out. Columns: `at`,
 * `client`, `backorder`, `life`, `revision`, `event`, `from` and `to` (stages, as numbers),
 * `from_name`, `to_name`, `hold`, `cause`, `detail`. Free the table with `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_history_table(const struct backorder_history *history,
                                         struct backorder_table **out);

/**
 * Frees a history; NULL is fine.
 */
void backorder_history_free(struct backorder_history *history);

/**
 * A page of the droplist as one client sees it, a row for each of its rows: what is offered at the
 * engine's prices in a currency, and the client's own backorder for the name. Columns: `name`,
 * `full`, `lite`, `currency`, `backorder`, `stage`; NULL for what is not there. Free the table
 * with `backorder_table_free`.
 *
 * Errors: `CURRENCY_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_page_offers(const struct backorder_page *page,
                                       const struct backorder_engine *engine,
                                       const struct backorder_book *book,
                                       uint64_t client,
                                       struct backorder_str currency,
                                       struct backorder_table **out);

/**
 * Nothing compared yet. `provider` is `openprovider`, `ispapi` or `cnr`; `settings`, which may be
 * NULL, has what differs from the defaults (`docs/sync.md`), and stays yours. Free it with
 * `backorder_domain_sync_free`.
 *
 * Errors: `SYNC_SETTING_INVALID`, `ZONE_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_domain_sync_new(struct backorder_str provider,
                                           const struct backorder_row *settings,
                                           struct backorder_domain_sync **out);

/**
 * Adds a row of billing: `id`, `domain`, `status`, `expiry_date`, `next_due_date`, `auto_renew`,
 * `id_protection`, and `own_offset` and `period` if there are any. The row stays yours; one that
 * cannot be read is refused by the plan.
 */
BACKORDER_MUST_USE
backorder_result backorder_domain_sync_add_billing(struct backorder_domain_sync *sync,
                                                   const struct backorder_row *row);

/**
 * Adds an answer of the registrar: `domain`, and the fields that `docs/sync.md` lists. The row
 * stays yours; one that cannot be read is refused by the plan.
 */
BACKORDER_MUST_USE
backorder_result backorder_domain_sync_add_answer(struct backorder_domain_sync *sync,
                                                  const struct backorder_row *row);

/**
 * Adds rows of billing and answers of the registrar, each an array of JSON objects; an empty text
 * adds none.
 *
 * Errors: `DOMAIN_ROW_INVALID` for other JSON; nothing is added then.
 */
BACKORDER_MUST_USE
backorder_result backorder_domain_sync_add_json(struct backorder_domain_sync *sync,
                                                struct backorder_str billing,
                                                struct backorder_str answers);

/**
 * Frees what was to be compared; NULL is fine.
 */
void backorder_domain_sync_free(struct backorder_domain_sync *sync);

/**
 * Plans all domains. With `is_complete` the answers are of the whole account: a domain without
 * one is not at the registrar. Free the plan with `backorder_sync_plan_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_sync_plan_new(const struct backorder_domain_sync *sync,
                                         bool is_complete,
                                         int64_t now,
                                         struct backorder_sync_plan **out);

/**
 * How many domains were compared; 0 for NULL.
 */
size_t backorder_sync_plan_looked_at(const struct backorder_sync_plan *plan);

/**
 * How many fields change; 0 for NULL.
 */
size_t backorder_sync_plan_change_count(const struct backorder_sync_plan *plan);

/**
 * The change at `index`, from 0, in the order they are to be made. `size` is `sizeof *out`.
 *
 * The views are valid until `plan` is freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_sync_plan_change_at(const struct backorder_sync_plan *plan,
                                               size_t index,
                                               size_t size,
                                               struct backorder_sync_change *out);

/**
 * How many things are to be done besides; 0 for NULL.
 */
size_t backorder_sync_plan_effect_count(const struct backorder_sync_plan *plan);

/**
 * What is to be done besides, at `index`, from 0; after the changes. `size` is `sizeof *out`.
 *
 * The views are valid until `plan` is freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_sync_plan_effect_at(const struct backorder_sync_plan *plan,
                                               size_t index,
                                               size_t size,
                                               struct backorder_sync_effect *out);

/**
 * How many entries are only reported; 0 for NULL.
 */
size_t backorder_sync_plan_entry_count(const struct backorder_sync_plan *plan);

/**
 * The entry at `index`, from 0. `size` is `sizeof *out`.
 *
 * The views are valid until `plan` is freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_sync_plan_entry_at(const struct backorder_sync_plan *plan,
                                              size_t index,
                                              size_t size,
                                              struct backorder_sync_entry *out);

/**
 * How many rows were refused; 0 for NULL.
 */
size_t backorder_sync_plan_refused_count(const struct backorder_sync_plan *plan);

/**
 * The refused row at `index`, from 0. `size` is `sizeof *out`.
 *
 * The views are valid until `plan` is freed.
 *
 * Errors: `INDEX_INVALID`, `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_sync_plan_refused_at(const struct backorder_sync_plan *plan,
                                                size_t index,
                                                size_t size,
                                                struct backorder_sync_refusal *out);

/**
 * Whether the report is to be sent: for a change, an effect or an error; also without, if
 * `send_empty`. No for NULL.
 */
bool backorder_sync_plan_is_due(const struct backorder_sync_plan *plan, bool send_empty);

/**
 * The report as plain text, or as one element of HTML. `language` is `en` or `de`.
 *
 * The view is valid until `plan` is freed.
 *
 * Errors: `SYNC_SETTING_INVALID` for another language.
 */
BACKORDER_MUST_USE
backorder_result backorder_sync_plan_report(const struct backorder_sync_plan *plan,
                                            struct backorder_str language,
                                            bool is_html,
                                            struct backorder_str *out);

/**
 * Frees a plan; NULL is fine.
 */
void backorder_sync_plan_free(struct backorder_sync_plan *plan);

/**
 * The ids to look at now: never looked at first, then longest ago. `rows` is an array of JSON
 * objects with `id`, `domain`, `status`, `last_sync` (UTC) and `next_due_date`; `batch` domains a
 * run (200), each again after `interval` seconds (7200); with `native` what WHMCS's own sync keeps
 * takes no place. Columns: `id`. Free the table with `backorder_table_free`.
 *
 * Errors: `DOMAIN_ROW_INVALID` for other JSON, `SYNC_SETTING_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_sync_due_new(struct backorder_str looks,
                                        size_t batch,
                                        int64_t interval,
                                        bool native,
                                        int64_t now,
                                        struct backorder_table **out);

/**
 * How often to run, so that so many domains are seen within a window. Columns: `runs`,
 * `interval_seconds`, `cron_line`, `batch_needed` (NULL: the batch will do). Free the table with
 * `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_sync_cadence_new(uint64_t domains,
                                            uint64_t batch,
                                            uint64_t window_minutes,
                                            struct backorder_table **out);

/**
 * What is to be set, so that nothing of an account renews that nobody has paid. `mode` is the
 * account's own, empty if it is not known; `domains` is an array of JSON objects with `domain`,
 * `renewal_mode`, `accounting_date` and `finalization_date`. Columns: `what` (`account`, `domain`
 * or `entry`), `domain`, `old`, `new_value`, `code`, `detail`. Free the table with
 * `backorder_table_free`.
 *
 * Errors: `DOMAIN_ROW_INVALID`, those of names.
 */
BACKORDER_MUST_USE
backorder_result backorder_account_plan_new(struct backorder_str mode,
                                            struct backorder_str domains,
                                            int64_t now,
                                            struct backorder_table **out);

/**
 * What a registrar module's `Sync` function returns to WHMCS. `zone` is billing's, empty for UTC.
 * Columns: `active`, `expired`, `cancelled`, `transferred_away`, `expiry_date`, and `error`, with
 * which all the others are NULL. Free the table with `backorder_table_free`.
 *
 * Errors: `DOMAIN_ROW_INVALID`, `SYNC_SETTING_INVALID`, `ZONE_UNKNOWN`, those of names.
 */
BACKORDER_MUST_USE
backorder_result backorder_whmcs_sync_new(struct backorder_str provider,
                                          struct backorder_str zone,
                                          const struct backorder_row *billing,
                                          const struct backorder_row *answer,
                                          int64_t now,
                                          struct backorder_table **out);

/**
 * What a registrar module's `TransferSync` function returns to WHMCS. `facts` are those of
 * `docs/sync.md`. Columns: `state` (`pending`, `completed`, `failed`, `error`), `expiry_date`,
 * `text`. Free the table with `backorder_table_free`.
 *
 * Errors: `DOMAIN_ROW_INVALID`, `SYNC_SETTING_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_whmcs_transfer_sync_new(struct backorder_str provider,
                                                   const struct backorder_row *facts,
                                                   struct backorder_table **out);

/**
 * What follows a completed transfer, in order; nothing before it is completed. Columns: `step`
 * (`lock`, `contacts`, `nameservers`) and `value`, a role or a name server; NULL for the lock.
 * Free the table with `backorder_table_free`.
 *
 * Errors: `DOMAIN_ROW_INVALID`, `SYNC_SETTING_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_transfer_follow_up_new(struct backorder_str provider,
                                                  const struct backorder_row *facts,
                                                  bool transfer_lock,
                                                  bool contact_update,
                                                  bool ns_update,
                                                  struct backorder_table **out);

/**
 * What stands in the way of a transfer before it is ordered; no row: nothing. `language` is `en`
 * or `de`. Columns: `obstacle`, a stable word, and `words`. Free the table with
 * `backorder_table_free`.
 *
 * Errors: `DOMAIN_ROW_INVALID`, `SYNC_SETTING_INVALID` for another language.
 */
BACKORDER_MUST_USE
backorder_result backorder_transfer_obstacles_new(const struct backorder_row *facts,
                                                  struct backorder_str tag,
                                                  int64_t now,
                                                  struct backorder_table **out);

/**
 * What is known of a name of a TLD that ends on `expiry` (a day, or an instant in UTC), by the
 * data compiled in. Columns: `phase`, `renewable_until`, `restorable_until`, `drop_first`,
 * `drop_last`, `certainty`, `window_opens`, `register_terms` and `renew_terms` (years apart by
 * blanks). Free the table with `backorder_table_free`.
 *
 * Errors: those of names for the TLD; `DOMAIN_ROW_INVALID` for the date, `SYNC_SETTING_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_renewal_facts_new(struct backorder_str provider,
                                             struct backorder_str tld,
                                             struct backorder_str expiry,
                                             int64_t now,
                                             struct backorder_table **out);

/**
 * The reseller's own domains that are past their expiry or within `days` of it, and not released
 * yet: those that go first come first. `domains` is an array of JSON objects with `domain`,
 * `expiry`, and if they are known `deleted_at`, `listed` (the droplist's instant) and
 * `backorders`. Columns: `domain`, `phase`, `renewable_until`, `restorable_until`, `drop_first`,
 * `drop_last`, `drop_from`, `is_listed`, `backorders`. Free the table with
 * `backorder_table_free`.
 *
 * Errors: `DOMAIN_ROW_INVALID`, `SYNC_SETTING_INVALID`, those of names.
 */
BACKORDER_MUST_USE
backorder_result backorder_expiring_new(struct backorder_str provider,
                                        struct backorder_str domains,
                                        int64_t days,
                                        int64_t now,
                                        struct backorder_table **out);

/**
 * Lines for WHMCS's `configuration.php`, which open its renewals no sooner than ISPAPI does.
 * Columns: `line`. Free the table with `backorder_table_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_renewal_lines_new(struct backorder_table **out);

/**
 * Whether a renewal can be ordered, with the data compiled in. `order` has `provider`, `tld`,
 * `expiry` and, if they are known, `deleted_at`, `years` (1), `restore_years`,
 * `next_due_date_paid`, `may_restore` (1) and `zone` (UTC); it stays yours. Free the plan with
 * `backorder_renewal_plan_free`.
 *
 * Errors: `DOMAIN_ROW_INVALID`, `NAME_INVALID`, `ZONE_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_renewal_plan_new(const struct backorder_row *order,
                                            int64_t now,
                                            struct backorder_renewal_plan **out);

/**
 * The reason against it, a stable word; empty if it can be ordered, and for NULL. The view is
 * valid until the plan is freed.
 */
struct backorder_str backorder_renewal_plan_reason(const struct backorder_renewal_plan *plan);

/**
 * How many steps there are; 0 for NULL.
 */
size_t backorder_renewal_plan_step_count(const struct backorder_renewal_plan *plan);

/**
 * The step at `index`, from 0: `restore`, `renew 2` or `renew-once`.
 *
 * The view is valid until `plan` is freed.
 *
 * Errors: `INDEX_INVALID`.
 */
BACKORDER_MUST_USE
backorder_result backorder_renewal_plan_step_at(const struct backorder_renewal_plan *plan,
                                                size_t index,
                                                struct backorder_str *out);

/**
 * Frees a plan; NULL is fine.
 */
void backorder_renewal_plan_free(struct backorder_renewal_plan *plan);

/**
 * The prices that billing should store for a TLD, for 1 to 10 years, in `currency`. `prices` has
 * the registrar's (`docs/sync.md`), `settings` what differs from the defaults, `stored` what
 * billing has: `register`, `renew`, `transfer`, the prices of the years apart by line ends, and
 * `redemption`; both may be NULL. Columns: `kind`, `years`, `price` and `stored` (`-1.00` is not
 * offered; NULL: not compared), `differs`, `is_loss`, `whmcs_more` (what WHMCS's import would
 * store above the cost), `left_out`. A TLD that is left out has one row with the reason there;
 * what should be known besides has a row with its word as `kind`, and neither price. Free the
 * table with `backorder_table_free`.
 *
 * Errors: `SYNC_SETTING_INVALID`, `DOMAIN_ROW_INVALID`, `CURRENCY_UNKNOWN`, `PRICE_NEGATIVE`,
 * those of names for the TLD.
 */
BACKORDER_MUST_USE
backorder_result backorder_price_import_new(struct backorder_str provider,
                                            struct backorder_str tld,
                                            struct backorder_str currency,
                                            const struct backorder_row *prices,
                                            const struct backorder_row *settings,
                                            const struct backorder_row *stored,
                                            struct backorder_table **out);

/**
 * Whether the renewal of a premium domain is sent: only at the price the client has paid. `class`
 * is the registrar's today, empty for an ordinary domain; `billing_cost` what billing keeps as the
 * cost, empty for none; `relations` the account's, `rates` units of a currency for one of a common
 * base, may be NULL. Columns: `price` in `currency`, `decision` (`ordinary`, `with-class`,
 * `refuse`), `reason`. Free the table with `backorder_table_free`.
 *
 * Errors: `CURRENCY_UNKNOWN`, `DOMAIN_ROW_INVALID` for a rate, those of costs.
 */
BACKORDER_MUST_USE
backorder_result backorder_premium_renewal_new(struct backorder_str class_,
                                               struct backorder_str currency,
                                               struct backorder_str billing_cost,
                                               const struct backorder_row *relations,
                                               const struct backorder_row *rates,
                                               bool is_enabled,
                                               struct backorder_table **out);

/**
 * The backorder prices that should be stored otherwise, by TLD and kind, in `currency`; `settings`
 * are those of a price import and may be NULL. Columns: `tld`, `kind` (`FULL`, `LITE`), `old`,
 * `new_value` (NULL: no exchange rate), `is_loss`. Free the table with `backorder_table_free`.
 *
 * Errors: `SYNC_SETTING_INVALID`, `DOMAIN_ROW_INVALID`, `CURRENCY_UNKNOWN`.
 */
BACKORDER_MUST_USE
backorder_result backorder_price_plan_new(const struct backorder_cost_list *costs,
                                          const struct backorder_price_list *stored,
                                          struct backorder_str currency,
                                          const struct backorder_row *settings,
                                          struct backorder_table **out);

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * A switch that is off. Free it with `backorder_cancel_free`; what it was given to goes on with
 * it.
 */
BACKORDER_MUST_USE
backorder_result backorder_cancel_new(struct backorder_cancel **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Turns it on, from any thread: the calls it was given to end at once, while they wait and while
 * a request is under way. NULL is fine. Not from a signal handler.
 */
void backorder_cancel_now(const struct backorder_cancel *cancel);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Whether it is on; false for NULL.
 */
bool backorder_cancel_is_on(const struct backorder_cancel *cancel);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Frees a switch; NULL is fine.
 */
void backorder_cancel_free(struct backorder_cancel *cancel);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * A file to be fetched from `url`, which must be `https`, or `http` on this machine, into the file
 * at `path`. `limits` may be NULL. Beside the file stand `FILE.part` and two `.meta`, by which a
 * download goes on where it was broken off; the file itself is only ever replaced by a whole one.
 * Free it with `backorder_download_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_download_new(struct backorder_str url,
                                        struct backorder_str path,
                                        const struct backorder_limits *limits,
                                        struct backorder_download **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Through a proxy, as `BACKORDER_PART_PROXY`.
 */
BACKORDER_MUST_USE
backorder_result backorder_download_set_proxy(struct backorder_download *download,
                                              struct backorder_str url);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Refuses a file with another SHA-256 than this, in hexadecimal digits.
 */
BACKORDER_MUST_USE
backorder_result backorder_download_set_sha256(struct backorder_download *download,
                                               struct backorder_str digits);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Ends when the switch is turned on; what is there by then stays.
 */
BACKORDER_MUST_USE
backorder_result backorder_download_cancelled_by(struct backorder_download *download,
                                                 const struct backorder_cancel *cancel);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Tells `progress` how far it came, in the thread of `backorder_download_fetch`, after each
 * portion that was written: dozens of times a second. NULL tells nobody.
 *
 * The caller makes sure that `progress` may be called with `context` while a file is fetched.
 */
BACKORDER_MUST_USE
backorder_result backorder_download_on_progress(struct backorder_download *download,
                                                backorder_download_progress progress,
                                                void *context);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Fetches the file, unless the server says that it is the one that is there; then feed it to
 * `backorder_import_feed_archive` or `backorder_import_feed`. `size` is `sizeof *out`.
 *
 * The view in it is valid until the next fetch, or `download` is freed.
 *
 * Errors: `CONFIG`; `TRANSPORT` and `HTTP_STATUS` after the last attempt, and what came is kept
 * for the next call; `INVALID` for a wrong checksum; `CANCELLED`; `FILE`; `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_download_fetch(struct backorder_download *download,
                                          size_t size,
                                          struct backorder_fetched *out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Frees a download; NULL is fine. The files stay.
 */
void backorder_download_free(struct backorder_download *download);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Carries out an effect of the registrar's: SUBMIT_APPLICATION, FIND_APPLICATION,
 * POLL_APPLICATION or READ_DOMAIN. `contacts` are those of the client whose backorder it is. The
 * outcome is for `backorder_engine_observe`: only what the registrar itself refused is a refusal,
 * whatever else went wrong is unknown; `backorder_outcome_problem` says what. Free it with
 * `backorder_outcome_free`.
 *
 * Of a list of applications, say which are held by other backorders of your store, with
 * `backorder_outcome_reference_at` and `backorder_outcome_set_holder`.
 *
 * Errors: those of `backorder_errand_new`; nothing was sent then.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_carry_out(const struct backorder_registrar *registrar,
                                               const struct backorder_effect *effect,
                                               const struct backorder_contacts *contacts,
                                               struct backorder_outcome **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Nothing to be carried out yet; add what is, with `backorder_outcomes_add`. `limit`: how many at
 * a time at most; 0 counts as 1. Where the registrar asks for less, nothing new is begun for a
 * while, and half as many at a time from then on. Free it with `backorder_outcomes_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcomes_new(const struct backorder_registrar *registrar,
                                        size_t limit,
                                        struct backorder_outcomes **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Adds an effect of the registrar's, with the contacts of the client whose backorder it is.
 * Nothing is sent before `backorder_outcomes_next`.
 *
 * Errors: those of `backorder_errand_new`; `OUTCOME_INVALID` once the first outcome was asked for.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcomes_add(struct backorder_outcomes *outcomes,
                                        const struct backorder_effect *effect,
                                        const struct backorder_contacts *contacts);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Waits for the next outcome; NULL when there is none left. Whose it is says
 * `backorder_outcomes_effect`. As those of `backorder_registrar_carry_out`; free it with
 * `backorder_outcome_free`.
 *
 * Errors: `OUTCOME_INVALID` in a process that was forked from the one that began them.
 */
BACKORDER_MUST_USE
backorder_result backorder_outcomes_next(struct backorder_outcomes *outcomes,
                                         struct backorder_outcome **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * The id of the effect of the last outcome; empty before the first, and of NULL. The view is valid
 * until the next outcome is asked for, or `outcomes` is freed.
 */
struct backorder_str backorder_outcomes_effect(const struct backorder_outcomes *outcomes);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Begins nothing more; what is under way still comes. How many effects were not begun; 0 of NULL.
 */
size_t backorder_outcomes_stop(struct backorder_outcomes *outcomes);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Frees it; NULL is fine. What is under way is cut off and may be carried out all the same.
 */
void backorder_outcomes_free(struct backorder_outcomes *outcomes);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * What is on the reseller's account at the registrar (StatusAccount). `size` is `sizeof *out`.
 *
 * Errors: those of `backorder_registrar_call`; `AUTH`, `TEMPORARY` and `PERMANENT` where the
 * registrar refuses, whose code `backorder_last_error_registrar_code` gives; `INVALID` for an
 * answer that cannot be read; `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_funds(const struct backorder_registrar *registrar,
                                           size_t size,
                                           struct backorder_reseller_funds *out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * How an application stands (StatusDomainApplication): a table of one row.
 *
 * Columns: `reference`, `domain`, `class`, `status`, `owner_contact`, `created_at`, `updated_at`,
 * `user`, `auction` (lines `NAME=value`), `odd` (what could not be read, a line each). Free the
 * table with `backorder_table_free`.
 *
 * Errors: those of `backorder_registrar_funds`.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_application(const struct backorder_registrar *registrar,
                                                 struct backorder_str reference,
                                                 struct backorder_table **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * The applications for a name, or those of all names where it is empty
 * (QueryDomainApplicationList, to its end). Columns as `backorder_registrar_application`. Free the
 * table with `backorder_table_free`.
 *
 * Errors: those of `backorder_registrar_funds`; `LIST_CHANGED` where rows may have been missed.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_applications(const struct backorder_registrar *registrar,
                                                  struct backorder_str domain,
                                                  struct backorder_table **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * A domain of the reseller's account (StatusDomain): a table of one row.
 *
 * Columns: `domain`, `status` (words), `created_at`, `expires_at`, `registration_expires_at`,
 * `paid_until`, `accounting_at`, `finalization_at`, `failure_at`, `renewal_mode`, `transfer_lock`,
 * `privacy`, `registry_privacy`, `owner_contact`, `admin_contact`, `tech_contact`,
 * `billing_contact`, `nameservers` (words), `user`, `odd` (what could not be read, a line each).
 * Free the table with `backorder_table_free`.
 *
 * Errors: those of `backorder_registrar_funds`; `PERMANENT` for a domain that is none of ours.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_domain(const struct backorder_registrar *registrar,
                                            struct backorder_str name,
                                            struct backorder_table **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * The domains of the reseller's account whose name fits a pattern such as `*.com`, or all where it
 * is empty (QueryDomainList, to its end).
 *
 * Columns: `domain`, `status`, `created_at`, `expires_at`, `registration_expires_at`,
 * `paid_until`, `renewal_mode`, `transfer_lock`, `user`. Free the table with
 * `backorder_table_free`.
 *
 * Errors: those of `backorder_registrar_applications`.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_domains(const struct backorder_registrar *registrar,
                                             struct backorder_str pattern,
                                             struct backorder_table **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * The rates with which the registrar converts prices into a currency, or into all where it is
 * empty (QueryExchangeRates, to its end).
 *
 * Columns: `day`, `from`, `to`, `rate` (plain decimals, as `backorder_rate` takes them). Free the
 * table with `backorder_table_free`.
 *
 * Errors: those of `backorder_registrar_applications`.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_exchange_rates(const struct backorder_registrar *registrar,
                                                    struct backorder_str to,
                                                    struct backorder_table **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * A registrar over HTTP. Nothing is sent yet. The connection is copied, and so are the limits,
 * which may be NULL. Free it with `backorder_registrar_free`.
 *
 * Errors: `CONFIG` where the address is none, holds a password, or is plain `http` to another
 * machine; where the proxy is none; or where TLS cannot be set up.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_new(const struct backorder_connection *connection,
                                         const struct backorder_limits *limits,
                                         struct backorder_registrar **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * The same, which keeps every request and what came of it, without secrets, for
 * `backorder_registrar_recording`. Effects are carried out one by one over it. Free it with
 * `backorder_registrar_free`.
 *
 * Errors: `CONFIG` as `backorder_registrar_new`.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_new_recorded(const struct backorder_connection *connection,
                                                  const struct backorder_limits *limits,
                                                  struct backorder_registrar **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * One that sends nothing: it answers as it was recorded, by the text of
 * `backorder_registrar_recording`. Free it with `backorder_registrar_free`.
 *
 * Errors: `CONFIG` where the text is no recording.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_new_replay(const struct backorder_connection *connection,
                                                const struct backorder_limits *limits,
                                                struct backorder_str recording,
                                                struct backorder_registrar **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * What was recorded so far, as JSON; NULL of a registrar that records nothing. Free the text with
 * `backorder_text_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_recording(const struct backorder_registrar *registrar,
                                               struct backorder_text **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * The same registrar, with its connections, session, rate limit and counters, whose calls end
 * when the switch is turned on. What was sent by then may be carried out: a command that changes
 * something ends as `UNKNOWN_OUTCOME`, others as `CANCELLED`. Free it with
 * `backorder_registrar_free`.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_cancelled_by(const struct backorder_registrar *registrar,
                                                  const struct backorder_cancel *cancel,
                                                  struct backorder_registrar **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Sends any command and gives the registrar's answer, whatever its code. Reading commands are
 * repeated within the limits; a command that changes something only where nothing of it was sent.
 * A session that the registrar has forgotten is started anew. Free the answer with
 * `backorder_answer_free`.
 *
 * Errors: `UNKNOWN_OUTCOME` for a command that changes something and may have been carried out:
 * search before you send it again. Every other one says that it was not: `PARAMETER_INVALID`,
 * `RATE_LIMITED`, `TRANSPORT`, `HTTP_STATUS`, `EMPTY`, `TRUNCATED`, `INVALID`, `CANCELLED`,
 * `SESSION_LOST`, `OTP_REQUIRED`.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_call(const struct backorder_registrar *registrar,
                                          const struct backorder_command *command,
                                          struct backorder_answer **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Sends a command of `backorder_command_list` and reads its answer as `backorder_command_read`
 * does. Free the table with `backorder_table_free`.
 *
 * Errors: `PARAMETER_INVALID` before anything is sent, as `backorder_command_check`; as
 * `backorder_registrar_call`; and what the registrar refuses: `AUTH`, `TEMPORARY`, `PERMANENT`.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_ask(const struct backorder_registrar *registrar,
                                         const struct backorder_command *command,
                                         struct backorder_table **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Finds out why a login fails, or that it does not, and which of these commands it may send, such
 * as those of `backorder_task_commands`; NULL and 0 for none. It starts a session of its own and
 * ends it.
 *
 * Columns: `check`, `standing` (`passed`, `failed`, `unknown`, `skipped`), `message`, `advice`
 * (empty where there is nothing to do). Free the table with `backorder_table_free`.
 *
 * The caller makes sure that `commands` points to `count` texts.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_diagnose(const struct backorder_registrar *registrar,
                                              const struct backorder_str *commands,
                                              size_t count,
                                              struct backorder_table **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * What was counted so far. Every call ends in exactly one of `answers`, `failures` and
 * `unknown_outcomes`. `size` is `sizeof *out`.
 *
 * Errors: `SIZE_INVALID`.
 *
 * The caller makes sure that `size` bytes may be written to `out`.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_metrics(const struct backorder_registrar *registrar,
                                             size_t size,
                                             struct backorder_metrics *out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Closes the connections and frees the registrar; NULL is fine. A session goes on until it is
 * ended or times out.
 */
void backorder_registrar_free(struct backorder_registrar *registrar);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Starts a session, used from then on in place of the password. When the registrar forgets it, a
 * new one is started and the command is sent again.
 *
 * Errors: those of `backorder_registrar_call`; `AUTH`, `TEMPORARY`, `PERMANENT` where the
 * registrar refuses.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_start_session(const struct backorder_registrar *registrar);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Logins and other requests without a session ask `source` for a one-time password, each for one
 * of its own, as late as can be; a session that the registrar forgot is then started anew. With
 * the one password of `BACKORDER_PART_OTP` a lost session stays lost: `OTP_REQUIRED`, and so it is
 * where `source` has none. Not asked on CNR, whose form has no field for one.
 *
 * To be called before anything is sent: session and counters begin anew, and what was made by
 * `backorder_registrar_cancelled_by` goes on without.
 *
 * The caller makes sure that `source` may be called with `context`, by any thread that calls the
 * registrar, until the registrar and what was made of it are freed.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_set_otp_source(struct backorder_registrar *registrar,
                                                    backorder_otp_source source,
                                                    void *context);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Ends the session, if there is one; it is no longer used either way.
 *
 * Errors: those of `backorder_registrar_start_session`.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_end_session(const struct backorder_registrar *registrar);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * The session of the moment, to be stored and taken up by another process; NULL where there is
 * none. One line of visible ASCII, a secret like the password. Free the text with
 * `backorder_text_free`.
 *
 * Workers that share a login store a new one only in place of the one they know, compared by
 * `backorder_session_id`, and take up what is stored where another was faster.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_session(const struct backorder_registrar *registrar,
                                             struct backorder_text **out);
#endif

#if defined(BACKORDER_WITH_REGISTRAR)
/**
 * Takes up a session that was stored. Nothing is sent.
 *
 * Errors: `CONFIG` where it is none, or of another platform, system, address, login or role user.
 */
BACKORDER_MUST_USE
backorder_result backorder_registrar_resume_session(const struct backorder_registrar *registrar,
                                                    struct backorder_str session);
#endif

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* BACKORDER_H */
