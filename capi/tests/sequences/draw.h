/* What sequences of calls draw from: the bytes they are made of, a pool of handles, texts. */
#ifndef BACKORDER_TESTS_DRAW_H
#define BACKORDER_TESTS_DRAW_H

#include "../fixtures.h"

#define POOL 6
#define ROOMS 4096
#define LEARNED 16

static const uint8_t *next_byte, *end_of_bytes;
static void *pool[HANDLES][POOL];
static void *rooms[ROOMS];
static size_t room_count;
static backorder_str learned[LEARNED];
static size_t learned_count;

static void free_handle(enum of of, void *handle);

/* --- Bytes --------------------------------------------------------------------------------- */

static uint8_t byte(void) { return next_byte < end_of_bytes ? *next_byte++ : 0; }

static uint64_t bytes(size_t count) {
  uint64_t number = 0;
  while (count-- > 0) number = number << 8 | byte();
  return number;
}

/* Memory of exactly this size, until the sequence ends: what is read or written beyond is found. */
static void *room(size_t size) {
  if (room_count == ROOMS) { /* The sequence is long enough. */
    next_byte = end_of_bytes;
    room_count--;
    free(rooms[room_count]);
  }
  void *found = calloc(1, size);
  CHECK(size == 0 || found != NULL);
  return rooms[room_count++] = found;
}

/* --- Numbers and texts --------------------------------------------------------------------- */

static uint64_t some_uint64_t(void) {
  static const uint64_t odd[] = {0,          1,          7,          42,         1800000000,
                                 UINT64_MAX, INT64_MAX,  UINT32_MAX, INT32_MAX,  1000,
                                 10700,      UINT16_MAX, 300,        1799866800, 86400};
  static const uint64_t known[] = {0, 7, 42, 1}; /* A client and a backorder of the fixtures. */
  uint8_t which = byte();
  if (which < 128) return known[which % 4];
  if (which < 192) return which % 16;
  if (which < 240) return odd[which % (sizeof odd / sizeof *odd)];
  return bytes(8);
}

/* Mostly an instant around the drop of the fixtures. */
static int64_t some_int64_t(void) {
  uint8_t which = byte();
  if (which < 128) return DROP_AT + ((int64_t)which - 96) * 3 * HOUR;
  if (which < 136) return BACKORDER_TIME_NONE;
  return (int64_t)some_uint64_t();
}

static uint32_t some_uint32_t(void) { return (uint32_t)some_uint64_t(); }
static backorder_result some_result(void) { return some_uint32_t(); }
static int32_t some_int32_t(void) { return (int32_t)some_uint64_t(); }
static uint16_t some_uint16_t(void) { return (uint16_t)some_uint64_t(); }
static size_t some_size_t(void) { return (size_t)some_uint64_t(); }
static bool some_bool(void) { return byte() % 2 == 1; }
static size_t some_count(void) { return byte() % 5; }

/* Never more than there is, unless no memory has as much. */
static size_t said_count(size_t count) { return byte() % 16 == 15 ? SIZE_MAX : count; }

static size_t some_size(size_t good) {
  uint8_t which = byte();
  if (which < 224) return good;
  return which < 240 ? good + which % 32 : some_size_t();
}

static backorder_str some_str(void) {
  static const char *const good[] = {
      "", "example.com", "shop.com", "one.com", "com", "EUR", "UTC", "none", "10700", "from",
      "bo-42.1.submit-application.1.", "[]", "delete", "backorders", "accounts", "effects",
      "claims", "applications", "ispapi", "registrar", "1", "19.99", "2027-01-13", "2027-01-14",
      "tlds", "sqlite", "typical", "19", "incl 5*9.975", "Europe/Berlin", "stra\xc3\x9f\x65.com",
      "xn--strae-oqa.com", "id", "client_id", "domain", "status", "PROCESSING", "SUCCESSFUL",
      "reference", "42", "7", "REQUESTED", "2027-01-13 19:00:00", "pattern", "^shop",
      "QueryDomainList", "DOMAIN", "StatusDomain", "CODE", "whmcs", "{\"result\":\"success\"}",
      "00:30", "cron", "bo_", "LIMIT", "FIRST", "price", "shop.net", "revision", "name",
      "drop_at", "kind", "FULL", "expiry", "provider", "tld", "AUCTION-WON", "x\ty", "a,b", "%",
      "-1", "99999999999999999999", "\xf0\x9f\x98\x80.com"};
  uint8_t which = byte();
  if (which < 3) return (backorder_str){NULL, 0};
  if (which == 3) return (backorder_str){NULL, 5};
  if (which == 4) return (backorder_str){"example.com", SIZE_MAX};
  if (which < 40) { /* Bytes as they come. */
    backorder_str raw = {NULL, byte() % 64};
    char *data = room(raw.len);
    for (size_t i = 0; i < raw.len; i++) data[i] = (char)byte();
    raw.data = data;
    return raw;
  }
  if (which < 64 && learned_count > 0) return learned[which % learned_count % LEARNED];
  const char *chosen = good[which % (sizeof good / sizeof *good)];
  backorder_str copy = {room(strlen(chosen)), strlen(chosen)};
  if (copy.len > 0) memcpy((char *)(uintptr_t)copy.data, chosen, copy.len);
  return copy;
}

static void some_currency(char *currency) {
  static const char known[][4] = {"EUR", "USD", "JPY", "BHD", "", "eur"};
  uint8_t which = byte();
  for (size_t i = 0; i < 4; i++) currency[i] = which < 240 ? known[which % 6][i] : (char)byte();
}

static backorder_money some_money(void) {
  backorder_money money = {byte() < 200 ? (int64_t)byte() * 100 : (int64_t)some_uint64_t(), {0}};
  some_currency(money.currency);
  return money;
}

static backorder_cost some_cost(void) {
  backorder_cost cost = {byte() < 200 ? (int64_t)byte() * 5000 : (int64_t)some_uint64_t(), {0}};
  some_currency(cost.currency);
  return cost;
}

static backorder_date some_date(void) {
  bool is_odd = byte() > 240;
  backorder_date date = {2020 + byte() % 16, 1 + byte() % 12, 1 + byte() % 31};
  if (is_odd) date.year = some_int32_t(), date.month = some_uint32_t(), date.day = some_uint32_t();
  return date;
}

static backorder_local some_local(void) {
  backorder_local local = {some_date(), byte() % 25, byte() % 61, byte() % 62};
  return local;
}

/* --- Structs that a caller fills ----------------------------------------------------------- */

/* NULL, now and then. */
static void *given(void *memory) { return byte() == 255 ? NULL : memory; }

static void fill_str(backorder_str *of) { *of = some_str(); }
static void fill_uint64_t(uint64_t *of) { *of = some_uint64_t(); }
static void fill_int64_t(int64_t *of) { *of = some_int64_t(); }
static void fill_uint8_t(uint8_t *of) { *of = byte(); }

static void fill_value(backorder_value *of) {
  of->kind = byte() % 5;
  of->number = some_int64_t();
  of->text = some_str();
}

/* A database that answers at random. */
static void run_some(void *context, const backorder_statement *statement, backorder_reply *reply) {
  (void)context;
  CHECK(statement->sql.len > 0);
  for (size_t i = 0; i < statement->parameter_count; i++) {
    CHECK(statement->parameters[i].kind <= BACKORDER_VALUE_TEXT);
  }
  backorder_str columns[3];
  size_t width = byte() % 4, count = width * (byte() % 4);
  for (size_t i = 0; i < width; i++) {
    columns[i] = byte() < 128 ? (backorder_str){"client_id", 9} : some_str();
  }
  if (byte() > 240) count++;
  backorder_value *values = room(count * sizeof *values);
  for (size_t i = 0; i < count; i++) fill_value(&values[i]);
  backorder_reply_set_columns(reply, columns, said_count(width));
  backorder_reply_add_values(reply, values, said_count(count));
  backorder_reply_changed(reply, byte() < 200 ? 1 : some_uint64_t());
  if (byte() > 230) backorder_reply_failed(reply, some_str(), byte(), some_str());
}

static void fill_database(backorder_database *of) {
  of->run = byte() == 255 ? NULL : run_some;
  of->context = NULL;
}

static void fill_listing(backorder_listing *of) {
  of->drop_at = some_int64_t();
  of->finalization_at = byte() < 128 ? BACKORDER_TIME_NONE : some_int64_t();
  of->list = some_uint64_t();
  of->source = byte() % 5;
}

static void fill_filter(backorder_filter *of) {
  of->client = some_uint64_t();
  of->has_client = some_bool();
  of->status_count = some_count();
  uint32_t *statuses = room(of->status_count * sizeof *statuses);
  for (size_t i = 0; i < of->status_count; i++) statuses[i] = byte() % 12;
  of->statuses = statuses;
  of->order = byte() % 6;
  of->is_descending = some_bool();
  of->first = some_size_t();
  of->limit = byte() < 200 ? 10 : some_size_t();
}

static void fill_reseller_funds(backorder_reseller_funds *of) {
  of->amount = some_cost();
  of->deposit = some_cost();
  of->credit = some_cost();
}

static void fill_facts(backorder_facts *of) {
  backorder_reseller_funds *funds = room(sizeof *funds);
  backorder_cost *cost = room(sizeof *cost);
  fill_reseller_funds(funds);
  *cost = some_cost();
  of->reseller = given(funds);
  of->cost = given(cost);
  of->is_free = some_int32_t();
}

static void fill_contacts(backorder_contacts *of) {
  of->owner = some_str();
  of->admin = some_str();
  of->tech = some_str();
  of->billing = some_str();
}

static void fill_effect(backorder_effect *of) {
  *of = effect_value; /* Its texts are there until the end. */
  if (byte() < 128) of->kind = byte() % 13;
  if (byte() < 64) of->id = some_str();
  if (byte() < 64) of->name = some_str();
  if (byte() < 128) of->reference = some_str();
  if (byte() < 64) of->order_kind = byte() % 4;
}

static void fill_http_answer(backorder_http_answer *of) {
  static const char good[] =
      "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\nPROPERTY[DOMAIN][0]=a.com\nEOF\n";
  of->status = byte() < 200 ? 200 : some_uint32_t();
  of->retry_after = some_uint32_t();
  bool is_raw = byte() < 128;
  of->size = is_raw ? byte() : sizeof good - 1;
  uint8_t *body = room(of->size);
  for (size_t i = 0; i < of->size; i++) body[i] = is_raw ? byte() : (uint8_t)good[i];
  of->body = body;
  of->fault = byte() < 200 ? 0 : byte() % 12;
}

static void fill_rate(backorder_rate *of) {
  of->from = some_str();
  of->to = some_str();
  of->rate = some_str();
}

static void fill_job_run(backorder_job_run *of) {
  of->job = byte() % 5;
  of->at = some_int64_t();
}

static void fill_dated_name(backorder_dated_name *of) {
  of->name = some_str();
  of->drop_at = some_int64_t();
  of->finalization_at = byte() < 128 ? BACKORDER_TIME_NONE : some_int64_t();
}

static void fill_coverage(backorder_coverage *of) {
  of->tld = some_str();
  of->names_before = some_uint32_t();
}

/* --- Handles ------------------------------------------------------------------------------- */

static void keep(enum of of, void *handle) {
  size_t at = 0;
  while (at + 1 < POOL && pool[of][at] != NULL) at++;
  if (pool[of][at] != NULL) free_handle(of, pool[of][at]);
  pool[of][at] = handle;
}

/* One of the pool; or NULL, which every function knows. */
static void *taken(enum of of) {
  uint8_t which = byte();
  if (which == 255) return NULL;
  void *found = pool[of][which % POOL];
  return found ? found : pool[of][0];
}

static void drop(enum of of) {
  size_t at = byte() % POOL;
  free_handle(of, pool[of][at]);
  pool[of][at] = NULL;
}

/* Where no handle is. */
static void *const nothing = &end_of_bytes;

/* --- What came of it ----------------------------------------------------------------------- */

static void found(const char *call, const char *what) {
  backorder_str why = backorder_last_error_message();
  fprintf(stderr, "%s %s: %.*s\n", call, what, (int)why.len, why.data);
  abort();
}

static void came(backorder_result result, const char *call) {
  if (backorder_last_error_code() == BACKORDER_ERROR_PANIC) found(call, "panics");
  if (result == BACKORDER_OK) return;
  if (backorder_last_error_code() != result) found(call, "keeps another error than it gives");
  if (backorder_last_error_message().len == 0) found(call, "does not say why it refuses");
}

static void keep_if(backorder_result result, enum of of, void *out, const char *call) {
  if (result != BACKORDER_OK && out != NULL) found(call, "hands out what it refuses");
  if (out != NULL) keep(of, out);
}

/* A text that was handed out is read to its end, and may be given to another call. */
static void learn(backorder_str text) {
  size_t len = text.len < 4096 ? text.len : 4096;
  char *copy = room(len);
  if (len > 0) memcpy(copy, text.data, len);
  learned[learned_count++ % LEARNED] = (backorder_str){copy, len};
}

/* --- Played by hand ------------------------------------------------------------------------ */

static void hand_str_of(void) {
  static const char *const texts[] = {"", "example.com", "\xff"};
  uint8_t which = byte();
  learn(backorder_str_of(which < 192 ? texts[which % 3] : NULL));
}

/* The bytes of an image, some of them others, opened as a list: they stay until the end. */
static void hand_image_data(void) {
  backorder_image *image = taken(OF_image);
  if (image == NULL) image = the_image;
  size_t size = backorder_image_size(image);
  const uint8_t *data = backorder_image_data(image);
  uint8_t *copy = room(size);
  memcpy(copy, data, size);
  for (size_t i = byte() % 8; i > 0; i--) copy[bytes(2) % size] = byte();
  backorder_droplist *list = NULL;
  if (backorder_droplist_open(copy, size, &list) == BACKORDER_OK) keep(OF_droplist, list);
  came(BACKORDER_OK, "backorder_droplist_open");
}

/* The step of a round, and what it asks for. */
static void hand_round_next(void) {
  backorder_round *round = taken(OF_round);
  backorder_decisions *decisions = NULL;
  backorder_step step;
  int64_t now = some_int64_t();
  backorder_result result = backorder_round_next(round, now, sizeof step, &step);
  came(result, "backorder_round_next");
  if (result != BACKORDER_OK) return;
  learn(step.message);
  if (step.kind == BACKORDER_STEP_LOAD) {
    came(backorder_round_loaded(round, taken(OF_rows)), "backorder_round_loaded");
  } else if (step.kind == BACKORDER_STEP_DECIDE) {
    for (size_t i = 0; i < step.client_count; i++) {
      came(backorder_round_set_account(round, step.clients[i], some_money(), some_money(),
                                       some_str(), now),
           "backorder_round_set_account");
    }
    came(backorder_round_cycle(round, now), "backorder_round_cycle");
    result = backorder_engine_cycle(taken(OF_engine), step.book, now, &decisions);
    came(result, "backorder_engine_cycle");
    if (result == BACKORDER_OK) {
      came(backorder_round_add(round, decisions), "backorder_round_add");
      keep(OF_decisions, decisions);
    }
    came(backorder_round_decided(round, now), "backorder_round_decided");
  } else if (step.kind == BACKORDER_STEP_COMMIT) {
    came(backorder_round_written(round, some_bool()), "backorder_round_written");
  } else if (step.kind == BACKORDER_STEP_CARRY_OUT) {
    came(backorder_round_carried(round, taken(OF_outcome)), "backorder_round_carried");
  }
}

static void hand_store_clients(void) {
  size_t count, places = some_count();
  uint64_t *clients = room(places * sizeof *clients);
  backorder_database database;
  fill_database(&database);
  came(backorder_store_clients(taken(OF_store), taken(OF_statements), given(&database), &count,
                               places, clients),
       "backorder_store_clients");
}

/* A reply is there while a database runs a statement: run_some() has one. */
static void hand_reply_set_columns(void) {
  backorder_str column = some_str();
  backorder_reply_set_columns(NULL, &column, 1);
  came(BACKORDER_OK, "backorder_reply_set_columns");
}

static void hand_reply_add_values(void) {
  backorder_reply_add_values(NULL, NULL, some_size_t());
  came(BACKORDER_OK, "backorder_reply_add_values");
}

static void hand_reply_changed(void) {
  backorder_reply_changed(NULL, some_uint64_t());
  came(BACKORDER_OK, "backorder_reply_changed");
}

static void hand_reply_failed(void) {
  backorder_reply_failed(NULL, some_str(), some_int64_t(), some_str());
  came(BACKORDER_OK, "backorder_reply_failed");
}

static void hand_adoption_report_decisions(void) {
  (void)backorder_decisions_count(backorder_adoption_report_decisions(taken(OF_adoption_report)));
}

static void hand_forecast_days(void) {
  (void)backorder_table_row_count(backorder_forecast_days(taken(OF_forecast)));
}

static void hand_forecast_notes(void) {
  (void)backorder_table_row_count(backorder_forecast_notes(taken(OF_forecast)));
}

static bool some_otp(void *context, backorder_str *out) {
  *out = some_str();
  return *(const bool *)context;
}

static void hand_conversation_set_otp_source(void) {
  static const bool has_one[] = {false, true};
  backorder_otp_source source = byte() < 192 ? some_otp : NULL;
  void *context = (void *)(uintptr_t)&has_one[byte() % 2];
  came(backorder_conversation_set_otp_source(taken(OF_conversation), source, context),
       "backorder_conversation_set_otp_source");
}

/* What an effect may be answered, or anything of the pool. */
static backorder_outcome *answer_to(const backorder_effect *effect) {
  backorder_outcome *outcome = NULL;
  backorder_result made;
  backorder_str reference = byte() < 192 ? text("10700") : some_str();
  uint8_t which = byte();
  if (which < 32) return NULL;
  if (which < 64) {
    made = backorder_outcome_new_refused((uint16_t)(500 + byte() % 60), some_str(), &outcome);
  } else if (effect->kind == BACKORDER_EFFECT_SUBMIT_APPLICATION) {
    made = backorder_outcome_new_accepted(reference, &outcome);
  } else if (effect->kind == BACKORDER_EFFECT_POLL_APPLICATION) {
    static const char *const words[] = {"SUCCESSFUL", "FAILED", "AUCTION-PENDING", "AUCTION-WON"};
    made = backorder_outcome_new_application(reference, text(words[which % 4]), &outcome);
  } else if (effect->kind == BACKORDER_EFFECT_CREATE_INVOICE ||
             effect->kind == BACKORDER_EFFECT_FIND_INVOICE ||
             effect->kind == BACKORDER_EFFECT_POLL_INVOICE) {
    made = backorder_outcome_new_invoice(300, eur(999), 1 + which % 4, eur(byte() * 100), eur(0),
                                        &outcome);
  } else if (effect->kind == BACKORDER_EFFECT_READ_DOMAIN) {
    made = backorder_outcome_new_domain(effect->name, DROP_AT + 4, DROP_AT + 8760 * HOUR,
                                        &outcome);
  } else {
    made = backorder_outcome_new_done(&outcome);
  }
  came(made, "backorder_outcome_new");
  return outcome;
}

/* A part of a life: the account is read, a cycle runs, and what it asks for is answered. */
static int64_t now_of_life;

static void hand_life(void) {
  backorder_engine *engine = taken(OF_engine);
  backorder_book *book = taken(OF_book);
  backorder_reading *reading = NULL;
  backorder_decisions *decisions = NULL, *next = NULL;
  const int64_t later = (int64_t)((uint64_t)now_of_life + byte() * 60u);
  const int64_t now = byte() < 64 ? some_int64_t() : later;
  now_of_life = now;
  if (backorder_reading_new(book, 7, now, &reading) == BACKORDER_OK) {
    backorder_result result = backorder_engine_set_account(
        engine, book, reading, eur(byte() * 200), eur(0), text("19"), NULL, 0, now, &decisions);
    keep_if(result, OF_decisions, decisions, "backorder_engine_set_account");
    backorder_reading_free(reading);
  }
  decisions = NULL;
  backorder_result result = backorder_engine_cycle(engine, book, now, &decisions);
  came(result, "backorder_engine_cycle");
  for (size_t i = 0; i < backorder_decisions_count(decisions); i++) {
    backorder_effect effect;
    for (size_t at = 0; at < 8; at++) {
      if (backorder_decisions_effect_at(decisions, i, at, sizeof effect, &effect)) break;
      learn(effect.id);
      backorder_outcome *outcome = answer_to(&effect);
      next = NULL;
      result = backorder_engine_observe(engine, book, effect.id, outcome, now, &next);
      keep_if(result, OF_decisions, next, "backorder_engine_observe");
      came(result, "backorder_engine_observe");
      backorder_outcome_free(outcome);
    }
  }
  if (decisions != NULL) keep(OF_decisions, decisions);
}

static void end_sequence(void) {
  for (size_t of = 0; of < HANDLES; of++) {
    for (size_t at = 0; at < POOL; at++) {
      if (pool[of][at]) free_handle((enum of)of, pool[of][at]);
      pool[of][at] = NULL;
    }
  }
  free_fixtures();
  the_image = NULL;
  the_decisions = NULL;
  while (room_count > 0) free(rooms[--room_count]);
  learned_count = 0;
  now_of_life = 0;
}

#endif
