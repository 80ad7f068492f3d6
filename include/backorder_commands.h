/*
 * The registrar's commands, a struct and a function each. Made from their table (docs/commands.md)
 * by `make generate`; do not edit. Nothing here is in the library: the functions make a
 * `backorder_command` by the calls of backorder.h.
 *
 * - Set the struct to zero, fill what is to be sent, call the function for a platform, one of
 *   `BACKORDER_PLATFORM_`. What is zero is not sent. A text of length 0 whose `data` is not NULL is
 *   sent, and clears what the registrar has.
 * - A command that cannot be meant is refused with `PARAMETER_INVALID`, as by
 *   `backorder_command_check`, before anything is sent: the subject of the error is the parameter,
 *   its message says what is allowed. `out` is NULL then.
 * - Send it with `backorder_registrar_ask`, or with HTTP of your own (docs/c-abi.md), and read the
 *   answer with `backorder_command_read`.
 */

#ifndef BACKORDER_COMMANDS_H
#define BACKORDER_COMMANDS_H

#include "backorder.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A yes or no that may be left out: 0 is not sent. */
enum backorder_cmd_choice {
  /** Sent as 1. */
  BACKORDER_CMD_YES = 1,
  /** Sent as 0. */
  BACKORDER_CMD_NO = 2
};

/** A whole number that may be left out. */
struct backorder_cmd_number {
  /** Whether it is sent. */
  bool is_given;
  /** The number. */
  int64_t value;
};

/** An instant that may be left out. */
struct backorder_cmd_instant {
  /** Whether it is sent. */
  bool is_given;
  /** Unix seconds. */
  int64_t at;
};

/** Texts, sent as KEY0, KEY1 and so on; none: nothing is sent. */
struct backorder_cmd_texts {
  /** The first. */
  const backorder_str *items;
  /** How many there are. */
  size_t count;
};

/** Whole numbers, sent as KEY0, KEY1 and so on. */
struct backorder_cmd_numbers {
  /** The first. */
  const int64_t *items;
  /** How many there are. */
  size_t count;
};

/** Numbers of words, or of enum backorder_cmd_choice, sent as KEY0, KEY1 and so on. */
struct backorder_cmd_choices {
  /** The first. */
  const uint32_t *items;
  /** How many there are. */
  size_t count;
};

/** A parameter by its name. */
struct backorder_cmd_extra {
  /** The name, such as `X-DE-NSENTRY0`. */
  backorder_str key;
  /** The value. */
  backorder_str value;
};

/** Parameters by their names. */
struct backorder_cmd_extras {
  /** The first. */
  const struct backorder_cmd_extra *items;
  /** How many there are. */
  size_t count;
};

/** What an order does: one of `BACKORDER_CMD_ORDER_MODE_`, or 0. */
enum backorder_cmd_order_mode {
  /** `CREATE` */
  BACKORDER_CMD_ORDER_MODE_CREATE = 1,
  /** `REPLACE` */
  BACKORDER_CMD_ORDER_MODE_REPLACE = 2,
  /** `UPDATE` */
  BACKORDER_CMD_ORDER_MODE_UPDATE = 3
};
/** The word of a number of enum backorder_cmd_order_mode; NULL: there is none. */
static inline const char *backorder_cmd_order_mode_word(uint32_t number) {
  static const char *const words[] = {"CREATE", "REPLACE", "UPDATE"};
  return number - 1 < 3 ? words[number - 1] : NULL;
}

/** Whose objects are listed: one of `BACKORDER_CMD_USER_DEPTH_`, or 0. */
enum backorder_cmd_user_depth {
  /** `SELF` */
  BACKORDER_CMD_USER_DEPTH_SELF = 1,
  /** `SUBUSER` */
  BACKORDER_CMD_USER_DEPTH_SUBUSER = 2,
  /** `ALL` */
  BACKORDER_CMD_USER_DEPTH_ALL = 3
};
/** The word of a number of enum backorder_cmd_user_depth; NULL: there is none. */
static inline const char *backorder_cmd_user_depth_word(uint32_t number) {
  static const char *const words[] = {"SELF", "SUBUSER", "ALL"};
  return number - 1 < 3 ? words[number - 1] : NULL;
}

/** A yes or no in words: one of `BACKORDER_CMD_YES_OR_NO_`, or 0. */
enum backorder_cmd_yes_or_no {
  /** `YES` */
  BACKORDER_CMD_YES_OR_NO_YES = 1,
  /** `NO` */
  BACKORDER_CMD_YES_OR_NO_NO = 2
};
/** The word of a number of enum backorder_cmd_yes_or_no; NULL: there is none. */
static inline const char *backorder_cmd_yes_or_no_word(uint32_t number) {
  static const char *const words[] = {"YES", "NO"};
  return number - 1 < 2 ? words[number - 1] : NULL;
}

/** The state of a zone: one of `BACKORDER_CMD_ZONE_STATUS_`, or 0. */
enum backorder_cmd_zone_status {
  /** `ACTIVE` */
  BACKORDER_CMD_ZONE_STATUS_ACTIVE = 1,
  /** `INACTIVE` */
  BACKORDER_CMD_ZONE_STATUS_INACTIVE = 2,
  /** `HOLD` */
  BACKORDER_CMD_ZONE_STATUS_HOLD = 3
};
/** The word of a number of enum backorder_cmd_zone_status; NULL: there is none. */
static inline const char *backorder_cmd_zone_status_word(uint32_t number) {
  static const char *const words[] = {"ACTIVE", "INACTIVE", "HOLD"};
  return number - 1 < 3 ? words[number - 1] : NULL;
}

/** Where a zone has its records from: one of `BACKORDER_CMD_ZONE_MODE_`, or 0. */
enum backorder_cmd_zone_mode {
  /** `MASTER` */
  BACKORDER_CMD_ZONE_MODE_MASTER = 1,
  /** `SLAVE` */
  BACKORDER_CMD_ZONE_MODE_SLAVE = 2
};
/** The word of a number of enum backorder_cmd_zone_mode; NULL: there is none. */
static inline const char *backorder_cmd_zone_mode_word(uint32_t number) {
  static const char *const words[] = {"MASTER", "SLAVE"};
  return number - 1 < 2 ? words[number - 1] : NULL;
}

/** Whether a zone is signed: one of `BACKORDER_CMD_DNSSEC_MODE_`, or 0. */
enum backorder_cmd_dnssec_mode {
  /** `DISABLED` */
  BACKORDER_CMD_DNSSEC_MODE_DISABLED = 1,
  /** `AUTO` */
  BACKORDER_CMD_DNSSEC_MODE_AUTO = 2
};
/** The word of a number of enum backorder_cmd_dnssec_mode; NULL: there is none. */
static inline const char *backorder_cmd_dnssec_mode_word(uint32_t number) {
  static const char *const words[] = {"DISABLED", "AUTO"};
  return number - 1 < 2 ? words[number - 1] : NULL;
}

/** The order of a list: one of `BACKORDER_CMD_SORT_ORDER_`, or 0. */
enum backorder_cmd_sort_order {
  /** `ASC` */
  BACKORDER_CMD_SORT_ORDER_ASC = 1,
  /** `DESC` */
  BACKORDER_CMD_SORT_ORDER_DESC = 2
};
/** The word of a number of enum backorder_cmd_sort_order; NULL: there is none. */
static inline const char *backorder_cmd_sort_order_word(uint32_t number) {
  static const char *const words[] = {"ASC", "DESC"};
  return number - 1 < 2 ? words[number - 1] : NULL;
}

/** How a host is forwarded: one of `BACKORDER_CMD_WEB_FORWARD_`, or 0. */
enum backorder_cmd_web_forward {
  /** `RD` */
  BACKORDER_CMD_WEB_FORWARD_RD = 1,
  /** `MRD` */
  BACKORDER_CMD_WEB_FORWARD_MRD = 2,
  /** `SELF` */
  BACKORDER_CMD_WEB_FORWARD_SELF = 3
};
/** The word of a number of enum backorder_cmd_web_forward; NULL: there is none. */
static inline const char *backorder_cmd_web_forward_word(uint32_t number) {
  static const char *const words[] = {"RD", "MRD", "SELF"};
  return number - 1 < 3 ? words[number - 1] : NULL;
}

/** What is suggested: one of `BACKORDER_CMD_SUGGESTION_KIND_`, or 0. */
enum backorder_cmd_suggestion_kind {
  /** `SUGGEST` */
  BACKORDER_CMD_SUGGESTION_KIND_SUGGEST = 1,
  /** `SEGMENT` */
  BACKORDER_CMD_SUGGESTION_KIND_SEGMENT = 2,
  /** `PREFIX` */
  BACKORDER_CMD_SUGGESTION_KIND_PREFIX = 3,
  /** `SUFFIX` */
  BACKORDER_CMD_SUGGESTION_KIND_SUFFIX = 4
};
/** The word of a number of enum backorder_cmd_suggestion_kind; NULL: there is none. */
static inline const char *backorder_cmd_suggestion_kind_word(uint32_t number) {
  static const char *const words[] = {"SUGGEST", "SEGMENT", "PREFIX", "SUFFIX"};
  return number - 1 < 4 ? words[number - 1] : NULL;
}

/** What a mail is about: one of `BACKORDER_CMD_NOTIFICATION_KIND_`, or 0. */
enum backorder_cmd_notification_kind {
  /** `DOMAINTRANSFER` */
  BACKORDER_CMD_NOTIFICATION_KIND_DOMAINTRANSFER = 1,
  /** `CERTIFICATE` */
  BACKORDER_CMD_NOTIFICATION_KIND_CERTIFICATE = 2,
  /** `TRADEMARK` */
  BACKORDER_CMD_NOTIFICATION_KIND_TRADEMARK = 3,
  /** `CLAIMSNOTICE` */
  BACKORDER_CMD_NOTIFICATION_KIND_CLAIMSNOTICE = 4,
  /** `CONTACTVERIFICATION` */
  BACKORDER_CMD_NOTIFICATION_KIND_CONTACTVERIFICATION = 5,
  /** `OWNERCHANGE` */
  BACKORDER_CMD_NOTIFICATION_KIND_OWNERCHANGE = 6
};
/** The word of a number of enum backorder_cmd_notification_kind; NULL: there is none. */
static inline const char *backorder_cmd_notification_kind_word(uint32_t number) {
  static const char *const words[] = {"DOMAINTRANSFER", "CERTIFICATE", "TRADEMARK", "CLAIMSNOTICE",
      "CONTACTVERIFICATION", "OWNERCHANGE"};
  return number - 1 < 6 ? words[number - 1] : NULL;
}

/** Who gets a mail: one of `BACKORDER_CMD_NOTIFICATION_RECIPIENT_`, or 0. */
enum backorder_cmd_notification_recipient {
  /** `OWNER` */
  BACKORDER_CMD_NOTIFICATION_RECIPIENT_OWNER = 1,
  /** `ADMIN` */
  BACKORDER_CMD_NOTIFICATION_RECIPIENT_ADMIN = 2,
  /** `LOSING` */
  BACKORDER_CMD_NOTIFICATION_RECIPIENT_LOSING = 3,
  /** `GAINING` */
  BACKORDER_CMD_NOTIFICATION_RECIPIENT_GAINING = 4,
  /** `BOTH` */
  BACKORDER_CMD_NOTIFICATION_RECIPIENT_BOTH = 5
};
/** The word of a number of enum backorder_cmd_notification_recipient; NULL: there is none. */
static inline const char *backorder_cmd_notification_recipient_word(uint32_t number) {
  static const char *const words[] = {"OWNER", "ADMIN", "LOSING", "GAINING", "BOTH"};
  return number - 1 < 5 ? words[number - 1] : NULL;
}

/** How names are checked: one of `BACKORDER_CMD_CHECK_MODE_`, or 0. */
enum backorder_cmd_check_mode {
  /** `AUTH` */
  BACKORDER_CMD_CHECK_MODE_AUTH = 1,
  /** `DNS` */
  BACKORDER_CMD_CHECK_MODE_DNS = 2,
  /** `RAWDNS` */
  BACKORDER_CMD_CHECK_MODE_RAWDNS = 3
};
/** The word of a number of enum backorder_cmd_check_mode; NULL: there is none. */
static inline const char *backorder_cmd_check_mode_word(uint32_t number) {
  static const char *const words[] = {"AUTH", "DNS", "RAWDNS"};
  return number - 1 < 3 ? words[number - 1] : NULL;
}

/** A phase in which a TLD is launched: one of `BACKORDER_CMD_LAUNCH_PHASE_`, or 0. */
enum backorder_cmd_launch_phase {
  /** `claims` */
  BACKORDER_CMD_LAUNCH_PHASE_CLAIMS = 1,
  /** `sunrise` */
  BACKORDER_CMD_LAUNCH_PHASE_SUNRISE = 2
};
/** The word of a number of enum backorder_cmd_launch_phase; NULL: there is none. */
static inline const char *backorder_cmd_launch_phase_word(uint32_t number) {
  static const char *const words[] = {"claims", "sunrise"};
  return number - 1 < 2 ? words[number - 1] : NULL;
}

/** How keywords go together: one of `BACKORDER_CMD_KEYWORD_CATENATION_`, or 0. */
enum backorder_cmd_keyword_catenation {
  /** `AND` */
  BACKORDER_CMD_KEYWORD_CATENATION_AND = 1,
  /** `OR` */
  BACKORDER_CMD_KEYWORD_CATENATION_OR = 2
};
/** The word of a number of enum backorder_cmd_keyword_catenation; NULL: there is none. */
static inline const char *backorder_cmd_keyword_catenation_word(uint32_t number) {
  static const char *const words[] = {"AND", "OR"};
  return number - 1 < 2 ? words[number - 1] : NULL;
}

/** Where in a name a keyword stands: one of `BACKORDER_CMD_KEYWORD_MATCH_`, or 0. */
enum backorder_cmd_keyword_match {
  /** `BEGIN` */
  BACKORDER_CMD_KEYWORD_MATCH_BEGIN = 1,
  /** `END` */
  BACKORDER_CMD_KEYWORD_MATCH_END = 2,
  /** `ANY` */
  BACKORDER_CMD_KEYWORD_MATCH_ANY = 3
};
/** The word of a number of enum backorder_cmd_keyword_match; NULL: there is none. */
static inline const char *backorder_cmd_keyword_match_word(uint32_t number) {
  static const char *const words[] = {"BEGIN", "END", "ANY"};
  return number - 1 < 3 ? words[number - 1] : NULL;
}

/** Which names are left out: one of `BACKORDER_CMD_NAME_FILTER_`, or 0. */
enum backorder_cmd_name_filter {
  /** `NOHYPHENS` */
  BACKORDER_CMD_NAME_FILTER_NOHYPHENS = 1,
  /** `NONUMBERS` */
  BACKORDER_CMD_NAME_FILTER_NONUMBERS = 2,
  /** `NOIDNS` */
  BACKORDER_CMD_NAME_FILTER_NOIDNS = 3
};
/** The word of a number of enum backorder_cmd_name_filter; NULL: there is none. */
static inline const char *backorder_cmd_name_filter_word(uint32_t number) {
  static const char *const words[] = {"NOHYPHENS", "NONUMBERS", "NOIDNS"};
  return number - 1 < 3 ? words[number - 1] : NULL;
}

/** What becomes of a code: one of `BACKORDER_CMD_AUTH_CODE_ACTION_`, or 0. */
enum backorder_cmd_auth_code_action {
  /** `SET` */
  BACKORDER_CMD_AUTH_CODE_ACTION_SET = 1,
  /** `DELETE` */
  BACKORDER_CMD_AUTH_CODE_ACTION_DELETE = 2
};
/** The word of a number of enum backorder_cmd_auth_code_action; NULL: there is none. */
static inline const char *backorder_cmd_auth_code_action_word(uint32_t number) {
  static const char *const words[] = {"SET", "DELETE"};
  return number - 1 < 2 ? words[number - 1] : NULL;
}

/** Which of the codes of .de: one of `BACKORDER_CMD_AUTH_CODE_TYPE_`, or 0. */
enum backorder_cmd_auth_code_type {
  /** `1` */
  BACKORDER_CMD_AUTH_CODE_TYPE_1 = 1,
  /** `2` */
  BACKORDER_CMD_AUTH_CODE_TYPE_2 = 2
};
/** The word of a number of enum backorder_cmd_auth_code_type; NULL: there is none. */
static inline const char *backorder_cmd_auth_code_type_word(uint32_t number) {
  static const char *const words[] = {"1", "2"};
  return number - 1 < 2 ? words[number - 1] : NULL;
}

/** Whether data of .nz is shown: one of `BACKORDER_CMD_NZ_PRIVACY_`, or 0. */
enum backorder_cmd_nz_privacy {
  /** `PUBLIC` */
  BACKORDER_CMD_NZ_PRIVACY_PUBLIC = 1,
  /** `PRIVATE` */
  BACKORDER_CMD_NZ_PRIVACY_PRIVATE = 2
};
/** The word of a number of enum backorder_cmd_nz_privacy; NULL: there is none. */
static inline const char *backorder_cmd_nz_privacy_word(uint32_t number) {
  static const char *const words[] = {"PUBLIC", "PRIVATE"};
  return number - 1 < 2 ? words[number - 1] : NULL;
}

/** How name servers are told: one of `BACKORDER_CMD_HOST_TYPE_`, or 0. */
enum backorder_cmd_host_type {
  /** `AUTO` */
  BACKORDER_CMD_HOST_TYPE_AUTO = 1,
  /** `ATTRIBUTE` */
  BACKORDER_CMD_HOST_TYPE_ATTRIBUTE = 2,
  /** `OBJECT` */
  BACKORDER_CMD_HOST_TYPE_OBJECT = 3
};
/** The word of a number of enum backorder_cmd_host_type; NULL: there is none. */
static inline const char *backorder_cmd_host_type_word(uint32_t number) {
  static const char *const words[] = {"AUTO", "ATTRIBUTE", "OBJECT"};
  return number - 1 < 3 ? words[number - 1] : NULL;
}

/** Which layer of contacts: one of `BACKORDER_CMD_CONTACT_LAYER_`, or 0. */
enum backorder_cmd_contact_layer {
  /** `DEFAULT` */
  BACKORDER_CMD_CONTACT_LAYER_DEFAULT = 1,
  /** `SHOWSUBLAYER` */
  BACKORDER_CMD_CONTACT_LAYER_SHOWSUBLAYER = 2,
  /** `SHOWMERGEDLAYER` */
  BACKORDER_CMD_CONTACT_LAYER_SHOWMERGEDLAYER = 3
};
/** The word of a number of enum backorder_cmd_contact_layer; NULL: there is none. */
static inline const char *backorder_cmd_contact_layer_word(uint32_t number) {
  static const char *const words[] = {"DEFAULT", "SHOWSUBLAYER", "SHOWMERGEDLAYER"};
  return number - 1 < 3 ? words[number - 1] : NULL;
}

/** Which contacts: one of `BACKORDER_CMD_CONTACT_VIEW_`, or 0. */
enum backorder_cmd_contact_view {
  /** `DEFAULT` */
  BACKORDER_CMD_CONTACT_VIEW_DEFAULT = 1,
  /** `SHOWVERIFICATIONREQUESTED` */
  BACKORDER_CMD_CONTACT_VIEW_SHOWVERIFICATIONREQUESTED = 2
};
/** The word of a number of enum backorder_cmd_contact_view; NULL: there is none. */
static inline const char *backorder_cmd_contact_view_word(uint32_t number) {
  static const char *const words[] = {"DEFAULT", "SHOWVERIFICATIONREQUESTED"};
  return number - 1 < 2 ? words[number - 1] : NULL;
}

/** Where a transfer may end: one of `BACKORDER_CMD_TRANSFER_TARGET_`, or 0. */
enum backorder_cmd_transfer_target {
  /** `ALL` */
  BACKORDER_CMD_TRANSFER_TARGET_ALL = 1,
  /** `SELF` */
  BACKORDER_CMD_TRANSFER_TARGET_SELF = 2,
  /** `TRADE` */
  BACKORDER_CMD_TRANSFER_TARGET_TRADE = 3,
  /** `SUBUSER` */
  BACKORDER_CMD_TRANSFER_TARGET_SUBUSER = 4
};
/** The word of a number of enum backorder_cmd_transfer_target; NULL: there is none. */
static inline const char *backorder_cmd_transfer_target_word(uint32_t number) {
  static const char *const words[] = {"ALL", "SELF", "TRADE", "SUBUSER"};
  return number - 1 < 4 ? words[number - 1] : NULL;
}

/** What is done in a transfer: one of `BACKORDER_CMD_TRANSFER_ACTION_`, or 0. */
enum backorder_cmd_transfer_action {
  /** `REQUEST` */
  BACKORDER_CMD_TRANSFER_ACTION_REQUEST = 1,
  /** `APPROVE` */
  BACKORDER_CMD_TRANSFER_ACTION_APPROVE = 2,
  /** `DENY` */
  BACKORDER_CMD_TRANSFER_ACTION_DENY = 3,
  /** `CANCEL` */
  BACKORDER_CMD_TRANSFER_ACTION_CANCEL = 4,
  /** `USERTRANSFER` */
  BACKORDER_CMD_TRANSFER_ACTION_USERTRANSFER = 5
};
/** The word of a number of enum backorder_cmd_transfer_action; NULL: there is none. */
static inline const char *backorder_cmd_transfer_action_word(uint32_t number) {
  static const char *const words[] = {"REQUEST", "APPROVE", "DENY", "CANCEL", "USERTRANSFER"};
  return number - 1 < 5 ? words[number - 1] : NULL;
}

/** Transfers to us: one of `BACKORDER_CMD_TRANSFER_ORDER_`, or 0. */
enum backorder_cmd_transfer_order {
  /** `DOMAIN` */
  BACKORDER_CMD_TRANSFER_ORDER_DOMAIN = 1,
  /** `DOMAINDESC` */
  BACKORDER_CMD_TRANSFER_ORDER_DOMAINDESC = 2,
  /** `CREATEDDATE` */
  BACKORDER_CMD_TRANSFER_ORDER_CREATEDDATE = 3,
  /** `CREATEDDATEDESC` */
  BACKORDER_CMD_TRANSFER_ORDER_CREATEDDATEDESC = 4
};
/** The word of a number of enum backorder_cmd_transfer_order; NULL: there is none. */
static inline const char *backorder_cmd_transfer_order_word(uint32_t number) {
  static const char *const words[] = {"DOMAIN", "DOMAINDESC", "CREATEDDATE", "CREATEDDATEDESC"};
  return number - 1 < 4 ? words[number - 1] : NULL;
}

/** Transfers away from us: one of `BACKORDER_CMD_FOREIGN_TRANSFER_ORDER_`, or 0. */
enum backorder_cmd_foreign_transfer_order {
  /** `DOMAIN` */
  BACKORDER_CMD_FOREIGN_TRANSFER_ORDER_DOMAIN = 1,
  /** `DOMAINDESC` */
  BACKORDER_CMD_FOREIGN_TRANSFER_ORDER_DOMAINDESC = 2,
  /** `USER` */
  BACKORDER_CMD_FOREIGN_TRANSFER_ORDER_USER = 3,
  /** `USERDESC` */
  BACKORDER_CMD_FOREIGN_TRANSFER_ORDER_USERDESC = 4,
  /** `CREATEDDATE` */
  BACKORDER_CMD_FOREIGN_TRANSFER_ORDER_CREATEDDATE = 5,
  /** `CREATEDDATEDESC` */
  BACKORDER_CMD_FOREIGN_TRANSFER_ORDER_CREATEDDATEDESC = 6
};
/** The word of a number of enum backorder_cmd_foreign_transfer_order; NULL: there is none. */
static inline const char *backorder_cmd_foreign_transfer_order_word(uint32_t number) {
  static const char *const words[] = {"DOMAIN", "DOMAINDESC", "USER", "USERDESC", "CREATEDDATE",
      "CREATEDDATEDESC"};
  return number - 1 < 6 ? words[number - 1] : NULL;
}

/** Entries of the log: one of `BACKORDER_CMD_LOG_ORDER_`, or 0. */
enum backorder_cmd_log_order {
  /** `OBJECTID` */
  BACKORDER_CMD_LOG_ORDER_OBJECTID = 1,
  /** `OBJECTIDDESC` */
  BACKORDER_CMD_LOG_ORDER_OBJECTIDDESC = 2,
  /** `OBJECTCLASS` */
  BACKORDER_CMD_LOG_ORDER_OBJECTCLASS = 3,
  /** `OBJECTCLASSDESC` */
  BACKORDER_CMD_LOG_ORDER_OBJECTCLASSDESC = 4,
  /** `LOGDATE` */
  BACKORDER_CMD_LOG_ORDER_LOGDATE = 5,
  /** `LOGDATEDESC` */
  BACKORDER_CMD_LOG_ORDER_LOGDATEDESC = 6
};
/** The word of a number of enum backorder_cmd_log_order; NULL: there is none. */
static inline const char *backorder_cmd_log_order_word(uint32_t number) {
  static const char *const words[] = {"OBJECTID", "OBJECTIDDESC", "OBJECTCLASS", "OBJECTCLASSDESC",
      "LOGDATE", "LOGDATEDESC"};
  return number - 1 < 6 ? words[number - 1] : NULL;
}

/**
 * A contact in a list of them: its handle, or a person or an organisation written out, of which
 * ISPAPI makes one. CNR takes handles only.
 */
struct backorder_cmd_party {
  /** The handle, such as `P-TUE1378025`; with it nothing else is sent. */
  backorder_str handle;
  /** NAME: text on ispapi only. */
  backorder_str name;
  /** FIRSTNAME: text. */
  backorder_str first_name;
  /** LASTNAME: text. */
  backorder_str last_name;
  /** TITLE: text. */
  backorder_str title;
  /** MIDDLENAME: text. */
  backorder_str middle_name;
  /** ORGANIZATION: text. */
  backorder_str organization;
  /** STREET0, STREET1, ...: text. */
  struct backorder_cmd_texts street;
  /** CITY: text. */
  backorder_str city;
  /** STATE: text. */
  backorder_str state;
  /** ZIP: text. */
  backorder_str zip;
  /** COUNTRY: country of two letters. */
  backorder_str country;
  /** PHONE: text. */
  backorder_str phone;
  /** FAX: text. */
  backorder_str fax;
  /** EMAIL: address of e-mail. */
  backorder_str email;
  /** AUTH: secret on ispapi only. */
  backorder_str auth;
  /** VATID: text on ispapi only. */
  backorder_str vat_id;
  /** CONTACT: handle of a contact on ispapi only. */
  backorder_str contact;
  /** IDNUMBER: text on ispapi only. */
  backorder_str id_number;
  /** IDAUTHORITY: text on ispapi only. */
  backorder_str id_authority;
  /** DISCLOSE-ELEMENTS: text on ispapi only. */
  backorder_str disclose_elements;
};

/** Contacts, sent as KEY0, KEY1 and so on. */
struct backorder_cmd_parties {
  /** The first. */
  const struct backorder_cmd_party *items;
  /** How many there are. */
  size_t count;
};

/** The longest key with its numbers, and the zero behind it. */
#define BACKORDER_CMD_KEY 128

/** Writes `key`, a number and `rest` to `room` of BACKORDER_CMD_KEY bytes, and gives a view. */
static inline backorder_str backorder_cmd_key(char *room, const char *key, size_t place,
    const char *rest) {
  char digits[24];
  size_t used = 0, count = 0;
  backorder_str view;
  do {
    digits[count++] = (char)('0' + place % 10);
    place /= 10;
  } while (place > 0);
  while (*key != '\0' && used < BACKORDER_CMD_KEY) room[used++] = *key++;
  while (count > 0 && used < BACKORDER_CMD_KEY) room[used++] = digits[--count];
  while (*rest != '\0' && used < BACKORDER_CMD_KEY) room[used++] = *rest++;
  view.data = room;
  view.len = used;
  return view;
}

/** Sends a text, if there is one. */
static inline backorder_result backorder_cmd_put_text(backorder_result result,
    backorder_command *made, const char *key, backorder_str value) {
  if (result != BACKORDER_OK || value.data == NULL) return result;
  return backorder_command_set(made, backorder_str_of(key), value);
}

/** Sends texts, if there are any. */
static inline backorder_result backorder_cmd_put_texts(backorder_result result,
    backorder_command *made, const char *key, struct backorder_cmd_texts values) {
  if (result != BACKORDER_OK || values.count == 0) return result;
  return backorder_command_set_list(made, backorder_str_of(key), values.items, values.count);
}

/** Sends a number, if there is one. */
static inline backorder_result backorder_cmd_put_number(backorder_result result,
    backorder_command *made, const char *key, struct backorder_cmd_number value) {
  if (result != BACKORDER_OK || !value.is_given) return result;
  return backorder_command_set_number(made, backorder_str_of(key), value.value);
}

/** Sends numbers, if there are any. */
static inline backorder_result backorder_cmd_put_numbers(backorder_result result,
    backorder_command *made, const char *key, struct backorder_cmd_numbers values) {
  char room[BACKORDER_CMD_KEY];
  size_t place;
  for (place = 0; place < values.count && result == BACKORDER_OK; place++) {
    backorder_str numbered = backorder_cmd_key(room, key, place, "");
    result = backorder_command_set_number(made, numbered, values.items[place]);
  }
  return result;
}

/** Sends an instant, if there is one. */
static inline backorder_result backorder_cmd_put_instant(backorder_result result,
    backorder_command *made, const char *key, struct backorder_cmd_instant value) {
  if (result != BACKORDER_OK || !value.is_given) return result;
  return backorder_command_set_instant(made, backorder_str_of(key), value.at);
}

/** Sends a yes or no; what is neither is refused with the command. */
static inline backorder_result backorder_cmd_put_choice_at(backorder_result result,
    backorder_command *made, backorder_str key, uint32_t value) {
  if (result != BACKORDER_OK || value == 0) return result;
  if (value > BACKORDER_CMD_NO) return backorder_command_set_number(made, key, value);
  return backorder_command_set_flag(made, key, value == BACKORDER_CMD_YES);
}

/** Sends a yes or no, if there is one. */
static inline backorder_result backorder_cmd_put_choice(backorder_result result,
    backorder_command *made, const char *key, uint32_t value) {
  return backorder_cmd_put_choice_at(result, made, backorder_str_of(key), value);
}

/** Sends a yes or no each. */
static inline backorder_result backorder_cmd_put_choices(backorder_result result,
    backorder_command *made, const char *key, struct backorder_cmd_choices values) {
  char room[BACKORDER_CMD_KEY];
  size_t place;
  for (place = 0; place < values.count; place++) {
    backorder_str numbered = backorder_cmd_key(room, key, place, "");
    result = backorder_cmd_put_choice_at(result, made, numbered, values.items[place]);
  }
  return result;
}

/** Sends the word of a number; a number without one is refused with the command. */
static inline backorder_result backorder_cmd_put_word_at(backorder_result result,
    backorder_command *made, backorder_str key, uint32_t value, const char *word) {
  if (result != BACKORDER_OK || value == 0) return result;
  if (word == NULL) return backorder_command_set_number(made, key, value);
  return backorder_command_set(made, key, backorder_str_of(word));
}

/** Sends the word of a number, if there is one. */
static inline backorder_result backorder_cmd_put_word(backorder_result result,
    backorder_command *made, const char *key, uint32_t value, const char *(*word)(uint32_t)) {
  return backorder_cmd_put_word_at(result, made, backorder_str_of(key), value, word(value));
}

/** Sends the word of each number. */
static inline backorder_result backorder_cmd_put_words(backorder_result result,
    backorder_command *made, const char *key, struct backorder_cmd_choices values,
    const char *(*word)(uint32_t)) {
  char room[BACKORDER_CMD_KEY];
  size_t place;
  for (place = 0; place < values.count; place++) {
    uint32_t value = values.items[place];
    backorder_str numbered = backorder_cmd_key(room, key, place, "");
    result = backorder_cmd_put_word_at(result, made, numbered, value, word(value));
  }
  return result;
}

/** Sends a field of a contact that is written out, if it is there. */
static inline backorder_result backorder_cmd_put_detail(backorder_result result,
    backorder_command *made, const char *key, size_t place, const char *field,
    backorder_str value) {
  char room[BACKORDER_CMD_KEY];
  if (result != BACKORDER_OK || value.data == NULL) return result;
  return backorder_command_set(made, backorder_cmd_key(room, key, place, field), value);
}

/** Sends the lines of a field of such a contact. */
static inline backorder_result backorder_cmd_put_details(backorder_result result,
    backorder_command *made, const char *key, size_t place, const char *field,
    struct backorder_cmd_texts values) {
  char room[BACKORDER_CMD_KEY];
  backorder_str whole = backorder_cmd_key(room, key, place, field);
  if (result != BACKORDER_OK || values.count == 0) return result;
  if (values.count == 1) return backorder_command_set(made, whole, values.items[0]);
  return backorder_command_set_list(made, whole, values.items, values.count);
}

/** Sends contacts. */
static inline backorder_result backorder_cmd_put_parties(backorder_result result,
    backorder_command *command, const char *key, struct backorder_cmd_parties values) {
  size_t place;
  for (place = 0; place < values.count; place++) {
    const struct backorder_cmd_party *party = &values.items[place];
    result = backorder_cmd_put_detail(result, command, key, place, "", party->handle);
    if (party->handle.data != NULL) continue;
    result = backorder_cmd_put_detail(result, command, key, place, "NAME",
        party->name);
    result = backorder_cmd_put_detail(result, command, key, place, "FIRSTNAME",
        party->first_name);
    result = backorder_cmd_put_detail(result, command, key, place, "LASTNAME",
        party->last_name);
    result = backorder_cmd_put_detail(result, command, key, place, "TITLE",
        party->title);
    result = backorder_cmd_put_detail(result, command, key, place, "MIDDLENAME",
        party->middle_name);
    result = backorder_cmd_put_detail(result, command, key, place, "ORGANIZATION",
        party->organization);
    result = backorder_cmd_put_details(result, command, key, place, "STREET",
        party->street);
    result = backorder_cmd_put_detail(result, command, key, place, "CITY",
        party->city);
    result = backorder_cmd_put_detail(result, command, key, place, "STATE",
        party->state);
    result = backorder_cmd_put_detail(result, command, key, place, "ZIP",
        party->zip);
    result = backorder_cmd_put_detail(result, command, key, place, "COUNTRY",
        party->country);
    result = backorder_cmd_put_detail(result, command, key, place, "PHONE",
        party->phone);
    result = backorder_cmd_put_detail(result, command, key, place, "FAX",
        party->fax);
    result = backorder_cmd_put_detail(result, command, key, place, "EMAIL",
        party->email);
    result = backorder_cmd_put_detail(result, command, key, place, "AUTH",
        party->auth);
    result = backorder_cmd_put_detail(result, command, key, place, "VATID",
        party->vat_id);
    result = backorder_cmd_put_detail(result, command, key, place, "CONTACT",
        party->contact);
    result = backorder_cmd_put_detail(result, command, key, place, "IDNUMBER",
        party->id_number);
    result = backorder_cmd_put_detail(result, command, key, place, "IDAUTHORITY",
        party->id_authority);
    result = backorder_cmd_put_detail(result, command, key, place, "DISCLOSE-ELEMENTS",
        party->disclose_elements);
  }
  return result;
}

/** Sends parameters by their names. */
static inline backorder_result backorder_cmd_put_extras(backorder_result result,
    backorder_command *made, struct backorder_cmd_extras values) {
  size_t place;
  for (place = 0; place < values.count && result == BACKORDER_OK; place++) {
    const struct backorder_cmd_extra *extra = &values.items[place];
    result = backorder_command_set(made, extra->key, extra->value);
  }
  return result;
}

/** Begins a command under its name on a platform; of none where none is given. */
static inline backorder_result backorder_cmd_begin(bool is_given, uint32_t platform,
    const char *ispapi, const char *cnr, backorder_command **made) {
  const char *name = platform == BACKORDER_PLATFORM_CNR ? cnr : ispapi;
  if (!is_given) return backorder_command_check(NULL, platform);
  return backorder_command_new(backorder_str_of(name), made);
}

/** Gives a command out, if it can be meant. */
static inline backorder_result backorder_cmd_end(backorder_result result, uint32_t platform,
    backorder_command *made, backorder_command **out) {
  if (out != NULL) *out = NULL;
  if (result == BACKORDER_OK && out == NULL) {
    result = backorder_command_new(backorder_str_of(""), NULL);
  }
  if (result == BACKORDER_OK) result = backorder_command_check(made, platform);
  if (result == BACKORDER_OK) {
    *out = made;
  } else {
    backorder_command_free(made);
  }
  return result;
}

/** AddContact: Makes a contact, or gives the handle of the one with the same data. */
struct backorder_cmd_add_contact {
  /** NAME: text on ispapi only. */
  backorder_str name;
  /** FIRSTNAME: text. */
  backorder_str first_name;
  /** LASTNAME: text. */
  backorder_str last_name;
  /** TITLE: text. */
  backorder_str title;
  /** MIDDLENAME: text. */
  backorder_str middle_name;
  /** ORGANIZATION: text. */
  backorder_str organization;
  /** STREET0, STREET1, ...: text. */
  struct backorder_cmd_texts street;
  /** CITY: text. */
  backorder_str city;
  /** STATE: text. */
  backorder_str state;
  /** ZIP: text. */
  backorder_str zip;
  /** COUNTRY: country of two letters. */
  backorder_str country;
  /** PHONE: text. */
  backorder_str phone;
  /** FAX: text. */
  backorder_str fax;
  /** EMAIL: address of e-mail. */
  backorder_str email;
  /** NEW: yes or no. */
  uint32_t new_;
  /** PREVERIFY: yes or no on cnr only. */
  uint32_t pre_verify;
  /** AUTH: secret on ispapi only. */
  backorder_str auth;
  /** VATID: text on ispapi only. */
  backorder_str vat_id;
  /** CONTACT: handle of a contact on ispapi only. */
  backorder_str contact;
  /** IDNUMBER: text on ispapi only. */
  backorder_str id_number;
  /** IDAUTHORITY: text on ispapi only. */
  backorder_str id_authority;
  /** DISCLOSE: yes or no on ispapi only. */
  uint32_t disclose;
  /** DISCLOSE-ELEMENTS: text on ispapi only. */
  backorder_str disclose_elements;
  /** VALIDATION: yes or no on cnr only. */
  uint32_t validation;
  /** CHECKONLY: yes or no on cnr only. */
  uint32_t check_only;
  /** AUTODELETE: yes or no on cnr only. */
  uint32_t auto_delete;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes AddContact. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_add_contact_new(
    const struct backorder_cmd_add_contact *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "AddContact",
      "AddContact", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "NAME", command->name);
    result = backorder_cmd_put_text(result, made, "FIRSTNAME", command->first_name);
    result = backorder_cmd_put_text(result, made, "LASTNAME", command->last_name);
    result = backorder_cmd_put_text(result, made, "TITLE", command->title);
    result = backorder_cmd_put_text(result, made, "MIDDLENAME", command->middle_name);
    result = backorder_cmd_put_text(result, made, "ORGANIZATION", command->organization);
    result = backorder_cmd_put_texts(result, made, "STREET", command->street);
    result = backorder_cmd_put_text(result, made, "CITY", command->city);
    result = backorder_cmd_put_text(result, made, "STATE", command->state);
    result = backorder_cmd_put_text(result, made, "ZIP", command->zip);
    result = backorder_cmd_put_text(result, made, "COUNTRY", command->country);
    result = backorder_cmd_put_text(result, made, "PHONE", command->phone);
    result = backorder_cmd_put_text(result, made, "FAX", command->fax);
    result = backorder_cmd_put_text(result, made, "EMAIL", command->email);
    result = backorder_cmd_put_choice(result, made, "NEW", command->new_);
    result = backorder_cmd_put_choice(result, made, "PREVERIFY", command->pre_verify);
    result = backorder_cmd_put_text(result, made, "AUTH", command->auth);
    result = backorder_cmd_put_text(result, made, "VATID", command->vat_id);
    result = backorder_cmd_put_text(result, made, "CONTACT", command->contact);
    result = backorder_cmd_put_text(result, made, "IDNUMBER", command->id_number);
    result = backorder_cmd_put_text(result, made, "IDAUTHORITY", command->id_authority);
    result = backorder_cmd_put_choice(result, made, "DISCLOSE", command->disclose);
    result = backorder_cmd_put_text(result, made, "DISCLOSE-ELEMENTS", command->disclose_elements);
    result = backorder_cmd_put_choice(result, made, "VALIDATION", command->validation);
    result = backorder_cmd_put_choice(result, made, "CHECKONLY", command->check_only);
    result = backorder_cmd_put_choice(result, made, "AUTODELETE", command->auto_delete);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** AddDomain: Registers a domain. Costs money. */
struct backorder_cmd_add_domain {
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** OWNERCONTACT0, OWNERCONTACT1, ...: contact. */
  struct backorder_cmd_parties owner_contact;
  /** ADMINCONTACT0, ADMINCONTACT1, ...: contact. */
  struct backorder_cmd_parties admin_contact;
  /** TECHCONTACT0, TECHCONTACT1, ...: contact. */
  struct backorder_cmd_parties tech_contact;
  /** BILLINGCONTACT0, BILLINGCONTACT1, ...: contact. */
  struct backorder_cmd_parties billing_contact;
  /** PERIOD: years, or 6M, 5D. */
  backorder_str period;
  /** RENEWALMODE: text. */
  backorder_str renewal_mode;
  /** ORDER: enum backorder_cmd_order_mode. */
  uint32_t order;
  /** ORDERID: whole number. */
  struct backorder_cmd_number order_id;
  /** NAMESERVER0, NAMESERVER1, ...: host. */
  struct backorder_cmd_texts nameserver;
  /** SECDNS-DS0, SECDNS-DS1, ...: text on ispapi only. */
  struct backorder_cmd_texts secdns_ds;
  /** SECDNS-KEY0, SECDNS-KEY1, ...: text on ispapi only. */
  struct backorder_cmd_texts secdns_key;
  /** SECDNS-MAXSIGLIFE: whole number on ispapi only. */
  struct backorder_cmd_number secdns_max_sig_life;
  /** AUTH: secret. */
  backorder_str auth;
  /** HOST0, HOST1, ...: text. */
  struct backorder_cmd_texts host;
  /** TRANSFERLOCK: yes or no. */
  uint32_t transfer_lock;
  /** SUBUSER: text. */
  backorder_str sub_user;
  /** NAMESERVERSET: text. */
  backorder_str nameserver_set;
  /** CLAIMKEY: text. */
  backorder_str claim_key;
  /** CLAIMKEY-UPDATEDDATE: unix seconds. */
  struct backorder_cmd_instant claim_key_updated_date;
  /** NOTICE-POA-ACCEPT-HASH: text. */
  backorder_str notice_poa_accept_hash;
  /** LAUNCH-MARK-CODE: text. */
  backorder_str launch_mark_code;
  /** INTERNALDNS: yes or no. */
  uint32_t internal_dns;
  /** DNSSEC0, DNSSEC1, ...: text on cnr only. */
  struct backorder_cmd_texts dnssec;
  /** DNSSECDSDATA0, DNSSECDSDATA1, ...: text on cnr only. */
  struct backorder_cmd_texts dnssec_ds_data;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes AddDomain. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_add_domain_new(
    const struct backorder_cmd_add_domain *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "AddDomain",
      "AddDomain", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_parties(result, made, "OWNERCONTACT", command->owner_contact);
    result = backorder_cmd_put_parties(result, made, "ADMINCONTACT", command->admin_contact);
    result = backorder_cmd_put_parties(result, made, "TECHCONTACT", command->tech_contact);
    result = backorder_cmd_put_parties(result, made, "BILLINGCONTACT", command->billing_contact);
    result = backorder_cmd_put_text(result, made, "PERIOD", command->period);
    result = backorder_cmd_put_text(result, made, "RENEWALMODE", command->renewal_mode);
    result = backorder_cmd_put_word(result, made, "ORDER",
        command->order, backorder_cmd_order_mode_word);
    result = backorder_cmd_put_number(result, made, "ORDERID", command->order_id);
    result = backorder_cmd_put_texts(result, made, "NAMESERVER", command->nameserver);
    result = backorder_cmd_put_texts(result, made, "SECDNS-DS", command->secdns_ds);
    result = backorder_cmd_put_texts(result, made, "SECDNS-KEY", command->secdns_key);
    result = backorder_cmd_put_number(result, made, "SECDNS-MAXSIGLIFE",
        command->secdns_max_sig_life);
    result = backorder_cmd_put_text(result, made, "AUTH", command->auth);
    result = backorder_cmd_put_texts(result, made, "HOST", command->host);
    result = backorder_cmd_put_choice(result, made, "TRANSFERLOCK", command->transfer_lock);
    result = backorder_cmd_put_text(result, made, "SUBUSER", command->sub_user);
    result = backorder_cmd_put_text(result, made, "NAMESERVERSET", command->nameserver_set);
    result = backorder_cmd_put_text(result, made, "CLAIMKEY", command->claim_key);
    result = backorder_cmd_put_instant(result, made, "CLAIMKEY-UPDATEDDATE",
        command->claim_key_updated_date);
    result = backorder_cmd_put_text(result, made, "NOTICE-POA-ACCEPT-HASH",
        command->notice_poa_accept_hash);
    result = backorder_cmd_put_text(result, made, "LAUNCH-MARK-CODE", command->launch_mark_code);
    result = backorder_cmd_put_choice(result, made, "INTERNALDNS", command->internal_dns);
    result = backorder_cmd_put_texts(result, made, "DNSSEC", command->dnssec);
    result = backorder_cmd_put_texts(result, made, "DNSSECDSDATA", command->dnssec_ds_data);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** AddDomainApplication: Orders a backorder, or another application for a domain. Costs money. */
struct backorder_cmd_add_domain_application {
  /** CLASS: text, required. */
  backorder_str class_;
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** PERIOD: years, or 6M, 5D. */
  backorder_str period;
  /** TECHCONTACT0, TECHCONTACT1, ...: contact. */
  struct backorder_cmd_parties tech_contact;
  /** ADMINCONTACT0, ADMINCONTACT1, ...: contact. */
  struct backorder_cmd_parties admin_contact;
  /** AUTH: secret. */
  backorder_str auth;
  /** BILLINGCONTACT0, BILLINGCONTACT1, ...: contact. */
  struct backorder_cmd_parties billing_contact;
  /** CURRENCY: currency of three letters. */
  backorder_str currency;
  /** EOI: whole number. */
  struct backorder_cmd_number eoi;
  /** INCOMPLETE: whole number. */
  struct backorder_cmd_number incomplete;
  /** LAUNCH-MARK-CODE: text. */
  backorder_str launch_mark_code;
  /** NAMESERVER0, NAMESERVER1, ...: host. */
  struct backorder_cmd_texts nameserver;
  /** TRANSFERLOCK: yes or no. */
  uint32_t transfer_lock;
  /** NEW: yes or no. */
  uint32_t new_;
  /** NOTICE-POA-ACCEPT-HASH: text. */
  backorder_str notice_poa_accept_hash;
  /** ORDER: enum backorder_cmd_order_mode. */
  uint32_t order;
  /** ORDERID: whole number. */
  struct backorder_cmd_number order_id;
  /** OWNERCONTACT0, OWNERCONTACT1, ...: contact. */
  struct backorder_cmd_parties owner_contact;
  /** OFFER: whole number. */
  struct backorder_cmd_number offer;
  /** PRICE: amount, 9.90. */
  backorder_str price;
  /** SMD0, SMD1, ...: text. */
  struct backorder_cmd_texts smd;
  /** X-BACKORDER-LITE: yes or no on ispapi only. */
  uint32_t x_backorder_lite;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes AddDomainApplication. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_add_domain_application_new(
    const struct backorder_cmd_add_domain_application *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "AddDomainApplication",
      "AddDomainApplication", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "CLASS", command->class_);
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_text(result, made, "PERIOD", command->period);
    result = backorder_cmd_put_parties(result, made, "TECHCONTACT", command->tech_contact);
    result = backorder_cmd_put_parties(result, made, "ADMINCONTACT", command->admin_contact);
    result = backorder_cmd_put_text(result, made, "AUTH", command->auth);
    result = backorder_cmd_put_parties(result, made, "BILLINGCONTACT", command->billing_contact);
    result = backorder_cmd_put_text(result, made, "CURRENCY", command->currency);
    result = backorder_cmd_put_number(result, made, "EOI", command->eoi);
    result = backorder_cmd_put_number(result, made, "INCOMPLETE", command->incomplete);
    result = backorder_cmd_put_text(result, made, "LAUNCH-MARK-CODE", command->launch_mark_code);
    result = backorder_cmd_put_texts(result, made, "NAMESERVER", command->nameserver);
    result = backorder_cmd_put_choice(result, made, "TRANSFERLOCK", command->transfer_lock);
    result = backorder_cmd_put_choice(result, made, "NEW", command->new_);
    result = backorder_cmd_put_text(result, made, "NOTICE-POA-ACCEPT-HASH",
        command->notice_poa_accept_hash);
    result = backorder_cmd_put_word(result, made, "ORDER",
        command->order, backorder_cmd_order_mode_word);
    result = backorder_cmd_put_number(result, made, "ORDERID", command->order_id);
    result = backorder_cmd_put_parties(result, made, "OWNERCONTACT", command->owner_contact);
    result = backorder_cmd_put_number(result, made, "OFFER", command->offer);
    result = backorder_cmd_put_text(result, made, "PRICE", command->price);
    result = backorder_cmd_put_texts(result, made, "SMD", command->smd);
    result = backorder_cmd_put_choice(result, made, "X-BACKORDER-LITE", command->x_backorder_lite);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** AddMailFwd: Forwards an address of e-mail. CNR only. */
struct backorder_cmd_add_mail_fwd {
  /** FROM: address of e-mail, required. */
  backorder_str from;
  /** TO: address of e-mail, required. */
  backorder_str to;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes AddMailFwd. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_add_mail_fwd_new(
    const struct backorder_cmd_add_mail_fwd *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "AddMailFwd",
      "AddMailFwd", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "FROM", command->from);
    result = backorder_cmd_put_text(result, made, "TO", command->to);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** AddNameserver: Makes a name server of our own known to the registry. */
struct backorder_cmd_add_nameserver {
  /** NAMESERVER: host, required. */
  backorder_str nameserver;
  /** IPADDRESS0, IPADDRESS1, ...: address of IPv4 or IPv6, required. */
  struct backorder_cmd_texts ip_address;
  /** DOMAIN: domain on ispapi only. */
  backorder_str domain;
  /** STATUS0, STATUS1, ...: text on cnr only. */
  struct backorder_cmd_texts status;
  /** TOKEN: secret on cnr only. */
  backorder_str token;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes AddNameserver. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_add_nameserver_new(
    const struct backorder_cmd_add_nameserver *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "AddNameserver",
      "AddNameserver", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "NAMESERVER", command->nameserver);
    result = backorder_cmd_put_texts(result, made, "IPADDRESS", command->ip_address);
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_texts(result, made, "STATUS", command->status);
    result = backorder_cmd_put_text(result, made, "TOKEN", command->token);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** AddWebFwd: Forwards a host to a URL. CNR only. */
struct backorder_cmd_add_web_fwd {
  /** SOURCE: host, required. */
  backorder_str source;
  /** TARGET: text. */
  backorder_str target;
  /** TYPE: enum backorder_cmd_web_forward, required. */
  uint32_t type;
  /** KEEPURIPATH: yes or no. */
  uint32_t keep_uri_path;
  /** HTTPS: yes or no. */
  uint32_t https;
  /** CONTENT0, CONTENT1, ...: text. */
  struct backorder_cmd_texts content;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes AddWebFwd. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_add_web_fwd_new(
    const struct backorder_cmd_add_web_fwd *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "AddWebFwd",
      "AddWebFwd", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "SOURCE", command->source);
    result = backorder_cmd_put_text(result, made, "TARGET", command->target);
    result = backorder_cmd_put_word(result, made, "TYPE",
        command->type, backorder_cmd_web_forward_word);
    result = backorder_cmd_put_choice(result, made, "KEEPURIPATH", command->keep_uri_path);
    result = backorder_cmd_put_choice(result, made, "HTTPS", command->https);
    result = backorder_cmd_put_texts(result, made, "CONTENT", command->content);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** CheckAuthentication: Checks a user's password. */
struct backorder_cmd_check_authentication {
  /** SUBUSER: text, required. */
  backorder_str sub_user;
  /** PASSWORD: secret, required. */
  backorder_str password;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes CheckAuthentication. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_check_authentication_new(
    const struct backorder_cmd_check_authentication *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "CheckAuthentication",
      "CheckAuthentication", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "SUBUSER", command->sub_user);
    result = backorder_cmd_put_text(result, made, "PASSWORD", command->password);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** CheckAuthorization: Asks whether we may see or change an object. ISPAPI only. */
struct backorder_cmd_check_authorization {
  /** OBJECTCLASS: text, required. */
  backorder_str object_class;
  /** OBJECTID: text, required. */
  backorder_str object_id;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes CheckAuthorization. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_check_authorization_new(
    const struct backorder_cmd_check_authorization *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "CheckAuthorization",
      "CheckAuthorization", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "OBJECTCLASS", command->object_class);
    result = backorder_cmd_put_text(result, made, "OBJECTID", command->object_id);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** CheckDNSZone: Asks whether a zone can be made. CNR only. */
struct backorder_cmd_check_dns_zone {
  /** DNSZONE: domain, required. */
  backorder_str dns_zone;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes CheckDNSZone. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_check_dns_zone_new(
    const struct backorder_cmd_check_dns_zone *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "CheckDNSZone",
      "CheckDNSZone", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DNSZONE", command->dns_zone);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** CheckDomainTransfer: Asks whether a domain can be transferred here. */
struct backorder_cmd_check_domain_transfer {
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** DOMAINAUTH: secret. */
  backorder_str domain_auth;
  /** AUTH: secret. */
  backorder_str auth;
  /** EMAILLANGUAGE: text. */
  backorder_str email_language;
  /** EMAILURL: text. */
  backorder_str email_url;
  /** EMAILTAC: text. */
  backorder_str email_tac;
  /** EMAILSENDER: text. */
  backorder_str email_sender;
  /** EMAILSUBJECT: text. */
  backorder_str email_subject;
  /** EMAILTO: address of e-mail. */
  backorder_str email_to;
  /** REQUESTENTITY: text. */
  backorder_str request_entity;
  /** HOST0, HOST1, ...: text. */
  struct backorder_cmd_texts host;
  /** OWNERCONTACT0, OWNERCONTACT1, ...: contact. */
  struct backorder_cmd_parties owner_contact;
  /** ADMINCONTACT0, ADMINCONTACT1, ...: contact. */
  struct backorder_cmd_parties admin_contact;
  /** TECHCONTACT0, TECHCONTACT1, ...: contact. */
  struct backorder_cmd_parties tech_contact;
  /** BILLINGCONTACT0, BILLINGCONTACT1, ...: contact. */
  struct backorder_cmd_parties billing_contact;
  /** INTERNALDNS: yes or no. */
  uint32_t internal_dns;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes CheckDomainTransfer. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_check_domain_transfer_new(
    const struct backorder_cmd_check_domain_transfer *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "CheckDomainTransfer",
      "CheckDomainTransfer", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_text(result, made, "DOMAINAUTH", command->domain_auth);
    result = backorder_cmd_put_text(result, made, "AUTH", command->auth);
    result = backorder_cmd_put_text(result, made, "EMAILLANGUAGE", command->email_language);
    result = backorder_cmd_put_text(result, made, "EMAILURL", command->email_url);
    result = backorder_cmd_put_text(result, made, "EMAILTAC", command->email_tac);
    result = backorder_cmd_put_text(result, made, "EMAILSENDER", command->email_sender);
    result = backorder_cmd_put_text(result, made, "EMAILSUBJECT", command->email_subject);
    result = backorder_cmd_put_text(result, made, "EMAILTO", command->email_to);
    result = backorder_cmd_put_text(result, made, "REQUESTENTITY", command->request_entity);
    result = backorder_cmd_put_texts(result, made, "HOST", command->host);
    result = backorder_cmd_put_parties(result, made, "OWNERCONTACT", command->owner_contact);
    result = backorder_cmd_put_parties(result, made, "ADMINCONTACT", command->admin_contact);
    result = backorder_cmd_put_parties(result, made, "TECHCONTACT", command->tech_contact);
    result = backorder_cmd_put_parties(result, made, "BILLINGCONTACT", command->billing_contact);
    result = backorder_cmd_put_choice(result, made, "INTERNALDNS", command->internal_dns);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** CheckDomains: Asks which names are free, and what they cost. */
struct backorder_cmd_check_domains {
  /** DOMAIN0, DOMAIN1, ...: text, required. */
  struct backorder_cmd_texts domain;
  /** DOMAINCHECKMODE: enum backorder_cmd_check_mode. */
  uint32_t domain_check_mode;
  /** PHASE: enum backorder_cmd_launch_phase. */
  uint32_t phase;
  /** PREMIUMCHANNELS: text on ispapi only. */
  backorder_str premium_channels;
  /** X-FEE-COMMAND0, X-FEE-COMMAND1, ...: text on cnr only. */
  struct backorder_cmd_texts x_fee_command;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes CheckDomains. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_check_domains_new(
    const struct backorder_cmd_check_domains *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "CheckDomains",
      "CheckDomains", &made);
  if (command != NULL) {
    result = backorder_cmd_put_texts(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_word(result, made, "DOMAINCHECKMODE",
        command->domain_check_mode, backorder_cmd_check_mode_word);
    result = backorder_cmd_put_word(result, made, "PHASE",
        command->phase, backorder_cmd_launch_phase_word);
    result = backorder_cmd_put_text(result, made, "PREMIUMCHANNELS", command->premium_channels);
    result = backorder_cmd_put_texts(result, made, "X-FEE-COMMAND", command->x_fee_command);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/**
 * CheckIDNLanguage: Asks for the languages that an internationalised name may be in. ISPAPI only.
 */
struct backorder_cmd_check_idn_language {
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes CheckIDNLanguage. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_check_idn_language_new(
    const struct backorder_cmd_check_idn_language *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "CheckIDNLanguage",
      "CheckIDNLanguage", &made);
  if (command != NULL) {
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** ConvertIDN: Gives names in Unicode and in their ACE form. */
struct backorder_cmd_convert_idn {
  /** DOMAIN0, DOMAIN1, ...: domain, required. */
  struct backorder_cmd_texts domain;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes ConvertIDN. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_convert_idn_new(
    const struct backorder_cmd_convert_idn *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "ConvertIDN",
      "ConvertIDN", &made);
  if (command != NULL) {
    result = backorder_cmd_put_texts(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** CreateDNSZone: Makes a zone. On CNR AddDNSZone. */
struct backorder_cmd_create_dns_zone {
  /** DNSZONE: domain, required. */
  backorder_str dns_zone;
  /** SOATTL: whole number. */
  struct backorder_cmd_number soa_ttl;
  /** SOAMNAME: text. */
  backorder_str soa_mname;
  /** SOARNAME: text. */
  backorder_str soa_rname;
  /** SOASERIAL: whole number. */
  struct backorder_cmd_number soa_serial;
  /** SOAREFRESH: whole number. */
  struct backorder_cmd_number soa_refresh;
  /** SOARETRY: whole number. */
  struct backorder_cmd_number soa_retry;
  /** SOAEXPIRE: whole number. */
  struct backorder_cmd_number soa_expire;
  /** SOAMINTTL: whole number. */
  struct backorder_cmd_number soa_min_ttl;
  /** RR0, RR1, ...: text. */
  struct backorder_cmd_texts rr;
  /** EXTENDED: yes or no on ispapi only. */
  uint32_t extended;
  /** ZONEMODE: enum backorder_cmd_zone_mode on ispapi only. */
  uint32_t zone_mode;
  /** SLAVEMASTER: text on ispapi only. */
  backorder_str slave_master;
  /** DOMAINTRANSFER: yes or no on ispapi only. */
  uint32_t domain_transfer;
  /** EXTERNAL: yes or no on ispapi only. */
  uint32_t external;
  /** SIGNED: yes or no on cnr only. */
  uint32_t signed_;
  /** MASTERIPADDRESS0, MASTERIPADDRESS1, ...: address of IPv4 or IPv6 on cnr only. */
  struct backorder_cmd_texts master_ip_address;
  /** PREMIUMDNSSET: text on cnr only. */
  backorder_str premium_dns_set;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes CreateDNSZone. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_create_dns_zone_new(
    const struct backorder_cmd_create_dns_zone *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "CreateDNSZone",
      "AddDNSZone", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DNSZONE", command->dns_zone);
    result = backorder_cmd_put_number(result, made, "SOATTL", command->soa_ttl);
    result = backorder_cmd_put_text(result, made, "SOAMNAME", command->soa_mname);
    result = backorder_cmd_put_text(result, made, "SOARNAME", command->soa_rname);
    result = backorder_cmd_put_number(result, made, "SOASERIAL", command->soa_serial);
    result = backorder_cmd_put_number(result, made, "SOAREFRESH", command->soa_refresh);
    result = backorder_cmd_put_number(result, made, "SOARETRY", command->soa_retry);
    result = backorder_cmd_put_number(result, made, "SOAEXPIRE", command->soa_expire);
    result = backorder_cmd_put_number(result, made, "SOAMINTTL", command->soa_min_ttl);
    result = backorder_cmd_put_texts(result, made, "RR", command->rr);
    result = backorder_cmd_put_choice(result, made, "EXTENDED", command->extended);
    result = backorder_cmd_put_word(result, made, "ZONEMODE",
        command->zone_mode, backorder_cmd_zone_mode_word);
    result = backorder_cmd_put_text(result, made, "SLAVEMASTER", command->slave_master);
    result = backorder_cmd_put_choice(result, made, "DOMAINTRANSFER", command->domain_transfer);
    result = backorder_cmd_put_choice(result, made, "EXTERNAL", command->external);
    result = backorder_cmd_put_choice(result, made, "SIGNED", command->signed_);
    result = backorder_cmd_put_texts(result, made, "MASTERIPADDRESS", command->master_ip_address);
    result = backorder_cmd_put_text(result, made, "PREMIUMDNSSET", command->premium_dns_set);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** CreateSSLCert: Orders a certificate. Costs money. On CNR AddCertificate. */
struct backorder_cmd_create_ssl_cert {
  /** SSLCERTCLASS: text, required on ispapi only. */
  backorder_str ssl_cert_class;
  /** ORDER: enum backorder_cmd_order_mode on ispapi only. */
  uint32_t order;
  /** ORDERID: whole number on ispapi only. */
  struct backorder_cmd_number order_id;
  /** SSLCERTDOMAIN: text on ispapi only. */
  backorder_str ssl_cert_domain;
  /** PERIOD: years, or 6M, 5D. */
  backorder_str period;
  /** CSR0, CSR1, ...: text. */
  struct backorder_cmd_texts csr;
  /** ALTERNATECN0, ALTERNATECN1, ...: text on ispapi only. */
  struct backorder_cmd_texts alternate_cn;
  /** OWNERCONTACT0, OWNERCONTACT1, ...: contact on ispapi only. */
  struct backorder_cmd_parties owner_contact;
  /** ADMINCONTACT0, ADMINCONTACT1, ...: contact on ispapi only. */
  struct backorder_cmd_parties admin_contact;
  /** TECHCONTACT0, TECHCONTACT1, ...: contact. */
  struct backorder_cmd_parties tech_contact;
  /** BILLINGCONTACT0, BILLINGCONTACT1, ...: contact on ispapi only. */
  struct backorder_cmd_parties billing_contact;
  /** CSRCONTACT0, CSRCONTACT1, ...: contact on ispapi only. */
  struct backorder_cmd_parties csr_contact;
  /** DOMAIN0, DOMAIN1, ...: domain. */
  struct backorder_cmd_texts domain;
  /** VALIDATION0, VALIDATION1, ...: text on ispapi only. */
  struct backorder_cmd_texts validation;
  /** VALIDATIONEMAIL0, VALIDATIONEMAIL1, ...: text on ispapi only. */
  struct backorder_cmd_texts validation_email;
  /** PEM0, PEM1, ...: text on ispapi only. */
  struct backorder_cmd_texts pem;
  /** KEYLENGTH: whole number on ispapi only. */
  struct backorder_cmd_number key_length;
  /** INTERNALDNS: yes or no on ispapi only. */
  uint32_t internal_dns;
  /** CLASS: text, required on cnr only. */
  backorder_str class_;
  /** APIVERSION: whole number on cnr only. */
  struct backorder_cmd_number api_version;
  /** CHECKONLY: yes or no on cnr only. */
  uint32_t check_only;
  /** DCVMETHOD: text on cnr only. */
  backorder_str dcv_method;
  /** DCVEMAIL0, DCVEMAIL1, ...: address of e-mail on cnr only. */
  struct backorder_cmd_texts dcv_email;
  /** DCVDOMAIN0, DCVDOMAIN1, ...: domain on cnr only. */
  struct backorder_cmd_texts dcv_domain;
  /** ORGANIZATIONCONTACT: handle of a contact on cnr only. */
  backorder_str organization_contact;
  /** EVAPPROVERCONTACT: handle of a contact on cnr only. */
  backorder_str ev_approver_contact;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes CreateSSLCert. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_create_ssl_cert_new(
    const struct backorder_cmd_create_ssl_cert *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "CreateSSLCert",
      "AddCertificate", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "SSLCERTCLASS", command->ssl_cert_class);
    result = backorder_cmd_put_word(result, made, "ORDER",
        command->order, backorder_cmd_order_mode_word);
    result = backorder_cmd_put_number(result, made, "ORDERID", command->order_id);
    result = backorder_cmd_put_text(result, made, "SSLCERTDOMAIN", command->ssl_cert_domain);
    result = backorder_cmd_put_text(result, made, "PERIOD", command->period);
    result = backorder_cmd_put_texts(result, made, "CSR", command->csr);
    result = backorder_cmd_put_texts(result, made, "ALTERNATECN", command->alternate_cn);
    result = backorder_cmd_put_parties(result, made, "OWNERCONTACT", command->owner_contact);
    result = backorder_cmd_put_parties(result, made, "ADMINCONTACT", command->admin_contact);
    result = backorder_cmd_put_parties(result, made, "TECHCONTACT", command->tech_contact);
    result = backorder_cmd_put_parties(result, made, "BILLINGCONTACT", command->billing_contact);
    result = backorder_cmd_put_parties(result, made, "CSRCONTACT", command->csr_contact);
    result = backorder_cmd_put_texts(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_texts(result, made, "VALIDATION", command->validation);
    result = backorder_cmd_put_texts(result, made, "VALIDATIONEMAIL", command->validation_email);
    result = backorder_cmd_put_texts(result, made, "PEM", command->pem);
    result = backorder_cmd_put_number(result, made, "KEYLENGTH", command->key_length);
    result = backorder_cmd_put_choice(result, made, "INTERNALDNS", command->internal_dns);
    result = backorder_cmd_put_text(result, made, "CLASS", command->class_);
    result = backorder_cmd_put_number(result, made, "APIVERSION", command->api_version);
    result = backorder_cmd_put_choice(result, made, "CHECKONLY", command->check_only);
    result = backorder_cmd_put_text(result, made, "DCVMETHOD", command->dcv_method);
    result = backorder_cmd_put_texts(result, made, "DCVEMAIL", command->dcv_email);
    result = backorder_cmd_put_texts(result, made, "DCVDOMAIN", command->dcv_domain);
    result = backorder_cmd_put_text(result, made, "ORGANIZATIONCONTACT",
        command->organization_contact);
    result = backorder_cmd_put_text(result, made, "EVAPPROVERCONTACT",
        command->ev_approver_contact);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/**
 * DENIC_CreateAuthInfo1: Makes the code with which a .de domain can be transferred. On CNR
 * SetAuthCode.
 */
struct backorder_cmd_denic_create_auth_info1 {
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** AUTH: secret. */
  backorder_str auth;
  /** X-DE-AUTHINFO1-EXPIRATIONDATE: unix seconds on ispapi only. */
  struct backorder_cmd_instant x_de_auth_info1_expiration_date;
  /** ACTION: enum backorder_cmd_auth_code_action on cnr only. */
  uint32_t action;
  /** TYPE: enum backorder_cmd_auth_code_type on cnr only. */
  uint32_t type;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes DENIC_CreateAuthInfo1. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_denic_create_auth_info1_new(
    const struct backorder_cmd_denic_create_auth_info1 *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "DENIC_CreateAuthInfo1",
      "SetAuthCode", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_text(result, made, "AUTH", command->auth);
    result = backorder_cmd_put_instant(result, made, "X-DE-AUTHINFO1-EXPIRATIONDATE",
        command->x_de_auth_info1_expiration_date);
    result = backorder_cmd_put_word(result, made, "ACTION",
        command->action, backorder_cmd_auth_code_action_word);
    result = backorder_cmd_put_word(result, made, "TYPE",
        command->type, backorder_cmd_auth_code_type_word);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** DeleteDNSZone: Takes a zone away. */
struct backorder_cmd_delete_dns_zone {
  /** DNSZONE: domain, required. */
  backorder_str dns_zone;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes DeleteDNSZone. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_delete_dns_zone_new(
    const struct backorder_cmd_delete_dns_zone *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "DeleteDNSZone",
      "DeleteDNSZone", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DNSZONE", command->dns_zone);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** DeleteDomain: Deletes a domain. */
struct backorder_cmd_delete_domain {
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** ACTION: text on cnr only. */
  backorder_str action;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes DeleteDomain. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_delete_domain_new(
    const struct backorder_cmd_delete_domain *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "DeleteDomain",
      "DeleteDomain", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_text(result, made, "ACTION", command->action);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** DeleteDomainApplication: Takes an application back. */
struct backorder_cmd_delete_domain_application {
  /** APPLICATION: text, required. */
  backorder_str application;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes DeleteDomainApplication. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_delete_domain_application_new(
    const struct backorder_cmd_delete_domain_application *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "DeleteDomainApplication",
      "DeleteDomainApplication", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "APPLICATION", command->application);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** DeleteMailFwd: Forwards an address of e-mail no more. CNR only. */
struct backorder_cmd_delete_mail_fwd {
  /** FROM: address of e-mail, required. */
  backorder_str from;
  /** TO: address of e-mail. */
  backorder_str to;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes DeleteMailFwd. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_delete_mail_fwd_new(
    const struct backorder_cmd_delete_mail_fwd *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "DeleteMailFwd",
      "DeleteMailFwd", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "FROM", command->from);
    result = backorder_cmd_put_text(result, made, "TO", command->to);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** DeleteNameserver: Takes a name server of our own from the registry. */
struct backorder_cmd_delete_nameserver {
  /** NAMESERVER: host, required. */
  backorder_str nameserver;
  /** FORCE: yes or no. */
  uint32_t force;
  /** TOKEN: secret on cnr only. */
  backorder_str token;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes DeleteNameserver. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_delete_nameserver_new(
    const struct backorder_cmd_delete_nameserver *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "DeleteNameserver",
      "DeleteNameserver", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "NAMESERVER", command->nameserver);
    result = backorder_cmd_put_choice(result, made, "FORCE", command->force);
    result = backorder_cmd_put_text(result, made, "TOKEN", command->token);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** DeleteWebFwd: Forwards a host no more. CNR only. */
struct backorder_cmd_delete_web_fwd {
  /** SOURCE: host, required. */
  backorder_str source;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes DeleteWebFwd. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_delete_web_fwd_new(
    const struct backorder_cmd_delete_web_fwd *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "DeleteWebFwd",
      "DeleteWebFwd", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "SOURCE", command->source);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** EndSession: Ends the session. On CNR StopSession. */
struct backorder_cmd_end_session {
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes EndSession. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_end_session_new(
    const struct backorder_cmd_end_session *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "EndSession",
      "StopSession", &made);
  if (command != NULL) {
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** ExecuteOrder: Carries out an order that waits for it. Costs money. ISPAPI only. */
struct backorder_cmd_execute_order {
  /** ORDERID: whole number, required. */
  struct backorder_cmd_number order_id;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes ExecuteOrder. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_execute_order_new(
    const struct backorder_cmd_execute_order *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "ExecuteOrder",
      "ExecuteOrder", &made);
  if (command != NULL) {
    result = backorder_cmd_put_number(result, made, "ORDERID", command->order_id);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** GetEnvironment: Reads values that an account keeps under a key and a name. ISPAPI only. */
struct backorder_cmd_get_environment {
  /** ENVIRONMENTKEY0, ENVIRONMENTKEY1, ...: text. */
  struct backorder_cmd_texts environment_key;
  /** ENVIRONMENTNAME0, ENVIRONMENTNAME1, ...: text. */
  struct backorder_cmd_texts environment_name;
  /** LEVEL0, LEVEL1, ...: whole number. */
  struct backorder_cmd_numbers level;
  /** SUBUSER0, SUBUSER1, ...: text. */
  struct backorder_cmd_texts sub_user;
  /** USEPARENT0, USEPARENT1, ...: yes or no. */
  struct backorder_cmd_choices use_parent;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes GetEnvironment. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_get_environment_new(
    const struct backorder_cmd_get_environment *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "GetEnvironment",
      "GetEnvironment", &made);
  if (command != NULL) {
    result = backorder_cmd_put_texts(result, made, "ENVIRONMENTKEY", command->environment_key);
    result = backorder_cmd_put_texts(result, made, "ENVIRONMENTNAME", command->environment_name);
    result = backorder_cmd_put_numbers(result, made, "LEVEL", command->level);
    result = backorder_cmd_put_texts(result, made, "SUBUSER", command->sub_user);
    result = backorder_cmd_put_choices(result, made, "USEPARENT", command->use_parent);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** GetUserIndex: Gives the number of a user. ISPAPI only. */
struct backorder_cmd_get_user_index {
  /** USER: text, required. */
  backorder_str user;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes GetUserIndex. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_get_user_index_new(
    const struct backorder_cmd_get_user_index *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "GetUserIndex",
      "GetUserIndex", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "USER", command->user);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** ModifyContact: Changes the data behind a contact's handle. */
struct backorder_cmd_modify_contact {
  /** CONTACT: handle of a contact, required. */
  backorder_str contact;
  /** NAME: text on ispapi only. */
  backorder_str name;
  /** TITLE: text. */
  backorder_str title;
  /** FIRSTNAME: text. */
  backorder_str first_name;
  /** MIDDLENAME: text. */
  backorder_str middle_name;
  /** LASTNAME: text. */
  backorder_str last_name;
  /** ORGANIZATION: text. */
  backorder_str organization;
  /** STREET0, STREET1, ...: text. */
  struct backorder_cmd_texts street;
  /** CITY: text. */
  backorder_str city;
  /** STATE: text. */
  backorder_str state;
  /** ZIP: text. */
  backorder_str zip;
  /** COUNTRY: country of two letters. */
  backorder_str country;
  /** PHONE: text. */
  backorder_str phone;
  /** FAX: text. */
  backorder_str fax;
  /** EMAIL: address of e-mail. */
  backorder_str email;
  /** VATID: text on ispapi only. */
  backorder_str vat_id;
  /** IDNUMBER: text on ispapi only. */
  backorder_str id_number;
  /** IDAUTHORITY: text on ispapi only. */
  backorder_str id_authority;
  /** AUTH: secret. */
  backorder_str auth;
  /** DISCLOSE: yes or no on ispapi only. */
  uint32_t disclose;
  /** DISCLOSE-ELEMENTS: text on ispapi only. */
  backorder_str disclose_elements;
  /** VALIDATION: yes or no on cnr only. */
  uint32_t validation;
  /** CHECKONLY: yes or no on cnr only. */
  uint32_t check_only;
  /** PREVERIFY: yes or no on cnr only. */
  uint32_t pre_verify;
  /** AUTODELETE: yes or no on cnr only. */
  uint32_t auto_delete;
  /** STATUS0, STATUS1, ...: text on cnr only. */
  struct backorder_cmd_texts status;
  /** ADDSTATUS0, ADDSTATUS1, ...: text on cnr only. */
  struct backorder_cmd_texts add_status;
  /** DELSTATUS0, DELSTATUS1, ...: text on cnr only. */
  struct backorder_cmd_texts del_status;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes ModifyContact. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_modify_contact_new(
    const struct backorder_cmd_modify_contact *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "ModifyContact",
      "ModifyContact", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "CONTACT", command->contact);
    result = backorder_cmd_put_text(result, made, "NAME", command->name);
    result = backorder_cmd_put_text(result, made, "TITLE", command->title);
    result = backorder_cmd_put_text(result, made, "FIRSTNAME", command->first_name);
    result = backorder_cmd_put_text(result, made, "MIDDLENAME", command->middle_name);
    result = backorder_cmd_put_text(result, made, "LASTNAME", command->last_name);
    result = backorder_cmd_put_text(result, made, "ORGANIZATION", command->organization);
    result = backorder_cmd_put_texts(result, made, "STREET", command->street);
    result = backorder_cmd_put_text(result, made, "CITY", command->city);
    result = backorder_cmd_put_text(result, made, "STATE", command->state);
    result = backorder_cmd_put_text(result, made, "ZIP", command->zip);
    result = backorder_cmd_put_text(result, made, "COUNTRY", command->country);
    result = backorder_cmd_put_text(result, made, "PHONE", command->phone);
    result = backorder_cmd_put_text(result, made, "FAX", command->fax);
    result = backorder_cmd_put_text(result, made, "EMAIL", command->email);
    result = backorder_cmd_put_text(result, made, "VATID", command->vat_id);
    result = backorder_cmd_put_text(result, made, "IDNUMBER", command->id_number);
    result = backorder_cmd_put_text(result, made, "IDAUTHORITY", command->id_authority);
    result = backorder_cmd_put_text(result, made, "AUTH", command->auth);
    result = backorder_cmd_put_choice(result, made, "DISCLOSE", command->disclose);
    result = backorder_cmd_put_text(result, made, "DISCLOSE-ELEMENTS", command->disclose_elements);
    result = backorder_cmd_put_choice(result, made, "VALIDATION", command->validation);
    result = backorder_cmd_put_choice(result, made, "CHECKONLY", command->check_only);
    result = backorder_cmd_put_choice(result, made, "PREVERIFY", command->pre_verify);
    result = backorder_cmd_put_choice(result, made, "AUTODELETE", command->auto_delete);
    result = backorder_cmd_put_texts(result, made, "STATUS", command->status);
    result = backorder_cmd_put_texts(result, made, "ADDSTATUS", command->add_status);
    result = backorder_cmd_put_texts(result, made, "DELSTATUS", command->del_status);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** ModifyDomain: Changes a domain's contacts, name servers, locks and extensions. */
struct backorder_cmd_modify_domain {
  /** DOMAIN: domain. */
  backorder_str domain;
  /** DOMAINAUTH: secret. */
  backorder_str domain_auth;
  /** ADDNAMESERVER0, ADDNAMESERVER1, ...: host. */
  struct backorder_cmd_texts add_nameserver;
  /** DELNAMESERVER0, DELNAMESERVER1, ...: host. */
  struct backorder_cmd_texts del_nameserver;
  /** NAMESERVER0, NAMESERVER1, ...: host. */
  struct backorder_cmd_texts nameserver;
  /** NAMESERVERSET: text. */
  backorder_str nameserver_set;
  /** SECDNS-DS0, SECDNS-DS1, ...: text on ispapi only. */
  struct backorder_cmd_texts secdns_ds;
  /** ADDSECDNS-DS0, ADDSECDNS-DS1, ...: text on ispapi only. */
  struct backorder_cmd_texts add_secdns_ds;
  /** DELSECDNS-DS0, DELSECDNS-DS1, ...: text on ispapi only. */
  struct backorder_cmd_texts del_secdns_ds;
  /** SECDNS-KEY0, SECDNS-KEY1, ...: text on ispapi only. */
  struct backorder_cmd_texts secdns_key;
  /** ADDSECDNS-KEY0, ADDSECDNS-KEY1, ...: text on ispapi only. */
  struct backorder_cmd_texts add_secdns_key;
  /** DELSECDNS-KEY0, DELSECDNS-KEY1, ...: text on ispapi only. */
  struct backorder_cmd_texts del_secdns_key;
  /** SECDNS-MAXSIGLIFE: whole number on ispapi only. */
  struct backorder_cmd_number secdns_max_sig_life;
  /** SECDNS-URGENT: yes or no on ispapi only. */
  uint32_t secdns_urgent;
  /** SECDNS-REMOVE-ALL: yes or no on ispapi only. */
  uint32_t secdns_remove_all;
  /** ADDOWNERCONTACT0, ADDOWNERCONTACT1, ...: contact. */
  struct backorder_cmd_parties add_owner_contact;
  /** DELOWNERCONTACT0, DELOWNERCONTACT1, ...: contact. */
  struct backorder_cmd_parties del_owner_contact;
  /** OWNERCONTACT0, OWNERCONTACT1, ...: contact. */
  struct backorder_cmd_parties owner_contact;
  /** ADDADMINCONTACT0, ADDADMINCONTACT1, ...: contact. */
  struct backorder_cmd_parties add_admin_contact;
  /** DELADMINCONTACT0, DELADMINCONTACT1, ...: contact. */
  struct backorder_cmd_parties del_admin_contact;
  /** ADMINCONTACT0, ADMINCONTACT1, ...: contact. */
  struct backorder_cmd_parties admin_contact;
  /** ADDTECHCONTACT0, ADDTECHCONTACT1, ...: contact. */
  struct backorder_cmd_parties add_tech_contact;
  /** DELTECHCONTACT0, DELTECHCONTACT1, ...: contact. */
  struct backorder_cmd_parties del_tech_contact;
  /** TECHCONTACT0, TECHCONTACT1, ...: contact. */
  struct backorder_cmd_parties tech_contact;
  /** ADDBILLINGCONTACT0, ADDBILLINGCONTACT1, ...: contact. */
  struct backorder_cmd_parties add_billing_contact;
  /** DELBILLINGCONTACT0, DELBILLINGCONTACT1, ...: contact. */
  struct backorder_cmd_parties del_billing_contact;
  /** BILLINGCONTACT0, BILLINGCONTACT1, ...: contact. */
  struct backorder_cmd_parties billing_contact;
  /** ADDSTATUS0, ADDSTATUS1, ...: text. */
  struct backorder_cmd_texts add_status;
  /** DELSTATUS0, DELSTATUS1, ...: text. */
  struct backorder_cmd_texts del_status;
  /** STATUS0, STATUS1, ...: text. */
  struct backorder_cmd_texts status;
  /** AUTH: secret. */
  backorder_str auth;
  /** HOST0, HOST1, ...: text. */
  struct backorder_cmd_texts host;
  /** DELHOST0, DELHOST1, ...: text. */
  struct backorder_cmd_texts del_host;
  /** ADDHOST0, ADDHOST1, ...: text. */
  struct backorder_cmd_texts add_host;
  /** GENERATERANDOMAUTH: yes or no. */
  uint32_t generate_random_auth;
  /** TRANSFERLOCK: yes or no. */
  uint32_t transfer_lock;
  /** FORCE: yes or no. */
  uint32_t force;
  /** REGISTRANT-VERIFIED: yes, or left out. */
  uint32_t registrant_verified;
  /** RESET-X-AU-FLAGS: yes, or left out. */
  uint32_t reset_x_au_flags;
  /** INTERNALDNS: yes or no. */
  uint32_t internal_dns;
  /** X-ACCEPT-WHOISTRUSTEE-TAC: yes or no on ispapi only. */
  uint32_t x_accept_whois_trustee_tac;
  /** X-WHOISPRIVACY: yes or no on cnr only. */
  uint32_t x_whois_privacy;
  /** X-CA-DISCLOSE: yes or no on ispapi only. */
  uint32_t x_ca_disclose;
  /** X-NICSE-DISCLOSE: yes or no on ispapi only. */
  uint32_t x_nicse_disclose;
  /** X-DISCLOSE: yes or no on ispapi only. */
  uint32_t x_disclose;
  /** X-NZ-PRIVACY: enum backorder_cmd_nz_privacy on cnr only. */
  uint32_t x_nz_privacy;
  /** DNSSEC0, DNSSEC1, ...: text on cnr only. */
  struct backorder_cmd_texts dnssec;
  /** ADDDNSSEC0, ADDDNSSEC1, ...: text on cnr only. */
  struct backorder_cmd_texts add_dnssec;
  /** DELDNSSEC0, DELDNSSEC1, ...: text on cnr only. */
  struct backorder_cmd_texts del_dnssec;
  /** DNSSECDSDATA0, DNSSECDSDATA1, ...: text on cnr only. */
  struct backorder_cmd_texts dnssec_ds_data;
  /** ADDDNSSECDSDATA0, ADDDNSSECDSDATA1, ...: text on cnr only. */
  struct backorder_cmd_texts add_dnssec_ds_data;
  /** DELDNSSECDSDATA0, DELDNSSECDSDATA1, ...: text on cnr only. */
  struct backorder_cmd_texts del_dnssec_ds_data;
  /** DNSSECDELALL: yes or no on cnr only. */
  uint32_t dnssec_del_all;
  /** TRIGGERFOA: yes or no on cnr only. */
  uint32_t trigger_foa;
  /** ACCEPT-TRADE: yes, or left out on cnr only. */
  uint32_t accept_trade;
  /** TOKEN: secret on cnr only. */
  backorder_str token;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes ModifyDomain. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_modify_domain_new(
    const struct backorder_cmd_modify_domain *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "ModifyDomain",
      "ModifyDomain", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_text(result, made, "DOMAINAUTH", command->domain_auth);
    result = backorder_cmd_put_texts(result, made, "ADDNAMESERVER", command->add_nameserver);
    result = backorder_cmd_put_texts(result, made, "DELNAMESERVER", command->del_nameserver);
    result = backorder_cmd_put_texts(result, made, "NAMESERVER", command->nameserver);
    result = backorder_cmd_put_text(result, made, "NAMESERVERSET", command->nameserver_set);
    result = backorder_cmd_put_texts(result, made, "SECDNS-DS", command->secdns_ds);
    result = backorder_cmd_put_texts(result, made, "ADDSECDNS-DS", command->add_secdns_ds);
    result = backorder_cmd_put_texts(result, made, "DELSECDNS-DS", command->del_secdns_ds);
    result = backorder_cmd_put_texts(result, made, "SECDNS-KEY", command->secdns_key);
    result = backorder_cmd_put_texts(result, made, "ADDSECDNS-KEY", command->add_secdns_key);
    result = backorder_cmd_put_texts(result, made, "DELSECDNS-KEY", command->del_secdns_key);
    result = backorder_cmd_put_number(result, made, "SECDNS-MAXSIGLIFE",
        command->secdns_max_sig_life);
    result = backorder_cmd_put_choice(result, made, "SECDNS-URGENT", command->secdns_urgent);
    result = backorder_cmd_put_choice(result, made, "SECDNS-REMOVE-ALL",
        command->secdns_remove_all);
    result = backorder_cmd_put_parties(result, made, "ADDOWNERCONTACT", command->add_owner_contact);
    result = backorder_cmd_put_parties(result, made, "DELOWNERCONTACT", command->del_owner_contact);
    result = backorder_cmd_put_parties(result, made, "OWNERCONTACT", command->owner_contact);
    result = backorder_cmd_put_parties(result, made, "ADDADMINCONTACT", command->add_admin_contact);
    result = backorder_cmd_put_parties(result, made, "DELADMINCONTACT", command->del_admin_contact);
    result = backorder_cmd_put_parties(result, made, "ADMINCONTACT", command->admin_contact);
    result = backorder_cmd_put_parties(result, made, "ADDTECHCONTACT", command->add_tech_contact);
    result = backorder_cmd_put_parties(result, made, "DELTECHCONTACT", command->del_tech_contact);
    result = backorder_cmd_put_parties(result, made, "TECHCONTACT", command->tech_contact);
    result = backorder_cmd_put_parties(result, made, "ADDBILLINGCONTACT",
        command->add_billing_contact);
    result = backorder_cmd_put_parties(result, made, "DELBILLINGCONTACT",
        command->del_billing_contact);
    result = backorder_cmd_put_parties(result, made, "BILLINGCONTACT", command->billing_contact);
    result = backorder_cmd_put_texts(result, made, "ADDSTATUS", command->add_status);
    result = backorder_cmd_put_texts(result, made, "DELSTATUS", command->del_status);
    result = backorder_cmd_put_texts(result, made, "STATUS", command->status);
    result = backorder_cmd_put_text(result, made, "AUTH", command->auth);
    result = backorder_cmd_put_texts(result, made, "HOST", command->host);
    result = backorder_cmd_put_texts(result, made, "DELHOST", command->del_host);
    result = backorder_cmd_put_texts(result, made, "ADDHOST", command->add_host);
    result = backorder_cmd_put_choice(result, made, "GENERATERANDOMAUTH",
        command->generate_random_auth);
    result = backorder_cmd_put_choice(result, made, "TRANSFERLOCK", command->transfer_lock);
    result = backorder_cmd_put_choice(result, made, "FORCE", command->force);
    result = backorder_cmd_put_choice(result, made, "REGISTRANT-VERIFIED",
        command->registrant_verified);
    result = backorder_cmd_put_choice(result, made, "RESET-X-AU-FLAGS", command->reset_x_au_flags);
    result = backorder_cmd_put_choice(result, made, "INTERNALDNS", command->internal_dns);
    result = backorder_cmd_put_choice(result, made, "X-ACCEPT-WHOISTRUSTEE-TAC",
        command->x_accept_whois_trustee_tac);
    result = backorder_cmd_put_choice(result, made, "X-WHOISPRIVACY", command->x_whois_privacy);
    result = backorder_cmd_put_choice(result, made, "X-CA-DISCLOSE", command->x_ca_disclose);
    result = backorder_cmd_put_choice(result, made, "X-NICSE-DISCLOSE", command->x_nicse_disclose);
    result = backorder_cmd_put_choice(result, made, "X-DISCLOSE", command->x_disclose);
    result = backorder_cmd_put_word(result, made, "X-NZ-PRIVACY",
        command->x_nz_privacy, backorder_cmd_nz_privacy_word);
    result = backorder_cmd_put_texts(result, made, "DNSSEC", command->dnssec);
    result = backorder_cmd_put_texts(result, made, "ADDDNSSEC", command->add_dnssec);
    result = backorder_cmd_put_texts(result, made, "DELDNSSEC", command->del_dnssec);
    result = backorder_cmd_put_texts(result, made, "DNSSECDSDATA", command->dnssec_ds_data);
    result = backorder_cmd_put_texts(result, made, "ADDDNSSECDSDATA", command->add_dnssec_ds_data);
    result = backorder_cmd_put_texts(result, made, "DELDNSSECDSDATA", command->del_dnssec_ds_data);
    result = backorder_cmd_put_choice(result, made, "DNSSECDELALL", command->dnssec_del_all);
    result = backorder_cmd_put_choice(result, made, "TRIGGERFOA", command->trigger_foa);
    result = backorder_cmd_put_choice(result, made, "ACCEPT-TRADE", command->accept_trade);
    result = backorder_cmd_put_text(result, made, "TOKEN", command->token);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** ModifyDomainApplication: Changes an application. */
struct backorder_cmd_modify_domain_application {
  /** APPLICATION: whole number, required. */
  struct backorder_cmd_number application;
  /** ADMINCONTACT0, ADMINCONTACT1, ...: contact. */
  struct backorder_cmd_parties admin_contact;
  /** AUTH: secret. */
  backorder_str auth;
  /** BILLINGCONTACT0, BILLINGCONTACT1, ...: contact. */
  struct backorder_cmd_parties billing_contact;
  /** CLASS: text. */
  backorder_str class_;
  /** INCOMPLETE: whole number. */
  struct backorder_cmd_number incomplete;
  /** NAMESERVER0, NAMESERVER1, ...: host. */
  struct backorder_cmd_texts nameserver;
  /** NOTICE-POA-ACCEPT-HASH: text. */
  backorder_str notice_poa_accept_hash;
  /** OWNERCONTACT0, OWNERCONTACT1, ...: contact. */
  struct backorder_cmd_parties owner_contact;
  /** PERIOD: years, or 6M, 5D. */
  backorder_str period;
  /** TECHCONTACT0, TECHCONTACT1, ...: contact. */
  struct backorder_cmd_parties tech_contact;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes ModifyDomainApplication. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_modify_domain_application_new(
    const struct backorder_cmd_modify_domain_application *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "ModifyDomainApplication",
      "ModifyDomainApplication", &made);
  if (command != NULL) {
    result = backorder_cmd_put_number(result, made, "APPLICATION", command->application);
    result = backorder_cmd_put_parties(result, made, "ADMINCONTACT", command->admin_contact);
    result = backorder_cmd_put_text(result, made, "AUTH", command->auth);
    result = backorder_cmd_put_parties(result, made, "BILLINGCONTACT", command->billing_contact);
    result = backorder_cmd_put_text(result, made, "CLASS", command->class_);
    result = backorder_cmd_put_number(result, made, "INCOMPLETE", command->incomplete);
    result = backorder_cmd_put_texts(result, made, "NAMESERVER", command->nameserver);
    result = backorder_cmd_put_text(result, made, "NOTICE-POA-ACCEPT-HASH",
        command->notice_poa_accept_hash);
    result = backorder_cmd_put_parties(result, made, "OWNERCONTACT", command->owner_contact);
    result = backorder_cmd_put_text(result, made, "PERIOD", command->period);
    result = backorder_cmd_put_parties(result, made, "TECHCONTACT", command->tech_contact);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** ModifyNameserver: Changes the addresses or the name of a name server of our own. */
struct backorder_cmd_modify_nameserver {
  /** NAMESERVER: host, required. */
  backorder_str nameserver;
  /** NEWNAMESERVER: host. */
  backorder_str new_nameserver;
  /** ADDIPADDRESS0, ADDIPADDRESS1, ...: address of IPv4 or IPv6. */
  struct backorder_cmd_texts add_ip_address;
  /** DELIPADDRESS0, DELIPADDRESS1, ...: address of IPv4 or IPv6. */
  struct backorder_cmd_texts del_ip_address;
  /** IPADDRESS0, IPADDRESS1, ...: address of IPv4 or IPv6. */
  struct backorder_cmd_texts ip_address;
  /** STATUS0, STATUS1, ...: text on cnr only. */
  struct backorder_cmd_texts status;
  /** ADDSTATUS0, ADDSTATUS1, ...: text on cnr only. */
  struct backorder_cmd_texts add_status;
  /** DELSTATUS0, DELSTATUS1, ...: text on cnr only. */
  struct backorder_cmd_texts del_status;
  /** TOKEN: secret on cnr only. */
  backorder_str token;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes ModifyNameserver. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_modify_nameserver_new(
    const struct backorder_cmd_modify_nameserver *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "ModifyNameserver",
      "ModifyNameserver", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "NAMESERVER", command->nameserver);
    result = backorder_cmd_put_text(result, made, "NEWNAMESERVER", command->new_nameserver);
    result = backorder_cmd_put_texts(result, made, "ADDIPADDRESS", command->add_ip_address);
    result = backorder_cmd_put_texts(result, made, "DELIPADDRESS", command->del_ip_address);
    result = backorder_cmd_put_texts(result, made, "IPADDRESS", command->ip_address);
    result = backorder_cmd_put_texts(result, made, "STATUS", command->status);
    result = backorder_cmd_put_texts(result, made, "ADDSTATUS", command->add_status);
    result = backorder_cmd_put_texts(result, made, "DELSTATUS", command->del_status);
    result = backorder_cmd_put_text(result, made, "TOKEN", command->token);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** ModifyUserPassword: Changes a user's password, one-time passwords or addresses. ISPAPI only. */
struct backorder_cmd_modify_user_password {
  /** PASSWORD: secret. */
  backorder_str password;
  /** OLDPASSWORD: secret. */
  backorder_str old_password;
  /** OTPSECRET: secret. */
  backorder_str otp_secret;
  /** OTP: secret. */
  backorder_str otp;
  /** OLDOTP: secret. */
  backorder_str old_otp;
  /** ALLOWEDIP0, ALLOWEDIP1, ...: text. */
  struct backorder_cmd_texts allowed_ip;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes ModifyUserPassword. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_modify_user_password_new(
    const struct backorder_cmd_modify_user_password *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "ModifyUserPassword",
      "ModifyUserPassword", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "PASSWORD", command->password);
    result = backorder_cmd_put_text(result, made, "OLDPASSWORD", command->old_password);
    result = backorder_cmd_put_text(result, made, "OTPSECRET", command->otp_secret);
    result = backorder_cmd_put_text(result, made, "OTP", command->otp);
    result = backorder_cmd_put_text(result, made, "OLDOTP", command->old_otp);
    result = backorder_cmd_put_texts(result, made, "ALLOWEDIP", command->allowed_ip);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** ParseSSLCertCSR: Reads what a request for a certificate says. On CNR CheckCertificate. */
struct backorder_cmd_parse_ssl_cert_csr {
  /** CSR0, CSR1, ...: text, required. */
  struct backorder_cmd_texts csr;
  /** CRT0, CRT1, ...: text on cnr only. */
  struct backorder_cmd_texts crt;
  /** DOMAIN0, DOMAIN1, ...: domain on cnr only. */
  struct backorder_cmd_texts domain;
  /** CLASS: text on cnr only. */
  backorder_str class_;
  /** APIVERSION: whole number on cnr only. */
  struct backorder_cmd_number api_version;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes ParseSSLCertCSR. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_parse_ssl_cert_csr_new(
    const struct backorder_cmd_parse_ssl_cert_csr *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "ParseSSLCertCSR",
      "CheckCertificate", &made);
  if (command != NULL) {
    result = backorder_cmd_put_texts(result, made, "CSR", command->csr);
    result = backorder_cmd_put_texts(result, made, "CRT", command->crt);
    result = backorder_cmd_put_texts(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_text(result, made, "CLASS", command->class_);
    result = backorder_cmd_put_number(result, made, "APIVERSION", command->api_version);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/**
 * PayDomainRenewal: Pays for a renewal that the registry makes by itself. Costs money. ISPAPI only.
 */
struct backorder_cmd_pay_domain_renewal {
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** PERIOD: years, or 6M, 5D. */
  backorder_str period;
  /** EXPIRATION: whole number. */
  struct backorder_cmd_number expiration;
  /** EXPIRATIONDATE: text. */
  backorder_str expiration_date;
  /** CLASS: text. */
  backorder_str class_;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes PayDomainRenewal. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_pay_domain_renewal_new(
    const struct backorder_cmd_pay_domain_renewal *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "PayDomainRenewal",
      "PayDomainRenewal", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_text(result, made, "PERIOD", command->period);
    result = backorder_cmd_put_number(result, made, "EXPIRATION", command->expiration);
    result = backorder_cmd_put_text(result, made, "EXPIRATIONDATE", command->expiration_date);
    result = backorder_cmd_put_text(result, made, "CLASS", command->class_);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** PushDomain: Gives a domain to another account, to another registrar or back to the registry. */
struct backorder_cmd_push_domain {
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** TARGET: text. */
  backorder_str target;
  /** TOKEN: secret on cnr only. */
  backorder_str token;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes PushDomain. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_push_domain_new(
    const struct backorder_cmd_push_domain *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "PushDomain",
      "PushDomain", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_text(result, made, "TARGET", command->target);
    result = backorder_cmd_put_text(result, made, "TOKEN", command->token);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryContactList: Lists contacts. */
struct backorder_cmd_query_contact_list {
  /** FIRST: whole number. */
  struct backorder_cmd_number first;
  /** LIMIT: whole number. */
  struct backorder_cmd_number limit;
  /** WIDE: yes or no. */
  uint32_t wide;
  /** ORDERBY: text. */
  backorder_str order_by;
  /** USERDEPTH: enum backorder_cmd_user_depth on ispapi only. */
  uint32_t user_depth;
  /** CONTACT: pattern with `*` and `?`. */
  backorder_str contact;
  /** FIRSTNAME: pattern with `*` and `?`. */
  backorder_str first_name;
  /** LASTNAME: pattern with `*` and `?`. */
  backorder_str last_name;
  /** NAME: pattern with `*` and `?` on ispapi only. */
  backorder_str name;
  /** ORGANIZATION: pattern with `*` and `?`. */
  backorder_str organization;
  /** EMAIL: pattern with `*` and `?`. */
  backorder_str email;
  /** COUNTRY: pattern with `*` and `?`. */
  backorder_str country;
  /** USER: pattern with `*` and `?` on ispapi only. */
  backorder_str user;
  /** TITLE: pattern with `*` and `?`. */
  backorder_str title;
  /** MIDDLENAME: pattern with `*` and `?`. */
  backorder_str middle_name;
  /** STREET: pattern with `*` and `?`. */
  backorder_str street;
  /** CITY: pattern with `*` and `?`. */
  backorder_str city;
  /** STATE: pattern with `*` and `?`. */
  backorder_str state;
  /** ZIP: pattern with `*` and `?`. */
  backorder_str zip;
  /** PHONE: pattern with `*` and `?`. */
  backorder_str phone;
  /** FAX: pattern with `*` and `?`. */
  backorder_str fax;
  /** STATUS: text. */
  backorder_str status;
  /** MINCREATEDDATE: text on ispapi only. */
  backorder_str min_created_date;
  /** MAXCREATEDDATE: text on ispapi only. */
  backorder_str max_created_date;
  /** MINUPDATEDDATE: text on ispapi only. */
  backorder_str min_updated_date;
  /** MAXUPDATEDDATE: text on ispapi only. */
  backorder_str max_updated_date;
  /** LAYER: enum backorder_cmd_contact_layer on cnr only. */
  uint32_t layer;
  /** TYPE: enum backorder_cmd_contact_view on cnr only. */
  uint32_t type;
  /** VALIDATED: pattern with `*` and `?` on cnr only. */
  backorder_str validated;
  /** VERIFIED: pattern with `*` and `?` on cnr only. */
  backorder_str verified;
  /** ORDER: enum backorder_cmd_sort_order on cnr only. */
  uint32_t order;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryContactList. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_contact_list_new(
    const struct backorder_cmd_query_contact_list *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryContactList",
      "QueryContactList", &made);
  if (command != NULL) {
    result = backorder_cmd_put_number(result, made, "FIRST", command->first);
    result = backorder_cmd_put_number(result, made, "LIMIT", command->limit);
    result = backorder_cmd_put_choice(result, made, "WIDE", command->wide);
    result = backorder_cmd_put_text(result, made, "ORDERBY", command->order_by);
    result = backorder_cmd_put_word(result, made, "USERDEPTH",
        command->user_depth, backorder_cmd_user_depth_word);
    result = backorder_cmd_put_text(result, made, "CONTACT", command->contact);
    result = backorder_cmd_put_text(result, made, "FIRSTNAME", command->first_name);
    result = backorder_cmd_put_text(result, made, "LASTNAME", command->last_name);
    result = backorder_cmd_put_text(result, made, "NAME", command->name);
    result = backorder_cmd_put_text(result, made, "ORGANIZATION", command->organization);
    result = backorder_cmd_put_text(result, made, "EMAIL", command->email);
    result = backorder_cmd_put_text(result, made, "COUNTRY", command->country);
    result = backorder_cmd_put_text(result, made, "USER", command->user);
    result = backorder_cmd_put_text(result, made, "TITLE", command->title);
    result = backorder_cmd_put_text(result, made, "MIDDLENAME", command->middle_name);
    result = backorder_cmd_put_text(result, made, "STREET", command->street);
    result = backorder_cmd_put_text(result, made, "CITY", command->city);
    result = backorder_cmd_put_text(result, made, "STATE", command->state);
    result = backorder_cmd_put_text(result, made, "ZIP", command->zip);
    result = backorder_cmd_put_text(result, made, "PHONE", command->phone);
    result = backorder_cmd_put_text(result, made, "FAX", command->fax);
    result = backorder_cmd_put_text(result, made, "STATUS", command->status);
    result = backorder_cmd_put_text(result, made, "MINCREATEDDATE", command->min_created_date);
    result = backorder_cmd_put_text(result, made, "MAXCREATEDDATE", command->max_created_date);
    result = backorder_cmd_put_text(result, made, "MINUPDATEDDATE", command->min_updated_date);
    result = backorder_cmd_put_text(result, made, "MAXUPDATEDDATE", command->max_updated_date);
    result = backorder_cmd_put_word(result, made, "LAYER",
        command->layer, backorder_cmd_contact_layer_word);
    result = backorder_cmd_put_word(result, made, "TYPE",
        command->type, backorder_cmd_contact_view_word);
    result = backorder_cmd_put_text(result, made, "VALIDATED", command->validated);
    result = backorder_cmd_put_text(result, made, "VERIFIED", command->verified);
    result = backorder_cmd_put_word(result, made, "ORDER",
        command->order, backorder_cmd_sort_order_word);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryDNSZoneRRList: Lists the records of a zone. */
struct backorder_cmd_query_dns_zone_rr_list {
  /** DNSZONE: domain, required. */
  backorder_str dns_zone;
  /** RR: text on ispapi only. */
  backorder_str rr;
  /** RRTYPE: text on ispapi only. */
  backorder_str rr_type;
  /** EXTENDED: yes or no on ispapi only. */
  uint32_t extended;
  /** SHORT: yes or no on ispapi only. */
  uint32_t short_;
  /** NAME: text on cnr only. */
  backorder_str name;
  /** TYPE: text on cnr only. */
  backorder_str type;
  /** CONTENT: text on cnr only. */
  backorder_str content;
  /** PRIO: whole number on cnr only. */
  struct backorder_cmd_number prio;
  /** TTL: whole number on cnr only. */
  struct backorder_cmd_number ttl;
  /** FIRST: whole number on cnr only. */
  struct backorder_cmd_number first;
  /** LIMIT: whole number on cnr only. */
  struct backorder_cmd_number limit;
  /** ORDER: enum backorder_cmd_sort_order on cnr only. */
  uint32_t order;
  /** ORDERBY: text on cnr only. */
  backorder_str order_by;
  /** WIDE: yes or no on cnr only. */
  uint32_t wide;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryDNSZoneRRList. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_dns_zone_rr_list_new(
    const struct backorder_cmd_query_dns_zone_rr_list *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryDNSZoneRRList",
      "QueryDNSZoneRRList", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DNSZONE", command->dns_zone);
    result = backorder_cmd_put_text(result, made, "RR", command->rr);
    result = backorder_cmd_put_text(result, made, "RRTYPE", command->rr_type);
    result = backorder_cmd_put_choice(result, made, "EXTENDED", command->extended);
    result = backorder_cmd_put_choice(result, made, "SHORT", command->short_);
    result = backorder_cmd_put_text(result, made, "NAME", command->name);
    result = backorder_cmd_put_text(result, made, "TYPE", command->type);
    result = backorder_cmd_put_text(result, made, "CONTENT", command->content);
    result = backorder_cmd_put_number(result, made, "PRIO", command->prio);
    result = backorder_cmd_put_number(result, made, "TTL", command->ttl);
    result = backorder_cmd_put_number(result, made, "FIRST", command->first);
    result = backorder_cmd_put_number(result, made, "LIMIT", command->limit);
    result = backorder_cmd_put_word(result, made, "ORDER",
        command->order, backorder_cmd_sort_order_word);
    result = backorder_cmd_put_text(result, made, "ORDERBY", command->order_by);
    result = backorder_cmd_put_choice(result, made, "WIDE", command->wide);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryDNSZoneStats: Counts what a zone was asked. On CNR QueryDNSZoneStatisticList. */
struct backorder_cmd_query_dns_zone_stats {
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryDNSZoneStats. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_dns_zone_stats_new(
    const struct backorder_cmd_query_dns_zone_stats *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryDNSZoneStats",
      "QueryDNSZoneStatisticList", &made);
  if (command != NULL) {
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryDomainApplicationList: Lists applications. */
struct backorder_cmd_query_domain_application_list {
  /** WIDE: yes or no. */
  uint32_t wide;
  /** FIRST: whole number. */
  struct backorder_cmd_number first;
  /** LIMIT: whole number. */
  struct backorder_cmd_number limit;
  /** ORDERBY: text. */
  backorder_str order_by;
  /** USERDEPTH: enum backorder_cmd_user_depth. */
  uint32_t user_depth;
  /** CLASS0, CLASS1, ...: pattern with `*` and `?`. */
  struct backorder_cmd_texts class_;
  /** STATUS: pattern with `*` and `?`. */
  backorder_str status;
  /** DOMAIN0, DOMAIN1, ...: pattern with `*` and `?`. */
  struct backorder_cmd_texts domain;
  /** DOMAINREGEX: text. */
  backorder_str domain_regex;
  /** OWNERCONTACT: handle of a contact. */
  backorder_str owner_contact;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryDomainApplicationList. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_domain_application_list_new(
    const struct backorder_cmd_query_domain_application_list *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryDomainApplicationList",
      "QueryDomainApplicationList", &made);
  if (command != NULL) {
    result = backorder_cmd_put_choice(result, made, "WIDE", command->wide);
    result = backorder_cmd_put_number(result, made, "FIRST", command->first);
    result = backorder_cmd_put_number(result, made, "LIMIT", command->limit);
    result = backorder_cmd_put_text(result, made, "ORDERBY", command->order_by);
    result = backorder_cmd_put_word(result, made, "USERDEPTH",
        command->user_depth, backorder_cmd_user_depth_word);
    result = backorder_cmd_put_texts(result, made, "CLASS", command->class_);
    result = backorder_cmd_put_text(result, made, "STATUS", command->status);
    result = backorder_cmd_put_texts(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_text(result, made, "DOMAINREGEX", command->domain_regex);
    result = backorder_cmd_put_text(result, made, "OWNERCONTACT", command->owner_contact);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryDomainList: Lists domains. */
struct backorder_cmd_query_domain_list {
  /** WIDE: yes or no. */
  uint32_t wide;
  /** FIRST: whole number. */
  struct backorder_cmd_number first;
  /** LIMIT: whole number. */
  struct backorder_cmd_number limit;
  /** ORDERBY: text. */
  backorder_str order_by;
  /** USERDEPTH: enum backorder_cmd_user_depth. */
  uint32_t user_depth;
  /** UNIQUE: yes or no. */
  uint32_t unique;
  /** PROPERTIES: text. */
  backorder_str properties;
  /** DOMAIN: pattern with `*` and `?`. */
  backorder_str domain;
  /** DOMAINSUBCLASS: text. */
  backorder_str domain_sub_class;
  /** OWNERCONTACT: pattern with `*` and `?`. */
  backorder_str owner_contact;
  /** ADMINCONTACT: pattern with `*` and `?`. */
  backorder_str admin_contact;
  /** TECHCONTACT: pattern with `*` and `?`. */
  backorder_str tech_contact;
  /** BILLINGCONTACT: pattern with `*` and `?`. */
  backorder_str billing_contact;
  /** NAMESERVER0, NAMESERVER1, ...: pattern with `*` and `?`. */
  struct backorder_cmd_texts nameserver;
  /** STATUS: pattern with `*` and `?`. */
  backorder_str status;
  /** TRANSFERLOCK: yes or no. */
  uint32_t transfer_lock;
  /** MINCREATEDDATE: text. */
  backorder_str min_created_date;
  /** MAXCREATEDDATE: text. */
  backorder_str max_created_date;
  /** MINUPDATEDDATE: text. */
  backorder_str min_updated_date;
  /** MAXUPDATEDDATE: text. */
  backorder_str max_updated_date;
  /** MINEXPIRATIONDATE: text. */
  backorder_str min_expiration_date;
  /** MAXEXPIRATIONDATE: text. */
  backorder_str max_expiration_date;
  /** MINPAIDUNTILDATE: text. */
  backorder_str min_paid_until_date;
  /** MAXPAIDUNTILDATE: text. */
  backorder_str max_paid_until_date;
  /** MINREGISTRATIONEXPIRATIONDATE: text. */
  backorder_str min_registration_expiration_date;
  /** MAXREGISTRATIONEXPIRATIONDATE: text. */
  backorder_str max_registration_expiration_date;
  /** RENEWALMODE: text. */
  backorder_str renewal_mode;
  /** REPOSITORY: text. */
  backorder_str repository;
  /** USER: pattern with `*` and `?`. */
  backorder_str user;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryDomainList. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_domain_list_new(
    const struct backorder_cmd_query_domain_list *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryDomainList",
      "QueryDomainList", &made);
  if (command != NULL) {
    result = backorder_cmd_put_choice(result, made, "WIDE", command->wide);
    result = backorder_cmd_put_number(result, made, "FIRST", command->first);
    result = backorder_cmd_put_number(result, made, "LIMIT", command->limit);
    result = backorder_cmd_put_text(result, made, "ORDERBY", command->order_by);
    result = backorder_cmd_put_word(result, made, "USERDEPTH",
        command->user_depth, backorder_cmd_user_depth_word);
    result = backorder_cmd_put_choice(result, made, "UNIQUE", command->unique);
    result = backorder_cmd_put_text(result, made, "PROPERTIES", command->properties);
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_text(result, made, "DOMAINSUBCLASS", command->domain_sub_class);
    result = backorder_cmd_put_text(result, made, "OWNERCONTACT", command->owner_contact);
    result = backorder_cmd_put_text(result, made, "ADMINCONTACT", command->admin_contact);
    result = backorder_cmd_put_text(result, made, "TECHCONTACT", command->tech_contact);
    result = backorder_cmd_put_text(result, made, "BILLINGCONTACT", command->billing_contact);
    result = backorder_cmd_put_texts(result, made, "NAMESERVER", command->nameserver);
    result = backorder_cmd_put_text(result, made, "STATUS", command->status);
    result = backorder_cmd_put_choice(result, made, "TRANSFERLOCK", command->transfer_lock);
    result = backorder_cmd_put_text(result, made, "MINCREATEDDATE", command->min_created_date);
    result = backorder_cmd_put_text(result, made, "MAXCREATEDDATE", command->max_created_date);
    result = backorder_cmd_put_text(result, made, "MINUPDATEDDATE", command->min_updated_date);
    result = backorder_cmd_put_text(result, made, "MAXUPDATEDDATE", command->max_updated_date);
    result = backorder_cmd_put_text(result, made, "MINEXPIRATIONDATE",
        command->min_expiration_date);
    result = backorder_cmd_put_text(result, made, "MAXEXPIRATIONDATE",
        command->max_expiration_date);
    result = backorder_cmd_put_text(result, made, "MINPAIDUNTILDATE", command->min_paid_until_date);
    result = backorder_cmd_put_text(result, made, "MAXPAIDUNTILDATE", command->max_paid_until_date);
    result = backorder_cmd_put_text(result, made, "MINREGISTRATIONEXPIRATIONDATE",
        command->min_registration_expiration_date);
    result = backorder_cmd_put_text(result, made, "MAXREGISTRATIONEXPIRATIONDATE",
        command->max_registration_expiration_date);
    result = backorder_cmd_put_text(result, made, "RENEWALMODE", command->renewal_mode);
    result = backorder_cmd_put_text(result, made, "REPOSITORY", command->repository);
    result = backorder_cmd_put_text(result, made, "USER", command->user);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryDomainOptions: Gives what registries demand of names. ISPAPI only. */
struct backorder_cmd_query_domain_options {
  /** DOMAIN0, DOMAIN1, ...: domain, required. */
  struct backorder_cmd_texts domain;
  /** REPOSITORY0, REPOSITORY1, ...: text. */
  struct backorder_cmd_texts repository;
  /** PROPERTIES: text. */
  backorder_str properties;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryDomainOptions. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_domain_options_new(
    const struct backorder_cmd_query_domain_options *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryDomainOptions",
      "QueryDomainOptions", &made);
  if (command != NULL) {
    result = backorder_cmd_put_texts(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_texts(result, made, "REPOSITORY", command->repository);
    result = backorder_cmd_put_text(result, made, "PROPERTIES", command->properties);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryDomainPendingDeleteList: Lists names that will be deleted. */
struct backorder_cmd_query_domain_pending_delete_list {
  /** KEYWORD0, KEYWORD1, ...: text. */
  struct backorder_cmd_texts keyword;
  /** KEYWORDCATENATION: enum backorder_cmd_keyword_catenation. */
  uint32_t keyword_catenation;
  /** KEYWORDMATCH: enum backorder_cmd_keyword_match. */
  uint32_t keyword_match;
  /** ZONE0, ZONE1, ...: text. */
  struct backorder_cmd_texts zone;
  /** DELETIONDAY0, DELETIONDAY1, ...: text. */
  struct backorder_cmd_texts deletion_day;
  /** FINALIZATIONDATE0, FINALIZATIONDATE1, ...: text. */
  struct backorder_cmd_texts finalization_date;
  /** MINFINALIZATIONDATE: unix seconds. */
  struct backorder_cmd_instant min_finalization_date;
  /** MAXFINALIZATIONDATE: unix seconds. */
  struct backorder_cmd_instant max_finalization_date;
  /** LENGTH0, LENGTH1, ...: text. */
  struct backorder_cmd_texts length;
  /** SCORE0, SCORE1, ...: text. */
  struct backorder_cmd_texts score;
  /** FILTER0, FILTER1, ...: enum backorder_cmd_name_filter. */
  struct backorder_cmd_choices filter;
  /** ORDERBY: text. */
  backorder_str order_by;
  /** LIMIT: whole number. */
  struct backorder_cmd_number limit;
  /** FIRST: whole number. */
  struct backorder_cmd_number first;
  /** REGEXP: text. */
  backorder_str regexp;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryDomainPendingDeleteList. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_domain_pending_delete_list_new(
    const struct backorder_cmd_query_domain_pending_delete_list *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryDomainPendingDeleteList",
      "QueryDomainPendingDeleteList", &made);
  if (command != NULL) {
    result = backorder_cmd_put_texts(result, made, "KEYWORD", command->keyword);
    result = backorder_cmd_put_word(result, made, "KEYWORDCATENATION",
        command->keyword_catenation, backorder_cmd_keyword_catenation_word);
    result = backorder_cmd_put_word(result, made, "KEYWORDMATCH",
        command->keyword_match, backorder_cmd_keyword_match_word);
    result = backorder_cmd_put_texts(result, made, "ZONE", command->zone);
    result = backorder_cmd_put_texts(result, made, "DELETIONDAY", command->deletion_day);
    result = backorder_cmd_put_texts(result, made, "FINALIZATIONDATE", command->finalization_date);
    result = backorder_cmd_put_instant(result, made, "MINFINALIZATIONDATE",
        command->min_finalization_date);
    result = backorder_cmd_put_instant(result, made, "MAXFINALIZATIONDATE",
        command->max_finalization_date);
    result = backorder_cmd_put_texts(result, made, "LENGTH", command->length);
    result = backorder_cmd_put_texts(result, made, "SCORE", command->score);
    result = backorder_cmd_put_words(result, made, "FILTER",
        command->filter, backorder_cmd_name_filter_word);
    result = backorder_cmd_put_text(result, made, "ORDERBY", command->order_by);
    result = backorder_cmd_put_number(result, made, "LIMIT", command->limit);
    result = backorder_cmd_put_number(result, made, "FIRST", command->first);
    result = backorder_cmd_put_text(result, made, "REGEXP", command->regexp);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryDomainRepositoryInfo: Gives what a registry demands and allows. ISPAPI only. */
struct backorder_cmd_query_domain_repository_info {
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryDomainRepositoryInfo. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_domain_repository_info_new(
    const struct backorder_cmd_query_domain_repository_info *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryDomainRepositoryInfo",
      "QueryDomainRepositoryInfo", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryDomainSuggestionList: Suggests names for a keyword. On CNR GetNameSuggestion. */
struct backorder_cmd_query_domain_suggestion_list {
  /** KEYWORD: text, required on ispapi only. */
  backorder_str keyword;
  /** FIRST: whole number on ispapi only. */
  struct backorder_cmd_number first;
  /** LIMIT: whole number on ispapi only. */
  struct backorder_cmd_number limit;
  /** SOURCE: text on ispapi only. */
  backorder_str source;
  /** ZONE0, ZONE1, ...: text on ispapi only. */
  struct backorder_cmd_texts zone;
  /** IPADDRESS: address of IPv4 or IPv6. */
  backorder_str ip_address;
  /** LANGUAGE0, LANGUAGE1, ...: text on ispapi only. */
  struct backorder_cmd_texts language;
  /** CATEGORY0, CATEGORY1, ...: text on ispapi only. */
  struct backorder_cmd_texts category;
  /** NAME: text, required on cnr only. */
  backorder_str name;
  /** TYPE: enum backorder_cmd_suggestion_kind on cnr only. */
  uint32_t type;
  /** TLD0, TLD1, ...: text on cnr only. */
  struct backorder_cmd_texts tld;
  /** USE-NUMBERS: yes or no on cnr only. */
  uint32_t use_numbers;
  /** USE-IDNS: yes or no on cnr only. */
  uint32_t use_idns;
  /** USE-DASHES: yes or no on cnr only. */
  uint32_t use_dashes;
  /** FILTER-CONTENT: yes or no on cnr only. */
  uint32_t filter_content;
  /** SHOW-UNAVAILABLE: yes or no on cnr only. */
  uint32_t show_unavailable;
  /** MAX-LENGTH: whole number on cnr only. */
  struct backorder_cmd_number max_length;
  /** MAX-RESULTS: whole number on cnr only. */
  struct backorder_cmd_number max_results;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryDomainSuggestionList. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_domain_suggestion_list_new(
    const struct backorder_cmd_query_domain_suggestion_list *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryDomainSuggestionList",
      "GetNameSuggestion", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "KEYWORD", command->keyword);
    result = backorder_cmd_put_number(result, made, "FIRST", command->first);
    result = backorder_cmd_put_number(result, made, "LIMIT", command->limit);
    result = backorder_cmd_put_text(result, made, "SOURCE", command->source);
    result = backorder_cmd_put_texts(result, made, "ZONE", command->zone);
    result = backorder_cmd_put_text(result, made, "IPADDRESS", command->ip_address);
    result = backorder_cmd_put_texts(result, made, "LANGUAGE", command->language);
    result = backorder_cmd_put_texts(result, made, "CATEGORY", command->category);
    result = backorder_cmd_put_text(result, made, "NAME", command->name);
    result = backorder_cmd_put_word(result, made, "TYPE",
        command->type, backorder_cmd_suggestion_kind_word);
    result = backorder_cmd_put_texts(result, made, "TLD", command->tld);
    result = backorder_cmd_put_choice(result, made, "USE-NUMBERS", command->use_numbers);
    result = backorder_cmd_put_choice(result, made, "USE-IDNS", command->use_idns);
    result = backorder_cmd_put_choice(result, made, "USE-DASHES", command->use_dashes);
    result = backorder_cmd_put_choice(result, made, "FILTER-CONTENT", command->filter_content);
    result = backorder_cmd_put_choice(result, made, "SHOW-UNAVAILABLE", command->show_unavailable);
    result = backorder_cmd_put_number(result, made, "MAX-LENGTH", command->max_length);
    result = backorder_cmd_put_number(result, made, "MAX-RESULTS", command->max_results);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryDomainWhoisInfo: Gives what the WHOIS says of a domain. ISPAPI only. */
struct backorder_cmd_query_domain_whois_info {
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryDomainWhoisInfo. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_domain_whois_info_new(
    const struct backorder_cmd_query_domain_whois_info *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryDomainWhoisInfo",
      "QueryDomainWhoisInfo", &made);
  if (command != NULL) {
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryEnvironmentList: Lists values that an account keeps. ISPAPI only. */
struct backorder_cmd_query_environment_list {
  /** ENVIRONMENTKEY: text. */
  backorder_str environment_key;
  /** SUBUSER: text. */
  backorder_str sub_user;
  /** MATCHMODE: text. */
  backorder_str match_mode;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryEnvironmentList. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_environment_list_new(
    const struct backorder_cmd_query_environment_list *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryEnvironmentList",
      "QueryEnvironmentList", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "ENVIRONMENTKEY", command->environment_key);
    result = backorder_cmd_put_text(result, made, "SUBUSER", command->sub_user);
    result = backorder_cmd_put_text(result, made, "MATCHMODE", command->match_mode);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryExchangeRates: Lists exchange rates. */
struct backorder_cmd_query_exchange_rates {
  /** MINDATE: text. */
  backorder_str min_date;
  /** MAXDATE: text. */
  backorder_str max_date;
  /** FIRST: whole number on ispapi only. */
  struct backorder_cmd_number first;
  /** LIMIT: whole number. */
  struct backorder_cmd_number limit;
  /** CURRENCYTO: text. */
  backorder_str currency_to;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryExchangeRates. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_exchange_rates_new(
    const struct backorder_cmd_query_exchange_rates *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryExchangeRates",
      "QueryExchangeRates", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "MINDATE", command->min_date);
    result = backorder_cmd_put_text(result, made, "MAXDATE", command->max_date);
    result = backorder_cmd_put_number(result, made, "FIRST", command->first);
    result = backorder_cmd_put_number(result, made, "LIMIT", command->limit);
    result = backorder_cmd_put_text(result, made, "CURRENCYTO", command->currency_to);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryForeignTransferList: Lists transfers away from us. */
struct backorder_cmd_query_foreign_transfer_list {
  /** WIDE: yes or no. */
  uint32_t wide;
  /** FIRST: whole number. */
  struct backorder_cmd_number first;
  /** LIMIT: whole number. */
  struct backorder_cmd_number limit;
  /** DOMAIN: pattern with `*` and `?`. */
  backorder_str domain;
  /** USERDEPTH: enum backorder_cmd_user_depth on ispapi only. */
  uint32_t user_depth;
  /** TARGET: enum backorder_cmd_transfer_target on ispapi only. */
  uint32_t target;
  /** MINCREATEDDATE: text on ispapi only. */
  backorder_str min_created_date;
  /** MAXCREATEDDATE: text on ispapi only. */
  backorder_str max_created_date;
  /** ORDERBY: enum backorder_cmd_transfer_order on ispapi only. */
  uint32_t order_by;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryForeignTransferList. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_foreign_transfer_list_new(
    const struct backorder_cmd_query_foreign_transfer_list *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryForeignTransferList",
      "QueryForeignTransferList", &made);
  if (command != NULL) {
    result = backorder_cmd_put_choice(result, made, "WIDE", command->wide);
    result = backorder_cmd_put_number(result, made, "FIRST", command->first);
    result = backorder_cmd_put_number(result, made, "LIMIT", command->limit);
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_word(result, made, "USERDEPTH",
        command->user_depth, backorder_cmd_user_depth_word);
    result = backorder_cmd_put_word(result, made, "TARGET",
        command->target, backorder_cmd_transfer_target_word);
    result = backorder_cmd_put_text(result, made, "MINCREATEDDATE", command->min_created_date);
    result = backorder_cmd_put_text(result, made, "MAXCREATEDDATE", command->max_created_date);
    result = backorder_cmd_put_word(result, made, "ORDERBY",
        command->order_by, backorder_cmd_transfer_order_word);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryMailFwdList: Lists the addresses of e-mail that are forwarded. CNR only. */
struct backorder_cmd_query_mail_fwd_list {
  /** DNSZONE: domain. */
  backorder_str dns_zone;
  /** FROM: pattern with `*` and `?`. */
  backorder_str from;
  /** TO: pattern with `*` and `?`. */
  backorder_str to;
  /** SOURCE: pattern with `*` and `?`. */
  backorder_str source;
  /** TARGET: pattern with `*` and `?`. */
  backorder_str target;
  /** FIRST: whole number. */
  struct backorder_cmd_number first;
  /** LIMIT: whole number. */
  struct backorder_cmd_number limit;
  /** ORDER: enum backorder_cmd_sort_order. */
  uint32_t order;
  /** ORDERBY: text. */
  backorder_str order_by;
  /** WIDE: yes or no. */
  uint32_t wide;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryMailFwdList. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_mail_fwd_list_new(
    const struct backorder_cmd_query_mail_fwd_list *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryMailFwdList",
      "QueryMailFwdList", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DNSZONE", command->dns_zone);
    result = backorder_cmd_put_text(result, made, "FROM", command->from);
    result = backorder_cmd_put_text(result, made, "TO", command->to);
    result = backorder_cmd_put_text(result, made, "SOURCE", command->source);
    result = backorder_cmd_put_text(result, made, "TARGET", command->target);
    result = backorder_cmd_put_number(result, made, "FIRST", command->first);
    result = backorder_cmd_put_number(result, made, "LIMIT", command->limit);
    result = backorder_cmd_put_word(result, made, "ORDER",
        command->order, backorder_cmd_sort_order_word);
    result = backorder_cmd_put_text(result, made, "ORDERBY", command->order_by);
    result = backorder_cmd_put_choice(result, made, "WIDE", command->wide);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryObjectList: Lists objects of whatever class. ISPAPI only. */
struct backorder_cmd_query_object_list {
  /** WIDE: yes or no. */
  uint32_t wide;
  /** FIRST: whole number. */
  struct backorder_cmd_number first;
  /** LIMIT: whole number. */
  struct backorder_cmd_number limit;
  /** ORDERBY: text. */
  backorder_str order_by;
  /** USERDEPTH: enum backorder_cmd_user_depth. */
  uint32_t user_depth;
  /** OBJECTCLASS: pattern with `*` and `?`. */
  backorder_str object_class;
  /** OBJECTID: pattern with `*` and `?`. */
  backorder_str object_id;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryObjectList. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_object_list_new(
    const struct backorder_cmd_query_object_list *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryObjectList",
      "QueryObjectList", &made);
  if (command != NULL) {
    result = backorder_cmd_put_choice(result, made, "WIDE", command->wide);
    result = backorder_cmd_put_number(result, made, "FIRST", command->first);
    result = backorder_cmd_put_number(result, made, "LIMIT", command->limit);
    result = backorder_cmd_put_text(result, made, "ORDERBY", command->order_by);
    result = backorder_cmd_put_word(result, made, "USERDEPTH",
        command->user_depth, backorder_cmd_user_depth_word);
    result = backorder_cmd_put_text(result, made, "OBJECTCLASS", command->object_class);
    result = backorder_cmd_put_text(result, made, "OBJECTID", command->object_id);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryObjectLogList: Lists what was done to objects. */
struct backorder_cmd_query_object_log_list {
  /** OBJECTCLASS: text. */
  backorder_str object_class;
  /** OBJECTID: text. */
  backorder_str object_id;
  /** OPERATIONTYPE: text. */
  backorder_str operation_type;
  /** OPERATIONSTATUS: text. */
  backorder_str operation_status;
  /** FIRST: whole number. */
  struct backorder_cmd_number first;
  /** LIMIT: whole number. */
  struct backorder_cmd_number limit;
  /** MINDATE: text. */
  backorder_str min_date;
  /** MAXDATE: text. */
  backorder_str max_date;
  /** ORDERBY: enum backorder_cmd_log_order. */
  uint32_t order_by;
  /** USERDEPTH: enum backorder_cmd_user_depth. */
  uint32_t user_depth;
  /** ORDER: enum backorder_cmd_sort_order on cnr only. */
  uint32_t order;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryObjectLogList. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_object_log_list_new(
    const struct backorder_cmd_query_object_log_list *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryObjectLogList",
      "QueryObjectLogList", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "OBJECTCLASS", command->object_class);
    result = backorder_cmd_put_text(result, made, "OBJECTID", command->object_id);
    result = backorder_cmd_put_text(result, made, "OPERATIONTYPE", command->operation_type);
    result = backorder_cmd_put_text(result, made, "OPERATIONSTATUS", command->operation_status);
    result = backorder_cmd_put_number(result, made, "FIRST", command->first);
    result = backorder_cmd_put_number(result, made, "LIMIT", command->limit);
    result = backorder_cmd_put_text(result, made, "MINDATE", command->min_date);
    result = backorder_cmd_put_text(result, made, "MAXDATE", command->max_date);
    result = backorder_cmd_put_word(result, made, "ORDERBY",
        command->order_by, backorder_cmd_log_order_word);
    result = backorder_cmd_put_word(result, made, "USERDEPTH",
        command->user_depth, backorder_cmd_user_depth_word);
    result = backorder_cmd_put_word(result, made, "ORDER",
        command->order, backorder_cmd_sort_order_word);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryOrderList: Lists orders. ISPAPI only. */
struct backorder_cmd_query_order_list {
  /** CLASS: text. */
  backorder_str class_;
  /** PAYMENTSTATUS: text. */
  backorder_str payment_status;
  /** USERDEPTH: enum backorder_cmd_user_depth. */
  uint32_t user_depth;
  /** OPERATIONTYPE0, OPERATIONTYPE1, ...: text. */
  struct backorder_cmd_texts operation_type;
  /** ORDERID: whole number. */
  struct backorder_cmd_number order_id;
  /** FIRST: whole number. */
  struct backorder_cmd_number first;
  /** LIMIT: whole number. */
  struct backorder_cmd_number limit;
  /** NOTOTAL: yes or no. */
  uint32_t no_total;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryOrderList. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_order_list_new(
    const struct backorder_cmd_query_order_list *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryOrderList",
      "QueryOrderList", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "CLASS", command->class_);
    result = backorder_cmd_put_text(result, made, "PAYMENTSTATUS", command->payment_status);
    result = backorder_cmd_put_word(result, made, "USERDEPTH",
        command->user_depth, backorder_cmd_user_depth_word);
    result = backorder_cmd_put_texts(result, made, "OPERATIONTYPE", command->operation_type);
    result = backorder_cmd_put_number(result, made, "ORDERID", command->order_id);
    result = backorder_cmd_put_number(result, made, "FIRST", command->first);
    result = backorder_cmd_put_number(result, made, "LIMIT", command->limit);
    result = backorder_cmd_put_choice(result, made, "NOTOTAL", command->no_total);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/**
 * QuerySSLCertDCVEmailAddressList: Lists the addresses that can confirm a certificate's domain. On
 * CNR CheckCertificate.
 */
struct backorder_cmd_query_ssl_cert_dcv_email_address_list {
  /** SSLCERTCLASS: pattern with `*` and `?` on ispapi only. */
  backorder_str ssl_cert_class;
  /** SSLCERTID: text on ispapi only. */
  backorder_str ssl_cert_id;
  /** DOMAIN: domain on ispapi only. */
  backorder_str domain;
  /** CSR0, CSR1, ...: text. */
  struct backorder_cmd_texts csr;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QuerySSLCertDCVEmailAddressList. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_ssl_cert_dcv_email_address_list_new(
    const struct backorder_cmd_query_ssl_cert_dcv_email_address_list *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QuerySSLCertDCVEmailAddressList",
      "CheckCertificate", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "SSLCERTCLASS", command->ssl_cert_class);
    result = backorder_cmd_put_text(result, made, "SSLCERTID", command->ssl_cert_id);
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_texts(result, made, "CSR", command->csr);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryTransferList: Lists transfers to us. */
struct backorder_cmd_query_transfer_list {
  /** FIRST: whole number. */
  struct backorder_cmd_number first;
  /** LIMIT: whole number. */
  struct backorder_cmd_number limit;
  /** DOMAIN: pattern with `*` and `?`. */
  backorder_str domain;
  /** WIDE: yes or no on cnr only. */
  uint32_t wide;
  /** USERDEPTH: enum backorder_cmd_user_depth on ispapi only. */
  uint32_t user_depth;
  /** MINCREATEDDATE: text on ispapi only. */
  backorder_str min_created_date;
  /** MAXCREATEDDATE: text on ispapi only. */
  backorder_str max_created_date;
  /** ORDERBY: enum backorder_cmd_foreign_transfer_order on ispapi only. */
  uint32_t order_by;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryTransferList. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_transfer_list_new(
    const struct backorder_cmd_query_transfer_list *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryTransferList",
      "QueryTransferList", &made);
  if (command != NULL) {
    result = backorder_cmd_put_number(result, made, "FIRST", command->first);
    result = backorder_cmd_put_number(result, made, "LIMIT", command->limit);
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_choice(result, made, "WIDE", command->wide);
    result = backorder_cmd_put_word(result, made, "USERDEPTH",
        command->user_depth, backorder_cmd_user_depth_word);
    result = backorder_cmd_put_text(result, made, "MINCREATEDDATE", command->min_created_date);
    result = backorder_cmd_put_text(result, made, "MAXCREATEDDATE", command->max_created_date);
    result = backorder_cmd_put_word(result, made, "ORDERBY",
        command->order_by, backorder_cmd_foreign_transfer_order_word);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryUserObjectStatistics: Counts a user's objects. On CNR QueryRegistrarStatisticList. */
struct backorder_cmd_query_user_object_statistics {
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryUserObjectStatistics. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_user_object_statistics_new(
    const struct backorder_cmd_query_user_object_statistics *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryUserObjectStatistics",
      "QueryRegistrarStatisticList", &made);
  if (command != NULL) {
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** QueryWebFwdList: Lists the hosts that are forwarded. CNR only. */
struct backorder_cmd_query_web_fwd_list {
  /** WIDE: yes or no. */
  uint32_t wide;
  /** SOURCE: pattern with `*` and `?`. */
  backorder_str source;
  /** TARGET: pattern with `*` and `?`. */
  backorder_str target;
  /** TYPE: text. */
  backorder_str type;
  /** FIRST: whole number. */
  struct backorder_cmd_number first;
  /** LIMIT: whole number. */
  struct backorder_cmd_number limit;
  /** ORDER: enum backorder_cmd_sort_order. */
  uint32_t order;
  /** ORDERBY: text. */
  backorder_str order_by;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes QueryWebFwdList. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_query_web_fwd_list_new(
    const struct backorder_cmd_query_web_fwd_list *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "QueryWebFwdList",
      "QueryWebFwdList", &made);
  if (command != NULL) {
    result = backorder_cmd_put_choice(result, made, "WIDE", command->wide);
    result = backorder_cmd_put_text(result, made, "SOURCE", command->source);
    result = backorder_cmd_put_text(result, made, "TARGET", command->target);
    result = backorder_cmd_put_text(result, made, "TYPE", command->type);
    result = backorder_cmd_put_number(result, made, "FIRST", command->first);
    result = backorder_cmd_put_number(result, made, "LIMIT", command->limit);
    result = backorder_cmd_put_word(result, made, "ORDER",
        command->order, backorder_cmd_sort_order_word);
    result = backorder_cmd_put_text(result, made, "ORDERBY", command->order_by);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** RenewDomain: Renews a domain. Costs money. */
struct backorder_cmd_renew_domain {
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** ORDER: enum backorder_cmd_order_mode. */
  uint32_t order;
  /** ORDERID: whole number. */
  struct backorder_cmd_number order_id;
  /** PERIOD: years, or 6M, 5D. */
  backorder_str period;
  /** EXPIRATION: whole number. */
  struct backorder_cmd_number expiration;
  /** EXPIRATIONDATE: text. */
  backorder_str expiration_date;
  /** CLASS: text. */
  backorder_str class_;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes RenewDomain. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_renew_domain_new(
    const struct backorder_cmd_renew_domain *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "RenewDomain",
      "RenewDomain", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_word(result, made, "ORDER",
        command->order, backorder_cmd_order_mode_word);
    result = backorder_cmd_put_number(result, made, "ORDERID", command->order_id);
    result = backorder_cmd_put_text(result, made, "PERIOD", command->period);
    result = backorder_cmd_put_number(result, made, "EXPIRATION", command->expiration);
    result = backorder_cmd_put_text(result, made, "EXPIRATIONDATE", command->expiration_date);
    result = backorder_cmd_put_text(result, made, "CLASS", command->class_);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/**
 * RequestDomainAuthInfo: Has the registry send the code of a domain to its owner. On CNR
 * SetAuthCode.
 */
struct backorder_cmd_request_domain_auth_info {
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** ACTION: enum backorder_cmd_auth_code_action on cnr only. */
  uint32_t action;
  /** TYPE: enum backorder_cmd_auth_code_type on cnr only. */
  uint32_t type;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes RequestDomainAuthInfo. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_request_domain_auth_info_new(
    const struct backorder_cmd_request_domain_auth_info *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "RequestDomainAuthInfo",
      "SetAuthCode", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_word(result, made, "ACTION",
        command->action, backorder_cmd_auth_code_action_word);
    result = backorder_cmd_put_word(result, made, "TYPE",
        command->type, backorder_cmd_auth_code_type_word);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/**
 * ResendDomainRegistrantVerificationEmail: Sends the mail once more with which an owner confirms
 * the address. On CNR ResendNotification.
 */
struct backorder_cmd_resend_domain_registrant_verification_email {
  /** DOMAIN: domain, required on ispapi only. */
  backorder_str domain;
  /** TYPE: enum backorder_cmd_notification_kind, required on cnr only. */
  uint32_t type;
  /** OBJECT: text, required on cnr only. */
  backorder_str object;
  /** RECIPIENT: enum backorder_cmd_notification_recipient on cnr only. */
  uint32_t recipient;
  /** REASON: text on cnr only. */
  backorder_str reason;
  /** SUB: text on cnr only. */
  backorder_str sub;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes ResendDomainRegistrantVerificationEmail. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_resend_domain_registrant_verification_email_new(
    const struct backorder_cmd_resend_domain_registrant_verification_email *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "ResendDomainRegistrantVerificationEmail",
      "ResendNotification", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_word(result, made, "TYPE",
        command->type, backorder_cmd_notification_kind_word);
    result = backorder_cmd_put_text(result, made, "OBJECT", command->object);
    result = backorder_cmd_put_word(result, made, "RECIPIENT",
        command->recipient, backorder_cmd_notification_recipient_word);
    result = backorder_cmd_put_text(result, made, "REASON", command->reason);
    result = backorder_cmd_put_text(result, made, "SUB", command->sub);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/**
 * ResendDomainTransferConfirmationEmails: Sends the mails of a transfer once more. On CNR
 * ResendNotification.
 */
struct backorder_cmd_resend_domain_transfer_confirmation_emails {
  /** DOMAIN: domain, required on ispapi only. */
  backorder_str domain;
  /** TYPE: enum backorder_cmd_notification_kind, required on cnr only. */
  uint32_t type;
  /** OBJECT: text, required on cnr only. */
  backorder_str object;
  /** RECIPIENT: enum backorder_cmd_notification_recipient on cnr only. */
  uint32_t recipient;
  /** REASON: text on cnr only. */
  backorder_str reason;
  /** SUB: text on cnr only. */
  backorder_str sub;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes ResendDomainTransferConfirmationEmails. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_resend_domain_transfer_confirmation_emails_new(
    const struct backorder_cmd_resend_domain_transfer_confirmation_emails *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "ResendDomainTransferConfirmationEmails",
      "ResendNotification", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_word(result, made, "TYPE",
        command->type, backorder_cmd_notification_kind_word);
    result = backorder_cmd_put_text(result, made, "OBJECT", command->object);
    result = backorder_cmd_put_word(result, made, "RECIPIENT",
        command->recipient, backorder_cmd_notification_recipient_word);
    result = backorder_cmd_put_text(result, made, "REASON", command->reason);
    result = backorder_cmd_put_text(result, made, "SUB", command->sub);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** ResendSSLCertEmail: Sends the mail of a certificate once more. On CNR ResendNotification. */
struct backorder_cmd_resend_ssl_cert_email {
  /** SSLCERTID: text, required on ispapi only. */
  backorder_str ssl_cert_id;
  /** RESENDEMAILTYPE: text on ispapi only. */
  backorder_str resend_email_type;
  /** EMAIL: text on ispapi only. */
  backorder_str email;
  /** TYPE: enum backorder_cmd_notification_kind, required on cnr only. */
  uint32_t type;
  /** OBJECT: text, required on cnr only. */
  backorder_str object;
  /** RECIPIENT: enum backorder_cmd_notification_recipient on cnr only. */
  uint32_t recipient;
  /** REASON: text on cnr only. */
  backorder_str reason;
  /** SUB: text on cnr only. */
  backorder_str sub;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes ResendSSLCertEmail. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_resend_ssl_cert_email_new(
    const struct backorder_cmd_resend_ssl_cert_email *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "ResendSSLCertEmail",
      "ResendNotification", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "SSLCERTID", command->ssl_cert_id);
    result = backorder_cmd_put_text(result, made, "RESENDEMAILTYPE", command->resend_email_type);
    result = backorder_cmd_put_text(result, made, "EMAIL", command->email);
    result = backorder_cmd_put_word(result, made, "TYPE",
        command->type, backorder_cmd_notification_kind_word);
    result = backorder_cmd_put_text(result, made, "OBJECT", command->object);
    result = backorder_cmd_put_word(result, made, "RECIPIENT",
        command->recipient, backorder_cmd_notification_recipient_word);
    result = backorder_cmd_put_text(result, made, "REASON", command->reason);
    result = backorder_cmd_put_text(result, made, "SUB", command->sub);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** RestoreDomain: Restores a deleted domain. Costs money. */
struct backorder_cmd_restore_domain {
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** RENEWALMODE: text on ispapi only. */
  backorder_str renewal_mode;
  /** SUBUSER: text. */
  backorder_str sub_user;
  /** CLASS: text. */
  backorder_str class_;
  /** ORDER: enum backorder_cmd_order_mode. */
  uint32_t order;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes RestoreDomain. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_restore_domain_new(
    const struct backorder_cmd_restore_domain *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "RestoreDomain",
      "RestoreDomain", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_text(result, made, "RENEWALMODE", command->renewal_mode);
    result = backorder_cmd_put_text(result, made, "SUBUSER", command->sub_user);
    result = backorder_cmd_put_text(result, made, "CLASS", command->class_);
    result = backorder_cmd_put_word(result, made, "ORDER",
        command->order, backorder_cmd_order_mode_word);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** SetDomainRenewalMode: Sets whether and how a domain renews by itself. */
struct backorder_cmd_set_domain_renewal_mode {
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** RENEWALMODE: text, required. */
  backorder_str renewal_mode;
  /** PERIOD: years, or 6M, 5D on ispapi only. */
  backorder_str period;
  /** TOKEN: secret on cnr only. */
  backorder_str token;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes SetDomainRenewalMode. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_set_domain_renewal_mode_new(
    const struct backorder_cmd_set_domain_renewal_mode *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "SetDomainRenewalMode",
      "SetDomainRenewalMode", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_text(result, made, "RENEWALMODE", command->renewal_mode);
    result = backorder_cmd_put_text(result, made, "PERIOD", command->period);
    result = backorder_cmd_put_text(result, made, "TOKEN", command->token);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** SetEnvironment: Keeps values under a key and a name. ISPAPI only. */
struct backorder_cmd_set_environment {
  /** ENVIRONMENTNAME0, ENVIRONMENTNAME1, ...: text, required. */
  struct backorder_cmd_texts environment_name;
  /** ENVIRONMENTKEY0, ENVIRONMENTKEY1, ...: text. */
  struct backorder_cmd_texts environment_key;
  /** ENVIRONMENTVALUE0, ENVIRONMENTVALUE1, ...: text. */
  struct backorder_cmd_texts environment_value;
  /** PRIVATE0, PRIVATE1, ...: yes or no. */
  struct backorder_cmd_choices private_;
  /** SUBUSER: text. */
  backorder_str sub_user;
  /** PARENTONLYWRITABLE: enum backorder_cmd_yes_or_no. */
  uint32_t parent_only_writable;
  /** PARENTONLYREADABLE: enum backorder_cmd_yes_or_no. */
  uint32_t parent_only_readable;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes SetEnvironment. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_set_environment_new(
    const struct backorder_cmd_set_environment *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "SetEnvironment",
      "SetEnvironment", &made);
  if (command != NULL) {
    result = backorder_cmd_put_texts(result, made, "ENVIRONMENTNAME", command->environment_name);
    result = backorder_cmd_put_texts(result, made, "ENVIRONMENTKEY", command->environment_key);
    result = backorder_cmd_put_texts(result, made, "ENVIRONMENTVALUE", command->environment_value);
    result = backorder_cmd_put_choices(result, made, "PRIVATE", command->private_);
    result = backorder_cmd_put_text(result, made, "SUBUSER", command->sub_user);
    result = backorder_cmd_put_word(result, made, "PARENTONLYWRITABLE",
        command->parent_only_writable, backorder_cmd_yes_or_no_word);
    result = backorder_cmd_put_word(result, made, "PARENTONLYREADABLE",
        command->parent_only_readable, backorder_cmd_yes_or_no_word);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** StartSession: Starts a session. */
struct backorder_cmd_start_session {
  /** TYPE: text. */
  backorder_str type;
  /** TIMEOUT: whole number on ispapi only. */
  struct backorder_cmd_number timeout;
  /** MAXTTL: whole number on ispapi only. */
  struct backorder_cmd_number max_ttl;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes StartSession. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_start_session_new(
    const struct backorder_cmd_start_session *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "StartSession",
      "StartSession", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "TYPE", command->type);
    result = backorder_cmd_put_number(result, made, "TIMEOUT", command->timeout);
    result = backorder_cmd_put_number(result, made, "MAXTTL", command->max_ttl);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** StatusAccount: Gives the account's funds. */
struct backorder_cmd_status_account {
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes StatusAccount. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_status_account_new(
    const struct backorder_cmd_status_account *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "StatusAccount",
      "StatusAccount", &made);
  if (command != NULL) {
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** StatusContact: Gives the data behind a contact's handle. */
struct backorder_cmd_status_contact {
  /** CONTACT: handle of a contact, required. */
  backorder_str contact;
  /** AUTH: secret on cnr only. */
  backorder_str auth;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes StatusContact. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_status_contact_new(
    const struct backorder_cmd_status_contact *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "StatusContact",
      "StatusContact", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "CONTACT", command->contact);
    result = backorder_cmd_put_text(result, made, "AUTH", command->auth);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** StatusDNSZone: Gives the state of a zone. */
struct backorder_cmd_status_dns_zone {
  /** DNSZONE: domain, required. */
  backorder_str dns_zone;
  /** EXTENDED: yes or no on ispapi only. */
  uint32_t extended;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes StatusDNSZone. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_status_dns_zone_new(
    const struct backorder_cmd_status_dns_zone *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "StatusDNSZone",
      "StatusDNSZone", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DNSZONE", command->dns_zone);
    result = backorder_cmd_put_choice(result, made, "EXTENDED", command->extended);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** StatusDomain: Gives the state of a domain. */
struct backorder_cmd_status_domain {
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** REFRESH: yes or no. */
  uint32_t refresh;
  /** HOSTTYPE: enum backorder_cmd_host_type. */
  uint32_t host_type;
  /** REPOSITORYCONTACT: `*`. */
  backorder_str repository_contact;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes StatusDomain. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_status_domain_new(
    const struct backorder_cmd_status_domain *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "StatusDomain",
      "StatusDomain", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_choice(result, made, "REFRESH", command->refresh);
    result = backorder_cmd_put_word(result, made, "HOSTTYPE",
        command->host_type, backorder_cmd_host_type_word);
    result = backorder_cmd_put_text(result, made, "REPOSITORYCONTACT", command->repository_contact);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** StatusDomainApplication: Gives the state of an application. */
struct backorder_cmd_status_domain_application {
  /** APPLICATION: text, required. */
  backorder_str application;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes StatusDomainApplication. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_status_domain_application_new(
    const struct backorder_cmd_status_domain_application *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "StatusDomainApplication",
      "StatusDomainApplication", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "APPLICATION", command->application);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/**
 * StatusDomainRegistrantVerification: Gives where the verification of an owner stands. ISPAPI only.
 */
struct backorder_cmd_status_domain_registrant_verification {
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** NAME: text. */
  backorder_str name;
  /** EMAIL: address of e-mail. */
  backorder_str email;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes StatusDomainRegistrantVerification. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_status_domain_registrant_verification_new(
    const struct backorder_cmd_status_domain_registrant_verification *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "StatusDomainRegistrantVerification",
      "StatusDomainRegistrantVerification", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_text(result, made, "NAME", command->name);
    result = backorder_cmd_put_text(result, made, "EMAIL", command->email);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** StatusDomainTrade: Gives the state of a change of owner. On CNR StatusOwnerChange. */
struct backorder_cmd_status_domain_trade {
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes StatusDomainTrade. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_status_domain_trade_new(
    const struct backorder_cmd_status_domain_trade *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "StatusDomainTrade",
      "StatusOwnerChange", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** StatusDomainTransfer: Gives the state of a transfer. */
struct backorder_cmd_status_domain_transfer {
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes StatusDomainTransfer. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_status_domain_transfer_new(
    const struct backorder_cmd_status_domain_transfer *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "StatusDomainTransfer",
      "StatusDomainTransfer", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** StatusNameserver: Gives the addresses of a name server of our own. */
struct backorder_cmd_status_nameserver {
  /** NAMESERVER: host, required. */
  backorder_str nameserver;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes StatusNameserver. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_status_nameserver_new(
    const struct backorder_cmd_status_nameserver *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "StatusNameserver",
      "StatusNameserver", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "NAMESERVER", command->nameserver);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** StatusObjectLog: Gives an entry of the log of objects. */
struct backorder_cmd_status_object_log {
  /** LOGINDEX: whole number, required on ispapi only. */
  struct backorder_cmd_number log_index;
  /** LOG: whole number, required on cnr only. */
  struct backorder_cmd_number log;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes StatusObjectLog. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_status_object_log_new(
    const struct backorder_cmd_status_object_log *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "StatusObjectLog",
      "StatusObjectLog", &made);
  if (command != NULL) {
    result = backorder_cmd_put_number(result, made, "LOGINDEX", command->log_index);
    result = backorder_cmd_put_number(result, made, "LOG", command->log);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** StatusRoleUser: Gives what a role user may do. ISPAPI only. */
struct backorder_cmd_status_role_user {
  /** ROLEID: text, required. */
  backorder_str role_id;
  /** SUBUSER: text. */
  backorder_str sub_user;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes StatusRoleUser. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_status_role_user_new(
    const struct backorder_cmd_status_role_user *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "StatusRoleUser",
      "StatusRoleUser", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "ROLEID", command->role_id);
    result = backorder_cmd_put_text(result, made, "SUBUSER", command->sub_user);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** StatusSSLCert: Gives the state of a certificate. On CNR StatusCertificate. */
struct backorder_cmd_status_ssl_cert {
  /** SSLCERTID: text, required on ispapi only. */
  backorder_str ssl_cert_id;
  /** CERTIFICATE: text, required on cnr only. */
  backorder_str certificate;
  /** CHAINFORMAT: text on cnr only. */
  backorder_str chain_format;
  /** APIVERSION: whole number on cnr only. */
  struct backorder_cmd_number api_version;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes StatusSSLCert. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_status_ssl_cert_new(
    const struct backorder_cmd_status_ssl_cert *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "StatusSSLCert",
      "StatusCertificate", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "SSLCERTID", command->ssl_cert_id);
    result = backorder_cmd_put_text(result, made, "CERTIFICATE", command->certificate);
    result = backorder_cmd_put_text(result, made, "CHAINFORMAT", command->chain_format);
    result = backorder_cmd_put_number(result, made, "APIVERSION", command->api_version);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** StatusUser: Gives the state of a user. */
struct backorder_cmd_status_user {
  /** SUBUSER: text. */
  backorder_str sub_user;
  /** STATS: yes or no. */
  uint32_t stats;
  /** RELATIONS: yes or no. */
  uint32_t relations;
  /** PROPERTIES: text. */
  backorder_str properties;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes StatusUser. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_status_user_new(
    const struct backorder_cmd_status_user *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "StatusUser",
      "StatusUser", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "SUBUSER", command->sub_user);
    result = backorder_cmd_put_choice(result, made, "STATS", command->stats);
    result = backorder_cmd_put_choice(result, made, "RELATIONS", command->relations);
    result = backorder_cmd_put_text(result, made, "PROPERTIES", command->properties);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** TradeDomain: Gives a domain another owner. Costs money. */
struct backorder_cmd_trade_domain {
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** OWNERCONTACT0, OWNERCONTACT1, ...: contact. */
  struct backorder_cmd_parties owner_contact;
  /** ORDER: enum backorder_cmd_order_mode. */
  uint32_t order;
  /** ORDERID: whole number. */
  struct backorder_cmd_number order_id;
  /** ADMINCONTACT0, ADMINCONTACT1, ...: contact. */
  struct backorder_cmd_parties admin_contact;
  /** TECHCONTACT0, TECHCONTACT1, ...: contact. */
  struct backorder_cmd_parties tech_contact;
  /** BILLINGCONTACT0, BILLINGCONTACT1, ...: contact. */
  struct backorder_cmd_parties billing_contact;
  /** NAMESERVER0, NAMESERVER1, ...: host. */
  struct backorder_cmd_texts nameserver;
  /** AUTH: secret. */
  backorder_str auth;
  /** HOST0, HOST1, ...: text. */
  struct backorder_cmd_texts host;
  /** ACTION: text. */
  backorder_str action;
  /** SUBUSER: text. */
  backorder_str sub_user;
  /** X-CONFIRM-DA-OLD-REGISTRANT: yes or no on ispapi only. */
  uint32_t x_confirm_da_old_registrant;
  /** X-CONFIRM-DA-NEW-REGISTRANT: yes or no on ispapi only. */
  uint32_t x_confirm_da_new_registrant;
  /** X-REQUEST-OPT-OUT-TRANSFERLOCK: yes or no on ispapi only. */
  uint32_t x_request_opt_out_transfer_lock;
  /** PERIOD: years, or 6M, 5D on cnr only. */
  backorder_str period;
  /** TOKEN: secret on cnr only. */
  backorder_str token;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes TradeDomain. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_trade_domain_new(
    const struct backorder_cmd_trade_domain *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "TradeDomain",
      "TradeDomain", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_parties(result, made, "OWNERCONTACT", command->owner_contact);
    result = backorder_cmd_put_word(result, made, "ORDER",
        command->order, backorder_cmd_order_mode_word);
    result = backorder_cmd_put_number(result, made, "ORDERID", command->order_id);
    result = backorder_cmd_put_parties(result, made, "ADMINCONTACT", command->admin_contact);
    result = backorder_cmd_put_parties(result, made, "TECHCONTACT", command->tech_contact);
    result = backorder_cmd_put_parties(result, made, "BILLINGCONTACT", command->billing_contact);
    result = backorder_cmd_put_texts(result, made, "NAMESERVER", command->nameserver);
    result = backorder_cmd_put_text(result, made, "AUTH", command->auth);
    result = backorder_cmd_put_texts(result, made, "HOST", command->host);
    result = backorder_cmd_put_text(result, made, "ACTION", command->action);
    result = backorder_cmd_put_text(result, made, "SUBUSER", command->sub_user);
    result = backorder_cmd_put_choice(result, made, "X-CONFIRM-DA-OLD-REGISTRANT",
        command->x_confirm_da_old_registrant);
    result = backorder_cmd_put_choice(result, made, "X-CONFIRM-DA-NEW-REGISTRANT",
        command->x_confirm_da_new_registrant);
    result = backorder_cmd_put_choice(result, made, "X-REQUEST-OPT-OUT-TRANSFERLOCK",
        command->x_request_opt_out_transfer_lock);
    result = backorder_cmd_put_text(result, made, "PERIOD", command->period);
    result = backorder_cmd_put_text(result, made, "TOKEN", command->token);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** TransferDomain: Transfers a domain here, or decides about a transfer. Costs money. */
struct backorder_cmd_transfer_domain {
  /** DOMAIN: domain, required. */
  backorder_str domain;
  /** ORDER: enum backorder_cmd_order_mode. */
  uint32_t order;
  /** ORDERID: whole number. */
  struct backorder_cmd_number order_id;
  /** AUTH: secret. */
  backorder_str auth;
  /** ACTION: enum backorder_cmd_transfer_action. */
  uint32_t action;
  /** DOMAINAUTH: secret. */
  backorder_str domain_auth;
  /** CLASS: text. */
  backorder_str class_;
  /** EMAILLANGUAGE: text. */
  backorder_str email_language;
  /** EMAILURL: text. */
  backorder_str email_url;
  /** EMAILTAC: text. */
  backorder_str email_tac;
  /** EMAILSENDER: text. */
  backorder_str email_sender;
  /** EMAILSUBJECT: text. */
  backorder_str email_subject;
  /** EMAILTO: address of e-mail. */
  backorder_str email_to;
  /** REQUESTENTITY: text. */
  backorder_str request_entity;
  /** NAMESERVER0, NAMESERVER1, ...: text. */
  struct backorder_cmd_texts nameserver;
  /** HOST0, HOST1, ...: text. */
  struct backorder_cmd_texts host;
  /** PERIOD: years, or 6M, 5D. */
  backorder_str period;
  /** OWNERCONTACT0, OWNERCONTACT1, ...: contact. */
  struct backorder_cmd_parties owner_contact;
  /** ADMINCONTACT0, ADMINCONTACT1, ...: contact. */
  struct backorder_cmd_parties admin_contact;
  /** TECHCONTACT0, TECHCONTACT1, ...: contact. */
  struct backorder_cmd_parties tech_contact;
  /** BILLINGCONTACT0, BILLINGCONTACT1, ...: contact. */
  struct backorder_cmd_parties billing_contact;
  /** INTERNALDNS: yes or no. */
  uint32_t internal_dns;
  /** REPOSITORY: text. */
  backorder_str repository;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes TransferDomain. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_transfer_domain_new(
    const struct backorder_cmd_transfer_domain *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "TransferDomain",
      "TransferDomain", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DOMAIN", command->domain);
    result = backorder_cmd_put_word(result, made, "ORDER",
        command->order, backorder_cmd_order_mode_word);
    result = backorder_cmd_put_number(result, made, "ORDERID", command->order_id);
    result = backorder_cmd_put_text(result, made, "AUTH", command->auth);
    result = backorder_cmd_put_word(result, made, "ACTION",
        command->action, backorder_cmd_transfer_action_word);
    result = backorder_cmd_put_text(result, made, "DOMAINAUTH", command->domain_auth);
    result = backorder_cmd_put_text(result, made, "CLASS", command->class_);
    result = backorder_cmd_put_text(result, made, "EMAILLANGUAGE", command->email_language);
    result = backorder_cmd_put_text(result, made, "EMAILURL", command->email_url);
    result = backorder_cmd_put_text(result, made, "EMAILTAC", command->email_tac);
    result = backorder_cmd_put_text(result, made, "EMAILSENDER", command->email_sender);
    result = backorder_cmd_put_text(result, made, "EMAILSUBJECT", command->email_subject);
    result = backorder_cmd_put_text(result, made, "EMAILTO", command->email_to);
    result = backorder_cmd_put_text(result, made, "REQUESTENTITY", command->request_entity);
    result = backorder_cmd_put_texts(result, made, "NAMESERVER", command->nameserver);
    result = backorder_cmd_put_texts(result, made, "HOST", command->host);
    result = backorder_cmd_put_text(result, made, "PERIOD", command->period);
    result = backorder_cmd_put_parties(result, made, "OWNERCONTACT", command->owner_contact);
    result = backorder_cmd_put_parties(result, made, "ADMINCONTACT", command->admin_contact);
    result = backorder_cmd_put_parties(result, made, "TECHCONTACT", command->tech_contact);
    result = backorder_cmd_put_parties(result, made, "BILLINGCONTACT", command->billing_contact);
    result = backorder_cmd_put_choice(result, made, "INTERNALDNS", command->internal_dns);
    result = backorder_cmd_put_text(result, made, "REPOSITORY", command->repository);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

/** UpdateDNSZone: Changes the records of a zone. On CNR ModifyDNSZone. */
struct backorder_cmd_update_dns_zone {
  /** DNSZONE: domain, required. */
  backorder_str dns_zone;
  /** SOATTL: whole number. */
  struct backorder_cmd_number soa_ttl;
  /** SOAMNAME: text. */
  backorder_str soa_mname;
  /** SOARNAME: text. */
  backorder_str soa_rname;
  /** SOASERIAL: whole number. */
  struct backorder_cmd_number soa_serial;
  /** SOAREFRESH: whole number. */
  struct backorder_cmd_number soa_refresh;
  /** SOARETRY: whole number. */
  struct backorder_cmd_number soa_retry;
  /** SOAEXPIRE: whole number. */
  struct backorder_cmd_number soa_expire;
  /** SOAMINTTL: whole number. */
  struct backorder_cmd_number soa_min_ttl;
  /** INCSERIAL: whole number on ispapi only. */
  struct backorder_cmd_number inc_serial;
  /** RESOLVETTLCONFLICTS: yes or no on ispapi only. */
  uint32_t resolve_ttl_conflicts;
  /** RR0, RR1, ...: text. */
  struct backorder_cmd_texts rr;
  /** ADDRR0, ADDRR1, ...: text. */
  struct backorder_cmd_texts add_rr;
  /** DELRR0, DELRR1, ...: text. */
  struct backorder_cmd_texts del_rr;
  /** STATUS: enum backorder_cmd_zone_status on ispapi only. */
  uint32_t status;
  /** EXTENDED: yes or no on ispapi only. */
  uint32_t extended;
  /** ZONEMODE: enum backorder_cmd_zone_mode on ispapi only. */
  uint32_t zone_mode;
  /** SLAVEMASTER: text on ispapi only. */
  backorder_str slave_master;
  /** DNSSEC-MODE: enum backorder_cmd_dnssec_mode on ispapi only. */
  uint32_t dnssec_mode;
  /** X-HTTP-A: text on ispapi only. */
  backorder_str x_http_a;
  /** X-SMTP-MX: text on ispapi only. */
  backorder_str x_smtp_mx;
  /** SIGNED: yes or no on cnr only. */
  uint32_t signed_;
  /** MASTERIPADDRESS0, MASTERIPADDRESS1, ...: address of IPv4 or IPv6 on cnr only. */
  struct backorder_cmd_texts master_ip_address;
  /** ADDMASTERIPADDRESS0, ADDMASTERIPADDRESS1, ...: address of IPv4 or IPv6 on cnr only. */
  struct backorder_cmd_texts add_master_ip_address;
  /** DELMASTERIPADDRESS0, DELMASTERIPADDRESS1, ...: address of IPv4 or IPv6 on cnr only. */
  struct backorder_cmd_texts del_master_ip_address;
  /** SLAVEIPADDRESS0, SLAVEIPADDRESS1, ...: address of IPv4 or IPv6 on cnr only. */
  struct backorder_cmd_texts slave_ip_address;
  /** ADDSLAVEIPADDRESS0, ADDSLAVEIPADDRESS1, ...: address of IPv4 or IPv6 on cnr only. */
  struct backorder_cmd_texts add_slave_ip_address;
  /** DELSLAVEIPADDRESS0, DELSLAVEIPADDRESS1, ...: address of IPv4 or IPv6 on cnr only. */
  struct backorder_cmd_texts del_slave_ip_address;
  /** PREMIUMDNSSET: text on cnr only. */
  backorder_str premium_dns_set;
  /** Parameters beside these: what registries add, `X-...` */
  struct backorder_cmd_extras extra;
};

/** Makes UpdateDNSZone. Free it with `backorder_command_free`. */
BACKORDER_MUST_USE
static inline backorder_result backorder_cmd_update_dns_zone_new(
    const struct backorder_cmd_update_dns_zone *command,
    uint32_t platform, backorder_command **out) {
  backorder_command *made = NULL;
  backorder_result result = backorder_cmd_begin(
      command != NULL, platform, "UpdateDNSZone",
      "ModifyDNSZone", &made);
  if (command != NULL) {
    result = backorder_cmd_put_text(result, made, "DNSZONE", command->dns_zone);
    result = backorder_cmd_put_number(result, made, "SOATTL", command->soa_ttl);
    result = backorder_cmd_put_text(result, made, "SOAMNAME", command->soa_mname);
    result = backorder_cmd_put_text(result, made, "SOARNAME", command->soa_rname);
    result = backorder_cmd_put_number(result, made, "SOASERIAL", command->soa_serial);
    result = backorder_cmd_put_number(result, made, "SOAREFRESH", command->soa_refresh);
    result = backorder_cmd_put_number(result, made, "SOARETRY", command->soa_retry);
    result = backorder_cmd_put_number(result, made, "SOAEXPIRE", command->soa_expire);
    result = backorder_cmd_put_number(result, made, "SOAMINTTL", command->soa_min_ttl);
    result = backorder_cmd_put_number(result, made, "INCSERIAL", command->inc_serial);
    result = backorder_cmd_put_choice(result, made, "RESOLVETTLCONFLICTS",
        command->resolve_ttl_conflicts);
    result = backorder_cmd_put_texts(result, made, "RR", command->rr);
    result = backorder_cmd_put_texts(result, made, "ADDRR", command->add_rr);
    result = backorder_cmd_put_texts(result, made, "DELRR", command->del_rr);
    result = backorder_cmd_put_word(result, made, "STATUS",
        command->status, backorder_cmd_zone_status_word);
    result = backorder_cmd_put_choice(result, made, "EXTENDED", command->extended);
    result = backorder_cmd_put_word(result, made, "ZONEMODE",
        command->zone_mode, backorder_cmd_zone_mode_word);
    result = backorder_cmd_put_text(result, made, "SLAVEMASTER", command->slave_master);
    result = backorder_cmd_put_word(result, made, "DNSSEC-MODE",
        command->dnssec_mode, backorder_cmd_dnssec_mode_word);
    result = backorder_cmd_put_text(result, made, "X-HTTP-A", command->x_http_a);
    result = backorder_cmd_put_text(result, made, "X-SMTP-MX", command->x_smtp_mx);
    result = backorder_cmd_put_choice(result, made, "SIGNED", command->signed_);
    result = backorder_cmd_put_texts(result, made, "MASTERIPADDRESS", command->master_ip_address);
    result = backorder_cmd_put_texts(result, made, "ADDMASTERIPADDRESS",
        command->add_master_ip_address);
    result = backorder_cmd_put_texts(result, made, "DELMASTERIPADDRESS",
        command->del_master_ip_address);
    result = backorder_cmd_put_texts(result, made, "SLAVEIPADDRESS", command->slave_ip_address);
    result = backorder_cmd_put_texts(result, made, "ADDSLAVEIPADDRESS",
        command->add_slave_ip_address);
    result = backorder_cmd_put_texts(result, made, "DELSLAVEIPADDRESS",
        command->del_slave_ip_address);
    result = backorder_cmd_put_text(result, made, "PREMIUMDNSSET", command->premium_dns_set);
    result = backorder_cmd_put_extras(result, made, command->extra);
  }
  return backorder_cmd_end(result, platform, made, out);
}

#ifdef __cplusplus
}
#endif

#endif
