/* A backorder from being placed to being delivered, with a store that is loaded again at the end.
 *
 * The program plays the registrar, the billing system and the database. */
#include "check.h"

#define CLIENT UINT64_C(7)
#define BACKORDER UINT64_C(42)
#define STORED_MAX 32

/* One stored row: its table and first column, which is the key in the tables that are loaded. */
typedef struct {
  char key[128];
  backorder_row *row;
} stored;

static stored store[STORED_MAX];
static size_t stored_count;
static size_t log_count;
static unsigned carried[12];

static void put(const char *key, backorder_row *row) {
  for (size_t i = 0; i < stored_count; i++) {
    if (strcmp(store[i].key, key) == 0) {
      backorder_row_free(store[i].row);
      store[i].row = row;
      return;
    }
  }
  CHECK(stored_count < STORED_MAX);
  strcpy(store[stored_count].key, key);
  store[stored_count++].row = row;
}

static void set_column(backorder_row *row, const backorder_column *column) {
  if (column->value == BACKORDER_VALUE_NULL) {
    CHECK_OK(backorder_row_set_null(row, column->name));
  } else if (column->value == BACKORDER_VALUE_INT) {
    CHECK_OK(backorder_row_set_int(row, column->name, column->number));
  } else {
    CHECK(column->value == BACKORDER_VALUE_TEXT);
    CHECK_OK(backorder_row_set_text(row, column->name, column->text));
  }
}

static void write_row(const backorder_commits *commits, size_t commit, size_t index) {
  backorder_write write;
  backorder_column column;
  backorder_row *row;
  char key[128];
  CHECK_OK(backorder_commits_row_at(commits, commit, index, sizeof write, &write));
  CHECK_OK(backorder_row_new(&row));
  for (size_t i = 0; i < write.column_count; i++) {
    CHECK_OK(backorder_commits_column_at(commits, commit, index, i, sizeof column, &column));
    set_column(row, &column);
    if (i == 0) {
      snprintf(key, sizeof key, "%.*s/%.*s%lld", (int)write.table.len, write.table.data,
               (int)column.text.len, column.text.data, (long long)column.number);
    }
  }
  CHECK_RESULT(backorder_commits_column_at(commits, commit, index, write.column_count,
                                           sizeof column, &column),
               BACKORDER_ERROR_INDEX_INVALID);
  if (is(write.table, "log")) {
    CHECK(write.write == BACKORDER_WRITE_INSERT);
    log_count++;
    backorder_row_free(row);
  } else {
    put(key, row);
  }
}

/* Writes what was decided, as a database would in one transaction for each client. */
static void commit(const backorder_book *book, const backorder_decisions *decisions) {
  backorder_commits *commits;
  CHECK_OK(backorder_commits_new(book, decisions, &commits));
  for (size_t i = 0; i < backorder_commits_count(commits); i++) {
    backorder_commit each;
    CHECK_OK(backorder_commits_at(commits, i, sizeof each, &each));
    CHECK(each.client == CLIENT);
    for (size_t row = 0; row < each.row_count; row++) {
      write_row(commits, i, row);
    }
  }
  backorder_commits_free(commits);
}

/* What the registrar and billing answer. */
static backorder_outcome *answer(const backorder_effect *effect) {
  backorder_outcome *outcome = NULL;
  switch (effect->kind) {
  case BACKORDER_EFFECT_SUBMIT_APPLICATION:
    CHECK(is(effect->name, "example.com") && effect->order_kind == BACKORDER_KIND_FULL);
    CHECK(is(effect->id, "bo-42.1.submit-application.1.") && effect->is_changing);
    CHECK_OK(backorder_outcome_new_accepted(text("10700"), &outcome));
    break;
  case BACKORDER_EFFECT_POLL_APPLICATION:
    CHECK(is(effect->reference, "10700") && !effect->is_changing);
    CHECK_OK(backorder_outcome_new_application(text("10700"), text("SUCCESSFUL"), &outcome));
    CHECK_OK(backorder_outcome_add_auction_detail(outcome, text("BIDS"), text("0")));
    break;
  case BACKORDER_EFFECT_CREATE_INVOICE:
    CHECK(effect->amount.amount_minor == 999 && strcmp(effect->amount.currency, "EUR") == 0);
    CHECK_OK(backorder_outcome_new_invoice(501, eur(999), BACKORDER_INVOICE_PAID, eur(4001),
                                           eur(0), &outcome));
    break;
  case BACKORDER_EFFECT_READ_DOMAIN:
    CHECK_OK(backorder_outcome_new_domain(effect->name, DROP_AT, DROP_AT + 365 * 24 * HOUR,
                                          &outcome));
    break;
  case BACKORDER_EFFECT_IMPORT_DOMAIN:
    CHECK(effect->registered_on.year == 2027 && effect->registered_on.month == 1);
    CHECK(effect->registered_on.day == 13 && strcmp(effect->currency, "EUR") == 0);
    CHECK_OK(backorder_outcome_new_done(&outcome));
    break;
  default:
    CHECK(effect->kind == BACKORDER_EFFECT_NOTIFY_CLIENT);
    CHECK_OK(backorder_outcome_new_done(&outcome));
  }
  return outcome;
}

/* Commits, carries out and reports until nothing follows. Takes the decisions. */
static void settle(const backorder_engine *engine, backorder_book *book,
                   backorder_decisions *decisions, int64_t now) {
  commit(book, decisions);
  for (size_t i = 0; i < backorder_decisions_count(decisions); i++) {
    backorder_decision decision;
    CHECK_OK(backorder_decisions_at(decisions, i, sizeof decision, &decision));
    CHECK(decision.at == now);
    for (size_t j = 0; j < decision.effect_count; j++) {
      backorder_effect effect;
      backorder_decisions *next;
      CHECK_OK(backorder_decisions_effect_at(decisions, i, j, sizeof effect, &effect));
      backorder_outcome *outcome = answer(&effect);
      carried[effect.kind]++;
      CHECK_OK(backorder_engine_observe(engine, book, effect.id, outcome, now, &next));
      settle(engine, book, next, now);
      if (effect.is_changing) { /* Asked again with the same report: nothing is decided. */
        CHECK_OK(backorder_engine_observe(engine, book, effect.id, outcome, now, &next));
        CHECK(backorder_decisions_count(next) == 0);
        backorder_decisions_free(next);
      }
      backorder_outcome_free(outcome);
    }
  }
  backorder_decisions_free(decisions);
}

static uint32_t stage(const backorder_book *book) {
  backorder_record record;
  CHECK_OK(backorder_book_get(book, BACKORDER, sizeof record, &record));
  return record.stage;
}

/* What billing shows of the client, read on the rows as they are loaded. */
static void read_account(const backorder_engine *engine, backorder_book *book,
                         backorder_money credit, backorder_money unpaid, int64_t now) {
  backorder_decisions *decisions;
  backorder_reading *reading;
  backorder_str note;
  CHECK_OK(backorder_reading_new(book, CLIENT, now, &reading));
  CHECK(backorder_reading_note_count(reading) == 0);
  CHECK_RESULT(backorder_reading_note(reading, 0, &note), BACKORDER_ERROR_INDEX_INVALID);
  CHECK_OK(backorder_engine_set_account(engine, book, reading, credit, unpaid, text("none"), NULL,
                                        0, now, &decisions));
  backorder_reading_free(reading);
  settle(engine, book, decisions, now);
}

/* A cycle on the account as it was, read again. */
static void cycle(const backorder_engine *engine, backorder_book *book, int64_t now) {
  backorder_decisions *decisions;
  backorder_funds funds;
  CHECK_OK(backorder_book_funds(book, CLIENT, sizeof funds, &funds));
  read_account(engine, book, funds.credit, funds.unpaid, now);
  CHECK_OK(backorder_engine_cycle(engine, book, now, &decisions));
  settle(engine, book, decisions, now);
}

static void place(const backorder_engine *engine, backorder_book *book, int64_t now) {
  backorder_decisions *decisions;
  backorder_decision decision;
  backorder_listing listing = listed(DROP_AT);
  CHECK_RESULT(backorder_engine_place(engine, book, BACKORDER, CLIENT, text("example.com"),
                                      BACKORDER_KIND_FULL, &listing, now, &decisions),
               BACKORDER_ERROR_ACCOUNT_UNKNOWN);
  CHECK(decisions == NULL && backorder_book_count(book) == 0);
  read_account(engine, book, eur(5000), eur(0), now);
  CHECK_OK(backorder_engine_place(engine, book, BACKORDER, CLIENT, text("Example.COM"),
                                  BACKORDER_KIND_FULL, &listing, now, &decisions));
  CHECK(backorder_decisions_count(decisions) == 1);
  CHECK_OK(backorder_decisions_at(decisions, 0, sizeof decision, &decision));
  CHECK(is(decision.event, "place") && is(decision.name, "example.com"));
  CHECK(decision.from == BACKORDER_STAGE_NONE && decision.to == BACKORDER_STATUS_REQUESTED);
  CHECK(decision.backorder == BACKORDER && decision.client == CLIENT && decision.has_record);
  CHECK(decision.expected_revision == 0 && decision.revision == 1);
  CHECK(decision.hold == BACKORDER_HOLD_UNCHANGED);
  settle(engine, book, decisions, now);
  CHECK_RESULT(backorder_engine_place(engine, book, 43, CLIENT, text("example.com"),
                                      BACKORDER_KIND_FULL, &listing, now, &decisions),
               BACKORDER_ERROR_ALREADY_OPEN);
  CHECK(is(backorder_last_error_subject(), "example.com"));
}

static void fund(const backorder_engine *engine, backorder_book *book) {
  backorder_decisions *decisions;
  backorder_decision decision;
  backorder_funds funds;
  int64_t wakeup;
  bool is_covered;
  CHECK_OK(backorder_engine_next_wakeup(engine, book, DROP_AT - 80 * HOUR, &wakeup));
  CHECK(wakeup == DROP_AT - 72 * HOUR);
  read_account(engine, book, eur(5000), eur(0), wakeup);
  CHECK_OK(backorder_engine_cycle(engine, book, wakeup, &decisions));
  CHECK_OK(backorder_decisions_at(decisions, 0, sizeof decision, &decision));
  CHECK(is(decision.event, "fund") && decision.to == BACKORDER_STATUS_ACTIVE);
  CHECK(decision.hold == BACKORDER_HOLD_MADE && decision.hold_amount.amount_minor == 999);
  settle(engine, book, decisions, wakeup);
  CHECK_OK(backorder_book_funds(book, CLIENT, sizeof funds, &funds));
  CHECK(funds.held.amount_minor == 999 && funds.available.amount_minor == 4001);
  CHECK_OK(backorder_book_is_covered(book, BACKORDER, &is_covered));
  CHECK(is_covered);
}

/* What was stored makes the same book. */
static void load_again(const backorder_book *book) {
  const backorder_row *effects[STORED_MAX];
  const backorder_row *record_row = NULL;
  size_t effect_count = 0;
  backorder_book *loaded;
  backorder_record before, after;
  backorder_funds funds;
  CHECK_OK(backorder_book_new(&loaded));
  for (size_t i = 0; i < stored_count; i++) {
    if (strncmp(store[i].key, "accounts/", 9) == 0) {
      CHECK_OK(backorder_book_insert_account(loaded, store[i].row));
      CHECK_RESULT(backorder_book_insert_account(loaded, store[i].row),
                   BACKORDER_ERROR_DUPLICATE_ROW);
    } else if (strncmp(store[i].key, "backorders/", 11) == 0) {
      record_row = store[i].row;
    } else if (strncmp(store[i].key, "effects/", 8) == 0) {
      effects[effect_count++] = store[i].row;
    } else if (strncmp(store[i].key, "claims/", 7) == 0) {
      CHECK_OK(backorder_book_insert_claim(loaded, store[i].row));
    } else {
      CHECK(strncmp(store[i].key, "references/", 11) == 0);
      CHECK_OK(backorder_book_insert_reference(loaded, store[i].row));
      CHECK_OK(backorder_book_insert_reference(loaded, store[i].row));
    }
  }
  CHECK(effect_count == 3); /* The changing ones: submit, create invoice, import. */
  CHECK_OK(backorder_book_insert_backorder(loaded, record_row, effects, effect_count));
  CHECK_OK(backorder_book_get(book, BACKORDER, sizeof before, &before));
  CHECK_OK(backorder_book_get(loaded, BACKORDER, sizeof after, &after));
  CHECK(before.revision == after.revision && before.stage == after.stage);
  CHECK(is(after.reference, "10700") && after.invoice == 501);
  CHECK(after.invoice_state == BACKORDER_INVOICE_PAID && !after.has_hold);
  CHECK_OK(backorder_book_funds(loaded, CLIENT, sizeof funds, &funds));
  CHECK(funds.credit.amount_minor == 4001 && funds.held.amount_minor == 0);
  CHECK_OK(backorder_book_forget(loaded, CLIENT));
  CHECK(backorder_book_count(loaded) == 0);
  backorder_book_free(loaded);
}

static void other_doors(const backorder_engine *engine, backorder_book *book, int64_t now) {
  backorder_decisions *decisions;
  backorder_decision decision;
  backorder_listing later = listed(DROP_AT + 48 * HOUR);
  later.source = BACKORDER_SOURCE_ADMIN_PINNED;
  uint64_t found;
  CHECK_OK(backorder_engine_place(engine, book, 50, CLIENT, text("m\xc3\xbcller.com"),
                                  BACKORDER_KIND_FULL, NULL, now, &decisions));
  backorder_decisions_free(decisions);
  CHECK_OK(backorder_book_find(book, CLIENT, text("xn--mller-kva.com"), &found));
  CHECK(found == 50);
  CHECK_RESULT(backorder_engine_activate(engine, book, 50, now, &decisions),
               BACKORDER_ERROR_DROP_UNKNOWN);
  backorder_dated_name dated = {text("m\xc3\xbcller.com"), DROP_AT + 24 * HOUR,
                                BACKORDER_TIME_NONE};
  CHECK_OK(backorder_engine_sync_dates(engine, book, 7, &dated, 1, NULL, 0, now, &decisions));
  CHECK(backorder_decisions_count(decisions) == 1);
  backorder_decisions_free(decisions);
  /* A date in the past is no news from a list, and refused from an admin. */
  dated.drop_at = now - 1;
  CHECK_OK(backorder_engine_sync_dates(engine, book, 8, &dated, 1, NULL, 0, now, &decisions));
  CHECK(backorder_decisions_count(decisions) == 0);
  backorder_decisions_free(decisions);
  later.drop_at = now - 1;
  CHECK_RESULT(backorder_engine_set_drop(engine, book, 50, &later, now, &decisions),
               BACKORDER_ERROR_DEADLINE_PAST);
  later.drop_at = DROP_AT + 48 * HOUR;
  CHECK_OK(backorder_engine_set_drop(engine, book, 50, &later, now, &decisions));
  CHECK(backorder_decisions_count(decisions) == 1);
  backorder_decisions_free(decisions);
  CHECK_RESULT(backorder_engine_activate(engine, book, 50, now, &decisions),
               BACKORDER_ERROR_ACCOUNT_STALE);
  backorder_funds funds;
  CHECK_OK(backorder_book_funds(book, CLIENT, sizeof funds, &funds));
  read_account(engine, book, funds.credit, funds.unpaid, now);
  CHECK_OK(backorder_engine_activate(engine, book, 50, now, &decisions));
  backorder_decisions_free(decisions);
  CHECK_RESULT(backorder_engine_give_up(engine, book, 50, now, &decisions),
               BACKORDER_ERROR_TRANSITION_REFUSED);
  CHECK_RESULT(backorder_engine_delete(engine, book, 50, BACKORDER_ACTOR_CLIENT, CLIENT + 1, now,
                                       &decisions),
               BACKORDER_ERROR_BACKORDER_UNKNOWN);
  CHECK_OK(backorder_engine_delete(engine, book, 50, BACKORDER_ACTOR_CLIENT, CLIENT, now,
                                   &decisions));
  CHECK_OK(backorder_decisions_at(decisions, 0, sizeof decision, &decision));
  CHECK(decision.to == BACKORDER_STAGE_DELETED && decision.hold == BACKORDER_HOLD_RELEASED);
  CHECK(decision.hold_released.amount_minor == 999);
  backorder_decisions_free(decisions);
}

int main(void) {
  backorder_engine *engine = new_engine();
  backorder_book *book;
  CHECK_OK(backorder_book_new(&book));
  place(engine, book, DROP_AT - 240 * HOUR);
  fund(engine, book);
  cycle(engine, book, DROP_AT - 2 * HOUR);
  CHECK(stage(book) == BACKORDER_STATUS_PROCESSING && carried[1] == 1);
  cycle(engine, book, DROP_AT + HOUR);
  cycle(engine, book, DROP_AT + 2 * HOUR);
  CHECK(stage(book) == BACKORDER_STATUS_SUCCESSFUL);
  CHECK(carried[BACKORDER_EFFECT_CREATE_INVOICE] == 1);
  CHECK(carried[BACKORDER_EFFECT_IMPORT_DOMAIN] == 1);
  CHECK(log_count >= 6);
  load_again(book);
  other_doors(engine, book, DROP_AT + 3 * HOUR);
  backorder_book_free(book);
  backorder_engine_free(engine);
  for (size_t i = 0; i < stored_count; i++) {
    backorder_row_free(store[i].row);
  }
  return 0;
}
