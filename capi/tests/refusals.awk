# Writes a C program that refuses: each function of the header (as the preprocessor leaves it) is
# called with good arguments but one, which is NULL, no UTF-8, too long for memory or no size.
# What a good argument is stands in fixtures.h and below; usage: awk -f refusals.awk declarations.

BEGIN {
    RS = ";"
    print "#include \"fixtures.h\"\n"
    print "#define GOOD_SIZE sizeof room\n"
    print "static const backorder_str BAD_UTF8 = {\"ex\\xff.com\", 7};"
    print "static const backorder_str NULL_TEXT = {NULL, 5};"
    print "static const backorder_str HUGE_TEXT = {\"example.com\", SIZE_MAX};"
    print "static uint64_t room[512];\nstatic void *out;\nstatic int wrong = 0;\n"
    print "static void refused(backorder_result result, unsigned expected, const char *call) {"
    print "  if (result == expected && out == NULL) return;"
    print "  fprintf(stderr, \"%s gave %u, not %u, and \","
    print "          call, (unsigned)result, expected);"
    print "  fprintf(stderr, \"out is %s\\n\", out ? \"as it was\" : \"NULL\");"
    print "  wrong++;\n}\n"
    print "static bool has_no_otp(void *context, backorder_str *out_) {"
    print "  (void)context, (void)out_;\n  return false;\n}\n"
    # No handle is there before the call, which is to set it to NULL.
    print "#define REFUSED(before, call, name) \\"
    print "  (out = before, refused(call, BACKORDER_ERROR_##name, #call))"
    # Pointers that may be NULL.
    split("list.names adopt.noted place.listing finish.previous load.out application.held_by " \
        "counts.client counts.zone difference.old add.rate records_new.filter " \
        "explanation_new.facts text.zone sentences.zone of_client.zone crontab.zone warning.zone " \
        "table.catalog table.zone alerts.catalog alerts.zone undelivered_new.book " \
        "commits_new.decisions host_change.answer domain_sync_new.settings price_import_new.settings " \
        "price_import_new.stored price_plan_new.settings premium_renewal_new.rates " \
        "engine_new.policy engine_new.rules new_due.before registrant_way.options registrar_new.limits conversation_new.limits new_recorded.limits new_replay.limits " \
        "download_new.limits otp_source.context on_progress.context", words, " ")
    for (i in words) optional[words[i]] = 1
    # Texts by the name of their parameter; any other is "x".
    good["name"] = "example.com"; good["tld"] = "com"; good["currency"] = "EUR"
    good["zone"] = "UTC"; good["tax"] = "none"; good["reference"] = "10700"; good["column"] = "from"
    good["effect"] = "bo-42.1.submit-application.1."; good["json"] = "[]"; good["event"] = "delete"
    good["table"] = "backorders"; good["provider"] = "ispapi"; good["format"] = "registrar"
    good["text"] = "1"; good["amount"] = "1"; good["after_id"] = good["effect"]
    good["from"] = "2027-01-13"; good["to"] = "2027-01-14"; good["parameter"] = "tld"
    good["dialect"] = "sqlite"; good["ftl"] = ""; good["kind"] = "typical"
}

# A parameter: its type in `type`, its name in `name`.
function part(text) {
    gsub(/[ \t\n]+/, " ", text); gsub(/^ | $/, "", text); gsub(/struct /, "", text)
    match(text, /[a-z_0-9]+$/)
    name = substr(text, RSTART); type = substr(text, 1, RSTART - 1)
    gsub(/ +$/, "", type)
}

function argument(type, name, is_const,    of) {
    if (name == "source" && type ~ /otp_source$/) return "has_no_otp"
    if (type == "backorder_download_progress") return "NULL"
    if (type ~ /\*\*$/) return "(void *)&out"
    if (type == "const void *" || type == "const char *") return "NULL"
    if (type ~ /\*$/) {
        is_const = type ~ /^const /
        of = type; gsub(/const |backorder_| ?\*$/, "", of); sub(/_t$/, "", of)
        # Ids of effects, where any other array of texts is one of TLDs.
        if (name == "noted") return "&noted_value"
        if (name == "outcome" && function_name ~ /add_application$/) return "the_applications"
        if (of ~ /^(str|uint64|int64|uint8)$/ && is_const) return "&" of "_value"
        if (name == "out" || !is_const && !(of in handle)) return "(void *)room"
        return of in handle ? "the_" of : "&" of "_value"
    }
    if (type == "backorder_str") return "text(\"" (name in good ? good[name] : "x") "\")"
    if (type == "backorder_money") return "eur(100)"
    if (type == "backorder_cost") return "the_cost()"
    if (type == "backorder_date") return "the_date"
    if (type == "backorder_local") return "the_local"
    if (type == "bool") return "true"
    if (name == "size") return "GOOD_SIZE"
    if (type == "int64_t") return "DROP_AT"
    if (name ~ /count$/) return "1"
    return name == "row" || name == "index" || name == "first" ? "0" : "1"
}

function call(which, instead,    i, text) {
    text = function_name "("
    for (i = 1; i <= count; i++) text = text (i > 1 ? ", " : "") (i == which ? instead : args[i])
    return text ")"
}

function refuse(which, instead, expected) {
    text = call(which, instead)
    printf "  REFUSED(%s, %s, %s);\n", text ~ /&out/ ? "room" : "NULL", text, expected
    cases++
}

/typedef struct backorder_[a-z_]+ backorder_[a-z_]+$/ {
    text = $0; sub(/.*backorder_/, "", text); handle[text] = 1
}

/backorder_[a-z_0-9]+\(/ && !/typedef/ {
    text = $0; gsub(/[ \t\n]+/, " ", text)
    if (!match(text, /backorder_[a-z_0-9]+\(/)) next
    head = substr(text, 1, RSTART - 1); function_name = substr(text, RSTART, RLENGTH - 1)
    rest = substr(text, RSTART + RLENGTH); sub(/\).*/, "", rest)
    gsub(/#[^#]*$/, "", head); sub(/.*"[^"]*" ?/, "", head)
    count = rest == "void" ? 0 : split(rest, parts, ",")
    short = function_name; sub(/^backorder_/, "", short)
    last = short; sub(/.*_/, "", last)
    for (i = 1; i <= count; i++) {
        part(parts[i]); types[i] = type; names[i] = name; args[i] = argument(type, name)
        if (name == "size" && types[i - 1] == "const uint8_t *") args[i] = "1"
    }
    printf "\nstatic void refuse_%s(void) {\n", short
    if (head ~ /backorder_result $/ && count > 0) {
        for (i = 1; i <= count; i++) {
            may = 0
            for (key in optional) {
                split(key, halves, ".")
                ends = substr(short, length(short) - length(halves[1]) + 1)
                if (halves[2] == names[i] && ends == halves[1]) may = 1
            }
            if (types[i] ~ /\*$/ && !may) refuse(i, "NULL", "NULL_POINTER")
            if (types[i] == "backorder_str") {
                refuse(i, "BAD_UTF8", "UTF8_INVALID")
                refuse(i, "NULL_TEXT", "NULL_POINTER")
                refuse(i, "HUGE_TEXT", "SIZE_INVALID")
            }
            if (names[i] == "size" && types[i + 1] !~ /^const/ && types[i - 1] != "const uint8_t *") {
                refuse(i, "0", "SIZE_INVALID")
                refuse(i, "1", "SIZE_INVALID")
                refuse(i, "SIZE_MAX", "SIZE_INVALID")
            } else if (types[i] == "size_t" && types[i - 1] ~ /^const .*\*$/ && types[i - 1] !~ /void/ \
                && names[i] ~ /(count|size)$/) {
                refuse(i, "SIZE_MAX", "SIZE_INVALID")
            }
        }
    } else {
        # What cannot be refused answers whatever it is given.
        for (i = 1; i <= count; i++) if (types[i] ~ /\*$/) args[i] = "NULL"
        printf "  (void)%s;\n", call(0, "")
    }
    print "}"
    functions[++made] = "refuse_" short
}

END {
    print "\nint main(void) {\n  make_fixtures();"
    for (i = 1; i <= made; i++) printf "  %s();\n", functions[i]
    printf "  free_fixtures();\n  printf(\"%d functions refuse %d bad calls\\n\");\n", made, cases
    print "  return wrong > 0;\n}"
}
