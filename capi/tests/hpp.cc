/* The header for C++17: handles that free themselves, exceptions, results, ranges. */
#include <backorder.hpp>
#include <backorder.hpp>

#include <cstdio>
#include <cstdlib>

#define CHECK(condition)                                                                           \
  do {                                                                                             \
    if (!(condition)) {                                                                            \
      std::fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                 \
      std::exit(1);                                                                                \
    }                                                                                              \
  } while (0)

namespace bo = backorder;

static const std::int64_t drop_at = 1799866800; /* 2027-01-13 19:00:00 UTC */
static const std::int64_t now = drop_at - 3600;

static bo::engine_handle new_engine() {
  auto policy = bo::make(backorder_policy_new);
  auto prices = bo::make(backorder_price_list_new);
  auto rules = bo::make(backorder_drop_rules_new_builtin);
  auto price = bo::make(backorder_money_parse, "9.99", std::string("EUR"));
  bo::check(backorder_price_list_insert(prices.get(), bo::str("com"), BACKORDER_KIND_FULL, price));
  return bo::make(backorder_engine_new, policy, prices, rules);
}

static void exceptions_and_results() {
  auto book = bo::make(backorder_book_new);
  try {
    bo::make(backorder_book_get, book, std::uint64_t{42});
    CHECK(!"a record that is not there");
  } catch (const bo::error &error) {
    CHECK(error.code() == BACKORDER_ERROR_BACKORDER_UNKNOWN);
    CHECK(error.name() == "backorder-unknown" && error.subject() == "42");
    CHECK(std::string(error.what()).find("42") != std::string::npos);
  }
  auto missing = bo::attempt(backorder_money_parse, "9.999", "EUR");
  CHECK(!missing && missing.error().code() == BACKORDER_ERROR_AMOUNT_PRECISION);
  auto money = bo::attempt(backorder_money_parse, std::string_view("9.99"), "EUR");
  CHECK(money && money->amount_minor == 999 && money.value().amount_minor == 999);
  auto zone = bo::attempt(backorder_zone_new, "Nowhere/Land");
  CHECK(!zone);
  try {
    (void)zone.value();
    CHECK(!"a zone that is not there");
  } catch (const bo::error &error) {
    CHECK(error.code() == BACKORDER_ERROR_ZONE_UNKNOWN);
  }
}

static void ranges() {
  auto engine = new_engine();
  auto book = bo::make(backorder_book_new);
  auto reading = bo::make(backorder_reading_new, book, std::uint64_t{7}, now);
  auto credit = bo::make(backorder_money_parse, "50", "EUR");
  auto unpaid = bo::make(backorder_money_parse, "0", "EUR");
  const backorder_str *nothing = nullptr;
  (void)bo::make(backorder_engine_set_account, engine, book, reading, credit, unpaid, "none",
                 nothing, std::size_t{0}, now);
  backorder_listing listing = {drop_at, BACKORDER_TIME_NONE, 1, BACKORDER_SOURCE_DROPLIST};
  const backorder_listing *dates = &listing;
  (void)bo::make(backorder_engine_place, engine, book, std::uint64_t{42}, std::uint64_t{7},
                 "example.com", std::uint32_t{BACKORDER_KIND_FULL}, dates, now);
  auto decisions = bo::make(backorder_engine_cycle, engine, book, now);
  auto list = bo::each(decisions, backorder_decisions_count, backorder_decisions_at);
  std::size_t seen = 0;
  for (backorder_decision decision : list) {
    CHECK(bo::view(decision.name) == "example.com");
    seen++;
  }
  CHECK(seen == list.size() && seen > 0 && list[0].client == 7);
  const backorder_filter *all = nullptr;
  auto records = bo::make(backorder_records_new, book, all);
  for (backorder_record record :
       bo::each(records, backorder_records_count, backorder_records_at)) {
    CHECK(record.id == 42);
  }
  auto account = bo::make(backorder_book_account, book, std::uint64_t{7});
  CHECK(bo::cell(account, 0, "credit").number == 5000);
  CHECK(bo::string(bo::make(backorder_money_text, credit)) == "50.00");
}

int main() {
  exceptions_and_results();
  ranges();
  return 0;
}
