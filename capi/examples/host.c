/* A whole host without billing, on SQLite: places a name, runs the batch till nothing is due, and
 * says what it carries out and what becomes of the name. */
#include "must.h"

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

/* What is decided about the client: the account, here of one who always has 50.00; then the name
 * that is placed, or whatever is due. */
static void decide(backorder_round *round, const backorder_book *book,
                   const backorder_listing *placed, int64_t now) {
  backorder_record record;
  must(backorder_round_set_account(round, CLIENT, eur(5000), eur(0), text("none"), now));
  must(placed ? backorder_round_place(round, 1, CLIENT, text("example.com"), BACKORDER_KIND_FULL,
                                      placed, now)
              : backorder_round_cycle(round, now));
  must(backorder_book_get(book, 1, sizeof record, &record));
  printf("stage %u, held %lld, reference %.*s\n", (unsigned)record.stage,
         (long long)record.hold.amount_minor, (int)record.reference.len, record.reference.data);
}

/* From rows to committed and reported, and again where somebody else was faster. */
static void play(const host_t *host, backorder_round *round, const backorder_listing *placed,
                 int64_t now) {
  backorder_step step;
  do {
    must(backorder_round_advance(round, &host->database, now, sizeof step, &step));
    if (step.kind == BACKORDER_STEP_DECIDE) {
      decide(round, step.book, placed, now);
      must(backorder_round_decided(round, now));
    } else if (step.kind == BACKORDER_STEP_CARRY_OUT) {
      backorder_outcome *outcome = carry_out(&step.effect);
      must(backorder_round_carried(round, outcome));
      backorder_outcome_free(outcome);
    } else if (step.kind == BACKORDER_STEP_FAILED) {
      fprintf(stderr, "left out: %.*s\n", (int)step.message.len, step.message.data);
    }
  } while (step.kind != BACKORDER_STEP_DONE);
}

/* The batch job: what is due, until nothing is. */
static void batch(const host_t *host, int64_t now) {
  backorder_round *round = NULL, *before;
  do {
    before = round;
    must(backorder_round_new_due(host->engine, host->store, &host->database, now, 100, before,
                                 &round));
    backorder_round_free(before);
    if (round) play(host, round, NULL, now);
  } while (round);
}

/* A host with the tables in a database. */
static host_t new_host(sqlite3 *db) {
  backorder_price_list *prices;
  backorder_statements *schema;
  bool is_written;
  host_t host = {backorder_sqlite(db), NULL, NULL};
  must(backorder_price_list_new(&prices));
  must(backorder_price_list_insert(prices, text("com"), BACKORDER_KIND_FULL, eur(2000)));
  must(backorder_engine_new(NULL, prices, NULL, &host.engine));
  must(backorder_store_new(BACKORDER_DIALECT_SQLITE, text("bo_"), &host.store));
  must(backorder_store_schema(host.store, &schema));
  must(backorder_store_run(host.store, schema, &host.database, &is_written));
  if (!is_written) die("tables", "somebody else makes them");
  backorder_statements_free(schema);
  backorder_price_list_free(prices);
  return host;
}

int main(void) {
  backorder_listing listing = {DROP_AT, BACKORDER_TIME_NONE, 1, BACKORDER_SOURCE_DROPLIST};
  backorder_statements *reads;
  backorder_round *round;
  sqlite3 *db;
  if (sqlite3_open(":memory:", &db)) die("sqlite", sqlite3_errmsg(db));
  host_t host = new_host(db);
  must(backorder_store_part_to_place(host.store, CLIENT, text("example.com"), &reads));
  must(backorder_round_new(host.engine, host.store, reads, &round));
  backorder_statements_free(reads);
  play(&host, round, &listing, DROP_AT - 71 * HOUR);
  backorder_round_free(round);
  batch(&host, DROP_AT - 71 * HOUR);
  batch(&host, DROP_AT - 2 * HOUR);
  batch(&host, DROP_AT + HOUR);
  backorder_store_free(host.store);
  backorder_engine_free(host.engine);
  sqlite3_close(db);
  return 0;
}
