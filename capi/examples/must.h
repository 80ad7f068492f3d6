/* What the examples do where something is refused: they end. */
#ifndef MUST_H
#define MUST_H

#include <backorder_sqlite.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

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

/* The next row, if there is one: a read that fails is not the end of the rows. */
static inline bool has_row(sqlite3 *db, sqlite3_stmt *found) {
  int stepped = sqlite3_step(found);
  if (stepped != SQLITE_ROW && stepped != SQLITE_DONE) die("read", sqlite3_errmsg(db));
  return stepped == SQLITE_ROW;
}

#endif
