/* The registrar over libcurl: posts what the library says and hands it what came. */
#ifndef CURL_REGISTRAR_H
#define CURL_REGISTRAR_H

#include "sqlite_store.h"

#include <curl/curl.h>

#define ANSWER_MAX (16u << 20)

typedef struct {
  uint8_t *bytes;
  size_t size;
  bool is_too_large;
} body_t;

static inline size_t keep(char *bytes, size_t one, size_t count, void *to) {
  body_t *body = to;
  size_t more = one * count;
  uint8_t *grown = NULL;
  body->is_too_large = body->size + more > ANSWER_MAX;
  if (body->is_too_large || !(grown = realloc(body->bytes, body->size + more))) return 0;
  memcpy(grown + body->size, bytes, more);
  body->bytes = grown;
  body->size += more;
  return more;
}

/* How far the request got: before it was sent nothing can have happened, later nobody knows. */
static inline uint32_t fault_of(CURL *curl, CURLcode code, bool is_too_large) {
  curl_off_t connected = 0;
  curl_easy_getinfo(curl, CURLINFO_CONNECT_TIME_T, &connected);
  switch (code) {
  case CURLE_OK: return 0;
  case CURLE_COULDNT_RESOLVE_HOST: return BACKORDER_FAULT_DNS;
  case CURLE_COULDNT_CONNECT: return BACKORDER_FAULT_CONNECT;
  case CURLE_COULDNT_RESOLVE_PROXY: return BACKORDER_FAULT_PROXY;
  case CURLE_SSL_CONNECT_ERROR:
  case CURLE_PEER_FAILED_VERIFICATION: return BACKORDER_FAULT_TLS;
  case CURLE_OPERATION_TIMEDOUT:
    return connected > 0 ? BACKORDER_FAULT_TIMEOUT_READ : BACKORDER_FAULT_TIMEOUT_CONNECT;
  default: return is_too_large ? BACKORDER_FAULT_TOO_LARGE : BACKORDER_FAULT_CLOSED;
  }
}

/* Posts a form, over a connection of its own where it `is_changing` something: a form that is sent
 * over an open one and not answered is sent again by libcurl without being asked, and the
 * registrar may have carried it out the first time. What came is valid until `body->bytes` is
 * freed. */
static inline backorder_http_answer post(CURL *curl, backorder_str url, backorder_str form,
                                         bool is_changing, body_t *body) {
  char address[512]; /* The library's texts are not ended by a zero byte. */
  long status = 0;
  curl_off_t wait = 0;
  snprintf(address, sizeof address, "%.*s", (int)url.len, url.data);
  curl_easy_reset(curl); /* Connections stay open. */
  curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, is_changing ? 1L : 0L);
  curl_easy_setopt(curl, CURLOPT_URL, address);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, form.data);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)form.len);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 60L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, body);
  CURLcode code = curl_easy_perform(curl);
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &wait);
  backorder_http_answer answer = {(uint32_t)status, (uint32_t)wait, body->bytes, body->size,
                                  fault_of(curl, code, body->is_too_large)};
  return answer;
}

/* Sends what the errand asks for until it is known what came of it. */
static inline backorder_outcome *run_errand(CURL *curl, const backorder_connection *connection,
                                            backorder_errand *errand) {
  backorder_outcome *outcome = NULL;
  while (outcome == NULL) {
    backorder_command *command;
    backorder_form *form;
    body_t body = {NULL, 0, false};
    must(backorder_errand_command(errand, &command));
    must(backorder_form_new(connection, command, &form));
    backorder_http_answer came =
        post(curl, backorder_connection_url(connection), backorder_form_body(form),
             !backorder_command_is_reading(command), &body);
    must(backorder_errand_answered(errand, connection, &came, &outcome));
    free(body.bytes);
    backorder_form_free(form);
    backorder_command_free(command);
  }
  return outcome;
}

/* What comes of an effect of the registrar's. */
static inline backorder_outcome *ask_registrar(CURL *curl, const backorder_connection *connection,
                                               sqlite3 *db, const backorder_store *store,
                                               const backorder_effect *effect) {
  char owner[32];
  backorder_errand *errand;
  snprintf(owner, sizeof owner, "P-%llu", (unsigned long long)effect->client);
  backorder_str handle = backorder_str_of(owner);
  backorder_contacts contacts = {handle, handle, handle, handle};
  must(backorder_errand_new(effect, &contacts, BACKORDER_PLATFORM_ISPAPI, &errand));
  if (effect->kind == BACKORDER_EFFECT_FIND_APPLICATION) {
    backorder_statements *holders;
    backorder_statement statement;
    must(backorder_store_holders(store, effect->name, &holders));
    must(backorder_statements_at(holders, 0, sizeof statement, &statement));
    sqlite3_stmt *found = prepare(db, &statement);
    if (!found) die("read", sqlite3_errmsg(db));
    while (has_row(db, found)) {
      must(backorder_errand_add_holder(errand, column(found, 0),
                                       (uint64_t)sqlite3_column_int64(found, 1)));
    }
    sqlite3_finalize(found);
    backorder_statements_free(holders);
  }
  backorder_outcome *outcome = run_errand(curl, connection, errand);
  backorder_str problem = backorder_errand_problem(errand);
  if (problem.len > 0) fprintf(stderr, "%.*s\n", (int)problem.len, problem.data);
  backorder_errand_free(errand);
  return outcome;
}

#endif
