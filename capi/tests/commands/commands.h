/* What the made tests of backorder_commands.h stand on, and what cannot be made from a list. */
#include "../check.h"

#include <backorder_commands.h>

#define ISPAPI BACKORDER_PLATFORM_ISPAPI
#define CNR BACKORDER_PLATFORM_CNR

/* The only instant of these tests. */
static inline int64_t instant(const char *written) {
  CHECK(strcmp(written, "2027-01-13 18:00:00") == 0);
  return INT64_C(1799863200);
}

static int by_text(const void *one, const void *other) {
  return strcmp(*(const char *const *)one, *(const char *const *)other);
}

/* The command is these lines, which are in order. */
static inline void same_lines(const backorder_command *made, uint32_t platform,
                              const char *expected) {
  backorder_text *written;
  char *lines[256], *copy, *line, *sorted;
  size_t count = 0, place;
  backorder_str view;
  CHECK_OK(backorder_command_text(made, platform, &written));
  view = backorder_text_view(written);
  copy = (char *)calloc(view.len + 1, 1);
  sorted = (char *)calloc(view.len + 2, 1);
  CHECK(copy != NULL && sorted != NULL);
  memcpy(copy, view.data, view.len);
  for (line = strtok(copy, "\n"); line != NULL && count < 256; line = strtok(NULL, "\n")) {
    lines[count++] = line;
  }
  qsort(lines, count, sizeof lines[0], by_text);
  for (place = 0; place < count; place++) {
    strcat(sorted, lines[place]);
    if (place + 1 < count) strcat(sorted, "\n");
  }
  if (strcmp(sorted, expected) != 0) {
    fprintf(stderr, "is:\n%s\nnot:\n%s\n", sorted, expected);
    exit(1);
  }
  free(copy);
  free(sorted);
  backorder_text_free(written);
}

static inline void refused(backorder_result result, backorder_command *const *made,
                           const char *subject, const char *why) {
  CHECK(result == BACKORDER_ERROR_PARAMETER_INVALID && *made == NULL);
  CHECK(is(backorder_last_error_subject(), subject));
  if (!contains(backorder_last_error_message(), why)) {
    backorder_str message = backorder_last_error_message();
    fprintf(stderr, "%.*s: not %s\n", (int)message.len, message.data, why);
    exit(1);
  }
}

/* What is no pair: contacts written out, fields cleared, numbers that are none, and NULL. */
static inline void by_hand(void) {
  struct backorder_cmd_add_domain add;
  struct backorder_cmd_execute_order order;
  struct backorder_cmd_modify_contact contact;
  struct backorder_cmd_party owner;
  backorder_str street[2];
  backorder_command *made;
  memset(&add, 0, sizeof add);
  memset(&owner, 0, sizeof owner);
  owner.first_name = text("Ada");
  owner.country = text("GB");
  street[0] = text("Main St 1");
  street[1] = text("2nd floor");
  owner.street.items = street;
  owner.street.count = 2;
  add.domain = text("example.com");
  add.owner_contact.items = &owner;
  add.owner_contact.count = 1;
  add.order = BACKORDER_CMD_ORDER_MODE_REPLACE;
  add.transfer_lock = BACKORDER_CMD_NO;
  CHECK_OK(backorder_cmd_add_domain_new(&add, ISPAPI, &made));
  same_lines(made, ISPAPI,
             "COMMAND=AddDomain\nDOMAIN=example.com\nORDER=REPLACE\nOWNERCONTACT0COUNTRY=GB\n"
             "OWNERCONTACT0FIRSTNAME=Ada\nOWNERCONTACT0STREET0=Main St 1\n"
             "OWNERCONTACT0STREET1=2nd floor\nTRANSFERLOCK=0");
  backorder_command_free(made);
  owner.street.count = 1;
  CHECK_OK(backorder_cmd_add_domain_new(&add, ISPAPI, &made));
  same_lines(made, ISPAPI,
             "COMMAND=AddDomain\nDOMAIN=example.com\nORDER=REPLACE\nOWNERCONTACT0COUNTRY=GB\n"
             "OWNERCONTACT0FIRSTNAME=Ada\nOWNERCONTACT0STREET=Main St 1\nTRANSFERLOCK=0");
  backorder_command_free(made);
  refused(backorder_cmd_add_domain_new(&add, CNR, &made), &made, "OWNERCONTACT0FIRSTNAME", "is no");
  owner.handle = text("P-1");
  add.order = 4;
  refused(backorder_cmd_add_domain_new(&add, ISPAPI, &made), &made, "ORDER", "one of CREATE");
  add.order = BACKORDER_CMD_ORDER_MODE_UPDATE;
  add.transfer_lock = 3;
  refused(backorder_cmd_add_domain_new(&add, ISPAPI, &made), &made, "TRANSFERLOCK", "0 or 1");
  add.transfer_lock = 0;
  add.domain = text("a b.com");
  refused(backorder_cmd_add_domain_new(&add, ISPAPI, &made), &made, "DOMAIN", "without blanks");
  add.domain = text("");
  refused(backorder_cmd_add_domain_new(&add, ISPAPI, &made), &made, "DOMAIN", "requires it");
  CHECK_RESULT(backorder_cmd_add_domain_new(&add, 9, &made), BACKORDER_ERROR_NUMBER_INVALID);
  CHECK(made == NULL);
  CHECK_RESULT(backorder_cmd_add_domain_new(NULL, ISPAPI, &made), BACKORDER_ERROR_NULL_POINTER);
  CHECK(made == NULL && is(backorder_last_error_subject(), "command"));
  CHECK_RESULT(backorder_cmd_add_domain_new(&add, ISPAPI, NULL), BACKORDER_ERROR_NULL_POINTER);
  CHECK(is(backorder_last_error_subject(), "out"));
  add.domain.data = "\xff.com";
  add.domain.len = 5;
  CHECK_RESULT(backorder_cmd_add_domain_new(&add, ISPAPI, &made), BACKORDER_ERROR_UTF8_INVALID);
  CHECK(made == NULL);
  memset(&contact, 0, sizeof contact);
  contact.contact = text("P-1");
  contact.fax = text("");
  CHECK_OK(backorder_cmd_modify_contact_new(&contact, CNR, &made));
  same_lines(made, CNR, "COMMAND=ModifyContact\nCONTACT=P-1\nFAX=");
  backorder_command_free(made);
  contact.vat_id = text("1");
  refused(backorder_cmd_modify_contact_new(&contact, CNR, &made), &made, "VATID", "no parameter");
  memset(&order, 0, sizeof order);
  order.order_id.is_given = true;
  order.order_id.value = -7;
  refused(backorder_cmd_execute_order_new(&order, CNR, &made), &made, "ExecuteOrder", "known on");
  CHECK(backorder_cmd_sort_order_word(0) == NULL && backorder_cmd_sort_order_word(3) == NULL);
  CHECK(strcmp(backorder_cmd_sort_order_word(BACKORDER_CMD_SORT_ORDER_DESC), "DESC") == 0);
}
