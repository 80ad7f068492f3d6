/*
 * SQLite as a store of libbackorder asks it. Inline: nothing of it is in the library, and a program
 * that includes it is linked with sqlite3 besides.
 */
#ifndef BACKORDER_SQLITE_H
#define BACKORDER_SQLITE_H

#include <backorder.h>

#include <sqlite3.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The value of a column of the row that a statement is at. Its text is valid until the next. */
static inline backorder_value backorder_sqlite_value(sqlite3_stmt *row, int column) {
  backorder_value value = {BACKORDER_VALUE_NULL, 0, {NULL, 0}};
  if (sqlite3_column_type(row, column) == SQLITE_INTEGER) {
    value.kind = BACKORDER_VALUE_INT;
    value.number = sqlite3_column_int64(row, column);
  } else if (sqlite3_column_type(row, column) != SQLITE_NULL) {
    value.kind = BACKORDER_VALUE_TEXT;
    value.text.data = (const char *)sqlite3_column_text(row, column);
    value.text.len = (size_t)sqlite3_column_bytes(row, column);
  }
  return value;
}

/** A statement of a store, prepared and with its parameters; NULL where SQLite said no. It reads
 * the statement's texts while it runs. To be finalized. */
static inline sqlite3_stmt *backorder_sqlite_prepare(sqlite3 *db,
                                                     const backorder_statement *statement) {
  sqlite3_stmt *prepared = NULL;
  int length = (int)statement->sql.len;
  int result = sqlite3_prepare_v2(db, statement->sql.data, length, &prepared, NULL);
  for (size_t i = 0; result == SQLITE_OK && i < statement->parameter_count; i++) {
    const backorder_value *value = &statement->parameters[i];
    int place = (int)i + 1;
    if (value->kind == BACKORDER_VALUE_INT) {
      result = sqlite3_bind_int64(prepared, place, value->number);
    } else if (value->kind == BACKORDER_VALUE_TEXT) {
      result = sqlite3_bind_text64(prepared, place, value->text.data, value->text.len,
                                   SQLITE_STATIC, SQLITE_UTF8);
    }
  }
  if (result != SQLITE_OK) {
    sqlite3_finalize(prepared);
    prepared = NULL;
  }
  return prepared;
}

/** Runs one statement; the `context` is the `sqlite3 *`. */
static inline void backorder_sqlite_run(void *context, const backorder_statement *statement,
                                        backorder_reply *reply) {
  sqlite3 *db = (sqlite3 *)context;
  backorder_str columns[BACKORDER_COLUMNS_MAX], none = {NULL, 0};
  backorder_value values[BACKORDER_COLUMNS_MAX];
  sqlite3_stmt *prepared = backorder_sqlite_prepare(db, statement);
  int count = prepared ? sqlite3_column_count(prepared) : 0;
  int stepped = SQLITE_ERROR;
  if (count > BACKORDER_COLUMNS_MAX) {
    backorder_reply_failed(reply, none, SQLITE_TOOBIG, backorder_str_of("too many columns"));
    sqlite3_finalize(prepared);
    return;
  }
  for (int at = 0; at < count; at++) {
    columns[at] = backorder_str_of(sqlite3_column_name(prepared, at));
  }
  backorder_reply_set_columns(reply, columns, (size_t)count);
  while (prepared && (stepped = sqlite3_step(prepared)) == SQLITE_ROW) {
    for (int at = 0; at < count; at++) values[at] = backorder_sqlite_value(prepared, at);
    backorder_reply_add_values(reply, values, (size_t)count);
  }
  if (stepped == SQLITE_DONE) {
    backorder_reply_changed(reply, (uint64_t)sqlite3_changes(db));
  } else {
    backorder_reply_failed(reply, none, sqlite3_extended_errcode(db),
                           backorder_str_of(sqlite3_errmsg(db)));
  }
  sqlite3_finalize(prepared);
}

/** A connection as a store asks it, valid as long as that is open. */
static inline backorder_database backorder_sqlite(sqlite3 *db) {
  backorder_database database = {backorder_sqlite_run, db};
  return database;
}

#ifdef __cplusplus
}
#endif

#endif
