/* A billing system of three tables: money, invoices that credit pays, and imported domains. For
 * another one this file changes and nothing else. */
#ifndef SQLITE_BILLING_H
#define SQLITE_BILLING_H

#include "must.h"

static const char BILLING[] =
    "CREATE TABLE clients (id INTEGER PRIMARY KEY, credit INTEGER);"
    "INSERT INTO clients VALUES (7, 10000), (8, 5000), (9, 0);"
    "CREATE TABLE bills (id INTEGER PRIMARY KEY, effect UNIQUE, client, total, state);"
    "CREATE TABLE domains (effect TEXT PRIMARY KEY)";

static inline backorder_str text(const char *chars) { return backorder_str_of(chars); }

static inline backorder_money eur(int64_t minor) {
  backorder_money money = {minor, {'E', 'U', 'R', 0}};
  return money;
}

/* Billing's own database: the first column of the first row, or -1. */
static inline int64_t ask(sqlite3 *db, const char *sql, backorder_str about, uint64_t id,
                   int64_t number) {
  sqlite3_stmt *found;
  if (sqlite3_prepare_v2(db, sql, -1, &found, NULL)) die(sql, sqlite3_errmsg(db));
  sqlite3_bind_text(found, 1, about.data, (int)about.len, SQLITE_TRANSIENT);
  sqlite3_bind_int64(found, 2, (int64_t)id);
  sqlite3_bind_int64(found, 3, number);
  int64_t first = has_row(db, found) ? sqlite3_column_int64(found, 0) : -1;
  sqlite3_finalize(found);
  return first;
}

static inline void money_of(sqlite3 *db, uint64_t client, backorder_money *credit,
                     backorder_money *unpaid) {
  *credit = eur(ask(db, "SELECT credit FROM clients WHERE id = ?2", text(""), client, 0));
  *unpaid = eur(ask(db, "SELECT ifnull(sum(total), 0) FROM bills WHERE client = ?2 AND state = 1",
                    text(""), client, 0));
}

/* An invoice as it stands, and then the client's money. */
static inline backorder_outcome *invoice(sqlite3 *db, int64_t id, uint64_t client) {
  backorder_outcome *outcome;
  backorder_money credit, unpaid;
  int64_t total = ask(db, "SELECT total FROM bills WHERE id = ?3", text(""), 0, id);
  int64_t state = ask(db, "SELECT state FROM bills WHERE id = ?3", text(""), 0, id);
  money_of(db, client, &credit, &unpaid);
  must(id < 0 ? backorder_outcome_new_invoice_missing(&outcome)
              : backorder_outcome_new_invoice((uint64_t)id, eur(total), (uint32_t)state, credit,
                                              unpaid, &outcome));
  return outcome;
}

/* One invoice an effect, however often it is asked for; credit pays it where it is enough. */
static inline backorder_outcome *create_invoice(sqlite3 *db, const backorder_effect *effect) {
  ask(db, "INSERT OR IGNORE INTO bills (effect, client, total, state) VALUES (?1, ?2, ?3, 1)",
      effect->id, effect->client, effect->amount.amount_minor);
  ask(db, "UPDATE bills SET state = 2 WHERE effect = ?1 AND state = 1 AND total <= "
            "(SELECT credit FROM clients WHERE id = ?2)", effect->id, effect->client, 0);
  if (sqlite3_changes(db) > 0) {
    ask(db, "UPDATE clients SET credit = credit - ?3 WHERE id = ?2", text(""), effect->client,
        effect->amount.amount_minor);
  }
  return invoice(db, ask(db, "SELECT id FROM bills WHERE effect = ?1", effect->id, 0, 0),
                 effect->client);
}

/* What comes of an effect of billing's. */
static inline backorder_outcome *ask_billing(sqlite3 *db, const backorder_round *round,
                                             const backorder_effect *effect) {
  backorder_outcome *outcome;
  int64_t id = -1;
  switch (effect->kind) {
  case BACKORDER_EFFECT_CREATE_INVOICE: return create_invoice(db, effect);
  case BACKORDER_EFFECT_FIND_INVOICE:
    for (size_t i = 0; i < effect->note_count && id < 0; i++) {
      backorder_str note;
      must(backorder_round_note_at(round, i, &note));
      id = ask(db, "SELECT id FROM bills WHERE effect = ?1", note, 0, 0);
    }
    return invoice(db, id, effect->client);
  case BACKORDER_EFFECT_POLL_INVOICE: return invoice(db, (int64_t)effect->invoice, effect->client);
  case BACKORDER_EFFECT_CANCEL_INVOICE:
    ask(db, "UPDATE bills SET state = 3 WHERE id = ?2", text(""), effect->invoice, 0);
    break;
  default: /* IMPORT_DOMAIN */
    ask(db, "INSERT OR IGNORE INTO domains VALUES (?1)", effect->id, 0, 0);
  }
  must(backorder_outcome_new_done(&outcome));
  return outcome;
}

#endif
