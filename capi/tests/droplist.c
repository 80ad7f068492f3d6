/* A droplist from the registrar's lines to the rows of a page, all of it in memory. */
#include "check.h"

#define NOW (DROP_AT - 240 * HOUR)

static const char *LINES = "shop.com;2027-01-13 19:00:00\n"
                           "shop-1.de;2027-01-14 10:00:00\n"
                           "nonsense\n"
                           "xn--mnchen-3ya.de;2027-01-13 23:30:00\n"
                           "car.co.uk;2027-01-12 10:00:00\n"
                           "gone.com;2026-12-31 10:00:00\n"
                           "car.co.uk;2027-01-15 10:00:00\n";

static backorder_import *feed(void) {
  backorder_import *import;
  const uint8_t *bytes = (const uint8_t *)LINES;
  size_t size = strlen(LINES), half = size / 2;
  CHECK_OK(backorder_import_new(NOW, &import));
  CHECK_OK(backorder_import_feed(import, bytes, half));
  CHECK_OK(backorder_import_feed(import, bytes + half, size - half));
  return import;
}

/* One bad line of seven is more than 5 %. */
static void too_many_bad_lines(void) {
  backorder_import *import = feed();
  backorder_image *image;
  backorder_import_report report;
  CHECK_RESULT(backorder_import_finish(import, NULL, &image),
               BACKORDER_ERROR_DROPLIST_TOO_MANY_BAD);
  CHECK(image == NULL);
  CHECK(contains(backorder_last_error_message(), "line 3: "));
  CHECK(contains(backorder_last_error_message(), "nonsense"));
  backorder_bad_line line;
  CHECK_OK(backorder_import_bad_line_at(import, 0, sizeof line, &line));
  CHECK(line.number == 3 && line.code == BACKORDER_ERROR_DROPLIST_LINE);
  CHECK(contains(line.cause, "nonsense"));
  CHECK_RESULT(backorder_import_bad_line_at(import, 1, sizeof line, &line),
               BACKORDER_ERROR_INDEX_INVALID);
  CHECK_OK(backorder_import_read_report(import, sizeof report, &report));
  CHECK(report.bytes == strlen(LINES) && report.lines == 7 && report.bad_lines == 1);
  CHECK(report.past == 1 && report.bad_kept == 1 && report.undated == 0);
  backorder_import_free(import);
}

/* Twenty more names make it good. */
static backorder_image *import_all(void) {
  backorder_import *import = feed();
  backorder_image *image;
  backorder_import_report report;
  for (int i = 0; i < 20; i++) {
    char line[64];
    int length = snprintf(line, sizeof line, "name%d.info;2027-01-20 10:00:%02d\n", i, i);
    CHECK_OK(backorder_import_feed(import, (const uint8_t *)line, (size_t)length));
  }
  CHECK_OK(backorder_import_finish(import, NULL, &image));
  CHECK_OK(backorder_import_read_report(import, sizeof report, &report));
  CHECK(report.names == 24 && report.duplicates == 1);
  backorder_import_free(import);
  return image;
}

/* The image of some lines, after another list. */
static backorder_result import_after(const char *lines, const backorder_droplist *previous,
                                     backorder_image **image) {
  backorder_import *import;
  CHECK_OK(backorder_import_new(NOW, &import));
  CHECK_OK(backorder_import_feed(import, (const uint8_t *)lines, strlen(lines)));
  backorder_result result = backorder_import_finish(import, previous, image);
  backorder_import_free(import);
  return result;
}

static backorder_droplist *open_image(const backorder_image *image) {
  backorder_droplist *list;
  const uint8_t *bytes = backorder_image_data(image);
  CHECK_OK(backorder_droplist_open(bytes, backorder_image_size(image), &list));
  return list;
}

static uint32_t presence(const backorder_droplist *list, const char *name) {
  uint32_t presence;
  CHECK_OK(backorder_droplist_presence(list, text(name), &presence));
  return presence;
}

/* Only a list that covers the TLD and is large enough says that a name has gone. */
static void shrunken_and_absent(void) {
  const char *three = "a.com;2027-01-13 19:00:00\nb.com;2027-01-13 19:00:00\n"
                      "c.com;2027-01-13 19:00:00\n";
  backorder_image *first, *second;
  CHECK_OK(import_after(three, NULL, &first));
  backorder_droplist *old = open_image(first);
  CHECK(presence(old, "a.com") == BACKORDER_PRESENCE_LISTED);
  CHECK(presence(old, "gone.com") == BACKORDER_PRESENCE_UNKNOWN);
  CHECK(is(backorder_droplist_source(old), "registrar"));
  CHECK_RESULT(import_after("shop.com;2027-01-13 19:00:00\n", old, &second),
               BACKORDER_ERROR_DROPLIST_SHRUNK);
  CHECK_OK(import_after(three, old, &second));
  backorder_droplist *new = open_image(second);
  CHECK(presence(new, "gone.com") == BACKORDER_PRESENCE_ABSENT);
  CHECK(presence(new, "gone.net") == BACKORDER_PRESENCE_UNKNOWN);
  backorder_droplist_free(new);
  backorder_droplist_free(old);
  backorder_image_free(second);
  backorder_image_free(first);
}

/* What is no list is refused in words, and a format can be named. */
static void contents(void) {
  backorder_import *import;
  backorder_image *image;
  backorder_str com = text("com");
  CHECK_RESULT(import_after("<!DOCTYPE html>", NULL, &image), BACKORDER_ERROR_DROPLIST_CONTENT);
  CHECK(contains(backorder_last_error_message(), "<!DOCTYPE"));
  CHECK_RESULT(import_after("a.com,1/12/2027\n", NULL, &image), BACKORDER_ERROR_DROPLIST_CONTENT);
  CHECK_OK(backorder_import_new(NOW, &import));
  CHECK_RESULT(backorder_import_set_format(import, text("us")), BACKORDER_ERROR_FORMAT_INVALID);
  CHECK_OK(backorder_import_set_format(import, text("pool.com")));
  CHECK_RESULT(backorder_import_set_source(import, text("")), BACKORDER_ERROR_FORMAT_INVALID);
  CHECK_OK(backorder_import_set_source(import, text("pool")));
  CHECK_OK(backorder_import_set_covers(import, &com, 1));
  CHECK_OK(backorder_import_set_covers(import, NULL, 0));
  CHECK_OK(backorder_import_feed(import, (const uint8_t *)"a.com,1/12/2027,AUC\n", 20));
  CHECK_OK(backorder_import_finish(import, NULL, &image));
  backorder_droplist *list = open_image(image);
  CHECK(backorder_droplist_count(list) == 1 && is(backorder_droplist_source(list), "pool"));
  backorder_droplist_free(list);
  backorder_image_free(image);
  backorder_import_free(import);
}

static int within(backorder_str view, const uint8_t *memory, size_t size) {
  const uint8_t *first = (const uint8_t *)view.data;
  return first >= memory && first + view.len <= memory + size;
}

static void search(const backorder_droplist *list, const uint8_t *memory, size_t size) {
  backorder_query *query;
  backorder_page *page;
  backorder_droplist_row row;
  CHECK_OK(backorder_query_new(&query));
  CHECK_OK(backorder_droplist_search(list, query, &page));
  CHECK(backorder_page_total(page) == 24 && backorder_page_count(page) == 24);
  CHECK_OK(backorder_page_at(page, 0, sizeof row, &row));
  CHECK(is(row.label, "shop") && is(row.tld, "com") && row.drop_at == DROP_AT);
  CHECK(is(row.label_unicode, "shop") && row.characters == 4 && !row.is_idn && row.score == 0);
  /* Views, not copies. */
  CHECK(within(row.label, memory, size) && within(row.tld, memory, size));
  CHECK_OK(backorder_page_at(page, 1, sizeof row, &row));
  CHECK(is(row.label, "xn--mnchen-3ya") && is(row.label_unicode, "m\xc3\xbcnchen"));
  CHECK(row.is_idn && row.characters == 7 && row.letters == 7 && row.hyphens == 0);
  backorder_page_free(page);

  CHECK_OK(backorder_query_set(query, text("pattern"), text("^SHOP")));
  CHECK_OK(backorder_query_set(query, text("hyphens_max"), text("0")));
  CHECK_OK(backorder_droplist_search(list, query, &page));
  CHECK(backorder_page_total(page) == 1);
  backorder_page_free(page);
  CHECK_OK(backorder_query_set(query, text("hyphens_max"), text("")));
  /* 23:30 UTC is on the next day in Berlin. */
  CHECK_OK(backorder_query_set(query, text("pattern"), text("")));
  CHECK_OK(backorder_query_set_drop_days(query, text("Europe/Berlin"), text("2027-01-14"),
                                         text("2027-01-14")));
  CHECK_OK(backorder_droplist_search(list, query, &page));
  CHECK(backorder_page_total(page) == 2);
  backorder_page_free(page);
  backorder_query_free(query);
}

static void statistics(const backorder_droplist *list) {
  backorder_statistics *statistics;
  backorder_statistics_totals totals;
  backorder_statistics_day day;
  backorder_statistics_tld tld;
  CHECK_OK(backorder_statistics_new(list, text("Europe/Berlin"), DROP_AT, &statistics));
  CHECK_OK(backorder_statistics_read_totals(statistics, sizeof totals, &totals));
  CHECK(totals.total == 24 && totals.next_24_hours == 3 && totals.next_7_days == 24);
  CHECK(totals.day_count == 4 && totals.tld_count == 4);
  CHECK_OK(backorder_statistics_tld_at(statistics, 0, sizeof tld, &tld));
  CHECK(is(tld.tld, "info") && tld.total == 20);
  CHECK_OK(backorder_statistics_day_at(statistics, 1, sizeof day, &day));
  CHECK(is(day.date, "2027-01-14") && day.total == 2 && day.tld_count == 1);
  CHECK_OK(backorder_statistics_day_tld_at(statistics, 1, 0, sizeof tld, &tld));
  CHECK(is(tld.tld, "de") && tld.total == 2);
  backorder_statistics_free(statistics);
}

static void damage(const uint8_t *memory, size_t size) {
  backorder_droplist *list;
  uint8_t *copy = malloc(size);
  CHECK(copy != NULL);
  memcpy(copy, memory, size);
  CHECK_RESULT(backorder_droplist_open(copy, size - 1, &list), BACKORDER_ERROR_IMAGE_DAMAGED);
  CHECK(list == NULL);
  copy[size - 9] ^= 1;
  CHECK_OK(backorder_droplist_open(copy, size, &list));
  CHECK_RESULT(backorder_droplist_verify(list), BACKORDER_ERROR_IMAGE_DAMAGED);
  backorder_droplist_free(list);
  copy[8] = 99;
  CHECK_RESULT(backorder_droplist_open(copy, size, &list), BACKORDER_ERROR_IMAGE_VERSION);
  free(copy);
}

/* Whatever a damaged list answers, and whether it is one at all: nothing is read outside of it,
 * which valgrind sees, since the memory is as long as the image. */
static void use(const uint8_t *image, size_t size, const backorder_query *const *queries) {
  backorder_droplist *list;
  backorder_page *page;
  backorder_droplist_row row;
  backorder_statistics *statistics;
  int64_t drop_at;
  if (backorder_droplist_open(image, size, &list) != BACKORDER_OK) {
    CHECK(list == NULL);
    return;
  }
  CHECK_RESULT(backorder_droplist_verify(list), BACKORDER_ERROR_IMAGE_DAMAGED);
  for (; *queries != NULL; queries++) {
    CHECK_OK(backorder_droplist_search(list, *queries, &page));
    CHECK(backorder_page_total(page) <= backorder_droplist_count(list));
    for (size_t i = 0; i < backorder_page_count(page); i++) {
      CHECK_OK(backorder_page_at(page, i, sizeof row, &row));
      CHECK(within(row.label, image, size) || row.label.len == 0);
      CHECK(within(row.tld, image, size) || row.tld.len == 0);
    }
    backorder_page_free(page);
  }
  CHECK_OK(backorder_droplist_drop_of(list, text("shop.com"), &drop_at));
  CHECK(presence(list, "gone.com") <= BACKORDER_PRESENCE_UNKNOWN);
  CHECK(within(backorder_droplist_source(list), image, size) ||
        backorder_droplist_source(list).len == 0);
  CHECK_OK(backorder_statistics_new(list, text("UTC"), NOW, &statistics));
  backorder_statistics_free(statistics);
  backorder_droplist_free(list);
}

/* Every byte flipped, every length cut. */
static void damage_everywhere(void) {
  const char *lines = "shop.com;2027-01-13 19:00:00\nshop-1.co.uk;2027-01-13 19:00:00\n"
                      "xn--mnchen-3ya.de;2027-01-13 19:00:00\n";
  const char *conditions[] = {"^shop", "[aeiou]", "hop", NULL};
  const backorder_query *queries[4] = {NULL};
  backorder_import *import;
  backorder_image *image;
  for (size_t i = 0; conditions[i] != NULL; i++) {
    backorder_query *query;
    CHECK_OK(backorder_query_new(&query));
    CHECK_OK(backorder_query_set(query, text("pattern"), text(conditions[i])));
    queries[i] = query;
  }
  CHECK_OK(backorder_import_new(NOW, &import));
  CHECK_OK(backorder_import_feed(import, (const uint8_t *)lines, strlen(lines)));
  CHECK_OK(backorder_import_finish(import, NULL, &image));
  size_t size = backorder_image_size(image);
  for (size_t length = 1; length < size; length++) {
    uint8_t *cut = malloc(length);
    CHECK(cut != NULL);
    memcpy(cut, backorder_image_data(image), length);
    use(cut, length, queries);
    free(cut);
  }
  uint8_t *flipped = malloc(size);
  CHECK(flipped != NULL);
  memcpy(flipped, backorder_image_data(image), size);
  for (size_t at = 0; at < size; at++) {
    flipped[at] ^= 0xff;
    use(flipped, size, queries);
    flipped[at] ^= 0xff;
  }
  free(flipped);
  for (size_t i = 0; queries[i] != NULL; i++) {
    backorder_query_free((backorder_query *)queries[i]);
  }
  backorder_image_free(image);
  backorder_import_free(import);
}

int main(void) {
  int64_t drop_at;
  too_many_bad_lines();
  shrunken_and_absent();
  contents();
  backorder_image *image = import_all();
  const uint8_t *memory = backorder_image_data(image);
  size_t size = backorder_image_size(image);
  backorder_droplist *list;
  CHECK_OK(backorder_droplist_open(memory, size, &list));
  CHECK_OK(backorder_droplist_verify(list));
  CHECK(backorder_droplist_count(list) == 24 && backorder_droplist_id(list) != 0);
  CHECK_OK(backorder_droplist_drop_of(list, text("Car.co.uk"), &drop_at));
  CHECK(drop_at == DROP_AT + 39 * HOUR);
  CHECK_OK(backorder_droplist_drop_of(list, text("google.com"), &drop_at));
  CHECK(drop_at == BACKORDER_TIME_NONE);
  search(list, memory, size);
  statistics(list);
  damage(memory, size);
  damage_everywhere();
  backorder_droplist_free(list);
  backorder_image_free(image);
  printf("ok: droplist\n");
  return 0;
}
