/* Searches a droplist: makes an image of the registrar's list once, then maps and searches it.
 *
 *   cc search.c $(pkg-config --cflags --libs backorder) -o search
 *   ./search import list.csv list.image        (or a zip or gzip of it)
 *   ./search list.image tlds=com pattern=^shop limit=20
 */
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

static void must(backorder_result result) {
  if (result != BACKORDER_OK) {
    backorder_str message = backorder_last_error_message();
    fprintf(stderr, "search: %.*s\n", (int)message.len, message.data);
    exit(1);
  }
}

static void stop(const char *what) {
  perror(what);
  exit(1);
}

/* The whole file in memory; it is never written, only replaced. */
static const uint8_t *map(const char *path, size_t *size) {
  struct stat status;
  int file = open(path, O_RDONLY);
  if (file < 0 || fstat(file, &status) != 0) stop(path);
  *size = (size_t)status.st_size;
  void *bytes = *size > 0 ? mmap(NULL, *size, PROT_READ, MAP_PRIVATE, file, 0) : "";
  if (bytes == MAP_FAILED) stop(path);
  close(file);
  return bytes;
}

static void import(const char *list, const char *path) {
  size_t size;
  const uint8_t *bytes = map(list, &size);
  backorder_import *import;
  backorder_image *image;
  must(backorder_import_new((int64_t)time(NULL), &import));
  if (size > 1 && (memcmp(bytes, "PK", 2) == 0 || memcmp(bytes, "\x1f\x8b", 2) == 0)) {
    must(backorder_import_feed_archive(import, bytes, size));
  } else {
    must(backorder_import_feed(import, bytes, size));
  }
  must(backorder_import_finish(import, NULL, &image));
  FILE *file = fopen(path, "wb");
  size = backorder_image_size(image);
  if (!file || fwrite(backorder_image_data(image), 1, size, file) != size || fclose(file) != 0) {
    stop(path);
  }
  backorder_image_free(image);
  backorder_import_free(import);
}

static void search(const char *path, char **conditions, int count) {
  size_t size;
  const uint8_t *bytes = map(path, &size);
  backorder_droplist *list;
  backorder_query *query;
  backorder_page *page;
  must(backorder_droplist_open(bytes, size, &list));
  must(backorder_query_new(&query));
  for (int i = 0; i < count; i++) {
    char *value = strchr(conditions[i], '=');
    backorder_str name = backorder_str_of(conditions[i]);
    name.len = value ? (size_t)(value - conditions[i]) : name.len;
    must(backorder_query_set(query, name, backorder_str_of(value ? value + 1 : "1")));
  }
  must(backorder_droplist_search(list, query, &page));
  for (size_t i = 0; i < backorder_page_count(page); i++) {
    backorder_droplist_row row;
    backorder_text *drop;
    must(backorder_page_at(page, i, sizeof row, &row));
    must(backorder_time_text(row.drop_at, &drop));
    backorder_str at = backorder_text_view(drop);
    printf("%.*s  %.*s.%.*s\n", (int)at.len, at.data, (int)row.label_unicode.len,
           row.label_unicode.data, (int)row.tld.len, row.tld.data);
    backorder_text_free(drop);
  }
  printf("%" PRIu64 " of %zu\n", (uint64_t)backorder_page_total(page),
         backorder_droplist_count(list));
  backorder_page_free(page);
  backorder_query_free(query);
  backorder_droplist_free(list);
}

int main(int argc, char **argv) {
  if (argc == 4 && strcmp(argv[1], "import") == 0) {
    import(argv[2], argv[3]);
  } else if (argc >= 2) {
    search(argv[1], argv + 2, argc - 2);
  } else {
    fprintf(stderr, "usage: search import LIST IMAGE | search IMAGE [CONDITION=VALUE...]\n");
    return 2;
  }
  return 0;
}
