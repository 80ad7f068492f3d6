/* Type by type, what no other test asks of them: what is refused first. types.txt says where each
 * type has its test. */
#include "fixtures.h"

#define E(name) BACKORDER_ERROR_##name
#define NOW (DROP_AT - HOUR)

static backorder_value cell(const backorder_table *table, size_t row, const char *column) {
  backorder_value value;
  CHECK_OK(backorder_table_get(table, row, text(column), sizeof value, &value));
  return value;
}

/* Some statements, of which the last has this in it. Frees them. */
static void say(backorder_statements *statements, const char *part, size_t parameters) {
  backorder_statement last;
  size_t count = backorder_statements_count(statements);
  CHECK(count > 0);
  CHECK_RESULT(backorder_statements_at(statements, count, sizeof last, &last), E(INDEX_INVALID));
  CHECK_OK(backorder_statements_at(statements, count - 1, sizeof last, &last));
  bool is_so = contains(last.sql, part) && last.parameter_count == parameters;
  if (!is_so) fprintf(stderr, "%.*s\n", (int)last.sql.len, last.sql.data);
  CHECK(is_so);
  backorder_statements_free(statements);
}

static void version(void) {
  CHECK(is(backorder_version(), BACKORDER_VERSION));
  CHECK(backorder_version_number() == BACKORDER_VERSION_NUMBER);
}

static void money(void) {
  backorder_money none = {1, {'E', 'U', 'X', 0}}, dinar = {1, {'K', 'W', 'D', 0}};
  backorder_money open = {1, {'E', 'U', 'R', 'O'}};
  uint32_t scale = 9;
  CHECK_RESULT(backorder_money_scale(none, &scale), E(CURRENCY_UNKNOWN));
  CHECK_RESULT(backorder_money_scale(open, &scale), E(CURRENCY_UNKNOWN));
  CHECK(scale == 9);
  CHECK_OK(backorder_money_scale(eur(1), &scale));
  CHECK(scale == 2);
  CHECK_OK(backorder_money_scale(dinar, &scale));
  CHECK(scale == 3);
}

static void str(void) {
  static const char zero[] = "a\0b";
  const backorder_str inside = {zero, 3};
  backorder_money money;
  CHECK(backorder_str_of(NULL).len == 0 && backorder_str_of(NULL).data != NULL);
  CHECK(backorder_str_of("abc").len == 3);
  /* A zero byte is a character like others, and no amount has it. */
  CHECK_RESULT(backorder_money_parse(inside, text("EUR"), &money), E(AMOUNT_INVALID));
}

/* A text that was made here lives until it is freed, whatever becomes of what it was made of. */
static void text_(void) {
  backorder_text *made = the_text;
  backorder_money none = {1, {'E', 'U', 'X', 0}};
  CHECK_RESULT(backorder_money_text(none, &made), E(CURRENCY_UNKNOWN));
  CHECK(made == NULL);
  CHECK(backorder_text_view(NULL).len == 0);
  CHECK_OK(backorder_money_text(eur(-5), &made));
  CHECK(is(backorder_text_view(made), "-0.05"));
  backorder_text_free(made);
  backorder_text_free(NULL);
}

/* Words and numbers of a table by place and by name. */
static void table(void) {
  backorder_value by_name, by_place;
  size_t rows = backorder_table_row_count(the_table);
  size_t columns = backorder_table_column_count(the_table);
  CHECK(backorder_table_row_count(NULL) == 0 && backorder_table_column_count(NULL) == 0);
  CHECK(rows > 10 && columns > 2);
  CHECK_RESULT(backorder_table_get(the_table, rows, backorder_table_column(the_table, 0),
                                   sizeof by_name, &by_name),
               E(INDEX_INVALID));
  CHECK_RESULT(backorder_table_get(the_table, 0, text("colour"), sizeof by_name, &by_name),
               E(INDEX_INVALID));
  CHECK(contains(backorder_last_error_message(), "colour"));
  CHECK_RESULT(backorder_table_at(the_table, 0, columns, sizeof by_place, &by_place),
               E(INDEX_INVALID));
  CHECK(backorder_table_column(the_table, columns).len == 0);
  for (size_t column = 0; column < columns; column++) {
    CHECK_OK(backorder_table_at(the_table, 0, column, sizeof by_place, &by_place));
    CHECK_OK(backorder_table_get(the_table, 0, backorder_table_column(the_table, column),
                                 sizeof by_name, &by_name));
    CHECK(by_name.kind == by_place.kind && by_name.number == by_place.number);
  }
}

static void policy(void) {
  backorder_policy *original;
  uint64_t fingerprints[2];
  CHECK_OK(backorder_policy_new_original(&original));
  CHECK_OK(backorder_policy_fingerprint(original, &fingerprints[0]));
  CHECK_OK(backorder_policy_fingerprint(the_policy, &fingerprints[1]));
  CHECK(fingerprints[0] != fingerprints[1]);
  backorder_policy_free(original);
}

static void price_list(void) {
  backorder_price_list *prices;
  uint64_t empty, filled, again;
  CHECK_OK(backorder_price_list_new(&prices));
  CHECK_OK(backorder_price_list_fingerprint(prices, &empty));
  CHECK_RESULT(backorder_price_list_insert(prices, text(".com"), 9, eur(999)), E(NUMBER_INVALID));
  CHECK_OK(backorder_price_list_fingerprint(prices, &again));
  CHECK(again == empty);
  CHECK_OK(backorder_price_list_insert(prices, text(".com"), BACKORDER_KIND_FULL, eur(999)));
  CHECK_OK(backorder_price_list_fingerprint(prices, &filled));
  CHECK_RESULT(backorder_price_list_insert(prices, text("com"), BACKORDER_KIND_FULL, eur(998)),
               E(PRICE_DUPLICATE));
  CHECK_OK(backorder_price_list_fingerprint(prices, &again));
  CHECK(filled != empty && again == filled);
  backorder_price_list_free(prices);
}

static void drop_rules(void) {
  static const char none[] = "{\"schema\": \"backorder-drop-windows/2\", \"tlds\": {}}";
  static const char *const bad[] = {"", "[]", "{", none};
  backorder_drop_rules *rules;
  backorder_table *table;
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    CHECK_RESULT(backorder_drop_rules_new_from_json(text(bad[i]), &rules), E(DROP_RULES_INVALID));
    CHECK(rules == NULL);
  }
  CHECK(contains(backorder_last_error_message(), "schema"));
  /* Without a rule a name of any TLD can be caught, at an unknown time. */
  backorder_text *reason;
  bool is_catchable;
  CHECK_OK(backorder_drop_rules_new_empty(&rules));
  CHECK_OK(backorder_drop_rules_catchable(rules, text("com"), NOW, &is_catchable, &reason));
  CHECK(is_catchable);
  backorder_text_free(reason);
  CHECK_OK(backorder_drop_rules_windows(rules, text("com"), the_date, &table));
  CHECK(backorder_table_row_count(table) == 0);
  backorder_table_free(table);
  CHECK_OK(backorder_drop_rules_windows(the_drop_rules, text("com"), the_date, &table));
  CHECK(backorder_table_row_count(table) > 0);
  backorder_table_free(table);
  backorder_drop_rules_free(rules);
}

static void outcome(void) {
  const uint64_t other = 43;
  backorder_outcome *made;
  CHECK_RESULT(backorder_outcome_add_application(the_outcome, text("1"), text("REQUESTED"),
                                                 DROP_AT, BACKORDER_OWNER_SAME, NULL),
               E(OUTCOME_INVALID));
  CHECK_RESULT(backorder_outcome_add_application(the_applications, text(""), text("REQUESTED"),
                                                 DROP_AT, BACKORDER_OWNER_SAME, NULL),
               E(REFERENCE_INVALID));
  CHECK_RESULT(backorder_outcome_add_application(the_applications, text("1"), text("REQUESTED"),
                                                 DROP_AT, 3, NULL),
               E(NUMBER_INVALID));
  CHECK_RESULT(backorder_outcome_add_application(the_applications, text("1"), text("REQUESTED"),
                                                 INT64_MAX, BACKORDER_OWNER_SAME, NULL),
               E(TIME_RANGE));
  CHECK(backorder_outcome_reference_count(the_applications) == 0);
  CHECK_OK(backorder_outcome_add_application(the_applications, text("10700"), text("REQUESTED"),
                                             DROP_AT, BACKORDER_OWNER_UNKNOWN, &other));
  CHECK(backorder_outcome_reference_count(the_applications) == 1);
  CHECK_RESULT(backorder_outcome_new_application_missing(text(""), &made), E(REFERENCE_INVALID));
  CHECK(made == NULL);
  CHECK_OK(backorder_outcome_new_application_missing(text("10700"), &made));
  CHECK(is(backorder_outcome_name(made), "application-missing"));
  backorder_outcome_free(made);
  CHECK_OK(backorder_outcome_new_domain_unreadable(&made));
  CHECK(is(backorder_outcome_name(made), "domain-unreadable"));
  backorder_outcome_free(made);
  CHECK_OK(backorder_outcome_new_refused(549, text("no money"), &made));
  CHECK(is(backorder_outcome_name(made), "refused"));
  backorder_outcome_free(made);
  CHECK_OK(backorder_outcome_new_invoice_missing(&made));
  CHECK(is(backorder_outcome_name(made), "invoice-missing"));
  backorder_outcome_free(made);
}

/* A row of a table, by columns and values; what has none is NULL. */
static backorder_row *row_of(const char *const *pairs) {
  backorder_row *row;
  CHECK_OK(backorder_row_new(&row));
  for (; *pairs != NULL; pairs += 2) {
    if (*pairs[1] == '\0') {
      CHECK_OK(backorder_row_set_null(row, text(pairs[0])));
    } else {
      CHECK_OK(backorder_row_set_text(row, text(pairs[0]), text(pairs[1])));
    }
  }
  return row;
}

static void history(void) {
  static const char *const noted[] = {
      "at", "2027-01-13 18:00:00", "client_id", "7", "backorder_id", "42", "life", "1",
      "revision", "1", "domain", "example.com", "event", "place", "from_status", "none",
      "to_status", "REQUESTED", "hold", "", "reason", "", "detail", "", NULL};
  backorder_history *made;
  backorder_table *table;
  backorder_row *row = row_of(noted);
  CHECK_RESULT(backorder_history_new(text("nothing"), &made), E(NAME_INVALID));
  CHECK(made == NULL);
  CHECK_OK(backorder_history_new(text("example.com"), &made));
  CHECK_OK(backorder_row_set_text(row, text("event"), text("vanish")));
  CHECK_RESULT(backorder_history_add(made, row), E(ROW_INVALID));
  CHECK_OK(backorder_row_set_text(row, text("event"), text("place")));
  CHECK_OK(backorder_history_add(made, row));
  CHECK_OK(backorder_history_table(made, &table));
  CHECK(backorder_table_row_count(table) == 1);
  CHECK(is(cell(table, 0, "event").text, "place"));
  backorder_table_free(table);
  backorder_row_free(row);
  backorder_history_free(made);
}

static void outages(void) {
  static const char *const since[] = {"upstream", "registrar", "since", "2027-01-13 18:00:00",
                                      "alerted_at", "", NULL};
  backorder_outages *made;
  backorder_table *table;
  backorder_row *row = row_of(since);
  CHECK_OK(backorder_outages_new(&made));
  CHECK_OK(backorder_row_set_text(row, text("upstream"), text("weather")));
  CHECK_RESULT(backorder_outages_add(made, row), E(ROW_INVALID));
  CHECK_OK(backorder_outages_table(made, NULL, NULL, &table));
  CHECK(backorder_table_row_count(table) == 0);
  backorder_table_free(table);
  CHECK_OK(backorder_row_set_text(row, text("upstream"), text("registrar")));
  CHECK_OK(backorder_outages_add(made, row));
  CHECK_OK(backorder_outages_table(made, NULL, NULL, &table));
  CHECK(cell(table, 0, "since").number == DROP_AT - HOUR);
  backorder_table_free(table);
  backorder_row_free(row);
  backorder_outages_free(made);
}

/* A column of a row is set once more, or to nothing; a row is read as a whole by others. */
static void row(void) {
  static const char *const since[] = {"upstream", "registrar", "since", "soon", "alerted_at", "",
                                      NULL};
  backorder_outages *made;
  backorder_row *of = row_of(since);
  CHECK_OK(backorder_outages_new(&made));
  CHECK_RESULT(backorder_outages_add(made, of), E(ROW_INVALID));
  CHECK_OK(backorder_row_set_int(of, text("since"), INT64_MIN));
  CHECK_RESULT(backorder_outages_add(made, of), E(ROW_INVALID));
  CHECK_OK(backorder_row_set_null(of, text("since")));
  CHECK_RESULT(backorder_outages_add(made, of), E(ROW_INVALID));
  CHECK_OK(backorder_row_set_text(of, text("since"), text("2027-01-13 18:00:00")));
  CHECK_OK(backorder_outages_add(made, of));
  backorder_row_free(of);
  backorder_outages_free(made);
}

/* Many rows in one array; what is wrong with one is said by its column, and none is added. */
static void rows(void) {
  backorder_str columns[3] = {text("client_id"), text("number"), text("client_id")};
  backorder_value seven = {BACKORDER_VALUE_INT, 7, {NULL, 0}};
  backorder_value one = {BACKORDER_VALUE_TEXT, 0, text("1")};
  backorder_value bad = {BACKORDER_VALUE_TEXT, 0, {"\xff", 1}};
  backorder_value none = {BACKORDER_VALUE_NULL, 0, {NULL, 0}};
  backorder_value values[6] = {seven, one, seven, one, seven, bad};
  backorder_rows *made;
  backorder_book *book;
  backorder_refused *refused;
  CHECK_OK(backorder_rows_new(&made));
  CHECK_RESULT(backorder_rows_add_values(made, values, 2), E(SIZE_INVALID));
  CHECK_OK(backorder_rows_add_values(made, NULL, 0));
  CHECK_RESULT(backorder_rows_set_columns(made, text("nowhere"), columns, 2), E(ROW_INVALID));
  CHECK(is(backorder_last_error_subject(), "nowhere"));
  CHECK_OK(backorder_rows_set_columns(made, text("wakes"), columns, 2));
  CHECK_RESULT(backorder_rows_set_columns(made, text("wakes"), columns, 3), E(ROW_INVALID));
  CHECK(is(backorder_last_error_subject(), "client_id"));
  CHECK_RESULT(backorder_rows_add_values(made, values, 3), E(SIZE_INVALID));
  CHECK(contains(backorder_last_error_message(), "3, which is no whole rows of 2 columns"));
  CHECK_RESULT(backorder_rows_add_values(made, values, 6), E(UTF8_INVALID));
  CHECK(is(backorder_last_error_subject(), "number"));
  values[4].kind = 9;
  CHECK_RESULT(backorder_rows_add_values(made, values, 6), E(NUMBER_INVALID));
  CHECK_OK(backorder_book_new(&book));
  CHECK_OK(backorder_rows_add_values(made, values, 4));
  CHECK_OK(backorder_book_load(book, made, &refused));
  CHECK(backorder_refused_count(refused) == 0);
  backorder_refused_free(refused);
  /* Nobody's: nothing is taken in, and nobody is refused. */
  values[0] = none;
  CHECK_OK(backorder_rows_add_values(made, values, 2));
  CHECK_RESULT(backorder_book_load(book, made, &refused), E(ROW_INVALID));
  CHECK(refused == NULL && backorder_refused_count(refused) == 0);
  backorder_book_free(book);
  backorder_rows_free(made);
}

static void store(void) {
  backorder_statements *made;
  CHECK_RESULT(backorder_store_leased(the_store, text("host-1"), INT64_MAX, &made), E(TIME_RANGE));
  CHECK_RESULT(backorder_store_release(the_store, 7, text("host-1"), INT64_MIN, &made),
               E(TIME_RANGE));
  CHECK_RESULT(backorder_store_log(the_store, text("nothing"), &made), E(NAME_INVALID));
  CHECK_RESULT(backorder_store_part_of_reference(the_store, text(""), &made),
               E(REFERENCE_INVALID));
  CHECK_RESULT(backorder_store_holders(the_store, text("nothing"), &made), E(NAME_INVALID));
  CHECK_RESULT(backorder_store_part_to_place(the_store, 7, text("nothing"), &made),
               E(NAME_INVALID));
  CHECK(made == NULL);
  CHECK(backorder_store_begin(NULL).len == 0);
  CHECK(is(backorder_store_begin(the_store), "BEGIN IMMEDIATE"));
  CHECK_OK(backorder_store_unfinished(the_store, 7, 10, &made));
  say(made, "\"client_id\" > ?", 1);
  CHECK_OK(backorder_store_woken(the_store, 10, &made));
  say(made, "LIMIT 10", 0);
  CHECK_OK(backorder_store_wake(the_store, 7, &made));
  say(made, "bo_", 1);
  CHECK_OK(backorder_store_holders(the_store, text("example.com"), &made));
  say(made, "\"backorder_id\"", 1);
  CHECK_OK(backorder_store_part_to_place(the_store, 7, text("example.com"), &made));
  CHECK(backorder_statements_count(made) > 1);
  backorder_statements_free(made);
  CHECK_OK(backorder_store_part_with_finished(the_store, NULL, 0, &made));
  backorder_statements_free(made);
  CHECK_OK(backorder_store_leased(the_store, text("host-1"), NOW, &made));
  say(made, "bo_", 2);
  CHECK_OK(backorder_store_release(the_store, 7, text("host-1"), NOW, &made));
  say(made, "bo_", 3);
  CHECK_OK(backorder_store_log(the_store, text("Stra\xc3\x9f\x65.com"), &made));
  say(made, "bo_log", 1);
  CHECK_OK(backorder_store_meta(the_store, text("schema"), &made));
  say(made, "bo_meta", 1);
  CHECK_OK(backorder_store_outages(the_store, &made));
  say(made, "bo_outages", 0);
  CHECK_OK(backorder_store_take_ids(the_store, 3, &made));
  say(made, "bo_sequences", 1);
  CHECK_OK(backorder_store_part_of_invoice(the_store, 300, &made));
  CHECK(backorder_statements_count(made) > 1);
  backorder_statements_free(made);
  CHECK_OK(backorder_store_part_of_reference(the_store, text("10700"), &made));
  CHECK(backorder_statements_count(made) > 1);
  backorder_statements_free(made);
  /* The transaction of SQLite has the lock; MySQL needs a statement. */
  CHECK_OK(backorder_store_lock(the_store, 7, &made));
  CHECK(backorder_statements_count(made) == 0);
  backorder_statements_free(made);
  backorder_store *mysql;
  CHECK_OK(backorder_store_new(BACKORDER_DIALECT_MYSQL, text("bo_"), &mysql));
  CHECK_OK(backorder_store_lock(mysql, 7, &made));
  say(made, "FOR UPDATE", 1);
  backorder_store_free(mysql);
}

static void statements(void) {
  backorder_statements *made;
  backorder_statement statement;
  CHECK(backorder_statements_count(NULL) == 0);
  CHECK_OK(backorder_store_log(the_store, text("m\xc3\xbcller.com"), &made));
  CHECK_RESULT(backorder_statements_at(made, 1, sizeof statement, &statement), E(INDEX_INVALID));
  CHECK_OK(backorder_statements_at(made, 0, sizeof statement, &statement));
  CHECK(statement.parameter_count == 1);
  CHECK(statement.parameters[0].kind == BACKORDER_VALUE_TEXT);
  CHECK(is(statement.parameters[0].text, "xn--mller-kva.com"));
  backorder_statements_free(made);
}

static void dialect(void) {
  uint32_t trouble = 9;
  CHECK_RESULT(backorder_dialect_trouble(9, text("40001"), 1213, &trouble), E(NUMBER_INVALID));
  CHECK(trouble == 9);
  CHECK_OK(backorder_dialect_trouble(BACKORDER_DIALECT_MYSQL, text("40001"), 1213, &trouble));
  CHECK(trouble == BACKORDER_TROUBLE_LOST_RACE);
  CHECK_OK(backorder_dialect_trouble(BACKORDER_DIALECT_MYSQL, text("42000"), 1064, &trouble));
  CHECK(trouble == BACKORDER_TROUBLE_OTHER);
}

/* All commits as one transaction: no more statements than one by one. */
static void commits(void) {
  backorder_statements *all, *one;
  CHECK_RESULT(backorder_commits_statements(the_commits, 9, the_store, &one), E(INDEX_INVALID));
  CHECK_OK(backorder_commits_statements_of_all(the_commits, the_store, &all));
  CHECK_OK(backorder_commits_statements(the_commits, 0, the_store, &one));
  CHECK(backorder_commits_count(the_commits) == 1);
  CHECK(backorder_statements_count(all) > 0);
  CHECK(backorder_statements_count(all) <= backorder_statements_count(one));
  backorder_statements_free(all);
  backorder_statements_free(one);
}

/* What effects have lists of: none of these has one. */
static void decisions(void) {
  backorder_str note = text("unchanged");
  backorder_short_item item;
  size_t count = backorder_decisions_count(the_decisions);
  CHECK_RESULT(backorder_decisions_note_at(the_decisions, count, 0, 0, &note), E(INDEX_INVALID));
  CHECK_RESULT(backorder_decisions_note_at(the_decisions, 0, 99, 0, &note), E(INDEX_INVALID));
  CHECK_RESULT(backorder_decisions_short_item_at(the_decisions, 0, 0, 0, sizeof item, &item),
               E(INDEX_INVALID));
  CHECK(is(note, "unchanged"));
}

/* The notes to be looked for are known before billing is asked. */
static void reading(void) {
  backorder_reading *made;
  backorder_str note;
  CHECK_RESULT(backorder_reading_new(the_book, 7, INT64_MAX, &made), E(TIME_RANGE));
  CHECK(made == NULL && backorder_reading_note_count(NULL) == 0);
  CHECK_OK(backorder_reading_new(the_book, 7, NOW, &made));
  CHECK_RESULT(backorder_reading_note(made, backorder_reading_note_count(made), &note),
               E(INDEX_INVALID));
  backorder_reading_free(made);
}

static void errand(void) {
  CHECK_RESULT(backorder_errand_add_holder(the_errand, text(""), 43), E(REFERENCE_INVALID));
  CHECK_OK(backorder_errand_add_holder(the_errand, text("10700"), 43));
}

static void forecast(void) {
  backorder_forecast *made;
  CHECK_RESULT(backorder_forecast_new_of_client(the_engine, the_book, 8, NULL, NOW, 86400, &made),
               E(ACCOUNT_UNKNOWN));
  CHECK_RESULT(backorder_forecast_new_of_client(the_engine, the_book, 7, NULL, NOW, INT64_MAX,
                                                &made),
               E(TIME_RANGE));
  CHECK(made == NULL && backorder_forecast_days(NULL) == NULL);
  CHECK_OK(backorder_forecast_new_of_client(the_engine, the_book, 7, NULL, NOW, 86400, &made));
  CHECK(backorder_table_column_count(backorder_forecast_days(made)) == 6);
  backorder_forecast_free(made);
}

/* What cannot be asked for changes nothing of what is asked for. */
static void query_and_page(void) {
  backorder_query *made;
  backorder_page *page;
  backorder_droplist_row row_;
  CHECK_OK(backorder_query_new(&made));
  CHECK_RESULT(backorder_query_set(made, text("colour"), text("red")), E(QUERY_INVALID));
  CHECK(is(backorder_last_error_subject(), "colour"));
  CHECK_RESULT(backorder_query_set(made, text("first"), text("-1")), E(QUERY_INVALID));
  CHECK_OK(backorder_query_set(made, text("pattern"), text("(")));
  CHECK_RESULT(backorder_droplist_search(the_droplist, made, &page), E(PATTERN_INVALID));
  CHECK(page == NULL);
  CHECK_OK(backorder_query_set(made, text("pattern"), text("")));
  CHECK(backorder_page_count(NULL) == 0 && backorder_page_total(NULL) == 0);
  CHECK_OK(backorder_droplist_search(the_droplist, made, &page));
  CHECK(backorder_page_count(page) == 2 && backorder_page_total(page) == 2);
  CHECK_RESULT(backorder_page_at(page, 2, sizeof row_, &row_), E(INDEX_INVALID));
  CHECK_OK(backorder_page_at(page, 1, sizeof row_, &row_));
  CHECK(is(row_.label, "shop"));
  backorder_page_free(page);
  backorder_query_free(made);
}

static void statistics(void) {
  backorder_statistics *made;
  backorder_statistics_day day;
  CHECK_RESULT(backorder_statistics_new(the_droplist, text("Europe/Atlantis"), NOW, &made),
               E(ZONE_UNKNOWN));
  CHECK(made == NULL);
  CHECK_OK(backorder_statistics_new(the_droplist, text("UTC"), NOW, &made));
  CHECK_RESULT(backorder_statistics_day_at(made, 2, sizeof day, &day), E(INDEX_INVALID));
  CHECK_OK(backorder_statistics_day_at(made, 1, sizeof day, &day));
  backorder_statistics_free(made);
}

/* No image is made of nothing, and none is opened that is cut. */
static void image(void) {
  backorder_import *import;
  backorder_image *made;
  backorder_droplist *list;
  CHECK(backorder_image_size(NULL) == 0 && backorder_image_data(NULL) == NULL);
  CHECK_OK(backorder_import_new(NOW, &import));
  CHECK_RESULT(backorder_import_finish(import, NULL, &made), E(DROPLIST_EMPTY));
  CHECK(made == NULL);
  backorder_import_free(import);
  size_t size = backorder_image_size(the_image);
  CHECK_RESULT(backorder_droplist_open(backorder_image_data(the_image), size - 1, &list),
               E(IMAGE_DAMAGED));
  CHECK(list == NULL);
}

/* A name that is missing in one list after another is renewed; a new date is taken over. */
static void engine(void) {
  backorder_engine *made = new_engine();
  backorder_decisions *list;
  backorder_outcome *invoice;
  backorder_import *import;
  backorder_image *image;
  backorder_droplist *droplist;
  static const char later[] = "example.com;2027-01-15 19:00:00\nshop.net;2027-01-14 19:00:00\n";
  CHECK_RESULT(backorder_engine_invoice_changed(made, the_book, 42, the_outcome, NOW, &list),
               E(OUTCOME_INVALID));
  CHECK_OK(backorder_outcome_new_invoice(300, eur(999), 1, eur(0), eur(0), &invoice));
  CHECK_RESULT(backorder_engine_invoice_changed(made, the_book, 41, invoice, NOW, &list),
               E(BACKORDER_UNKNOWN));
  CHECK_RESULT(backorder_engine_invoice_changed(made, the_book, 42, invoice, NOW, &list),
               E(EFFECT_UNKNOWN));
  CHECK(list == NULL);
  backorder_outcome_free(invoice);
  CHECK_OK(backorder_engine_sync_drops(made, the_book, the_droplist, NOW, &list));
  CHECK(backorder_decisions_count(list) == 0);
  backorder_decisions_free(list);
  CHECK_OK(backorder_import_new(NOW, &import));
  CHECK_OK(backorder_import_feed(import, (const uint8_t *)later, strlen(later)));
  CHECK_OK(backorder_import_finish(import, NULL, &image));
  CHECK_OK(backorder_droplist_open(backorder_image_data(image), backorder_image_size(image),
                                   &droplist));
  CHECK_OK(backorder_engine_sync_drops(made, the_book, droplist, NOW, &list));
  CHECK(backorder_decisions_count(list) == 1);
  backorder_decisions_free(list);
  CHECK_OK(backorder_engine_sync_drops(made, the_book, droplist, NOW, &list));
  CHECK(backorder_decisions_count(list) == 0);
  backorder_decisions_free(list);
  backorder_droplist_free(droplist);
  backorder_image_free(image);
  backorder_import_free(import);
  backorder_engine_free(made);
}

int main(void) {
  make_fixtures();
  version();
  str();
  text_();
  table();
  money();
  policy();
  price_list();
  drop_rules();
  outcome();
  history();
  outages();
  row();
  rows();
  store();
  statements();
  dialect();
  commits();
  decisions();
  reading();
  errand();
  forecast();
  query_and_page();
  statistics();
  image();
  engine();
  free_fixtures();
  return 0;
}
