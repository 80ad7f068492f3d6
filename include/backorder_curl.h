/*
 * The registrar over libcurl: posts what libbackorder says and tells it what came. Inline: nothing
 * of it is in the library, and a program that includes it is linked with libcurl besides.
 */
#ifndef BACKORDER_CURL_H
#define BACKORDER_CURL_H

#include <backorder.h>

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The longest answer that is kept. */
#define BACKORDER_CURL_ANSWER_MAX ((size_t)16 << 20)

/** The body of an answer, all zero before. `bytes` is to be freed by free(). */
typedef struct backorder_curl_body {
  uint8_t *bytes;    /**< What came so far; NULL where that is nothing. */
  size_t size;       /**< How many bytes. */
  bool is_too_large; /**< More came than is kept, and the request was ended. */
} backorder_curl_body;

/** A handle for the calls below, with time limits, for one thread. What you set besides (a proxy,
 * certificates, other limits) stays. To be cleaned up by curl_easy_cleanup(). */
static inline CURL *backorder_curl_new(void) {
  CURL *curl = curl_easy_init();
  if (curl) {
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 60L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  }
  return curl;
}

static inline size_t backorder_curl_keep(char *bytes, size_t one, size_t count, void *to) {
  backorder_curl_body *body = (backorder_curl_body *)to;
  size_t more = one * count;
  uint8_t *grown = NULL;
  body->is_too_large = more > BACKORDER_CURL_ANSWER_MAX - body->size;
  if (!body->is_too_large) grown = (uint8_t *)realloc(body->bytes, body->size + more + 1);
  if (!grown) return 0; /* libcurl ends the request. */
  memcpy(grown + body->size, bytes, more);
  body->bytes = grown;
  body->size += more;
  return more;
}

/** How far a request got, one of BACKORDER_FAULT_, or 0: before it was sent nothing can have
 * happened, later nobody knows. */
static inline uint32_t backorder_curl_fault(CURL *curl, CURLcode code, bool is_too_large) {
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

/** Posts a form, over a connection of its own where it `is_changing` something: a form that is sent
 * over an open one and not answered is sent again by libcurl without being asked, and the
 * registrar may have carried it out the first time. What came is valid as long as the body. */
static inline backorder_http_answer backorder_curl_post(CURL *curl, backorder_str url,
                                                        backorder_str form, bool is_changing,
                                                        backorder_curl_body *body) {
  long status = 0;
  curl_off_t wait = 0;
  backorder_http_answer answer = {0, 0, NULL, 0, BACKORDER_FAULT_CONNECT};
  char *address = (char *)malloc(url.len + 1); /* Texts of the library have no zero at the end. */
  if (!curl || !address) {
    free(address);
    return answer;
  }
  memcpy(address, url.data, url.len);
  address[url.len] = '\0';
  curl_easy_setopt(curl, CURLOPT_URL, address); /* Copied. */
  free(address);
  curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, is_changing ? 1L : 0L);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)form.len);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, form.data);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, backorder_curl_keep);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, body);
  CURLcode code = curl_easy_perform(curl);
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &wait);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, NULL); /* The form has a password in it. */
  answer.status = (uint32_t)status;
  answer.retry_after = (uint32_t)wait;
  answer.body = body->bytes;
  answer.size = body->size;
  answer.fault = backorder_curl_fault(curl, code, body->is_too_large);
  return answer;
}

/** Sends what an errand asks for until it is known what came of it: the outcome, to be freed by
 * backorder_outcome_free(). */
static inline backorder_result backorder_curl_carry_out(CURL *curl,
                                                        const backorder_connection *connection,
                                                        backorder_errand *errand,
                                                        backorder_outcome **out) {
  backorder_result result = BACKORDER_OK;
  *out = NULL;
  while (result == BACKORDER_OK && *out == NULL) {
    backorder_command *command = NULL;
    backorder_form *form = NULL;
    backorder_curl_body body = {NULL, 0, false};
    result = backorder_errand_command(errand, &command);
    if (result == BACKORDER_OK) result = backorder_form_new(connection, command, &form);
    if (result == BACKORDER_OK) {
      backorder_http_answer came =
          backorder_curl_post(curl, backorder_connection_url(connection), backorder_form_body(form),
                              !backorder_command_is_reading(command), &body);
      result = backorder_errand_answered(errand, connection, &came, out);
    }
    free(body.bytes);
    backorder_form_free(form);
    backorder_command_free(command);
  }
  return result;
}

#ifdef __cplusplus
}
#endif

#endif
