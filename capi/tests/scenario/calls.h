/* The calls of a trace that decide something, through the C interface. */
#ifndef BACKORDER_TESTS_CALLS_H
#define BACKORDER_TESTS_CALLS_H

#include "play.h"

static inline uint32_t invoice_state_of(const line *call) {
  return listed_number(BACKORDER_LIST_INVOICE, call, "state");
}

static inline backorder_outcome *invoice_of(const line *call) {
  backorder_outcome *outcome;
  CHECK_OK(backorder_outcome_new_invoice(number_of(call, "invoice"), money_of(call, "total"),
                                         invoice_state_of(call), money_of(call, "credit"),
                                         money_of(call, "unpaid"), &outcome));
  return outcome;
}

static inline backorder_outcome *applications_of(process *own) {
  backorder_outcome *outcome;
  CHECK_OK(backorder_outcome_new_applications(&outcome));
  for (size_t i = 0; i < own->argument_count; i++) {
    const line *found = &own->arguments[i];
    uint64_t holder = number_of(found, "held-by");
    uint32_t owner = BACKORDER_OWNER_UNKNOWN;
    if (has(found, "owner-matches")) {
      bool is_same = number_of(found, "owner-matches") == 1;
      owner = is_same ? BACKORDER_OWNER_SAME : BACKORDER_OWNER_OTHER;
    }
    CHECK_OK(backorder_outcome_add_application(
        outcome, text_of(found, "reference"), text_of(found, "status"), time_of(found, "created"),
        owner, has(found, "held-by") ? &holder : NULL));
  }
  return outcome;
}

static inline backorder_outcome *application_of(process *own, const line *call) {
  backorder_outcome *outcome;
  CHECK_OK(backorder_outcome_new_application(text_of(call, "reference"), text_of(call, "status"),
                                             &outcome));
  for (size_t i = 0; i < own->argument_count; i++) {
    const line *detail = &own->arguments[i];
    CHECK_OK(backorder_outcome_add_auction_detail(outcome, text_of(detail, "key"),
                                                  text_of(detail, "value")));
  }
  CHECK(has(call, "auction") == (own->argument_count > 0));
  return outcome;
}

static inline backorder_outcome *outcome_of(process *own, const line *call) {
  backorder_outcome *outcome = NULL;
  backorder_str sort = text_of(call, "outcome");
  if (is(sort, "invoice")) return invoice_of(call);
  if (is(sort, "applications")) return applications_of(own);
  if (is(sort, "application")) return application_of(own, call);
  if (is(sort, "accepted")) {
    CHECK_OK(backorder_outcome_new_accepted(text_of(call, "reference"), &outcome));
  } else if (is(sort, "refused")) {
    uint16_t code = (uint16_t)number_of(call, "code");
    CHECK_OK(backorder_outcome_new_refused(code, text_of(call, "text"), &outcome));
  } else if (is(sort, "unknown")) {
    CHECK_OK(backorder_outcome_new_unknown(&outcome));
  } else if (is(sort, "done")) {
    CHECK_OK(backorder_outcome_new_done(&outcome));
  } else if (is(sort, "application-missing")) {
    CHECK_OK(backorder_outcome_new_application_missing(text_of(call, "reference"), &outcome));
  } else if (is(sort, "invoice-missing")) {
    CHECK_OK(backorder_outcome_new_invoice_missing(&outcome));
  } else if (is(sort, "domain")) {
    CHECK_OK(backorder_outcome_new_domain(text_of(call, "name"), time_of(call, "registered"),
                                          time_of(call, "expires"), &outcome));
  } else if (is(sort, "domain-unreadable")) {
    CHECK_OK(backorder_outcome_new_domain_unreadable(&outcome));
  }
  CHECK(outcome != NULL);
  return outcome;
}

static inline backorder_listing listing_of(const line *call) {
  backorder_listing listing = {time_of(call, "drops"), time_of(call, "finalizes"),
                               number_of(call, "list"), BACKORDER_SOURCE_DROPLIST};
  if (has(call, "admin")) {
    listing.source = has(call, "pinned") ? BACKORDER_SOURCE_ADMIN_PINNED : BACKORDER_SOURCE_ADMIN;
  }
  return listing;
}

/* What billing said is taken in, with the effects that were found in the notes of invoices. */
static inline backorder_result read_account(process *own, const line *call,
                                            const backorder_reading *reading) {
  backorder_str noted[16];
  size_t count = 0;
  backorder_str rest = text_of(call, "noted");
  while (rest.len > 0) {
    const char *comma = memchr(rest.data, ',', rest.len);
    size_t len = comma ? (size_t)(comma - rest.data) : rest.len, skipped = comma ? len + 1 : len;
    CHECK(count < 16);
    noted[count++] = (backorder_str){rest.data, len};
    rest = (backorder_str){rest.data + skipped, rest.len - skipped};
  }
  return backorder_engine_set_account(own->engine, own->book, reading, money_of(call, "credit"),
                                      money_of(call, "unpaid"), text_of(call, "tax"), noted, count,
                                      time_of(call, "now"), &own->decisions);
}

static inline backorder_result play_account(process *own, const line *call) {
  backorder_reading *reading;
  uint64_t client = number_of(call, "client");
  CHECK_OK(backorder_reading_new(own->book, client, time_of(call, "now"), &reading));
  backorder_result result = read_account(own, call, reading);
  backorder_reading_free(reading);
  return result;
}

static inline backorder_result play_place(process *own, const line *call) {
  backorder_listing listing = listing_of(call);
  return backorder_engine_place(own->engine, own->book, number_of(call, "id"),
                                number_of(call, "client"), text_of(call, "name"),
                                listed_number(BACKORDER_LIST_KIND, call, "kind"),
                                has(call, "drops") ? &listing : NULL, time_of(call, "now"),
                                &own->decisions);
}

static inline backorder_result play_delete(process *own, const line *call) {
  uint32_t actor = has(call, "client") ? BACKORDER_ACTOR_CLIENT : BACKORDER_ACTOR_ADMIN;
  return backorder_engine_delete(own->engine, own->book, number_of(call, "id"), actor,
                                 number_of(call, "client"), time_of(call, "now"),
                                 &own->decisions);
}

static inline backorder_result play_sync(process *own, const line *call) {
  backorder_dated_name names[ARGUMENTS];
  backorder_coverage covered[ARGUMENTS];
  size_t name_count = 0, covered_count = 0;
  for (size_t i = 0; i < own->argument_count; i++) {
    const line *argument = &own->arguments[i];
    if (is_word(argument, "listed")) {
      names[name_count++] =
          (backorder_dated_name){text_of(argument, "name"), time_of(argument, "drops"),
                                 time_of(argument, "finalizes")};
    } else {
      CHECK(is_word(argument, "covered"));
      covered[covered_count++] = (backorder_coverage){text_of(argument, "tld"),
                                                      (uint32_t)number_of(argument, "before")};
    }
  }
  return backorder_engine_sync_dates(own->engine, own->book, number_of(call, "list"), names,
                                     name_count, covered, covered_count, time_of(call, "now"),
                                     &own->decisions);
}

static inline backorder_result play_observe(process *own, const line *call) {
  backorder_outcome *outcome = outcome_of(own, call);
  backorder_result result =
      backorder_engine_observe(own->engine, own->book, text_of(call, "effect"), outcome,
                               time_of(call, "now"), &own->decisions);
  backorder_outcome_free(outcome);
  return result;
}

static inline backorder_result play_invoice(process *own, const line *call) {
  backorder_outcome *outcome = invoice_of(call);
  backorder_result result =
      backorder_engine_invoice_changed(own->engine, own->book, number_of(call, "id"), outcome,
                                       time_of(call, "now"), &own->decisions);
  backorder_outcome_free(outcome);
  return result;
}

/* The rows come as texts, as some databases give them. */
static inline void play_adopt(process *own, const line *call) {
  backorder_adoptions *adoptions;
  CHECK_OK(backorder_adoptions_new(text("UTC"), BACKORDER_AMBIGUOUS_EARLIER, &adoptions));
  for (size_t i = 0; i < own->argument_count; i++) {
    const line *argument = &own->arguments[i];
    backorder_row *row;
    CHECK_OK(backorder_row_new(&row));
    for (size_t at = 0; at < argument->count; at++) {
      CHECK_OK(backorder_row_set_text(row, text(argument->keys[at]), text(argument->values[at])));
    }
    CHECK_OK(is_word(argument, "row") ? backorder_adoptions_add(adoptions, row)
                                      : backorder_adoptions_add_history(adoptions, row));
    backorder_row_free(row);
  }
  CHECK_OK(backorder_engine_adopt(own->engine, own->book, adoptions, time_of(call, "now"),
                                  &own->report));
  backorder_adoptions_free(adoptions);
  answer_adoption(&own->out, own->report);
}

static inline void play_explain(process *own, const line *call) {
  backorder_explanation *explanation;
  backorder_reseller_funds funds = {0};
  backorder_cost cost;
  backorder_facts facts = {NULL, NULL, -1};
  if (has(call, "free")) facts.is_free = (int32_t)number_of(call, "free");
  if (has(call, "reseller")) {
    funds.amount = funds.deposit = funds.credit = cost_of(call, "reseller");
    funds.deposit.amount_ten_thousandths = funds.credit.amount_ten_thousandths = 0;
    facts.reseller = &funds;
  }
  if (has(call, "cost")) {
    cost = cost_of(call, "cost");
    facts.cost = &cost;
  }
  CHECK_OK(backorder_explanation_new(own->engine, own->book, number_of(call, "id"), &facts,
                                     time_of(call, "now"), &explanation));
  answer_explanation(&own->out, explanation, own->catalog);
  backorder_explanation_free(explanation);
}

static const char *const deciding[] = {
    "account", "accept", "activate", "adopt", "client-deleted", "client-merged", "cycle", "delete",
    "end", "give-up", "invoice", "observe", "place", "place-for", "redate", "sync", NULL};

static inline bool is_deciding(const line *call) {
  for (size_t i = 0; deciding[i] != NULL; i++) {
    if (is_word(call, deciding[i])) return true;
  }
  return false;
}

/* A call that decides something. */
static inline void decide(process *own, const line *call) {
  backorder_result result = BACKORDER_OK;
  forget_decisions(own);
  const backorder_engine *engine = own->engine;
  backorder_book *book = own->book;
  backorder_decisions **out = &own->decisions;
  uint64_t id = number_of(call, "id"), client = number_of(call, "client");
  int64_t now = time_of(call, "now");
  backorder_listing listing = listing_of(call);
  if (is_word(call, "adopt")) {
    play_adopt(own, call);
  } else if (is_word(call, "cycle")) {
    result = backorder_engine_cycle(engine, book, now, out);
  } else if (is_word(call, "account")) {
    result = play_account(own, call);
  } else if (is_word(call, "end")) {
    result = read_account(own, call, own->reading);
  } else if (is_word(call, "observe")) {
    result = play_observe(own, call);
  } else if (is_word(call, "invoice")) {
    result = play_invoice(own, call);
  } else if (is_word(call, "place")) {
    result = play_place(own, call);
  } else if (is_word(call, "place-for")) {
    uint64_t backorder = number_of(call, "backorder");
    result = backorder_engine_place_for(engine, book, backorder, id, client, now, out);
  } else if (is_word(call, "delete")) {
    result = play_delete(own, call);
  } else if (is_word(call, "activate")) {
    result = backorder_engine_activate(engine, book, id, now, out);
  } else if (is_word(call, "give-up")) {
    result = backorder_engine_give_up(engine, book, id, now, out);
  } else if (is_word(call, "accept")) {
    result = backorder_engine_accept_domain(engine, book, id, text_of(call, "by"), now, out);
  } else if (is_word(call, "client-deleted")) {
    result = backorder_engine_client_deleted(engine, book, client, now, out);
  } else if (is_word(call, "client-merged")) {
    result = backorder_engine_client_merged(engine, book, client, number_of(call, "into"), now,
                                             out);
  } else if (is_word(call, "redate")) {
    result = backorder_engine_set_drop(engine, book, id, &listing, now, out);
  } else if (is_word(call, "sync")) {
    result = play_sync(own, call);
  } else {
    die(call->word, "decides, and is not known");
  }
  if (result == BACKORDER_OK) {
    answer_decisions(&own->out, own->decisions);
  } else {
    refused(own);
  }
}

#endif
