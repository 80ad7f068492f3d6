/* A whole host without billing, on SQLite: places a name, runs the batch till nothing is due, and
 * says what it carries out and what becomes of the name. */
#include "sqlite_store.h"

#define CLIENT UINT64_C(7)
#define DROP_AT INT64_C(1799866800) /* 2027-01-13 19:00:00 UTC */
#define HOUR INT64_C(3600)

typedef struct {
  backorder_database database;
  backorder_store *store;
  backorder_engine *engine;
} host_t;

static backorder_str text(const char *chars) { return backorder_str_of(chars); }

static backorder_money eur(int64_t minor) {
  backorder_money money = {minor, {'E', 'U', 'R', 0}};
  return money;
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

static void add(backorder_round *round, backorder_decisions *decisions) {
  must(backorder_round_add(round, decisions));
  backorder_decisions_free(decisions);
}

/* What is decided about the client: the account, here of one who always has 50.00; then the name
 * that is placed, or whatever is due. */
static void decide(const host_t *host, backorder_round *round, backorder_book *book,
                   const backorder_listing *placed, int64_t now) {
  backorder_reading *reading;
  backorder_decisions *decided;
  backorder_record record;
  must(backorder_reading_new(book, CLIENT, now, &reading));
  must(backorder_engine_set_account(host->engine, book, reading, eur(5000), eur(0), text("none"),
                                    NULL, 0, now, &decided));
  backorder_reading_free(reading);
  add(round, decided);
  must(placed ? backorder_engine_place(host->engine, book, 1, CLIENT, text("example.com"),
                                       BACKORDER_KIND_FULL, placed, now, &decided)
              : backorder_engine_cycle(host->engine, book, now, &decided));
  add(round, decided);
  must(backorder_book_get(book, 1, sizeof record, &record));
  printf("stage %u, held %lld, reference %.*s\n", (unsigned)record.stage,
         (long long)record.hold.amount_minor, (int)record.reference.len, record.reference.data);
}

/* From rows to committed and reported, and again where somebody else was faster. */
static void play(const host_t *host, backorder_statements *reads, const backorder_listing *placed,
                 int64_t now) {
  backorder_round *round;
  backorder_step step;
  must(backorder_round_new(host->engine, host->store, reads, &round));
  backorder_statements_free(reads);
  do {
    must(backorder_round_advance(round, &host->database, now, sizeof step, &step));
    if (step.kind == BACKORDER_STEP_DECIDE) {
      decide(host, round, step.book, placed, now);
      must(backorder_round_decided(round, now));
    } else if (step.kind == BACKORDER_STEP_CARRY_OUT) {
      backorder_outcome *outcome = carry_out(&step.effect);
      must(backorder_round_carried(round, outcome));
      backorder_outcome_free(outcome);
    } else if (step.kind == BACKORDER_STEP_FAILED) {
      fprintf(stderr, "left out: %.*s\n", (int)step.message.len, step.message.data);
    }
  } while (step.kind != BACKORDER_STEP_DONE);
  backorder_round_free(round);
}

/* The batch job: what is due of the client, until nothing is. */
static void batch(const host_t *host, int64_t now) {
  uint64_t clients[100];
  size_t count;
  backorder_statements *list;
  for (;;) {
    must(backorder_store_due(host->store, now, 100, &list));
    must(backorder_store_clients(host->store, list, &host->database, &count, 100, clients));
    backorder_statements_free(list);
    if (count == 0) return;
    must(backorder_store_part(host->store, clients, count, &list));
    play(host, list, NULL, now);
  }
}

static backorder_engine *new_engine(void) {
  backorder_policy *policy;
  backorder_price_list *prices;
  backorder_drop_rules *rules;
  backorder_engine *engine;
  must(backorder_policy_new(&policy));
  must(backorder_price_list_new(&prices));
  must(backorder_price_list_insert(prices, text("com"), BACKORDER_KIND_FULL, eur(2000)));
  must(backorder_drop_rules_new_builtin(&rules));
  must(backorder_engine_new(policy, prices, rules, &engine));
  backorder_drop_rules_free(rules);
  backorder_price_list_free(prices);
  backorder_policy_free(policy);
  return engine;
}

/* A host with the tables in a database. */
static host_t new_host(sqlite3 *db) {
  backorder_statements *schema;
  bool is_written;
  host_t host = {database_of(db), NULL, new_engine()};
  must(backorder_store_new(BACKORDER_DIALECT_SQLITE, text("bo_"), &host.store));
  must(backorder_store_schema(host.store, &schema));
  must(backorder_store_run(host.store, schema, &host.database, &is_written));
  if (!is_written) die("tables", "somebody else makes them");
  backorder_statements_free(schema);
  return host;
}

int main(void) {
  backorder_listing listing = {DROP_AT, BACKORDER_TIME_NONE, 1, BACKORDER_SOURCE_DROPLIST};
  backorder_statements *list;
  sqlite3 *db;
  if (sqlite3_open(":memory:", &db)) die("sqlite", sqlite3_errmsg(db));
  host_t host = new_host(db);
  must(backorder_store_part_to_place(host.store, CLIENT, text("example.com"), &list));
  play(&host, list, &listing, DROP_AT - 71 * HOUR);
  batch(&host, DROP_AT - 71 * HOUR);
  batch(&host, DROP_AT - 2 * HOUR);
  batch(&host, DROP_AT + HOUR);
  backorder_store_free(host.store);
  backorder_engine_free(host.engine);
  sqlite3_close(db);
  return 0;
}
