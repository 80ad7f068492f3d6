/* The registrar with HTTP, against the simulator and a server of its own: what goes wrong first.
 *
 *   sending ISPAPI-SIM FOLDER
 */
#include "sending.h"

#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>

#define E(name) BACKORDER_ERROR_##name

/* As nobody needs longer on this machine, and without repetition. */
static backorder_limits *quick(void) {
  backorder_limits *limits;
  CHECK_OK(backorder_limits_new(&limits));
  CHECK_OK(backorder_limits_set(limits, BACKORDER_LIMIT_TOTAL_TIME, 20000));
  CHECK_OK(backorder_limits_set(limits, BACKORDER_LIMIT_ATTEMPTS, 1));
  return limits;
}

static backorder_registrar *registrar_at(const char *url, backorder_limits *limits) {
  backorder_connection *connection = connection_to(url);
  backorder_registrar *registrar;
  CHECK_OK(backorder_registrar_new(connection, limits, &registrar));
  backorder_connection_free(connection);
  backorder_limits_free(limits);
  return registrar;
}

static backorder_registrar *registrar_of(backorder_limits *limits) {
  return registrar_at(simulator_url, limits);
}

static backorder_metrics metrics_of(const backorder_registrar *registrar) {
  backorder_metrics metrics;
  CHECK_OK(backorder_registrar_metrics(registrar, sizeof metrics, &metrics));
  return metrics;
}

static backorder_result called(const backorder_registrar *registrar, const char *name,
                               const char *domain) {
  backorder_command *command;
  backorder_answer *answer;
  CHECK_OK(backorder_command_new(text(name), &command));
  if (*domain) CHECK_OK(backorder_command_set(command, text("DOMAIN"), text(domain)));
  if (*domain) CHECK_OK(backorder_command_set(command, text("CLASS"), text("BACKORDER")));
  backorder_result result = backorder_registrar_call(registrar, command, &answer);
  CHECK((result == BACKORDER_OK) == (answer != NULL));
  backorder_answer_free(answer);
  backorder_command_free(command);
  return result;
}

/* The same, checked and read by the table of commands. */
static void asked(const backorder_registrar *registrar) {
  backorder_command *command;
  backorder_table *table;
  backorder_value value;
  CHECK_OK(backorder_command_new(text("StatusAccount"), &command));
  CHECK_OK(backorder_registrar_ask(registrar, command, &table));
  CHECK_OK(backorder_table_get(table, 0, text("CURRENCY"), sizeof value, &value));
  CHECK(is(value.text, "EUR"));
  backorder_table_free(table);
  CHECK_OK(backorder_command_set_flag(command, text("WIDE"), true));
  CHECK_RESULT(backorder_registrar_ask(registrar, command, &table), E(PARAMETER_INVALID));
  CHECK(table == NULL);
  backorder_command_free(command);
  CHECK_OK(backorder_command_new(text("StatusDomain"), &command));
  CHECK_OK(backorder_command_set(command, text("DOMAIN"), text("nobody.com")));
  CHECK_RESULT(backorder_registrar_ask(registrar, command, &table), E(PERMANENT));
  CHECK(backorder_last_error_registrar_code() == 545);
  backorder_command_free(command);
}

static backorder_result funds(const backorder_registrar *registrar) {
  backorder_reseller_funds funds;
  return backorder_registrar_funds(registrar, sizeof funds, &funds);
}

static backorder_effect effect_of(const char *id, const char *name, const char *reference) {
  backorder_effect effect;
  memset(&effect, 0, sizeof effect);
  effect.id = text(id);
  effect.client = 7;
  effect.name = text(name);
  effect.order_kind = BACKORDER_KIND_FULL;
  effect.reference = text(reference);
  return effect;
}

static backorder_contacts contacts(void) {
  backorder_contacts all = {text("P-1"), text("P-1"), text("P-1"), text("P-1")};
  return all;
}

static backorder_outcome *carried(const backorder_registrar *registrar, const char *id,
                                  const char *name, const char *reference) {
  backorder_effect effect = effect_of(id, name, reference);
  backorder_contacts whose = contacts();
  backorder_outcome *outcome;
  CHECK_OK(backorder_registrar_carry_out(registrar, &effect, &whose, &outcome));
  return outcome;
}

/* What the registrar lists for a name, found by an effect. */
static size_t found(const backorder_registrar *registrar, const char *name) {
  backorder_outcome *outcome = carried(registrar, "bo-42.1.find-application.1.", name, "");
  CHECK(backorder_outcome_problem(outcome).len == 0);
  size_t count = backorder_outcome_reference_count(outcome);
  backorder_outcome_free(outcome);
  return count;
}

static void nobody_there(void) {
  backorder_registrar *registrar = registrar_at("http://127.0.0.1:9/api/call.cgi", quick());
  backorder_connection *far = connection_to("http://registrar.example/api/call.cgi");
  backorder_registrar *none;
  CHECK_RESULT(called(registrar, "StatusAccount", ""), E(TRANSPORT));
  CHECK(backorder_last_error_fault() == BACKORDER_FAULT_CONNECT);
  CHECK(backorder_last_error_registrar_code() == 0);
  /* Nothing was sent, so a change is known not to be carried out. */
  CHECK_RESULT(called(registrar, "AddDomainApplication", "a.com"), E(TRANSPORT));
  backorder_outcome *outcome = carried(registrar, "bo-42.1.submit-application.1.", "a.com", "");
  CHECK(backorder_outcome_problem(outcome).len > 0);
  backorder_outcome_free(outcome);
  CHECK(metrics_of(registrar).failures == 3 && metrics_of(registrar).unknown_outcomes == 0);
  backorder_registrar_free(registrar);
  /* A password goes nowhere in clear text. */
  CHECK_RESULT(backorder_registrar_new(far, NULL, &none), E(CONFIG));
  CHECK(none == NULL && is(backorder_last_error_subject(), "endpoint"));
  CHECK_OK(backorder_connection_set(far, BACKORDER_PART_ENDPOINT, text(simulator_url)));
  CHECK_OK(backorder_connection_set(far, BACKORDER_PART_USER_AGENT, text("a\nb")));
  CHECK_RESULT(backorder_registrar_new(far, NULL, &none), E(CONFIG));
  CHECK(is(backorder_last_error_subject(), "user-agent"));
  CHECK_OK(backorder_connection_set(far, BACKORDER_PART_USER_AGENT, text("shop/1.0")));
  CHECK_OK(backorder_connection_set(far, BACKORDER_PART_PROXY, text("ftp://proxy.example")));
  CHECK_RESULT(backorder_registrar_new(far, NULL, &none), E(CONFIG));
  CHECK_OK(backorder_connection_set(far, BACKORDER_PART_PROXY, text("")));
  CHECK_OK(backorder_registrar_new(far, NULL, &none));
  backorder_registrar_free(none);
  backorder_connection_free(far);
}

static void limits(void) {
  backorder_limits *limits = quick();
  CHECK_RESULT(backorder_limits_set(limits, BACKORDER_LIMIT_ATTEMPTS, 0), E(CONFIG));
  CHECK(is(backorder_last_error_subject(), "attempts"));
  CHECK_RESULT(backorder_limits_set(limits, 99, 1), E(NUMBER_INVALID));
  CHECK_OK(backorder_limits_set(limits, BACKORDER_LIMIT_RATE, 1));
  CHECK_OK(backorder_limits_set(limits, BACKORDER_LIMIT_RATE_TIME, 3600000));
  backorder_registrar *registrar = registrar_of(limits);
  CHECK_OK(funds(registrar));
  CHECK_RESULT(funds(registrar), E(RATE_LIMITED));
  backorder_registrar_free(registrar);
  limits = quick();
  CHECK_OK(backorder_limits_set(limits, BACKORDER_LIMIT_BYTES, 20));
  registrar = registrar_of(limits);
  CHECK_RESULT(funds(registrar), E(TRANSPORT));
  CHECK(backorder_last_error_fault() == BACKORDER_FAULT_TOO_LARGE);
  backorder_registrar_free(registrar);
}

static void too_late(void) {
  backorder_limits *limits = quick();
  CHECK_OK(backorder_limits_set(limits, BACKORDER_LIMIT_TOTAL_TIME, 1000));
  backorder_registrar *registrar = registrar_of(limits);
  control("fault?fault=timeout&command=StatusAccount");
  CHECK_RESULT(funds(registrar), E(TRANSPORT));
  CHECK(backorder_last_error_fault() == BACKORDER_FAULT_TIMEOUT_READ);
  control("fault?fault=timeout&command=AddDomainApplication");
  CHECK_RESULT(called(registrar, "AddDomainApplication", "late.com"), E(UNKNOWN_OUTCOME));
  CHECK(metrics_of(registrar).unknown_outcomes == 1);
  backorder_registrar_free(registrar);
}

static void half_an_answer(void) {
  static const char *const broken[] = {"cut-body", "truncate", "empty", "garbage"};
  static const backorder_result expected[] = {E(TRANSPORT), E(TRUNCATED), E(EMPTY), E(INVALID)};
  backorder_registrar *registrar = registrar_of(quick());
  char fault[64];
  for (size_t i = 0; i < 4; i++) {
    snprintf(fault, sizeof fault, "fault?fault=%s&command=StatusAccount", broken[i]);
    control(fault);
    CHECK_RESULT(funds(registrar), expected[i]);
  }
  backorder_registrar_free(registrar);
}

/* Sent, carried out, and no answer: nobody knows, until it is searched for. */
static void lost_after_sending(void) {
  backorder_registrar *registrar = registrar_of(quick());
  CHECK(found(registrar, "lost.com") == 0);
  control("fault?fault=cut&command=AddDomainApplication");
  backorder_outcome *outcome = carried(registrar, "bo-42.1.submit-application.1.", "lost.com", "");
  CHECK(contains(backorder_outcome_problem(outcome), "may have been carried out"));
  backorder_outcome_free(outcome);
  CHECK(metrics_of(registrar).unknown_outcomes == 1);
  CHECK(found(registrar, "lost.com") == 1);
  backorder_registrar_free(registrar);
}

static void asked_for_less(void) {
  backorder_limits *limits = quick();
  backorder_registrar *registrar = registrar_of(limits);
  control("fault?fault=answer&code=421&command=StatusAccount");
  CHECK_OK(called(registrar, "StatusAccount", ""));
  control("fault?fault=answer&code=421&command=StatusAccount");
  CHECK_RESULT(funds(registrar), E(TEMPORARY));
  CHECK(backorder_last_error_registrar_code() == 421);
  control("fault?fault=answer&code=549&command=StatusAccount");
  CHECK_RESULT(funds(registrar), E(PERMANENT));
  CHECK(backorder_last_error_registrar_code() == 549 && backorder_last_error_fault() == 0);
  backorder_registrar_free(registrar);
  limits = quick();
  CHECK_OK(backorder_limits_set(limits, BACKORDER_LIMIT_ATTEMPTS, 2));
  CHECK_OK(backorder_limits_set(limits, BACKORDER_LIMIT_RATE_LIMIT_PAUSE, 10));
  registrar = registrar_of(limits);
  control("fault?fault=answer&code=425&command=StatusAccount");
  CHECK_OK(funds(registrar));
  backorder_metrics metrics = metrics_of(registrar);
  CHECK(metrics.limited == 1 && metrics.repetitions == 1 && metrics.answers == 1);
  CHECK(metrics.waited_ms >= 10);
  backorder_registrar_free(registrar);
}

static void sessions(void) {
  backorder_registrar *registrar = registrar_of(quick()), *other = registrar_of(quick());
  backorder_connection *connection = connection_to(simulator_url);
  backorder_registrar *stranger;
  backorder_text *session, *id, *again;
  CHECK_OK(backorder_registrar_session(registrar, &session));
  CHECK(session == NULL);
  CHECK_OK(backorder_registrar_start_session(registrar));
  CHECK_OK(backorder_registrar_session(registrar, &session));
  CHECK_OK(backorder_session_id(backorder_text_view(session), &id));
  CHECK(backorder_text_view(id).len == 16);
  CHECK_OK(backorder_registrar_resume_session(other, backorder_text_view(session)));
  CHECK_OK(funds(other));
  CHECK(metrics_of(other).calls == 1);
  /* Forgotten by the registrar: a new one, and the command once more. */
  control("sessions?");
  CHECK_OK(funds(other));
  CHECK(metrics_of(other).renewals == 1);
  backorder_text_free(session);
  CHECK_OK(backorder_registrar_session(other, &session));
  CHECK_OK(backorder_session_id(backorder_text_view(session), &again));
  backorder_str new_id = backorder_text_view(again), old_id = backorder_text_view(id);
  CHECK(new_id.len != old_id.len || memcmp(new_id.data, old_id.data, new_id.len) != 0);
  CHECK_OK(backorder_connection_set(connection, BACKORDER_PART_ROLE, text("cron")));
  CHECK_OK(backorder_registrar_new(connection, NULL, &stranger));
  CHECK_RESULT(backorder_registrar_resume_session(stranger, backorder_text_view(session)),
               E(CONFIG));
  CHECK_RESULT(backorder_registrar_resume_session(stranger, text("session")), E(CONFIG));
  backorder_text_free(session);
  CHECK_RESULT(backorder_session_id(text("session"), &session), E(CONFIG));
  CHECK(session == NULL);
  CHECK_OK(backorder_registrar_end_session(other));
  CHECK_OK(backorder_registrar_end_session(other));
  CHECK_OK(backorder_registrar_session(other, &session));
  CHECK(session == NULL);
  backorder_text_free(id);
  backorder_text_free(again);
  backorder_connection_free(connection);
  backorder_registrar_free(stranger);
  backorder_registrar_free(registrar);
  backorder_registrar_free(other);
}

/* One-time passwords one after another, until there are no more. */
struct otps {
  const char *const *all;
  size_t asked;
};

static bool next_otp(void *context, backorder_str *out) {
  struct otps *otps = context;
  CHECK(out->len == 0);
  const char *otp = otps->all[otps->asked++];
  if (otp != NULL) *out = text(otp);
  return otp != NULL;
}

static void one_time_passwords(void) {
  static const char *const all[] = {"111", "222", NULL, NULL}, *const bad[] = {"\xff"};
  struct otps otps = {all, 0}, odd = {bad, 0};
  control("login?login=test.user&password=" PASSWORD "&otp=111,222,333");
  backorder_registrar *registrar = registrar_of(quick());
  CHECK_RESULT(funds(registrar), E(AUTH));
  CHECK_RESULT(backorder_registrar_set_otp_source(NULL, next_otp, &otps), E(NULL_POINTER));
  CHECK_RESULT(backorder_registrar_set_otp_source(registrar, NULL, &otps), E(NULL_POINTER));
  CHECK(is(backorder_last_error_subject(), "source"));
  CHECK_RESULT(funds(registrar), E(AUTH));
  CHECK_OK(backorder_registrar_set_otp_source(registrar, next_otp, &otps));
  CHECK_OK(backorder_registrar_start_session(registrar));
  CHECK_OK(funds(registrar));
  CHECK(otps.asked == 1);
  control("sessions?");
  CHECK_OK(funds(registrar));
  CHECK(otps.asked == 2 && metrics_of(registrar).renewals == 1);
  /* Without one nothing is sent: 333 stays for whoever has it. */
  control("sessions?");
  CHECK_RESULT(funds(registrar), E(OTP_REQUIRED));
  CHECK_RESULT(backorder_registrar_start_session(registrar), E(OTP_REQUIRED));
  CHECK(otps.asked == 4);
  backorder_registrar_free(registrar);
  registrar = registrar_of(quick());
  CHECK_OK(backorder_registrar_set_otp_source(registrar, next_otp, &odd));
  CHECK_RESULT(funds(registrar), E(OTP_REQUIRED));
  backorder_registrar_free(registrar);
  backorder_connection *connection = connection_to(simulator_url);
  CHECK_OK(backorder_connection_set(connection, BACKORDER_PART_OTP, text("333")));
  CHECK_OK(backorder_registrar_new(connection, NULL, &registrar));
  CHECK_OK(backorder_registrar_start_session(registrar));
  control("sessions?");
  CHECK_RESULT(funds(registrar), E(OTP_REQUIRED));
  backorder_registrar_free(registrar);
  backorder_connection_free(connection);
  control("login?");
}

static void flow(void) {
  backorder_registrar *registrar = registrar_of(quick());
  backorder_reseller_funds funds;
  backorder_table *table;
  backorder_value value;
  control("rate?to=USD&rate=1.25");
  control("domain?domain=ours.com&holder=ours");
  asked(registrar);
  CHECK_OK(backorder_registrar_funds(registrar, sizeof funds, &funds));
  CHECK(funds.amount.amount_ten_thousandths == 100000000);
  CHECK(strcmp(funds.amount.currency, "EUR") == 0);
  CHECK_OK(backorder_registrar_applications(registrar, text("lost.com"), &table));
  CHECK(backorder_table_row_count(table) == 1);
  CHECK_OK(backorder_table_get(table, 0, text("reference"), sizeof value, &value));
  backorder_table *one;
  backorder_value status;
  CHECK_OK(backorder_registrar_application(registrar, value.text, &one));
  CHECK_OK(backorder_table_get(one, 0, text("status"), sizeof status, &status));
  CHECK(is(status.text, "REQUESTED"));
  CHECK_OK(backorder_table_get(one, 0, text("domain"), sizeof status, &status));
  CHECK(is(status.text, "lost.com"));
  backorder_table_free(one);
  backorder_table_free(table);
  CHECK_RESULT(backorder_registrar_application(registrar, text("77"), &table), E(PERMANENT));
  CHECK(table == NULL && backorder_last_error_registrar_code() == 545);
  CHECK_OK(backorder_registrar_applications(registrar, text(""), &table));
  CHECK(backorder_table_row_count(table) == 1);
  backorder_table_free(table);
  CHECK_OK(backorder_registrar_domain(registrar, text("ours.com"), &table));
  CHECK_OK(backorder_table_get(table, 0, text("domain"), sizeof value, &value));
  CHECK(is(value.text, "ours.com"));
  CHECK_OK(backorder_table_get(table, 0, text("expires_at"), sizeof value, &value));
  CHECK(value.kind == BACKORDER_VALUE_INT);
  backorder_table_free(table);
  CHECK_RESULT(backorder_registrar_domain(registrar, text("nobodys.com"), &table), E(PERMANENT));
  CHECK_OK(backorder_registrar_domains(registrar, text("our*.com"), &table));
  CHECK(backorder_table_row_count(table) == 1);
  backorder_table_free(table);
  CHECK_OK(backorder_registrar_domains(registrar, text("none*.com"), &table));
  CHECK(backorder_table_row_count(table) == 0);
  backorder_table_free(table);
  CHECK_OK(backorder_registrar_exchange_rates(registrar, text("USD"), &table));
  CHECK(backorder_table_row_count(table) > 0);
  CHECK_OK(backorder_table_get(table, 0, text("rate"), sizeof value, &value));
  CHECK(value.kind == BACKORDER_VALUE_TEXT && value.text.len > 2);
  CHECK_OK(backorder_table_get(table, 0, text("to"), sizeof value, &value));
  CHECK(is(value.text, "USD"));
  backorder_table_free(table);
  backorder_registrar_free(registrar);
}

static void side_by_side(void) {
  backorder_registrar *registrar = registrar_of(quick());
  backorder_contacts whose = contacts();
  backorder_outcomes *outcomes;
  backorder_outcome *outcome;
  char id[64], seen[25] = {0};
  size_t count = 0;
  CHECK_OK(backorder_outcomes_new(registrar, 8, &outcomes));
  CHECK(backorder_outcomes_effect(outcomes).len == 0);
  for (int i = 0; i < 25; i++) {
    snprintf(id, sizeof id, "bo-%d.1.poll-application.1.", i + 1);
    backorder_effect effect = effect_of(id, "a.com", "77");
    CHECK_OK(backorder_outcomes_add(outcomes, &effect, &whose));
  }
  backorder_effect invoice = effect_of("bo-1.1.create-invoice.1.", "a.com", "");
  CHECK_RESULT(backorder_outcomes_add(outcomes, &invoice, &whose), E(NUMBER_INVALID));
  for (;;) {
    CHECK_OK(backorder_outcomes_next(outcomes, &outcome));
    if (outcome == NULL) break;
    backorder_str whose_it_is = backorder_outcomes_effect(outcomes);
    int number = atoi(whose_it_is.data + strlen("bo-"));
    CHECK(number >= 1 && number <= 25 && !seen[number - 1]);
    seen[number - 1] = 1;
    count++;
    CHECK(contains(backorder_outcome_problem(outcome), "545"));
    backorder_outcome_free(outcome);
  }
  CHECK(count == 25);
  backorder_effect late = effect_of("bo-1.1.poll-application.1.", "a.com", "77");
  CHECK_RESULT(backorder_outcomes_add(outcomes, &late, &whose), E(OUTCOME_INVALID));
  CHECK(backorder_outcomes_stop(outcomes) == 0);
  backorder_outcomes_free(outcomes);
  /* Stopped before it began, and freed with effects under way. */
  CHECK_OK(backorder_outcomes_new(registrar, 2, &outcomes));
  for (int i = 0; i < 5; i++) CHECK_OK(backorder_outcomes_add(outcomes, &late, &whose));
  CHECK_OK(backorder_outcomes_next(outcomes, &outcome));
  backorder_outcome_free(outcome);
  CHECK(backorder_outcomes_stop(outcomes) >= 2);
  backorder_outcomes_free(outcomes);
  backorder_registrar_free(registrar);
}

/* What the child does shows in a byte; it ends without looking back. */
static void forks(void) {
  backorder_registrar *registrar = registrar_of(quick());
  backorder_contacts whose = contacts();
  backorder_effect effect = effect_of("bo-1.1.poll-application.1.", "a.com", "77");
  backorder_outcomes *outcomes;
  backorder_outcome *outcome;
  int ends[2];
  char said = '-';
  CHECK_OK(backorder_registrar_start_session(registrar));
  CHECK_OK(backorder_outcomes_new(registrar, 2, &outcomes));
  for (int i = 0; i < 4; i++) CHECK_OK(backorder_outcomes_add(outcomes, &effect, &whose));
  CHECK_OK(backorder_outcomes_next(outcomes, &outcome));
  backorder_outcome_free(outcome);
  CHECK(pipe(ends) == 0);
  pid_t child = fork();
  CHECK(child >= 0);
  if (child == 0) {
    int good = 1;
    for (int i = 0; i < 3; i++) good = good && funds(registrar) == BACKORDER_OK;
    good = good && backorder_outcomes_next(outcomes, &outcome) == E(OUTCOME_INVALID);
    backorder_outcomes_free(outcomes);
    backorder_registrar_free(registrar);
    if (write(ends[1], good ? "+" : "!", 1) != 1) abort();
    kill(getpid(), SIGKILL);
  }
  int count = 1;
  while (CHECK_OK_THEN(backorder_outcomes_next(outcomes, &outcome)), outcome != NULL) {
    CHECK(contains(backorder_outcome_problem(outcome), "545"));
    backorder_outcome_free(outcome);
    count++;
  }
  CHECK(count == 4);
  CHECK(read(ends[0], &said, 1) == 1 && said == '+');
  CHECK(waitpid(child, NULL, 0) == child);
  /* The child's end took nothing away from the parent. */
  CHECK_OK(funds(registrar));
  CHECK(metrics_of(registrar).repetitions == 0 && metrics_of(registrar).renewals == 0);
  close(ends[0]);
  close(ends[1]);
  backorder_outcomes_free(outcomes);
  backorder_registrar_free(registrar);
}

static void *turn_on(void *cancel) {
  usleep(300 * 1000);
  backorder_cancel_now(cancel);
  return NULL;
}

static void cancelled(void) {
  backorder_registrar *whole = registrar_of(quick()), *registrar;
  backorder_cancel *cancel;
  pthread_t thread;
  CHECK_OK(backorder_cancel_new(&cancel));
  CHECK_OK(backorder_registrar_cancelled_by(whole, cancel, &registrar));
  CHECK_OK(funds(registrar));
  control("fault?fault=timeout&command=AddDomainApplication");
  CHECK(pthread_create(&thread, NULL, turn_on, cancel) == 0);
  CHECK_RESULT(called(registrar, "AddDomainApplication", "stopped.com"), E(UNKNOWN_OUTCOME));
  CHECK(pthread_join(thread, NULL) == 0);
  CHECK(backorder_cancel_is_on(cancel));
  CHECK_RESULT(funds(registrar), E(CANCELLED));
  CHECK_OK(funds(whole));
  backorder_cancel_free(cancel);
  CHECK_RESULT(funds(registrar), E(CANCELLED));
  backorder_registrar_free(registrar);
  backorder_registrar_free(whole);
}

static void *ask(void *registrar) {
  for (int i = 0; i < 5; i++) CHECK_OK(funds(registrar));
  return NULL;
}

static void threads(void) {
  backorder_registrar *registrar = registrar_of(quick());
  pthread_t all[4];
  for (int i = 0; i < 4; i++) CHECK(pthread_create(&all[i], NULL, ask, registrar) == 0);
  for (int i = 0; i < 4; i++) CHECK(pthread_join(all[i], NULL) == 0);
  CHECK(metrics_of(registrar).answers == 20);
  backorder_registrar_free(registrar);
}

static void recordings(void) {
  backorder_connection *connection = connection_to(simulator_url);
  backorder_registrar *recorded, *replay;
  backorder_text *recording;
  CHECK_OK(backorder_registrar_new_recorded(connection, NULL, &recorded));
  CHECK_OK(funds(recorded));
  CHECK_OK(backorder_registrar_recording(recorded, &recording));
  CHECK(contains(backorder_text_view(recording), "StatusAccount"));
  CHECK(!contains(backorder_text_view(recording), PASSWORD));
  CHECK_OK(backorder_registrar_new_replay(connection, NULL, backorder_text_view(recording),
                                          &replay));
  backorder_text_free(recording);
  CHECK_OK(funds(replay));
  CHECK_RESULT(funds(replay), E(TRANSPORT));
  CHECK_OK(backorder_registrar_recording(replay, &recording));
  CHECK(recording == NULL);
  backorder_registrar_free(replay);
  CHECK_RESULT(backorder_registrar_new_replay(connection, NULL, text("{"), &replay), E(CONFIG));
  backorder_registrar_free(recorded);
  backorder_connection_free(connection);
}

static const char *standing(const backorder_table *table, const char *check) {
  static char found[32];
  backorder_value value;
  for (size_t row = 0; row < backorder_table_row_count(table); row++) {
    CHECK_OK(backorder_table_get(table, row, text("check"), sizeof value, &value));
    if (!is(value.text, check)) continue;
    CHECK_OK(backorder_table_get(table, row, text("standing"), sizeof value, &value));
    snprintf(found, sizeof found, "%.*s", (int)value.text.len, value.text.data);
    return found;
  }
  return "not there";
}

static void diagnoses(void) {
  backorder_registrar *registrar = registrar_at("http://127.0.0.1:9/api/call.cgi", quick());
  backorder_str asked[] = {text("StatusAccount"), text("AddDomainApplication")};
  backorder_table *table;
  backorder_text *list;
  CHECK_OK(backorder_registrar_diagnose(registrar, NULL, 0, &table));
  CHECK(strcmp(standing(table, "connection"), "failed") == 0);
  CHECK(strcmp(standing(table, "login"), "skipped") == 0);
  backorder_table_free(table);
  backorder_registrar_free(registrar);
  registrar = registrar_of(quick());
  CHECK_OK(backorder_registrar_diagnose(registrar, asked, 2, &table));
  CHECK(strcmp(standing(table, "login"), "passed") == 0);
  CHECK(strcmp(standing(table, "StatusAccount"), "passed") == 0);
  backorder_table_free(table);
  CHECK_OK(backorder_task_commands(BACKORDER_TASK_BACKORDERS, BACKORDER_PLATFORM_ISPAPI, &table));
  CHECK(backorder_table_row_count(table) == 8);
  backorder_table_free(table);
  CHECK_OK(backorder_task_access_list(BACKORDER_TASK_DROPLIST, BACKORDER_PLATFORM_CNR, &list));
  CHECK(contains(backorder_text_view(list), "StopSession():ALLOW\n"));
  backorder_text_free(list);
  CHECK_RESULT(backorder_task_commands(9, BACKORDER_PLATFORM_ISPAPI, &table), E(NUMBER_INVALID));
  backorder_registrar_free(registrar);
}

int main(int argc, char **argv) {
  CHECK(argc == 3);
  start_simulator(argv[1]);
  nobody_there();
  limits();
  half_an_answer();
  lost_after_sending();
  asked_for_less();
  flow();
  sessions();
  one_time_passwords();
  side_by_side();
  forks();
  threads();
  recordings();
  diagnoses();
  downloads(argv[2]);
  cancelled();
  too_late();
  stop_simulator();
  return 0;
}
