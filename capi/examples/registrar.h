/* The registrar as the examples ask it: over libcurl, and played by the simulator. */
#ifndef REGISTRAR_H
#define REGISTRAR_H

#include "must.h"

#include <backorder_curl.h>

/* What comes of an effect of the registrar's. */
static inline backorder_outcome *ask_registrar(CURL *curl, const backorder_connection *connection,
                                               const backorder_store *store,
                                               const backorder_database *database,
                                               const backorder_effect *effect) {
  char owner[32];
  backorder_errand *errand;
  backorder_outcome *outcome;
  snprintf(owner, sizeof owner, "P-%llu", (unsigned long long)effect->client);
  backorder_str handle = backorder_str_of(owner);
  backorder_contacts contacts = {handle, handle, handle, handle};
  must(backorder_errand_new(effect, &contacts, BACKORDER_PLATFORM_ISPAPI, &errand));
  must(backorder_errand_read_holders(errand, store, database));
  must(backorder_curl_carry_out(curl, connection, errand, &outcome));
  backorder_str problem = backorder_errand_problem(errand);
  if (problem.len > 0) fprintf(stderr, "%.*s\n", (int)problem.len, problem.data);
  backorder_errand_free(errand);
  return outcome;
}

/* The simulator's, at that address. */
static inline backorder_connection *connection_to(const char *simulator) {
  char url[256];
  backorder_connection *connection;
  must(backorder_connection_new(BACKORDER_PLATFORM_ISPAPI, true, backorder_str_of("test.user"),
                                backorder_str_of("test.passw0rd"), &connection));
  snprintf(url, sizeof url, "%s/api/call.cgi", simulator);
  must(backorder_connection_set(connection, BACKORDER_PART_ENDPOINT, backorder_str_of(url)));
  return connection;
}

/* Tells the simulator what to play. */
static inline void control(CURL *curl, const char *simulator, const char *what, const char *form) {
  char url[256];
  backorder_curl_body body = {NULL, 0, false};
  snprintf(url, sizeof url, "%s/control/%s", simulator, what);
  backorder_http_answer came =
      backorder_curl_post(curl, backorder_str_of(url), backorder_str_of(form), true, &body);
  if (came.status != 200) die(url, "refused");
  free(body.bytes);
}

static inline void set_clock(CURL *curl, const char *simulator, int64_t now) {
  char form[64];
  backorder_text *time;
  must(backorder_time_text(now, &time));
  snprintf(form, sizeof form, "now=%.19s", backorder_text_view(time).data);
  backorder_text_free(time);
  control(curl, simulator, "clock", form);
}

#endif
