/* A whole host without billing, on SQLite: places a name, runs the batch till nothing is due, and
 * says what became of it. */
#include "sqlite_store.h"

#define CLIENT UINT64_C(7)
#define DROP_AT INT64_C(1799866800) /* 2027-01-13 19:00:00 UTC */
#define HOUR INT64_C(3600)

static backorder_str text(const char *chars) { return backorder_str_of(chars); }

/* A book of one client. A host with more clients than this one leaves out who is refused. */
static backorder_book *load(sqlite3 *db, backorder_statements *part) {
  backorder_book *book;
  must(backorder_book_new(&book));
  backorder_refused *refused = store_load(db, book, part);
  if (backorder_refused_count(refused) > 0) die("load", "a row cannot be read");
  backorder_refused_free(refused);
  return book;
}

/* What your carriers do: the registrar, billing, mail. */
static backorder_outcome *carry_out(const backorder_effect *effect) {
  backorder_outcome *outcome;
  printf("%.*s\n", (int)effect->id.len, effect->id.data);
  if (effect->kind == BACKORDER_EFFECT_SUBMIT_APPLICATION) {
    must(backorder_outcome_new_accepted(text("10700"), &outcome));
  } else {
    must(backorder_outcome_new_unknown(&outcome));
  }
  return outcome;
}

static void settle(sqlite3 *db, const backorder_store *store, const backorder_engine *engine,
                   backorder_book *book, backorder_decisions *decisions, int64_t now);

/* What came of an effect, told to the rows as they are until it is written. */
static void report(sqlite3 *db, const backorder_store *store, const backorder_engine *engine,
                   const backorder_effect *effect, int64_t now) {
  backorder_outcome *outcome = carry_out(effect);
  backorder_statements *part;
  backorder_decisions *decisions;
  must(backorder_store_part_of_record(store, effect->backorder, &part));
  backorder_book *book = load(db, part);
  must(backorder_engine_observe(engine, book, effect->id, outcome, now, &decisions));
  settle(db, store, engine, book, decisions, now);
  backorder_outcome_free(outcome);
  backorder_book_free(book);
}

/* Commits client by client, then carries out. A host with rivals loads a refused client again and
 * decides again: here nobody else writes. Takes the decisions. */
static void settle(sqlite3 *db, const backorder_store *store, const backorder_engine *engine,
                   backorder_book *book, backorder_decisions *decisions, int64_t now) {
  backorder_commits *commits;
  must(backorder_commits_new(engine, book, decisions, now, &commits));
  for (size_t i = 0; i < backorder_commits_count(commits); i++) {
    if (!store_commit(db, store, commits, i)) die("commit", "lost a race against nobody");
  }
  backorder_commits_free(commits);
  for (size_t i = 0; i < backorder_decisions_count(decisions); i++) {
    backorder_decision decision;
    must(backorder_decisions_at(decisions, i, sizeof decision, &decision));
    for (size_t j = 0; j < decision.effect_count; j++) {
      backorder_effect effect;
      must(backorder_decisions_effect_at(decisions, i, j, sizeof effect, &effect));
      report(db, store, engine, &effect, now);
    }
  }
  backorder_decisions_free(decisions);
}

/* Rows first, then billing: here a client who always has 50.00. */
static void read_account(sqlite3 *db, const backorder_store *store,
                         const backorder_engine *engine, backorder_book *book, int64_t now) {
  backorder_money credit = {5000, {'E', 'U', 'R', 0}}, unpaid = {0, {'E', 'U', 'R', 0}};
  backorder_decisions *decisions;
  backorder_reading *reading;
  must(backorder_reading_new(book, CLIENT, now, &reading));
  must(backorder_engine_set_account(engine, book, reading, credit, unpaid, text("none"), NULL, 0,
                                    now, &decisions));
  backorder_reading_free(reading);
  settle(db, store, engine, book, decisions, now);
}

/* The batch job: what is due of the client, until nothing is. */
static void batch(sqlite3 *db, const backorder_store *store, const backorder_engine *engine,
                  int64_t now) {
  for (;;) {
    backorder_statements *list;
    backorder_decisions *decisions;
    uint64_t client = CLIENT;
    must(backorder_store_due(store, now, 100, &list));
    sqlite3_stmt *due = prepare(db, list, 0);
    bool is_due = has_row(db, due);
    sqlite3_finalize(due);
    backorder_statements_free(list);
    if (!is_due) return;
    must(backorder_store_part(store, &client, 1, &list));
    backorder_book *book = load(db, list);
    read_account(db, store, engine, book, now);
    must(backorder_engine_cycle(engine, book, now, &decisions));
    settle(db, store, engine, book, decisions, now);
    backorder_book_free(book);
  }
}

int main(void) {
  backorder_money price = {2000, {'E', 'U', 'R', 0}};
  backorder_listing listing = {DROP_AT, BACKORDER_TIME_NONE, 1, BACKORDER_SOURCE_DROPLIST};
  backorder_policy *policy;
  backorder_price_list *prices;
  backorder_drop_rules *rules;
  backorder_engine *engine;
  backorder_store *store;
  backorder_statements *list;
  backorder_decisions *decisions;
  sqlite3 *db;
  must(backorder_policy_new(&policy));
  must(backorder_price_list_new(&prices));
  must(backorder_price_list_insert(prices, text("com"), BACKORDER_KIND_FULL, price));
  must(backorder_drop_rules_new_builtin(&rules));
  must(backorder_engine_new(policy, prices, rules, &engine));
  must(backorder_store_new(BACKORDER_DIALECT_SQLITE, text("bo_"), &store));
  if (sqlite3_open(":memory:", &db)) die("sqlite", sqlite3_errmsg(db));
  must(backorder_store_schema(store, &list));
  if (!run(db, list)) die("schema", sqlite3_errmsg(db));
  backorder_statements_free(list);

  int64_t now = DROP_AT - 71 * HOUR;
  must(backorder_store_part_to_place(store, CLIENT, text("example.com"), &list));
  backorder_book *book = load(db, list);
  read_account(db, store, engine, book, now);
  must(backorder_engine_place(engine, book, 1, CLIENT, text("example.com"), BACKORDER_KIND_FULL,
                              &listing, now, &decisions));
  settle(db, store, engine, book, decisions, now);
  backorder_book_free(book);
  batch(db, store, engine, now);
  batch(db, store, engine, DROP_AT - 2 * HOUR);

  backorder_record record;
  must(backorder_store_part_of_record(store, 1, &list));
  book = load(db, list);
  must(backorder_book_get(book, 1, sizeof record, &record));
  printf("stage %u, reference %.*s, held %lld\n", (unsigned)record.stage,
         (int)record.reference.len, record.reference.data, (long long)record.hold.amount_minor);
  backorder_book_free(book);
  sqlite3_close(db);
  backorder_store_free(store);
  backorder_engine_free(engine);
  backorder_drop_rules_free(rules);
  backorder_price_list_free(prices);
  backorder_policy_free(policy);
  return 0;
}
