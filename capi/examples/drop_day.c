/* A whole drop day: three clients, six names, billing, mail, and the registrar over libcurl, all
 * kept in SQLite. The registrar is the simulator, whose clock this program sets.
 *
 *   cc drop_day.c $(pkg-config --cflags --libs backorder libcurl sqlite3) -o drop_day
 *   ./drop_day http://127.0.0.1:PORT      (of ispapi-sim --now '2027-01-01 00:00:00')
 */
#include "registrar.h"
#include "sqlite_billing.h"

#define DROP_AT INT64_C(1799866800) /* 2027-01-13 19:00:00 UTC */
#define HOUR INT64_C(3600)

typedef struct {
  uint64_t id, client;
  const char *name;
} order_t;

typedef struct {
  sqlite3 *db;
  backorder_database database;
  CURL *curl;
  const char *simulator;
  backorder_connection *connection;
  backorder_store *store;
  backorder_engine *engine;
} host_t;

static const order_t orders[] = {{1, 7, "caught.com"}, {2, 7, "auction.com"}, {3, 8, "lost.com"},
                                 {4, 8, "cut.com"},    {5, 9, "late.com"},    {6, 9, "short.com"}};
static const char SCRIPT[] =
    "{\"clock\":{\"now\":\"2027-01-09 15:00:00\"},\"unscripted\":{\"outcome\":\"catch\","
    "\"drop\":\"2027-01-13 19:00:00\"},\"name\":[{\"domain\":\"auction.com\",\"auction\":86400,"
    "\"outcome\":\"auction-won\",\"drop\":\"2027-01-13 19:00:00\"},{\"domain\":\"lost.com\","
    "\"outcome\":\"lose\",\"drop\":\"2027-01-13 19:00:00\"}],\"fault\":{\"fault\":\"cut\","
    "\"domain\":\"cut.com\",\"command\":\"AddDomainApplication\"}}";
/* What became of every backorder, and of every cent. */
static const char REPORT[] =
    "SELECT domain || ': ' || status || ', invoice ' || ifnull(invoice_id, 0) FROM bo_backorders "
    "ORDER BY id; "
    "SELECT 'client ' || id || ' has ' || credit || ', owes ' || (SELECT ifnull(sum(total), 0) "
    "FROM bills WHERE client = clients.id AND state = 1) FROM clients ORDER BY id";

static backorder_outcome *carry_out(const host_t *host, const backorder_round *round,
                                    const backorder_effect *effect) {
  backorder_outcome *outcome;
  switch (effect->kind) {
  case BACKORDER_EFFECT_SUBMIT_APPLICATION:
  case BACKORDER_EFFECT_FIND_APPLICATION:
  case BACKORDER_EFFECT_POLL_APPLICATION:
  case BACKORDER_EFFECT_READ_DOMAIN:
    return ask_registrar(host->curl, host->connection, host->store, &host->database, effect);
  case BACKORDER_EFFECT_NOTIFY_CLIENT: /* Mail: the line that show() prints is all of it. */
  case BACKORDER_EFFECT_ALERT_RESELLER:
    must(backorder_outcome_new_done(&outcome));
    return outcome;
  default: return ask_billing(host->db, round, effect);
  }
}

static void set_account(const host_t *host, backorder_round *round, uint64_t client, int64_t now) {
  backorder_money credit, unpaid;
  money_of(host->db, client, &credit, &unpaid);
  must(backorder_round_set_account(round, client, credit, unpaid, text("none"), now));
}

/* Reads the clients' accounts, then places what is ordered or does what is due. */
static void decide(const host_t *host, backorder_round *round, const backorder_step *step,
                   const order_t *order, int64_t now) {
  backorder_listing listing = {DROP_AT, BACKORDER_TIME_NONE, 1, BACKORDER_SOURCE_DROPLIST};
  if (order) {
    set_account(host, round, order->client, now);
    must(backorder_round_place(round, order->id, order->client, text(order->name),
                               BACKORDER_KIND_FULL, &listing, now));
  } else {
    for (size_t i = 0; i < step->client_count; i++) {
      set_account(host, round, step->clients[i], now);
    }
    must(backorder_round_cycle(round, now));
  }
}

/* Polls are left out: there are many. */
static void show(int64_t now, const backorder_effect *effect, const backorder_outcome *outcome) {
  if (effect->kind == BACKORDER_EFFECT_POLL_APPLICATION) return;
  backorder_str came = backorder_outcome_name(outcome);
  backorder_text *time;
  must(backorder_time_text(now, &time));
  printf("%.11s %.*s %.*s %.*s\n", backorder_text_view(time).data + 5, (int)effect->id.len,
         effect->id.data, (int)effect->name.len, effect->name.data, (int)came.len, came.data);
  backorder_text_free(time);
}

/* From rows to committed and reported, and again where somebody else was faster. */
static void play(const host_t *host, backorder_round *round, const order_t *order, int64_t now) {
  backorder_step step;
  do {
    must(backorder_round_advance(round, &host->database, now, sizeof step, &step));
    if (step.kind == BACKORDER_STEP_DECIDE) {
      decide(host, round, &step, order, now);
      must(backorder_round_decided(round, now));
    } else if (step.kind == BACKORDER_STEP_CARRY_OUT) {
      backorder_outcome *outcome = carry_out(host, round, &step.effect);
      show(now, &step.effect, outcome);
      must(backorder_round_carried(round, outcome));
      backorder_outcome_free(outcome);
    } else if (step.kind == BACKORDER_STEP_FAILED) {
      fprintf(stderr, "left out: %.*s\n", (int)step.message.len, step.message.data);
    }
  } while (step.kind != BACKORDER_STEP_DONE);
}

static void place(const host_t *host, const order_t *order, int64_t now) {
  backorder_statements *reads;
  backorder_round *round;
  must(backorder_store_part_to_place(host->store, order->client, text(order->name), &reads));
  must(backorder_round_new(host->engine, host->store, reads, &round));
  backorder_statements_free(reads);
  play(host, round, order, now);
  backorder_round_free(round);
}

/* The batch job, which cron would start every ten minutes. */
static void batch(const host_t *host, int64_t now) {
  backorder_round *round = NULL, *before;
  do {
    before = round;
    must(backorder_round_new_due(host->engine, host->store, &host->database, now, 100, before,
                                 &round));
    backorder_round_free(before);
    if (round) {
      set_clock(host->curl, host->simulator, now);
      play(host, round, NULL, now);
    }
  } while (round);
}

/* Runs statements in a transaction of their own. Takes them. */
static void run(const host_t *host, backorder_statements *list) {
  bool is_written;
  must(backorder_store_run(host->store, list, &host->database, &is_written));
  if (!is_written) die("run", "somebody else was faster");
  backorder_statements_free(list);
}

static void open_host(host_t *host) {
  backorder_price_list *prices;
  backorder_statements *schema;
  must(backorder_price_list_new(&prices));
  must(backorder_price_list_insert(prices, text("com"), BACKORDER_KIND_FULL, eur(2000)));
  must(backorder_engine_new(NULL, prices, NULL, &host->engine));
  backorder_price_list_free(prices);
  must(backorder_store_new(BACKORDER_DIALECT_SQLITE, text("bo_"), &host->store));
  must(backorder_store_schema(host->store, &schema));
  if (sqlite3_open(":memory:", &host->db) ||
      sqlite3_exec(host->db, BILLING, NULL, NULL, NULL)) {
    die("tables", sqlite3_errmsg(host->db));
  }
  host->database = backorder_sqlite(host->db);
  run(host, schema);
}

/* A line of the report. */
static int print(void *none, int count, char **values, char **names) {
  (void)none, (void)count, (void)names;
  puts(values[0]);
  return 0;
}

int main(int argc, char **argv) {
  host_t host = {.curl = backorder_curl_new(), .simulator = argc > 1 ? argv[1] : ""};
  backorder_statements *list;
  open_host(&host);
  host.connection = connection_to(host.simulator);
  control(host.curl, host.simulator, "script", SCRIPT);
  for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
    place(&host, &orders[i], DROP_AT - 100 * HOUR);
  }
  for (int64_t now = DROP_AT - 100 * HOUR; now < DROP_AT + 60 * HOUR; now += 600) {
    if (now == DROP_AT - HOUR) { /* Client 9 pays, for one of the two names. */
      ask(host.db, "UPDATE clients SET credit = credit + ?3 WHERE id = ?2", text(""), 9, 2000);
      must(backorder_store_wake(host.store, 9, &list));
      run(&host, list);
    }
    batch(&host, now);
  }
  if (sqlite3_exec(host.db, REPORT, print, NULL, NULL)) die("report", sqlite3_errmsg(host.db));
  backorder_connection_free(host.connection);
  backorder_engine_free(host.engine);
  backorder_store_free(host.store);
  sqlite3_close(host.db);
  curl_easy_cleanup(host.curl);
  return 0;
}
