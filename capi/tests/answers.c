/* What the library answers besides decisions: amounts, names, zones, settings, lists, reports. */
#include "fixtures.h"

#define E(name) BACKORDER_ERROR_##name
#define NOW (DROP_AT - HOUR)

static int text_is(backorder_text *made, const char *expected) {
  int same = is(backorder_text_view(made), expected);
  if (!same) {
    backorder_str view = backorder_text_view(made);
    fprintf(stderr, "\"%.*s\" is not \"%s\"\n", (int)view.len, view.data, expected);
  }
  backorder_text_free(made);
  return same;
}

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

static void amounts(void) {
  backorder_money sum, usd = {100, {'U', 'S', 'D', 0}};
  backorder_text *made;
  int32_t order;
  bool is_offered;
  CHECK_OK(backorder_money_plus(eur(999), eur(1), &sum));
  CHECK(sum.amount_minor == 1000);
  CHECK_OK(backorder_money_minus(eur(1), eur(3), &sum));
  CHECK(sum.amount_minor == -2);
  CHECK_OK(backorder_money_negated(sum, &sum));
  CHECK(sum.amount_minor == 2);
  CHECK_RESULT(backorder_money_plus(eur(1), usd, &sum), E(CURRENCY_MISMATCH));
  CHECK_RESULT(backorder_money_plus(eur(INT64_MAX), eur(1), &sum), E(AMOUNT_OVERFLOW));
  CHECK_RESULT(backorder_money_negated(eur(INT64_MIN), &sum), E(AMOUNT_OVERFLOW));
  CHECK_OK(backorder_money_compare(eur(1), eur(2), &order));
  CHECK(order == -1);
  CHECK_OK(backorder_money_compare(eur(INT64_MAX), eur(INT64_MIN), &order));
  CHECK(order == 1);
  CHECK_RESULT(backorder_money_compare(eur(1), usd, &order), E(CURRENCY_MISMATCH));
  CHECK_OK(backorder_money_text(eur(-5), &made));
  CHECK(text_is(made, "-0.05"));
  CHECK_OK(backorder_money_format(eur(123456), text(""), text(" EUR"), BACKORDER_STYLE_DOT, &made));
  CHECK(text_is(made, "1.234,56 EUR"));
  CHECK_RESULT(backorder_money_format(eur(1), text(""), text(""), 5, &made), E(AMOUNT_INVALID));
  CHECK(made == NULL);
  CHECK_OK(backorder_tax_charge(text("19"), eur(1000), &usd, &sum));
  CHECK(usd.amount_minor == 1000 && sum.amount_minor == 190);
  CHECK_RESULT(backorder_tax_charge(text("many"), eur(1000), &usd, &sum), E(TAX_INVALID));
  CHECK_OK(backorder_money_parse_term_fee(text("-1.00"), text("EUR"), &is_offered, &sum));
  CHECK(!is_offered && sum.amount_minor == 0);
  CHECK_OK(backorder_money_parse_term_fee(text("7.50"), text("EUR"), &is_offered, &sum));
  CHECK(is_offered && sum.amount_minor == 750);
  CHECK_RESULT(backorder_money_parse_term_fee(text("-2"), text("EUR"), &is_offered, &sum),
               E(PRICE_NEGATIVE));
}

static void costs(void) {
  backorder_cost cost, other;
  backorder_money money;
  backorder_text *made;
  backorder_margin *margin;
  backorder_rate rate = {text("USD"), text("EUR"), text("0.9")};
  CHECK_OK(backorder_cost_parse(text("7.9501"), text("USD"), &cost));
  CHECK(cost.amount_ten_thousandths == 79501);
  CHECK_RESULT(backorder_cost_parse(text("7.95001"), text("USD"), &cost), E(AMOUNT_PRECISION));
  CHECK_OK(backorder_cost_plus(cost, cost, &other));
  CHECK(other.amount_ten_thousandths == 159002);
  CHECK_OK(backorder_cost_minus(other, cost, &other));
  CHECK_OK(backorder_cost_times(other, 3, &other));
  CHECK(other.amount_ten_thousandths == 238503);
  CHECK_OK(backorder_cost_text(other, &made));
  CHECK(text_is(made, "23.8503"));
  CHECK_OK(backorder_cost_to_money(cost, &money));
  CHECK(money.amount_minor == 796);
  CHECK_OK(backorder_cost_of_term(cost, cost, 2, &cost, &other));
  CHECK(cost.amount_ten_thousandths == 238503 && other.amount_ten_thousandths == 318004);
  CHECK_RESULT(backorder_cost_of_term(cost, cost, 11, &cost, &other), E(TERM_INVALID));
  CHECK_OK(backorder_rate_convert(&rate, text("10"), &made));
  CHECK(text_is(made, "9"));
  CHECK_OK(backorder_cost_parse(text("10"), text("USD"), &cost));
  CHECK_OK(backorder_margin_new(text("EUR"), &margin));
  CHECK_OK(backorder_margin_add(margin, eur(2000), cost, &rate));
  CHECK_OK(backorder_margin_add(margin, eur(2000), the_cost(), NULL));
  CHECK_RESULT(backorder_margin_add(margin, eur(2000), cost, NULL), E(CURRENCY_MISMATCH));
  CHECK_OK(backorder_margin_text(margin, &made));
  CHECK(text_is(made, "23.05"));
  backorder_margin_free(margin);
}

static void names(void) {
  backorder_name *name;
  backorder_name_parts parts;
  backorder_name_change change;
  backorder_text *made;
  bool has_lite;
  backorder_str tlds[] = {text("co.uk"), text("uk")};
  CHECK_OK(backorder_name_new(text("B\xc3\xbc\x63her.co.uk"), tlds, 2, &name));
  CHECK_OK(backorder_name_get(name, sizeof parts, &parts));
  CHECK(is(parts.ace, "xn--bcher-kva.co.uk") && is(parts.tld, "co.uk") && parts.is_idn);
  CHECK(is(parts.label, "xn--bcher-kva") && is(parts.unicode, "b\xc3\xbc\x63her.co.uk"));
  CHECK(parts.characters == 6 && parts.change_count == 0);
  CHECK_RESULT(backorder_name_change_at(name, 0, sizeof change, &change), E(INDEX_INVALID));
  backorder_name_free(name);
  CHECK_RESULT(backorder_name_new(text("example.com"), tlds, 2, &name), E(TLD_UNKNOWN));
  CHECK(name == NULL);
  CHECK_OK(backorder_name_change_at(the_name, 0, sizeof change, &change));
  CHECK(change.from == 0xdf && is(change.to, "ss"));
  CHECK_OK(backorder_idn_to_ace(text("b\xc3\xbc\x63her"), &made));
  CHECK(text_is(made, "xn--bcher-kva"));
  CHECK_OK(backorder_idn_to_unicode(text("xn--bcher-kva.de"), &made));
  CHECK(text_is(made, "b\xc3\xbc\x63her.de"));
  CHECK_OK(backorder_tld_parse(text(".COM"), &made));
  CHECK(text_is(made, "com"));
  CHECK_OK(backorder_tld_has_lite(text("com"), &has_lite));
  CHECK(has_lite);
}

static void zones(void) {
  backorder_local local;
  backorder_text *made;
  int32_t offset;
  int64_t at, end;
  CHECK(is(backorder_zone_name(the_zone), "Europe/Berlin"));
  CHECK_OK(backorder_zone_offset_at(the_zone, DROP_AT, &offset));
  CHECK(offset == 3600);
  CHECK_OK(backorder_zone_to_local(the_zone, DROP_AT, &local));
  CHECK(local.date.year == 2027 && local.date.day == 13 && local.hour == 20);
  CHECK_OK(backorder_zone_resolve(the_zone, local, BACKORDER_AMBIGUOUS_REFUSED, &at));
  CHECK(at == DROP_AT);
  local.date.month = 3;
  local.date.day = 28;
  local.hour = 2;
  local.minute = 30;
  CHECK_RESULT(backorder_zone_resolve(the_zone, local, BACKORDER_AMBIGUOUS_REFUSED, &at),
               E(TIME_SKIPPED));
  local.hour = 24;
  CHECK_RESULT(backorder_zone_resolve(the_zone, local, BACKORDER_AMBIGUOUS_EARLIER, &at),
               E(TIME_RANGE));
  CHECK_OK(backorder_zone_day(the_zone, local.date, &at, &end));
  CHECK(end - at == 23 * HOUR);
  CHECK_OK(backorder_zone_next_change(the_zone, DROP_AT, INT64_C(86400) * 100, &at));
  CHECK_OK(backorder_time_text(at, &made));
  CHECK(text_is(made, "2027-03-28 01:00:00"));
  CHECK_OK(backorder_time_parse(text("2027-01-13 19:00:00"), &at));
  CHECK(at == DROP_AT);
  CHECK_OK(backorder_time_parse(text("0000-00-00 00:00:00"), &at));
  CHECK(at == BACKORDER_TIME_NONE);
}

static void settings(void) {
  backorder_policy *policy;
  backorder_schedule schedule;
  backorder_engine *engine;
  int64_t value, leads[] = {7200, 60};
  CHECK_OK(backorder_policy_new(&policy));
  CHECK_OK(backorder_policy_at(policy, BACKORDER_SETTING_FUNDING_LEAD, 0, &value));
  CHECK(value == 72 * HOUR);
  CHECK_OK(backorder_policy_set(policy, BACKORDER_SETTING_FUNDING_LEAD, 48 * HOUR));
  CHECK_OK(backorder_policy_schedule(policy, DROP_AT, BACKORDER_TIME_NONE, NOW, sizeof schedule,
                                     &schedule));
  CHECK(schedule.window_opens == DROP_AT - 48 * HOUR && schedule.deadline == DROP_AT);
  CHECK(schedule.submission_at == DROP_AT - 2 * HOUR);
  CHECK(schedule.phase == BACKORDER_PHASE_SUBMISSION);
  CHECK_OK(backorder_policy_set_list(policy, BACKORDER_SETTING_NOTICE_LEADS, leads, 2));
  CHECK(backorder_policy_count(policy, BACKORDER_SETTING_NOTICE_LEADS) == 2);
  CHECK(backorder_policy_count(policy, 9999) == 0);
  CHECK_OK(backorder_policy_set_list(policy, BACKORDER_SETTING_NOTICE_LEADS, NULL, 0));
  CHECK(backorder_policy_count(policy, BACKORDER_SETTING_NOTICE_LEADS) == 0);
  CHECK_RESULT(backorder_policy_set(policy, BACKORDER_SETTING_ABSENT_LISTS, 300),
               E(POLICY_INVALID));
  CHECK_RESULT(backorder_policy_set(policy, 0, 1), E(NUMBER_INVALID));
  CHECK_OK(backorder_policy_validate(policy));
  CHECK_OK(backorder_policy_set(policy, BACKORDER_SETTING_ASK_SPACING, 0));
  CHECK_RESULT(backorder_policy_validate(policy), E(POLICY_INVALID));
  CHECK(is(backorder_last_error_subject(), "ask_spacing"));
  CHECK_RESULT(backorder_engine_new(policy, the_price_list, the_drop_rules, &engine),
               E(POLICY_INVALID));
  backorder_policy_free(policy);
}

static void lists_of_words(void) {
  backorder_table *table;
  uint32_t found;
  backorder_value value;
  CHECK_OK(backorder_words_new(BACKORDER_LIST_STATUS, &table));
  CHECK(backorder_table_row_count(table) > 8 && backorder_table_column_count(table) == 3);
  CHECK(is(backorder_table_column(table, 1), "name") && backorder_table_column(table, 3).len == 0);
  CHECK(cell_is(table, 0, "name", "REQUESTED") && number(table, 0, "number") > 0);
  CHECK_RESULT(backorder_table_at(table, 99, 0, sizeof value, &value), E(INDEX_INVALID));
  CHECK_RESULT(backorder_table_at(table, 0, 3, sizeof value, &value), E(INDEX_INVALID));
  CHECK_RESULT(backorder_table_at(table, SIZE_MAX, SIZE_MAX, sizeof value, &value),
               E(INDEX_INVALID));
  CHECK_RESULT(backorder_table_get(table, 0, text("nam"), sizeof value, &value), E(INDEX_INVALID));
  backorder_table_free(table);
  CHECK(is(backorder_words_name(BACKORDER_LIST_STATUS, BACKORDER_STATUS_AUCTION_WON),
           "AUCTION-WON"));
  CHECK(backorder_words_sentence(BACKORDER_LIST_STATUS, BACKORDER_STATUS_AUCTION_WON).len > 10);
  CHECK(backorder_words_name(BACKORDER_LIST_STATUS, 77).len == 0);
  CHECK(backorder_words_name(77, 1).len == 0);
  CHECK_OK(backorder_words_number(BACKORDER_LIST_JOB, text("sync"), &found));
  CHECK(found == BACKORDER_JOB_SYNC);
  CHECK_RESULT(backorder_words_number(BACKORDER_LIST_EVENT, text("delete"), &found),
               E(NUMBER_INVALID));
  CHECK_OK(backorder_transitions_new(&table));
  CHECK(backorder_table_row_count(table) > 50);
  backorder_table_free(table);
  CHECK_OK(backorder_transition_check(text("x"), BACKORDER_STATUS_ACTIVE, text("delete")));
  CHECK_RESULT(backorder_transition_check(text("x"), BACKORDER_STATUS_PROCESSING, text("delete")),
               E(TRANSITION_REFUSED));
  bool is_terminal;
  CHECK_OK(backorder_status_is_terminal(BACKORDER_STATUS_FAILED, &is_terminal));
  CHECK(is_terminal);
  CHECK_RESULT(backorder_status_is_terminal(BACKORDER_STAGE_DELETED, &is_terminal),
               E(NUMBER_INVALID));
}

static void prices_and_windows(void) {
  backorder_price_list *prices;
  backorder_cost_list *list;
  backorder_table *table;
  backorder_text *reason;
  backorder_money price;
  backorder_cost cost;
  bool is_catchable;
  int64_t start, end;
  const backorder_date day = {2027, 1, 13};
  CHECK_OK(backorder_price_list_new(&prices));
  CHECK_OK(backorder_price_list_insert(prices, text("com"), BACKORDER_KIND_FULL, eur(999)));
  CHECK_OK(backorder_price_list_get(prices, text("com"), text("EUR"), BACKORDER_KIND_FULL, &price));
  CHECK(price.amount_minor == 999);
  CHECK_RESULT(
      backorder_price_list_get(prices, text("net"), text("EUR"), BACKORDER_KIND_FULL, &price),
      E(PRICE_MISSING));
  CHECK_OK(backorder_price_list_table(prices, &table));
  CHECK(backorder_table_row_count(table) == 1 && cell_is(table, 0, "kind", "FULL"));
  backorder_table_free(table);
  CHECK_OK(backorder_price_list_tariffs(prices, text("EUR"), &table));
  CHECK(number(table, 0, "full") == 999 && cell(table, 0, "lite").kind == BACKORDER_VALUE_NULL);
  backorder_table_free(table);
  backorder_price_list_free(prices);
  CHECK_OK(backorder_cost_list_new(&list));
  CHECK_OK(backorder_cost_list_insert(list, text("com"), BACKORDER_KIND_FULL, the_cost()));
  CHECK_OK(backorder_cost_list_get(list, text("com"), BACKORDER_KIND_FULL, &cost));
  CHECK(cost.amount_ten_thousandths == 79500);
  CHECK_RESULT(backorder_cost_list_get(list, text("net"), BACKORDER_KIND_FULL, &cost),
               E(PRICE_MISSING));
  backorder_cost_list_free(list);
  CHECK_OK(backorder_drop_rules_catchable(the_drop_rules, text("com"), DROP_AT, &is_catchable,
                                          &reason));
  CHECK(is_catchable && text_is(reason, ""));
  CHECK_OK(backorder_drop_rules_windows(the_drop_rules, text("com"), day, &table));
  CHECK(backorder_table_row_count(table) > 0);
  start = number(table, 0, "start");
  backorder_value kind = cell(table, 0, "kind");
  CHECK_OK(backorder_drop_rules_next_start(the_drop_rules, text("com"), kind.text, start, &end));
  CHECK(end == start);
  backorder_table_free(table);
  CHECK_OK(backorder_drop_rules_union(the_drop_rules, text("com"), day, &start, &end));
  CHECK(start <= end && start > DROP_AT - 24 * HOUR && end < DROP_AT + 24 * HOUR);
  CHECK_OK(backorder_drop_rules_rule(the_drop_rules, text("com"), day, &table));
  CHECK(backorder_table_row_count(table) == 1 && cell(table, 0, "registry").text.len > 0);
  backorder_table_free(table);
  CHECK_OK(backorder_drop_rules_tlds(the_drop_rules, &table));
  CHECK(backorder_table_row_count(table) > 10);
  backorder_table_free(table);
}

static void contents(void) {
  backorder_table *table;
  backorder_records *records;
  backorder_record record;
  backorder_filter filter = {7, true, NULL, 0, BACKORDER_ORDER_DROP_DATE, true, 0, 10};
  const uint32_t failed[] = {BACKORDER_STATUS_FAILED};
  int64_t due;
  uint64_t holder;
  uint32_t life;
  CHECK_OK(backorder_records_new(the_book, &filter, &records));
  CHECK(backorder_records_count(records) == 1 && backorder_records_total(records) == 1);
  CHECK_OK(backorder_records_at(records, 0, sizeof record, &record));
  CHECK(record.id == 42 && is(record.name, "example.com"));
  CHECK_RESULT(backorder_records_at(records, 1, sizeof record, &record), E(INDEX_INVALID));
  backorder_records_free(records);
  filter.statuses = failed;
  filter.status_count = 1;
  CHECK_OK(backorder_records_new(the_book, &filter, &records));
  CHECK(backorder_records_count(records) == 0);
  backorder_records_free(records);
  filter.limit = 0;
  CHECK_RESULT(backorder_records_new(the_book, &filter, &records), E(QUERY_INVALID));
  CHECK_OK(backorder_book_clients(the_book, &table));
  CHECK(backorder_table_row_count(table) == 1 && number(table, 0, "client") == 7);
  backorder_table_free(table);
  CHECK_OK(backorder_book_account(the_book, 7, &table));
  CHECK(number(table, 0, "credit") == 10000 && cell_is(table, 0, "currency", "EUR"));
  backorder_table_free(table);
  CHECK_RESULT(backorder_book_account(the_book, 8, &table), E(ACCOUNT_UNKNOWN));
  CHECK(table == NULL);
  CHECK_OK(backorder_book_claims(the_book, text("example.com"), &table));
  backorder_table_free(table);
  CHECK_OK(backorder_book_applications(the_book, text("example.com"), &table));
  CHECK(number(table, 0, "backorder") == 42);
  CHECK(cell(table, 0, "reference").kind == BACKORDER_VALUE_NULL);
  backorder_table_free(table);
  CHECK_RESULT(backorder_book_holder_of(the_book, text("10700"), &life, &holder),
               E(BACKORDER_UNKNOWN));
  CHECK_OK(backorder_book_due_of(the_book, 42, &due));
  CHECK(due != BACKORDER_TIME_NONE);
  CHECK_OK(backorder_book_lives(the_book, 42, &table));
  CHECK(number(table, 0, "life") == 1 && number(table, 0, "drop_at") == DROP_AT);
  CHECK(number(table, 0, "hold") == 999);
  backorder_table_free(table);
  CHECK_OK(backorder_book_effects(the_book, 42, &table));
  CHECK(cell_is(table, 0, "effect", "bo-42.1.submit-application.1."));
  CHECK(number(table, 0, "is_open") == 1);
  backorder_table_free(table);
  CHECK_OK(backorder_engine_moving(the_engine, the_book, 7, &table));
  backorder_table_free(table);
  CHECK_OK(backorder_book_counts(the_book, NULL, NULL, NOW, &table));
  CHECK(cell_is(table, 0, "group", "status") && cell_is(table, 0, "key", "REQUESTED"));
  backorder_table_free(table);
}

static void explained(void) {
  backorder_catalog *german, *own;
  backorder_table *table;
  backorder_text *made;
  CHECK_OK(backorder_explanation_sentences(the_explanation, the_catalog, NULL, &table));
  CHECK(backorder_table_row_count(table) > 1 && cell_is(table, 0, "part", "because"));
  CHECK(cell(table, 0, "text").text.len > 10);
  backorder_table_free(table);
  CHECK_OK(backorder_explanation_arguments(the_explanation, &table));
  CHECK(backorder_table_row_count(table) > 0);
  backorder_table_free(table);
  CHECK_OK(backorder_catalog_new(BACKORDER_LANGUAGE_GERMAN, text(""), &german));
  CHECK_OK(backorder_explanation_text(the_explanation, german, the_zone, &made));
  CHECK(contains(backorder_text_view(made), "Europe/Berlin"));
  backorder_text_free(made);
  backorder_catalog_free(german);
  CHECK_OK(backorder_catalog_new(BACKORDER_LANGUAGE_ENGLISH, text("own-word = Hello"), &own));
  backorder_catalog_free(own);
  CHECK_RESULT(backorder_catalog_new(BACKORDER_LANGUAGE_ENGLISH, text("nobody = Hello"), &own),
               E(CATALOG_INVALID));
  CHECK_OK(backorder_engine_timetable(the_engine, the_book, 42, NOW, &table));
  CHECK(backorder_table_row_count(table) > 0 && cell(table, 0, "name").text.len > 0);
  backorder_table_free(table);
}

static void forecasts(void) {
  const backorder_table *days = backorder_forecast_days(the_forecast);
  backorder_cost_list *list;
  backorder_forecast *forecast;
  CHECK(backorder_table_row_count(days) == 0);
  CHECK(backorder_table_row_count(backorder_forecast_notes(the_forecast)) == 0);
  CHECK(backorder_forecast_days(NULL) == NULL && backorder_forecast_notes(NULL) == NULL);
  CHECK_OK(backorder_cost_list_new(&list));
  CHECK_OK(backorder_forecast_new_of_reseller(the_book, list, &rate_value, 1, &reseller_funds_value,
                                              NOW, 86400, &forecast));
  CHECK(cell_is(backorder_forecast_notes(forecast), 0, "note", "without-cost"));
  backorder_forecast_free(forecast);
  CHECK_OK(backorder_cost_list_insert(list, text("com"), BACKORDER_KIND_FULL, the_cost()));
  CHECK_OK(backorder_forecast_new_of_reseller(the_book, list, NULL, 0, &reseller_funds_value, NOW,
                                              86400, &forecast));
  days = backorder_forecast_days(forecast);
  CHECK(cell_is(days, 0, "day", "2027-01-13") && number(days, 0, "backorders") == 1);
  CHECK(number(days, 0, "is_short") == 0);
  backorder_forecast_free(forecast);
  backorder_cost_list_free(list);
}

static void jobs_and_outages(void) {
  backorder_table *table;
  backorder_text *made;
  backorder_job_plan *plan;
  backorder_outages *outages;
  backorder_statements *statements;
  backorder_job_run run = {BACKORDER_JOB_BATCH, NOW};
  backorder_str times[] = {text("03:30")};
  int64_t at;
  bool is_news;
  CHECK_OK(backorder_job_plan_due(the_job_plan, NOW, &run, 1, &table));
  CHECK(backorder_table_row_count(table) == 2 && cell_is(table, 0, "name", "import"));
  backorder_table_free(table);
  CHECK_OK(backorder_job_plan_new_of(times, 1, times, 1, 15, 300, &plan));
  CHECK_OK(backorder_job_plan_next(plan, BACKORDER_JOB_BATCH, NOW, &at));
  CHECK(at == NOW + 900);
  CHECK_OK(backorder_job_plan_slot(plan, BACKORDER_JOB_IMPORT, NOW, &at));
  CHECK(at % 86400 == 12600 && at < NOW);
  CHECK_OK(backorder_job_plan_crontab(plan, the_zone, NOW, &table));
  CHECK(cell_is(table, 0, "schedule", "30 4 * * *"));
  backorder_table_free(table);
  CHECK_OK(backorder_job_plan_warning(plan, the_zone, NOW, &made));
  CHECK(contains(backorder_text_view(made), "2027-03-28"));
  backorder_text_free(made);
  backorder_job_plan_free(plan);
  CHECK_RESULT(backorder_job_plan_new_of(times, 1, times, 1, 7, 300, &plan), E(POLICY_INVALID));
  CHECK_OK(backorder_outages_new(&outages));
  CHECK_OK(backorder_outages_not_answered(outages, BACKORDER_UPSTREAM_REGISTRAR, NOW, &is_news));
  CHECK(is_news);
  CHECK_OK(backorder_outages_alerts(outages, the_policy, NOW + 1799, NULL, NULL, &table));
  CHECK(backorder_table_row_count(table) == 0);
  backorder_table_free(table);
  CHECK_OK(backorder_outages_alerts(outages, the_policy, NOW + 1800, the_catalog, NULL, &table));
  CHECK(number(table, 0, "since") == NOW && cell(table, 0, "text").text.len > 10);
  backorder_table_free(table);
  CHECK_OK(backorder_outages_table(outages, NULL, NULL, &table));
  CHECK(number(table, 0, "alerted_at") == NOW + 1800);
  CHECK(cell(table, 0, "text").kind == BACKORDER_VALUE_NULL);
  backorder_table_free(table);
  CHECK_OK(backorder_store_put_outage(the_store, outages, BACKORDER_UPSTREAM_REGISTRAR,
                                      &statements));
  CHECK(backorder_statements_count(statements) == 2);
  backorder_statements_free(statements);
  CHECK_OK(backorder_outages_answered(outages, BACKORDER_UPSTREAM_REGISTRAR, &is_news));
  CHECK(is_news);
  CHECK_OK(backorder_store_put_outage(the_store, outages, BACKORDER_UPSTREAM_REGISTRAR,
                                      &statements));
  CHECK(backorder_statements_count(statements) == 1);
  backorder_statements_free(statements);
  backorder_outages_free(outages);
}

static void stores_and_lists(void) {
  backorder_statements *statements;
  backorder_table *table;
  const uint64_t clients[] = {7, 8};
  CHECK(backorder_schema_version() > 0);
  CHECK_OK(backorder_store_upgrade(the_store, backorder_schema_version(), &statements));
  CHECK(backorder_statements_count(statements) == 0);
  backorder_statements_free(statements);
  CHECK_RESULT(backorder_store_upgrade(the_store, 9999, &statements), E(QUERY_INVALID));
  CHECK_OK(backorder_store_lease(the_store, clients, 2, text("one"), NOW, NOW + 60, &statements));
  CHECK(backorder_statements_count(statements) == 1);
  backorder_statements_free(statements);
  CHECK_OK(backorder_store_lease(the_store, NULL, 0, text("one"), NOW, NOW + 60, &statements));
  CHECK(backorder_statements_count(statements) == 0);
  backorder_statements_free(statements);
  CHECK_OK(backorder_store_requeue(the_store, clients, 2, NOW, &statements));
  backorder_statements_free(statements);
  CHECK_OK(backorder_store_set_policy(the_store, the_policy, &statements));
  CHECK(backorder_statements_count(statements) == 2);
  backorder_statements_free(statements);
  CHECK_OK(backorder_droplist_difference(NULL, the_droplist, &table));
  CHECK(backorder_table_row_count(table) == 2 && cell_is(table, 0, "change", "added"));
  CHECK(cell(table, 0, "was").kind == BACKORDER_VALUE_NULL && number(table, 0, "is") == DROP_AT);
  backorder_table_free(table);
  CHECK_OK(backorder_droplist_difference(the_droplist, the_droplist, &table));
  CHECK(backorder_table_row_count(table) == 0);
  backorder_table_free(table);
  CHECK_OK(backorder_droplist_covered(the_droplist, &table));
  CHECK(cell_is(table, 0, "tld", "com") && number(table, 0, "names") == 1);
  backorder_table_free(table);
  CHECK_OK(backorder_droplist_rows(the_droplist, 1, 10, &table));
  CHECK(backorder_table_row_count(table) == 1 && cell_is(table, 0, "name", "shop.net"));
  backorder_table_free(table);
  CHECK_OK(backorder_page_offers(the_page, the_engine, the_book, 7, text("EUR"), &table));
  CHECK(number(table, 0, "full") == 999 && number(table, 0, "backorder") == 42);
  CHECK(cell(table, 1, "full").kind == BACKORDER_VALUE_NULL);
  backorder_table_free(table);
  CHECK_OK(backorder_history_table(the_history, &table));
  CHECK(backorder_table_row_count(table) == 0 && backorder_table_column_count(table) == 13);
  backorder_table_free(table);
}

int main(void) {
  make_fixtures();
  amounts();
  costs();
  names();
  zones();
  settings();
  lists_of_words();
  prices_and_windows();
  contents();
  explained();
  forecasts();
  jobs_and_outages();
  stores_and_lists();
  free_fixtures();
  return 0;
}
