/* The droplist, as refusals.c has the rest: NULL, lengths of zero, unknown numbers and wrong sizes
 * are refused by number, and nothing changes. */
#include "refusals.h"

/* A list of two names. */
static backorder_image *imported(void) {
  const uint8_t lines[] = "shop.com;2027-01-13 19:00:00\ncar.de;2027-01-13 19:00:00\n";
  backorder_import *import;
  backorder_image *image;
  backorder_import_report report;
  CHECK_RESULT(backorder_import_new(NOW, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_import_new(INT64_MAX, &import), E(TIME_RANGE));
  CHECK(import == NULL);
  CHECK_OK(backorder_import_new(NOW, &import));
  CHECK_RESULT(backorder_import_feed(NULL, lines, 1), E(NULL_POINTER));
  CHECK_RESULT(backorder_import_feed(import, NULL, 1), E(NULL_POINTER));
  CHECK_RESULT(backorder_import_feed(import, lines, SIZE_MAX), E(SIZE_INVALID));
  CHECK_OK(backorder_import_feed(import, NULL, 0));
  CHECK_OK(backorder_import_feed(import, lines, sizeof lines - 1));
  CHECK_RESULT(backorder_import_read_report(NULL, sizeof report, &report), E(NULL_POINTER));
  CHECK_RESULT(backorder_import_read_report(import, 1, &report), E(SIZE_INVALID));
  CHECK_RESULT(backorder_import_read_report(import, SIZE_MAX, &report), E(SIZE_INVALID));
  CHECK_RESULT(backorder_import_read_report(import, sizeof report, NULL), E(NULL_POINTER));
  backorder_bad_line line;
  CHECK_RESULT(backorder_import_bad_line_at(NULL, 0, sizeof line, &line), E(NULL_POINTER));
  CHECK_RESULT(backorder_import_bad_line_at(import, 0, sizeof line, &line), E(INDEX_INVALID));
  CHECK_RESULT(backorder_import_set_format(NULL, text("nominet")), E(NULL_POINTER));
  CHECK_RESULT(backorder_import_set_format(import, BAD_UTF8), E(UTF8_INVALID));
  CHECK_RESULT(backorder_import_set_source(NULL, text("x")), E(NULL_POINTER));
  CHECK_RESULT(backorder_import_set_source(import, BAD_UTF8), E(UTF8_INVALID));
  CHECK_RESULT(backorder_import_set_covers(NULL, NULL, 0), E(NULL_POINTER));
  CHECK_RESULT(backorder_import_set_covers(import, NULL, 1), E(NULL_POINTER));
  CHECK_RESULT(backorder_import_set_covers(import, &BAD_UTF8, 1), E(UTF8_INVALID));
  CHECK_RESULT(backorder_import_finish(NULL, NULL, &image), E(NULL_POINTER));
  CHECK_RESULT(backorder_import_finish(import, NULL, NULL), E(NULL_POINTER));
  CHECK_OK(backorder_import_finish(import, NULL, &image));
  backorder_image *again;
  CHECK_RESULT(backorder_import_finish(import, NULL, &again), E(DROPLIST_EMPTY));
  CHECK(again == NULL);
  backorder_import_free(import);
  return image;
}

static void queries(const backorder_droplist *list) {
  backorder_query *query;
  backorder_page *page;
  backorder_droplist_row row;
  CHECK_RESULT(backorder_query_new(NULL), E(NULL_POINTER));
  CHECK_OK(backorder_query_new(&query));
  CHECK_RESULT(backorder_query_set(NULL, text("first"), text("1")), E(NULL_POINTER));
  CHECK_RESULT(backorder_query_set(query, NULL_TEXT, text("1")), E(NULL_POINTER));
  CHECK_RESULT(backorder_query_set(query, text("first"), BAD_UTF8), E(UTF8_INVALID));
  CHECK_RESULT(backorder_query_set(query, text("first"), text("-1")), E(QUERY_INVALID));
  CHECK(is(backorder_last_error_subject(), "first"));
  CHECK_RESULT(backorder_query_set(query, EMPTY, EMPTY), E(QUERY_INVALID));
  CHECK_RESULT(backorder_query_set_drop_days(NULL, text("UTC"), EMPTY, EMPTY), E(NULL_POINTER));
  CHECK_RESULT(backorder_query_set_drop_days(query, EMPTY, EMPTY, EMPTY), E(ZONE_UNKNOWN));
  CHECK_RESULT(backorder_query_set_drop_days(query, text("UTC"), text("soon"), EMPTY),
               E(TIME_INVALID));
  CHECK_RESULT(backorder_query_set_drop_days(query, text("UTC"), text("2027-01-02"),
                                             text("2027-01-01")),
               E(QUERY_INVALID));
  CHECK_OK(backorder_query_set_drop_days(query, text("UTC"), EMPTY, EMPTY));
  CHECK_RESULT(backorder_droplist_search(NULL, query, &page), E(NULL_POINTER));
  CHECK_RESULT(backorder_droplist_search(list, NULL, &page), E(NULL_POINTER));
  CHECK_RESULT(backorder_droplist_search(list, query, NULL), E(NULL_POINTER));
  CHECK_OK(backorder_query_set(query, text("pattern"), text("(")));
  CHECK_RESULT(backorder_droplist_search(list, query, &page), E(PATTERN_INVALID));
  CHECK(page == NULL);
  CHECK_OK(backorder_query_set(query, text("pattern"), EMPTY));
  CHECK_OK(backorder_droplist_search(list, query, &page));
  CHECK_RESULT(backorder_page_at(NULL, 0, sizeof row, &row), E(NULL_POINTER));
  CHECK_RESULT(backorder_page_at(page, 2, sizeof row, &row), E(INDEX_INVALID));
  CHECK_RESULT(backorder_page_at(page, 0, 1, &row), E(SIZE_INVALID));
  CHECK_RESULT(backorder_page_at(page, 0, SIZE_MAX, &row), E(SIZE_INVALID));
  CHECK_RESULT(backorder_page_at(page, 0, sizeof row, NULL), E(NULL_POINTER));
  backorder_page_free(page);
  backorder_query_free(query);
}

static void statistics(const backorder_droplist *list) {
  backorder_statistics *counts;
  backorder_statistics_totals totals;
  backorder_statistics_day day;
  backorder_statistics_tld tld;
  CHECK_RESULT(backorder_statistics_new(NULL, text("UTC"), NOW, &counts), E(NULL_POINTER));
  CHECK_RESULT(backorder_statistics_new(list, text("Nowhere"), NOW, &counts), E(ZONE_UNKNOWN));
  CHECK_RESULT(backorder_statistics_new(list, text("UTC"), INT64_MIN, &counts), E(TIME_RANGE));
  CHECK_RESULT(backorder_statistics_new(list, text("UTC"), NOW, NULL), E(NULL_POINTER));
  CHECK_OK(backorder_statistics_new(list, text("UTC"), NOW, &counts));
  CHECK_RESULT(backorder_statistics_read_totals(NULL, sizeof totals, &totals), E(NULL_POINTER));
  CHECK_RESULT(backorder_statistics_read_totals(counts, 0, &totals), E(SIZE_INVALID));
  CHECK_RESULT(backorder_statistics_read_totals(counts, SIZE_MAX, &totals), E(SIZE_INVALID));
  CHECK_RESULT(backorder_statistics_tld_at(counts, 2, sizeof tld, &tld), E(INDEX_INVALID));
  CHECK_RESULT(backorder_statistics_tld_at(NULL, 0, sizeof tld, &tld), E(NULL_POINTER));
  CHECK_RESULT(backorder_statistics_day_at(counts, 1, sizeof day, &day), E(INDEX_INVALID));
  CHECK_RESULT(backorder_statistics_day_at(counts, 0, sizeof day, NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_statistics_day_tld_at(counts, 1, 0, sizeof tld, &tld), E(INDEX_INVALID));
  CHECK_RESULT(backorder_statistics_day_tld_at(counts, 0, 2, sizeof tld, &tld), E(INDEX_INVALID));
  CHECK_RESULT(backorder_statistics_day_tld_at(counts, 0, 0, 0, &tld), E(SIZE_INVALID));
  CHECK_RESULT(backorder_statistics_day_tld_at(counts, 0, 0, SIZE_MAX, &tld), E(SIZE_INVALID));
  backorder_statistics_free(counts);
}

static void droplists(void) {
  backorder_image *image = imported();
  backorder_droplist *list;
  int64_t drop_at = 5;
  const uint8_t *memory = backorder_image_data(image);
  size_t size = backorder_image_size(image);
  CHECK_RESULT(backorder_droplist_open(NULL, size, &list), E(NULL_POINTER));
  CHECK_RESULT(backorder_droplist_open(NULL, 0, &list), E(IMAGE_DAMAGED));
  CHECK_RESULT(backorder_droplist_open(memory, SIZE_MAX, &list), E(SIZE_INVALID));
  CHECK_RESULT(backorder_droplist_open(memory, size, NULL), E(NULL_POINTER));
  CHECK_OK(backorder_droplist_open(memory, size, &list));
  CHECK_RESULT(backorder_droplist_verify(NULL), E(NULL_POINTER));
  CHECK_RESULT(backorder_droplist_drop_of(NULL, text("shop.com"), &drop_at), E(NULL_POINTER));
  CHECK_RESULT(backorder_droplist_drop_of(list, EMPTY, &drop_at), E(NAME_INVALID));
  CHECK_RESULT(backorder_droplist_drop_of(list, text("shop.com"), NULL), E(NULL_POINTER));
  CHECK(drop_at == 5);
  uint32_t presence = 5;
  CHECK_RESULT(backorder_droplist_presence(NULL, text("shop.com"), &presence), E(NULL_POINTER));
  CHECK_RESULT(backorder_droplist_presence(list, EMPTY, &presence), E(NAME_INVALID));
  CHECK_RESULT(backorder_droplist_presence(list, text("shop.com"), NULL), E(NULL_POINTER));
  CHECK(presence == 5 && backorder_droplist_source(NULL).len == 0);
  queries(list);
  statistics(list);
  backorder_droplist_free(list);
  backorder_image_free(image);
}

int main(void) {
  droplists();
  CHECK(backorder_last_error_code() != BACKORDER_OK);
  return 0;
}
