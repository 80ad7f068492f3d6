/* Plays what scenarios ask of the engine through the C interface, with a store on SQLite, and
 * compares what is answered: `scenario FILE.trace ...`, made by the program `traces`. */
#include "scenario/calls.h"

/* A trace, and where we are in it. */
typedef struct reader {
  const char *file;
  const char *next, *end;
  size_t number;
} reader;

typedef struct span {
  const char *data;
  size_t len;
} span;

static char *whole_file(const char *name, size_t *len) {
  FILE *file = fopen(name, "rb");
  if (file == NULL) die(name, "cannot be read");
  buffer all = {0};
  char part[65536];
  size_t got;
  while ((got = fread(part, 1, sizeof part, file)) > 0) append(&all, part, got);
  fclose(file);
  *len = all.len;
  return all.data;
}

/* The next line, with its end. */
static span next_line(reader *from) {
  const char *end = memchr(from->next, '\n', (size_t)(from->end - from->next));
  CHECK(end != NULL);
  span found = {from->next, (size_t)(end - from->next) + 1};
  from->next = end + 1;
  from->number++;
  return found;
}

static bool begins(const reader *from, char mark) {
  return from->next < from->end && *from->next == mark;
}

/* Every answer up to the next call. */
static span next_answers(reader *from) {
  span found = {from->next, 0};
  while (begins(from, '=')) found.len += next_line(from).len;
  return found;
}

static char *copy_of(span of) {
  char *copy = malloc(of.len);
  CHECK(copy != NULL);
  memcpy(copy, of.data, of.len);
  copy[of.len - 1] = '\0';
  return copy;
}

/* --- One call --------------------------------------------------------------------------------- */

static void play_store(process *own, const line *call) {
  if (is_word(call, "load")) {
    backorder_book_free(own->book);
    load_all(own, false);
  } else if (is_word(call, "reload")) {
    uint64_t client = number_of(call, "client");
    CHECK_OK(backorder_book_forget(own->book, client));
    load_clients(own, &client, 1, false);
  } else if (is_word(call, "requeue")) {
    play_requeue(own, call);
  } else if (is_word(call, "aside")) {
    CHECK(own->aside == NULL);
    own->aside = own->book;
    load_all(own, has(call, "unread"));
  } else if (is_word(call, "back")) {
    backorder_book_free(own->book);
    own->book = own->aside;
    own->aside = NULL;
  } else {
    die(call->word, "no such call is known");
  }
}

static void play(process *own, const line *call) {
  int64_t now = time_of(call, "now");
  if (is_word(call, "policy")) {
    play_policy(own, call);
  } else if (is_word(call, "engine")) {
    play_engine(own);
  } else if (is_word(call, "begin")) {
    backorder_reading_free(own->reading);
    CHECK_OK(backorder_reading_new(own->book, number_of(call, "client"), now, &own->reading));
  } else if (is_word(call, "commit")) {
    play_commit(own, call);
  } else if (is_word(call, "state")) {
    answer_state(&own->out, own->engine, own->book, now);
  } else if (is_word(call, "wakeup")) {
    int64_t at;
    CHECK_OK(backorder_engine_next_wakeup(own->engine, own->book, now, &at));
    answer(&own->out, "wakeup");
    put_time(&own->out, "at", at);
    end(&own->out);
  } else if (is_word(call, "undelivered")) {
    answer_undelivered(&own->out, own->book);
  } else if (is_word(call, "explain")) {
    play_explain(own, call);
  } else if (is_deciding(call)) {
    decide(own, call);
  } else {
    play_store(own, call);
  }
}

/* --- The whole -------------------------------------------------------------------------------- */

/* The one thing that another answer is right about: C reads the name that is placed itself, by the
 * TLDs that have a price, so a TLD without one is not known. */
static bool is_unknown_tld(const line *call, span expected, const buffer *is) {
  char without_price[512], unknown[512];
  const char *name = value(call, "name");
  if (!is_word(call, "place")) return false;
  snprintf(without_price, sizeof without_price,
           "=\terror\tcode=205\tname=price-missing\tsubject=%s\n", name);
  snprintf(unknown, sizeof unknown,
           "=\terror\tcode=102\tname=tld-unknown\tsubject=%s\n", name);
  return expected.len == strlen(without_price) && is->len == strlen(unknown) &&
         memcmp(expected.data, without_price, expected.len) == 0 &&
         memcmp(is->data, unknown, is->len) == 0;
}

static bool is_expected(const line *call, span expected, const buffer *is) {
  if (is->len == expected.len && (is->len == 0 || !memcmp(is->data, expected.data, is->len))) {
    return true;
  }
  return is_unknown_tld(call, expected, is);
}

static void differs(const reader *at, span title, span call, span expected, const buffer *is) {
  fprintf(stderr, "%s:%zu: in %.*sthe call  %.*sexpected:\n%.*sis:\n%.*s", at->file, at->number,
          (int)title.len, title.data, (int)call.len, call.data, (int)expected.len, expected.data,
          (int)is->len, is->data ? is->data : "");
  exit(1);
}

/* Plays one file and returns how many scenarios it has. */
static size_t play_file(const char *name) {
  size_t len, scenarios = 0;
  char *all = whole_file(name, &len);
  reader from = {name, all, all + len, 0};
  span title = {"", 0};
  process own = {0};
  char *arguments[ARGUMENTS];
  while (from.next < from.end) {
    own.argument_count = 0;
    while (begins(&from, '+')) {
      CHECK(own.argument_count < ARGUMENTS);
      arguments[own.argument_count] = copy_of(next_line(&from));
      own.arguments[own.argument_count] = read_line(arguments[own.argument_count]);
      own.argument_count++;
    }
    span said = next_line(&from);
    char *copy = copy_of(said);
    line call = read_line(copy);
    if (is_word(&call, "scenario")) {
      end_process(&own);
      begin_process(&own);
      title = said;
      scenarios++;
    } else {
      own.out.len = 0;
      play(&own, &call);
      span expected = next_answers(&from);
      if (!is_expected(&call, expected, &own.out)) {
        differs(&from, title, said, expected, &own.out);
      }
    }
    free(copy);
    for (size_t i = 0; i < own.argument_count; i++) free(arguments[i]);
  }
  end_process(&own);
  free(all);
  return scenarios;
}

int main(int count, char **names) {
  size_t scenarios = 0;
  for (int i = 1; i < count; i++) scenarios += play_file(names[i]);
  printf("%zu scenarios in %d files\n", scenarios, count - 1);
  return scenarios > 0 ? 0 : 1;
}
