/* A process that plays the calls of a trace: an engine, a book, and a store on SQLite. */
#ifndef BACKORDER_TESTS_PLAY_H
#define BACKORDER_TESTS_PLAY_H

#include "../store_steps.h"
#include "answers.h"

#define ARGUMENTS 64

typedef struct process {
  sqlite3 *db;
  backorder_store *store;
  backorder_policy *policy;
  backorder_drop_rules *rules;
  backorder_engine *engine;
  backorder_catalog *catalog;
  backorder_book *book, *aside;
  backorder_reading *reading;
  backorder_decisions *decisions;    /* Of the last call that decides, */
  backorder_adoption_report *report; /* or this, if it took something over. */
  line arguments[ARGUMENTS];
  size_t argument_count;
  buffer out;
} process;

/* The last call was refused. */
static inline void refused(process *own) {
  answer_error(&own->out, backorder_last_error_code(), backorder_last_error_subject());
}

/* --- Beginning and ending --------------------------------------------------------------------- */

static inline void begin_process(process *own) {
  backorder_statements *schema;
  CHECK(sqlite3_open(":memory:", &own->db) == SQLITE_OK);
  CHECK_OK(backorder_store_new(BACKORDER_DIALECT_SQLITE, text("bo_"), &own->store));
  CHECK_OK(backorder_store_schema(own->store, &schema));
  CHECK(run(own->db, schema));
  backorder_statements_free(schema);
  CHECK_OK(backorder_drop_rules_new_builtin(&own->rules));
  CHECK_OK(backorder_catalog_new(BACKORDER_LANGUAGE_ENGLISH, text(""), &own->catalog));
  CHECK_OK(backorder_book_new(&own->book));
}

static inline void forget_decisions(process *own) {
  backorder_adoption_report_free(own->report);
  backorder_decisions_free(own->decisions);
  own->report = NULL;
  own->decisions = NULL;
}

static inline void end_process(process *own) {
  forget_decisions(own);
  backorder_reading_free(own->reading);
  backorder_book_free(own->book);
  backorder_book_free(own->aside);
  backorder_catalog_free(own->catalog);
  backorder_engine_free(own->engine);
  backorder_drop_rules_free(own->rules);
  backorder_policy_free(own->policy);
  backorder_store_free(own->store);
  sqlite3_close(own->db);
  free(own->out.data);
  memset(own, 0, sizeof *own);
}

/* --- Rules ------------------------------------------------------------------------------------ */

static inline void set(process *own, uint32_t setting, int64_t number) {
  CHECK_OK(backorder_policy_set(own->policy, setting, number));
}

static inline int64_t delivery_of(const line *call, const char *key) {
  bool is_once = is(text_of(call, key), "at-most-once");
  return is_once ? BACKORDER_DELIVERY_AT_MOST_ONCE : BACKORDER_DELIVERY_AT_LEAST_ONCE;
}

static inline void play_policy(process *own, const line *call) {
  backorder_policy_free(own->policy);
  own->policy = NULL;
  if (is(text_of(call, "base"), "original")) {
    CHECK_OK(backorder_policy_new_original(&own->policy));
  } else {
    CHECK_OK(backorder_policy_new(&own->policy));
  }
  set(own, BACKORDER_SETTING_FUNDING_LEAD, time_of(call, "funding-lead"));
  set(own, BACKORDER_SETTING_CHARGE_AUCTION_WON, time_of(call, "charge-auction-won"));
  set(own, BACKORDER_SETTING_CHARGE_TAX, time_of(call, "charge-tax"));
  set(own, BACKORDER_SETTING_CLIENT_MESSAGES, delivery_of(call, "client-messages"));
  set(own, BACKORDER_SETTING_RESELLER_ALERTS, delivery_of(call, "reseller-alerts"));
}

static inline void play_engine(process *own) {
  backorder_price_list *prices;
  backorder_engine *engine;
  backorder_result result = BACKORDER_OK;
  CHECK_OK(backorder_price_list_new(&prices));
  for (size_t i = 0; i < own->argument_count && result == BACKORDER_OK; i++) {
    const line *price = &own->arguments[i];
    CHECK(is_word(price, "price"));
    result = backorder_price_list_insert(prices, text_of(price, "tld"),
                                         listed_number(BACKORDER_LIST_KIND, price, "kind"),
                                         money_of(price, "amount"));
  }
  if (result == BACKORDER_OK) {
    result = backorder_engine_new(own->policy, prices, own->rules, &engine);
  }
  if (result == BACKORDER_OK) {
    backorder_engine_free(own->engine);
    own->engine = engine;
  } else {
    refused(own);
  }
  backorder_price_list_free(prices);
}

/* --- The store -------------------------------------------------------------------------------- */

/* Everybody who has an account, the least first; to be freed. */
static inline uint64_t *all_clients(process *own, size_t *count) {
  sqlite3_stmt *found;
  uint64_t *clients = NULL;
  static const char sql[] = "SELECT client_id FROM bo_accounts ORDER BY client_id";
  CHECK(sqlite3_prepare_v2(own->db, sql, -1, &found, NULL) == SQLITE_OK);
  for (*count = 0; has_row(own->db, found); ++*count) {
    clients = realloc(clients, (*count + 1) * sizeof *clients);
    CHECK(clients != NULL);
    clients[*count] = (uint64_t)sqlite3_column_int64(found, 0);
  }
  sqlite3_finalize(found);
  return clients;
}

/* The book gets the part of these clients. Without accounts: as when billing does not answer, and
 * nothing was ever known of it. */
static inline void load_clients(process *own, const uint64_t *clients, size_t count,
                                bool is_unread) {
  backorder_statements *part;
  backorder_refused *left_out;
  if (count == 0) return;
  if (is_unread) {
    CHECK(sqlite3_exec(own->db, "SAVEPOINT unread; DELETE FROM bo_accounts", NULL, NULL, NULL) ==
          SQLITE_OK);
  }
  CHECK_OK(backorder_store_part_with_finished(own->store, clients, count, &part));
  backorder_rows *rows = store_read(own->db, part);
  CHECK_OK(backorder_book_load(own->book, rows, &left_out));
  CHECK(backorder_refused_count(left_out) == 0);
  backorder_refused_free(left_out);
  backorder_rows_free(rows);
  backorder_statements_free(part);
  if (is_unread) {
    CHECK(sqlite3_exec(own->db, "ROLLBACK TO unread; RELEASE unread", NULL, NULL, NULL) ==
          SQLITE_OK);
  }
}

static inline void load_all(process *own, bool is_unread) {
  size_t count;
  uint64_t *clients = all_clients(own, &count);
  CHECK_OK(backorder_book_new(&own->book));
  load_clients(own, clients, count, is_unread);
  free(clients);
}

static inline void play_requeue(process *own, const line *call) {
  size_t count;
  uint64_t *clients = all_clients(own, &count);
  backorder_statements *statements;
  CHECK_OK(backorder_store_requeue(own->store, clients, count, time_of(call, "now"), &statements));
  CHECK(run(own->db, statements));
  backorder_statements_free(statements);
  free(clients);
}

static inline void play_commit(process *own, const line *call) {
  backorder_commits *commits;
  const backorder_decisions *decisions =
      own->report ? backorder_adoption_report_decisions(own->report) : own->decisions;
  if (backorder_commits_new(own->engine, own->book, decisions, time_of(call, "now"), &commits)) {
    refused(own);
    return;
  }
  for (size_t i = 0; i < backorder_commits_count(commits); i++) {
    uint64_t client;
    backorder_statements *statements;
    CHECK_OK(backorder_commits_client(commits, i, &client));
    if (has(call, "until") && client > number_of(call, "until")) break;
    CHECK_OK(backorder_commits_statements(commits, i, own->store, &statements));
    answer(&own->out, "commit");
    put_number(&own->out, "client", client);
    put_flag(&own->out, "written", store_commit(own->db, own->store, statements));
    end(&own->out);
    backorder_statements_free(statements);
  }
  backorder_commits_free(commits);
}

#endif
