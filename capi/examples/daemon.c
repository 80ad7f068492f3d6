/* A daemon: keeps what is open in memory, does what is due, and sleeps till something is again.
 *
 *   cc daemon.c $(pkg-config --cflags --libs backorder libcurl sqlite3) -o daemon
 *   ./daemon DATABASE http://REGISTRAR [FROM LONGEST]
 *
 * Names are ordered by a row of the table `orders` and SIGHUP; SIGTERM and SIGINT end it in order.
 * Wherever it is ended, it goes on from the database. With FROM its clock begins there, no sleep
 * is longer than LONGEST milliseconds, and behind one the clock is where it would have been: a day
 * in a second. The registrar is the simulator then, whose clock it sets. */
#define _POSIX_C_SOURCE 200809L
#include "registrar.h"

#include <signal.h>
#include <time.h>

typedef struct {
  sqlite3 *db;
  backorder_database database;
  CURL *curl;
  const char *registrar;
  backorder_connection *connection;
  backorder_store *store;
  backorder_engine *engine;
  backorder_book *book;
  int64_t longest; /* Of a sleep, in milliseconds; below 0: as long as it takes. */
  int64_t ahead;   /* How many seconds the clock is ahead of the machine's. */
} daemon_t;

static backorder_str text(const char *chars) { return backorder_str_of(chars); }

static backorder_money eur(int64_t minor) {
  backorder_money money = {minor, {'E', 'U', 'R', 0}};
  return money;
}

static int64_t now_of(const daemon_t *self) { return (int64_t)time(NULL) + self->ahead; }

static void say(int64_t at, const char *what, backorder_str about, backorder_str detail) {
  backorder_text *time;
  must(backorder_time_text(at, &time));
  printf("%.19s %s%s%.*s%s%.*s\n", backorder_text_view(time).data, what, about.len ? " " : "",
         (int)about.len, about.data, detail.len ? ": " : "", (int)detail.len, detail.data);
  fflush(stdout);
  backorder_text_free(time);
}

static void take(const daemon_t *self, backorder_statements *part) {
  backorder_refused *refused;
  must(backorder_store_load(self->store, part, &self->database, self->book, &refused));
  for (size_t i = 0; i < backorder_refused_count(refused); i++) {
    backorder_refused_client left;
    must(backorder_refused_at(refused, i, sizeof left, &left));
    fprintf(stderr, "left out: %.*s\n", (int)left.message.len, left.message.data);
  }
  backorder_refused_free(refused);
  backorder_statements_free(part);
}

/* All that is not finished, anew: at the start, and where somebody else was faster. */
static void load(daemon_t *self) {
  uint64_t clients[100];
  size_t count = 0;
  backorder_statements *list;
  backorder_book_free(self->book);
  must(backorder_book_new(&self->book));
  do {
    must(backorder_store_unfinished(self->store, count ? clients[count - 1] : 0, 100, &list));
    must(backorder_store_clients(self->store, list, &self->database, &count, 100, clients));
    backorder_statements_free(list);
    if (count == 0) return;
    must(backorder_store_part(self->store, clients, count, &list));
    take(self, list);
  } while (count == 100);
}

/* Billing, which has 50.00 for everybody and takes every invoice as paid, and mail. */
static backorder_outcome *carry_out(const daemon_t *self, const backorder_effect *effect) {
  backorder_outcome *outcome;
  switch (effect->kind) {
  case BACKORDER_EFFECT_CREATE_INVOICE:
    must(backorder_outcome_new_invoice(effect->backorder, effect->amount, BACKORDER_INVOICE_PAID,
                                       eur(5000), eur(0), &outcome));
    return outcome;
  case BACKORDER_EFFECT_FIND_INVOICE:
    must(backorder_outcome_new_invoice_missing(&outcome));
    return outcome;
  case BACKORDER_EFFECT_CANCEL_INVOICE:
  case BACKORDER_EFFECT_IMPORT_DOMAIN:
  case BACKORDER_EFFECT_NOTIFY_CLIENT:
  case BACKORDER_EFFECT_ALERT_RESELLER:
    must(backorder_outcome_new_done(&outcome));
    return outcome;
  default:
    return ask_registrar(self->curl, self->connection, self->store, &self->database, effect);
  }
}

/* Commits, carries out and reports until nothing follows. False: somebody else was faster. Takes
 * the decisions. */
static bool settle(const daemon_t *self, backorder_decisions *decisions, int64_t now) {
  backorder_commits *commits;
  bool is_written = true;
  must(backorder_commits_new(self->engine, self->book, decisions, now, &commits));
  for (size_t i = 0; i < backorder_commits_count(commits) && is_written; i++) {
    backorder_statements *list;
    must(backorder_commits_statements(commits, i, self->store, &list));
    must(backorder_store_run(self->store, list, &self->database, &is_written));
    backorder_statements_free(list);
  }
  backorder_commits_free(commits);
  for (size_t i = 0; i < backorder_decisions_count(decisions) && is_written; i++) {
    backorder_decision decision;
    must(backorder_decisions_at(decisions, i, sizeof decision, &decision));
    for (size_t j = 0; j < decision.effect_count && is_written; j++) {
      backorder_effect effect;
      backorder_decisions *next;
      must(backorder_decisions_effect_at(decisions, i, j, sizeof effect, &effect));
      if (effect.is_changing) say(now, "does", effect.id, effect.name);
      backorder_outcome *outcome = carry_out(self, &effect);
      must(backorder_engine_observe(self->engine, self->book, effect.id, outcome, now, &next));
      backorder_outcome_free(outcome);
      is_written = settle(self, next, now);
    }
  }
  backorder_decisions_free(decisions);
  return is_written;
}

static bool read_account(const daemon_t *self, uint64_t client, int64_t now) {
  backorder_reading *reading;
  backorder_decisions *decisions;
  must(backorder_reading_new(self->book, client, now, &reading));
  must(backorder_engine_set_account(self->engine, self->book, reading, eur(5000), eur(0),
                                    text("none"), NULL, 0, now, &decisions));
  backorder_reading_free(reading);
  return settle(self, decisions, now);
}

/* Orders that are no backorders yet. What is wrong with one is written into its row. */
static bool take_orders(const daemon_t *self, int64_t now) {
  static const char WANTED[] = "SELECT id, client, name, drop_at FROM orders WHERE why IS NULL AND "
                               "id NOT IN (SELECT id FROM bo_backorders) ORDER BY id LIMIT 1";
  for (;;) {
    sqlite3_stmt *found, *refused;
    backorder_statements *part;
    backorder_decisions *decisions;
    backorder_listing listing = {0, BACKORDER_TIME_NONE, 1, BACKORDER_SOURCE_DROPLIST};
    if (sqlite3_prepare_v2(self->db, WANTED, -1, &found, NULL)) {
      die("orders", sqlite3_errmsg(self->db));
    }
    bool is_wanted = has_row(self->db, found), is_written = true;
    if (is_wanted) {
      int64_t id = sqlite3_column_int64(found, 0);
      uint64_t client = (uint64_t)sqlite3_column_int64(found, 1);
      backorder_str name = backorder_sqlite_value(found, 2).text;
      backorder_result result =
          backorder_time_parse(backorder_sqlite_value(found, 3).text, &listing.drop_at);
      if (!result) result = backorder_store_part_to_place(self->store, client, name, &part);
      if (!result) {
        take(self, part);
        is_written = read_account(self, client, now);
        result = backorder_engine_place(self->engine, self->book, (uint64_t)id, client, name,
                                        BACKORDER_KIND_FULL, &listing, now, &decisions);
      }
      if (!result) {
        say(now, "places", name, text(""));
        is_written = settle(self, decisions, now) && is_written;
      } else {
        backorder_str why = backorder_last_error_message();
        say(now, "refuses", name, why);
        sqlite3_prepare_v2(self->db, "UPDATE orders SET why = ? WHERE id = ?", -1, &refused, NULL);
        sqlite3_bind_text(refused, 1, why.data, (int)why.len, SQLITE_TRANSIENT);
        sqlite3_bind_int64(refused, 2, id);
        if (sqlite3_step(refused) != SQLITE_DONE) die("orders", sqlite3_errmsg(self->db));
        sqlite3_finalize(refused);
      }
    }
    sqlite3_finalize(found);
    if (!is_wanted || !is_written) return is_written;
  }
}

/* All that is due. False: somebody else was faster. */
static bool work(const daemon_t *self, int64_t now) {
  backorder_table *clients;
  bool is_written = take_orders(self, now);
  must(backorder_book_clients(self->book, &clients));
  for (size_t i = 0; i < backorder_table_row_count(clients) && is_written; i++) {
    backorder_value client;
    must(backorder_table_get(clients, i, text("client"), sizeof client, &client));
    is_written = read_account(self, (uint64_t)client.number, now);
  }
  backorder_table_free(clients);
  for (size_t count = 1; count > 0 && is_written;) {
    backorder_decisions *decisions;
    must(backorder_engine_cycle(self->engine, self->book, now, &decisions));
    count = backorder_decisions_count(decisions);
    is_written = settle(self, decisions, now);
  }
  return is_written;
}

/* Sleeps till that instant or a signal, which it gives; 0 without one. */
static int sleep_till(daemon_t *self, const sigset_t *signals, int64_t wakeup) {
  backorder_text *time;
  if (wakeup == BACKORDER_TIME_NONE) { /* Nothing will happen by time alone. */
    say(now_of(self), "sleeps", text(""), text(""));
    return sigwaitinfo(signals, NULL);
  }
  must(backorder_time_text(wakeup, &time));
  say(now_of(self), "sleeps till", backorder_text_view(time), text(""));
  backorder_text_free(time);
  int64_t wait = wakeup > now_of(self) ? (wakeup - now_of(self)) * 1000 : 0;
  if (self->longest >= 0 && wait > self->longest) wait = self->longest;
  struct timespec span = {(time_t)(wait / 1000), (long)(wait % 1000) * 1000000};
  int came = sigtimedwait(signals, NULL, &span);
  if (came > 0) return came;
  if (self->longest >= 0 && wakeup > now_of(self)) self->ahead += wakeup - now_of(self);
  return 0;
}

static void open_daemon(daemon_t *self, const char *database) {
  static const char ORDERS[] = "CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, "
                               "client INTEGER, name TEXT, drop_at TEXT, why TEXT)";
  backorder_price_list *prices;
  backorder_statements *schema;
  bool is_made;
  must(backorder_price_list_new(&prices));
  must(backorder_price_list_insert(prices, text("com"), BACKORDER_KIND_FULL, eur(2000)));
  must(backorder_engine_new(NULL, prices, NULL, &self->engine));
  backorder_price_list_free(prices);
  self->connection = connection_to(self->registrar);
  must(backorder_store_new(BACKORDER_DIALECT_SQLITE, text("bo_"), &self->store));
  if (sqlite3_open(database, &self->db) || sqlite3_busy_timeout(self->db, 5000) ||
      sqlite3_exec(self->db, ORDERS, NULL, NULL, NULL)) {
    die(database, sqlite3_errmsg(self->db));
  }
  self->database = backorder_sqlite(self->db);
  must(backorder_store_schema(self->store, &schema));
  if (sqlite3_exec(self->db, "SELECT 1 FROM bo_meta", NULL, NULL, NULL) &&
      (backorder_store_run(self->store, schema, &self->database, &is_made) || !is_made)) {
    die(database, "another daemon makes the tables");
  }
  backorder_statements_free(schema);
}

int main(int argc, char **argv) {
  sigset_t signals;
  int came;
  int64_t now, wakeup;
  if (argc != 3 && argc != 5) die("usage", "daemon DATABASE REGISTRAR [FROM LONGEST]");
  daemon_t self = {.curl = backorder_curl_new(), .registrar = argv[2], .longest = -1};
  sigemptyset(&signals);
  sigaddset(&signals, SIGHUP);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigprocmask(SIG_BLOCK, &signals, NULL); /* They are taken while it sleeps, and nowhere else. */
  if (argc == 5) {
    int64_t from;
    must(backorder_time_parse(text(argv[3]), &from));
    self.ahead = from - (int64_t)time(NULL);
    self.longest = atoll(argv[4]);
  }
  open_daemon(&self, argv[1]);
  load(&self);
  do {
    if (self.longest >= 0) set_clock(self.curl, self.registrar, now_of(&self));
    now = now_of(&self);
    while (!work(&self, now)) load(&self);
    must(backorder_engine_next_wakeup(self.engine, self.book, now, &wakeup));
    came = sleep_till(&self, &signals, wakeup);
  } while (came != SIGTERM && came != SIGINT);
  say(now_of(&self), "ends", text(""), text(""));
  backorder_book_free(self.book);
  backorder_connection_free(self.connection);
  backorder_engine_free(self.engine);
  backorder_store_free(self.store);
  sqlite3_close(self.db);
  curl_easy_cleanup(self.curl);
  return 0;
}
