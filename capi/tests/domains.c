/* The domain sync and renewals: what they plan, and every function with NULL, bad UTF-8, unknown
 * words and sizes that are wrong. */
#include "check.h"

#define E(name) BACKORDER_ERROR_##name
#define NOW (DROP_AT - 240 * HOUR)

static const backorder_str EMPTY = {NULL, 0};
static const backorder_str BAD_UTF8 = {"ex\xff.com", 7};

static void free_of_null(void) {
  backorder_domain_sync_free(NULL);
  backorder_sync_plan_free(NULL);
  backorder_renewal_plan_free(NULL);
  CHECK(backorder_sync_plan_looked_at(NULL) == 0);
  CHECK(backorder_sync_plan_change_count(NULL) == 0);
  CHECK(backorder_sync_plan_effect_count(NULL) == 0);
  CHECK(backorder_sync_plan_entry_count(NULL) == 0);
  CHECK(backorder_sync_plan_refused_count(NULL) == 0);
  CHECK(!backorder_sync_plan_is_due(NULL, true));
  CHECK(backorder_renewal_plan_step_count(NULL) == 0);
  CHECK(backorder_renewal_plan_reason(NULL).len == 0);
}

static void planned(void) {
  const char *billing = "[{\"id\": 7, \"domain\": \"a.com\", \"status\": \"Pending Transfer\","
                        " \"period\": 2, \"id_protection\": 1}]";
  backorder_row *settings, *answer;
  backorder_domain_sync *sync;
  backorder_sync_plan *plan;
  backorder_sync_change change;
  backorder_sync_effect effect;
  backorder_sync_entry entry;
  CHECK_OK(backorder_row_new(&settings));
  CHECK_OK(backorder_row_set_text(settings, text("renew_on_transfer"), text("com")));
  CHECK_OK(backorder_row_new(&answer));
  CHECK_OK(backorder_row_set_text(answer, text("domain"), text("a.com")));
  CHECK_OK(backorder_row_set_text(answer, text("status"), text("ACT")));
  CHECK_OK(backorder_row_set_text(answer, text("renewal_date"), text("2028-05-20 12:00:00")));
  CHECK_OK(backorder_row_set_null(answer, text("privacy")));
  CHECK_OK(backorder_domain_sync_new(text("openprovider"), settings, &sync));
  CHECK_OK(backorder_domain_sync_add_json(sync, text(billing), EMPTY));
  CHECK_OK(backorder_domain_sync_add_answer(sync, answer));
  CHECK_OK(backorder_sync_plan_new(sync, true, NOW, &plan));
  CHECK(backorder_sync_plan_looked_at(plan) == 1);
  CHECK(backorder_sync_plan_change_count(plan) == 3);
  CHECK_OK(backorder_sync_plan_change_at(plan, 2, sizeof change, &change));
  CHECK(change.id == 7 && is(change.domain, "a.com") && is(change.side, "billing"));
  CHECK(is(change.field, "next_due_date") && is(change.old, "0000-00-00"));
  CHECK(is(change.new_value, "2028-05-06") && is(change.reason, "due-empty"));
  CHECK(backorder_sync_plan_effect_count(plan) == 1);
  CHECK_OK(backorder_sync_plan_effect_at(plan, 0, sizeof effect, &effect));
  CHECK(effect.id == 7 && is(effect.kind, "renew") && effect.years == 2);
  CHECK(backorder_sync_plan_entry_count(plan) == 1);
  CHECK_OK(backorder_sync_plan_entry_at(plan, 0, sizeof entry, &entry));
  CHECK(is(entry.code, "privacy-not-supported") && is(entry.level, "notice"));
  CHECK(entry.detail.len == 0 && is(entry.domain, "a.com"));
  backorder_sync_plan_free(plan);
  backorder_domain_sync_free(sync);
  backorder_row_free(answer);
  backorder_row_free(settings);
}

static void refused(void) {
  backorder_row *row;
  backorder_domain_sync *sync;
  backorder_sync_plan *plan;
  backorder_sync_change change;
  backorder_sync_effect effect;
  backorder_sync_entry entry;
  backorder_sync_refusal refusal;
  backorder_str view;
  CHECK_OK(backorder_row_new(&row));
  CHECK_RESULT(backorder_domain_sync_new(EMPTY, NULL, &sync), E(SYNC_SETTING_INVALID));
  CHECK(sync == NULL);
  CHECK_RESULT(backorder_domain_sync_new(BAD_UTF8, NULL, &sync), E(UTF8_INVALID));
  CHECK_RESULT(backorder_domain_sync_new(text("cnr"), NULL, NULL), E(NULL_POINTER));
  CHECK_OK(backorder_row_set_text(row, text("due"), text("soon")));
  CHECK_RESULT(backorder_domain_sync_new(text("cnr"), row, &sync), E(SYNC_SETTING_INVALID));
  CHECK(is(backorder_last_error_subject(), "due"));
  CHECK_OK(backorder_domain_sync_new(text("openprovider"), NULL, &sync));
  CHECK_RESULT(backorder_domain_sync_add_billing(NULL, row), E(NULL_POINTER));
  CHECK_RESULT(backorder_domain_sync_add_billing(sync, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_domain_sync_add_answer(NULL, row), E(NULL_POINTER));
  CHECK_RESULT(backorder_domain_sync_add_answer(sync, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_domain_sync_add_json(NULL, EMPTY, EMPTY), E(NULL_POINTER));
  CHECK_RESULT(backorder_domain_sync_add_json(sync, text("{}"), EMPTY), E(DOMAIN_ROW_INVALID));
  CHECK_RESULT(backorder_domain_sync_add_json(sync, EMPTY, BAD_UTF8), E(UTF8_INVALID));
  CHECK_RESULT(backorder_sync_plan_new(NULL, false, NOW, &plan), E(NULL_POINTER));
  CHECK_RESULT(backorder_sync_plan_new(sync, false, NOW, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_sync_plan_new(sync, false, INT64_MAX, &plan), E(TIME_RANGE));
  CHECK_OK(backorder_domain_sync_add_billing(sync, row));
  CHECK_OK(backorder_domain_sync_add_answer(sync, row));
  CHECK_OK(backorder_domain_sync_add_json(sync, EMPTY, EMPTY));
  CHECK_OK(backorder_sync_plan_new(sync, false, NOW, &plan));
  CHECK(backorder_sync_plan_refused_count(plan) == 2);
  CHECK_OK(backorder_sync_plan_refused_at(plan, 0, sizeof refusal, &refusal));
  CHECK(is(refusal.domain, "row 1") && is(refusal.reason, "unreadable"));
  CHECK_RESULT(backorder_sync_plan_refused_at(plan, 2, sizeof refusal, &refusal), E(INDEX_INVALID));
  CHECK_RESULT(backorder_sync_plan_refused_at(plan, 0, 1, &refusal), E(SIZE_INVALID));
  CHECK_RESULT(backorder_sync_plan_change_at(plan, 0, sizeof change, &change), E(INDEX_INVALID));
  CHECK_RESULT(backorder_sync_plan_change_at(plan, 0, 1, &change), E(SIZE_INVALID));
  CHECK_RESULT(backorder_sync_plan_effect_at(plan, 0, sizeof effect, &effect), E(INDEX_INVALID));
  CHECK_RESULT(backorder_sync_plan_effect_at(plan, 0, 1, &effect), E(SIZE_INVALID));
  CHECK_RESULT(backorder_sync_plan_entry_at(plan, 0, sizeof entry, &entry), E(INDEX_INVALID));
  CHECK_RESULT(backorder_sync_plan_entry_at(plan, 0, 1, &entry), E(SIZE_INVALID));
  CHECK_RESULT(backorder_sync_plan_report(NULL, text("en"), false, &view), E(NULL_POINTER));
  CHECK_RESULT(backorder_sync_plan_report(plan, text("en"), false, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_sync_plan_report(plan, text("fr"), false, &view), E(SYNC_SETTING_INVALID));
  CHECK_OK(backorder_sync_plan_report(plan, text("de"), true, &view));
  CHECK(contains(view, "<div lang=\"de\">") && backorder_sync_plan_is_due(plan, false));
  backorder_sync_plan_free(plan);
  backorder_domain_sync_free(sync);
  backorder_row_free(row);
}

static void renewals(void) {
  backorder_row *row;
  backorder_str view;
  backorder_renewal_plan *renewal;
  CHECK_OK(backorder_row_new(&row));
  CHECK_RESULT(backorder_renewal_plan_new(NULL, NOW, &renewal), E(NULL_POINTER));
  CHECK_RESULT(backorder_renewal_plan_new(row, NOW, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_renewal_plan_new(row, NOW, &renewal), E(DOMAIN_ROW_INVALID));
  CHECK(is(backorder_last_error_subject(), "provider") && renewal == NULL);
  CHECK_OK(backorder_row_set_text(row, text("provider"), text("ispapi")));
  CHECK_OK(backorder_row_set_text(row, text("tld"), text("de")));
  CHECK_OK(backorder_row_set_text(row, text("expiry"), text("2027-05-20")));
  CHECK_RESULT(backorder_renewal_plan_new(row, INT64_MAX, &renewal), E(TIME_RANGE));
  CHECK_OK(backorder_renewal_plan_new(row, NOW, &renewal));
  CHECK(is(backorder_renewal_plan_reason(renewal), "window"));
  CHECK_RESULT(backorder_renewal_plan_step_at(renewal, 0, &view), E(INDEX_INVALID));
  CHECK_RESULT(backorder_renewal_plan_step_at(renewal, 0, NULL), E(NULL_POINTER));
  backorder_renewal_plan_free(renewal);
  CHECK_OK(backorder_row_set_text(row, text("tld"), text("com")));
  CHECK_OK(backorder_renewal_plan_new(row, NOW, &renewal));
  CHECK(backorder_renewal_plan_step_count(renewal) == 1);
  CHECK_OK(backorder_renewal_plan_step_at(renewal, 0, &view));
  CHECK(is(view, "renew 1"));
  backorder_renewal_plan_free(renewal);
  backorder_row_free(row);
}

int main(void) {
  free_of_null();
  planned();
  refused();
  renewals();
  return 0;
}
