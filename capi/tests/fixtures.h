/* One handle or struct of every type, for the calls that capi/tests/refusals.awk makes. */
#ifndef BACKORDER_TESTS_FIXTURES_H
#define BACKORDER_TESTS_FIXTURES_H

#include "check.h"

#define CSV "example.com;2027-01-13 19:00:00\nshop.net;2027-01-14 19:00:00\n"

static backorder_adoption_report *the_adoption_report;
static backorder_adoptions *the_adoptions;
static backorder_outcome *the_applications;
static backorder_answer *the_answer;
static backorder_book *the_book;
static backorder_catalog *the_catalog;
static backorder_command *the_command;
static backorder_commits *the_commits;
static backorder_connection *the_connection;
static backorder_conversation *the_conversation;
static backorder_cost_list *the_cost_list;
static backorder_decisions *the_decisions;
static backorder_domain_sync *the_domain_sync;
static backorder_drop_rules *the_drop_rules;
static backorder_droplist *the_droplist;
static backorder_engine *the_engine;
static backorder_errand *the_errand;
static backorder_dns_zone *the_dns_zone;
static backorder_exchange *the_exchange;
static backorder_explanation *the_explanation;
static backorder_forecast *the_forecast;
static backorder_form *the_form;
static backorder_history *the_history;
static backorder_image *the_image;
static backorder_import *the_import;
static backorder_job_plan *the_job_plan;
static backorder_limits *the_limits;
static backorder_margin *the_margin;
static backorder_name *the_name;
static backorder_outages *the_outages;
static backorder_outcome *the_outcome;
static backorder_page *the_page;
static backorder_pager *the_pager;
static backorder_policy *the_policy;
static backorder_price_list *the_price_list;
static backorder_query *the_query;
static backorder_reading *the_reading;
static backorder_records *the_records;
static backorder_refused *the_refused;
static backorder_renewal_plan *the_renewal_plan;
static backorder_round *the_round;
static backorder_row *the_row;
static backorder_rows *the_rows;
static backorder_statements *the_statements;
static backorder_statistics *the_statistics;
static backorder_store *the_store;
static backorder_sync_plan *the_sync_plan;
static backorder_table *the_table;
static backorder_text *the_text;
static backorder_undelivered *the_undelivered;
static backorder_zone *the_zone;
#ifdef BACKORDER_WITH_REGISTRAR
static backorder_cancel *the_cancel;
static backorder_download *the_download;
static backorder_outcomes *the_outcomes;
static backorder_registrar *the_registrar;
#endif

static backorder_cost the_cost(void) {
  backorder_cost cost = {79500, {'E', 'U', 'R', 0}};
  return cost;
}

/* Structs that a caller fills. */
static void run_nothing(void *context, const backorder_statement *statement,
                        backorder_reply *reply) {
  (void)context;
  (void)statement;
  (void)reply;
}

static backorder_database database_value;
static backorder_listing listing_value;
static backorder_filter filter_value;
static backorder_contacts contacts_value;
static backorder_effect effect_value;
static backorder_facts facts_value;
static backorder_http_answer http_answer_value;
static backorder_reseller_funds reseller_funds_value;
static backorder_rate rate_value;
static backorder_job_run job_run_value;
static backorder_dated_name dated_name_value;
static backorder_coverage coverage_value;
static backorder_str str_value;
static backorder_str noted_value;
static uint64_t uint64_value;
static const int64_t int64_value = 1;
static const uint8_t uint8_value = 'x';

static const backorder_date the_date = {2027, 1, 13};
static const backorder_value value_value = {BACKORDER_VALUE_INT, 7, {NULL, 0}};
static const backorder_local the_local = {{2027, 1, 13}, 19, 0, 0};

static void make_values(void) {
  database_value.run = run_nothing;
  listing_value = listed(DROP_AT);
  filter_value.limit = 10;
  filter_value.order = BACKORDER_ORDER_NAME;
  facts_value.is_free = -1;
  reseller_funds_value.amount = the_cost();
  reseller_funds_value.deposit = the_cost();
  reseller_funds_value.credit = the_cost();
  rate_value.from = text("EUR");
  rate_value.to = text("EUR");
  rate_value.rate = text("1");
  job_run_value.job = BACKORDER_JOB_SYNC;
  job_run_value.at = BACKORDER_TIME_NONE;
  dated_name_value.name = text("example.com");
  dated_name_value.drop_at = DROP_AT;
  dated_name_value.finalization_at = BACKORDER_TIME_NONE;
  coverage_value.tld = text("com");
  str_value = text("com");
  noted_value = text("bo-42.1.submit-application.1.");
  uint64_value = 42;
}

static void make_rules(void) {
  CHECK_OK(backorder_policy_new(&the_policy));
  CHECK_OK(backorder_price_list_new(&the_price_list));
  CHECK_OK(backorder_cost_list_new(&the_cost_list));
  CHECK_OK(backorder_drop_rules_new_builtin(&the_drop_rules));
  CHECK_OK(backorder_zone_new(text("Europe/Berlin"), &the_zone));
  CHECK_OK(backorder_name_new(text("Stra\xc3\x9f\x65.com"), NULL, 0, &the_name));
  CHECK_OK(backorder_margin_new(text("EUR"), &the_margin));
  CHECK_OK(backorder_job_plan_new(&the_job_plan));
  CHECK_OK(backorder_outages_new(&the_outages));
  CHECK_OK(backorder_catalog_new(BACKORDER_LANGUAGE_ENGLISH, text(""), &the_catalog));
  CHECK_OK(backorder_money_text(eur(999), &the_text));
  CHECK_OK(backorder_transitions_new(&the_table));
}

/* A book with backorder 42 of client 7, about to be applied for. */
static void make_book(void) {
  const int64_t now = DROP_AT - HOUR;
  backorder_decisions *decisions;
  the_engine = new_engine();
  CHECK_OK(backorder_book_new(&the_book));
  CHECK_OK(backorder_reading_new(the_book, 7, now, &the_reading));
  CHECK_OK(backorder_engine_set_account(the_engine, the_book, the_reading, eur(10000), eur(0),
                                        text("none"), NULL, 0, now, &decisions));
  backorder_decisions_free(decisions);
  CHECK_OK(backorder_engine_place(the_engine, the_book, 42, 7, text("example.com"),
                                  BACKORDER_KIND_FULL, &listing_value, now, &decisions));
  backorder_decisions_free(decisions);
  CHECK_OK(backorder_engine_cycle(the_engine, the_book, now, &the_decisions));
  CHECK(backorder_decisions_count(the_decisions) > 0);
  CHECK_OK(backorder_commits_new(the_engine, the_book, the_decisions, now, &the_commits));
  CHECK_OK(backorder_store_new(BACKORDER_DIALECT_SQLITE, text("bo_"), &the_store));
  CHECK_OK(backorder_store_due(the_store, now, 10, &the_statements));
  CHECK_OK(backorder_round_new(the_engine, the_store, the_statements, &the_round));
  CHECK_OK(backorder_rows_new(&the_rows));
  CHECK_OK(backorder_row_new(&the_row));
  CHECK_OK(backorder_book_load(the_book, the_rows, &the_refused));
  CHECK_OK(backorder_records_new(the_book, NULL, &the_records));
  CHECK_OK(backorder_undelivered_new(the_book, &the_undelivered));
  CHECK_OK(backorder_explanation_new(the_engine, the_book, 42, NULL, now, &the_explanation));
  CHECK_OK(backorder_forecast_new_of_client(the_engine, the_book, 7, NULL, now, 86400,
                                            &the_forecast));
  CHECK_OK(backorder_history_new(text("example.com"), &the_history));
  CHECK_OK(backorder_outcome_new_applications(&the_applications));
  CHECK_OK(backorder_outcome_new_application(text("10700"), text("OPEN"), &the_outcome));
  CHECK_OK(backorder_adoptions_new(text("UTC"), BACKORDER_AMBIGUOUS_EARLIER, &the_adoptions));
  CHECK_OK(backorder_engine_adopt(the_engine, the_book, the_adoptions, now, &the_adoption_report));
}

/* The test system of ISPAPI, and the effect that the book asks for. */
static void make_registrar(void) {
  static const char answer[] = "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\n"
                               "PROPERTY[DOMAIN][0]=a.com\nPROPERTY[DOMAIN][1]=b.com\n"
                               "PROPERTY[FIRST][0]=0\nPROPERTY[LAST][0]=1\n"
                               "PROPERTY[COUNT][0]=2\nPROPERTY[LIMIT][0]=2\n"
                               "PROPERTY[TOTAL][0]=3\nEOF\n";
  contacts_value.owner = text("P-1");
  contacts_value.admin = text("P-1");
  contacts_value.tech = text("P-1");
  contacts_value.billing = text("P-1");
  http_answer_value.status = 200;
  http_answer_value.body = (const uint8_t *)answer;
  http_answer_value.size = sizeof answer - 1;
  for (size_t i = 0; i < backorder_decisions_count(the_decisions); i++) {
    backorder_decision decision;
    CHECK_OK(backorder_decisions_at(the_decisions, i, sizeof decision, &decision));
    if (decision.effect_count == 0) continue;
    CHECK_OK(backorder_decisions_effect_at(the_decisions, i, 0, sizeof effect_value,
                                           &effect_value));
  }
  CHECK(effect_value.kind == BACKORDER_EFFECT_SUBMIT_APPLICATION);
  CHECK_OK(backorder_connection_new(BACKORDER_PLATFORM_ISPAPI, true, text("test.user"),
                                    text("test.passw0rd"), &the_connection));
  CHECK_OK(backorder_command_new(text("QueryDomainList"), &the_command));
  CHECK_OK(backorder_dns_zone_new(text("example.com"), BACKORDER_PLATFORM_ISPAPI, &the_dns_zone));
  CHECK_OK(backorder_form_new(the_connection, the_command, &the_form));
  CHECK_OK(backorder_errand_new(&effect_value, &contacts_value, BACKORDER_PLATFORM_ISPAPI,
                                &the_errand));
  CHECK_OK(backorder_connection_answer(the_connection, the_command, &http_answer_value,
                                       &the_answer));
  CHECK_OK(backorder_limits_new(&the_limits));
  CHECK_OK(backorder_conversation_new(the_connection, NULL, &the_conversation));
  CHECK_OK(backorder_exchange_new(the_conversation, the_command, 0, &the_exchange));
  CHECK_OK(backorder_pager_new(the_command, text("DOMAIN"), 0, &the_pager));
#ifdef BACKORDER_WITH_REGISTRAR
  /* Nobody is there: what is not refused before it is sent fails at once. */
  backorder_connection *nowhere;
  CHECK_OK(backorder_connection_new(BACKORDER_PLATFORM_ISPAPI, true, text("test.user"),
                                    text("test.passw0rd"), &nowhere));
  CHECK_OK(backorder_connection_set(nowhere, BACKORDER_PART_ENDPOINT, text("http://127.0.0.1:9/")));
  CHECK_OK(backorder_registrar_new(nowhere, NULL, &the_registrar));
  CHECK_OK(backorder_cancel_new(&the_cancel));
  CHECK_OK(backorder_download_new(text("http://127.0.0.1:9/"), text("/nowhere/list.zip"), NULL,
                                  &the_download));
  CHECK_OK(backorder_outcomes_new(the_registrar, 2, &the_outcomes));
  backorder_connection_free(nowhere);
#endif
}

static void make_lists(void) {
  const int64_t now = DROP_AT - 240 * HOUR;
  backorder_row *settings;
  CHECK_OK(backorder_import_new(now, &the_import));
  CHECK_OK(backorder_import_feed(the_import, (const uint8_t *)CSV, strlen(CSV)));
  CHECK_OK(backorder_import_finish(the_import, NULL, &the_image));
  CHECK_OK(backorder_droplist_open(backorder_image_data(the_image), backorder_image_size(the_image),
                                   &the_droplist));
  CHECK_OK(backorder_query_new(&the_query));
  CHECK_OK(backorder_droplist_search(the_droplist, the_query, &the_page));
  CHECK_OK(backorder_statistics_new(the_droplist, text("UTC"), now, &the_statistics));
  CHECK_OK(backorder_row_new(&settings));
  CHECK_OK(backorder_domain_sync_new(text("ispapi"), settings, &the_domain_sync));
  CHECK_OK(backorder_sync_plan_new(the_domain_sync, true, now, &the_sync_plan));
  CHECK_OK(backorder_row_set_text(settings, text("provider"), text("ispapi")));
  CHECK_OK(backorder_row_set_text(settings, text("tld"), text("com")));
  CHECK_OK(backorder_row_set_text(settings, text("expiry"), text("2027-01-13")));
  CHECK_OK(backorder_renewal_plan_new(settings, now, &the_renewal_plan));
  backorder_row_free(settings);
}

static void make_fixtures(void) {
  make_values();
  make_rules();
  make_book();
  make_registrar();
  make_lists();
}

static void free_fixtures(void) {
  backorder_adoption_report_free(the_adoption_report);
  backorder_adoptions_free(the_adoptions);
  backorder_outcome_free(the_applications);
  backorder_answer_free(the_answer);
  backorder_book_free(the_book);
  backorder_command_free(the_command);
  backorder_connection_free(the_connection);
  backorder_errand_free(the_errand);
  backorder_dns_zone_free(the_dns_zone);
  backorder_form_free(the_form);
  backorder_catalog_free(the_catalog);
  backorder_commits_free(the_commits);
  backorder_cost_list_free(the_cost_list);
  backorder_decisions_free(the_decisions);
  backorder_domain_sync_free(the_domain_sync);
  backorder_drop_rules_free(the_drop_rules);
  backorder_engine_free(the_engine);
  backorder_explanation_free(the_explanation);
  backorder_forecast_free(the_forecast);
  backorder_history_free(the_history);
  backorder_import_free(the_import);
  backorder_job_plan_free(the_job_plan);
  backorder_limits_free(the_limits);
  backorder_conversation_free(the_conversation);
  backorder_exchange_free(the_exchange);
  backorder_pager_free(the_pager);
  backorder_margin_free(the_margin);
  backorder_name_free(the_name);
  backorder_outages_free(the_outages);
  backorder_outcome_free(the_outcome);
  backorder_page_free(the_page);
  backorder_droplist_free(the_droplist);
  backorder_image_free(the_image);
  backorder_policy_free(the_policy);
  backorder_price_list_free(the_price_list);
  backorder_query_free(the_query);
  backorder_reading_free(the_reading);
  backorder_records_free(the_records);
  backorder_refused_free(the_refused);
  backorder_renewal_plan_free(the_renewal_plan);
  backorder_round_free(the_round);
  backorder_row_free(the_row);
  backorder_rows_free(the_rows);
  backorder_statements_free(the_statements);
  backorder_statistics_free(the_statistics);
  backorder_store_free(the_store);
  backorder_sync_plan_free(the_sync_plan);
  backorder_table_free(the_table);
  backorder_text_free(the_text);
  backorder_undelivered_free(the_undelivered);
  backorder_zone_free(the_zone);
#ifdef BACKORDER_WITH_REGISTRAR
  backorder_cancel_free(the_cancel);
  backorder_download_free(the_download);
  backorder_outcomes_free(the_outcomes);
  backorder_registrar_free(the_registrar);
#endif
}

#endif
