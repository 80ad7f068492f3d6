/* Lines of traces: read ones, and written ones. Their form is described in
 * tests/src/scenario/trace.rs. */
#ifndef BACKORDER_TESTS_LINES_H
#define BACKORDER_TESTS_LINES_H

#include "../check.h"

#define FIELDS 48

/* A line that was read: the word it begins with, behind a mark if it has one, and its values. */
typedef struct line {
  char *word;
  char *keys[FIELDS];
  char *values[FIELDS];
  size_t count;
} line;

/* Text that grows. */
typedef struct buffer {
  char *data;
  size_t len, capacity;
} buffer;

static inline void append(buffer *out, const char *data, size_t len) {
  if (out->len + len > out->capacity) {
    out->capacity = 2 * (out->len + len) + 256;
    out->data = realloc(out->data, out->capacity);
    CHECK(out->data != NULL);
  }
  if (len > 0) memcpy(out->data + out->len, data, len);
  out->len += len;
}

/* Cuts the next field off, which ends at a tab, and puts back what stands for something else. */
static inline char *next_field(char **rest) {
  char *field = *rest, *to = field, *from = field;
  while (*from != '\0' && *from != '\t') {
    if (*from == '\\') {
      from++;
      CHECK(*from == 't' || *from == 'n' || *from == 'r' || *from == '\\');
      *to++ = *from == 't' ? '\t' : *from == 'n' ? '\n' : *from == 'r' ? '\r' : '\\';
      from++;
    } else {
      *to++ = *from++;
    }
  }
  *rest = *from == '\t' ? from + 1 : NULL;
  *to = '\0';
  return field;
}

/* The line is taken apart where it stands. */
static inline line read_line(char *text) {
  line read = {0};
  char *rest = text;
  read.word = next_field(&rest);
  if (strcmp(read.word, "+") == 0) read.word = next_field(&rest);
  while (rest != NULL) {
    char *field = next_field(&rest), *equals = strchr(field, '=');
    CHECK(equals != NULL && read.count < FIELDS);
    *equals = '\0';
    read.keys[read.count] = field;
    read.values[read.count++] = equals + 1;
  }
  return read;
}

/* A value, or NULL. */
static inline const char *value(const line *of, const char *key) {
  for (size_t i = 0; i < of->count; i++) {
    if (strcmp(of->keys[i], key) == 0) return of->values[i];
  }
  return NULL;
}

static inline bool has(const line *of, const char *key) { return value(of, key) != NULL; }

static inline bool is_word(const line *of, const char *word) { return !strcmp(of->word, word); }

/* An empty text where there is no such value. */
static inline backorder_str text_of(const line *of, const char *key) {
  const char *found = value(of, key);
  return text(found ? found : "");
}

static inline uint64_t number_of(const line *of, const char *key) {
  const char *found = value(of, key);
  return found ? strtoull(found, NULL, 10) : 0;
}

static inline int64_t time_of(const line *of, const char *key) {
  const char *found = value(of, key);
  return found ? strtoll(found, NULL, 10) : BACKORDER_TIME_NONE;
}

/* `2000 EUR` */
static inline backorder_money money_of(const line *of, const char *key) {
  backorder_money money = {0, {0}};
  const char *found = value(of, key);
  CHECK(found != NULL);
  char *end;
  money.amount_minor = strtoll(found, &end, 10);
  CHECK(*end == ' ' && strlen(end) == 4);
  memcpy(money.currency, end + 1, 4);
  return money;
}

/* `9.9 EUR`, to the ten-thousandth. */
static inline backorder_cost cost_of(const line *of, const char *key) {
  const char *found = value(of, key), *space = found ? strchr(found, ' ') : NULL;
  CHECK(space != NULL);
  backorder_str amount = {found, (size_t)(space - found)};
  backorder_cost cost;
  CHECK_OK(backorder_cost_parse(amount, text(space + 1), &cost));
  return cost;
}

/* The number of a name in one of the lists. */
static inline uint32_t listed_number(uint32_t list, const line *of, const char *key) {
  uint32_t number = 0;
  if (has(of, key)) CHECK_OK(backorder_words_number(list, text_of(of, key), &number));
  return number;
}

/* Its values follow; `end` ends the line. */
static inline void answer(buffer *out, const char *word) {
  append(out, "=\t", 2);
  append(out, word, strlen(word));
}

static inline void end(buffer *out) { append(out, "\n", 1); }

static inline void put(buffer *out, const char *key, backorder_str value) {
  if (value.len == 0) return;
  append(out, "\t", 1);
  append(out, key, strlen(key));
  append(out, "=", 1);
  for (size_t i = 0; i < value.len; i++) {
    static const char from[] = "\\\t\n\r", to[] = "\\tnr";
    const char *found = value.data[i] ? strchr(from, value.data[i]) : NULL;
    if (found) append(out, "\\", 1);
    append(out, found ? &to[found - from] : &value.data[i], 1);
  }
}

static inline void put_number(buffer *out, const char *key, uint64_t number) {
  char digits[24];
  snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
  put(out, key, text(digits));
}

static inline void put_flag(buffer *out, const char *key, bool is_so) {
  if (is_so) put_number(out, key, 1);
}

static inline void put_time(buffer *out, const char *key, int64_t at) {
  char digits[24];
  if (at == BACKORDER_TIME_NONE) return;
  snprintf(digits, sizeof digits, "%lld", (long long)at);
  put(out, key, text(digits));
}

static inline void put_money(buffer *out, const char *key, backorder_money money) {
  char amount[32];
  snprintf(amount, sizeof amount, "%lld %s", (long long)money.amount_minor, money.currency);
  put(out, key, text(amount));
}

static inline void put_date(buffer *out, const char *key, backorder_date date) {
  char day[32];
  snprintf(day, sizeof day, "%04d-%02u-%02u", (int)date.year, (unsigned)date.month,
           (unsigned)date.day);
  put(out, key, text(day));
}

static inline void put_name(buffer *out, const char *key, uint32_t list, uint32_t number) {
  put(out, key, backorder_words_name(list, number));
}

#endif
