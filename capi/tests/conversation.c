/* Sessions, repetition and lists without I/O: what is said to be sent, and what comes of it. The
 * registrar is played by hand; time is a number. */
#include "fixtures.h"

#define E(name) BACKORDER_ERROR_##name

static uint64_t now_ms = 5000;

static const char *const LOST = "[RESPONSE]\nCODE=530\nDESCRIPTION=SESSION NOT FOUND\nEOF\n";
static const char *const LESS = "[RESPONSE]\nCODE=425\nDESCRIPTION=Too many commands\nEOF\n";
static const char *const DONE = "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\nEOF\n";

static backorder_conversation *new_conversation(void) {
  backorder_conversation *conversation;
  CHECK_OK(backorder_conversation_new(the_connection, NULL, &conversation));
  return conversation;
}

static backorder_exchange *new_exchange(const backorder_conversation *conversation,
                                        const char *name) {
  backorder_command *command;
  backorder_exchange *exchange;
  CHECK_OK(backorder_command_new(text(name), &command));
  CHECK_OK(backorder_exchange_new(conversation, command, now_ms, &exchange));
  backorder_command_free(command);
  return exchange;
}

static backorder_next next_of(backorder_exchange *exchange) {
  backorder_next next;
  CHECK_OK(backorder_exchange_next(exchange, now_ms, sizeof next, &next));
  return next;
}

/* Something is to be posted, and it has this in it. */
static void posts(backorder_exchange *exchange, const char *part) {
  backorder_next next = next_of(exchange);
  CHECK(next.kind == BACKORDER_NEXT_POST);
  CHECK(is(next.url, "https://api-ote.ispapi.net/api/call.cgi"));
  if (!contains(next.body, part)) fprintf(stderr, "no %s in %.*s\n", part, (int)next.body.len,
                                          next.body.data);
  CHECK(contains(next.body, part));
  CHECK(next.total_ms <= 30000 && next.total_ms > 0 && next.answer_ms <= next.total_ms);
  CHECK(next.bytes > 0 && next.idle_ms > 0);
}

static void comes(backorder_exchange *exchange, const char *body) {
  backorder_http_answer came = {200, 0, (const uint8_t *)body, strlen(body), 0};
  CHECK_OK(backorder_exchange_came(exchange, &came, now_ms));
}

static void fails(backorder_exchange *exchange, uint32_t fault) {
  backorder_http_answer came = {0, 0, NULL, 0, fault};
  CHECK_OK(backorder_exchange_came(exchange, &came, now_ms));
}

static void waits(backorder_exchange *exchange, uint64_t least, uint64_t most) {
  backorder_next next = next_of(exchange);
  CHECK(next.kind == BACKORDER_NEXT_WAIT);
  CHECK(next.wait_ms >= least && next.wait_ms <= most);
  now_ms += next.wait_ms;
}

static backorder_result ends(backorder_exchange *exchange, backorder_answer **answer) {
  CHECK(next_of(exchange).kind == BACKORDER_NEXT_DONE);
  CHECK(next_of(exchange).kind == BACKORDER_NEXT_DONE);
  return backorder_exchange_answer(exchange, answer);
}

static void logs_in(backorder_conversation *conversation, const char *session) {
  backorder_exchange *exchange;
  backorder_answer *answer;
  char body[128];
  snprintf(body, sizeof body,
           "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\nPROPERTY[SESSION][0]=%s\nEOF\n", session);
  CHECK_OK(backorder_exchange_new_login(conversation, now_ms, &exchange));
  CHECK_RESULT(backorder_exchange_answer(exchange, &answer), E(OUTCOME_INVALID));
  posts(exchange, "StartSession");
  comes(exchange, body);
  CHECK_OK(ends(exchange, &answer));
  backorder_answer_free(answer);
  backorder_exchange_free(exchange);
}

static bool one_otp(void *context, backorder_str *out) {
  unsigned *left = context;
  if (*left == 0) return false;
  --*left;
  *out = text("246810");
  return true;
}

/* A login asks for a one-time password; without one there is nothing to be sent. */
static void one_time_passwords(void) {
  backorder_conversation *conversation = new_conversation();
  backorder_answer *answer;
  unsigned left = 1;
  CHECK_RESULT(backorder_conversation_set_otp_source(conversation, NULL, &left), E(NULL_POINTER));
  CHECK_RESULT(backorder_conversation_set_otp_source(NULL, one_otp, &left), E(NULL_POINTER));
  CHECK_OK(backorder_conversation_set_otp_source(conversation, one_otp, &left));
  backorder_exchange *exchange = new_exchange(conversation, "StatusAccount");
  posts(exchange, "s_otp=246810");
  comes(exchange, DONE);
  CHECK_OK(ends(exchange, &answer));
  backorder_answer_free(answer);
  backorder_exchange_free(exchange);
  exchange = new_exchange(conversation, "AddDomainApplication");
  CHECK_RESULT(ends(exchange, &answer), E(OTP_REQUIRED));
  CHECK(answer == NULL && left == 0);
  backorder_exchange_free(exchange);
  backorder_conversation_free(conversation);
}

/* Only what only asks is sent again; of what changes something nobody knows. */
static void lost_on_the_way(void) {
  backorder_conversation *conversation = new_conversation();
  backorder_metrics metrics;
  backorder_answer *answer;
  backorder_exchange *exchange = new_exchange(conversation, "StatusAccount");
  posts(exchange, "StatusAccount");
  fails(exchange, BACKORDER_FAULT_CLOSED);
  waits(exchange, 250, 500);
  posts(exchange, "StatusAccount");
  comes(exchange, LESS);
  waits(exchange, 10000, 20000);
  posts(exchange, "StatusAccount");
  fails(exchange, BACKORDER_FAULT_DNS);
  CHECK_RESULT(ends(exchange, &answer), E(TRANSPORT));
  CHECK(answer == NULL && backorder_last_error_fault() == BACKORDER_FAULT_DNS);
  backorder_exchange_free(exchange);

  exchange = new_exchange(conversation, "AddDomainApplication");
  posts(exchange, "AddDomainApplication");
  fails(exchange, BACKORDER_FAULT_TIMEOUT_READ);
  CHECK_RESULT(ends(exchange, &answer), E(UNKNOWN_OUTCOME));
  backorder_exchange_free(exchange);

  /* Nothing was sent: the same once more. */
  exchange = new_exchange(conversation, "AddDomainApplication");
  posts(exchange, "AddDomainApplication");
  fails(exchange, BACKORDER_FAULT_CONNECT);
  waits(exchange, 250, 500);
  posts(exchange, "AddDomainApplication");
  comes(exchange, DONE);
  CHECK_OK(ends(exchange, &answer));
  backorder_answer_free(answer);
  backorder_exchange_free(exchange);

  /* Nobody said what came, or gave it up while it was under way. */
  exchange = new_exchange(conversation, "AddDomainApplication");
  posts(exchange, "AddDomainApplication");
  CHECK_RESULT(ends(exchange, &answer), E(UNKNOWN_OUTCOME));
  comes(exchange, DONE);
  CHECK_RESULT(ends(exchange, &answer), E(UNKNOWN_OUTCOME));
  backorder_exchange_free(exchange);
  exchange = new_exchange(conversation, "AddDomainApplication");
  posts(exchange, "AddDomainApplication");
  CHECK_OK(backorder_exchange_cancel(exchange));
  CHECK_RESULT(ends(exchange, &answer), E(UNKNOWN_OUTCOME));
  backorder_exchange_free(exchange);
  exchange = new_exchange(conversation, "AddDomainApplication");
  CHECK_OK(backorder_exchange_cancel(exchange));
  CHECK_RESULT(ends(exchange, &answer), E(CANCELLED));
  backorder_exchange_free(exchange);
  backorder_exchange_free(new_exchange(conversation, "StatusAccount"));

  CHECK_OK(backorder_conversation_metrics(conversation, sizeof metrics, &metrics));
  CHECK(metrics.calls == 7 && metrics.answers == 1 && metrics.unknown_outcomes == 3);
  CHECK(metrics.failures == 3 && metrics.repetitions == 3 && metrics.limited == 1);
  backorder_conversation_free(conversation);
}

static void limits(void) {
  backorder_limits *limits;
  backorder_conversation *conversation;
  backorder_answer *answer;
  CHECK_OK(backorder_limits_new(&limits));
  CHECK_OK(backorder_limits_set(limits, BACKORDER_LIMIT_RATE, 1));
  CHECK_OK(backorder_limits_set(limits, BACKORDER_LIMIT_RATE_TIME, 2000));
  CHECK_OK(backorder_limits_set(limits, BACKORDER_LIMIT_TOTAL_TIME, 3000));
  CHECK_OK(backorder_conversation_new(the_connection, limits, &conversation));
  backorder_exchange *first = new_exchange(conversation, "StatusAccount");
  backorder_exchange *second = new_exchange(conversation, "StatusAccount");
  backorder_exchange *third = new_exchange(conversation, "StatusAccount");
  posts(first, "StatusAccount");
  CHECK_RESULT(backorder_exchange_next(second, UINT64_MAX, sizeof(backorder_next),
                                       &(backorder_next){0}),
               E(TIME_RANGE));
  waits(second, 2000, 2000);
  posts(second, "StatusAccount");
  CHECK_RESULT(ends(third, &answer), E(RATE_LIMITED));
  backorder_exchange_free(first);
  backorder_exchange_free(second);
  backorder_exchange_free(third);
  backorder_conversation_free(conversation);
  backorder_limits_free(limits);
}

/* Names from `first` on, as many as there are of seven, three at most. */
static const char *page(size_t first) {
  static char body[1024];
  size_t size = (size_t)snprintf(body, sizeof body, "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\n");
  for (size_t row = first; row < 7 && row < first + 3; row++) {
    size += (size_t)snprintf(body + size, sizeof body - size, "PROPERTY[DOMAIN][%zu]=name%zu.com\n",
                             row - first, row);
  }
  snprintf(body + size, sizeof body - size,
           "PROPERTY[FIRST][0]=%zu\nPROPERTY[LIMIT][0]=3\nPROPERTY[TOTAL][0]=7\nEOF\n", first);
  return body;
}

/* A list over several pages, whose session is forgotten in the middle of it. */
static void pages(void) {
  backorder_conversation *conversation = new_conversation();
  backorder_pager *pager;
  backorder_command *command;
  backorder_answer *answer;
  backorder_text *before, *after, *id;
  size_t seen = 0, asked = 0;
  logs_in(conversation, "first-session");
  CHECK_OK(backorder_conversation_session(conversation, &before));
  CHECK_OK(backorder_pager_new(the_command, text("DOMAIN"), 3, &pager));
  CHECK(backorder_pager_total(pager) == -1);
  for (;;) {
    CHECK_OK(backorder_pager_command(pager, &command));
    if (command == NULL) break;
    backorder_exchange *exchange;
    CHECK_OK(backorder_exchange_new(conversation, command, now_ms, &exchange));
    backorder_command_free(command);
    posts(exchange, asked < 2 ? "s_session=first-session" : "s_session=second-session");
    if (asked == 1) {
      comes(exchange, LOST);
      posts(exchange, "StartSession");
      comes(exchange, "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\n"
                      "PROPERTY[SESSION][0]=second-session\nEOF\n");
      posts(exchange, "s_session=second-session");
    }
    /* Each page begins with the last row of the one before. */
    comes(exchange, page(asked * 2));
    CHECK_OK(ends(exchange, &answer));
    CHECK_OK(backorder_pager_accept(pager, answer));
    CHECK(backorder_pager_total(pager) == 7);
    for (size_t i = 0; i < backorder_pager_row_count(pager); i++, seen++) {
      char expected[32];
      size_t row;
      backorder_str name;
      snprintf(expected, sizeof expected, "name%zu.com", seen);
      CHECK_OK(backorder_pager_row(pager, i, &row));
      CHECK_OK(backorder_answer_value(answer, text("DOMAIN"), row, &name));
      CHECK(is(name, expected));
    }
    backorder_answer_free(answer);
    backorder_exchange_free(exchange);
    asked++;
  }
  CHECK(seen == 7 && asked == 3);
  CHECK_OK(backorder_conversation_session(conversation, &after));
  CHECK(contains(backorder_text_view(after), "second-session"));
  CHECK_OK(backorder_session_id(backorder_text_view(after), &id));
  CHECK(backorder_text_view(id).len == 16);
  CHECK_OK(backorder_conversation_resume_session(conversation, backorder_text_view(before)));
  CHECK_RESULT(backorder_conversation_resume_session(conversation, text("x")), E(CONFIG));
  backorder_text_free(before);
  backorder_text_free(after);
  backorder_text_free(id);
  backorder_pager_free(pager);

  /* A page of another place: what is missing is not known, and that is the end. */
  CHECK_OK(backorder_pager_new(the_command, text("DOMAIN"), 3, &pager));
  const char *body = page(3);
  CHECK_OK(backorder_answer_new((const uint8_t *)body, strlen(body), &answer));
  CHECK_RESULT(backorder_pager_accept(pager, answer), E(INVALID));
  CHECK(backorder_pager_row_count(pager) == 0);
  CHECK_OK(backorder_pager_command(pager, &command));
  CHECK(command == NULL);
  backorder_answer_free(answer);
  backorder_pager_free(pager);

  backorder_exchange *logout;
  CHECK_OK(backorder_exchange_new_logout(conversation, now_ms, &logout));
  posts(logout, "EndSession");
  comes(logout, DONE);
  CHECK_OK(ends(logout, &answer));
  backorder_answer_free(answer);
  backorder_exchange_free(logout);
  CHECK_OK(backorder_exchange_new_logout(conversation, now_ms, &logout));
  CHECK(logout == NULL);
  backorder_conversation_free(conversation);
}

int main(void) {
  make_fixtures();
  one_time_passwords();
  lost_on_the_way();
  limits();
  pages();
  free_fixtures();
  return 0;
}
