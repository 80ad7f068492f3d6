/* Made from backorder.h by `make generate`; do not edit. Comments and contract: there. */
enum backorder_result_number {
  BACKORDER_OK = 0,
  BACKORDER_ERROR_NULL_POINTER = 1,
  BACKORDER_ERROR_UTF8_INVALID = 2,
  BACKORDER_ERROR_NUMBER_INVALID = 3,
  BACKORDER_ERROR_INDEX_INVALID = 4,
  BACKORDER_ERROR_SIZE_INVALID = 5,
  BACKORDER_ERROR_TIME_RANGE = 6,
  BACKORDER_ERROR_OUTCOME_INVALID = 7,
  BACKORDER_ERROR_DATABASE_FAILED = 8,
  BACKORDER_ERROR_PANIC = 99,
  BACKORDER_ERROR_NAME_INVALID = 100,
  BACKORDER_ERROR_NAME_TOO_LONG = 101,
  BACKORDER_ERROR_TLD_UNKNOWN = 102,
  BACKORDER_ERROR_IDN_INVALID = 103,
  BACKORDER_ERROR_AMOUNT_INVALID = 200,
  BACKORDER_ERROR_AMOUNT_PRECISION = 201,
  BACKORDER_ERROR_AMOUNT_OVERFLOW = 202,
  BACKORDER_ERROR_CURRENCY_UNKNOWN = 203,
  BACKORDER_ERROR_CURRENCY_MISMATCH = 204,
  BACKORDER_ERROR_PRICE_MISSING = 205,
  BACKORDER_ERROR_PRICE_NEGATIVE = 206,
  BACKORDER_ERROR_PRICE_DUPLICATE = 207,
  BACKORDER_ERROR_KIND_UNAVAILABLE = 208,
  BACKORDER_ERROR_TAX_INVALID = 209,
  BACKORDER_ERROR_KIND_UNKNOWN = 210,
  BACKORDER_ERROR_TERM_INVALID = 211,
  BACKORDER_ERROR_TIME_INVALID = 300,
  BACKORDER_ERROR_ZONE_UNKNOWN = 301,
  BACKORDER_ERROR_TIME_REPEATED = 302,
  BACKORDER_ERROR_TIME_SKIPPED = 303,
  BACKORDER_ERROR_DROP_RULES_INVALID = 304,
  BACKORDER_ERROR_TRANSITION_REFUSED = 400,
  BACKORDER_ERROR_STATUS_UNKNOWN = 401,
  BACKORDER_ERROR_ALREADY_OPEN = 402,
  BACKORDER_ERROR_NOT_CATCHABLE = 403,
  BACKORDER_ERROR_DEADLINE_PAST = 404,
  BACKORDER_ERROR_DROP_UNKNOWN = 405,
  BACKORDER_ERROR_BACKORDER_UNKNOWN = 406,
  BACKORDER_ERROR_EFFECT_UNKNOWN = 407,
  BACKORDER_ERROR_EXISTS_DIFFERENT = 408,
  BACKORDER_ERROR_OUTCOME_UNFIT = 409,
  BACKORDER_ERROR_REFERENCE_TAKEN = 410,
  BACKORDER_ERROR_EFFECT_ID_INVALID = 411,
  BACKORDER_ERROR_ID_INVALID = 412,
  BACKORDER_ERROR_REFERENCE_INVALID = 413,
  BACKORDER_ERROR_FOREIGN_STATUS_UNKNOWN = 414,
  BACKORDER_ERROR_WORD_UNKNOWN = 415,
  BACKORDER_ERROR_FUNDS_SHORT = 500,
  BACKORDER_ERROR_ACCOUNT_UNKNOWN = 501,
  BACKORDER_ERROR_ACCOUNT_STALE = 502,
  BACKORDER_ERROR_DROPLIST_LINE = 600,
  BACKORDER_ERROR_DROPLIST_TOO_MANY_BAD = 601,
  BACKORDER_ERROR_DROPLIST_EMPTY = 602,
  BACKORDER_ERROR_DROPLIST_SHRUNK = 603,
  BACKORDER_ERROR_IMAGE_DAMAGED = 604,
  BACKORDER_ERROR_IMAGE_VERSION = 605,
  BACKORDER_ERROR_QUERY_INVALID = 606,
  BACKORDER_ERROR_PATTERN_INVALID = 607,
  BACKORDER_ERROR_DROPLIST_TOO_LARGE = 608,
  BACKORDER_ERROR_DROPLIST_CONTENT = 609,
  BACKORDER_ERROR_FORMAT_INVALID = 610,
  BACKORDER_ERROR_SOURCE_DIFFERS = 611,
  BACKORDER_ERROR_DROPLIST_OLDER = 612,
  BACKORDER_ERROR_DOMAIN_ROW_INVALID = 700,
  BACKORDER_ERROR_SYNC_SETTING_INVALID = 701,
  BACKORDER_ERROR_LIFECYCLE_INVALID = 702,
  BACKORDER_ERROR_ROW_INVALID = 800,
  BACKORDER_ERROR_DUPLICATE_ROW = 801,
  BACKORDER_ERROR_DECISIONS_STALE = 802,
  BACKORDER_ERROR_POLICY_INVALID = 1000,
  BACKORDER_ERROR_CATALOG_INVALID = 1001,
  BACKORDER_ERROR_TRANSPORT = 900,
  BACKORDER_ERROR_HTTP_STATUS = 901,
  BACKORDER_ERROR_EMPTY = 902,
  BACKORDER_ERROR_TRUNCATED = 903,
  BACKORDER_ERROR_INVALID = 904,
  BACKORDER_ERROR_SESSION_LOST = 905,
  BACKORDER_ERROR_AUTH = 906,
  BACKORDER_ERROR_TEMPORARY = 907,
  BACKORDER_ERROR_PERMANENT = 908,
  BACKORDER_ERROR_UNKNOWN_OUTCOME = 909,
  BACKORDER_ERROR_CONFIG = 910,
  BACKORDER_ERROR_PARAMETER_INVALID = 911,
  BACKORDER_ERROR_CANCELLED = 912,
  BACKORDER_ERROR_RATE_LIMITED = 913,
  BACKORDER_ERROR_LIST_CHANGED = 914,
  BACKORDER_ERROR_FILE = 915,
  BACKORDER_ERROR_OTP_REQUIRED = 916,
  BACKORDER_ERROR_ARCHIVE_INVALID = 917,
};
enum backorder_status_number {
  BACKORDER_STATUS_REQUESTED = 1,
  BACKORDER_STATUS_ACTIVE = 2,
  BACKORDER_STATUS_PROCESSING = 3,
  BACKORDER_STATUS_PENDING_PAYMENT = 4,
  BACKORDER_STATUS_SUCCESSFUL = 5,
  BACKORDER_STATUS_FAILED = 6,
  BACKORDER_STATUS_CANCELLED = 7,
  BACKORDER_STATUS_AUCTION_PENDING = 8,
  BACKORDER_STATUS_AUCTION_WON = 9,
  BACKORDER_STATUS_AUCTION_LOST = 10,
};
enum backorder_stage_number {
  BACKORDER_STAGE_NONE = 0,
  BACKORDER_STAGE_DELETED = 100,
};
enum backorder_effect_number {
  BACKORDER_EFFECT_SUBMIT_APPLICATION = 1,
  BACKORDER_EFFECT_FIND_APPLICATION = 2,
  BACKORDER_EFFECT_POLL_APPLICATION = 3,
  BACKORDER_EFFECT_CREATE_INVOICE = 4,
  BACKORDER_EFFECT_FIND_INVOICE = 5,
  BACKORDER_EFFECT_POLL_INVOICE = 6,
  BACKORDER_EFFECT_CANCEL_INVOICE = 7,
  BACKORDER_EFFECT_READ_DOMAIN = 8,
  BACKORDER_EFFECT_IMPORT_DOMAIN = 9,
  BACKORDER_EFFECT_NOTIFY_CLIENT = 10,
  BACKORDER_EFFECT_ALERT_RESELLER = 11,
};
enum backorder_topic_number {
  BACKORDER_TOPIC_REGISTRAR_ACCOUNT = 1,
  BACKORDER_TOPIC_APPLICATION_REFUSED = 2,
  BACKORDER_TOPIC_UNKNOWN_STATUS = 3,
  BACKORDER_TOPIC_OVERDUE = 4,
  BACKORDER_TOPIC_APPLICATION_ENDED = 5,
  BACKORDER_TOPIC_APPLICATION_VANISHED = 6,
  BACKORDER_TOPIC_CLAIM_TAKEN = 7,
  BACKORDER_TOPIC_APPLICATIONS_AMBIGUOUS = 8,
  BACKORDER_TOPIC_APPLICATIONS_UNSETTLED = 9,
  BACKORDER_TOPIC_DROP_MOVED_FAR = 10,
  BACKORDER_TOPIC_NO_PRICE = 11,
  BACKORDER_TOPIC_CURRENCY_CHANGED = 12,
  BACKORDER_TOPIC_GIVEN_UP = 13,
  BACKORDER_TOPIC_INVOICE_MISSING = 14,
  BACKORDER_TOPIC_INVOICE_REFUSED = 15,
  BACKORDER_TOPIC_INVOICE_VOID = 16,
  BACKORDER_TOPIC_INVOICE_LATE = 17,
  BACKORDER_TOPIC_PAYMENT_LATE = 18,
  BACKORDER_TOPIC_INVOICE_DIFFERS = 19,
  BACKORDER_TOPIC_DOMAIN_UNREAD = 20,
  BACKORDER_TOPIC_ACCEPTED_LATE = 21,
  BACKORDER_TOPIC_CAUGHT_LATE = 22,
  BACKORDER_TOPIC_AUCTION_WON_LATE = 23,
  BACKORDER_TOPIC_UNDELIVERED = 24,
  BACKORDER_TOPIC_INVOICE_REFUNDED = 25,
  BACKORDER_TOPIC_INVOICE_REOPENED = 26,
  BACKORDER_TOPIC_CLIENT_GONE = 27,
};
enum backorder_kind_number {
  BACKORDER_KIND_FULL = 1,
  BACKORDER_KIND_LITE = 2,
};
enum backorder_source_number {
  BACKORDER_SOURCE_DROPLIST = 1,
  BACKORDER_SOURCE_ADMIN = 2,
  BACKORDER_SOURCE_ADMIN_PINNED = 3,
};
enum backorder_presence_number {
  BACKORDER_PRESENCE_LISTED = 1,
  BACKORDER_PRESENCE_ABSENT = 2,
  BACKORDER_PRESENCE_UNKNOWN = 3,
};
enum backorder_actor_number {
  BACKORDER_ACTOR_CLIENT = 1,
  BACKORDER_ACTOR_ADMIN = 2,
};
enum backorder_hold_number {
  BACKORDER_HOLD_UNCHANGED = 0,
  BACKORDER_HOLD_MADE = 1,
  BACKORDER_HOLD_CAPTURED = 2,
  BACKORDER_HOLD_RELEASED = 3,
};
enum backorder_invoice_number {
  BACKORDER_INVOICE_NONE = 0,
  BACKORDER_INVOICE_OPEN = 1,
  BACKORDER_INVOICE_PAID = 2,
  BACKORDER_INVOICE_CANCELLED = 3,
  BACKORDER_INVOICE_REFUNDED = 4,
};
enum backorder_owner_number {
  BACKORDER_OWNER_UNKNOWN = 0,
  BACKORDER_OWNER_SAME = 1,
  BACKORDER_OWNER_OTHER = 2,
};
enum backorder_dialect_number {
  BACKORDER_DIALECT_SQLITE = 1,
  BACKORDER_DIALECT_MYSQL = 2,
  BACKORDER_DIALECT_POSTGRES = 3,
};
enum backorder_trouble_number {
  BACKORDER_TROUBLE_LOST_RACE = 1,
  BACKORDER_TROUBLE_CONNECTION_LOST = 2,
  BACKORDER_TROUBLE_OTHER = 3,
};
enum backorder_value_number {
  BACKORDER_VALUE_NULL = 0,
  BACKORDER_VALUE_INT = 1,
  BACKORDER_VALUE_TEXT = 2,
};
enum backorder_step_number {
  BACKORDER_STEP_LOAD = 1,
  BACKORDER_STEP_DECIDE = 2,
  BACKORDER_STEP_COMMIT = 3,
  BACKORDER_STEP_CARRY_OUT = 4,
  BACKORDER_STEP_FAILED = 5,
  BACKORDER_STEP_DONE = 6,
  BACKORDER_STEP_BEGIN = 7,
  BACKORDER_STEP_ROLLBACK = 8,
};
enum backorder_warning_number {
  BACKORDER_WARNING_REFERENCE_MISSING = 1,
  BACKORDER_WARNING_FUNDS_SHORT = 2,
  BACKORDER_WARNING_PRICE_MISSING = 3,
  BACKORDER_WARNING_DROP_UNKNOWN = 4,
  BACKORDER_WARNING_DEADLINE_PAST = 5,
  BACKORDER_WARNING_HARD_TO_CATCH = 6,
  BACKORDER_WARNING_CLAIM_TAKEN = 7,
  BACKORDER_WARNING_INVOICE_CANCELLED = 8,
  BACKORDER_WARNING_TIME_AHEAD = 9,
  BACKORDER_WARNING_TIME_AMBIGUOUS = 10,
  BACKORDER_WARNING_AMOUNT_ROUNDED = 11,
};
enum backorder_ambiguous_number {
  BACKORDER_AMBIGUOUS_EARLIER = 1,
  BACKORDER_AMBIGUOUS_LATER = 2,
  BACKORDER_AMBIGUOUS_REFUSED = 3,
};
enum backorder_setting_number {
  BACKORDER_SETTING_FUNDING_LEAD = 1,
  BACKORDER_SETTING_SUBMISSION_LEAD = 2,
  BACKORDER_SETTING_FINALIZATION_LEAD = 3,
  BACKORDER_SETTING_LATE_GRACE = 4,
  BACKORDER_SETTING_PROCESSING_GRACE = 5,
  BACKORDER_SETTING_AUCTION_GRACE = 6,
  BACKORDER_SETTING_MISSING_POLLS = 7,
  BACKORDER_SETTING_MISSING_SPAN = 8,
  BACKORDER_SETTING_MISSING_GRACE = 9,
  BACKORDER_SETTING_ASK_SPACING = 10,
  BACKORDER_SETTING_ACCOUNT_SPACING = 11,
  BACKORDER_SETTING_AUCTION_SPACING = 12,
  BACKORDER_SETTING_AUCTION_CLOSE_LEAD = 13,
  BACKORDER_SETTING_AUCTION_CLOSE_TAIL = 14,
  BACKORDER_SETTING_REPORT_GRACE = 15,
  BACKORDER_SETTING_REPORT_HORIZON = 16,
  BACKORDER_SETTING_ACCOUNT_AGE = 17,
  BACKORDER_SETTING_CLOCK_TOLERANCE = 18,
  BACKORDER_SETTING_ABSENT_LISTS = 19,
  BACKORDER_SETTING_ABSENT_HORIZON = 20,
  BACKORDER_SETTING_POSTPONED_MARGIN = 21,
  BACKORDER_SETTING_MOVED_ALERT = 22,
  BACKORDER_SETTING_CLAIM_DISTANCE = 23,
  BACKORDER_SETTING_NOTICE_LEADS = 24,
  BACKORDER_SETTING_NOTICE_RESET = 25,
  BACKORDER_SETTING_ALERT_INTERVAL = 26,
  BACKORDER_SETTING_UPSTREAM_PATIENCE = 27,
  BACKORDER_SETTING_INVOICE_PATIENCE = 28,
  BACKORDER_SETTING_REGISTRATION_MARGIN = 29,
  BACKORDER_SETTING_DUE_OFFSET = 30,
  BACKORDER_SETTING_CHARGE_AUCTION_WON = 31,
  BACKORDER_SETTING_MESSAGE_RESENDS = 32,
  BACKORDER_SETTING_CLIENT_MESSAGES = 33,
  BACKORDER_SETTING_RESELLER_ALERTS = 34,
  BACKORDER_SETTING_CHARGE_TAX = 35,
  BACKORDER_SETTING_SHOWN_PRICES = 36,
};
enum backorder_delivery_number {
  BACKORDER_DELIVERY_AT_LEAST_ONCE = 1,
  BACKORDER_DELIVERY_AT_MOST_ONCE = 2,
};
enum backorder_shown_number {
  BACKORDER_SHOWN_LISTED = 1,
  BACKORDER_SHOWN_NET = 2,
  BACKORDER_SHOWN_GROSS = 3,
};
enum backorder_platform_number {
  BACKORDER_PLATFORM_ISPAPI = 1,
  BACKORDER_PLATFORM_CNR = 2,
};
enum backorder_part_number {
  BACKORDER_PART_ENDPOINT = 1,
  BACKORDER_PART_ROLE = 2,
  BACKORDER_PART_OTP = 3,
  BACKORDER_PART_SESSION = 4,
  BACKORDER_PART_SUB_USER = 5,
  BACKORDER_PART_REMOTE_ADDRESS = 6,
  BACKORDER_PART_PROXY = 7,
  BACKORDER_PART_USER_AGENT = 8,
};
enum backorder_fault_number {
  BACKORDER_FAULT_DNS = 1,
  BACKORDER_FAULT_CONNECT = 2,
  BACKORDER_FAULT_TLS = 3,
  BACKORDER_FAULT_TIMEOUT_CONNECT = 4,
  BACKORDER_FAULT_TIMEOUT_READ = 5,
  BACKORDER_FAULT_CLOSED = 6,
  BACKORDER_FAULT_TOO_LARGE = 7,
  BACKORDER_FAULT_PROXY = 8,
  BACKORDER_FAULT_CANCELLED = 9,
};
enum backorder_limit_number {
  BACKORDER_LIMIT_CONNECT_TIME = 1,
  BACKORDER_LIMIT_ANSWER_TIME = 2,
  BACKORDER_LIMIT_IDLE_TIME = 3,
  BACKORDER_LIMIT_TOTAL_TIME = 4,
  BACKORDER_LIMIT_BYTES = 5,
  BACKORDER_LIMIT_ATTEMPTS = 6,
  BACKORDER_LIMIT_PAUSE = 7,
  BACKORDER_LIMIT_RATE_LIMIT_PAUSE = 8,
  BACKORDER_LIMIT_RATE = 9,
  BACKORDER_LIMIT_RATE_TIME = 10,
  BACKORDER_LIMIT_SESSION_IDLE_TIME = 11,
  BACKORDER_LIMIT_SESSION_TIME = 12,
};
enum backorder_next_number {
  BACKORDER_NEXT_WAIT = 1,
  BACKORDER_NEXT_POST = 2,
  BACKORDER_NEXT_DONE = 3,
};
enum backorder_way_number {
  BACKORDER_WAY_MODIFY = 1,
  BACKORDER_WAY_ICANN_TRADE = 2,
  BACKORDER_WAY_TRADE = 3,
};
enum backorder_task_number {
  BACKORDER_TASK_BACKORDERS = 1,
  BACKORDER_TASK_DROPLIST = 2,
  BACKORDER_TASK_DOMAIN_SYNC = 3,
  BACKORDER_TASK_TRANSFERS_AND_RENEWALS = 4,
  BACKORDER_TASK_CONTACTS = 5,
  BACKORDER_TASK_ALL = 6,
};
enum backorder_phase_number {
  BACKORDER_PHASE_EARLY = 1,
  BACKORDER_PHASE_FUNDING = 2,
  BACKORDER_PHASE_SUBMISSION = 3,
  BACKORDER_PHASE_LATE = 4,
  BACKORDER_PHASE_OVER = 5,
};
enum backorder_style_number {
  BACKORDER_STYLE_PLAIN = 1,
  BACKORDER_STYLE_COMMA = 2,
  BACKORDER_STYLE_DOT = 3,
  BACKORDER_STYLE_SHORT = 4,
};
enum backorder_order_number {
  BACKORDER_ORDER_ID = 1,
  BACKORDER_ORDER_NAME = 2,
  BACKORDER_ORDER_DROP_DATE = 3,
  BACKORDER_ORDER_STATUS = 4,
};
enum backorder_job_number {
  BACKORDER_JOB_IMPORT = 1,
  BACKORDER_JOB_SYNC = 2,
  BACKORDER_JOB_BATCH = 3,
};
enum backorder_upstream_number {
  BACKORDER_UPSTREAM_BILLING = 1,
  BACKORDER_UPSTREAM_REGISTRAR = 2,
  BACKORDER_UPSTREAM_DROPLIST = 3,
};
enum backorder_language_number {
  BACKORDER_LANGUAGE_ENGLISH = 1,
  BACKORDER_LANGUAGE_GERMAN = 2,
};
enum backorder_list_number {
  BACKORDER_LIST_ERROR = 1,
  BACKORDER_LIST_STATUS = 2,
  BACKORDER_LIST_KIND = 3,
  BACKORDER_LIST_EVENT = 4,
  BACKORDER_LIST_CAUSE = 5,
  BACKORDER_LIST_EFFECT = 6,
  BACKORDER_LIST_TOPIC = 7,
  BACKORDER_LIST_WARNING = 8,
  BACKORDER_LIST_TIMER = 9,
  BACKORDER_LIST_SETTING = 10,
  BACKORDER_LIST_JOB = 11,
  BACKORDER_LIST_UPSTREAM = 12,
  BACKORDER_LIST_INVOICE = 13,
};
enum backorder_timer_number {
  BACKORDER_TIMER_WINDOW_OPENS = 1,
  BACKORDER_TIMER_READ_ACCOUNT = 2,
  BACKORDER_TIMER_NOTICE = 3,
  BACKORDER_TIMER_WAIT_ENDS = 4,
  BACKORDER_TIMER_SUBMIT = 5,
  BACKORDER_TIMER_SENDING_ENDS = 6,
  BACKORDER_TIMER_RETRY = 7,
  BACKORDER_TIMER_FIND = 8,
  BACKORDER_TIMER_POLL = 9,
  BACKORDER_TIMER_LAST_LOOK = 10,
  BACKORDER_TIMER_OVERDUE = 11,
  BACKORDER_TIMER_FIND_INVOICE = 12,
  BACKORDER_TIMER_POLL_INVOICE = 13,
  BACKORDER_TIMER_CANCEL_INVOICE = 14,
  BACKORDER_TIMER_READ_DOMAIN = 15,
  BACKORDER_TIMER_IMPORT = 16,
  BACKORDER_TIMER_REMIND = 17,
  BACKORDER_TIMER_RESEND = 18,
  BACKORDER_TIMER_UNDELIVERED = 19,
  BACKORDER_TIMER_FINISH = 20,
};
typedef struct backorder_adoption_report backorder_adoption_report;
typedef struct backorder_adoptions backorder_adoptions;
typedef struct backorder_answer backorder_answer;
typedef struct backorder_book backorder_book;
typedef struct backorder_catalog backorder_catalog;
typedef struct backorder_command backorder_command;
typedef struct backorder_commits backorder_commits;
typedef struct backorder_connection backorder_connection;
typedef struct backorder_conversation backorder_conversation;
typedef struct backorder_cost_list backorder_cost_list;
typedef struct backorder_decisions backorder_decisions;
typedef struct backorder_dns_zone backorder_dns_zone;
typedef struct backorder_domain_sync backorder_domain_sync;
typedef struct backorder_drop_rules backorder_drop_rules;
typedef struct backorder_droplist backorder_droplist;
typedef struct backorder_engine backorder_engine;
typedef struct backorder_errand backorder_errand;
typedef struct backorder_exchange backorder_exchange;
typedef struct backorder_explanation backorder_explanation;
typedef struct backorder_forecast backorder_forecast;
typedef struct backorder_form backorder_form;
typedef struct backorder_history backorder_history;
typedef struct backorder_image backorder_image;
typedef struct backorder_import backorder_import;
typedef struct backorder_job_plan backorder_job_plan;
typedef struct backorder_limits backorder_limits;
typedef struct backorder_margin backorder_margin;
typedef struct backorder_name backorder_name;
typedef struct backorder_outages backorder_outages;
typedef struct backorder_outcome backorder_outcome;
typedef struct backorder_page backorder_page;
typedef struct backorder_pager backorder_pager;
typedef struct backorder_policy backorder_policy;
typedef struct backorder_price_list backorder_price_list;
typedef struct backorder_query backorder_query;
typedef struct backorder_reading backorder_reading;
typedef struct backorder_records backorder_records;
typedef struct backorder_refused backorder_refused;
typedef struct backorder_renewal_plan backorder_renewal_plan;
typedef struct backorder_reply backorder_reply;
typedef struct backorder_round backorder_round;
typedef struct backorder_row backorder_row;
typedef struct backorder_rows backorder_rows;
typedef struct backorder_statements backorder_statements;
typedef struct backorder_statistics backorder_statistics;
typedef struct backorder_store backorder_store;
typedef struct backorder_sync_plan backorder_sync_plan;
typedef struct backorder_table backorder_table;
typedef struct backorder_text backorder_text;
typedef struct backorder_undelivered backorder_undelivered;
typedef struct backorder_zone backorder_zone;
typedef uint32_t backorder_result;
typedef struct backorder_str {
  const char *data;
  size_t len;
} backorder_str;
typedef struct backorder_value {
  uint32_t kind;
  int64_t number;
  struct backorder_str text;
} backorder_value;
typedef struct backorder_refused_client {
  uint64_t client;
  uint32_t code;
  struct backorder_str subject;
  struct backorder_str message;
} backorder_refused_client;
typedef struct backorder_money {
  int64_t amount_minor;
  char currency[4];
} backorder_money;
typedef struct backorder_cost {
  int64_t amount_ten_thousandths;
  char currency[4];
} backorder_cost;
typedef struct backorder_rate {
  struct backorder_str from;
  struct backorder_str to;
  struct backorder_str rate;
} backorder_rate;
typedef struct backorder_name_parts {
  struct backorder_str ace;
  struct backorder_str label;
  struct backorder_str tld;
  struct backorder_str unicode;
  struct backorder_str label_unicode;
  uint32_t characters;
  uint32_t letters;
  uint32_t digits;
  uint32_t hyphens;
  bool is_idn;
  size_t change_count;
} backorder_name_parts;
typedef struct backorder_name_change {
  uint32_t from;
  struct backorder_str to;
} backorder_name_change;
typedef struct backorder_date {
  int32_t year;
  uint32_t month;
  uint32_t day;
} backorder_date;
typedef struct backorder_local {
  struct backorder_date date;
  uint32_t hour;
  uint32_t minute;
  uint32_t second;
} backorder_local;
typedef struct backorder_schedule {
  int64_t deadline;
  int64_t window_opens;
  int64_t submission_at;
  int64_t sending_ends;
  int64_t grace_ends;
  uint32_t phase;
} backorder_schedule;
typedef struct backorder_decision {
  uint64_t client;
  uint64_t backorder;
  int64_t at;
  struct backorder_str event;
  struct backorder_str name;
  bool has_record;
  bool has_account;
  uint32_t life;
  uint32_t from;
  uint32_t to;
  uint32_t hold;
  uint64_t expected_revision;
  uint64_t revision;
  uint64_t account_expected_revision;
  uint64_t account_revision;
  struct backorder_money hold_amount;
  struct backorder_money hold_captured;
  struct backorder_money hold_released;
  struct backorder_str reason;
  struct backorder_str reason_detail;
  struct backorder_str warning;
  struct backorder_str reference;
  bool has_claim;
  int64_t claim_drop_at;
  size_t effect_count;
} backorder_decision;
typedef struct backorder_effect {
  struct backorder_str id;
  uint64_t backorder;
  uint64_t client;
  uint32_t kind;
  uint32_t life;
  uint32_t number;
  uint32_t order_kind;
  bool force_new;
  bool is_changing;
  uint32_t topic;
  struct backorder_str name;
  struct backorder_str reference;
  uint64_t invoice;
  bool has_invoice;
  struct backorder_money amount;
  struct backorder_money net;
  struct backorder_money tax;
  struct backorder_str rates;
  char currency[4];
  struct backorder_date registered_on;
  struct backorder_date expires_on;
  struct backorder_date due_on;
  struct backorder_str about;
  struct backorder_str detail;
  size_t short_item_count;
  size_t note_count;
} backorder_effect;
typedef struct backorder_short_item {
  uint64_t backorder;
  struct backorder_str name;
  int64_t drop_at;
  struct backorder_money price;
  struct backorder_money missing;
  bool is_late;
} backorder_short_item;
typedef struct backorder_record {
  uint64_t id;
  uint64_t client;
  uint64_t revision;
  struct backorder_str name;
  uint32_t stage;
  uint32_t kind;
  uint32_t life;
  bool has_hold;
  uint32_t invoice_state;
  uint64_t invoice;
  struct backorder_money invoice_total;
  struct backorder_money hold;
  int64_t placed_at;
  int64_t updated_at;
  int64_t drop_at;
  int64_t finalization_at;
  struct backorder_str reference;
  struct backorder_str reason;
  struct backorder_str reason_detail;
  struct backorder_money hold_net;
  struct backorder_money hold_tax;
} backorder_record;
typedef struct backorder_funds {
  struct backorder_money credit;
  struct backorder_money unpaid;
  struct backorder_money held;
  struct backorder_money available;
} backorder_funds;
typedef struct backorder_filter {
  uint64_t client;
  bool has_client;
  const uint32_t *statuses;
  size_t status_count;
  uint32_t order;
  bool is_descending;
  size_t first;
  size_t limit;
} backorder_filter;
typedef struct backorder_undelivered_message {
  int64_t found_at;
  int64_t sent_at;
  uint32_t sends;
  struct backorder_str why;
} backorder_undelivered_message;
typedef struct backorder_listing {
  int64_t drop_at;
  int64_t finalization_at;
  uint64_t list;
  uint32_t source;
} backorder_listing;
typedef struct backorder_dated_name {
  struct backorder_str name;
  int64_t drop_at;
  int64_t finalization_at;
} backorder_dated_name;
typedef struct backorder_coverage {
  struct backorder_str tld;
  uint32_t names_before;
} backorder_coverage;
typedef struct backorder_taken_row {
  size_t row;
  uint64_t id;
  uint32_t status;
  size_t warning_count;
} backorder_taken_row;
typedef struct backorder_adoption_warning {
  uint32_t kind;
  struct backorder_str message;
} backorder_adoption_warning;
typedef struct backorder_refused_row {
  size_t row;
  uint64_t id;
  uint32_t code;
  struct backorder_str subject;
  struct backorder_str message;
} backorder_refused_row;
typedef struct backorder_statement {
  struct backorder_str sql;
  struct backorder_str table;
  const struct backorder_value *parameters;
  size_t parameter_count;
  int64_t row_count;
} backorder_statement;
typedef struct backorder_database {
  void (*run)(void *context,
              const struct backorder_statement *statement,
              struct backorder_reply *reply);
  void *context;
} backorder_database;
typedef struct backorder_step {
  uint32_t kind;
  uint64_t client;
  const struct backorder_statements *statements;
  struct backorder_book *book;
  struct backorder_effect effect;
  uint32_t code;
  struct backorder_str message;
  bool is_begun;
  const uint64_t *clients;
  size_t client_count;
} backorder_step;
typedef struct backorder_droplist_row {
  struct backorder_str label;
  struct backorder_str tld;
  struct backorder_str label_unicode;
  int64_t drop_at;
  uint32_t score;
  uint32_t characters;
  uint32_t letters;
  uint32_t digits;
  uint32_t hyphens;
  bool is_idn;
} backorder_droplist_row;
typedef struct backorder_import_report {
  uint64_t bytes;
  uint64_t lines;
  uint64_t bad_lines;
  uint64_t past;
  uint64_t duplicates;
  uint64_t names;
  uint64_t undated;
  uint64_t bad_kept;
} backorder_import_report;
typedef struct backorder_bad_line {
  uint64_t number;
  struct backorder_str cause;
  uint32_t code;
} backorder_bad_line;
typedef struct backorder_statistics_totals {
  uint64_t total;
  uint64_t next_24_hours;
  uint64_t next_7_days;
  size_t day_count;
  size_t tld_count;
} backorder_statistics_totals;
typedef struct backorder_statistics_tld {
  struct backorder_str tld;
  uint64_t total;
} backorder_statistics_tld;
typedef struct backorder_statistics_day {
  struct backorder_str date;
  uint64_t total;
  size_t tld_count;
} backorder_statistics_day;
typedef struct backorder_http_answer {
  uint32_t status;
  uint32_t retry_after;
  const uint8_t *body;
  size_t size;
  uint32_t fault;
} backorder_http_answer;
typedef bool (*backorder_otp_source)(void *context, struct backorder_str *out);
typedef struct backorder_metrics {
  uint64_t calls;
  uint64_t attempts;
  uint64_t repetitions;
  uint64_t answers;
  uint64_t failures;
  uint64_t unknown_outcomes;
  uint64_t renewals;
  uint64_t bytes_received;
  uint64_t limited;
  uint64_t waited_ms;
} backorder_metrics;
typedef struct backorder_next {
  uint32_t kind;
  uint64_t wait_ms;
  struct backorder_str url;
  struct backorder_str body;
  uint64_t total_ms;
  uint64_t answer_ms;
  uint64_t idle_ms;
  uint64_t bytes;
} backorder_next;
typedef struct backorder_contacts {
  struct backorder_str owner;
  struct backorder_str admin;
  struct backorder_str tech;
  struct backorder_str billing;
} backorder_contacts;
typedef struct backorder_reseller_funds {
  struct backorder_cost amount;
  struct backorder_cost deposit;
  struct backorder_cost credit;
} backorder_reseller_funds;
typedef struct backorder_facts {
  const struct backorder_reseller_funds *reseller;
  const struct backorder_cost *cost;
  int32_t is_free;
} backorder_facts;
typedef struct backorder_job_run {
  uint32_t job;
  int64_t at;
} backorder_job_run;
typedef struct backorder_sync_change {
  uint64_t id;
  struct backorder_str domain;
  struct backorder_str side;
  struct backorder_str field;
  struct backorder_str old;
  struct backorder_str new_value;
  struct backorder_str reason;
} backorder_sync_change;
typedef struct backorder_sync_effect {
  uint64_t id;
  struct backorder_str domain;
  struct backorder_str kind;
  uint32_t years;
} backorder_sync_effect;
typedef struct backorder_sync_entry {
  uint64_t id;
  struct backorder_str domain;
  struct backorder_str level;
  struct backorder_str code;
  struct backorder_str detail;
} backorder_sync_entry;
typedef struct backorder_sync_refusal {
  struct backorder_str domain;
  struct backorder_str side;
  struct backorder_str reason;
  struct backorder_str detail;
} backorder_sync_refusal;
backorder_result backorder_last_error_code(void);
struct backorder_str backorder_last_error_message(void);
struct backorder_str backorder_last_error_subject(void);
uint32_t backorder_last_error_registrar_code(void);
uint32_t backorder_last_error_fault(void);
struct backorder_str backorder_result_name(backorder_result result);
struct backorder_str backorder_text_view(const struct backorder_text *text);
void backorder_text_free(struct backorder_text *text);
backorder_result backorder_rows_new(struct backorder_rows **out);
backorder_result backorder_rows_set_columns(struct backorder_rows *rows,
                                            struct backorder_str table,
                                            const struct backorder_str *columns,
                                            size_t column_count);
backorder_result backorder_rows_add_values(struct backorder_rows *rows,
                                           const struct backorder_value *values,
                                           size_t value_count);
void backorder_rows_free(struct backorder_rows *rows);
size_t backorder_refused_count(const struct backorder_refused *refused);
backorder_result backorder_refused_at(const struct backorder_refused *refused,
                                      size_t index,
                                      size_t size,
                                      struct backorder_refused_client *out);
void backorder_refused_free(struct backorder_refused *refused);
backorder_result backorder_row_new(struct backorder_row **out);
backorder_result backorder_row_set_null(struct backorder_row *row, struct backorder_str column);
backorder_result backorder_row_set_int(struct backorder_row *row,
                                       struct backorder_str column,
                                       int64_t number);
backorder_result backorder_row_set_text(struct backorder_row *row,
                                        struct backorder_str column,
                                        struct backorder_str text);
void backorder_row_free(struct backorder_row *row);
size_t backorder_table_row_count(const struct backorder_table *table);
size_t backorder_table_column_count(const struct backorder_table *table);
struct backorder_str backorder_table_column(const struct backorder_table *table, size_t index);
backorder_result backorder_table_at(const struct backorder_table *table,
                                    size_t row,
                                    size_t column,
                                    size_t size,
                                    struct backorder_value *out);
backorder_result backorder_table_get(const struct backorder_table *table,
                                     size_t row,
                                     struct backorder_str column,
                                     size_t size,
                                     struct backorder_value *out);
void backorder_table_free(struct backorder_table *table);
struct backorder_str backorder_str_of(const char *text);
struct backorder_str backorder_version(void);
uint32_t backorder_version_number(void);
backorder_result backorder_words_new(uint32_t number, struct backorder_table **out);
struct backorder_str backorder_words_name(uint32_t number, uint32_t member);
struct backorder_str backorder_words_sentence(uint32_t number, uint32_t member);
backorder_result backorder_words_number(uint32_t number, struct backorder_str name, uint32_t *out);
backorder_result backorder_money_plus(struct backorder_money left,
                                      struct backorder_money right,
                                      struct backorder_money *out);
backorder_result backorder_money_minus(struct backorder_money left,
                                       struct backorder_money right,
                                       struct backorder_money *out);
backorder_result backorder_money_negated(struct backorder_money money, struct backorder_money *out);
backorder_result backorder_money_compare(struct backorder_money left,
                                         struct backorder_money right,
                                         int32_t *out);
backorder_result backorder_money_text(struct backorder_money money, struct backorder_text **out);
backorder_result backorder_money_format(struct backorder_money money,
                                        struct backorder_str prefix,
                                        struct backorder_str suffix,
                                        uint32_t style,
                                        struct backorder_text **out);
backorder_result backorder_tax_charge(struct backorder_str tax,
                                      struct backorder_money price,
                                      struct backorder_money *net,
                                      struct backorder_money *out);
backorder_result backorder_money_parse_term_fee(struct backorder_str text,
                                                struct backorder_str currency,
                                                bool *is_offered,
                                                struct backorder_money *out);
backorder_result backorder_cost_parse(struct backorder_str text,
                                      struct backorder_str currency,
                                      struct backorder_cost *out);
backorder_result backorder_cost_text(struct backorder_cost cost, struct backorder_text **out);
backorder_result backorder_cost_plus(struct backorder_cost left,
                                     struct backorder_cost right,
                                     struct backorder_cost *out);
backorder_result backorder_cost_minus(struct backorder_cost left,
                                      struct backorder_cost right,
                                      struct backorder_cost *out);
backorder_result backorder_cost_times(struct backorder_cost cost,
                                      uint32_t count,
                                      struct backorder_cost *out);
backorder_result backorder_cost_to_money(struct backorder_cost cost, struct backorder_money *out);
backorder_result backorder_cost_of_term(struct backorder_cost setup,
                                        struct backorder_cost annual,
                                        uint32_t years,
                                        struct backorder_cost *registrar,
                                        struct backorder_cost *storable);
backorder_result backorder_rate_convert(const struct backorder_rate *rate,
                                        struct backorder_str amount,
                                        struct backorder_text **out);
backorder_result backorder_margin_new(struct backorder_str currency, struct backorder_margin **out);
backorder_result backorder_margin_add(struct backorder_margin *margin,
                                      struct backorder_money net,
                                      struct backorder_cost cost,
                                      const struct backorder_rate *rate);
backorder_result backorder_margin_text(const struct backorder_margin *margin,
                                       struct backorder_text **out);
void backorder_margin_free(struct backorder_margin *margin);
backorder_result backorder_money_parse(struct backorder_str text,
                                       struct backorder_str currency,
                                       struct backorder_money *out);
backorder_result backorder_money_scale(struct backorder_money money, uint32_t *out);
backorder_result backorder_name_new(struct backorder_str text,
                                    const struct backorder_str *tlds,
                                    size_t count,
                                    struct backorder_name **out);
backorder_result backorder_name_get(const struct backorder_name *name,
                                    size_t size,
                                    struct backorder_name_parts *out);
backorder_result backorder_name_change_at(const struct backorder_name *name,
                                          size_t index,
                                          size_t size,
                                          struct backorder_name_change *out);
void backorder_name_free(struct backorder_name *name);
backorder_result backorder_tld_parse(struct backorder_str text, struct backorder_text **out);
backorder_result backorder_idn_to_ace(struct backorder_str text, struct backorder_text **out);
backorder_result backorder_idn_to_unicode(struct backorder_str ace, struct backorder_text **out);
backorder_result backorder_zone_new(struct backorder_str text, struct backorder_zone **out);
struct backorder_str backorder_zone_name(const struct backorder_zone *zone);
backorder_result backorder_zone_offset_at(const struct backorder_zone *zone,
                                          int64_t at,
                                          int32_t *out);
backorder_result backorder_zone_to_local(const struct backorder_zone *zone,
                                         int64_t at,
                                         struct backorder_local *out);
backorder_result backorder_zone_resolve(const struct backorder_zone *zone,
                                        struct backorder_local local,
                                        uint32_t rule,
                                        int64_t *out);
backorder_result backorder_zone_day(const struct backorder_zone *zone,
                                    struct backorder_date day,
                                    int64_t *start,
                                    int64_t *end);
backorder_result backorder_zone_next_change(const struct backorder_zone *zone,
                                            int64_t from,
                                            int64_t within,
                                            int64_t *out);
void backorder_zone_free(struct backorder_zone *zone);
backorder_result backorder_time_parse(struct backorder_str text, int64_t *out);
backorder_result backorder_time_text(int64_t at, struct backorder_text **out);
backorder_result backorder_cost_list_new(struct backorder_cost_list **out);
backorder_result backorder_cost_list_insert(struct backorder_cost_list *costs,
                                            struct backorder_str tld,
                                            uint32_t kind,
                                            struct backorder_cost cost);
backorder_result backorder_cost_list_get(const struct backorder_cost_list *costs,
                                         struct backorder_str tld,
                                         uint32_t kind,
                                         struct backorder_cost *out);
void backorder_cost_list_free(struct backorder_cost_list *costs);
backorder_result backorder_drop_rules_new_builtin(struct backorder_drop_rules **out);
backorder_result backorder_drop_rules_new_empty(struct backorder_drop_rules **out);
backorder_result backorder_drop_rules_new_from_json(struct backorder_str json,
                                                    struct backorder_drop_rules **out);
void backorder_drop_rules_free(struct backorder_drop_rules *rules);
backorder_result backorder_transitions_new(struct backorder_table **out);
backorder_result backorder_transition_check(struct backorder_str subject,
                                            uint32_t from,
                                            struct backorder_str event);
backorder_result backorder_status_is_terminal(uint32_t status, bool *out);
backorder_result backorder_policy_new(struct backorder_policy **out);
backorder_result backorder_policy_new_original(struct backorder_policy **out);
backorder_result backorder_policy_fingerprint(const struct backorder_policy *policy, uint64_t *out);
void backorder_policy_free(struct backorder_policy *policy);
backorder_result backorder_price_list_new(struct backorder_price_list **out);
backorder_result backorder_price_list_insert(struct backorder_price_list *prices,
                                             struct backorder_str tld,
                                             uint32_t kind,
                                             struct backorder_money price);
backorder_result backorder_price_list_fingerprint(const struct backorder_price_list *prices,
                                                  uint64_t *out);
void backorder_price_list_free(struct backorder_price_list *prices);
backorder_result backorder_price_list_get(const struct backorder_price_list *prices,
                                          struct backorder_str tld,
                                          struct backorder_str currency,
                                          uint32_t kind,
                                          struct backorder_money *out);
backorder_result backorder_price_list_table(const struct backorder_price_list *prices,
                                            struct backorder_table **out);
backorder_result backorder_price_list_tariffs(const struct backorder_price_list *prices,
                                              struct backorder_str currency,
                                              struct backorder_table **out);
backorder_result backorder_tld_has_lite(struct backorder_str tld, bool *out);
backorder_result backorder_policy_schedule(const struct backorder_policy *policy,
                                           int64_t drop_at,
                                           int64_t finalization_at,
                                           int64_t now,
                                           size_t size,
                                           struct backorder_schedule *out);
backorder_result backorder_policy_set(struct backorder_policy *policy,
                                      uint32_t number,
                                      int64_t value);
backorder_result backorder_policy_set_list(struct backorder_policy *policy,
                                           uint32_t number,
                                           const int64_t *values,
                                           size_t count);
size_t backorder_policy_count(const struct backorder_policy *policy, uint32_t number);
backorder_result backorder_policy_at(const struct backorder_policy *policy,
                                     uint32_t number,
                                     size_t index,
                                     int64_t *out);
backorder_result backorder_policy_validate(const struct backorder_policy *policy);
backorder_result backorder_drop_rules_catchable(const struct backorder_drop_rules *rules,
                                                struct backorder_str tld,
                                                int64_t now,
                                                bool *is_catchable,
                                                struct backorder_text **out);
backorder_result backorder_drop_rules_windows(const struct backorder_drop_rules *rules,
                                              struct backorder_str tld,
                                              struct backorder_date date,
                                              struct backorder_table **out);
backorder_result backorder_drop_rules_union(const struct backorder_drop_rules *rules,
                                            struct backorder_str tld,
                                            struct backorder_date date,
                                            int64_t *start,
                                            int64_t *end);
backorder_result backorder_drop_rules_next_start(const struct backorder_drop_rules *rules,
                                                 struct backorder_str tld,
                                                 struct backorder_str kind,
                                                 int64_t from,
                                                 int64_t *out);
backorder_result backorder_drop_rules_rule(const struct backorder_drop_rules *rules,
                                           struct backorder_str tld,
                                           struct backorder_date date,
                                           struct backorder_table **out);
backorder_result backorder_drop_rules_tlds(const struct backorder_drop_rules *rules,
                                           struct backorder_table **out);
size_t backorder_decisions_count(const struct backorder_decisions *decisions);
backorder_result backorder_decisions_at(const struct backorder_decisions *decisions,
                                        size_t index,
                                        size_t size,
                                        struct backorder_decision *out);
backorder_result backorder_decisions_effect_at(const struct backorder_decisions *decisions,
                                               size_t index,
                                               size_t effect,
                                               size_t size,
                                               struct backorder_effect *out);
backorder_result backorder_decisions_note_at(const struct backorder_decisions *decisions,
                                             size_t index,
                                             size_t effect,
                                             size_t note,
                                             struct backorder_str *out);
backorder_result backorder_decisions_short_item_at(const struct backorder_decisions *decisions,
                                                   size_t index,
                                                   size_t effect,
                                                   size_t item,
                                                   size_t size,
                                                   struct backorder_short_item *out);
void backorder_decisions_free(struct backorder_decisions *decisions);
backorder_result backorder_outcome_new_accepted(struct backorder_str reference,
                                                struct backorder_outcome **out);
backorder_result backorder_outcome_new_refused(uint16_t code,
                                               struct backorder_str text,
                                               struct backorder_outcome **out);
backorder_result backorder_outcome_new_unknown(struct backorder_outcome **out);
backorder_result backorder_outcome_new_done(struct backorder_outcome **out);
backorder_result backorder_outcome_new_applications(struct backorder_outcome **out);
backorder_result backorder_outcome_add_application(struct backorder_outcome *outcome,
                                                   struct backorder_str reference,
                                                   struct backorder_str status,
                                                   int64_t created_at,
                                                   uint32_t owner,
                                                   const uint64_t *held_by);
backorder_result backorder_outcome_new_application(struct backorder_str reference,
                                                   struct backorder_str status,
                                                   struct backorder_outcome **out);
backorder_result backorder_outcome_add_auction_detail(struct backorder_outcome *outcome,
                                                      struct backorder_str property,
                                                      struct backorder_str value);
backorder_result backorder_outcome_new_application_missing(struct backorder_str reference,
                                                           struct backorder_outcome **out);
backorder_result backorder_outcome_new_invoice(uint64_t invoice,
                                               struct backorder_money total,
                                               uint32_t state,
                                               struct backorder_money credit,
                                               struct backorder_money unpaid,
                                               struct backorder_outcome **out);
backorder_result backorder_outcome_new_invoice_whmcs(struct backorder_str answer,
                                                     struct backorder_money credit,
                                                     struct backorder_money unpaid,
                                                     struct backorder_outcome **out);
backorder_result backorder_outcome_new_invoice_missing(struct backorder_outcome **out);
backorder_result backorder_outcome_new_domain(struct backorder_str name,
                                              int64_t registered_at,
                                              int64_t expires_at,
                                              struct backorder_outcome **out);
backorder_result backorder_outcome_new_domain_unreadable(struct backorder_outcome **out);
struct backorder_str backorder_outcome_name(const struct backorder_outcome *outcome);
void backorder_outcome_free(struct backorder_outcome *outcome);
backorder_result backorder_book_new(struct backorder_book **out);
backorder_result backorder_book_load(struct backorder_book *book,
                                     const struct backorder_rows *rows,
                                     struct backorder_refused **out);
backorder_result backorder_book_forget(struct backorder_book *book, uint64_t client);
size_t backorder_book_count(const struct backorder_book *book);
backorder_result backorder_book_get(const struct backorder_book *book,
                                    uint64_t id,
                                    size_t size,
                                    struct backorder_record *out);
backorder_result backorder_book_find(const struct backorder_book *book,
                                     uint64_t client,
                                     struct backorder_str name,
                                     uint64_t *out);
backorder_result backorder_book_funds(const struct backorder_book *book,
                                      uint64_t client,
                                      size_t size,
                                      struct backorder_funds *out);
backorder_result backorder_book_is_covered(const struct backorder_book *book,
                                           uint64_t id,
                                           bool *out);
void backorder_book_free(struct backorder_book *book);
backorder_result backorder_book_clients(const struct backorder_book *book,
                                        struct backorder_table **out);
backorder_result backorder_book_account(const struct backorder_book *book,
                                        uint64_t client,
                                        struct backorder_table **out);
backorder_result backorder_book_claims(const struct backorder_book *book,
                                       struct backorder_str name,
                                       struct backorder_table **out);
backorder_result backorder_book_applications(const struct backorder_book *book,
                                             struct backorder_str name,
                                             struct backorder_table **out);
backorder_result backorder_book_holder_of(const struct backorder_book *book,
                                          struct backorder_str reference,
                                          uint32_t *life,
                                          uint64_t *out);
backorder_result backorder_book_due_of(const struct backorder_book *book,
                                       uint64_t id,
                                       int64_t *out);
backorder_result backorder_book_lives(const struct backorder_book *book,
                                      uint64_t id,
                                      struct backorder_table **out);
backorder_result backorder_book_effects(const struct backorder_book *book,
                                        uint64_t id,
                                        struct backorder_table **out);
backorder_result backorder_reading_new(const struct backorder_book *book,
                                       uint64_t client,
                                       int64_t now,
                                       struct backorder_reading **out);
size_t backorder_reading_note_count(const struct backorder_reading *reading);
backorder_result backorder_reading_note(const struct backorder_reading *reading,
                                        size_t index,
                                        struct backorder_str *out);
void backorder_reading_free(struct backorder_reading *reading);
backorder_result backorder_records_new(const struct backorder_book *book,
                                       const struct backorder_filter *filter,
                                       struct backorder_records **out);
size_t backorder_records_count(const struct backorder_records *records);
size_t backorder_records_total(const struct backorder_records *records);
backorder_result backorder_records_at(const struct backorder_records *records,
                                      size_t index,
                                      size_t size,
                                      struct backorder_record *out);
void backorder_records_free(struct backorder_records *records);
backorder_result backorder_undelivered_new(const struct backorder_book *book,
                                           struct backorder_undelivered **out);
backorder_result backorder_undelivered_add(struct backorder_undelivered *undelivered,
                                           const struct backorder_row *row);
size_t backorder_undelivered_count(const struct backorder_undelivered *list);
backorder_result backorder_undelivered_at(const struct backorder_undelivered *list,
                                          size_t index,
                                          size_t size,
                                          struct backorder_undelivered_message *out);
backorder_result backorder_undelivered_effect_at(const struct backorder_undelivered *list,
                                                 size_t index,
                                                 size_t size,
                                                 struct backorder_effect *out);
void backorder_undelivered_free(struct backorder_undelivered *list);
backorder_result backorder_engine_new(const struct backorder_policy *policy,
                                      const struct backorder_price_list *prices,
                                      const struct backorder_drop_rules *rules,
                                      struct backorder_engine **out);
backorder_result backorder_engine_place(const struct backorder_engine *engine,
                                        struct backorder_book *book,
                                        uint64_t id,
                                        uint64_t client,
                                        struct backorder_str name,
                                        uint32_t kind,
                                        const struct backorder_listing *listing,
                                        int64_t now,
                                        struct backorder_decisions **out);
backorder_result backorder_engine_delete(const struct backorder_engine *engine,
                                         struct backorder_book *book,
                                         uint64_t id,
                                         uint32_t actor,
                                         uint64_t client,
                                         int64_t now,
                                         struct backorder_decisions **out);
backorder_result backorder_engine_activate(const struct backorder_engine *engine,
                                           struct backorder_book *book,
                                           uint64_t id,
                                           int64_t now,
                                           struct backorder_decisions **out);
backorder_result backorder_engine_give_up(const struct backorder_engine *engine,
                                          struct backorder_book *book,
                                          uint64_t id,
                                          int64_t now,
                                          struct backorder_decisions **out);
backorder_result backorder_engine_accept_domain(const struct backorder_engine *engine,
                                                struct backorder_book *book,
                                                uint64_t id,
                                                struct backorder_str by,
                                                int64_t now,
                                                struct backorder_decisions **out);
backorder_result backorder_engine_client_deleted(const struct backorder_engine *engine,
                                                 struct backorder_book *book,
                                                 uint64_t client,
                                                 int64_t now,
                                                 struct backorder_decisions **out);
backorder_result backorder_engine_client_merged(const struct backorder_engine *engine,
                                                struct backorder_book *book,
                                                uint64_t client,
                                                uint64_t into,
                                                int64_t now,
                                                struct backorder_decisions **out);
backorder_result backorder_engine_place_for(const struct backorder_engine *engine,
                                            struct backorder_book *book,
                                            uint64_t backorder,
                                            uint64_t id,
                                            uint64_t client,
                                            int64_t now,
                                            struct backorder_decisions **out);
backorder_result backorder_engine_set_drop(const struct backorder_engine *engine,
                                           struct backorder_book *book,
                                           uint64_t id,
                                           const struct backorder_listing *listing,
                                           int64_t now,
                                           struct backorder_decisions **out);
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
backorder_result backorder_engine_cycle(const struct backorder_engine *engine,
                                        struct backorder_book *book,
                                        int64_t now,
                                        struct backorder_decisions **out);
backorder_result backorder_engine_observe(const struct backorder_engine *engine,
                                          struct backorder_book *book,
                                          struct backorder_str effect,
                                          const struct backorder_outcome *outcome,
                                          int64_t now,
                                          struct backorder_decisions **out);
backorder_result backorder_engine_invoice_changed(const struct backorder_engine *engine,
                                                  struct backorder_book *book,
                                                  uint64_t id,
                                                  const struct backorder_outcome *invoice,
                                                  int64_t now,
                                                  struct backorder_decisions **out);
backorder_result backorder_engine_next_wakeup(const struct backorder_engine *engine,
                                              const struct backorder_book *book,
                                              int64_t now,
                                              int64_t *out);
backorder_result backorder_engine_moving(const struct backorder_engine *engine,
                                         const struct backorder_book *book,
                                         uint64_t client,
                                         struct backorder_table **out);
void backorder_engine_free(struct backorder_engine *engine);
backorder_result backorder_engine_sync_drops(const struct backorder_engine *engine,
                                             struct backorder_book *book,
                                             const struct backorder_droplist *list,
                                             int64_t now,
                                             struct backorder_decisions **out);
backorder_result backorder_engine_sync_dates(const struct backorder_engine *engine,
                                             struct backorder_book *book,
                                             uint64_t list,
                                             const struct backorder_dated_name *names,
                                             size_t count,
                                             const struct backorder_coverage *covered,
                                             size_t covered_count,
                                             int64_t now,
                                             struct backorder_decisions **out);
backorder_result backorder_store_new(uint32_t dialect_number,
                                     struct backorder_str prefix,
                                     struct backorder_store **out);
struct backorder_str backorder_store_begin(const struct backorder_store *store);
backorder_result backorder_dialect_trouble(uint32_t dialect_number,
                                           struct backorder_str sqlstate,
                                           int64_t code,
                                           uint32_t *out);
backorder_result backorder_store_schema(const struct backorder_store *store,
                                        struct backorder_statements **out);
backorder_result backorder_store_due(const struct backorder_store *store,
                                     int64_t now,
                                     uint32_t limit,
                                     struct backorder_statements **out);
backorder_result backorder_store_woken(const struct backorder_store *store,
                                       uint32_t limit,
                                       struct backorder_statements **out);
backorder_result backorder_store_unfinished(const struct backorder_store *store,
                                            uint64_t after,
                                            uint32_t limit,
                                            struct backorder_statements **out);
backorder_result backorder_store_part(const struct backorder_store *store,
                                      const uint64_t *clients,
                                      size_t client_count,
                                      struct backorder_statements **out);
backorder_result backorder_store_part_with_finished(const struct backorder_store *store,
                                                    const uint64_t *clients,
                                                    size_t client_count,
                                                    struct backorder_statements **out);
backorder_result backorder_store_part_to_adopt(const struct backorder_store *store,
                                               const struct backorder_adoptions *adoptions,
                                               struct backorder_statements **out);
backorder_result backorder_store_part_to_place(const struct backorder_store *store,
                                               uint64_t client,
                                               struct backorder_str name,
                                               struct backorder_statements **out);
backorder_result backorder_store_part_of_record(const struct backorder_store *store,
                                                uint64_t id,
                                                struct backorder_statements **out);
backorder_result backorder_store_part_of_reference(const struct backorder_store *store,
                                                   struct backorder_str reference,
                                                   struct backorder_statements **out);
backorder_result backorder_store_part_of_invoice(const struct backorder_store *store,
                                                 uint64_t invoice,
                                                 struct backorder_statements **out);
backorder_result backorder_store_holders(const struct backorder_store *store,
                                         struct backorder_str name,
                                         struct backorder_statements **out);
backorder_result backorder_store_log(const struct backorder_store *store,
                                     struct backorder_str name,
                                     struct backorder_statements **out);
backorder_result backorder_store_undelivered(const struct backorder_store *store,
                                             int64_t after_at,
                                             struct backorder_str after_id,
                                             uint32_t limit,
                                             struct backorder_statements **out);
backorder_result backorder_store_raise_ids(const struct backorder_store *store,
                                           uint64_t last,
                                           struct backorder_statements **out);
backorder_result backorder_store_lock(const struct backorder_store *store,
                                      uint64_t client,
                                      struct backorder_statements **out);
backorder_result backorder_store_take_ids(const struct backorder_store *store,
                                          uint32_t count,
                                          struct backorder_statements **out);
backorder_result backorder_store_wake(const struct backorder_store *store,
                                      uint64_t client,
                                      struct backorder_statements **out);
void backorder_store_free(struct backorder_store *store);
backorder_result backorder_adoptions_new(struct backorder_str zone,
                                         uint32_t ambiguous,
                                         struct backorder_adoptions **out);
backorder_result backorder_adoptions_add(struct backorder_adoptions *adoptions,
                                         const struct backorder_row *row);
backorder_result backorder_adoptions_add_history(struct backorder_adoptions *adoptions,
                                                 const struct backorder_row *row);
void backorder_adoptions_free(struct backorder_adoptions *adoptions);
backorder_result backorder_engine_adopt(const struct backorder_engine *engine,
                                        struct backorder_book *book,
                                        const struct backorder_adoptions *adoptions,
                                        int64_t now,
                                        struct backorder_adoption_report **out);
const struct backorder_decisions *backorder_adoption_report_decisions(const struct backorder_adoption_report *report);
size_t backorder_adoption_report_taken_count(const struct backorder_adoption_report *report);
backorder_result backorder_adoption_report_taken_at(const struct backorder_adoption_report *report,
                                                    size_t index,
                                                    size_t size,
                                                    struct backorder_taken_row *out);
backorder_result backorder_adoption_report_warning_at(const struct backorder_adoption_report *report,
                                                      size_t index,
                                                      size_t warning,
                                                      size_t size,
                                                      struct backorder_adoption_warning *out);
size_t backorder_adoption_report_refused_count(const struct backorder_adoption_report *report);
backorder_result backorder_adoption_report_refused_at(const struct backorder_adoption_report *report,
                                                      size_t index,
                                                      size_t size,
                                                      struct backorder_refused_row *out);
void backorder_adoption_report_free(struct backorder_adoption_report *report);
backorder_result backorder_commits_new(const struct backorder_engine *engine,
                                       struct backorder_book *book,
                                       const struct backorder_decisions *decisions,
                                       int64_t now,
                                       struct backorder_commits **out);
size_t backorder_commits_count(const struct backorder_commits *commits);
backorder_result backorder_commits_client(const struct backorder_commits *commits,
                                          size_t index,
                                          uint64_t *out);
backorder_result backorder_commits_statements(const struct backorder_commits *commits,
                                              size_t index,
                                              const struct backorder_store *store,
                                              struct backorder_statements **out);
backorder_result backorder_commits_statements_of_all(const struct backorder_commits *commits,
                                                     const struct backorder_store *store,
                                                     struct backorder_statements **out);
void backorder_commits_free(struct backorder_commits *commits);
void backorder_reply_set_columns(struct backorder_reply *reply,
                                 const struct backorder_str *columns,
                                 size_t column_count);
void backorder_reply_add_values(struct backorder_reply *reply,
                                const struct backorder_value *values,
                                size_t value_count);
void backorder_reply_changed(struct backorder_reply *reply, uint64_t count);
void backorder_reply_failed(struct backorder_reply *reply,
                            struct backorder_str sqlstate,
                            int64_t code,
                            struct backorder_str message);
backorder_result backorder_store_run(const struct backorder_store *store,
                                     const struct backorder_statements *statements,
                                     const struct backorder_database *database,
                                     bool *is_written);
backorder_result backorder_store_load(const struct backorder_store *store,
                                      const struct backorder_statements *reads,
                                      const struct backorder_database *database,
                                      struct backorder_book *book,
                                      struct backorder_refused **out);
backorder_result backorder_store_clients(const struct backorder_store *store,
                                         const struct backorder_statements *statements,
                                         const struct backorder_database *database,
                                         size_t *count,
                                         size_t room,
                                         uint64_t *clients);
backorder_result backorder_round_new(const struct backorder_engine *engine,
                                     const struct backorder_store *store,
                                     const struct backorder_statements *reads,
                                     struct backorder_round **out);
backorder_result backorder_round_new_due(const struct backorder_engine *engine,
                                         const struct backorder_store *store,
                                         const struct backorder_database *database,
                                         int64_t now,
                                         uint32_t limit,
                                         const struct backorder_round *before,
                                         struct backorder_round **out);
backorder_result backorder_round_new_of_report(const struct backorder_engine *engine,
                                               const struct backorder_store *store,
                                               struct backorder_str effect,
                                               const struct backorder_outcome *outcome,
                                               struct backorder_round **out);
backorder_result backorder_round_next(struct backorder_round *round,
                                      int64_t now,
                                      size_t size,
                                      struct backorder_step *out);
backorder_result backorder_round_advance(struct backorder_round *round,
                                         const struct backorder_database *database,
                                         int64_t now,
                                         size_t size,
                                         struct backorder_step *out);
backorder_result backorder_round_begun(struct backorder_round *round, bool is_begun);
backorder_result backorder_round_rolled_back(struct backorder_round *round);
backorder_result backorder_round_loaded(struct backorder_round *round,
                                        const struct backorder_rows *rows);
backorder_result backorder_round_set_account(struct backorder_round *round,
                                             uint64_t client,
                                             struct backorder_money credit,
                                             struct backorder_money unpaid,
                                             struct backorder_str tax,
                                             int64_t now);
backorder_result backorder_round_place(struct backorder_round *round,
                                       uint64_t id,
                                       uint64_t client,
                                       struct backorder_str name,
                                       uint32_t kind,
                                       const struct backorder_listing *listing,
                                       int64_t now);
backorder_result backorder_round_cycle(struct backorder_round *round, int64_t now);
backorder_result backorder_round_add(struct backorder_round *round,
                                     const struct backorder_decisions *decisions);
backorder_result backorder_round_decided(struct backorder_round *round, int64_t now);
backorder_result backorder_round_written(struct backorder_round *round, bool is_written);
backorder_result backorder_round_carried(struct backorder_round *round,
                                         const struct backorder_outcome *outcome);
backorder_result backorder_round_note_at(const struct backorder_round *round,
                                         size_t note,
                                         struct backorder_str *out);
backorder_result backorder_round_short_item_at(const struct backorder_round *round,
                                               size_t item,
                                               size_t size,
                                               struct backorder_short_item *out);
void backorder_round_free(struct backorder_round *round);
size_t backorder_statements_count(const struct backorder_statements *statements);
backorder_result backorder_statements_at(const struct backorder_statements *statements,
                                         size_t index,
                                         size_t size,
                                         struct backorder_statement *out);
void backorder_statements_free(struct backorder_statements *statements);
uint32_t backorder_schema_version(void);
backorder_result backorder_store_upgrade(const struct backorder_store *store,
                                         uint32_t version,
                                         struct backorder_statements **out);
backorder_result backorder_store_meta(const struct backorder_store *store,
                                      struct backorder_str name,
                                      struct backorder_statements **out);
backorder_result backorder_store_set_policy(const struct backorder_store *store,
                                            const struct backorder_policy *policy,
                                            struct backorder_statements **out);
backorder_result backorder_store_requeue(const struct backorder_store *store,
                                         const uint64_t *clients,
                                         size_t count,
                                         int64_t now,
                                         struct backorder_statements **out);
backorder_result backorder_store_lease(const struct backorder_store *store,
                                       const uint64_t *clients,
                                       size_t count,
                                       struct backorder_str owner,
                                       int64_t now,
                                       int64_t until,
                                       struct backorder_statements **out);
backorder_result backorder_store_leased(const struct backorder_store *store,
                                        struct backorder_str owner,
                                        int64_t until,
                                        struct backorder_statements **out);
backorder_result backorder_store_release(const struct backorder_store *store,
                                         uint64_t client,
                                         struct backorder_str owner,
                                         int64_t now,
                                         struct backorder_statements **out);
backorder_result backorder_store_outages(const struct backorder_store *store,
                                         struct backorder_statements **out);
backorder_result backorder_droplist_open(const uint8_t *image,
                                         size_t size,
                                         struct backorder_droplist **out);
backorder_result backorder_droplist_verify(const struct backorder_droplist *list);
size_t backorder_droplist_count(const struct backorder_droplist *list);
uint64_t backorder_droplist_id(const struct backorder_droplist *list);
backorder_result backorder_droplist_drop_of(const struct backorder_droplist *list,
                                            struct backorder_str name,
                                            int64_t *out);
backorder_result backorder_droplist_presence(const struct backorder_droplist *list,
                                             struct backorder_str name,
                                             uint32_t *out);
struct backorder_str backorder_droplist_source(const struct backorder_droplist *list);
backorder_result backorder_droplist_search(const struct backorder_droplist *list,
                                           const struct backorder_query *query,
                                           struct backorder_page **out);
void backorder_droplist_free(struct backorder_droplist *list);
backorder_result backorder_query_new(struct backorder_query **out);
backorder_result backorder_query_set(struct backorder_query *query,
                                     struct backorder_str parameter,
                                     struct backorder_str value);
backorder_result backorder_query_set_drop_days(struct backorder_query *query,
                                               struct backorder_str zone,
                                               struct backorder_str from,
                                               struct backorder_str to);
void backorder_query_free(struct backorder_query *query);
uint64_t backorder_page_total(const struct backorder_page *page);
size_t backorder_page_count(const struct backorder_page *page);
backorder_result backorder_page_at(const struct backorder_page *page,
                                   size_t index,
                                   size_t size,
                                   struct backorder_droplist_row *out);
void backorder_page_free(struct backorder_page *page);
backorder_result backorder_import_feed_archive(struct backorder_import *import,
                                               const uint8_t *bytes,
                                               size_t size);
backorder_result backorder_droplist_difference(const struct backorder_droplist *old,
                                               const struct backorder_droplist *list,
                                               struct backorder_table **out);
backorder_result backorder_droplist_covered(const struct backorder_droplist *list,
                                            struct backorder_table **out);
backorder_result backorder_droplist_rows(const struct backorder_droplist *list,
                                         uint32_t first,
                                         uint32_t limit,
                                         struct backorder_table **out);
backorder_result backorder_import_new(int64_t now, struct backorder_import **out);
backorder_result backorder_import_set_format(struct backorder_import *import,
                                             struct backorder_str format);
backorder_result backorder_import_set_source(struct backorder_import *import,
                                             struct backorder_str source);
backorder_result backorder_import_set_covers(struct backorder_import *import,
                                             const struct backorder_str *tlds,
                                             size_t count);
backorder_result backorder_import_feed(struct backorder_import *import,
                                       const uint8_t *bytes,
                                       size_t size);
backorder_result backorder_import_read_report(const struct backorder_import *import,
                                              size_t size,
                                              struct backorder_import_report *out);
backorder_result backorder_import_bad_line_at(const struct backorder_import *import,
                                              size_t index,
                                              size_t size,
                                              struct backorder_bad_line *out);
backorder_result backorder_import_finish(struct backorder_import *import,
                                         const struct backorder_droplist *previous,
                                         struct backorder_image **out);
void backorder_import_free(struct backorder_import *import);
const uint8_t *backorder_image_data(const struct backorder_image *image);
size_t backorder_image_size(const struct backorder_image *image);
void backorder_image_free(struct backorder_image *image);
backorder_result backorder_statistics_new(const struct backorder_droplist *list,
                                          struct backorder_str zone,
                                          int64_t now,
                                          struct backorder_statistics **out);
backorder_result backorder_statistics_read_totals(const struct backorder_statistics *statistics,
                                                  size_t size,
                                                  struct backorder_statistics_totals *out);
backorder_result backorder_statistics_tld_at(const struct backorder_statistics *statistics,
                                             size_t index,
                                             size_t size,
                                             struct backorder_statistics_tld *out);
backorder_result backorder_statistics_day_at(const struct backorder_statistics *statistics,
                                             size_t index,
                                             size_t size,
                                             struct backorder_statistics_day *out);
backorder_result backorder_statistics_day_tld_at(const struct backorder_statistics *statistics,
                                                 size_t day,
                                                 size_t index,
                                                 size_t size,
                                                 struct backorder_statistics_tld *out);
void backorder_statistics_free(struct backorder_statistics *statistics);
backorder_result backorder_answer_new(const uint8_t *bytes,
                                      size_t size,
                                      struct backorder_answer **out);
uint32_t backorder_answer_code(const struct backorder_answer *answer);
struct backorder_str backorder_answer_description(const struct backorder_answer *answer);
bool backorder_answer_is_success(const struct backorder_answer *answer);
bool backorder_answer_is_temporary(const struct backorder_answer *answer);
bool backorder_answer_is_complete(const struct backorder_answer *answer);
size_t backorder_answer_column_count(const struct backorder_answer *answer);
struct backorder_str backorder_answer_column(const struct backorder_answer *answer, size_t index);
backorder_result backorder_answer_row_count(const struct backorder_answer *answer,
                                            struct backorder_str column,
                                            size_t *out);
backorder_result backorder_answer_value(const struct backorder_answer *answer,
                                        struct backorder_str column,
                                        size_t row,
                                        struct backorder_str *out);
backorder_result backorder_answer_next_first(const struct backorder_answer *answer, int64_t *out);
void backorder_answer_free(struct backorder_answer *answer);
backorder_result backorder_command_list(struct backorder_table **out);
backorder_result backorder_command_parameters(struct backorder_str name,
                                              struct backorder_table **out);
backorder_result backorder_command_columns(struct backorder_str name, struct backorder_table **out);
backorder_result backorder_command_set_flag(struct backorder_command *command,
                                            struct backorder_str key,
                                            bool value);
backorder_result backorder_command_set_number(struct backorder_command *command,
                                              struct backorder_str key,
                                              int64_t value);
backorder_result backorder_command_set_instant(struct backorder_command *command,
                                               struct backorder_str key,
                                               int64_t at);
backorder_result backorder_command_check(const struct backorder_command *command, uint32_t number);
backorder_result backorder_command_read(const struct backorder_command *command,
                                        const struct backorder_answer *answer,
                                        struct backorder_table **out);
backorder_result backorder_command_odd(const struct backorder_command *command,
                                       const struct backorder_answer *answer,
                                       struct backorder_table **out);
backorder_result backorder_command_new(struct backorder_str name, struct backorder_command **out);
backorder_result backorder_command_set(struct backorder_command *command,
                                       struct backorder_str key,
                                       struct backorder_str value);
backorder_result backorder_command_set_list(struct backorder_command *command,
                                            struct backorder_str key,
                                            const struct backorder_str *values,
                                            size_t count);
bool backorder_command_is_reading(const struct backorder_command *command);
backorder_result backorder_command_text(const struct backorder_command *command,
                                        uint32_t number,
                                        struct backorder_text **out);
void backorder_command_free(struct backorder_command *command);
backorder_result backorder_connection_new(uint32_t number,
                                          bool is_test,
                                          struct backorder_str login,
                                          struct backorder_str password,
                                          struct backorder_connection **out);
backorder_result backorder_connection_set(struct backorder_connection *connection,
                                          uint32_t number,
                                          struct backorder_str value);
struct backorder_str backorder_connection_url(const struct backorder_connection *connection);
backorder_result backorder_form_new(const struct backorder_connection *connection,
                                    const struct backorder_command *command,
                                    struct backorder_form **out);
struct backorder_str backorder_form_body(const struct backorder_form *form);
struct backorder_str backorder_form_redacted(const struct backorder_form *form);
void backorder_form_free(struct backorder_form *form);
backorder_result backorder_connection_answer(const struct backorder_connection *connection,
                                             const struct backorder_command *command,
                                             const struct backorder_http_answer *came,
                                             struct backorder_answer **out);
backorder_result backorder_connection_login(const struct backorder_connection *connection,
                                            struct backorder_text **out);
void backorder_connection_free(struct backorder_connection *connection);
backorder_result backorder_conversation_new(const struct backorder_connection *connection,
                                            const struct backorder_limits *limits,
                                            struct backorder_conversation **out);
backorder_result backorder_conversation_set_otp_source(struct backorder_conversation *conversation,
                                                       backorder_otp_source source,
                                                       void *context);
backorder_result backorder_conversation_session(const struct backorder_conversation *conversation,
                                                struct backorder_text **out);
backorder_result backorder_conversation_resume_session(const struct backorder_conversation *conversation,
                                                       struct backorder_str session);
backorder_result backorder_session_id(struct backorder_str session, struct backorder_text **out);
backorder_result backorder_conversation_metrics(const struct backorder_conversation *conversation,
                                                size_t size,
                                                struct backorder_metrics *out);
void backorder_conversation_free(struct backorder_conversation *conversation);
backorder_result backorder_exchange_new(const struct backorder_conversation *conversation,
                                        const struct backorder_command *command,
                                        uint64_t now_ms,
                                        struct backorder_exchange **out);
backorder_result backorder_exchange_new_login(const struct backorder_conversation *conversation,
                                              uint64_t now_ms,
                                              struct backorder_exchange **out);
backorder_result backorder_exchange_new_logout(const struct backorder_conversation *conversation,
                                               uint64_t now_ms,
                                               struct backorder_exchange **out);
backorder_result backorder_exchange_next(struct backorder_exchange *exchange,
                                         uint64_t now_ms,
                                         size_t size,
                                         struct backorder_next *out);
backorder_result backorder_exchange_came(struct backorder_exchange *exchange,
                                         const struct backorder_http_answer *came,
                                         uint64_t now_ms);
backorder_result backorder_exchange_cancel(struct backorder_exchange *exchange);
backorder_result backorder_exchange_answer(const struct backorder_exchange *exchange,
                                           struct backorder_answer **out);
void backorder_exchange_free(struct backorder_exchange *exchange);
backorder_result backorder_dns_zone_new(struct backorder_str zone,
                                        uint32_t number,
                                        struct backorder_dns_zone **out);
backorder_result backorder_dns_zone_query(const struct backorder_dns_zone *zone,
                                          size_t index,
                                          struct backorder_command **out);
backorder_result backorder_dns_zone_answer(struct backorder_dns_zone *zone,
                                           const struct backorder_answer *answer);
size_t backorder_dns_zone_record_count(const struct backorder_dns_zone *zone);
struct backorder_str backorder_dns_zone_record(const struct backorder_dns_zone *zone, size_t index);
backorder_result backorder_dns_zone_want(struct backorder_dns_zone *zone,
                                         struct backorder_str record);
backorder_result backorder_dns_zone_change(const struct backorder_dns_zone *zone,
                                           size_t index,
                                           struct backorder_command **out);
backorder_result backorder_dns_zone_created(struct backorder_str domain,
                                            uint32_t number,
                                            struct backorder_command **out);
void backorder_dns_zone_free(struct backorder_dns_zone *zone);
backorder_result backorder_record_mended(struct backorder_str zone,
                                         struct backorder_str record,
                                         struct backorder_text **out);
backorder_result backorder_record_is_same(struct backorder_str zone,
                                          struct backorder_str one,
                                          struct backorder_str other,
                                          bool *out);
backorder_result backorder_dnssec_change(const struct backorder_answer *answer,
                                         struct backorder_str domain,
                                         uint32_t number,
                                         const struct backorder_str *ds,
                                         size_t ds_count,
                                         const struct backorder_str *keys,
                                         size_t key_count,
                                         struct backorder_command **out);
backorder_result backorder_key_tag(struct backorder_str key, uint32_t *out);
backorder_result backorder_host_change(const struct backorder_answer *answer,
                                       struct backorder_str name,
                                       struct backorder_str domain,
                                       const struct backorder_str *addresses,
                                       size_t count,
                                       struct backorder_command **out);
backorder_result backorder_errand_new(const struct backorder_effect *effect,
                                      const struct backorder_contacts *contacts,
                                      uint32_t number,
                                      struct backorder_errand **out);
backorder_result backorder_errand_add_holder(struct backorder_errand *errand,
                                             struct backorder_str reference,
                                             uint64_t holder);
backorder_result backorder_errand_read_holders(struct backorder_errand *errand,
                                               const struct backorder_store *store,
                                               const struct backorder_database *database);
backorder_result backorder_errand_command(const struct backorder_errand *errand,
                                          struct backorder_command **out);
backorder_result backorder_errand_answered(struct backorder_errand *errand,
                                           const struct backorder_connection *connection,
                                           const struct backorder_http_answer *came,
                                           struct backorder_outcome **out);
struct backorder_str backorder_errand_problem(const struct backorder_errand *errand);
void backorder_errand_free(struct backorder_errand *errand);
struct backorder_str backorder_outcome_problem(const struct backorder_outcome *outcome);
size_t backorder_outcome_reference_count(const struct backorder_outcome *outcome);
backorder_result backorder_outcome_reference_at(const struct backorder_outcome *outcome,
                                                size_t index,
                                                struct backorder_str *out);
backorder_result backorder_outcome_set_holder(struct backorder_outcome *outcome,
                                              size_t index,
                                              uint64_t holder);
backorder_result backorder_limits_new(struct backorder_limits **out);
backorder_result backorder_limits_set(struct backorder_limits *limits,
                                      uint32_t number,
                                      uint64_t value);
void backorder_limits_free(struct backorder_limits *limits);
backorder_result backorder_auth_code_command(struct backorder_str domain,
                                             uint32_t number,
                                             struct backorder_command **out);
backorder_result backorder_release_command(struct backorder_str domain,
                                           struct backorder_str tag,
                                           bool is_locked,
                                           struct backorder_command **out);
backorder_result backorder_verification_command(struct backorder_str domain,
                                                struct backorder_str email,
                                                uint32_t number,
                                                struct backorder_command **out);
backorder_result backorder_verification_query(struct backorder_str domain,
                                              struct backorder_str owner_contact,
                                              uint32_t number,
                                              struct backorder_command **out);
backorder_result backorder_verification_read(const struct backorder_answer *answer,
                                             struct backorder_table **out);
backorder_result backorder_registrant_is_material(const struct backorder_row *present,
                                                  const struct backorder_row *wanted,
                                                  bool *out);
backorder_result backorder_registrant_way(struct backorder_str domain,
                                          uint32_t number,
                                          const struct backorder_answer *options,
                                          uint32_t *out);
backorder_result backorder_registrant_command(struct backorder_str domain,
                                              struct backorder_str owner,
                                              uint32_t way,
                                              bool is_agent,
                                              bool opts_out,
                                              uint32_t number,
                                              struct backorder_command **out);
backorder_result backorder_suggestions_command(struct backorder_str keyword,
                                               const struct backorder_str *zones,
                                               size_t count,
                                               uint32_t limit,
                                               uint32_t number,
                                               struct backorder_command **out);
backorder_result backorder_suggestions_read(const struct backorder_answer *answer,
                                            struct backorder_table **out);
backorder_result backorder_dashboard_query(uint32_t number,
                                           size_t index,
                                           struct backorder_command **out);
backorder_result backorder_dashboard_read(uint32_t number,
                                          size_t index,
                                          const struct backorder_answer *answer,
                                          struct backorder_table **out);
backorder_result backorder_premium_confirm(const struct backorder_answer *check,
                                           struct backorder_str domain,
                                           struct backorder_cost agreed,
                                           uint32_t number,
                                           struct backorder_command *command);
backorder_result backorder_environment_query(const struct backorder_str *keys,
                                             const struct backorder_str *names,
                                             size_t count,
                                             struct backorder_command **out);
backorder_result backorder_environment_read(const struct backorder_answer *answer,
                                            const struct backorder_str *keys,
                                            const struct backorder_str *names,
                                            size_t count,
                                            struct backorder_table **out);
backorder_result backorder_environment_set(struct backorder_str key,
                                           struct backorder_str name,
                                           struct backorder_str value,
                                           struct backorder_command **out);
backorder_result backorder_pager_new(const struct backorder_command *command,
                                     struct backorder_str key,
                                     uint64_t limit,
                                     struct backorder_pager **out);
backorder_result backorder_pager_command(const struct backorder_pager *pager,
                                         struct backorder_command **out);
backorder_result backorder_pager_accept(struct backorder_pager *pager,
                                        const struct backorder_answer *answer);
size_t backorder_pager_row_count(const struct backorder_pager *pager);
backorder_result backorder_pager_row(const struct backorder_pager *pager,
                                     size_t index,
                                     size_t *out);
int64_t backorder_pager_total(const struct backorder_pager *pager);
void backorder_pager_free(struct backorder_pager *pager);
backorder_result backorder_task_commands(uint32_t number,
                                         uint32_t platform_number,
                                         struct backorder_table **out);
backorder_result backorder_task_access_list(uint32_t number,
                                            uint32_t platform_number,
                                            struct backorder_text **out);
backorder_result backorder_catalog_new(uint32_t language,
                                       struct backorder_str ftl,
                                       struct backorder_catalog **out);
void backorder_catalog_free(struct backorder_catalog *catalog);
backorder_result backorder_explanation_new(const struct backorder_engine *engine,
                                           const struct backorder_book *book,
                                           uint64_t id,
                                           const struct backorder_facts *facts,
                                           int64_t now,
                                           struct backorder_explanation **out);
backorder_result backorder_explanation_text(const struct backorder_explanation *explanation,
                                            const struct backorder_catalog *catalog,
                                            const struct backorder_zone *zone,
                                            struct backorder_text **out);
backorder_result backorder_explanation_sentences(const struct backorder_explanation *explanation,
                                                 const struct backorder_catalog *catalog,
                                                 const struct backorder_zone *zone,
                                                 struct backorder_table **out);
backorder_result backorder_explanation_arguments(const struct backorder_explanation *explanation,
                                                 struct backorder_table **out);
void backorder_explanation_free(struct backorder_explanation *explanation);
backorder_result backorder_engine_timetable(const struct backorder_engine *engine,
                                            const struct backorder_book *book,
                                            uint64_t id,
                                            int64_t now,
                                            struct backorder_table **out);
backorder_result backorder_forecast_new_of_reseller(const struct backorder_book *book,
                                                    const struct backorder_cost_list *costs,
                                                    const struct backorder_rate *rates,
                                                    size_t count,
                                                    const struct backorder_reseller_funds *funds,
                                                    int64_t now,
                                                    int64_t horizon,
                                                    struct backorder_forecast **out);
backorder_result backorder_forecast_new_of_client(const struct backorder_engine *engine,
                                                  const struct backorder_book *book,
                                                  uint64_t client,
                                                  const struct backorder_zone *zone,
                                                  int64_t now,
                                                  int64_t horizon,
                                                  struct backorder_forecast **out);
const struct backorder_table *backorder_forecast_days(const struct backorder_forecast *forecast);
const struct backorder_table *backorder_forecast_notes(const struct backorder_forecast *forecast);
void backorder_forecast_free(struct backorder_forecast *forecast);
backorder_result backorder_job_plan_new(struct backorder_job_plan **out);
backorder_result backorder_job_plan_new_of(const struct backorder_str *imports,
                                           size_t import_count,
                                           const struct backorder_str *syncs,
                                           size_t sync_count,
                                           uint32_t batch_minutes,
                                           int64_t tolerance,
                                           struct backorder_job_plan **out);
backorder_result backorder_job_plan_due(const struct backorder_job_plan *plan,
                                        int64_t now,
                                        const struct backorder_job_run *runs,
                                        size_t count,
                                        struct backorder_table **out);
backorder_result backorder_job_plan_slot(const struct backorder_job_plan *plan,
                                         uint32_t number,
                                         int64_t now,
                                         int64_t *out);
backorder_result backorder_job_plan_next(const struct backorder_job_plan *plan,
                                         uint32_t number,
                                         int64_t now,
                                         int64_t *out);
backorder_result backorder_job_plan_crontab(const struct backorder_job_plan *plan,
                                            const struct backorder_zone *zone,
                                            int64_t now,
                                            struct backorder_table **out);
backorder_result backorder_job_plan_warning(const struct backorder_job_plan *plan,
                                            const struct backorder_zone *zone,
                                            int64_t now,
                                            struct backorder_text **out);
void backorder_job_plan_free(struct backorder_job_plan *plan);
backorder_result backorder_outages_new(struct backorder_outages **out);
backorder_result backorder_outages_add(struct backorder_outages *outages,
                                       const struct backorder_row *row);
backorder_result backorder_outages_not_answered(struct backorder_outages *outages,
                                                uint32_t number,
                                                int64_t now,
                                                bool *out);
backorder_result backorder_outages_answered(struct backorder_outages *outages,
                                            uint32_t number,
                                            bool *out);
backorder_result backorder_outages_table(const struct backorder_outages *outages,
                                         const struct backorder_catalog *catalog,
                                         const struct backorder_zone *zone,
                                         struct backorder_table **out);
backorder_result backorder_outages_alerts(struct backorder_outages *outages,
                                          const struct backorder_policy *policy,
                                          int64_t now,
                                          const struct backorder_catalog *catalog,
                                          const struct backorder_zone *zone,
                                          struct backorder_table **out);
backorder_result backorder_store_put_outage(const struct backorder_store *store,
                                            const struct backorder_outages *outages,
                                            uint32_t number,
                                            struct backorder_statements **out);
void backorder_outages_free(struct backorder_outages *outages);
backorder_result backorder_book_counts(const struct backorder_book *book,
                                       const uint64_t *client,
                                       const struct backorder_zone *zone,
                                       int64_t now,
                                       struct backorder_table **out);
backorder_result backorder_history_new(struct backorder_str name, struct backorder_history **out);
backorder_result backorder_history_add(struct backorder_history *history,
                                       const struct backorder_row *row);
backorder_result backorder_history_table(const struct backorder_history *history,
                                         struct backorder_table **out);
void backorder_history_free(struct backorder_history *history);
backorder_result backorder_page_offers(const struct backorder_page *page,
                                       const struct backorder_engine *engine,
                                       const struct backorder_book *book,
                                       uint64_t client,
                                       struct backorder_str currency,
                                       struct backorder_table **out);
backorder_result backorder_domain_sync_new(struct backorder_str provider,
                                           const struct backorder_row *settings,
                                           struct backorder_domain_sync **out);
backorder_result backorder_domain_sync_add_billing(struct backorder_domain_sync *sync,
                                                   const struct backorder_row *row);
backorder_result backorder_domain_sync_add_answer(struct backorder_domain_sync *sync,
                                                  const struct backorder_row *row);
backorder_result backorder_domain_sync_add_json(struct backorder_domain_sync *sync,
                                                struct backorder_str billing,
                                                struct backorder_str answers);
void backorder_domain_sync_free(struct backorder_domain_sync *sync);
backorder_result backorder_sync_plan_new(const struct backorder_domain_sync *sync,
                                         bool is_complete,
                                         int64_t now,
                                         struct backorder_sync_plan **out);
size_t backorder_sync_plan_looked_at(const struct backorder_sync_plan *plan);
size_t backorder_sync_plan_change_count(const struct backorder_sync_plan *plan);
backorder_result backorder_sync_plan_change_at(const struct backorder_sync_plan *plan,
                                               size_t index,
                                               size_t size,
                                               struct backorder_sync_change *out);
size_t backorder_sync_plan_effect_count(const struct backorder_sync_plan *plan);
backorder_result backorder_sync_plan_effect_at(const struct backorder_sync_plan *plan,
                                               size_t index,
                                               size_t size,
                                               struct backorder_sync_effect *out);
size_t backorder_sync_plan_entry_count(const struct backorder_sync_plan *plan);
backorder_result backorder_sync_plan_entry_at(const struct backorder_sync_plan *plan,
                                              size_t index,
                                              size_t size,
                                              struct backorder_sync_entry *out);
size_t backorder_sync_plan_refused_count(const struct backorder_sync_plan *plan);
backorder_result backorder_sync_plan_refused_at(const struct backorder_sync_plan *plan,
                                                size_t index,
                                                size_t size,
                                                struct backorder_sync_refusal *out);
bool backorder_sync_plan_is_due(const struct backorder_sync_plan *plan, bool send_empty);
backorder_result backorder_sync_plan_report(const struct backorder_sync_plan *plan,
                                            struct backorder_str language,
                                            bool is_html,
                                            struct backorder_str *out);
void backorder_sync_plan_free(struct backorder_sync_plan *plan);
backorder_result backorder_sync_due_new(struct backorder_str looks,
                                        size_t batch,
                                        int64_t interval,
                                        bool native,
                                        int64_t now,
                                        struct backorder_table **out);
backorder_result backorder_sync_cadence_new(uint64_t domains,
                                            uint64_t batch,
                                            uint64_t window_minutes,
                                            struct backorder_table **out);
backorder_result backorder_account_plan_new(struct backorder_str mode,
                                            struct backorder_str domains,
                                            int64_t now,
                                            struct backorder_table **out);
backorder_result backorder_whmcs_sync_new(struct backorder_str provider,
                                          struct backorder_str zone,
                                          const struct backorder_row *billing,
                                          const struct backorder_row *answer,
                                          int64_t now,
                                          struct backorder_table **out);
backorder_result backorder_whmcs_transfer_sync_new(struct backorder_str provider,
                                                   const struct backorder_row *facts,
                                                   struct backorder_table **out);
backorder_result backorder_transfer_follow_up_new(struct backorder_str provider,
                                                  const struct backorder_row *facts,
                                                  bool transfer_lock,
                                                  bool contact_update,
                                                  bool ns_update,
                                                  struct backorder_table **out);
backorder_result backorder_transfer_obstacles_new(const struct backorder_row *facts,
                                                  struct backorder_str tag,
                                                  int64_t now,
                                                  struct backorder_table **out);
backorder_result backorder_renewal_facts_new(struct backorder_str provider,
                                             struct backorder_str tld,
                                             struct backorder_str expiry,
                                             int64_t now,
                                             struct backorder_table **out);
backorder_result backorder_expiring_new(struct backorder_str provider,
                                        struct backorder_str domains,
                                        int64_t days,
                                        int64_t now,
                                        struct backorder_table **out);
backorder_result backorder_renewal_lines_new(struct backorder_table **out);
backorder_result backorder_renewal_plan_new(const struct backorder_row *order,
                                            int64_t now,
                                            struct backorder_renewal_plan **out);
struct backorder_str backorder_renewal_plan_reason(const struct backorder_renewal_plan *plan);
size_t backorder_renewal_plan_step_count(const struct backorder_renewal_plan *plan);
backorder_result backorder_renewal_plan_step_at(const struct backorder_renewal_plan *plan,
                                                size_t index,
                                                struct backorder_str *out);
void backorder_renewal_plan_free(struct backorder_renewal_plan *plan);
backorder_result backorder_price_import_new(struct backorder_str provider,
                                            struct backorder_str tld,
                                            struct backorder_str currency,
                                            const struct backorder_row *prices,
                                            const struct backorder_row *settings,
                                            const struct backorder_row *stored,
                                            struct backorder_table **out);
backorder_result backorder_premium_renewal_new(struct backorder_str class_,
                                               struct backorder_str currency,
                                               struct backorder_str billing_cost,
                                               const struct backorder_row *relations,
                                               const struct backorder_row *rates,
                                               bool is_enabled,
                                               struct backorder_table **out);
backorder_result backorder_price_plan_new(const struct backorder_cost_list *costs,
                                          const struct backorder_price_list *stored,
                                          struct backorder_str currency,
                                          const struct backorder_row *settings,
                                          struct backorder_table **out);
