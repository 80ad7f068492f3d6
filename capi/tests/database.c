/* A store over a database of the caller's: what is asked of it, and what it may answer. */
#include "check.h"

#include "../examples/must.h"

#define CLIENT UINT64_C(7)

static const int64_t now = DROP_AT - 71 * HOUR;
static const backorder_str NONE = {NULL, 0};
static sqlite3 *db;
static backorder_store *store;
static backorder_engine *engine;

/* What it was asked, and the statement from 1 at which it fails, with what. */
static int asked, fails_at, fails_with;
static char first_words[128][8];

static void run_or_fail(void *context, const backorder_statement *statement,
                        backorder_reply *reply) {
  CHECK(asked < 128 && statement->sql.len > 5 && statement->table.len == 0);
  CHECK((statement->parameters == NULL) == (statement->parameter_count == 0));
  memcpy(first_words[asked++], statement->sql.data, 5);
  if (asked == fails_at) {
    backorder_reply_failed(reply, NONE, fails_with, text("as it was told to"));
    return;
  }
  backorder_sqlite_run(context, statement, reply);
}

static backorder_database database = {run_or_fail, NULL};

static void begin_asking(int at, int with) {
  memset(first_words, 0, sizeof first_words);
  asked = 0;
  fails_at = at;
  fails_with = with;
}

static backorder_round *new_round(void) {
  const uint64_t client = CLIENT;
  backorder_statements *part;
  backorder_round *round;
  CHECK_OK(backorder_store_part(store, &client, 1, &part));
  CHECK_OK(backorder_round_new(engine, store, part, &round));
  backorder_statements_free(part);
  return round;
}

static void place(backorder_round *round, const backorder_step *step, uint64_t id) {
  backorder_listing listing = listed(DROP_AT);
  char name[32];
  snprintf(name, sizeof name, "shop%u.com", (unsigned)id);
  CHECK(id == 1 ? step->client_count == 0 && step->clients == NULL
                : step->client_count == 1 && step->clients[0] == CLIENT);
  CHECK_RESULT(backorder_round_place(round, id, CLIENT, text("-"), BACKORDER_KIND_FULL, &listing,
                                     now),
               BACKORDER_ERROR_NAME_INVALID);
  CHECK_RESULT(backorder_round_set_account(round, CLIENT, eur(5000), eur(0), text("x"), now),
               BACKORDER_ERROR_TAX_INVALID);
  CHECK_OK(backorder_round_set_account(round, CLIENT, eur(5000), eur(0), text("none"), now));
  CHECK_OK(backorder_round_place(round, id, CLIENT, text(name), BACKORDER_KIND_FULL, &listing,
                                 now));
  CHECK(backorder_book_count(step->book) == id);
  CHECK_OK(backorder_round_decided(round, now));
  CHECK_RESULT(backorder_round_cycle(round, now), BACKORDER_ERROR_INDEX_INVALID);
}

/* Places a backorder, asking again where the database failed: how often it did. */
static int play(uint64_t id) {
  backorder_round *round = new_round();
  backorder_step step = {0};
  int errors = 0;
  while (step.kind != BACKORDER_STEP_DONE) {
    backorder_result result = backorder_round_advance(round, &database, now, sizeof step, &step);
    if (result != BACKORDER_OK) {
      CHECK(result == BACKORDER_ERROR_DATABASE_FAILED && ++errors == 1);
      CHECK(is(backorder_last_error_subject(), "13"));
      CHECK(contains(backorder_last_error_message(), "as it was told to"));
      CHECK(sqlite3_get_autocommit(db));
    } else if (step.kind == BACKORDER_STEP_DECIDE) {
      place(round, &step, id);
    } else {
      CHECK(step.kind == BACKORDER_STEP_DONE);
    }
  }
  backorder_round_free(round);
  CHECK(sqlite3_get_autocommit(db));
  return errors;
}

static int64_t stored(void) {
  sqlite3_stmt *found;
  CHECK(!sqlite3_prepare_v2(db, "SELECT count(*) FROM bo_backorders", -1, &found, NULL));
  CHECK(sqlite3_step(found) == SQLITE_ROW);
  int64_t count = sqlite3_column_int64(found, 0);
  sqlite3_finalize(found);
  return count;
}

/* 5 is somebody else's lock, which is tried again; 13 a full disk, which is told. */
static void whichever_statement_fails_it_is_written_once(void) {
  CHECK(play(1) == 0 && stored() == 1);
  begin_asking(0, 0);
  CHECK(play(2) == 0 && stored() == 2);
  int count = asked;
  CHECK(count > 6 && memcmp(first_words[count - 1], "COMMI", 5) == 0);
  for (int at = 1, id = 3; at <= count; at++, id += 2) {
    begin_asking(at, 5);
    CHECK(play((uint64_t)id) == 0 && stored() == id);
    begin_asking(at, 13);
    CHECK(play((uint64_t)id + 1) == 1 && stored() == id + 1);
  }
}

static void a_store_reads_and_writes(void) {
  uint64_t clients[2] = {0, 0};
  size_t count = 9;
  bool is_written = false;
  backorder_statements *due, *wake, *part;
  backorder_book *book;
  backorder_refused *refused;
  CHECK_OK(backorder_store_due(store, DROP_AT, 100, &due));
  begin_asking(0, 0);
  CHECK_OK(backorder_store_clients(store, due, &database, &count, 1, clients));
  CHECK(count == 1 && clients[0] == CLIENT && clients[1] == 0 && stored() > 1);
  CHECK_RESULT(backorder_store_clients(store, due, &database, &count, 0, clients),
               BACKORDER_ERROR_SIZE_INVALID);
  CHECK_OK(backorder_store_wake(store, CLIENT, &wake));
  CHECK_OK(backorder_store_run(store, wake, &database, &is_written));
  CHECK(is_written);
  CHECK_OK(backorder_book_new(&book));
  CHECK_RESULT(backorder_store_load(store, due, &database, book, &refused),
               BACKORDER_ERROR_ROW_INVALID); /* It reads none of a book's tables. */
  CHECK(refused == NULL && backorder_book_count(book) == 0);
  begin_asking(2, 5);
  CHECK_OK(backorder_store_run(store, wake, &database, &is_written));
  CHECK(!is_written && memcmp(first_words[2], "ROLLB", 5) == 0);
  begin_asking(2, 13);
  CHECK_RESULT(backorder_store_run(store, wake, &database, &is_written),
               BACKORDER_ERROR_DATABASE_FAILED);
  CHECK(sqlite3_get_autocommit(db));
  begin_asking(0, 0);
  CHECK_OK(backorder_store_part(store, clients, 1, &part));
  CHECK_OK(backorder_store_load(store, part, &database, book, &refused));
  CHECK(backorder_refused_count(refused) == 0 && backorder_book_count(book) == (size_t)stored());
  /* They are in the book already. */
  backorder_refused_free(refused);
  CHECK_OK(backorder_store_load(store, part, &database, book, &refused));
  CHECK(backorder_refused_count(refused) == 1);
  backorder_refused_free(refused);
  CHECK_OK(backorder_store_load(store, part, &database, book, NULL));
  backorder_book_free(book);
  backorder_statements_free(part);
  backorder_statements_free(wake);
  backorder_statements_free(due);
}

/* Who is due first, then who was woken, then nobody. */
static void a_batch_works_till_nothing_is_to_be_done(void) {
  backorder_round *round;
  backorder_step step;
  backorder_statements *wake;
  bool is_written;
  int rounds = 0;
  begin_asking(0, 0);
  CHECK_RESULT(backorder_round_new_due(engine, store, &database, INT64_MAX, 100, NULL, &round),
               BACKORDER_ERROR_TIME_RANGE);
  CHECK_OK(backorder_store_wake(store, CLIENT, &wake));
  CHECK_OK(backorder_store_run(store, wake, &database, &is_written));
  backorder_statements_free(wake);
  for (;; rounds++) {
    begin_asking(0, 0);
    CHECK_OK(backorder_round_new_due(engine, store, &database, now, 100, NULL, &round));
    if (round == NULL) break;
    do {
      begin_asking(0, 0);
      CHECK_OK(backorder_round_advance(round, &database, now, sizeof step, &step));
      if (step.kind == BACKORDER_STEP_DECIDE) {
        CHECK(step.client_count == 1 && step.clients[0] == CLIENT);
        CHECK_OK(backorder_round_set_account(round, CLIENT, eur(5000), eur(0), text("none"), now));
        CHECK_OK(backorder_round_cycle(round, now));
        CHECK_OK(backorder_round_decided(round, now));
      } else if (step.kind == BACKORDER_STEP_CARRY_OUT) {
        backorder_outcome *outcome;
        CHECK_OK(backorder_outcome_new_unknown(&outcome));
        CHECK_OK(backorder_round_carried(round, outcome));
        backorder_outcome_free(outcome);
      }
    } while (step.kind != BACKORDER_STEP_DONE);
    backorder_round_free(round);
  }
  CHECK(rounds > 0 && asked == 2);
}

/* Of whom a row cannot be read is left out of the rest of the batch, and only of that. */
static void a_batch_ends_where_a_client_cannot_be_read(void) {
  backorder_round *round, *next;
  backorder_step step;
  int failed = 0;
  const char *harm = "UPDATE bo_backorders SET tld = 'net', due_at = 0";
  CHECK(sqlite3_exec(db, harm, NULL, NULL, NULL) == SQLITE_OK);
  begin_asking(0, 0);
  CHECK_OK(backorder_round_new_due(engine, store, &database, now, 100, NULL, &round));
  CHECK(round != NULL);
  do {
    CHECK_OK(backorder_round_advance(round, &database, now, sizeof step, &step));
    if (step.kind == BACKORDER_STEP_FAILED) failed++;
    if (step.kind == BACKORDER_STEP_DECIDE) CHECK_OK(backorder_round_decided(round, now));
  } while (step.kind != BACKORDER_STEP_DONE);
  CHECK(failed == 1);
  CHECK_OK(backorder_round_new_due(engine, store, &database, now, 100, round, &next));
  CHECK(next == NULL);
  CHECK_OK(backorder_round_new_due(engine, store, &database, now, 100, NULL, &next));
  CHECK(next != NULL);
  backorder_round_free(next);
  backorder_round_free(round);
}

/* The database is asked who holds what is found, and for nothing else. */
static void an_errand_asks_who_holds_what(void) {
  backorder_str handle = text("P-1");
  backorder_contacts contacts = {handle, handle, handle, handle};
  backorder_errand *errand;
  backorder_effect effect;
  memset(&effect, 0, sizeof effect);
  effect.name = text("shop1.com");
  effect.reference = text("10700");
  effect.id = text("bo-1.1.poll-application.1.");
  CHECK_OK(backorder_errand_new(&effect, &contacts, BACKORDER_PLATFORM_ISPAPI, &errand));
  begin_asking(0, 0);
  CHECK_OK(backorder_errand_read_holders(errand, store, &database));
  CHECK(asked == 0);
  backorder_errand_free(errand);
  effect.id = text("bo-1.1.find-application.1.");
  CHECK_OK(backorder_errand_new(&effect, &contacts, BACKORDER_PLATFORM_ISPAPI, &errand));
  CHECK_OK(backorder_errand_read_holders(errand, store, &database));
  CHECK(asked == 1);
  begin_asking(1, 13);
  CHECK_RESULT(backorder_errand_read_holders(errand, store, &database),
               BACKORDER_ERROR_DATABASE_FAILED);
  backorder_errand_free(errand);
}

/* What is wrong with a reply is said by the call that asked. */
static void reply_badly(void *context, const backorder_statement *statement,
                        backorder_reply *reply) {
  backorder_value values[3] = {{BACKORDER_VALUE_INT, 7, {NULL, 0}}, {9, 0, {NULL, 0}}};
  backorder_str bad = {"\xff", 1}, huge = {"a", SIZE_MAX};
  backorder_str client[2] = {text("client_id"), text("client_id")};
  (void)statement;
  switch (*(int *)context) {
  case 2: backorder_reply_failed(reply, bad, 5, NONE); return;
  case 1: backorder_reply_set_columns(reply, &bad, 1); return;
  case 5: backorder_reply_set_columns(reply, client, 2); return; /* One name twice. */
  case 6: backorder_reply_set_columns(reply, NULL, 1); return;
  case 7: backorder_reply_set_columns(reply, client, SIZE_MAX); return;
  case 8: backorder_reply_add_values(reply, values, 1); return; /* Of no columns. */
  case 3: client[0] = text("other"); break;                     /* Rows without the column. */
  }
  if (*(int *)context == 4) return; /* No rows. */
  backorder_reply_set_columns(reply, client, 1);
  switch (*(int *)context) {
  case 0: backorder_reply_add_values(reply, values, 2); break; /* The second is of no kind. */
  case 9: backorder_reply_add_values(reply, NULL, 1); break;
  case 10: backorder_reply_add_values(reply, values, SIZE_MAX); break;
  case 11:
    values[1].kind = BACKORDER_VALUE_TEXT;
    values[1].text = bad;
    backorder_reply_add_values(reply, values, 2);
    break;
  case 12:
    values[1].kind = BACKORDER_VALUE_TEXT;
    values[1].text = huge;
    backorder_reply_add_values(reply, values, 2);
    break;
  case 13: /* Two columns, three values. */
    client[0] = text("due_at");
    backorder_reply_set_columns(reply, client, 2);
    backorder_reply_add_values(reply, values, 3);
    break;
  default: backorder_reply_add_values(reply, values, 1); break;
  }
}

static void bad_replies_are_refused(void) {
  static const backorder_result expected[] = {
      BACKORDER_ERROR_NUMBER_INVALID, BACKORDER_ERROR_UTF8_INVALID, BACKORDER_ERROR_UTF8_INVALID,
      BACKORDER_ERROR_ROW_INVALID,    BACKORDER_OK,                 BACKORDER_ERROR_ROW_INVALID,
      BACKORDER_ERROR_NULL_POINTER,   BACKORDER_ERROR_SIZE_INVALID, BACKORDER_ERROR_SIZE_INVALID,
      BACKORDER_ERROR_NULL_POINTER,   BACKORDER_ERROR_SIZE_INVALID, BACKORDER_ERROR_UTF8_INVALID,
      BACKORDER_ERROR_SIZE_INVALID,   BACKORDER_ERROR_SIZE_INVALID, BACKORDER_OK};
  int which;
  uint64_t client;
  size_t count = 9;
  backorder_statements *due;
  backorder_database bad = {reply_badly, &which};
  CHECK_OK(backorder_store_due(store, DROP_AT, 100, &due));
  for (which = 0; which < 15; which++) {
    CHECK_RESULT(backorder_store_clients(store, due, &bad, &count, 1, &client), expected[which]);
    CHECK(which != 4 || count == 0);
  }
  CHECK(count == 1 && client == 7);
  bad.run = NULL;
  CHECK_RESULT(backorder_store_clients(store, due, &bad, &count, 1, &client),
               BACKORDER_ERROR_NULL_POINTER);
  backorder_statements_free(due);
}

int main(void) {
  backorder_policy *policy;
  backorder_price_list *prices;
  backorder_drop_rules *rules;
  backorder_statements *schema;
  bool is_written;
  CHECK(sqlite3_open(":memory:", &db) == SQLITE_OK);
  database.context = db;
  CHECK_OK(backorder_store_new(BACKORDER_DIALECT_SQLITE, text("bo_"), &store));
  CHECK_OK(backorder_store_schema(store, &schema));
  CHECK_OK(backorder_store_run(store, schema, &database, &is_written));
  CHECK(is_written);
  backorder_statements_free(schema);
  begin_asking(0, 0);
  CHECK_OK(backorder_policy_new(&policy));
  CHECK_OK(backorder_price_list_new(&prices));
  CHECK_OK(backorder_price_list_insert(prices, text("com"), BACKORDER_KIND_FULL, eur(2000)));
  CHECK_OK(backorder_drop_rules_new_builtin(&rules));
  CHECK_OK(backorder_engine_new(policy, prices, rules, &engine));
  backorder_drop_rules_free(rules);
  backorder_price_list_free(prices);
  backorder_policy_free(policy);
  whichever_statement_fails_it_is_written_once();
  a_store_reads_and_writes();
  a_batch_works_till_nothing_is_to_be_done();
  an_errand_asks_who_holds_what();
  bad_replies_are_refused();
  a_batch_ends_where_a_client_cannot_be_read();
  backorder_engine_free(engine);
  backorder_store_free(store);
  sqlite3_close(db);
  printf("a database of the caller's is asked as it should be\n");
  return 0;
}
