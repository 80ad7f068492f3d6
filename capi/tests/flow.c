/* A backorder from being placed to being delivered, stored in SQLite and loaded again.
 *
 * The program plays the registrar and the billing system. */
#include "check.h"

#include "store_steps.h"

#define CLIENT UINT64_C(7)
#define OTHER UINT64_C(8)
#define BACKORDER UINT64_C(42)

static sqlite3 *db;
static backorder_store *store;
static unsigned carried[12];

static long long count(const char *sql) {
  sqlite3_stmt *statement;
  CHECK(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK);
  CHECK(sqlite3_step(statement) == SQLITE_ROW);
  long long found = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return found;
}

static void open_store(void) {
  backorder_statements *schema;
  CHECK(sqlite3_open(":memory:", &db) == SQLITE_OK);
  CHECK_OK(backorder_store_new(BACKORDER_DIALECT_SQLITE, text("bo_"), &store));
  CHECK_OK(backorder_store_schema(store, &schema));
  CHECK(run(db, schema));
  backorder_statements_free(schema);
}

/* Whether the commit at `index` could be written. */
static bool written(const backorder_commits *commits, size_t index) {
  backorder_statements *list;
  CHECK_OK(backorder_commits_statements(commits, index, store, &list));
  bool is_written = store_commit(db, store, list);
  backorder_statements_free(list);
  return is_written;
}

/* Takes what these statements read into a book. Who was left out is to be freed; frees the list. */
static backorder_refused *taken(backorder_book *book, backorder_statements *part) {
  backorder_refused *refused;
  backorder_rows *rows = store_read(db, part);
  CHECK_OK(backorder_book_load(book, rows, &refused));
  backorder_rows_free(rows);
  backorder_statements_free(part);
  return refused;
}

/* Writes what was decided, in one transaction for each client. */
static void commit(const backorder_engine *engine, backorder_book *book,
                   const backorder_decisions *decisions, int64_t now) {
  backorder_commits *commits;
  CHECK_OK(backorder_commits_new(engine, book, decisions, now, &commits));
  for (size_t i = 0; i < backorder_commits_count(commits); i++) {
    uint64_t client;
    CHECK_OK(backorder_commits_client(commits, i, &client));
    CHECK(client == CLIENT);
    CHECK(written(commits, i));
  }
  backorder_commits_free(commits);
}

/* Takes a part in, of which every row can be read. */
static void take(backorder_book *book, backorder_statements *part) {
  backorder_refused *refused = taken(book, part);
  CHECK(backorder_refused_count(refused) == 0);
  backorder_refused_free(refused);
}

static backorder_book *load(void) {
  backorder_statements *part;
  backorder_book *book;
  CHECK_OK(backorder_book_new(&book));
  CHECK_OK(backorder_store_part_of_record(store, BACKORDER, &part));
  take(book, part);
  return book;
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
    /* As WHMCS answers once credit was applied: its total is what is left. */
    CHECK_OK(backorder_outcome_new_invoice_whmcs(
        text("{\"result\":\"success\",\"invoiceid\":501,\"status\":\"Paid\",\"subtotal\":\"8.39\","
             "\"credit\":\"9.99\",\"tax\":\"1.60\",\"tax2\":\"0.00\",\"total\":\"0.00\"}"),
        eur(4001), eur(0), &outcome));
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
  commit(engine, book, decisions, now);
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
  backorder_record before, after;
  backorder_funds funds;
  backorder_book *loaded = load();
  /* The changing ones: submit, create invoice, import. */
  CHECK(count("SELECT count(*) FROM bo_effects") == 3);
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

/* Two books of the same rows: what the second decides is refused, loaded and decided again. */
static void of_two_one_wins(const backorder_engine *engine, int64_t now) {
  backorder_book *books[2] = {load(), load()};
  backorder_decisions *decisions[2];
  backorder_commits *commits[2];
  for (int i = 0; i < 2; i++) {
    CHECK_OK(backorder_engine_place(engine, books[i], 60 + (uint64_t)i, CLIENT, text("two.com"),
                                    BACKORDER_KIND_FULL, NULL, now, &decisions[i]));
    CHECK_OK(backorder_commits_new(engine, books[i], decisions[i], now, &commits[i]));
  }
  CHECK(written(commits[0], 0));
  CHECK(!written(commits[1], 0));
  CHECK(count("SELECT count(*) FROM bo_backorders WHERE domain = 'two.com'") == 1);
  for (int i = 0; i < 2; i++) {
    backorder_commits_free(commits[i]);
    backorder_decisions_free(decisions[i]);
    backorder_book_free(books[i]);
  }
  backorder_book *again = load();
  backorder_decisions *refused;
  CHECK_RESULT(backorder_engine_place(engine, again, 61, CLIENT, text("two.com"),
                                      BACKORDER_KIND_FULL, NULL, now, &refused),
               BACKORDER_ERROR_ALREADY_OPEN);
  backorder_book_free(again);
}

/* Whether the one commit of these decisions could be written. Takes the decisions. */
static bool write_one(const backorder_engine *engine, backorder_book *book,
                      backorder_decisions *decisions, int64_t now) {
  backorder_commits *commits;
  CHECK_OK(backorder_commits_new(engine, book, decisions, now, &commits));
  CHECK(backorder_commits_count(commits) == 1);
  bool is_written = written(commits, 0);
  CHECK(sqlite3_get_autocommit(db)); /* Written or not, no transaction is left open. */
  backorder_commits_free(commits);
  backorder_decisions_free(decisions);
  return is_written;
}

/* Decides on a later drop, and says whether it could be written. */
static bool pin(const backorder_engine *engine, backorder_book *book, int64_t drop_at,
                int64_t now) {
  backorder_listing listing = listed(drop_at);
  backorder_decisions *decisions;
  listing.source = BACKORDER_SOURCE_ADMIN_PINNED;
  CHECK_OK(backorder_engine_set_drop(engine, book, 60, &listing, now, &decisions));
  return write_one(engine, book, decisions, now);
}

/* Who lost forgets the client, loads the part again and decides anew, in the same book. */
static void the_loser_decides_again(const backorder_engine *engine, int64_t now) {
  const uint64_t client = CLIENT;
  backorder_book *faster, *slower;
  backorder_statements *part;
  backorder_record record;
  backorder_book **books[2] = {&faster, &slower};
  for (int i = 0; i < 2; i++) {
    CHECK_OK(backorder_book_new(books[i]));
    CHECK_OK(backorder_store_part(store, &client, 1, &part));
    take(*books[i], part);
  }
  CHECK(pin(engine, faster, DROP_AT + 24 * HOUR, now));
  long long written = count("SELECT count(*) FROM bo_log");
  CHECK(!pin(engine, slower, DROP_AT + 48 * HOUR, now));
  CHECK(count("SELECT count(*) FROM bo_log") == written);

  CHECK_OK(backorder_book_forget(slower, CLIENT));
  CHECK(backorder_book_count(slower) == 0);
  CHECK_OK(backorder_store_part(store, &client, 1, &part));
  take(slower, part);
  CHECK_OK(backorder_book_get(slower, 60, sizeof record, &record));
  CHECK(record.drop_at == DROP_AT + 24 * HOUR);
  CHECK(pin(engine, slower, DROP_AT + 48 * HOUR, now));
  backorder_book_free(faster);
  backorder_book_free(slower);
  backorder_book *again = load();
  CHECK_OK(backorder_book_get(again, 60, sizeof record, &record));
  CHECK(record.drop_at == DROP_AT + 48 * HOUR);
  backorder_book_free(again);
}

/* Decisions that the book has gone past make no commit. */
static void stale_decisions(const backorder_engine *engine, int64_t now) {
  backorder_decisions *placed, *deleted;
  backorder_commits *commits;
  backorder_book *book = load();
  CHECK_OK(backorder_engine_place(engine, book, 70, CLIENT, text("three.com"),
                                  BACKORDER_KIND_FULL, NULL, now, &placed));
  CHECK_OK(backorder_engine_delete(engine, book, 70, BACKORDER_ACTOR_CLIENT, CLIENT, now,
                                   &deleted));
  CHECK_RESULT(backorder_commits_new(engine, book, placed, now, &commits),
               BACKORDER_ERROR_DECISIONS_STALE);
  backorder_decisions_free(placed);
  backorder_decisions_free(deleted);
  backorder_book_free(book);
}

/* A row that cannot be read leaves its client out and says who and which row it is; the other
 * client is taken in. */
static void bad_row(const backorder_engine *engine, int64_t now) {
  const uint64_t clients[2] = {CLIENT, OTHER};
  backorder_book *book;
  backorder_statements *part;
  backorder_decisions *decisions;
  backorder_refused_client out;
  backorder_funds funds;
  uint64_t found;
  CHECK_OK(backorder_book_new(&book));
  backorder_reading *reading;
  CHECK_OK(backorder_reading_new(book, OTHER, now, &reading));
  CHECK_OK(backorder_engine_set_account(engine, book, reading, eur(300), eur(0), text("none"),
                                        NULL, 0, now, &decisions));
  backorder_reading_free(reading);
  CHECK(write_one(engine, book, decisions, now));
  CHECK_OK(backorder_engine_place(engine, book, 80, OTHER, text("other.com"),
                                  BACKORDER_KIND_FULL, NULL, now, &decisions));
  CHECK(write_one(engine, book, decisions, now));
  backorder_book_free(book);

  CHECK(sqlite3_exec(db, "UPDATE bo_backorders SET status = 'LOST' WHERE id = 60", NULL, NULL,
                     NULL) == SQLITE_OK);
  CHECK_OK(backorder_book_new(&book));
  CHECK_OK(backorder_store_part(store, clients, 2, &part));
  backorder_refused *refused = taken(book, part);
  CHECK(backorder_refused_count(refused) == 1);
  CHECK_OK(backorder_refused_at(refused, 0, sizeof out, &out));
  CHECK(out.client == CLIENT && is(out.subject, "60") && contains(out.message, "LOST") &&
        out.code == BACKORDER_ERROR_ROW_INVALID);
  backorder_refused_free(refused);
  CHECK_RESULT(backorder_book_funds(book, CLIENT, sizeof funds, &funds),
               BACKORDER_ERROR_ACCOUNT_UNKNOWN);
  CHECK(backorder_book_count(book) == 1);
  CHECK_OK(backorder_book_find(book, OTHER, text("other.com"), &found));
  CHECK(found == 80);
  backorder_book_free(book);
}

static void set(backorder_row *row, const char *column, const char *value) {
  CHECK_OK(backorder_row_set_text(row, text(column), text(value)));
}

/* Three backorders of another system: one is with its registrar, one has ended, one is refused. */
static void moving_in(const backorder_engine *engine, int64_t now) {
  static const char *const domains[3] = {"A.com", "b.com", "-c-.com"};
  static const char *const statuses[3] = {"processing", "FAILED", "ACTIVE"};
  const uint64_t client = OTHER;
  backorder_adoptions *adoptions;
  backorder_adoption_report *report;
  backorder_taken_row taken;
  backorder_refused_row refused;
  backorder_adoption_warning warning;
  backorder_statements *list;
  backorder_decisions *decisions;
  backorder_reading *reading;
  backorder_book *book;
  backorder_row *row;
  CHECK_RESULT(backorder_adoptions_new(text("Nowhere"), BACKORDER_AMBIGUOUS_LATER, &adoptions),
               BACKORDER_ERROR_ZONE_UNKNOWN);
  CHECK_RESULT(backorder_adoptions_new(text("UTC"), 9, &adoptions),
               BACKORDER_ERROR_NUMBER_INVALID);
  CHECK_OK(backorder_adoptions_new(text("Europe/Berlin"), BACKORDER_AMBIGUOUS_EARLIER,
                                   &adoptions));
  for (int i = 0; i < 3; i++) {
    char id[3] = {'9', (char)('0' + i), 0};
    CHECK_OK(backorder_row_new(&row));
    set(row, "id", id);
    CHECK_OK(backorder_row_set_int(row, text("client_id"), (int64_t)client));
    set(row, "domain", domains[i]);
    set(row, "status", statuses[i]);
    set(row, "drop_at", "2027-01-13 20:00:00");
    CHECK_OK(backorder_adoptions_add(adoptions, row));
    backorder_row_free(row);
  }
  CHECK_OK(backorder_row_new(&row));
  set(row, "backorder_id", "91");
  set(row, "at", "2027-01-01 00:00:00");
  set(row, "text", "not caught");
  CHECK_OK(backorder_adoptions_add_history(adoptions, row));
  backorder_row_free(row);

  CHECK_OK(backorder_book_new(&book));
  CHECK_OK(backorder_store_part_to_adopt(store, adoptions, &list));
  take(book, list);
  CHECK_OK(backorder_reading_new(book, client, now, &reading));
  CHECK_OK(backorder_engine_set_account(engine, book, reading, eur(300), eur(0), text("none"),
                                        NULL, 0, now, &decisions));
  backorder_reading_free(reading);
  backorder_decisions_free(decisions);
  CHECK_OK(backorder_engine_adopt(engine, book, adoptions, now, &report));
  CHECK(backorder_adoption_report_taken_count(report) == 2);
  CHECK_OK(backorder_adoption_report_taken_at(report, 0, sizeof taken, &taken));
  CHECK(taken.row == 0 && taken.id == 90 && taken.status == BACKORDER_STATUS_PROCESSING);
  CHECK(taken.warning_count == 2);
  CHECK_OK(backorder_adoption_report_warning_at(report, 0, 0, sizeof warning, &warning));
  CHECK(warning.kind == BACKORDER_WARNING_FUNDS_SHORT && contains(warning.message, "9.99 EUR"));
  CHECK_OK(backorder_adoption_report_warning_at(report, 0, 1, sizeof warning, &warning));
  CHECK(warning.kind == BACKORDER_WARNING_REFERENCE_MISSING);
  CHECK_RESULT(backorder_adoption_report_warning_at(report, 0, 2, sizeof warning, &warning),
               BACKORDER_ERROR_INDEX_INVALID);
  CHECK_RESULT(backorder_adoption_report_taken_at(report, 2, sizeof taken, &taken),
               BACKORDER_ERROR_INDEX_INVALID);
  CHECK(backorder_adoption_report_refused_count(report) == 1);
  CHECK_OK(backorder_adoption_report_refused_at(report, 0, sizeof refused, &refused));
  CHECK(refused.row == 2 && refused.id == 0 && is(refused.subject, "92"));
  CHECK(refused.code == BACKORDER_ERROR_NAME_INVALID && contains(refused.message, "hyphen"));
  /* Adopted, the noted line, and the other one: nothing is asked for. */
  const backorder_decisions *decided = backorder_adoption_report_decisions(report);
  CHECK(backorder_decisions_count(decided) == 3);
  backorder_adoption_report_free(report);

  /* A second time each is refused, as what is in the book already. */
  CHECK_OK(backorder_engine_adopt(engine, book, adoptions, now, &report));
  CHECK(backorder_adoption_report_taken_count(report) == 0);
  CHECK_OK(backorder_adoption_report_refused_at(report, 0, sizeof refused, &refused));
  CHECK(refused.code == BACKORDER_ERROR_DUPLICATE_ROW && refused.id == 90);
  backorder_adoption_report_free(report);
  backorder_adoptions_free(adoptions);
  backorder_book_free(book);

  CHECK_OK(backorder_store_raise_ids(store, 92, &list));
  CHECK(run(db, list));
  backorder_statements_free(list);
  CHECK(count("SELECT next FROM bo_sequences") == 93);
}

/* A message that was refused is on the list, of a book and of a store. */
static void not_delivered(void) {
  backorder_undelivered *list;
  backorder_undelivered_message message;
  backorder_effect effect;
  backorder_statements *read;
  backorder_row *row;
  CHECK_OK(backorder_undelivered_new(NULL, &list));
  CHECK(backorder_undelivered_count(list) == 0);
  CHECK_OK(backorder_row_new(&row));
  set(row, "id", "bo-9.1.alert-reseller.1.");
  set(row, "client_id", "7");
  set(row, "revision", "2");
  set(row, "asked_at", "2027-01-13 19:00:00");
  set(row, "sent_at", "2027-01-13 19:00:00");
  set(row, "sends", "4");
  set(row, "action",
      "{\"do\":\"alert-reseller\",\"alert\":{\"topic\":\"overdue\",\"name\":\"a.com\","
      "\"reference\":null,\"invoice\":null,\"detail\":\"\"}}");
  set(row, "report", "{\"outcome\":\"given-up\"}");
  CHECK_OK(backorder_row_set_null(row, text("undelivered_at")));
  CHECK_RESULT(backorder_undelivered_add(list, row), BACKORDER_ERROR_ROW_INVALID);
  set(row, "undelivered_at", "2027-01-13 19:00:01");
  CHECK_OK(backorder_undelivered_add(list, row));
  backorder_row_free(row);
  CHECK_OK(backorder_undelivered_at(list, 0, sizeof message, &message));
  CHECK(message.found_at == DROP_AT + 1 && message.sent_at == DROP_AT && message.sends == 4);
  CHECK(is(message.why, "given up"));
  CHECK_OK(backorder_undelivered_effect_at(list, 0, sizeof effect, &effect));
  CHECK(effect.kind == BACKORDER_EFFECT_ALERT_RESELLER && is(effect.name, "a.com"));
  CHECK_RESULT(backorder_undelivered_at(list, 1, sizeof message, &message),
               BACKORDER_ERROR_INDEX_INVALID);
  backorder_undelivered_free(list);
  CHECK_OK(backorder_store_undelivered(store, BACKORDER_TIME_NONE, text(""), 10, &read));
  CHECK(run(db, read));
  backorder_statements_free(read);
  CHECK_RESULT(backorder_store_undelivered(store, DROP_AT, text("x"), 10, &read),
               BACKORDER_ERROR_EFFECT_ID_INVALID);
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
  CHECK_RESULT(backorder_engine_accept_domain(engine, book, 50, text("Ann"), now,
                                              &decisions),
               BACKORDER_ERROR_TRANSITION_REFUSED);
  CHECK_RESULT(backorder_engine_place_for(engine, book, 50, 52, CLIENT + 1, now, &decisions),
               BACKORDER_ERROR_TRANSITION_REFUSED);
  CHECK_RESULT(backorder_engine_client_merged(engine, book, CLIENT, CLIENT, now, &decisions),
               BACKORDER_ERROR_ID_INVALID);
  CHECK_RESULT(backorder_engine_client_merged(engine, book, CLIENT, CLIENT + 1, now, &decisions),
               BACKORDER_ERROR_ACCOUNT_UNKNOWN);
  CHECK_OK(backorder_engine_client_deleted(engine, book, CLIENT + 1, now, &decisions));
  CHECK(backorder_decisions_count(decisions) == 0);
  backorder_decisions_free(decisions);
}

int main(void) {
  backorder_engine *engine = new_engine();
  backorder_book *book;
  open_store();
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
  CHECK(count("SELECT count(*) FROM bo_log") >= 6);
  CHECK(count("SELECT count(*) FROM bo_applications WHERE reference = '10700'") == 1);
  load_again(book);
  other_doors(engine, book, DROP_AT + 3 * HOUR);
  of_two_one_wins(engine, DROP_AT + 3 * HOUR);
  the_loser_decides_again(engine, DROP_AT + 3 * HOUR);
  stale_decisions(engine, DROP_AT + 3 * HOUR);
  bad_row(engine, DROP_AT + 3 * HOUR);
  moving_in(engine, DROP_AT + 3 * HOUR);
  not_delivered();
  backorder_book_free(book);
  backorder_engine_free(engine);
  backorder_store_free(store);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  return 0;
}
