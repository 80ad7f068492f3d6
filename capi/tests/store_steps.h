/* The steps of a store, one by one, on SQLite: what the library does itself for a host that gives
 * it a backorder_database. */
#ifndef STORE_STEPS_H
#define STORE_STEPS_H

#include "../examples/must.h"

/* The statement at that place, ready to be stepped through. NULL: the database said no. */
static inline sqlite3_stmt *prepare_at(sqlite3 *db, const backorder_statements *list,
                                       size_t index) {
  backorder_statement statement;
  must(backorder_statements_at(list, index, sizeof statement, &statement));
  return backorder_sqlite_prepare(db, &statement);
}

/* Runs every statement of the list. False: another number of rows, or the database said no. */
static inline bool run(sqlite3 *db, const backorder_statements *list) {
  for (size_t i = 0; i < backorder_statements_count(list); i++) {
    backorder_statement statement;
    must(backorder_statements_at(list, i, sizeof statement, &statement));
    sqlite3_stmt *prepared = prepare_at(db, list, i);
    int stepped = prepared ? sqlite3_step(prepared) : sqlite3_errcode(db);
    sqlite3_finalize(prepared);
    if (stepped != SQLITE_DONE && stepped != SQLITE_ROW) return false;
    if (statement.row_count >= 0 && sqlite3_changes(db) != statement.row_count) return false;
  }
  return true;
}

/* Whether the database said no because somebody else was faster; any other no ends the program. */
static inline bool is_lost(sqlite3 *db, const char *what) {
  uint32_t trouble = BACKORDER_TROUBLE_LOST_RACE;
  int code = sqlite3_extended_errcode(db);
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
    backorder_str none = {NULL, 0};
    must(backorder_dialect_trouble(BACKORDER_DIALECT_SQLITE, none, code, &trouble));
  }
  if (trouble != BACKORDER_TROUBLE_LOST_RACE) die(what, sqlite3_errmsg(db));
  return true;
}

/* Begins a transaction. False: somebody else has the lock. */
static inline bool store_begin(sqlite3 *db, const backorder_store *store) {
  char begin[32]; /* The library's texts are not ended by a zero byte. */
  backorder_str said = backorder_store_begin(store);
  snprintf(begin, sizeof begin, "%.*s", (int)said.len, said.data);
  return sqlite3_exec(db, begin, NULL, NULL, NULL) == SQLITE_OK || !is_lost(db, "begin");
}

static inline void store_rollback(sqlite3 *db) { sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL); }

/* Runs the statements and ends the transaction that is open. False: somebody else was faster, and
 * nothing was written. */
static inline bool store_end(sqlite3 *db, const backorder_statements *list) {
  if (run(db, list) && sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK) return true;
  is_lost(db, "commit");
  store_rollback(db);
  return false;
}

/* The statements of a commit in one transaction. False: as store_end. */
static inline bool store_commit(sqlite3 *db, const backorder_store *store,
                                const backorder_statements *list) {
  return store_begin(db, store) && store_end(db, list);
}

/* What the statements of backorder_store_part and its like find, for a round or a book; to be
 * freed. */
static inline backorder_rows *store_read(sqlite3 *db, const backorder_statements *list) {
  backorder_rows *rows;
  must(backorder_rows_new(&rows));
  for (size_t i = 0; i < backorder_statements_count(list); i++) {
    backorder_statement statement;
    backorder_str names[BACKORDER_COLUMNS_MAX];
    backorder_value values[BACKORDER_COLUMNS_MAX];
    must(backorder_statements_at(list, i, sizeof statement, &statement));
    sqlite3_stmt *found = prepare_at(db, list, i);
    if (!found) die("read", sqlite3_errmsg(db));
    int count = sqlite3_column_count(found);
    if (count > BACKORDER_COLUMNS_MAX) die("read", "more columns than there is room for");
    for (int at = 0; at < count; at++) {
      names[at] = backorder_str_of(sqlite3_column_name(found, at));
    }
    must(backorder_rows_set_columns(rows, statement.table, names, (size_t)count));
    while (has_row(db, found)) {
      for (int at = 0; at < count; at++) values[at] = backorder_sqlite_value(found, at);
      must(backorder_rows_add_values(rows, values, (size_t)count));
    }
    sqlite3_finalize(found);
  }
  return rows;
}

/* Does what the step of a round asks of the database. False: it asks for something else. */
static inline bool store_step(sqlite3 *db, const backorder_store *store, backorder_round *round,
                              const backorder_step *step) {
  if (step->kind == BACKORDER_STEP_LOAD) {
    backorder_rows *rows = store_read(db, step->statements);
    must(backorder_round_loaded(round, rows));
    backorder_rows_free(rows);
  } else if (step->kind == BACKORDER_STEP_BEGIN) {
    bool is_begun = store_begin(db, store);
    if (is_begun && !run(db, step->statements)) {
      is_begun = !is_lost(db, "lock");
      store_rollback(db);
    }
    must(backorder_round_begun(round, is_begun));
  } else if (step->kind == BACKORDER_STEP_COMMIT) {
    bool is_begun = step->is_begun || store_begin(db, store);
    must(backorder_round_written(round, is_begun && store_end(db, step->statements)));
  } else if (step->kind == BACKORDER_STEP_ROLLBACK) {
    store_rollback(db);
    must(backorder_round_rolled_back(round));
  } else {
    return false;
  }
  return true;
}

#endif
