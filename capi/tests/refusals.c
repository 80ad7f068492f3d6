/* Every function with NULL, bad UTF-8, lengths of zero, unknown numbers and sizes that are wrong:
 * refused by number, and nothing changes. */
#include "refusals.h"

static void views(void) {
  CHECK(backorder_last_error_code() == BACKORDER_OK);
  CHECK(backorder_last_error_message().len == 0 && backorder_last_error_message().data != NULL);
  CHECK(backorder_last_error_subject().len == 0);
  CHECK(is(backorder_result_name(BACKORDER_OK), "ok"));
  CHECK(is(backorder_result_name(E(NULL_POINTER)), "null-pointer"));
  CHECK(is(backorder_result_name(E(FUNDS_SHORT)), "funds-short"));
  CHECK(backorder_result_name(12345).len == 0);
  CHECK(is(backorder_version(), BACKORDER_VERSION));
  CHECK(backorder_version_number() == BACKORDER_VERSION_NUMBER);
  CHECK(backorder_str_of(NULL).len == 0 && backorder_str_of("").len == 0);
  CHECK(backorder_str_of("abc").len == 3);
}

static void free_of_null(void) {
  backorder_adoptions_free(NULL);
  backorder_adoption_report_free(NULL);
  backorder_undelivered_free(NULL);
  CHECK(backorder_adoption_report_taken_count(NULL) == 0);
  CHECK(backorder_adoption_report_refused_count(NULL) == 0);
  CHECK(backorder_adoption_report_decisions(NULL) == NULL);
  CHECK(backorder_undelivered_count(NULL) == 0);
  backorder_book_free(NULL);
  backorder_commits_free(NULL);
  backorder_statements_free(NULL);
  backorder_store_free(NULL);
  backorder_rows_free(NULL);
  backorder_refused_free(NULL);
  backorder_decisions_free(NULL);
  backorder_drop_rules_free(NULL);
  backorder_droplist_free(NULL);
  backorder_engine_free(NULL);
  backorder_image_free(NULL);
  backorder_import_free(NULL);
  backorder_outcome_free(NULL);
  backorder_page_free(NULL);
  backorder_policy_free(NULL);
  backorder_price_list_free(NULL);
  backorder_query_free(NULL);
  backorder_row_free(NULL);
  backorder_statistics_free(NULL);
  CHECK(backorder_droplist_count(NULL) == 0 && backorder_droplist_id(NULL) == 0);
  CHECK(backorder_image_data(NULL) == NULL && backorder_image_size(NULL) == 0);
  CHECK(backorder_page_total(NULL) == 0 && backorder_page_count(NULL) == 0);
  CHECK(backorder_book_count(NULL) == 0);
  CHECK(backorder_commits_count(NULL) == 0);
  CHECK(backorder_statements_count(NULL) == 0);
  CHECK(backorder_refused_count(NULL) == 0);
  CHECK(backorder_decisions_count(NULL) == 0);
}

static void money(void) {
  backorder_money out = eur(1);
  backorder_money nowhere = {1, {'E', 'U', 'R', 'O'}};
  uint32_t scale;
  CHECK_RESULT(backorder_money_parse(text("1.00"), text("EUR"), NULL), E(NULL_POINTER));
  CHECK(is(backorder_last_error_subject(), "out"));
  CHECK_RESULT(backorder_money_parse(NULL_TEXT, text("EUR"), &out), E(NULL_POINTER));
  CHECK_RESULT(backorder_money_parse(BAD_UTF8, text("EUR"), &out), E(UTF8_INVALID));
  CHECK_RESULT(backorder_money_parse(EMPTY, text("EUR"), &out), E(AMOUNT_INVALID));
  CHECK_RESULT(backorder_money_parse(text("1"), EMPTY, &out), E(CURRENCY_UNKNOWN));
  CHECK(out.amount_minor == 1);
  CHECK_RESULT(backorder_money_scale(eur(1), NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_money_scale(nowhere, &scale), E(CURRENCY_UNKNOWN));
  CHECK_OK(backorder_money_scale(eur(1), &scale));
  CHECK(scale == 2);
}

static void rules_and_prices(void) {
  backorder_policy *policy;
  backorder_price_list *prices;
  backorder_drop_rules *rules;
  backorder_engine *engine;
  CHECK_RESULT(backorder_policy_new(NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_policy_new_original(NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_price_list_new(NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_drop_rules_new_builtin(NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_drop_rules_new_empty(NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_drop_rules_new_from_json(text("{}"), NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_drop_rules_new_from_json(EMPTY, &rules), E(DROP_RULES_INVALID));
  CHECK(rules == NULL);
  CHECK_RESULT(backorder_drop_rules_new_from_json(BAD_UTF8, &rules), E(UTF8_INVALID));
  CHECK_OK(backorder_price_list_new(&prices));
  CHECK_RESULT(backorder_price_list_insert(NULL, text("com"), 1, eur(1)), E(NULL_POINTER));
  CHECK_RESULT(backorder_price_list_insert(prices, NULL_TEXT, 1, eur(1)), E(NULL_POINTER));
  CHECK_RESULT(backorder_price_list_insert(prices, BAD_UTF8, 1, eur(1)), E(UTF8_INVALID));
  CHECK_RESULT(backorder_price_list_insert(prices, EMPTY, 1, eur(1)), E(NAME_INVALID));
  CHECK_RESULT(backorder_price_list_insert(prices, text("com"), 0, eur(1)), E(NUMBER_INVALID));
  CHECK_RESULT(backorder_price_list_insert(prices, text("com"), 1, eur(-1)), E(PRICE_NEGATIVE));
  CHECK_OK(backorder_price_list_insert(prices, text("com"), 1, eur(1)));
  CHECK_RESULT(backorder_price_list_insert(prices, text("com"), 1, eur(2)), E(PRICE_DUPLICATE));
  CHECK_OK(backorder_policy_new_original(&policy));
  CHECK_OK(backorder_drop_rules_new_empty(&rules));
  CHECK_RESULT(backorder_engine_new(policy, NULL, rules, &engine), E(NULL_POINTER));
  CHECK(engine == NULL && is(backorder_last_error_subject(), "prices"));
  CHECK_OK(backorder_engine_new(NULL, prices, NULL, &engine)); /* Those that are usual. */
  backorder_engine_free(engine);
  CHECK_RESULT(backorder_engine_new(policy, prices, rules, NULL), E(NULL_POINTER));
  backorder_drop_rules_free(rules);
  backorder_price_list_free(prices);
  backorder_policy_free(policy);
}

static void loading(backorder_book *book) {
  backorder_row *row;
  backorder_rows *rows;
  backorder_refused *refused;
  backorder_refused_client client;
  backorder_str column = text("id");
  backorder_value value = {BACKORDER_VALUE_TEXT, 0, text("77")};
  CHECK_RESULT(backorder_row_new(NULL), E(NULL_POINTER));
  CHECK_OK(backorder_row_new(&row));
  CHECK_RESULT(backorder_row_set_null(NULL, text("id")), E(NULL_POINTER));
  CHECK_RESULT(backorder_row_set_null(row, BAD_UTF8), E(UTF8_INVALID));
  CHECK_RESULT(backorder_row_set_int(NULL, text("id"), 1), E(NULL_POINTER));
  CHECK_RESULT(backorder_row_set_int(row, NULL_TEXT, 1), E(NULL_POINTER));
  CHECK_RESULT(backorder_row_set_text(NULL, text("id"), text("1")), E(NULL_POINTER));
  CHECK_RESULT(backorder_row_set_text(row, text("id"), BAD_UTF8), E(UTF8_INVALID));
  CHECK_RESULT(backorder_rows_new(NULL), E(NULL_POINTER));
  CHECK_OK(backorder_rows_new(&rows));
  CHECK_RESULT(backorder_rows_set_columns(NULL, text("claims"), &column, 1), E(NULL_POINTER));
  CHECK_RESULT(backorder_rows_set_columns(rows, text("claims"), NULL, 1), E(NULL_POINTER));
  CHECK_RESULT(backorder_rows_set_columns(rows, BAD_UTF8, &column, 1), E(UTF8_INVALID));
  CHECK_RESULT(backorder_rows_set_columns(rows, text("waiters"), &column, 1), E(ROW_INVALID));
  CHECK_RESULT(backorder_rows_set_columns(rows, text("claims"), &column, SIZE_MAX),
               E(SIZE_INVALID));
  CHECK_RESULT(backorder_book_load(NULL, rows, &refused), E(NULL_POINTER));
  CHECK_RESULT(backorder_book_load(book, NULL, &refused), E(NULL_POINTER));
  CHECK_OK(backorder_book_load(book, rows, NULL));
  CHECK_OK(backorder_rows_set_columns(rows, text("claims"), &column, 1));
  CHECK_RESULT(backorder_rows_add_values(NULL, &value, 1), E(NULL_POINTER));
  CHECK_RESULT(backorder_rows_add_values(rows, NULL, 1), E(NULL_POINTER));
  CHECK_RESULT(backorder_rows_add_values(rows, &value, SIZE_MAX), E(SIZE_INVALID));
  CHECK_OK(backorder_rows_add_values(rows, &value, 1));
  CHECK_RESULT(backorder_book_load(book, rows, &refused), E(ROW_INVALID));
  backorder_rows_free(rows);
  CHECK_OK(backorder_rows_new(&rows));
  column = text("client_id");
  CHECK_OK(backorder_rows_set_columns(rows, text("accounts"), &column, 1));
  CHECK_OK(backorder_rows_add_values(rows, &value, 1));
  CHECK_OK(backorder_book_load(book, rows, &refused));
  CHECK(backorder_refused_count(refused) == 1);
  CHECK_RESULT(backorder_refused_at(NULL, 0, sizeof client, &client), E(NULL_POINTER));
  CHECK_RESULT(backorder_refused_at(refused, 0, sizeof client, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_refused_at(refused, 0, 0, &client), E(SIZE_INVALID));
  CHECK_RESULT(backorder_refused_at(refused, 0, SIZE_MAX, &client), E(SIZE_INVALID));
  CHECK_RESULT(backorder_refused_at(refused, 1, sizeof client, &client), E(INDEX_INVALID));
  CHECK_OK(backorder_refused_at(refused, 0, sizeof client, &client));
  CHECK(client.client == 77 && is(client.subject, "77"));
  CHECK(client.code == E(ROW_INVALID));
  backorder_refused_free(refused);
  backorder_rows_free(rows);
  backorder_row_free(row);
}

static void books(backorder_book *book) {
  backorder_record record;
  backorder_funds funds;
  uint64_t id;
  bool is_covered;
  CHECK_RESULT(backorder_book_new(NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_book_forget(NULL, 7), E(NULL_POINTER));
  CHECK_OK(backorder_book_forget(book, 99));
  CHECK_RESULT(backorder_book_get(NULL, 1, sizeof record, &record), E(NULL_POINTER));
  CHECK_RESULT(backorder_book_get(book, 1, sizeof record, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_book_get(book, 1, sizeof record - 1, &record), E(SIZE_INVALID));
  CHECK_RESULT(backorder_book_get(book, 1, SIZE_MAX, &record), E(SIZE_INVALID));
  CHECK_RESULT(backorder_book_get(book, 99, sizeof record, &record), E(BACKORDER_UNKNOWN));
  CHECK_RESULT(backorder_book_find(NULL, 7, text("a.com"), &id), E(NULL_POINTER));
  CHECK_RESULT(backorder_book_find(book, 7, text("a.com"), NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_book_find(book, 7, BAD_UTF8, &id), E(UTF8_INVALID));
  CHECK_RESULT(backorder_book_find(book, 7, EMPTY, &id), E(NAME_INVALID));
  CHECK_RESULT(backorder_book_find(book, 7, text("a.com"), &id), E(BACKORDER_UNKNOWN));
  CHECK_RESULT(backorder_book_funds(NULL, 7, sizeof funds, &funds), E(NULL_POINTER));
  CHECK_RESULT(backorder_book_funds(book, 7, sizeof funds, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_book_funds(book, 7, 0, &funds), E(SIZE_INVALID));
  CHECK_RESULT(backorder_book_funds(book, 7, SIZE_MAX, &funds), E(SIZE_INVALID));
  CHECK_RESULT(backorder_book_funds(book, 99, sizeof funds, &funds), E(ACCOUNT_UNKNOWN));
  CHECK_RESULT(backorder_book_is_covered(NULL, 1, &is_covered), E(NULL_POINTER));
  CHECK_RESULT(backorder_book_is_covered(book, 1, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_book_is_covered(book, 99, &is_covered), E(BACKORDER_UNKNOWN));
}

static void outcomes(void) {
  backorder_outcome *out, *done;
  CHECK_RESULT(backorder_outcome_new_accepted(text("1"), NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_outcome_new_accepted(EMPTY, &out), E(REFERENCE_INVALID));
  CHECK_RESULT(backorder_outcome_new_accepted(BAD_UTF8, &out), E(UTF8_INVALID));
  CHECK_RESULT(backorder_outcome_new_refused(549, text("no"), NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_outcome_new_refused(549, NULL_TEXT, &out), E(NULL_POINTER));
  CHECK_RESULT(backorder_outcome_new_unknown(NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_outcome_new_done(NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_outcome_new_applications(NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_outcome_new_application(text("1"), text("PAID"), NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_outcome_new_application(text("1"), BAD_UTF8, &out), E(UTF8_INVALID));
  CHECK_RESULT(backorder_outcome_new_application_missing(text("1"), NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_outcome_new_application_missing(EMPTY, &out), E(REFERENCE_INVALID));
  CHECK_RESULT(backorder_outcome_new_invoice(1, eur(1), 1, eur(1), eur(1), NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_outcome_new_invoice(1, eur(1), 0, eur(1), eur(1), &out),
               E(NUMBER_INVALID));
  const backorder_str unpaid = text("{\"invoiceid\":1,\"status\":\"Unpaid\",\"subtotal\":\"1.00\","
                                    "\"tax\":\"0.00\",\"tax2\":\"0.00\"}");
  CHECK_RESULT(backorder_outcome_new_invoice_whmcs(unpaid, eur(1), eur(1), NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_outcome_new_invoice_whmcs(NULL_TEXT, eur(1), eur(1), &out),
               E(NULL_POINTER));
  CHECK_RESULT(backorder_outcome_new_invoice_whmcs(EMPTY, eur(1), eur(1), &out), E(OUTCOME_UNFIT));
  CHECK_RESULT(backorder_outcome_new_invoice_whmcs(text("{\"result\":\"error\"}"), eur(1), eur(1),
                                                   &out),
               E(OUTCOME_UNFIT));
  CHECK_OK(backorder_outcome_new_invoice_whmcs(unpaid, eur(1), eur(1), &out));
  backorder_outcome_free(out);
  CHECK_RESULT(backorder_outcome_new_invoice_missing(NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_outcome_new_domain(text("shop.com"), 0, 1, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_outcome_new_domain(text("shop.com"), 0, INT64_MAX, &out), E(TIME_RANGE));
  CHECK_RESULT(backorder_outcome_new_domain(text("shop"), 0, 1, &out), E(NAME_INVALID));
  CHECK_RESULT(backorder_outcome_new_domain_unreadable(NULL), E(NULL_POINTER));
  CHECK_OK(backorder_outcome_new_done(&done));
  CHECK_RESULT(backorder_outcome_add_application(NULL, text("1"), text("PAID"), 0, 0, NULL),
               E(NULL_POINTER));
  CHECK_RESULT(backorder_outcome_add_application(done, text("1"), text("PAID"), 0, 0, NULL),
               E(OUTCOME_INVALID));
  CHECK_RESULT(backorder_outcome_add_auction_detail(NULL, text("A"), text("B")), E(NULL_POINTER));
  CHECK_RESULT(backorder_outcome_add_auction_detail(done, text("A"), text("B")),
               E(OUTCOME_INVALID));
  backorder_outcome_free(done);
  CHECK_OK(backorder_outcome_new_applications(&out));
  CHECK_RESULT(backorder_outcome_add_application(out, text("1"), text("PAID"), 0, 3, NULL),
               E(NUMBER_INVALID));
  uint64_t other = 9;
  CHECK_OK(backorder_outcome_add_application(out, text("1"), text("PAID"), 0, 2, &other));
  backorder_outcome_free(out);
}

/* Each call with each pointer missing, then with what else it refuses. The full names in comments
 * are for the script that looks for every function in this file. */
#define CHECK_DOOR(name, ...)                                                                      \
  do {                                                                                             \
    CHECK_RESULT(backorder_engine_##name(NULL, book, __VA_ARGS__, NOW, &out), E(NULL_POINTER));    \
    CHECK_RESULT(backorder_engine_##name(engine, NULL, __VA_ARGS__, NOW, &out), E(NULL_POINTER));  \
    CHECK_RESULT(backorder_engine_##name(engine, book, __VA_ARGS__, NOW, NULL), E(NULL_POINTER));  \
    CHECK_RESULT(backorder_engine_##name(engine, book, __VA_ARGS__, INT64_MIN, &out),              \
                 E(TIME_RANGE));                                                                   \
    CHECK(out == NULL);                                                                            \
  } while (0)

static void calls(const backorder_engine *engine, backorder_book *book) {
  backorder_decisions *out;
  backorder_outcome *done;
  backorder_str notes[1] = {BAD_UTF8};
  backorder_listing listing = listed(DROP_AT), never = listed(INT64_MAX), nobody = listed(DROP_AT);
  nobody.source = 77;
  int64_t wakeup;
  backorder_reading *reading;
  CHECK_RESULT(backorder_reading_new(NULL, 8, NOW, &reading), E(NULL_POINTER));
  CHECK_RESULT(backorder_reading_new(book, 8, INT64_MAX, &reading), E(TIME_RANGE));
  CHECK_RESULT(backorder_reading_new(book, 8, NOW, NULL), E(NULL_POINTER));
  CHECK_OK(backorder_reading_new(book, 8, NOW, &reading));
  CHECK(backorder_reading_note_count(NULL) == 0 && backorder_reading_note_count(reading) == 0);
  CHECK_RESULT(backorder_reading_note(NULL, 0, notes), E(NULL_POINTER));
  CHECK_RESULT(backorder_reading_note(reading, 0, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_reading_note(reading, 0, notes), E(INDEX_INVALID));
  CHECK_OK(backorder_outcome_new_done(&done));
  CHECK_DOOR(place, 9, 7, text("a.com"), 1, &listing); /* backorder_engine_place( */
  CHECK_DOOR(delete, 9, 1, 7);                         /* backorder_engine_delete( */
  CHECK_DOOR(activate, 9);                             /* backorder_engine_activate( */
  CHECK_DOOR(give_up, 9);                              /* backorder_engine_give_up( */
  CHECK_DOOR(accept_domain, 9, text("Ann"));           /* backorder_engine_accept_domain( */
  CHECK_DOOR(client_deleted, 9);                       /* backorder_engine_client_deleted( */
  CHECK_DOOR(client_merged, 9, 7);                     /* backorder_engine_client_merged( */
  CHECK_DOOR(place_for, 9, 10, 7);                     /* backorder_engine_place_for( */
  CHECK_DOOR(set_drop, 9, &listing);                   /* backorder_engine_set_drop( */
  CHECK_DOOR(sync_drops, NULL);                        /* backorder_engine_sync_drops( */
  CHECK_DOOR(sync_dates, 7, NULL, 0, NULL, 0);         /* backorder_engine_sync_dates( */
  /* backorder_engine_set_account( */
  CHECK_DOOR(set_account, reading, eur(1), eur(0), EMPTY, NULL, 0);
  CHECK_DOOR(observe, text("x"), done);                /* backorder_engine_observe( */
  CHECK_DOOR(invoice_changed, 9, done);                /* backorder_engine_invoice_changed( */
  CHECK_RESULT(backorder_engine_cycle(NULL, book, NOW, &out), E(NULL_POINTER));
  CHECK_RESULT(backorder_engine_cycle(engine, NULL, NOW, &out), E(NULL_POINTER));
  CHECK_RESULT(backorder_engine_cycle(engine, book, NOW, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_engine_cycle(engine, book, INT64_MAX, &out), E(TIME_RANGE));
  CHECK_RESULT(backorder_engine_next_wakeup(NULL, book, NOW, &wakeup), E(NULL_POINTER));
  CHECK_RESULT(backorder_engine_next_wakeup(engine, NULL, NOW, &wakeup), E(NULL_POINTER));
  CHECK_RESULT(backorder_engine_next_wakeup(engine, book, NOW, NULL), E(NULL_POINTER));

#define PLACE(name, kind, listing) \
  backorder_engine_place(engine, book, 9, 7, name, kind, listing, NOW, &out)
  CHECK_RESULT(PLACE(BAD_UTF8, 1, NULL), E(UTF8_INVALID));
  CHECK_RESULT(PLACE(NULL_TEXT, 1, NULL), E(NULL_POINTER));
  CHECK_RESULT(PLACE(EMPTY, 1, NULL), E(NAME_INVALID));
  CHECK_RESULT(PLACE(text("a.unpriced"), 1, NULL), E(TLD_UNKNOWN));
  CHECK_RESULT(PLACE(text("a.com"), 3, NULL), E(NUMBER_INVALID));
  CHECK_RESULT(PLACE(text("a.com"), 1, &never), E(TIME_RANGE));
  CHECK_RESULT(PLACE(text("a.com"), 1, &nobody), E(NUMBER_INVALID));
  CHECK_RESULT(backorder_engine_delete(engine, book, 9, 5, 7, NOW, &out), E(NUMBER_INVALID));
  CHECK_RESULT(backorder_engine_delete(engine, book, 9, 2, 7, NOW, &out),
               E(BACKORDER_UNKNOWN));
  CHECK_RESULT(backorder_engine_set_drop(engine, book, 9, NULL, NOW, &out), E(NULL_POINTER));
  backorder_dated_name dated = {text("a.com"), NOW + 1, BACKORDER_TIME_NONE};
  backorder_coverage com = {text("com"), 1}, bad_tld = {EMPTY, 1};
  CHECK_RESULT(backorder_engine_sync_drops(engine, book, NULL, NOW, &out), E(NULL_POINTER));
  CHECK_RESULT(backorder_engine_sync_dates(engine, book, 7, NULL, 1, NULL, 0, NOW, &out),
               E(NULL_POINTER));
  CHECK_RESULT(backorder_engine_sync_dates(engine, book, 7, &dated, 1, NULL, 1, NOW, &out),
               E(NULL_POINTER));
  CHECK_RESULT(backorder_engine_sync_dates(engine, book, 7, NULL, 0, &com, 1, NOW, &out),
               E(DROPLIST_EMPTY));
  CHECK_RESULT(backorder_engine_sync_dates(engine, book, 7, &dated, 1, &bad_tld, 1, NOW, &out),
               E(NAME_INVALID));
  dated.drop_at = INT64_MAX;
  CHECK_RESULT(backorder_engine_sync_dates(engine, book, 7, &dated, 1, NULL, 0, NOW, &out),
               E(TIME_RANGE));
#define SET_ACCOUNT(reading, tax, notes, count) \
  backorder_engine_set_account(engine, book, reading, eur(1), eur(0), tax, notes, count, NOW, &out)
  CHECK_RESULT(SET_ACCOUNT(NULL, EMPTY, NULL, 0), E(NULL_POINTER));
  CHECK_RESULT(SET_ACCOUNT(reading, EMPTY, NULL, 1), E(NULL_POINTER));
  CHECK_RESULT(SET_ACCOUNT(reading, EMPTY, notes, 1), E(UTF8_INVALID));
  CHECK_RESULT(SET_ACCOUNT(reading, text("19%"), NULL, 0), E(TAX_INVALID));
  CHECK_RESULT(SET_ACCOUNT(reading, BAD_UTF8, NULL, 0), E(UTF8_INVALID));
  notes[0] = text("invoice 5");
  CHECK_RESULT(SET_ACCOUNT(reading, EMPTY, notes, 1), E(EFFECT_ID_INVALID));
  CHECK_OK(SET_ACCOUNT(reading, text("5*9.975"), NULL, 0));
  backorder_decisions_free(out);
  CHECK_RESULT(SET_ACCOUNT(reading, EMPTY, NULL, 0), E(ACCOUNT_STALE));
  backorder_reading_free(reading);
  CHECK_RESULT(backorder_engine_observe(engine, book, BAD_UTF8, done, NOW, &out), E(UTF8_INVALID));
  CHECK_RESULT(backorder_engine_observe(engine, book, EMPTY, done, NOW, &out),
               E(EFFECT_ID_INVALID));
  CHECK_RESULT(backorder_engine_observe(engine, book, text("x"), NULL, NOW, &out),
               E(NULL_POINTER));
  CHECK_RESULT(backorder_engine_invoice_changed(engine, book, 9, done, NOW, &out),
               E(OUTCOME_INVALID));
  CHECK(backorder_book_count(book) == 1 && out == NULL);
  backorder_outcome_free(done);
}

/* Every function of a store, in one form: a list of statements, or a refusal. */
static void stores(void) {
  backorder_store *store;
  backorder_statements *out;
  uint64_t client = 7;
  uint32_t trouble;
  uint64_t fingerprint;
  backorder_policy *policy;
  CHECK_RESULT(backorder_policy_fingerprint(NULL, &fingerprint), E(NULL_POINTER));
  CHECK_OK(backorder_policy_new(&policy));
  CHECK_RESULT(backorder_policy_fingerprint(policy, NULL), E(NULL_POINTER));
  CHECK_OK(backorder_policy_fingerprint(policy, &fingerprint));
  backorder_policy_free(policy);
  backorder_price_list *prices;
  CHECK_RESULT(backorder_price_list_fingerprint(NULL, &fingerprint), E(NULL_POINTER));
  CHECK_OK(backorder_price_list_new(&prices));
  CHECK_RESULT(backorder_price_list_fingerprint(prices, NULL), E(NULL_POINTER));
  CHECK_OK(backorder_price_list_fingerprint(prices, &fingerprint));
  backorder_price_list_free(prices);
  CHECK_RESULT(backorder_store_new(0, EMPTY, &store), E(NUMBER_INVALID));
  CHECK_RESULT(backorder_store_new(BACKORDER_DIALECT_POSTGRES, text("a b"), &store),
               E(QUERY_INVALID));
  CHECK_RESULT(backorder_store_new(BACKORDER_DIALECT_POSTGRES, BAD_UTF8, &store),
               E(UTF8_INVALID));
  CHECK_RESULT(backorder_store_new(BACKORDER_DIALECT_POSTGRES, EMPTY, NULL), E(NULL_POINTER));
  CHECK_OK(backorder_store_new(BACKORDER_DIALECT_POSTGRES, EMPTY, &store));
  CHECK(is(backorder_store_begin(store), "BEGIN") && backorder_store_begin(NULL).len == 0);
  CHECK_RESULT(backorder_dialect_trouble(9, EMPTY, 0, &trouble), E(NUMBER_INVALID));
  CHECK_RESULT(backorder_dialect_trouble(BACKORDER_DIALECT_MYSQL, EMPTY, 0, NULL),
               E(NULL_POINTER));
  CHECK_OK(backorder_dialect_trouble(BACKORDER_DIALECT_MYSQL, text("40001"), 1213, &trouble));
  CHECK(trouble == BACKORDER_TROUBLE_LOST_RACE);
  CHECK_OK(backorder_dialect_trouble(BACKORDER_DIALECT_MYSQL, text("HY000"), 2006, &trouble));
  CHECK(trouble == BACKORDER_TROUBLE_CONNECTION_LOST);
  CHECK_OK(backorder_dialect_trouble(BACKORDER_DIALECT_SQLITE, EMPTY, 1299, &trouble));
  CHECK(trouble == BACKORDER_TROUBLE_OTHER);
  CHECK_RESULT(backorder_dialect_trouble(BACKORDER_DIALECT_MYSQL, BAD_UTF8, 0, &trouble),
               E(UTF8_INVALID));
  CHECK(trouble == BACKORDER_TROUBLE_OTHER);
#define ANSWERS(function, ...)                                                                     \
  CHECK_RESULT(function(NULL, __VA_ARGS__, &out), E(NULL_POINTER));                                \
  CHECK_RESULT(function(store, __VA_ARGS__, NULL), E(NULL_POINTER));                               \
  CHECK_OK(function(store, __VA_ARGS__, &out));                                                    \
  CHECK(backorder_statements_count(out) > 0);                                                      \
  backorder_statements_free(out)
  CHECK_RESULT(backorder_store_schema(NULL, &out), E(NULL_POINTER));
  CHECK_RESULT(backorder_store_schema(store, NULL), E(NULL_POINTER));
  CHECK_OK(backorder_store_schema(store, &out));
  backorder_statements_free(out);
  ANSWERS(backorder_store_due, NOW, 10);
  CHECK_RESULT(backorder_store_due(store, INT64_MAX, 10, &out), E(TIME_RANGE));
  ANSWERS(backorder_store_woken, 10);
  ANSWERS(backorder_store_unfinished, 7, 10);
  ANSWERS(backorder_store_part, &client, 1);
  CHECK_RESULT(backorder_store_part(store, NULL, 1, &out), E(NULL_POINTER));
  CHECK_RESULT(backorder_store_part(store, &client, SIZE_MAX, &out), E(SIZE_INVALID));
  CHECK_OK(backorder_store_part(store, NULL, 0, &out));
  backorder_statements_free(out);
  backorder_adoptions *rows;
  CHECK_OK(backorder_adoptions_new(text("UTC"), BACKORDER_AMBIGUOUS_LATER, &rows));
  ANSWERS(backorder_store_part_with_finished, &client, 1);
  CHECK_RESULT(backorder_store_part_with_finished(store, NULL, 1, &out), E(NULL_POINTER));
  ANSWERS(backorder_store_part_to_adopt, rows);
  CHECK_RESULT(backorder_store_part_to_adopt(store, NULL, &out), E(NULL_POINTER));
  backorder_adoptions_free(rows);
  ANSWERS(backorder_store_part_to_place, 7, text("example.com"));
  CHECK_RESULT(backorder_store_part_to_place(store, 7, text("-"), &out), E(NAME_INVALID));
  CHECK_RESULT(backorder_store_part_to_place(store, 7, BAD_UTF8, &out), E(UTF8_INVALID));
  ANSWERS(backorder_store_part_of_record, 7);
  ANSWERS(backorder_store_part_of_reference, text("10700"));
  CHECK_RESULT(backorder_store_part_of_reference(store, BAD_UTF8, &out), E(UTF8_INVALID));
  ANSWERS(backorder_store_part_of_invoice, 7);
  ANSWERS(backorder_store_log, text("example.com"));
  CHECK_RESULT(backorder_store_log(store, BAD_UTF8, &out), E(UTF8_INVALID));
  ANSWERS(backorder_store_undelivered, BACKORDER_TIME_NONE, EMPTY, 10);
  CHECK_RESULT(backorder_store_undelivered(store, NOW, BAD_UTF8, 10, &out), E(UTF8_INVALID));
  ANSWERS(backorder_store_raise_ids, 7);
  ANSWERS(backorder_store_lock, 7);
  ANSWERS(backorder_store_take_ids, 20);
  ANSWERS(backorder_store_wake, 7);
  backorder_store_free(store);
}

/* Backorders of another system, and messages that did not arrive. */
static void moving(const backorder_engine *engine, backorder_book *book) {
  backorder_adoptions *rows;
  backorder_adoption_report *report;
  backorder_taken_row taken;
  backorder_refused_row refused;
  backorder_adoption_warning warning;
  backorder_undelivered *list;
  backorder_undelivered_message message;
  backorder_effect effect;
  backorder_row *row;
  CHECK_RESULT(backorder_adoptions_new(BAD_UTF8, 1, &rows), E(UTF8_INVALID));
  CHECK_RESULT(backorder_adoptions_new(text("UTC"), 0, &rows), E(NUMBER_INVALID));
  CHECK_RESULT(backorder_adoptions_new(text("UTC"), 1, NULL), E(NULL_POINTER));
  CHECK_OK(backorder_adoptions_new(text("UTC"), BACKORDER_AMBIGUOUS_REFUSED, &rows));
  CHECK_OK(backorder_row_new(&row));
  CHECK_RESULT(backorder_adoptions_add(rows, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_adoptions_add(NULL, row), E(NULL_POINTER));
  CHECK_RESULT(backorder_adoptions_add_history(rows, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_adoptions_add_history(NULL, row), E(NULL_POINTER));
  CHECK_OK(backorder_adoptions_add(rows, row));
  CHECK_RESULT(backorder_engine_adopt(NULL, book, rows, NOW, &report), E(NULL_POINTER));
  CHECK_RESULT(backorder_engine_adopt(engine, NULL, rows, NOW, &report), E(NULL_POINTER));
  CHECK_RESULT(backorder_engine_adopt(engine, book, NULL, NOW, &report), E(NULL_POINTER));
  CHECK_RESULT(backorder_engine_adopt(engine, book, rows, NOW, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_engine_adopt(engine, book, rows, INT64_MAX, &report), E(TIME_RANGE));
  CHECK_OK(backorder_engine_adopt(engine, book, rows, NOW, &report));
  CHECK(backorder_decisions_count(backorder_adoption_report_decisions(report)) == 0);
  CHECK_OK(backorder_adoption_report_refused_at(report, 0, sizeof refused, &refused));
  CHECK(refused.code == BACKORDER_ERROR_ROW_INVALID && is(refused.subject, "id"));
  CHECK_RESULT(backorder_adoption_report_refused_at(report, 0, 1, &refused), E(SIZE_INVALID));
  CHECK_RESULT(backorder_adoption_report_taken_at(report, 0, 1, &taken), E(SIZE_INVALID));
  CHECK_RESULT(backorder_adoption_report_warning_at(report, 0, 0, 1, &warning), E(SIZE_INVALID));
  backorder_adoption_report_free(report);
  backorder_adoptions_free(rows);
  CHECK_RESULT(backorder_undelivered_new(book, NULL), E(NULL_POINTER));
  CHECK_OK(backorder_undelivered_new(book, &list));
  CHECK_RESULT(backorder_undelivered_add(NULL, row), E(NULL_POINTER));
  CHECK_RESULT(backorder_undelivered_add(list, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_undelivered_at(list, 0, 1, &message), E(SIZE_INVALID));
  CHECK_RESULT(backorder_undelivered_effect_at(list, 0, 1, &effect), E(SIZE_INVALID));
  CHECK_RESULT(backorder_undelivered_effect_at(list, 0, sizeof effect, &effect),
               E(INDEX_INVALID));
  backorder_undelivered_free(list);
  backorder_row_free(row);
}

static void lists(const backorder_engine *engine, backorder_book *book,
                  const backorder_decisions *list) {
  backorder_decision decision;
  backorder_effect effect;
  backorder_short_item item;
  backorder_str note;
  backorder_commits *commits;
  backorder_store *store;
  backorder_statements *out;
  backorder_statement statement;
  uint64_t client;
  CHECK_RESULT(backorder_decisions_at(NULL, 0, sizeof decision, &decision), E(NULL_POINTER));
  CHECK_RESULT(backorder_decisions_at(list, 0, sizeof decision, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_decisions_at(list, 0, 8, &decision), E(SIZE_INVALID));
  CHECK_RESULT(backorder_decisions_at(list, 0, SIZE_MAX, &decision), E(SIZE_INVALID));
  CHECK_RESULT(backorder_decisions_at(list, 1, sizeof decision, &decision), E(INDEX_INVALID));
  CHECK_RESULT(backorder_decisions_effect_at(NULL, 0, 0, sizeof effect, &effect), E(NULL_POINTER));
  CHECK_RESULT(backorder_decisions_effect_at(list, 0, 0, sizeof effect, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_decisions_effect_at(list, 0, 9, sizeof effect, &effect),
               E(INDEX_INVALID));
  CHECK_RESULT(backorder_decisions_note_at(NULL, 0, 0, 0, &note), E(NULL_POINTER));
  CHECK_RESULT(backorder_decisions_note_at(list, 0, 0, 0, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_decisions_note_at(list, 0, 0, 0, &note), E(INDEX_INVALID));
  CHECK_RESULT(backorder_decisions_short_item_at(NULL, 0, 0, 0, sizeof item, &item),
               E(NULL_POINTER));
  CHECK_RESULT(backorder_decisions_short_item_at(list, 0, 0, 0, sizeof item, NULL),
               E(NULL_POINTER));
  CHECK_RESULT(backorder_decisions_short_item_at(list, 0, 0, 0, sizeof item, &item),
               E(INDEX_INVALID));
  CHECK_RESULT(backorder_commits_new(NULL, book, list, NOW, &commits), E(NULL_POINTER));
  CHECK_RESULT(backorder_commits_new(engine, NULL, list, NOW, &commits), E(NULL_POINTER));
  CHECK_RESULT(backorder_commits_new(engine, book, list, NOW, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_commits_new(engine, book, list, INT64_MAX, &commits), E(TIME_RANGE));
  CHECK_OK(backorder_commits_new(engine, book, list, NOW, &commits));
  CHECK(backorder_commits_count(commits) == 1);
  CHECK_RESULT(backorder_commits_client(NULL, 0, &client), E(NULL_POINTER));
  CHECK_RESULT(backorder_commits_client(commits, 0, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_commits_client(commits, 1, &client), E(INDEX_INVALID));
  CHECK_OK(backorder_store_new(BACKORDER_DIALECT_MYSQL, text("bo_"), &store));
  CHECK_RESULT(backorder_commits_statements(NULL, 0, store, &out), E(NULL_POINTER));
  CHECK_RESULT(backorder_commits_statements(commits, 0, NULL, &out), E(NULL_POINTER));
  CHECK_RESULT(backorder_commits_statements(commits, 0, store, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_commits_statements(commits, 9, store, &out), E(INDEX_INVALID));
  CHECK_RESULT(backorder_commits_statements_of_all(NULL, store, &out), E(NULL_POINTER));
  CHECK_RESULT(backorder_commits_statements_of_all(commits, NULL, &out), E(NULL_POINTER));
  CHECK_RESULT(backorder_commits_statements_of_all(commits, store, NULL), E(NULL_POINTER));
  CHECK_OK(backorder_commits_statements_of_all(commits, store, &out));
  CHECK(backorder_statements_count(out) > 0);
  backorder_statements_free(out);
  CHECK_OK(backorder_commits_statements(commits, 0, store, &out));
  CHECK(backorder_statements_count(out) > 0);
  CHECK_RESULT(backorder_statements_at(NULL, 0, sizeof statement, &statement), E(NULL_POINTER));
  CHECK_RESULT(backorder_statements_at(out, 0, sizeof statement, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_statements_at(out, 0, 0, &statement), E(SIZE_INVALID));
  CHECK_RESULT(backorder_statements_at(out, 0, SIZE_MAX, &statement), E(SIZE_INVALID));
  CHECK_RESULT(backorder_statements_at(out, 99, sizeof statement, &statement),
               E(INDEX_INVALID));
  CHECK_OK(backorder_statements_at(out, 0, sizeof statement, &statement));
  CHECK(statement.parameter_count > 0 && statement.parameters != NULL);
  backorder_statements_free(out);
  backorder_store_free(store);
  backorder_commits_free(commits);
}

int main(void) {
  views();
  free_of_null();
  money();
  rules_and_prices();
  outcomes();
  backorder_engine *engine = new_engine();
  backorder_book *book;
  backorder_decisions *decisions;
  CHECK_OK(backorder_book_new(&book));
  backorder_reading *reading;
  CHECK_OK(backorder_reading_new(book, 7, NOW, &reading));
  CHECK_OK(backorder_engine_set_account(engine, book, reading, eur(1), eur(0), EMPTY, NULL, 0, NOW,
                                        &decisions));
  backorder_decisions_free(decisions);
  backorder_reading_free(reading);
  CHECK_OK(backorder_engine_place(engine, book, 1, 7, text("example.com"), BACKORDER_KIND_FULL,
                                  NULL, NOW, &decisions));
  lists(engine, book, decisions);
  stores();
  backorder_decisions_free(decisions);
  loading(book);
  books(book);
  calls(engine, book);
  moving(engine, book);
  backorder_book_free(book);
  backorder_engine_free(engine);
  CHECK(backorder_last_error_code() != BACKORDER_OK);
  return 0;
}
