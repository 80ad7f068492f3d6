// The header from C++: handles as unique_ptr, views as string_view, constants as numbers.
#include <backorder.h>

#include "check.h"

#include <memory>
#include <string_view>

std::size_t other_count(const backorder_book *book);

namespace {

struct Free {
  void operator()(backorder_book *book) const { backorder_book_free(book); }
  void operator()(backorder_engine *engine) const { backorder_engine_free(engine); }
  void operator()(backorder_decisions *list) const { backorder_decisions_free(list); }
};

template <typename T> using Handle = std::unique_ptr<T, Free>;

std::string_view view(backorder_str text) { return {text.data, text.len}; }

} // namespace

int main() {
  CHECK(view(backorder_version()) == BACKORDER_VERSION);
  CHECK(backorder_version_number() == BACKORDER_VERSION_NUMBER);

  Handle<backorder_engine> engine{new_engine()};
  backorder_book *raw_book = nullptr;
  CHECK_OK(backorder_book_new(&raw_book));
  Handle<backorder_book> book{raw_book};
  CHECK(other_count(book.get()) == 0);

  backorder_decisions *raw = nullptr;
  const auto read_account = [&](std::int64_t now) {
    backorder_reading *reading = nullptr;
    CHECK_OK(backorder_reading_new(book.get(), 7, now, &reading));
    CHECK_OK(backorder_engine_set_account(engine.get(), book.get(), reading, eur(100), eur(0),
                                          text(""), nullptr, 0, now, &raw));
    Handle<backorder_decisions>{raw};
    backorder_reading_free(reading);
  };
  read_account(DROP_AT - 240 * HOUR);
  const backorder_listing listing = listed(DROP_AT);
  CHECK_OK(backorder_engine_place(engine.get(), book.get(), 1, 7, text("example.com"),
                                  BACKORDER_KIND_FULL, &listing, DROP_AT - 240 * HOUR, &raw));
  Handle<backorder_decisions>{raw};

  // Too little money in the funding window: one message lists what is short.
  read_account(DROP_AT - 72 * HOUR);
  CHECK_OK(backorder_engine_cycle(engine.get(), book.get(), DROP_AT - 72 * HOUR, &raw));
  const Handle<backorder_decisions> decisions{raw};
  bool is_told = false;
  for (std::size_t i = 0; i < backorder_decisions_count(decisions.get()); i++) {
    backorder_decision decision;
    CHECK_OK(backorder_decisions_at(decisions.get(), i, sizeof decision, &decision));
    for (std::size_t j = 0; j < decision.effect_count; j++) {
      backorder_effect effect;
      CHECK_OK(backorder_decisions_effect_at(decisions.get(), i, j, sizeof effect, &effect));
      if (view(effect.about) != "low-balance") {
        continue;
      }
      backorder_short_item item;
      CHECK(effect.short_item_count == 1);
      CHECK_OK(
          backorder_decisions_short_item_at(decisions.get(), i, j, 0, sizeof item, &item));
      CHECK(view(item.name) == "example.com" && item.missing.amount_minor == 899);
      is_told = true;
    }
  }
  CHECK(is_told);
  return 0;
}
