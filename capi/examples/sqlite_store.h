/* SQLite as the library asks it. For another database this file changes and nothing else. */
#ifndef SQLITE_STORE_H
#define SQLITE_STORE_H

#include <backorder.h>
#include <sqlite3.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline void die(const char *what, const char *why) {
  fprintf(stderr, "%s: %s\n", what, why);
  exit(1);
}

/* The library said no: its own words, and the end of this program. */
static inline void must(backorder_result result) {
  if (result != BACKORDER_OK) {
    backorder_str why = backorder_last_error_message();
    fprintf(stderr, "backorder: %.*s\n", (int)why.len, why.data);
    exit(1);
  }
}

static inline backorder_str column(sqlite3_stmt *row, int at) {
  backorder_str text = {(const char *)sqlite3_column_text(row, at),
                        (size_t)sqlite3_column_bytes(row, at)};
  return text;
}

/* The next row, if there is one: a read that fails is not the end of the rows. */
static inline bool has_row(sqlite3 *db, sqlite3_stmt *found) {
  int stepped = sqlite3_step(found);
  if (stepped != SQLITE_ROW && stepped != SQLITE_DONE) die("read", sqlite3_errmsg(db));
  return stepped == SQLITE_ROW;
}

/* The value of a column. */
static inline backorder_value value_of(sqlite3_stmt *row, int at) {
  backorder_value value = {BACKORDER_VALUE_NULL, 0, {NULL, 0}};
  if (sqlite3_column_type(row, at) == SQLITE_INTEGER) {
    value.kind = BACKORDER_VALUE_INT;
    value.number = sqlite3_column_int64(row, at);
  } else if (sqlite3_column_type(row, at) != SQLITE_NULL) {
    value.kind = BACKORDER_VALUE_TEXT;
    value.text = column(row, at);
  }
  return value;
}

/* The names of the columns of a result: how many. */
static inline size_t columns_of(sqlite3_stmt *found, backorder_str *names) {
  int count = sqlite3_column_count(found);
  if (count > BACKORDER_COLUMNS_MAX) die("read", "more columns than there are");
  for (int at = 0; at < count; at++) names[at] = backorder_str_of(sqlite3_column_name(found, at));
  return (size_t)count;
}

/* The values of a row. */
static inline void values_of(sqlite3_stmt *row, backorder_value *values) {
  for (int at = 0; at < sqlite3_column_count(row); at++) values[at] = value_of(row, at);
}

/* A statement of the library, ready to be stepped through. NULL: the database said no. */
static inline sqlite3_stmt *prepare(sqlite3 *db, const backorder_statement *statement) {
  sqlite3_stmt *prepared = NULL;
  sqlite3_prepare_v2(db, statement->sql.data, (int)statement->sql.len, &prepared, NULL);
  for (int i = 0; prepared && i < (int)statement->parameter_count; i++) {
    const backorder_value *value = &statement->parameters[i];
    if (value->kind == BACKORDER_VALUE_INT) {
      sqlite3_bind_int64(prepared, i + 1, value->number);
    } else if (value->kind == BACKORDER_VALUE_TEXT) {
      sqlite3_bind_text(prepared, i + 1, value->text.data, (int)value->text.len, SQLITE_STATIC);
    }
  }
  return prepared;
}

/* Runs a statement and says what came of it. */
static inline void run_sqlite(void *context, const backorder_statement *statement,
                              backorder_reply *reply) {
  sqlite3 *db = context;
  backorder_str none = {NULL, 0};
  sqlite3_stmt *prepared = prepare(db, statement);
  backorder_str names[BACKORDER_COLUMNS_MAX];
  backorder_value values[BACKORDER_COLUMNS_MAX];
  int stepped = SQLITE_ERROR;
  size_t count = prepared ? columns_of(prepared, names) : 0;
  backorder_reply_set_columns(reply, names, count);
  while (prepared && (stepped = sqlite3_step(prepared)) == SQLITE_ROW) {
    values_of(prepared, values);
    backorder_reply_add_values(reply, values, count);
  }
  if (stepped == SQLITE_DONE) {
    backorder_reply_changed(reply, (uint64_t)sqlite3_changes(db));
  } else {
    backorder_reply_failed(reply, none, sqlite3_extended_errcode(db),
                           backorder_str_of(sqlite3_errmsg(db)));
  }
  sqlite3_finalize(prepared);
}

/* A connection as the library takes it. */
static inline backorder_database database_of(sqlite3 *db) {
  backorder_database database = {run_sqlite, db};
  return database;
}

#endif
