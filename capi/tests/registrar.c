/* The registrar without I/O: what is sent for an effect, and what comes of every answer. */
#include "fixtures.h"

#define E(name) BACKORDER_ERROR_##name
#define NOW (DROP_AT - HOUR)

static const char *ACCEPTED = "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\n"
                              "PROPERTY[APPLICATION][0]=10700\nPROPERTY[STATUS][0]=REQUESTED\n"
                              "EOF\n";
static const char *REFUSED = "[RESPONSE]\nCODE=549\nDESCRIPTION=Command failed\nEOF\n";
static const char *MISSING = "[RESPONSE]\nCODE=545\nDESCRIPTION=Object not found\nEOF\n";
static const char *CUT = "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\nPROPERTY[APPLICATION][0]=107";

static backorder_http_answer came(const char *body) {
  backorder_http_answer answer = {200, 0, (const uint8_t *)body, strlen(body), 0};
  return answer;
}

static backorder_errand *new_errand(const backorder_effect *effect) {
  backorder_errand *errand;
  CHECK_OK(backorder_errand_new(effect, &contacts_value, BACKORDER_PLATFORM_ISPAPI, &errand));
  return errand;
}

/* Whether the engine keeps this of the sending that the outcome is reported for. */
static int is_kept(backorder_outcome *outcome, const backorder_effect *effect, const char *kept) {
  backorder_engine *engine = new_engine();
  backorder_book *book;
  backorder_reading *reading;
  backorder_decisions *decisions;
  backorder_table *effects;
  backorder_value value;
  backorder_listing listing = listed(DROP_AT);
  CHECK_OK(backorder_book_new(&book));
  CHECK_OK(backorder_reading_new(book, 7, NOW, &reading));
  CHECK_OK(backorder_engine_set_account(engine, book, reading, eur(10000), eur(0), text("none"),
                                        NULL, 0, NOW, &decisions));
  backorder_decisions_free(decisions);
  backorder_reading_free(reading);
  CHECK_OK(backorder_engine_place(engine, book, 42, 7, text("example.com"), BACKORDER_KIND_FULL,
                                  &listing, NOW, &decisions));
  backorder_decisions_free(decisions);
  CHECK_OK(backorder_engine_cycle(engine, book, NOW, &decisions));
  backorder_decisions_free(decisions);
  CHECK_OK(backorder_engine_observe(engine, book, effect->id, outcome, NOW + 1, &decisions));
  backorder_decisions_free(decisions);
  CHECK_OK(backorder_book_effects(book, 42, &effects));
  CHECK_OK(backorder_table_get(effects, 0, text("report"), sizeof value, &value));
  int is_so = contains(value.text, kept);
  if (!is_so) fprintf(stderr, "%.*s is not %s\n", (int)value.text.len, value.text.data, kept);
  backorder_table_free(effects);
  backorder_book_free(book);
  backorder_engine_free(engine);
  backorder_outcome_free(outcome);
  return is_so;
}

static int submitted(const backorder_http_answer *answer, const char *problem, const char *kept) {
  backorder_errand *errand = new_errand(&effect_value);
  backorder_outcome *outcome, *again;
  CHECK_OK(backorder_errand_answered(errand, the_connection, answer, &outcome));
  CHECK(outcome != NULL && contains(backorder_errand_problem(errand), problem));
  CHECK_RESULT(backorder_errand_answered(errand, the_connection, answer, &again),
               E(OUTCOME_INVALID));
  CHECK(again == NULL);
  backorder_errand_free(errand);
  return is_kept(outcome, &effect_value, kept);
}

/* The one rule that matters: only what the registrar refused is refused. */
static void outcomes(void) {
  backorder_http_answer answer = came(ACCEPTED);
  CHECK(submitted(&answer, "", "10700"));
  answer = came(REFUSED);
  CHECK(submitted(&answer, "", "549"));
  answer = came(CUT);
  CHECK(submitted(&answer, "", "unknown"));
  answer = came("<html>Bad Gateway</html>");
  answer.status = 502;
  CHECK(submitted(&answer, "502", "unknown"));
  answer.fault = BACKORDER_FAULT_CLOSED;
  CHECK(submitted(&answer, "", "unknown"));
}

static void forms(void) {
  backorder_command *command;
  backorder_form *form;
  backorder_text *made;
  backorder_str values[] = {text("a.com"), text("b.com")};
  CHECK(is(backorder_connection_url(the_connection), "https://api-ote.ispapi.net/api/call.cgi"));
  CHECK_OK(backorder_errand_command(the_errand, &command));
  CHECK(!backorder_command_is_reading(command) && backorder_command_is_reading(the_command));
  CHECK_OK(backorder_form_new(the_connection, command, &form));
  CHECK(contains(backorder_form_body(form), "s_pw=test.passw0rd"));
  CHECK(contains(backorder_form_body(form),
                 "COMMAND%3DAddDomainApplication%0ADOMAIN%3Dexample.com"));
  CHECK(!contains(backorder_form_redacted(form), "passw0rd"));
  CHECK(contains(backorder_form_redacted(form), "AddDomainApplication"));
  backorder_form_free(form);
  backorder_command_free(command);
  CHECK_OK(backorder_command_new(text("CheckDomains"), &command));
  CHECK_OK(backorder_command_set(command, text("DOMAIN"), text("old.com")));
  CHECK_OK(backorder_command_set_list(command, text("domain"), values, 2));
  CHECK_OK(backorder_command_text(command, BACKORDER_PLATFORM_ISPAPI, &made));
  CHECK(contains(backorder_text_view(made), "0=a.com\n"));
  CHECK(!contains(backorder_text_view(made), "old.com"));
  backorder_text_free(made);
  CHECK_OK(backorder_command_set(command, text(""), text("x")));
  CHECK_RESULT(backorder_command_text(command, BACKORDER_PLATFORM_ISPAPI, &made),
               E(PARAMETER_INVALID));
  CHECK(made == NULL);
  backorder_command_free(command);
}

static void answers(void) {
  backorder_str value;
  backorder_answer *answer;
  backorder_http_answer lost = came(CUT);
  size_t rows;
  int64_t next;
  CHECK(backorder_answer_code(the_answer) == 200 && backorder_answer_is_success(the_answer));
  CHECK(is(backorder_answer_description(the_answer), "ok"));
  CHECK(backorder_answer_is_complete(the_answer) && !backorder_answer_is_temporary(the_answer));
  CHECK(backorder_answer_column_count(the_answer) > 0);
  CHECK(backorder_answer_column(the_answer, 99).len == 0);
  CHECK_OK(backorder_answer_row_count(the_answer, text("domain"), &rows));
  CHECK(rows == 2);
  CHECK_OK(backorder_answer_value(the_answer, text("DOMAIN"), 1, &value));
  CHECK(is(value, "b.com"));
  CHECK_RESULT(backorder_answer_value(the_answer, text("DOMAIN"), 2, &value), E(INDEX_INVALID));
  CHECK_OK(backorder_answer_next_first(the_answer, &next));
  CHECK(next == 2);
  CHECK_OK(backorder_answer_new((const uint8_t *)CUT, strlen(CUT), &answer));
  CHECK(!backorder_answer_is_complete(answer));
  CHECK_OK(backorder_answer_next_first(answer, &next));
  CHECK(next == -1);
  backorder_answer_free(answer);
  CHECK_RESULT(backorder_connection_answer(the_connection, the_command, &lost, &answer),
               E(TRUNCATED));
  CHECK(answer == NULL && is(backorder_result_name(E(TRUNCATED)), "truncated"));
  lost.fault = 77;
  CHECK_RESULT(backorder_connection_answer(the_connection, the_command, &lost, &answer),
               E(NUMBER_INVALID));
}

/* What stands in a row under the name of a column. */
static backorder_value cell(backorder_table *table, size_t row, const char *column) {
  backorder_value value;
  CHECK_OK(backorder_table_get(table, row, text(column), sizeof value, &value));
  return value;
}

/* Every command of the table can be asked about, and is refused where something required is not
 * there. */
static void commands(void) {
  backorder_table *list, *parameters, *columns;
  size_t refused = 0, spending = 0;
  CHECK_OK(backorder_command_list(&list));
  CHECK(backorder_table_row_count(list) >= 60);
  for (size_t row = 0; row < backorder_table_row_count(list); row++) {
    backorder_command *command;
    int is_complete = 1;
    bool is_here = cell(list, row, "ispapi").kind == BACKORDER_VALUE_TEXT;
    uint32_t platform = is_here ? BACKORDER_PLATFORM_ISPAPI : BACKORDER_PLATFORM_CNR;
    backorder_str name = cell(list, row, "name").text;
    spending += is(cell(list, row, "does").text, "spends");
    CHECK(cell(list, row, "about").text.len > 0);
    CHECK_OK(backorder_command_parameters(name, &parameters));
    CHECK_OK(backorder_command_columns(name, &columns));
    for (size_t at = 0; at < backorder_table_row_count(parameters); at++) {
      backorder_value only = cell(parameters, at, "platform");
      bool counts = only.kind == BACKORDER_VALUE_NULL || is(only.text, is_here ? "ispapi" : "cnr");
      is_complete &= !(counts && cell(parameters, at, "is_required").number != 0);
    }
    CHECK_OK(backorder_command_new(name, &command));
    if (is_complete) {
      CHECK_OK(backorder_command_check(command, platform));
    } else {
      CHECK_RESULT(backorder_command_check(command, platform), E(PARAMETER_INVALID));
      refused++;
    }
    backorder_command_free(command);
    backorder_table_free(columns);
    backorder_table_free(parameters);
  }
  CHECK(refused > 30 && spending > 5);
  backorder_table_free(list);
  CHECK_RESULT(backorder_command_columns(text("Nothing"), &columns), E(PARAMETER_INVALID));
}

static void checked(void) {
  backorder_command *command;
  backorder_text *made;
  CHECK_OK(backorder_command_new(text("QueryDomainPendingDeleteList"), &command));
  CHECK_OK(backorder_command_set_number(command, text("LIMIT"), 10));
  CHECK_OK(backorder_command_set_instant(command, text("MINFINALIZATIONDATE"), 1796083200));
  CHECK_OK(backorder_command_check(command, BACKORDER_PLATFORM_ISPAPI));
  CHECK_OK(backorder_command_text(command, BACKORDER_PLATFORM_ISPAPI, &made));
  CHECK(contains(backorder_text_view(made), "LIMIT=10\nMINFINALIZATIONDATE=2026-12-01 00:00:00"));
  backorder_text_free(made);
  CHECK_RESULT(backorder_command_set_instant(command, text("MINFINALIZATIONDATE"), INT64_MAX),
               E(TIME_RANGE));
  CHECK_OK(backorder_command_set_flag(command, text("WIDE"), true));
  CHECK_RESULT(backorder_command_check(command, BACKORDER_PLATFORM_ISPAPI), E(PARAMETER_INVALID));
  CHECK(contains(backorder_last_error_message(), "is no parameter of"));
  CHECK_RESULT(backorder_command_check(command, 9), E(NUMBER_INVALID));
  backorder_command_free(command);
  CHECK_OK(backorder_command_new(text("PayDomainRenewal"), &command));
  CHECK_OK(backorder_command_set(command, text("DOMAIN"), text("a.com")));
  CHECK_OK(backorder_command_check(command, BACKORDER_PLATFORM_ISPAPI));
  CHECK_RESULT(backorder_command_check(command, BACKORDER_PLATFORM_CNR), E(PARAMETER_INVALID));
  backorder_command_free(command);
}

/* An answer by the table: values of their types, what is odd told apart. */
static void read_by_table(void) {
  static const char *STATUS =
      "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\nPROPERTY[AMOUNT][0]=217458.12\n"
      "PROPERTY[CREDIT][0]=much\nPROPERTY[CURRENCY][0]=EUR\nPROPERTY[OTHER][0]=x\nEOF\n";
  backorder_command *command;
  backorder_answer *answer;
  backorder_table *table;
  CHECK_OK(backorder_command_new(text("StatusAccount"), &command));
  CHECK_OK(backorder_answer_new((const uint8_t *)STATUS, strlen(STATUS), &answer));
  CHECK_OK(backorder_command_read(command, answer, &table));
  CHECK(backorder_table_row_count(table) == 1 && backorder_table_column_count(table) == 3);
  CHECK(is(cell(table, 0, "AMOUNT").text, "217458.12"));
  CHECK(cell(table, 0, "CREDIT").kind == BACKORDER_VALUE_NULL);
  backorder_table_free(table);
  CHECK_OK(backorder_command_odd(command, answer, &table));
  CHECK(backorder_table_row_count(table) == 1 && is(cell(table, 0, "column").text, "CREDIT"));
  backorder_table_free(table);
  backorder_command_free(command);
  CHECK_OK(backorder_command_new(text("Nothing"), &command));
  CHECK_RESULT(backorder_command_read(command, answer, &table), E(PARAMETER_INVALID));
  CHECK(table == NULL);
  backorder_command_free(command);
  backorder_answer_free(answer);
  CHECK_OK(backorder_command_read(the_command, the_answer, &table));
  CHECK(backorder_table_row_count(table) == 2 && is(cell(table, 1, "DOMAIN").text, "b.com"));
  backorder_table_free(table);
}

static void sessions(void) {
  backorder_connection *connection;
  backorder_form *form;
  backorder_text *made;
  CHECK_OK(backorder_connection_new(BACKORDER_PLATFORM_ISPAPI, true, text("user"), text("secret"),
                                    &connection));
  CHECK_OK(backorder_connection_set(connection, BACKORDER_PART_ROLE, text("cron")));
  CHECK_OK(backorder_connection_login(connection, &made));
  CHECK(contains(backorder_text_view(made), "user") && contains(backorder_text_view(made), "cron"));
  backorder_text_free(made);
  CHECK_OK(backorder_connection_set(connection, BACKORDER_PART_SESSION, text("S-1")));
  CHECK_OK(backorder_connection_set(connection, BACKORDER_PART_ENDPOINT,
                                    text("http://127.0.0.1:8080/")));
  CHECK(is(backorder_connection_url(connection), "http://127.0.0.1:8080/"));
  CHECK_OK(backorder_form_new(connection, the_command, &form));
  CHECK(contains(backorder_form_body(form), "s_sessionid=S-1") ||
        contains(backorder_form_body(form), "s_session=S-1"));
  CHECK(!contains(backorder_form_body(form), "secret"));
  backorder_form_free(form);
  CHECK_RESULT(backorder_connection_set(connection, 99, text("x")), E(NUMBER_INVALID));
  backorder_connection_free(connection);
}

/* A search, whose applications may be held by other backorders. */
static void searches(void) {
  static const char *found =
      "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\n"
      "PROPERTY[APPLICATION][0]=10700\nPROPERTY[DOMAIN][0]=example.com\n"
      "PROPERTY[STATUS][0]=REQUESTED\nPROPERTY[CLASS][0]=BACKORDER\n"
      "PROPERTY[CREATEDDATE][0]=2027-01-13 18:00:00\nPROPERTY[OWNERCONTACT][0]=P-1\n"
      "PROPERTY[FIRST][0]=0\nPROPERTY[LAST][0]=0\nPROPERTY[COUNT][0]=1\n"
      "PROPERTY[LIMIT][0]=1000\nPROPERTY[TOTAL][0]=1\nEOF\n";
  backorder_effect effect = effect_value;
  backorder_http_answer answer = came(found);
  backorder_outcome *outcome;
  backorder_str reference;
  backorder_errand *errand;
  effect.id = text("bo-42.1.find-application.1.");
  errand = new_errand(&effect);
  CHECK_OK(backorder_errand_answered(errand, the_connection, &answer, &outcome));
  CHECK(outcome != NULL);
  CHECK(backorder_outcome_reference_count(outcome) == 1);
  CHECK_OK(backorder_outcome_reference_at(outcome, 0, &reference));
  CHECK(is(reference, "10700"));
  CHECK_OK(backorder_outcome_set_holder(outcome, 0, 43));
  CHECK_RESULT(backorder_outcome_set_holder(outcome, 1, 43), E(INDEX_INVALID));
  backorder_outcome_free(outcome);
  backorder_errand_free(errand);
  effect.id = text("bo-42.1.poll-application.1.");
  effect.reference = text("10700");
  answer = came(MISSING);
  errand = new_errand(&effect);
  CHECK_OK(backorder_errand_answered(errand, the_connection, &answer, &outcome));
  CHECK(outcome != NULL && backorder_outcome_reference_count(outcome) == 0);
  backorder_outcome_free(outcome);
  backorder_errand_free(errand);
  effect.id = text("bo-42.1.create-invoice.1.");
  CHECK_RESULT(backorder_errand_new(&effect, &contacts_value, BACKORDER_PLATFORM_ISPAPI, &errand),
               E(NUMBER_INVALID));
}

static backorder_answer *answer_of(const char *body) {
  backorder_answer *answer;
  CHECK_OK(backorder_answer_new((const uint8_t *)body, strlen(body), &answer));
  return answer;
}

/* The command says this; freed. */
static int says(backorder_command *command, uint32_t platform, const char *expected) {
  backorder_text *made;
  CHECK(command != NULL);
  CHECK_OK(backorder_command_text(command, platform, &made));
  int is_so = is(backorder_text_view(made), expected);
  if (!is_so) fprintf(stderr, "%s\n", backorder_text_view(made).data);
  backorder_text_free(made);
  backorder_command_free(command);
  return is_so;
}

#define ISPAPI BACKORDER_PLATFORM_ISPAPI
#define CNR BACKORDER_PLATFORM_CNR

/* A zone, from what the registrar has to what is wanted, in the registrar's own words. */
static void zones(void) {
  static const char *list = "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\n"
                            "PROPERTY[RR][0]=www.example.com.  60 IN A 192.0.2.1\n"
                            "PROPERTY[RR][1]=example.com. 60 IN TXT \"x\"\nEOF\n";
  static const char *extended = "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\n"
                                "PROPERTY[RR][0]=www.example.com.  60 IN A 192.0.2.1\n"
                                "PROPERTY[RR][1]=example.com. 60 IN TXT \"x\"\n"
                                "PROPERTY[RR][2]=@ X-HTTP FRAME http://b.com\nEOF\n";
  backorder_dns_zone *zone;
  backorder_command *command;
  backorder_answer *answer;
  backorder_text *made;
  bool same;
  CHECK_OK(backorder_dns_zone_new(text("example.com"), ISPAPI, &zone));
  CHECK_OK(backorder_dns_zone_query(zone, 0, &command));
  CHECK(says(command, ISPAPI, "COMMAND=QueryDNSZoneRRList\nDNSZONE=example.com"));
  CHECK_OK(backorder_dns_zone_query(zone, 2, &command));
  CHECK(command == NULL);
  answer = answer_of(list);
  CHECK_OK(backorder_dns_zone_answer(zone, answer));
  backorder_answer_free(answer);
  answer = answer_of(extended);
  CHECK_OK(backorder_dns_zone_answer(zone, answer));
  backorder_answer_free(answer);
  CHECK(backorder_dns_zone_record_count(zone) == 3);
  CHECK(is(backorder_dns_zone_record(zone, 2), "@ X-HTTP FRAME http://b.com"));
  CHECK(backorder_dns_zone_record(zone, 3).len == 0);
  CHECK_OK(backorder_dns_zone_want(zone, text("@ IN TXT \"x\"")));
  CHECK_RESULT(backorder_dns_zone_want(zone, text("www IN A 192.0.2")), E(PARAMETER_INVALID));
  CHECK_OK(backorder_dns_zone_change(zone, 0, &command));
  CHECK(says(command, ISPAPI,
             "COMMAND=UpdateDNSZone\nDNSZONE=example.com\nINCSERIAL=1\nEXTENDED=1\n"
             "DELRR0=www.example.com.  60 IN A 192.0.2.1\n"
             "DELRR1=@ X-HTTP FRAME http://b.com"));
  CHECK_OK(backorder_dns_zone_change(zone, 1, &command));
  CHECK(command == NULL);
  backorder_dns_zone_free(zone);
  CHECK_OK(backorder_dns_zone_created(text("example.com"), CNR, &command));
  CHECK(says(command, CNR, "COMMAND=AddDNSZone\nDNSZONE=example.com"));
  CHECK_OK(backorder_record_mended(text("example.com"), text("a.example.com IN A 192.0.2.1"),
                                   &made));
  CHECK(is(backorder_text_view(made), "a.example.com. IN A 192.0.2.1"));
  backorder_text_free(made);
  CHECK_OK(backorder_record_is_same(text("example.com"), text("a 60 IN MX 10 b"),
                                    text("A.example.com. MX 10 b.example.com."), &same));
  CHECK(same);
}

/* Keys, name servers of a domain's own, codes, tags and mails. */
static void management(void) {
  static const char *signed_domain =
      "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\n"
      "PROPERTY[SECDNS-DS][0]=60485 5 1 2bb183af5f22588179a53b0a98631fad1a292118\nEOF\n";
  static const char *host = "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\n"
                            "PROPERTY[IPADDRESS][0]=2001:DB8:0::1\nEOF\n";
  backorder_str ds = text("60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118");
  backorder_str key = text("257 3 8 AwEA"), bad = text("1 2 3"), address = text("2001:db8::1");
  backorder_command *command;
  backorder_answer *answer = answer_of(signed_domain);
  uint32_t tag;
  CHECK_OK(backorder_dnssec_change(answer, text("a.com"), ISPAPI, &ds, 1, &key, 0, &command));
  CHECK(command == NULL);
  CHECK_OK(backorder_dnssec_change(answer, text("a.com"), ISPAPI, &ds, 1, &key, 1, &command));
  CHECK(says(command, ISPAPI, "COMMAND=ModifyDomain\nDOMAIN=a.com\nADDSECDNS-KEY0=257 3 8 AwEA"));
  CHECK_OK(backorder_dnssec_change(answer, text("a.com"), CNR, &ds, 0, &key, 0, &command));
  CHECK(says(command, CNR, "COMMAND=ModifyDomain\nDOMAIN=a.com\nDNSSECDELALL=1"));
  CHECK_RESULT(backorder_dnssec_change(answer, text("a.com"), CNR, &bad, 1, &key, 0, &command),
               E(PARAMETER_INVALID));
  backorder_answer_free(answer);
  CHECK_OK(backorder_key_tag(key, &tag));
  CHECK(tag == 1802);
  answer = answer_of(host);
  CHECK_OK(backorder_host_change(answer, text("ns1.a.com"), text("a.com"), &address, 1, &command));
  CHECK(command == NULL);
  CHECK_OK(backorder_host_change(answer, text("ns1.a.com"), text("a.com"), &address, 0, &command));
  CHECK(says(command, ISPAPI, "COMMAND=DeleteNameserver\nNAMESERVER=ns1.a.com"));
  backorder_answer_free(answer);
  CHECK_OK(backorder_host_change(NULL, text("ns1.a.com"), text("a.com"), &address, 1, &command));
  CHECK(says(command, ISPAPI,
             "COMMAND=AddNameserver\nNAMESERVER=ns1.a.com\nIPADDRESS0=2001:db8::1"));
  CHECK_RESULT(backorder_host_change(NULL, text("ns1.b.com"), text("a.com"), &address, 1, &command),
               E(PARAMETER_INVALID));
  CHECK_OK(backorder_auth_code_command(text("a.de"), CNR, &command));
  CHECK(says(command, CNR, "COMMAND=SetAuthCode\nDOMAIN=a.de"));
  CHECK_OK(backorder_auth_code_command(text("a.uk"), CNR, &command));
  CHECK(command == NULL);
  CHECK_OK(backorder_release_command(text("a.uk"), text("1api-de"), false, &command));
  CHECK(says(command, ISPAPI, "COMMAND=PushDomain\nDOMAIN=a.uk\nTARGET=1API-DE"));
  CHECK_RESULT(backorder_release_command(text("a.com"), text("TAG"), false, &command),
               E(PARAMETER_INVALID));
  CHECK_RESULT(backorder_release_command(text("a.uk"), text("TAG"), true, &command),
               E(PARAMETER_INVALID));
  CHECK(contains(backorder_last_error_message(), "unlock it first"));
  CHECK_OK(backorder_verification_command(text("a.com"), text("b@c.d"), CNR, &command));
  CHECK(says(command, CNR, "COMMAND=ResendNotification\nTYPE=CONTACTVERIFICATION\nOBJECT=b@c.d"));
}

/* What a cell of a table says, as text. */
static int says_cell(const backorder_table *table, size_t row, const char *column,
                     const char *expected) {
  backorder_value value;
  CHECK_OK(backorder_table_get(table, row, text(column), sizeof value, &value));
  if (expected == NULL) return value.kind == BACKORDER_VALUE_NULL;
  return value.kind == BACKORDER_VALUE_TEXT && is(value.text, expected);
}

/* Owners, suggestions, counts, premium names and values of an account. */
static void account(void) {
  static const char *premium =
      "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\n"
      "PROPERTY[DOMAINCHECK][0]=211 Premium Domain name available [PREMIUM]\n"
      "PROPERTY[CLASS][0]=PREMIUM_SHOP_A\nPROPERTY[PRICE][0]=999.99\n"
      "PROPERTY[CURRENCY][0]=USD\nEOF\n";
  static const char *policy = "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\n"
                              "PROPERTY[ZONEPOLICYREGISTRANTNAMECHANGEBY][0]=ICANN-TRADE\nEOF\n";
  static const char *suggested =
      "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\nPROPERTY[DOMAIN][0]=coffee.net\n"
      "PROPERTY[DOMAIN][1]=shop.coffee\nPROPERTY[PRICE][1]=12.50\nPROPERTY[CURRENCY][1]=USD\n"
      "PROPERTY[PREMIUMCHANNEL][1]=PREMIUM\nEOF\n";
  static const char *kept = "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\n"
                            "PROPERTY[ENVIRONMENTVALUE][0]=ns1.example.net\n"
                            "PROPERTY[MISSING][0]=mine/colour\nEOF\n";
  backorder_str keys[2] = {text("_system/defaults"), text("mine")}, zone = text(".net");
  backorder_str names[2] = {text("nameserver"), text("colour")}, none = {NULL, 0};
  backorder_cost agreed;
  backorder_command *command;
  backorder_table *table;
  backorder_value value;
  backorder_answer *answer = answer_of(policy);
  backorder_row *ada, *bob;
  uint32_t way;
  bool is_material;
  CHECK_OK(backorder_row_new(&ada));
  CHECK_OK(backorder_row_set_text(ada, text("FIRSTNAME"), text("Ada")));
  CHECK_OK(backorder_row_new(&bob));
  CHECK_OK(backorder_row_set_text(bob, text("FIRSTNAME"), text("Bob")));
  CHECK_OK(backorder_registrant_is_material(ada, bob, &is_material));
  CHECK(is_material);
  CHECK_OK(backorder_row_set_text(bob, text("FIRSTNAME"), text("ada ")));
  CHECK_OK(backorder_row_set_text(bob, text("CITY"), text("Paris")));
  CHECK_OK(backorder_registrant_is_material(ada, bob, &is_material));
  CHECK(!is_material);
  CHECK_OK(backorder_row_set_text(bob, text("NICKNAME"), text("B")));
  CHECK_RESULT(backorder_registrant_is_material(ada, bob, &is_material), E(PARAMETER_INVALID));
  CHECK(is(backorder_last_error_subject(), "NICKNAME"));
  backorder_row_free(ada);
  backorder_row_free(bob);
  CHECK_OK(backorder_registrant_way(text("a.com"), ISPAPI, answer, &way));
  CHECK(way == BACKORDER_WAY_ICANN_TRADE);
  CHECK_OK(backorder_registrant_way(text("a.ch"), CNR, NULL, &way));
  CHECK(way == BACKORDER_WAY_TRADE);
  CHECK_OK(backorder_registrant_command(text("a.com"), text("P-2"), BACKORDER_WAY_ICANN_TRADE, true,
                                        true, ISPAPI, &command));
  CHECK(says(command, ISPAPI,
             "COMMAND=TradeDomain\nDOMAIN=a.com\nOWNERCONTACT0=P-2\n"
             "X-CONFIRM-DA-OLD-REGISTRANT=1\nX-CONFIRM-DA-NEW-REGISTRANT=1\n"
             "X-REQUEST-OPT-OUT-TRANSFERLOCK=1"));
  CHECK_RESULT(backorder_registrant_command(text("a.com"), text("P-2"), 4, true, true, ISPAPI,
                                            &command),
               E(NUMBER_INVALID));
  backorder_answer_free(answer);
  CHECK_OK(backorder_verification_query(text("a.com"), text("P-1"), CNR, &command));
  CHECK(says(command, CNR, "COMMAND=StatusContact\nCONTACT=P-1"));
  answer = answer_of("[RESPONSE]\nCODE=200\nDESCRIPTION=ok\nPROPERTY[STATUS][0]=OVERDUE\nEOF\n");
  CHECK_OK(backorder_verification_read(answer, &table));
  CHECK(says_cell(table, 0, "state", "overdue") && says_cell(table, 0, "email", NULL));
  backorder_table_free(table);
  backorder_answer_free(answer);
  CHECK_OK(backorder_suggestions_command(text("coffee!"), &zone, 1, 5, CNR, &command));
  CHECK(says(command, CNR,
             "COMMAND=GetNameSuggestion\nNAME=coffee\nTLD0=net\nSHOW-UNAVAILABLE=0\n"
             "MAX-RESULTS=5"));
  CHECK_RESULT(backorder_suggestions_command(text("!"), NULL, 0, 0, CNR, &command),
               E(PARAMETER_INVALID));
  answer = answer_of(suggested);
  CHECK_OK(backorder_suggestions_read(answer, &table));
  CHECK(backorder_table_row_count(table) == 2 && says_cell(table, 0, "price", NULL));
  CHECK(says_cell(table, 1, "domain", "shop.coffee") && says_cell(table, 1, "price", "12.5"));
  CHECK(says_cell(table, 1, "currency", "USD"));
  backorder_table_free(table);
  backorder_answer_free(answer);
  CHECK_OK(backorder_dashboard_query(CNR, 1, &command));
  CHECK(says(command, CNR, "COMMAND=QueryRegistrarStatisticList\nZONE=_all_\nWIDE=1"));
  CHECK_OK(backorder_dashboard_query(CNR, 2, &command));
  CHECK(command == NULL);
  answer = answer_of("[RESPONSE]\nCODE=200\nDESCRIPTION=ok\nPROPERTY[TOTAL][0]=7\nEOF\n");
  CHECK_OK(backorder_dashboard_read(ISPAPI, 1, answer, &table));
  CHECK(backorder_table_row_count(table) == 1 && says_cell(table, 0, "kind", "domain"));
  CHECK_OK(backorder_table_get(table, 0, text("count"), sizeof value, &value));
  CHECK(value.number == 7);
  backorder_table_free(table);
  CHECK_OK(backorder_dashboard_read(ISPAPI, 0, answer, &table));
  CHECK(backorder_table_row_count(table) == 0);
  backorder_table_free(table);
  CHECK_RESULT(backorder_dashboard_read(ISPAPI, 6, answer, &table), E(INDEX_INVALID));
  backorder_answer_free(answer);
  answer = answer_of(premium);
  CHECK_OK(backorder_cost_parse(text("99"), text("USD"), &agreed));
  CHECK_OK(backorder_command_new(text("RenewDomain"), &command));
  CHECK_OK(backorder_command_set(command, text("DOMAIN"), text("a.shop")));
  CHECK_RESULT(backorder_premium_confirm(answer, text("a.shop"), agreed, ISPAPI, command),
               E(PARAMETER_INVALID));
  CHECK(is(backorder_last_error_subject(), "a.shop"));
  CHECK(contains(backorder_last_error_message(), "not the 99"));
  CHECK_OK(backorder_cost_parse(text("999.99"), text("USD"), &agreed));
  CHECK_OK(backorder_premium_confirm(answer, text("a.shop"), agreed, ISPAPI, command));
  CHECK(says(command, ISPAPI, "COMMAND=RenewDomain\nDOMAIN=a.shop\nCLASS=PREMIUM_SHOP_A"));
  backorder_answer_free(answer);
  CHECK_OK(backorder_environment_query(keys, names, 2, &command));
  CHECK(says(command, ISPAPI,
             "COMMAND=GetEnvironment\nENVIRONMENTKEY0=_system/defaults\nENVIRONMENTKEY1=mine\n"
             "ENVIRONMENTNAME0=nameserver\nENVIRONMENTNAME1=colour"));
  answer = answer_of(kept);
  CHECK_OK(backorder_environment_read(answer, keys, names, 2, &table));
  CHECK(says_cell(table, 0, "value", "ns1.example.net") && says_cell(table, 1, "value", NULL));
  CHECK(says_cell(table, 1, "name", "colour"));
  backorder_table_free(table);
  backorder_answer_free(answer);
  CHECK_OK(backorder_environment_set(keys[1], names[1], none, &command));
  CHECK(says(command, ISPAPI,
             "COMMAND=SetEnvironment\nENVIRONMENTKEY=mine\nENVIRONMENTNAME=colour\n"
             "ENVIRONMENTVALUE="));
  CHECK_RESULT(backorder_environment_set(none, names[1], none, &command), E(PARAMETER_INVALID));
  CHECK(is(backorder_last_error_subject(), "ENVIRONMENTKEY"));
}

int main(void) {
  make_fixtures();
  zones();
  management();
  account();
  forms();
  answers();
  commands();
  checked();
  read_by_table();
  sessions();
  outcomes();
  searches();
  free_fixtures();
  return 0;
}
