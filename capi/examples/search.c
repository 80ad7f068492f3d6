/* Searches droplists: makes an image of a registrar's list once, then maps and searches it.
 *
 *   cc search.c $(pkg-config --cflags --libs backorder) -o search
 *   ./search import list.csv list.image        (or a zip or gzip of it, or - for standard input)
 *   ./search list.image tlds=com pattern=^shop limit=20
 *   ./search days list.image Europe/Berlin
 *   ./search changes old.image new.image
 */
#define _POSIX_C_SOURCE 200809L
#include <backorder.h>

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char USAGE[] =
    "search import LIST IMAGE      reads a registrar's list (a text, zip or gzip; - is standard\n"
    "                              input) and puts IMAGE in place of the one that is there\n"
    "search IMAGE [NAME=VALUE...]  names that fulfil all conditions: drop (UTC), score, name;\n"
    "                              how many there are, on standard error; exit code 1 for none\n"
    "search days IMAGE [ZONE]      how many names drop, by day\n"
    "search changes OLD NEW        what a newer list says otherwise\n"
    "\n"
    "conditions: tlds names pattern not_pattern contains_all contains_any starts_with_all\n"
    "  starts_with_any ends_with_all ends_with_any characters_min characters_max (letters,\n"
    "  digits, hyphens, score likewise) digits_only=yes idn=only|none drop_from drop_before\n"
    "  order=drop|name|characters|digits|hyphens|score|-drop first limit=1..1000|all\n";

static void stop(const char *what, const char *why) {
  fprintf(stderr, "search: %s: %s\n", what, why);
  exit(2);
}

static void must(backorder_result result, const char *what) {
  if (result != BACKORDER_OK) {
    backorder_str why = backorder_last_error_message();
    fprintf(stderr, "search: %s: %.*s\n", what, (int)why.len, why.data);
    exit(2);
  }
}

/* The whole file in memory; it is never written, only replaced. */
static backorder_droplist *map(const char *path) {
  struct stat status;
  backorder_droplist *list;
  int file = open(path, O_RDONLY);
  if (file < 0 || fstat(file, &status) != 0) {
    perror(path);
    exit(2);
  }
  size_t size = (size_t)status.st_size;
  void *bytes = size > 0 ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0) : "";
  if (bytes == MAP_FAILED) stop(path, "it cannot be mapped");
  close(file);
  must(backorder_droplist_open(bytes, size, &list), path);
  return list;
}

/* All of a file, in memory of its own. */
static uint8_t *read_all(FILE *file, const char *path, size_t *size) {
  uint8_t *bytes = NULL;
  size_t room = 0, count;
  *size = 0;
  do {
    if (*size == room && !(bytes = realloc(bytes, room = room ? 2 * room : 1 << 20))) {
      stop(path, "there is no memory for it");
    }
    count = fread(bytes + *size, 1, room - *size, file);
    *size += count;
  } while (count > 0);
  if (ferror(file)) stop(path, "it cannot be read");
  return bytes;
}

/* What the import left out, on standard error. */
static void report(const backorder_import *import) {
  backorder_import_report said;
  must(backorder_import_read_report(import, sizeof said, &said), "report");
  for (size_t i = 0; i < said.bad_kept; i++) {
    backorder_bad_line line;
    must(backorder_import_bad_line_at(import, i, sizeof line, &line), "report");
    fprintf(stderr, "line %" PRIu64 ": %.*s\n", line.number, (int)line.cause.len,
            line.cause.data);
  }
  fprintf(stderr, "%" PRIu64 " names of %" PRIu64 " lines; %" PRIu64 " bad, %" PRIu64 " past, %"
          PRIu64 " twice\n", said.names, said.lines, said.bad_lines, said.past, said.duplicates);
}

/* A new file beside the old one, renamed over it: who reads the old one is not disturbed. */
static void put(const backorder_image *image, const char *path) {
  char made[4096];
  size_t size = backorder_image_size(image);
  if (snprintf(made, sizeof made, "%s.XXXXXX", path) >= (int)sizeof made) {
    stop(path, "it is too long");
  }
  int handle = mkstemp(made);
  FILE *file = handle < 0 ? NULL : fdopen(handle, "wb");
  if (!file) stop(made, "it cannot be made");
  bool is_written = fwrite(backorder_image_data(image), 1, size, file) == size &&
                    fflush(file) == 0 && fchmod(handle, 0644) == 0 && fsync(handle) == 0;
  if (fclose(file) != 0 || !is_written || rename(made, path) != 0) {
    unlink(made);
    stop(path, "it cannot be written");
  }
}

static int import(const char *source, const char *path) {
  size_t size;
  backorder_import *import;
  backorder_image *image;
  backorder_droplist *previous = access(path, F_OK) == 0 ? map(path) : NULL;
  FILE *file = strcmp(source, "-") == 0 ? stdin : fopen(source, "rb");
  if (!file) stop(source, "it cannot be read");
  uint8_t *bytes = read_all(file, source, &size);
  must(backorder_import_new((int64_t)time(NULL), &import), source);
  if (size > 1 && (memcmp(bytes, "PK", 2) == 0 || memcmp(bytes, "\x1f\x8b", 2) == 0)) {
    must(backorder_import_feed_archive(import, bytes, size), source);
  } else {
    must(backorder_import_feed(import, bytes, size), source);
  }
  backorder_result result = backorder_import_finish(import, previous, &image);
  report(import);
  must(result, source);
  put(image, path);
  backorder_image_free(image);
  backorder_import_free(import);
  backorder_droplist_free(previous);
  free(bytes);
  if (file != stdin) fclose(file);
  return 0;
}

static void show(const backorder_page *page) {
  for (size_t i = 0; i < backorder_page_count(page); i++) {
    backorder_droplist_row row;
    backorder_text *drop;
    must(backorder_page_at(page, i, sizeof row, &row), "page");
    must(backorder_time_text(row.drop_at, &drop), "page");
    backorder_str at = backorder_text_view(drop);
    printf("%.*s\t%u\t%.*s.%.*s\n", (int)at.len, at.data, (unsigned)row.score,
           (int)row.label_unicode.len, row.label_unicode.data, (int)row.tld.len, row.tld.data);
    backorder_text_free(drop);
  }
}

static int search(const char *path, char **conditions, int count) {
  char first[32];
  bool is_all = false;
  size_t shown = 0, last;
  backorder_droplist *list = map(path);
  backorder_query *query;
  backorder_page *page;
  must(backorder_query_new(&query), "query");
  for (int i = 0; i < count; i++) {
    char *value = strchr(conditions[i], '=');
    if (!value) stop(conditions[i], "it is no NAME=VALUE");
    backorder_str name = {conditions[i], (size_t)(value - conditions[i])};
    bool is_limit = strcmp(conditions[i], "limit=all") == 0;
    is_all = is_all || is_limit;
    must(backorder_query_set(query, name, backorder_str_of(is_limit ? "1000" : value + 1)),
         conditions[i]);
  }
  do { /* A page has at most 1000 rows. */
    must(backorder_droplist_search(list, query, &page), path);
    show(page);
    last = backorder_page_count(page);
    shown += last;
    if (!is_all || last < 1000) break;
    backorder_page_free(page);
    snprintf(first, sizeof first, "%zu", shown);
    must(backorder_query_set(query, backorder_str_of("first"), backorder_str_of(first)), "first");
  } while (true);
  uint64_t total = backorder_page_total(page);
  fflush(stdout); /* In this order, also where both are one file. */
  fprintf(stderr, "%" PRIu64 " of %zu\n", total, backorder_droplist_count(list));
  backorder_page_free(page);
  backorder_query_free(query);
  backorder_droplist_free(list);
  return total > 0 ? 0 : 1;
}

static int days(const char *path, const char *zone) {
  backorder_droplist *list = map(path);
  backorder_statistics *counts;
  backorder_statistics_totals totals;
  must(backorder_statistics_new(list, backorder_str_of(zone), (int64_t)time(NULL), &counts), zone);
  must(backorder_statistics_read_totals(counts, sizeof totals, &totals), "totals");
  for (size_t i = 0; i < totals.day_count; i++) {
    backorder_statistics_day day;
    must(backorder_statistics_day_at(counts, i, sizeof day, &day), "day");
    printf("%.*s\t%" PRIu64 "\n", (int)day.date.len, day.date.data, day.total);
  }
  fflush(stdout);
  fprintf(stderr, "%" PRIu64 " names, %" PRIu64 " within a day\n", totals.total,
          totals.next_24_hours);
  backorder_statistics_free(counts);
  backorder_droplist_free(list);
  return 0;
}

/* A text, an instant, or nothing. */
static void show_value(const backorder_value *value) {
  backorder_text *time = NULL;
  backorder_str text = value->text;
  if (value->kind == BACKORDER_VALUE_INT) {
    must(backorder_time_text(value->number, &time), "changes");
    text = backorder_text_view(time);
  }
  printf("%.*s", (int)text.len, text.data);
  backorder_text_free(time);
}

static int changes(const char *old_path, const char *path) {
  backorder_droplist *old = map(old_path), *list = map(path);
  backorder_table *table;
  must(backorder_droplist_difference(old, list, &table), "changes");
  for (size_t row = 0; row < backorder_table_row_count(table); row++) {
    for (size_t i = 0; i < backorder_table_column_count(table); i++) {
      backorder_value value;
      must(backorder_table_at(table, row, i, sizeof value, &value), "changes");
      show_value(&value);
      putchar(i + 1 < backorder_table_column_count(table) ? '\t' : '\n');
    }
  }
  backorder_table_free(table);
  backorder_droplist_free(list);
  backorder_droplist_free(old);
  return 0;
}

int main(int argc, char **argv) {
  const char *verb = argc > 1 ? argv[1] : "";
  if (argc == 4 && strcmp(verb, "import") == 0) return import(argv[2], argv[3]);
  if (argc == 4 && strcmp(verb, "changes") == 0) return changes(argv[2], argv[3]);
  if (strcmp(verb, "days") == 0 && (argc == 3 || argc == 4)) {
    return days(argv[2], argc == 4 ? argv[3] : "UTC");
  }
  bool is_help = strcmp(verb, "--help") == 0 || strcmp(verb, "-h") == 0;
  if (argc < 2 || is_help) {
    fputs(USAGE, is_help ? stdout : stderr);
    return is_help ? 0 : 2;
  }
  return search(verb, argv + 2, argc - 2);
}
