/* Rounds: what they ask for, in which order, and what they do when somebody else was faster. */
#include "check.h"

#include "store_steps.h"

#define CLIENT UINT64_C(7)

static int64_t now = DROP_AT - 71 * HOUR;
static sqlite3 *db;
static backorder_store *store;
static backorder_engine *engine;

static void open_all(void) {
  backorder_policy *policy;
  backorder_price_list *prices;
  backorder_drop_rules *rules;
  backorder_statements *schema;
  CHECK(sqlite3_open(":memory:", &db) == SQLITE_OK);
  CHECK_OK(backorder_store_new(BACKORDER_DIALECT_SQLITE, text("bo_"), &store));
  CHECK_OK(backorder_store_schema(store, &schema));
  CHECK(run(db, schema));
  backorder_statements_free(schema);
  CHECK_OK(backorder_policy_new(&policy));
  CHECK_OK(backorder_price_list_new(&prices));
  CHECK_OK(backorder_price_list_insert(prices, text("com"), BACKORDER_KIND_FULL, eur(2000)));
  CHECK_OK(backorder_drop_rules_new_builtin(&rules));
  CHECK_OK(backorder_engine_new(policy, prices, rules, &engine));
  backorder_drop_rules_free(rules);
  backorder_price_list_free(prices);
  backorder_policy_free(policy);
}

static backorder_round *begin(void) {
  const uint64_t client = CLIENT;
  backorder_statements *part;
  backorder_round *round;
  CHECK_OK(backorder_store_part(store, &client, 1, &part));
  CHECK_OK(backorder_round_new(engine, store, part, &round));
  backorder_statements_free(part);
  return round;
}

static backorder_step next(backorder_round *round) {
  backorder_step step;
  CHECK_OK(backorder_round_next(round, now, sizeof step, &step));
  return step;
}

/* Takes the step LOAD, after which something is to be decided. */
static backorder_book *load(backorder_round *round) {
  backorder_step step = next(round);
  CHECK(step.kind == BACKORDER_STEP_LOAD && step.book == NULL);
  backorder_rows *rows = store_read(db, step.statements);
  CHECK_OK(backorder_round_loaded(round, rows));
  backorder_rows_free(rows);
  step = next(round);
  CHECK(step.kind == BACKORDER_STEP_DECIDE && step.statements == NULL);
  CHECK(next(round).book == step.book); /* Said again, it is the same book. */
  return step.book;
}

static void add(backorder_round *round, backorder_decisions *decisions) {
  CHECK_OK(backorder_round_add(round, decisions));
  backorder_decisions_free(decisions);
}

static void read_account(backorder_round *round, backorder_book *book) {
  backorder_reading *reading;
  backorder_decisions *decisions;
  CHECK_OK(backorder_reading_new(book, CLIENT, now, &reading));
  CHECK_OK(backorder_engine_set_account(engine, book, reading, eur(5000), eur(0), text("none"),
                                        NULL, 0, now, &decisions));
  backorder_reading_free(reading);
  add(round, decisions);
}

static void decide(backorder_round *round, backorder_book *book, uint64_t id, const char *name) {
  backorder_listing listing = listed(DROP_AT);
  backorder_decisions *decisions;
  read_account(round, book);
  CHECK_OK(backorder_engine_place(engine, book, id, CLIENT, text(name), BACKORDER_KIND_FULL,
                                  &listing, now, &decisions));
  add(round, decisions);
  CHECK_OK(backorder_round_decided(round, now));
}

static bool commit(backorder_round *round) {
  backorder_step step = next(round);
  CHECK(step.kind == BACKORDER_STEP_COMMIT && step.client == CLIENT);
  bool is_written = store_commit(db, store, step.statements);
  CHECK_OK(backorder_round_written(round, is_written));
  return is_written;
}

static void end(backorder_round *round) {
  CHECK(next(round).kind == BACKORDER_STEP_DONE);
  backorder_round_free(round);
}

/* Who was overtaken twice locks first: then nobody comes in between. */
static void a_third_try_is_not_overtaken(void) {
  backorder_round *round = begin();
  backorder_step step;
  for (int losses = 0; losses < 2; losses++) {
    decide(round, load(round), 9, "three.com");
    CHECK(next(round).kind == BACKORDER_STEP_COMMIT && !next(round).is_begun);
    CHECK_OK(backorder_round_written(round, false));
  }
  CHECK(next(round).kind == BACKORDER_STEP_BEGIN);
  CHECK_OK(backorder_round_begun(round, false));
  step = next(round);
  CHECK(step.kind == BACKORDER_STEP_BEGIN && store_step(db, store, round, &step));
  CHECK(!sqlite3_get_autocommit(db));
  decide(round, load(round), 9, "three.com");
  step = next(round);
  CHECK(step.kind == BACKORDER_STEP_COMMIT && step.is_begun);
  CHECK(store_step(db, store, round, &step) && sqlite3_get_autocommit(db));
  end(round);
  round = begin();
  for (int losses = 0; losses < 2; losses++) {
    decide(round, load(round), 10, "four.com");
    CHECK_OK(backorder_round_written(round, false));
  }
  step = next(round);
  CHECK(store_step(db, store, round, &step));
  load(round);
  CHECK_OK(backorder_round_decided(round, now));
  step = next(round);
  CHECK(step.kind == BACKORDER_STEP_ROLLBACK && store_step(db, store, round, &step));
  CHECK(sqlite3_get_autocommit(db));
  end(round);
}

/* Both are loaded before either writes: who loses loads and decides again, and nothing is lost. */
static void of_two_both_come_through(void) {
  backorder_round *rounds[2] = {begin(), begin()};
  backorder_book *books[2] = {load(rounds[0]), load(rounds[1])};
  decide(rounds[0], books[0], 1, "one.com");
  decide(rounds[1], books[1], 2, "two.com");
  CHECK(commit(rounds[0]));
  CHECK(!commit(rounds[1]));
  end(rounds[0]);
  decide(rounds[1], load(rounds[1]), 2, "two.com");
  CHECK(commit(rounds[1]));
  end(rounds[1]);
}

/* The effects come after the commits; one whose process ended is reported by another. */
static void what_was_carried_out_is_reported(void) {
  backorder_outcome *outcome;
  backorder_decisions *decisions;
  backorder_round *round = begin(), *later;
  backorder_book *book = load(round);
  read_account(round, book);
  CHECK_OK(backorder_engine_activate(engine, book, 1, now, &decisions));
  add(round, decisions);
  CHECK_OK(backorder_round_decided(round, now));
  CHECK(commit(round));
  end(round);
  now = DROP_AT - 2 * HOUR;
  round = begin();
  book = load(round);
  read_account(round, book);
  CHECK_OK(backorder_engine_cycle(engine, book, now, &decisions));
  add(round, decisions);
  CHECK_OK(backorder_round_decided(round, now));
  CHECK(commit(round));
  backorder_step step = next(round);
  while (step.kind == BACKORDER_STEP_CARRY_OUT &&
         step.effect.kind != BACKORDER_EFFECT_SUBMIT_APPLICATION) {
    CHECK_OK(backorder_outcome_new_unknown(&outcome));
    CHECK_OK(backorder_round_carried(round, outcome));
    backorder_outcome_free(outcome);
    step = next(round);
  }
  CHECK(step.kind == BACKORDER_STEP_CARRY_OUT && step.effect.note_count == 0);
  backorder_str note;
  backorder_short_item item;
  CHECK_RESULT(backorder_round_note_at(round, 0, &note), BACKORDER_ERROR_INDEX_INVALID);
  CHECK_RESULT(backorder_round_short_item_at(round, 0, sizeof item, &item),
               BACKORDER_ERROR_INDEX_INVALID);

  CHECK_OK(backorder_outcome_new_accepted(text("10700"), &outcome));
  CHECK_OK(backorder_round_new_of_report(engine, store, step.effect.id, outcome, &later));
  backorder_round_free(round);
  step = next(later);
  CHECK(step.kind == BACKORDER_STEP_LOAD);
  backorder_rows *rows = store_read(db, step.statements);
  CHECK_OK(backorder_round_loaded(later, rows));
  backorder_rows_free(rows);
  CHECK(commit(later));
  end(later);
  backorder_outcome_free(outcome);
}

/* A row that cannot be read leaves its client out, and is told. */
static void a_bad_row_is_told(void) {
  CHECK(sqlite3_exec(db, "UPDATE bo_backorders SET status = 'LOST' WHERE id = 2", NULL, NULL,
                     NULL) == SQLITE_OK);
  backorder_round *round = begin();
  backorder_rows *rows = store_read(db, next(round).statements);
  CHECK_OK(backorder_round_loaded(round, rows));
  backorder_rows_free(rows);
  backorder_step step = next(round);
  CHECK(step.kind == BACKORDER_STEP_FAILED && step.client == CLIENT);
  CHECK(step.code == BACKORDER_ERROR_ROW_INVALID && step.message.len > 0);
  CHECK(next(round).kind == BACKORDER_STEP_DECIDE);
  CHECK_OK(backorder_round_decided(round, now));
  end(round);
}

#define E(name) BACKORDER_ERROR_##name

/* What is told at another step than its own changes nothing; what is no round is refused. */
static void out_of_turn(void) {
  backorder_round *round = begin(), *none;
  backorder_statements *list;
  backorder_outcome *outcome;
  backorder_step step;
  backorder_str note;
  backorder_short_item item;
  CHECK_OK(backorder_round_decided(round, now));
  CHECK_OK(backorder_round_written(round, true));
  CHECK_OK(backorder_outcome_new_unknown(&outcome));
  CHECK_OK(backorder_round_carried(round, outcome));
  CHECK(next(round).kind == BACKORDER_STEP_LOAD);
  CHECK_RESULT(backorder_round_next(NULL, now, sizeof step, &step), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_next(round, now, sizeof step, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_next(round, now, 1, &step), E(SIZE_INVALID));
  CHECK_RESULT(backorder_round_next(round, INT64_MAX, sizeof step, &step), E(TIME_RANGE));
  CHECK_RESULT(backorder_round_decided(round, INT64_MAX), E(TIME_RANGE));
  CHECK_RESULT(backorder_round_decided(NULL, now), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_written(NULL, true), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_begun(NULL, true), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_rolled_back(NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_loaded(round, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_loaded(NULL, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_carried(round, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_add(round, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_add(NULL, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_note_at(NULL, 0, &note), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_note_at(round, 0, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_note_at(round, 0, &note), E(INDEX_INVALID));
  CHECK_RESULT(backorder_round_short_item_at(NULL, 0, sizeof item, &item), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_short_item_at(round, 0, 1, &item), E(SIZE_INVALID));
  CHECK_OK(backorder_store_part_of_record(store, 1, &list));
  CHECK_RESULT(backorder_round_new(NULL, store, list, &none), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_new(engine, NULL, list, &none), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_new(engine, store, NULL, &none), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_new(engine, store, list, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_round_new_of_report(engine, store, text("bo-1"), outcome, &none),
               E(EFFECT_ID_INVALID));
  CHECK_RESULT(backorder_round_new_of_report(NULL, store, text("bo-1"), outcome, &none),
               E(NULL_POINTER));
  backorder_statements_free(list);
  backorder_outcome_free(outcome);
  backorder_round_free(round);
  backorder_round_free(NULL);
}

int main(void) {
  open_all();
  of_two_both_come_through();
  a_third_try_is_not_overtaken();
  what_was_carried_out_is_reported();
  a_bad_row_is_told();
  out_of_turn();
  sqlite3_close(db);
  backorder_store_free(store);
  backorder_engine_free(engine);
  return 0;
}
