/* Several threads at once: they share what they pass as const, each has a book of its own, and each
 * sees its own last error. Meant for helgrind, which sees who does not wait for whom. */
#include "fixtures.h"

#include <pthread.h>

#define THREADS 4
#define ROUNDS 3

/* What every thread reads of the handles that all have. */
static void read_shared(int64_t now) {
  backorder_table *table;
  backorder_records *records;
  backorder_page *page;
  backorder_explanation *explanation;
  backorder_statements *statements;
  backorder_form *form;
  backorder_text *shown;
  int64_t at;
  uint64_t fingerprint;
  CHECK_OK(backorder_policy_fingerprint(the_policy, &fingerprint));
  CHECK_OK(backorder_price_list_table(the_price_list, &table));
  backorder_table_free(table);
  CHECK_OK(backorder_records_new(the_book, NULL, &records));
  CHECK(backorder_records_count(records) == 1);
  backorder_records_free(records);
  CHECK_OK(backorder_engine_next_wakeup(the_engine, the_book, now, &at));
  CHECK_OK(backorder_engine_timetable(the_engine, the_book, 42, now, &table));
  backorder_table_free(table);
  CHECK_OK(backorder_explanation_new(the_engine, the_book, 42, NULL, now, &explanation));
  CHECK_OK(backorder_explanation_text(explanation, the_catalog, the_zone, &shown));
  backorder_text_free(shown);
  backorder_explanation_free(explanation);
  CHECK_OK(backorder_droplist_search(the_droplist, the_query, &page));
  CHECK(backorder_page_total(page) == 2);
  backorder_page_free(page);
  CHECK_OK(backorder_store_part(the_store, &uint64_value, 1, &statements));
  backorder_statements_free(statements);
  CHECK_OK(backorder_form_new(the_connection, the_command, &form));
  backorder_form_free(form);
  CHECK_OK(backorder_zone_next_change(the_zone, now, 400 * 24 * HOUR, &at));
}

/* A book of one's own, on the engine of all. */
static void decide(uint64_t client, int64_t now) {
  backorder_book *book;
  backorder_reading *reading;
  backorder_decisions *decisions;
  backorder_commits *commits;
  CHECK_OK(backorder_book_new(&book));
  CHECK_OK(backorder_reading_new(book, client, now, &reading));
  CHECK_OK(backorder_engine_set_account(the_engine, book, reading, eur(10000), eur(0), text("none"),
                                        NULL, 0, now, &decisions));
  backorder_reading_free(reading);
  backorder_decisions_free(decisions);
  CHECK_OK(backorder_engine_place(the_engine, book, client, client, text("shop.com"),
                                  BACKORDER_KIND_FULL, &listing_value, now, &decisions));
  backorder_decisions_free(decisions);
  CHECK_OK(backorder_engine_cycle(the_engine, book, now, &decisions));
  CHECK(backorder_decisions_count(decisions) > 0);
  CHECK_OK(backorder_commits_new(the_engine, book, decisions, now, &commits));
  backorder_commits_free(commits);
  backorder_decisions_free(decisions);
  backorder_book_free(book);
}

/* Odd and even threads are refused for different reasons, and see their own. */
static void be_refused(bool is_odd) {
  int64_t at;
  backorder_result expected = is_odd ? BACKORDER_ERROR_NULL_POINTER : BACKORDER_ERROR_TIME_INVALID;
  CHECK_RESULT(backorder_time_parse(text("x"), is_odd ? NULL : &at), expected);
  CHECK(backorder_last_error_code() == expected);
  CHECK(is(backorder_last_error_subject(), is_odd ? "out" : "x"));
}

static void *work(void *number) {
  uint64_t client = *(const uint64_t *)number;
  CHECK(backorder_last_error_code() == BACKORDER_OK);
  for (int i = 0; i < ROUNDS; i++) {
    read_shared(DROP_AT - HOUR);
    decide(client, DROP_AT - HOUR);
    be_refused(client % 2 == 1);
  }
  return NULL;
}

int main(void) {
  pthread_t threads[THREADS];
  uint64_t clients[THREADS];
  make_fixtures();
  for (uint64_t i = 0; i < THREADS; i++) {
    clients[i] = 100 + i;
    CHECK(pthread_create(&threads[i], NULL, work, &clients[i]) == 0);
  }
  for (int i = 0; i < THREADS; i++) CHECK(pthread_join(threads[i], NULL) == 0);
  free_fixtures();
  printf("%d threads\n", THREADS);
  return 0;
}
