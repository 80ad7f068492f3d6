/* libbackorder for C++17: handles that free themselves, errors as exceptions or as results, ranges
 * over lists. Thin: every call is the one of backorder.h, under its own name.
 *
 *   auto book = backorder::make(backorder_book_new);
 *   auto money = backorder::make(backorder_money_parse, "9.99", "EUR");
 *   auto record = backorder::make(backorder_book_get, book, 42);           // throws
 *   auto maybe = backorder::attempt(backorder_book_get, book, 43);         // does not
 *   for (backorder_decision decision : backorder::each(decisions, backorder_decisions_count,
 *                                                      backorder_decisions_at)) ...
 *
 * `make` and `attempt` leave out what the call fills: the last parameter, and the size before it
 * where the call takes one. Handles and texts are given as they are. A call without an output, or
 * with several, goes through `check`.
 */
#ifndef BACKORDER_HPP
#define BACKORDER_HPP

#include "backorder.h"

#include <cstddef>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

namespace backorder {

/** A view as C++ knows it; valid as long as the view is. */
inline std::string_view view(backorder_str text) noexcept { return {text.data, text.len}; }

/** A text as C knows it; valid as long as the text is. */
inline backorder_str str(std::string_view text) noexcept {
  backorder_str view;
  view.data = text.data();
  view.len = text.size();
  return view;
}

/** Why a call was refused: number, name, subject, message. */
class error : public std::runtime_error {
public:
  /** The error that this thread's last refused call left, which returned `code`. */
  static error last(backorder_result code) {
    return error(code, std::string(view(backorder_last_error_message())),
                 std::string(view(backorder_last_error_subject())));
  }

  /** The error of that number, with its message for people and what it is about. */
  error(backorder_result code, const std::string &message, std::string subject)
      : std::runtime_error(message), code_(code), subject_(std::move(subject)) {}

  /** The number, one of `BACKORDER_ERROR_`. */
  backorder_result code() const noexcept { return code_; }

  /** The stable name of the number. */
  std::string_view name() const noexcept { return view(backorder_result_name(code_)); }

  /** What it is about. */
  const std::string &subject() const noexcept { return subject_; }

private:
  backorder_result code_;
  std::string subject_;
};

/** Throws where a call was refused. */
inline void check(backorder_result code) {
  if (code != BACKORDER_OK) throw error::last(code);
}

/** What a call gave, or why it was refused. */
template <class T> class [[nodiscard]] result {
public:
  /** What a call gave. */
  result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  /** Why it was refused. */
  result(backorder::error why) : state_(std::in_place_index<1>, std::move(why)) {}

  /** Whether it gave something. */
  explicit operator bool() const noexcept { return state_.index() == 0; }

  /** What it gave; throws the error where there is none. */
  T &value() & { return ok(), std::get<0>(state_); }
  /** What it gave, to be moved out; throws the error where there is none. */
  T &&value() && { return ok(), std::get<0>(std::move(state_)); }
  /** What it gave; only where it gave something. */
  T &operator*() & { return std::get<0>(state_); }
  /** What it gave; only where it gave something. */
  T *operator->() { return &std::get<0>(state_); }

  /** Why it was refused; only where it was. */
  const backorder::error &error() const { return std::get<1>(state_); }

private:
  void ok() const {
    if (state_.index() != 0) throw std::get<1>(state_);
  }

  std::variant<T, backorder::error> state_;
};

template <class T> struct freer;

/** A handle that frees what it holds. */
template <class T> using handle = std::unique_ptr<T, freer<T>>;

#define BACKORDER_HANDLE(name)                                                                     \
  template <> struct freer<backorder_##name> {                                                     \
    void operator()(backorder_##name *held) const noexcept { backorder_##name##_free(held); }      \
  };                                                                                               \
  using name##_handle = handle<backorder_##name>;

BACKORDER_HANDLE(adoption_report)
BACKORDER_HANDLE(adoptions)
BACKORDER_HANDLE(answer)
BACKORDER_HANDLE(book)
BACKORDER_HANDLE(catalog)
BACKORDER_HANDLE(command)
BACKORDER_HANDLE(commits)
BACKORDER_HANDLE(connection)
BACKORDER_HANDLE(conversation)
BACKORDER_HANDLE(cost_list)
BACKORDER_HANDLE(decisions)
BACKORDER_HANDLE(dns_zone)
BACKORDER_HANDLE(domain_sync)
BACKORDER_HANDLE(drop_rules)
BACKORDER_HANDLE(droplist)
BACKORDER_HANDLE(engine)
BACKORDER_HANDLE(errand)
BACKORDER_HANDLE(exchange)
BACKORDER_HANDLE(explanation)
BACKORDER_HANDLE(forecast)
BACKORDER_HANDLE(form)
BACKORDER_HANDLE(history)
BACKORDER_HANDLE(image)
BACKORDER_HANDLE(import)
BACKORDER_HANDLE(job_plan)
BACKORDER_HANDLE(limits)
BACKORDER_HANDLE(margin)
BACKORDER_HANDLE(name)
BACKORDER_HANDLE(outages)
BACKORDER_HANDLE(outcome)
BACKORDER_HANDLE(page)
BACKORDER_HANDLE(pager)
BACKORDER_HANDLE(policy)
BACKORDER_HANDLE(price_list)
BACKORDER_HANDLE(query)
BACKORDER_HANDLE(reading)
BACKORDER_HANDLE(records)
BACKORDER_HANDLE(refused)
BACKORDER_HANDLE(renewal_plan)
BACKORDER_HANDLE(round)
BACKORDER_HANDLE(row)
BACKORDER_HANDLE(rows)
BACKORDER_HANDLE(statements)
BACKORDER_HANDLE(statistics)
BACKORDER_HANDLE(store)
BACKORDER_HANDLE(sync_plan)
BACKORDER_HANDLE(table)
BACKORDER_HANDLE(text)
BACKORDER_HANDLE(undelivered)
BACKORDER_HANDLE(zone)
#ifdef BACKORDER_WITH_REGISTRAR
BACKORDER_HANDLE(cancel)
BACKORDER_HANDLE(download)
BACKORDER_HANDLE(outcomes)
BACKORDER_HANDLE(registrar)
#endif
#undef BACKORDER_HANDLE

namespace detail {

/* Handles and texts as the calls take them; everything else as it is. */
template <class T> T *plain(const handle<T> &held) { return held.get(); }
inline backorder_str plain(const char *text) { return str(text); }
inline backorder_str plain(const std::string &text) { return str(text); }
inline backorder_str plain(std::string_view text) { return str(text); }
template <class T> T plain(T value) { return value; }

template <class... P> using last = std::tuple_element_t<sizeof...(P) - 1, std::tuple<P...>>;

/* What a call fills, and its number. */
template <class... P, class... A>
auto invoke(backorder_result (*call)(P...), const A &...arguments) {
  using out_type = std::remove_pointer_t<last<P...>>;
  if constexpr (std::is_pointer_v<out_type>) {
    static_assert(sizeof...(A) + 1 == sizeof...(P), "all parameters but the last");
    out_type made = nullptr;
    backorder_result code = call(plain(arguments)..., &made);
    return std::pair<backorder_result, handle<std::remove_pointer_t<out_type>>>(code, made);
  } else {
    out_type filled{};
    backorder_result code;
    if constexpr (sizeof...(A) + 2 == sizeof...(P)) {
      code = call(plain(arguments)..., sizeof filled, &filled);
    } else {
      static_assert(sizeof...(A) + 1 == sizeof...(P), "all parameters but the last");
      code = call(plain(arguments)..., &filled);
    }
    return std::pair<backorder_result, out_type>(code, filled);
  }
}

} // namespace detail

/** What the call gives; throws where it is refused. */
template <class... P, class... A>
auto make(backorder_result (*call)(P...), const A &...arguments) {
  auto came = detail::invoke(call, arguments...);
  check(came.first);
  return std::move(came.second);
}

/** What the call gives, or why it is refused. */
template <class... P, class... A>
auto attempt(backorder_result (*call)(P...), const A &...arguments) {
  auto came = detail::invoke(call, arguments...);
  using value_type = decltype(came.second);
  if (came.first != BACKORDER_OK) return result<value_type>(error::last(came.first));
  return result<value_type>(std::move(came.second));
}

/** The elements of a list, read one by one. The list must outlive the range. */
template <class List, class Row> class range {
public:
  /** The call that reads one element. */
  using at_type = backorder_result (*)(const List *, std::size_t, std::size_t, Row *);

  /** So many elements of a list, which that call reads. */
  range(const List *list, std::size_t count, at_type at) : list_(list), count_(count), at_(at) {}

  /** Where in the list a loop is: what iterators of the standard library's input sort have. */
  class iterator {
  public:
    /// @cond
    using iterator_category = std::input_iterator_tag;
    using value_type = Row;
    using difference_type = std::ptrdiff_t;
    using pointer = const Row *;
    using reference = Row;

    iterator(const range *owner, std::size_t index) : owner_(owner), index_(index) {}
    Row operator*() const { return make(owner_->at_, owner_->list_, index_); }
    iterator &operator++() { return ++index_, *this; }
    iterator operator++(int) { return iterator(owner_, index_++); }
    bool operator==(const iterator &other) const noexcept { return index_ == other.index_; }
    bool operator!=(const iterator &other) const noexcept { return index_ != other.index_; }
    /// @endcond

  private:
    const range *owner_;
    std::size_t index_;
  };

  /** The first element. */
  iterator begin() const { return iterator(this, 0); }
  /** Behind the last one. */
  iterator end() const { return iterator(this, count_); }
  /** How many there are. */
  std::size_t size() const noexcept { return count_; }
  /** The element at an index from 0; throws where there is none. */
  Row operator[](std::size_t index) const { return make(at_, list_, index); }

private:
  const List *list_;
  std::size_t count_;
  at_type at_;
};

/** The elements of a list that has a `_count` and an `_at`. */
template <class List, class Row>
range<List, Row> each(const handle<List> &list, std::size_t (*count)(const List *),
                      backorder_result (*at)(const List *, std::size_t, std::size_t, Row *)) {
  return range<List, Row>(list.get(), count(list.get()), at);
}

/** The value in a row of a table under the name of a column; a view of the table. */
inline backorder_value cell(const handle<backorder_table> &table, std::size_t row,
                            std::string_view column) {
  return make(backorder_table_get, table, row, column);
}

/** A text that the library made, as a string of C++. */
inline std::string string(const handle<backorder_text> &text) {
  return std::string(view(backorder_text_view(text.get())));
}

} // namespace backorder

#endif
