/* Two JSON files in, the plan as a table out: what billing has, and what the registrar says.
 *
 *   cc sync_plan.c $(pkg-config --cflags --libs backorder)
 */
#include <backorder.h>
#include <stdio.h>
#include <stdlib.h>

/* Ends the program with the library's message when a call is refused. */
static void must(backorder_result result) {
  if (result != BACKORDER_OK) {
    backorder_str message = backorder_last_error_message();
    fprintf(stderr, "%.*s\n", (int)message.len, message.data);
    exit(1);
  }
}

/* A whole file; free its data. */
static backorder_str contents(const char *name) {
  FILE *file = fopen(name, "rb");
  if (file == NULL) {
    perror(name);
    exit(1);
  }
  size_t room = 1 << 20;
  char *data = malloc(room);
  size_t len = data == NULL ? 0 : fread(data, 1, room, file);
  fclose(file);
  return (backorder_str){data, len};
}

int main(int argc, char **argv) {
  backorder_str billing = contents(argc > 1 ? argv[1] : "../docs/examples/billing.json");
  backorder_str answers = contents(argc > 2 ? argv[2] : "../docs/examples/answers.json");
  const int64_t now = 1795780800; /* 2026-11-27 12:00:00 UTC; a program would take time(NULL) */
  backorder_domain_sync *sync;
  backorder_sync_plan *plan;
  backorder_str report;
  must(backorder_domain_sync_new(backorder_str_of("cnr"), NULL, &sync));
  must(backorder_domain_sync_add_json(sync, billing, answers));
  must(backorder_sync_plan_new(sync, true, now, &plan));
  must(backorder_sync_plan_report(plan, backorder_str_of("en"), false, &report));
  fwrite(report.data, 1, report.len, stdout);
  backorder_sync_plan_free(plan);
  backorder_domain_sync_free(sync);
  free((void *)billing.data);
  free((void *)answers.data);
  return 0;
}
