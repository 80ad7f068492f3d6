/* A whole drop day: three clients, six names, billing, mail, and the registrar over libcurl, all
 * kept in SQLite. The registrar is the simulator, whose clock this program sets.
 *
 *   cc drop_day.c $(pkg-config --cflags --libs backorder libcurl sqlite3) -o drop_day
 *   ./drop_day http://127.0.0.1:PORT      (of ispapi-sim --now '2027-01-01 00:00:00')
 */
#include "curl_registrar.h"
#include "sqlite_billing.h"

#define DROP_AT INT64_C(1799866800) /* 2027-01-13 19:00:00 UTC */
#define HOUR INT64_C(3600)

typedef struct {
  uint64_t id, client;
  const char *name;
} order_t;

typedef struct {
  sqlite3 *db;
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
static void tell_simulator(const host_t *host, const char *control, const char *form) {
  char url[256];
  body_t body = {NULL, 0, false};
  snprintf(url, sizeof url, "%s/control/%s", host->simulator, control);
  if (post(host->curl, text(url), text(form), true, &body).status != 200) die(control, "refused");
  free(body.bytes);
}

static backorder_outcome *carry_out(const host_t *host, const backorder_round *round,
                                    const backorder_effect *effect) {
  backorder_outcome *outcome;
  switch (effect->kind) {
  case BACKORDER_EFFECT_SUBMIT_APPLICATION:
  case BACKORDER_EFFECT_FIND_APPLICATION:
  case BACKORDER_EFFECT_POLL_APPLICATION:
  case BACKORDER_EFFECT_READ_DOMAIN:
    return ask_registrar(host->curl, host->connection, host->db, host->store, effect);
  case BACKORDER_EFFECT_NOTIFY_CLIENT: /* Mail: the line that show() prints is all of it. */
  case BACKORDER_EFFECT_ALERT_RESELLER:
    must(backorder_outcome_new_done(&outcome));
    return outcome;
  default: return ask_billing(host->db, round, effect);
  }
}

static void add(backorder_round *round, backorder_decisions *decisions) {
  must(backorder_round_add(round, decisions));
  backorder_decisions_free(decisions);
}

/* Reads the clients' accounts, then places what is ordered or does what is due. */
static void decide(const host_t *host, backorder_round *round, backorder_book *book,
                   const uint64_t *clients, size_t count, const order_t *order, int64_t now) {
  backorder_listing listing = {DROP_AT, BACKORDER_TIME_NONE, 1, BACKORDER_SOURCE_DROPLIST};
  backorder_decisions *decided;
  for (size_t i = 0; i < count; i++) {
    backorder_money credit, unpaid;
    backorder_reading *reading;
    must(backorder_reading_new(book, clients[i], now, &reading));
    money_of(host->db, clients[i], &credit, &unpaid);
    must(backorder_engine_set_account(host->engine, book, reading, credit, unpaid, text("none"),
                                      NULL, 0, now, &decided));
    backorder_reading_free(reading);
    add(round, decided);
  }
  must(order ? backorder_engine_place(host->engine, book, order->id, order->client,
                                      text(order->name), BACKORDER_KIND_FULL, &listing, now,
                                      &decided)
             : backorder_engine_cycle(host->engine, book, now, &decided));
  add(round, decided);
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
static void play(const host_t *host, backorder_statements *reads, const uint64_t *clients,
                 size_t count, const order_t *order, int64_t now) {
  backorder_database database = database_of(host->db);
  backorder_round *round;
  backorder_step step;
  must(backorder_round_new(host->engine, host->store, reads, &round));
  backorder_statements_free(reads);
  do {
    must(backorder_round_advance(round, &database, now, sizeof step, &step));
    if (step.kind == BACKORDER_STEP_DECIDE) {
      decide(host, round, step.book, clients, count, order, now);
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
  backorder_round_free(round);
}

/* Whom a statement finds: how many. Takes the statement. */
static size_t clients_of(const host_t *host, backorder_statements *list, uint64_t *clients) {
  backorder_database database = database_of(host->db);
  size_t count;
  must(backorder_store_clients(host->store, list, &database, &count, 100, clients));
  backorder_statements_free(list);
  return count;
}

/* Runs statements in a transaction of their own. Takes them. */
static void run(const host_t *host, backorder_statements *list) {
  backorder_database database = database_of(host->db);
  bool is_written;
  must(backorder_store_run(host->store, list, &database, &is_written));
  if (!is_written) die("run", "somebody else was faster");
  backorder_statements_free(list);
}

/* The batch job, which cron would start every ten minutes. */
static void batch(const host_t *host, int64_t now) {
  uint64_t clients[100];
  size_t count;
  backorder_statements *list;
  backorder_text *time;
  char form[64];
  for (;;) {
    must(backorder_store_due(host->store, now, 100, &list));
    count = clients_of(host, list, clients);
    if (count == 0) { /* Nobody is due, but something may have woken somebody. */
      must(backorder_store_woken(host->store, 100, &list));
      count = clients_of(host, list, clients);
    }
    if (count == 0) return;
    must(backorder_time_text(now, &time));
    backorder_str at = backorder_text_view(time);
    snprintf(form, sizeof form, "now=%.*s", (int)at.len, at.data);
    backorder_text_free(time);
    tell_simulator(host, "clock", form);
    must(backorder_store_part(host->store, clients, count, &list));
    play(host, list, clients, count, NULL, now);
  }
}

static void open_host(host_t *host) {
  char url[256];
  backorder_policy *policy;
  backorder_price_list *prices;
  backorder_drop_rules *rules;
  backorder_statements *schema;
  must(backorder_policy_new(&policy));
  must(backorder_price_list_new(&prices));
  must(backorder_price_list_insert(prices, text("com"), BACKORDER_KIND_FULL, eur(2000)));
  must(backorder_drop_rules_new_builtin(&rules));
  must(backorder_engine_new(policy, prices, rules, &host->engine));
  backorder_drop_rules_free(rules);
  backorder_price_list_free(prices);
  backorder_policy_free(policy);
  must(backorder_connection_new(BACKORDER_PLATFORM_ISPAPI, true, text("test.user"),
                                text("test.passw0rd"), &host->connection));
  snprintf(url, sizeof url, "%s/api/call.cgi", host->simulator);
  must(backorder_connection_set(host->connection, BACKORDER_PART_ENDPOINT, text(url)));
  must(backorder_store_new(BACKORDER_DIALECT_SQLITE, text("bo_"), &host->store));
  must(backorder_store_schema(host->store, &schema));
  if (sqlite3_open(":memory:", &host->db) ||
      sqlite3_exec(host->db, BILLING, NULL, NULL, NULL)) {
    die("tables", sqlite3_errmsg(host->db));
  }
  run(host, schema);
}

/* What became of every backorder, and of every cent. */
static void report(const host_t *host, const uint64_t *clients, size_t count) {
  backorder_statements *list;
  backorder_book *book;
  backorder_refused *refused;
  backorder_records *records;
  must(backorder_store_part_with_finished(host->store, clients, count, &list));
  backorder_database database = database_of(host->db);
  backorder_rows *rows;
  must(backorder_store_load(host->store, list, &database, &rows));
  must(backorder_book_new(&book));
  must(backorder_book_load(book, rows, &refused));
  must(backorder_records_new(book, NULL, &records));
  for (size_t i = 0; i < backorder_records_count(records); i++) {
    backorder_record record;
    must(backorder_records_at(records, i, sizeof record, &record));
    backorder_str status = backorder_words_name(BACKORDER_LIST_STATUS, record.stage);
    printf("%.*s: %.*s, invoice %u\n", (int)record.name.len, record.name.data, (int)status.len,
           status.data, (unsigned)record.invoice);
  }
  for (size_t i = 0; i < count; i++) {
    backorder_money credit, unpaid;
    money_of(host->db, clients[i], &credit, &unpaid);
    printf("client %u has %u, owes %u\n", (unsigned)clients[i], (unsigned)credit.amount_minor,
           (unsigned)unpaid.amount_minor);
  }
  backorder_records_free(records);
  backorder_refused_free(refused);
  backorder_book_free(book);
  backorder_rows_free(rows);
  backorder_statements_free(list);
}

int main(int argc, char **argv) {
  static const uint64_t clients[] = {7, 8, 9};
  host_t host = {.curl = curl_easy_init(), .simulator = argc > 1 ? argv[1] : ""};
  backorder_statements *list;
  open_host(&host);
  tell_simulator(&host, "script", SCRIPT);
  for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
    const order_t *order = &orders[i];
    must(backorder_store_part_to_place(host.store, order->client, text(order->name), &list));
    play(&host, list, &order->client, 1, order, DROP_AT - 100 * HOUR);
  }
  for (int64_t now = DROP_AT - 100 * HOUR; now < DROP_AT + 60 * HOUR; now += 600) {
    if (now == DROP_AT - HOUR) { /* Client 9 pays, for one of the two names. */
      ask(host.db, "UPDATE clients SET credit = credit + ?3 WHERE id = ?2", text(""), 9, 2000);
      must(backorder_store_wake(host.store, 9, &list));
      run(&host, list);
    }
    batch(&host, now);
  }
  report(&host, clients, 3);
  backorder_connection_free(host.connection);
  backorder_engine_free(host.engine);
  backorder_store_free(host.store);
  sqlite3_close(host.db);
  curl_easy_cleanup(host.curl);
  return 0;
}
