/* What the library answers, as the lines of a trace. */
#ifndef BACKORDER_TESTS_ANSWERS_H
#define BACKORDER_TESTS_ANSWERS_H

#include "lines.h"

/* The call was refused. */
static inline void answer_error(buffer *out, uint32_t code, backorder_str subject) {
  answer(out, "error");
  put_number(out, "code", code);
  put(out, "name", backorder_result_name(code));
  put(out, "subject", subject);
  end(out);
}

static inline void put_stage(buffer *out, const char *key, uint32_t stage) {
  if (stage == BACKORDER_STAGE_NONE) {
    put(out, key, text("none"));
  } else if (stage == BACKORDER_STAGE_DELETED) {
    put(out, key, text("deleted"));
  } else {
    put_name(out, key, BACKORDER_LIST_STATUS, stage);
  }
}

static inline void answer_notes(buffer *out, const backorder_decisions *list, size_t index,
                                size_t at, const backorder_effect *effect) {
  for (size_t i = 0; i < effect->note_count; i++) {
    backorder_str note;
    CHECK_OK(backorder_decisions_note_at(list, index, at, i, &note));
    answer(out, "note");
    put(out, "id", note);
    end(out);
  }
  for (size_t i = 0; i < effect->short_item_count; i++) {
    backorder_short_item item;
    CHECK_OK(backorder_decisions_short_item_at(list, index, at, i, sizeof item, &item));
    answer(out, "short");
    put_number(out, "backorder", item.backorder);
    put(out, "name", item.name);
    put_time(out, "drops", item.drop_at);
    put_money(out, "price", item.price);
    put_money(out, "missing", item.missing);
    put_flag(out, "late", item.is_late);
    end(out);
  }
}

static inline void answer_effect(buffer *out, const backorder_effect *effect) {
  answer(out, "effect");
  put(out, "id", effect->id);
  put_number(out, "client", effect->client);
  put_flag(out, "changing", effect->is_changing);
  put(out, "about", effect->about);
  put(out, "name", effect->name);
  put_name(out, "kind", BACKORDER_LIST_KIND, effect->order_kind);
  put_flag(out, "new", effect->force_new);
  put(out, "reference", effect->reference);
  if (effect->has_invoice) put_number(out, "invoice", effect->invoice);
  if (effect->kind == BACKORDER_EFFECT_CREATE_INVOICE) {
    put_money(out, "amount", effect->amount);
    put_money(out, "net", effect->net);
    put_money(out, "tax", effect->tax);
    put(out, "rates", effect->rates);
  }
  if (effect->kind == BACKORDER_EFFECT_IMPORT_DOMAIN) {
    put(out, "currency", text(effect->currency));
    put_date(out, "registered", effect->registered_on);
    put_date(out, "expires", effect->expires_on);
    put_date(out, "due", effect->due_on);
  }
  put(out, "detail", effect->detail);
  end(out);
}

static inline void answer_decision(buffer *out, const backorder_decision *decision) {
  answer(out, "decision");
  put_number(out, "client", decision->client);
  put(out, "event", decision->event);
  if (decision->has_record) {
    put_number(out, "backorder", decision->backorder);
    put(out, "name", decision->name);
    put_number(out, "life", decision->life);
    put_stage(out, "from", decision->from);
    put_stage(out, "to", decision->to);
    put_number(out, "before", decision->expected_revision);
    put_number(out, "after", decision->revision);
  }
  if (decision->has_account) {
    put_number(out, "account-before", decision->account_expected_revision);
    put_number(out, "account-after", decision->account_revision);
  }
  if (decision->hold == BACKORDER_HOLD_MADE) put_money(out, "made", decision->hold_amount);
  if (decision->hold == BACKORDER_HOLD_CAPTURED) {
    put_money(out, "captured", decision->hold_captured);
  }
  if (decision->hold == BACKORDER_HOLD_CAPTURED || decision->hold == BACKORDER_HOLD_RELEASED) {
    put_money(out, "released", decision->hold_released);
  }
  put(out, "reason", decision->reason);
  put(out, "detail", decision->reason_detail);
  put(out, "warning", decision->warning);
  put(out, "reference", decision->reference);
  if (decision->has_claim) put_time(out, "claim", decision->claim_drop_at);
  put_time(out, "at", decision->at);
  end(out);
}

static inline void answer_decisions(buffer *out, const backorder_decisions *list) {
  for (size_t i = 0; i < backorder_decisions_count(list); i++) {
    backorder_decision decision;
    CHECK_OK(backorder_decisions_at(list, i, sizeof decision, &decision));
    answer_decision(out, &decision);
    for (size_t at = 0; at < decision.effect_count; at++) {
      backorder_effect effect;
      CHECK_OK(backorder_decisions_effect_at(list, i, at, sizeof effect, &effect));
      answer_effect(out, &effect);
      answer_notes(out, list, i, at, &effect);
    }
  }
}

static inline void answer_adoption(buffer *out, const backorder_adoption_report *report) {
  for (size_t i = 0; i < backorder_adoption_report_taken_count(report); i++) {
    backorder_taken_row taken;
    CHECK_OK(backorder_adoption_report_taken_at(report, i, sizeof taken, &taken));
    answer(out, "taken");
    put_number(out, "id", taken.id);
    put_name(out, "status", BACKORDER_LIST_STATUS, taken.status);
    end(out);
    for (size_t at = 0; at < taken.warning_count; at++) {
      backorder_adoption_warning warning;
      CHECK_OK(backorder_adoption_report_warning_at(report, i, at, sizeof warning, &warning));
      answer(out, "doubt");
      put_name(out, "kind", BACKORDER_LIST_WARNING, warning.kind);
      put(out, "message", warning.message);
      end(out);
    }
  }
  for (size_t i = 0; i < backorder_adoption_report_refused_count(report); i++) {
    backorder_refused_row refused;
    CHECK_OK(backorder_adoption_report_refused_at(report, i, sizeof refused, &refused));
    answer_error(out, refused.code, refused.subject);
  }
  answer_decisions(out, backorder_adoption_report_decisions(report));
}

static inline backorder_value cell(const backorder_table *table, size_t row, const char *column) {
  backorder_value value;
  CHECK_OK(backorder_table_get(table, row, text(column), sizeof value, &value));
  return value;
}

static inline void answer_record(buffer *out, const backorder_book *book,
                                 const backorder_record *record) {
  bool is_covered;
  CHECK_OK(backorder_book_is_covered(book, record->id, &is_covered));
  answer(out, "record");
  put_number(out, "id", record->id);
  put_number(out, "client", record->client);
  put(out, "name", record->name);
  put_stage(out, "stage", record->stage);
  put_name(out, "kind", BACKORDER_LIST_KIND, record->kind);
  put_number(out, "life", record->life);
  put_number(out, "revision", record->revision);
  if (record->has_hold) {
    put_money(out, "held", record->hold);
    put_money(out, "net", record->hold_net);
  }
  put_flag(out, "covered", is_covered);
  if (record->invoice_state != BACKORDER_INVOICE_NONE) {
    put_number(out, "invoice", record->invoice);
    put_name(out, "invoiced", BACKORDER_LIST_INVOICE, record->invoice_state);
    put_money(out, "total", record->invoice_total);
  }
  put(out, "reference", record->reference);
  put(out, "reason", record->reason);
  put(out, "detail", record->reason_detail);
  put_time(out, "placed", record->placed_at);
  put_time(out, "updated", record->updated_at);
  put_time(out, "drops", record->drop_at);
  put_time(out, "finalizes", record->finalization_at);
  end(out);
}

static inline void answer_timers(buffer *out, const backorder_engine *engine,
                                 const backorder_book *book, uint64_t id, int64_t now) {
  backorder_table *timers;
  CHECK_OK(backorder_engine_timetable(engine, book, id, now, &timers));
  for (size_t i = 0; i < backorder_table_row_count(timers); i++) {
    answer(out, "timer");
    put(out, "name", cell(timers, i, "name").text);
    put_time(out, "at", cell(timers, i, "at").number);
    end(out);
  }
  backorder_table_free(timers);
}

static inline void answer_claims(buffer *out, const backorder_book *book, backorder_str name) {
  backorder_table *claims;
  CHECK_OK(backorder_book_claims(book, name, &claims));
  for (size_t i = 0; i < backorder_table_row_count(claims); i++) {
    answer(out, "claim");
    put_time(out, "drops", cell(claims, i, "drop_at").number);
    put_number(out, "backorder", (uint64_t)cell(claims, i, "backorder").number);
    put_number(out, "life", (uint64_t)cell(claims, i, "life").number);
    end(out);
  }
  backorder_table_free(claims);
}

static inline void answer_state(buffer *out, const backorder_engine *engine,
                                const backorder_book *book, int64_t now) {
  backorder_table *clients;
  backorder_records *records;
  CHECK_OK(backorder_book_clients(book, &clients));
  for (size_t i = 0; i < backorder_table_row_count(clients); i++) {
    uint64_t client = (uint64_t)cell(clients, i, "client").number;
    backorder_funds funds;
    if (backorder_book_funds(book, client, sizeof funds, &funds) != BACKORDER_OK) continue;
    answer(out, "funds");
    put_number(out, "client", client);
    put_money(out, "credit", funds.credit);
    put_money(out, "unpaid", funds.unpaid);
    put_money(out, "held", funds.held);
    put_money(out, "available", funds.available);
    end(out);
  }
  backorder_table_free(clients);
  CHECK_OK(backorder_records_new(book, NULL, &records));
  for (size_t i = 0; i < backorder_records_count(records); i++) {
    backorder_record record;
    CHECK_OK(backorder_records_at(records, i, sizeof record, &record));
    answer_record(out, book, &record);
    answer_timers(out, engine, book, record.id, now);
    answer_claims(out, book, record.name);
  }
  backorder_records_free(records);
}

static inline void answer_undelivered(buffer *out, const backorder_book *book) {
  backorder_undelivered *list;
  CHECK_OK(backorder_undelivered_new(book, &list));
  for (size_t i = 0; i < backorder_undelivered_count(list); i++) {
    backorder_undelivered_message message;
    backorder_effect effect;
    CHECK_OK(backorder_undelivered_at(list, i, sizeof message, &message));
    CHECK_OK(backorder_undelivered_effect_at(list, i, sizeof effect, &effect));
    answer(out, "undelivered");
    put(out, "id", effect.id);
    put_time(out, "found", message.found_at);
    put_number(out, "sends", message.sends);
    end(out);
  }
  backorder_undelivered_free(list);
}

/* Amounts and costs come with their currency in the column after them. */
static inline void answer_argument(buffer *out, const backorder_table *arguments, size_t row) {
  backorder_value value = cell(arguments, row, "value");
  backorder_value currency = cell(arguments, row, "currency");
  char shown[512];
  if (value.kind == BACKORDER_VALUE_INT) {
    snprintf(shown, sizeof shown, "%lld%s%.*s", (long long)value.number,
             currency.text.len ? " " : "", (int)currency.text.len, currency.text.data);
  } else {
    snprintf(shown, sizeof shown, "%.*s%s%.*s", (int)value.text.len, value.text.data,
             currency.text.len ? " " : "", (int)currency.text.len, currency.text.data);
  }
  answer(out, "argument");
  put(out, "name", cell(arguments, row, "name").text);
  put(out, "value", text(shown));
  end(out);
}

static inline void answer_explanation(buffer *out, const backorder_explanation *explanation,
                                      const backorder_catalog *catalog) {
  backorder_table *sentences, *arguments;
  size_t next = 0;
  CHECK_OK(backorder_explanation_sentences(explanation, catalog, NULL, &sentences));
  CHECK_OK(backorder_explanation_arguments(explanation, &arguments));
  for (size_t i = 0; i < backorder_table_row_count(sentences); i++) {
    answer(out, "sentence");
    put(out, "part", cell(sentences, i, "part").text);
    put(out, "key", cell(sentences, i, "key").text);
    put(out, "text", cell(sentences, i, "text").text);
    end(out);
    while (next < backorder_table_row_count(arguments) &&
           cell(arguments, next, "sentence").number == (int64_t)i) {
      answer_argument(out, arguments, next++);
    }
  }
  CHECK(next == backorder_table_row_count(arguments));
  backorder_table_free(arguments);
  backorder_table_free(sentences);
}

#endif
