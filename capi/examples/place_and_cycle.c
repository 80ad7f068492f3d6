/* Places a backorder, runs a cycle and reads the decisions.
 *
 *   cc place_and_cycle.c $(pkg-config --cflags --libs backorder)
 */
#include <backorder.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* Ends the program with the library's message when a call is refused. */
static void must(backorder_result result) {
  if (result != BACKORDER_OK) {
    backorder_str name = backorder_result_name(result);
    backorder_str message = backorder_last_error_message();
    fprintf(stderr, "%.*s: %.*s\n", (int)name.len, name.data, (int)message.len, message.data);
    exit(1);
  }
}

static void show(const backorder_decisions *decisions) {
  for (size_t i = 0; i < backorder_decisions_count(decisions); i++) {
    backorder_decision decision;
    must(backorder_decisions_at(decisions, i, sizeof decision, &decision));
    printf("%.*s %.*s: %" PRIu32 " -> %" PRIu32 ", effects: %zu\n", (int)decision.event.len,
           decision.event.data, (int)decision.name.len, decision.name.data, decision.from,
           decision.to, decision.effect_count);
    if (decision.hold == BACKORDER_HOLD_MADE) {
      printf("  held: %" PRId64 " minor units of %s\n", decision.hold_amount.amount_minor,
             decision.hold_amount.currency);
    }
  }
}

/* What billing shows of the client: read again before each cycle, on the rows as loaded. */
static void read_account(const backorder_engine *engine, backorder_book *book, uint64_t client,
                         int64_t now) {
  backorder_reading *reading;
  backorder_money credit, unpaid;
  backorder_decisions *decisions;
  must(backorder_reading_new(book, client, now, &reading));
  must(backorder_money_parse(backorder_str_of("50"), backorder_str_of("EUR"), &credit));
  must(backorder_money_parse(backorder_str_of("0"), backorder_str_of("EUR"), &unpaid));
  must(backorder_engine_set_account(engine, book, reading, credit, unpaid, backorder_str_of("none"),
                                    NULL, 0, now, &decisions));
  backorder_decisions_free(decisions); /* A real program commits first: docs/c-abi.md */
  backorder_reading_free(reading);
}

int main(void) {
  const int64_t drop_at = 1799866800; /* 2027-01-13 19:00:00 UTC */
  const int64_t placed_at = drop_at - 10 * 86400;
  const uint64_t client = 7, backorder = 42;

  backorder_policy *policy;
  backorder_price_list *prices;
  backorder_drop_rules *rules;
  backorder_engine *engine;
  backorder_money price;
  must(backorder_money_parse(backorder_str_of("9.99"), backorder_str_of("EUR"), &price));
  must(backorder_policy_new(&policy));
  must(backorder_price_list_new(&prices));
  must(backorder_price_list_insert(prices, backorder_str_of(".com"), BACKORDER_KIND_FULL, price));
  must(backorder_drop_rules_new_builtin(&rules));
  must(backorder_engine_new(policy, prices, rules, &engine));

  backorder_book *book;
  backorder_decisions *decisions;
  must(backorder_book_new(&book));
  read_account(engine, book, client, placed_at);

  backorder_listing listing = {drop_at, BACKORDER_TIME_NONE, 1, BACKORDER_SOURCE_DROPLIST};
  must(backorder_engine_place(engine, book, backorder, client, backorder_str_of("example.com"),
                              BACKORDER_KIND_FULL, &listing, placed_at, &decisions));
  show(decisions);
  backorder_decisions_free(decisions);

  int64_t now;
  must(backorder_engine_next_wakeup(engine, book, placed_at, &now));
  read_account(engine, book, client, now);
  must(backorder_engine_cycle(engine, book, now, &decisions));
  show(decisions);
  backorder_decisions_free(decisions);

  backorder_book_free(book);
  backorder_engine_free(engine);
  backorder_drop_rules_free(rules);
  backorder_price_list_free(prices);
  backorder_policy_free(policy);
  return 0;
}
