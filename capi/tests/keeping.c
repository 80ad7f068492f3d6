/* What goes round a plan: selection, cadence, accounts, transfers, WHMCS's functions, own domains
 * that are about to drop, and prices. */
#include "check.h"

#define E(name) BACKORDER_ERROR_##name
#define NOW INT64_C(1795780800) /* 2026-11-27 12:00 UTC */

static backorder_value cell(const backorder_table *table, size_t row, const char *column) {
  backorder_value value;
  CHECK_OK(backorder_table_get(table, row, text(column), sizeof value, &value));
  return value;
}

static int64_t number(const backorder_table *table, size_t row, const char *column) {
  backorder_value value = cell(table, row, column);
  CHECK(value.kind == BACKORDER_VALUE_INT);
  return value.number;
}

static int cell_is(const backorder_table *table, size_t row, const char *column,
                   const char *expected) {
  backorder_value value = cell(table, row, column);
  return value.kind == BACKORDER_VALUE_TEXT && is(value.text, expected);
}

static int is_null(const backorder_table *table, size_t row, const char *column) {
  return cell(table, row, column).kind == BACKORDER_VALUE_NULL;
}

static backorder_row *row_of(const char *const *pairs) {
  backorder_row *row;
  CHECK_OK(backorder_row_new(&row));
  for (; *pairs != NULL; pairs += 2) {
    CHECK_OK(backorder_row_set_text(row, text(pairs[0]), text(pairs[1])));
  }
  return row;
}

static void who_and_how_often(void) {
  backorder_table *table;
  const char *looks = "[{\"id\": 1, \"status\": \"Active\","
                      " \"last_sync\": \"2026-11-27 09:00:00\"},"
                      " {\"id\": 2, \"status\": \"Active\"}, {\"id\": 3, \"status\": \"Fraud\"}]";
  CHECK_OK(backorder_sync_due_new(text(looks), 200, 7200, false, NOW, &table));
  CHECK(backorder_table_row_count(table) == 2);
  CHECK(number(table, 0, "id") == 2 && number(table, 1, "id") == 1);
  backorder_table_free(table);
  CHECK_RESULT(backorder_sync_due_new(text("{}"), 1, 1, false, NOW, &table),
               E(DOMAIN_ROW_INVALID));
  CHECK(table == NULL);
  CHECK_RESULT(backorder_sync_due_new(text(""), 1, INT64_MAX, false, NOW, &table),
               E(SYNC_SETTING_INVALID));
  CHECK_OK(backorder_sync_cadence_new(7000, 200, 360, &table));
  CHECK(number(table, 0, "runs") == 35 && number(table, 0, "interval_seconds") == 617);
  CHECK(cell_is(table, 0, "cron_line", "*/10 * * * *") && is_null(table, 0, "batch_needed"));
  backorder_table_free(table);
  const char *domains = "[{\"domain\": \"b.com\", \"renewal_mode\": \"AUTORENEW\"},"
                        " {\"domain\": \"a.com\", \"renewal_mode\": \"ODD\"}]";
  CHECK_OK(backorder_account_plan_new(text("AUTORENEW"), text(domains), NOW, &table));
  CHECK(backorder_table_row_count(table) == 3);
  CHECK(cell_is(table, 0, "what", "account") && cell_is(table, 0, "new_value", "AUTOEXPIRE"));
  CHECK(cell_is(table, 1, "domain", "b.com") && cell_is(table, 2, "code", "unknown-renewal-mode"));
  backorder_table_free(table);
}

static void forms_of_whmcs(void) {
  const char *billing[] = {"id", "1", "domain", "a.com", "status", "Active", NULL};
  const char *gone[] = {"code", "531", NULL};
  const char *lost[] = {"code", "545", "deleted.code", "200", "deleted.count", "0", NULL};
  const char *fails[] = {"code", "421", "description", "try again", NULL};
  backorder_row *row = row_of(billing), *answer = row_of(gone);
  backorder_table *table;
  CHECK_OK(backorder_whmcs_sync_new(text("cnr"), text(""), row, answer, NOW, &table));
  CHECK(number(table, 0, "transferred_away") == 1 && number(table, 0, "active") == 0);
  CHECK(is_null(table, 0, "error") && is_null(table, 0, "expiry_date"));
  backorder_table_free(table);
  backorder_row_free(answer);
  answer = row_of(lost);
  CHECK_OK(backorder_whmcs_sync_new(text("ispapi"), text(""), row, answer, NOW, &table));
  CHECK(number(table, 0, "expired") == 1);
  backorder_table_free(table);
  backorder_row_free(answer);
  answer = row_of(fails);
  CHECK_OK(backorder_whmcs_sync_new(text("cnr"), text(""), row, answer, NOW, &table));
  CHECK(cell_is(table, 0, "error", "421 try again") && is_null(table, 0, "active"));
  backorder_table_free(table);
  CHECK_RESULT(backorder_whmcs_sync_new(text("x"), text(""), row, answer, NOW, &table),
               E(SYNC_SETTING_INVALID));
  backorder_row_free(answer);
  backorder_row_free(row);
}

static void transfers(void) {
  const char *here[] = {"on_account", "1", "expiry", "2027-06-01", "contacts.owner", "AUTO-1",
                        "ordered_ns", "ns1.a.net", "current_ns", "ns1.b.net", NULL};
  const char *failed[] = {"failure_log", "refused by the registry", NULL};
  const char *locked[] = {"possible", "0", "locked", "1", "auth_given", "1", NULL};
  backorder_row *facts = row_of(here);
  backorder_table *table;
  CHECK_OK(backorder_whmcs_transfer_sync_new(text("cnr"), facts, &table));
  CHECK(cell_is(table, 0, "state", "completed") && cell_is(table, 0, "expiry_date", "2027-06-01"));
  backorder_table_free(table);
  CHECK_OK(backorder_transfer_follow_up_new(text("cnr"), facts, true, true, true, &table));
  CHECK(backorder_table_row_count(table) == 3);
  CHECK(cell_is(table, 0, "step", "lock") && is_null(table, 0, "value"));
  CHECK(cell_is(table, 1, "value", "owner") && cell_is(table, 2, "value", "ns1.a.net"));
  backorder_table_free(table);
  backorder_row_free(facts);
  facts = row_of(failed);
  CHECK_OK(backorder_whmcs_transfer_sync_new(text("ispapi"), facts, &table));
  CHECK(cell_is(table, 0, "state", "failed") && !is_null(table, 0, "text"));
  backorder_table_free(table);
  backorder_row_free(facts);
  facts = row_of(locked);
  CHECK_OK(backorder_transfer_obstacles_new(facts, text("en"), NOW, &table));
  CHECK(backorder_table_row_count(table) == 1 && cell_is(table, 0, "obstacle", "locked"));
  CHECK(contains(cell(table, 0, "words").text, "unlock"));
  backorder_table_free(table);
  CHECK_RESULT(backorder_transfer_obstacles_new(facts, text("fr"), NOW, &table),
               E(SYNC_SETTING_INVALID));
  backorder_row_free(facts);
}

static void own_domains_and_terms(void) {
  backorder_table *table;
  const char *domains = "[{\"domain\": \"a.com\", \"expiry\": \"2026-10-01 12:00:00\","
                        " \"backorders\": 2}, {\"domain\": \"b.com\", \"expiry\": \"2028-01-01\"}]";
  CHECK_OK(backorder_expiring_new(text("cnr"), text(domains), 100, NOW, &table));
  CHECK(backorder_table_row_count(table) == 1);
  CHECK(cell_is(table, 0, "domain", "a.com") && cell_is(table, 0, "phase", "redemption"));
  CHECK(cell_is(table, 0, "drop_first", "2026-12-10") && number(table, 0, "backorders") == 2);
  backorder_table_free(table);
  CHECK_RESULT(backorder_expiring_new(text("cnr"), text("[{\"domain\": \"a.com\"}]"), 1, NOW,
                                      &table),
               E(DOMAIN_ROW_INVALID));
  CHECK(is(backorder_last_error_subject(), "expiry"));
  CHECK_OK(backorder_renewal_facts_new(text("ispapi"), text("de"), text("2027-03-01"), NOW,
                                       &table));
  CHECK(cell_is(table, 0, "phase", "active") && cell_is(table, 0, "window_opens", "2026-12-30"));
  CHECK(contains(cell(table, 0, "renew_terms").text, "1 2 3"));
  backorder_table_free(table);
  CHECK_RESULT(backorder_renewal_facts_new(text("cnr"), text("de"), text("soon"), NOW, &table),
               E(DOMAIN_ROW_INVALID));
  CHECK_OK(backorder_renewal_lines_new(&table));
  CHECK(backorder_table_row_count(table) == 30);
  CHECK(contains(cell(table, 0, "line").text, "DomainRenewalMinimums"));
  backorder_table_free(table);
}

static void prices(void) {
  const char *asked[] = {"currency", "EUR", "setup", "5.00", "annual", "10.00", "transfer", "10.00",
                         NULL};
  const char *blocked[] = {"currency", "EUR", "annual", "", NULL};
  const char *had[] = {"register", "14.00", NULL};
  const char *relation[] = {"PRICE_CLASS_DOMAIN_X_CURRENCY", "EUR", "PRICE_CLASS_DOMAIN_X_ANNUAL",
                            "200", NULL};
  const char *margin[] = {"margin_percent", "100", NULL};
  backorder_row *of = row_of(asked), *stored = row_of(had), *relations = row_of(relation);
  backorder_row *none = row_of(blocked), *settings = row_of(margin);
  backorder_table *table;
  backorder_cost_list *costs;
  backorder_price_list *list;
  backorder_str com = text("com"), eur_code = text("EUR");
  CHECK_OK(backorder_price_import_new(text("ispapi"), com, eur_code, of, NULL, stored, &table));
  CHECK(backorder_table_row_count(table) == 31);
  CHECK(cell_is(table, 0, "price", "15.00") && cell_is(table, 0, "stored", "14.00"));
  CHECK(number(table, 0, "differs") == 1 && number(table, 0, "is_loss") == 1);
  CHECK(cell_is(table, 1, "price", "25.00") && cell_is(table, 1, "whmcs_more", "5.00"));
  backorder_table_free(table);
  CHECK_OK(backorder_price_import_new(text("ispapi"), com, eur_code, none, NULL, NULL, &table));
  CHECK(backorder_table_row_count(table) == 1 && cell_is(table, 0, "left_out", "blocked"));
  backorder_table_free(table);
  CHECK_OK(backorder_premium_renewal_new(text("X"), eur_code, text("200"), relations, NULL, true,
                                         &table));
  CHECK(cell_is(table, 0, "decision", "with-class") && cell_is(table, 0, "price", "200.00"));
  backorder_table_free(table);
  CHECK_OK(backorder_premium_renewal_new(text("X"), eur_code, text("199"), relations, NULL, true,
                                         &table));
  CHECK(cell_is(table, 0, "reason", "premium-price-changed"));
  backorder_table_free(table);
  CHECK_OK(backorder_cost_list_new(&costs));
  CHECK_OK(backorder_price_list_new(&list));
  CHECK_OK(backorder_price_plan_new(costs, list, eur_code, settings, &table));
  CHECK(backorder_table_row_count(table) == 0);
  backorder_table_free(table);
  backorder_price_list_free(list);
  backorder_cost_list_free(costs);
  backorder_row_free(settings);
  backorder_row_free(none);
  backorder_row_free(relations);
  backorder_row_free(stored);
  backorder_row_free(of);
}

int main(void) {
  who_and_how_often();
  forms_of_whmcs();
  transfers();
  own_domains_and_terms();
  prices();
  return 0;
}
