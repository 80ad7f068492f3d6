/* What the C and C++ tests share: checks that name their line, and a few shorthands. */
#ifndef BACKORDER_TESTS_CHECK_H
#define BACKORDER_TESTS_CHECK_H

#include <backorder.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                                           \
  do {                                                                                             \
    if (!(condition)) {                                                                            \
      fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                      \
      exit(1);                                                                                     \
    }                                                                                              \
  } while (0)

/* The call returns this number; otherwise its error is shown. */
#define CHECK_RESULT(call, expected)                                                               \
  do {                                                                                             \
    backorder_result result_ = (call);                                                             \
    if (result_ != (backorder_result)(expected)) {                                                 \
      backorder_str message_ = backorder_last_error_message();                                     \
      fprintf(stderr, "%s:%d: %s gave %u, not %s: %.*s\n", __FILE__, __LINE__, #call,              \
              (unsigned)result_, #expected, (int)message_.len, message_.data);                     \
      exit(1);                                                                                     \
    }                                                                                              \
  } while (0)

#define CHECK_OK(call) CHECK_RESULT(call, BACKORDER_OK)

/* 2027-01-13 19:00:00 UTC, when the name of the tests drops. */
#define DROP_AT INT64_C(1799866800)
#define HOUR INT64_C(3600)

static inline backorder_str text(const char *chars) { return backorder_str_of(chars); }

static inline int is(backorder_str view, const char *expected) {
  return view.len == strlen(expected) && memcmp(view.data, expected, view.len) == 0;
}

static inline int contains(backorder_str view, const char *part) {
  size_t length = strlen(part);
  for (size_t at = 0; at + length <= view.len; at++) {
    if (memcmp(view.data + at, part, length) == 0) return 1;
  }
  return 0;
}

static inline backorder_money eur(int64_t minor) {
  backorder_money money = {minor, {'E', 'U', 'R', 0}};
  return money;
}

static inline backorder_listing listed(int64_t drop_at) {
  backorder_listing listing = {drop_at, BACKORDER_TIME_NONE, 1, BACKORDER_SOURCE_DROPLIST};
  return listing;
}

/* An engine with the rules as written and one price: .com, FULL, 9.99 EUR. */
static inline backorder_engine *new_engine(void) {
  backorder_policy *policy;
  backorder_price_list *prices;
  backorder_drop_rules *rules;
  backorder_engine *engine;
  CHECK_OK(backorder_policy_new(&policy));
  CHECK_OK(backorder_price_list_new(&prices));
  CHECK_OK(backorder_price_list_insert(prices, text(".com"), BACKORDER_KIND_FULL, eur(999)));
  CHECK_OK(backorder_drop_rules_new_builtin(&rules));
  CHECK_OK(backorder_engine_new(policy, prices, rules, &engine));
  backorder_drop_rules_free(rules);
  backorder_price_list_free(prices);
  backorder_policy_free(policy);
  return engine;
}

#endif
