# Writes man pages from the comments of the header: one of section 3 for each function, and
# backorder(7) about all of them. Variables: version and date; folder, where man3 and man7 are;
# names=1 prints the paths of the pages instead.

function clean(line) {
    sub(/^ \*( |$)/, "", line); gsub(/\\/, "\\e", line); gsub(/`/, "", line)
    if (line ~ /^['.]/) line = "\\&" line
    gsub(/-/, "\\-", line)
    return line
}

function page(name,    file, i, first, text, errors, is_error, is_gap) {
    file = "man3/" name ".3"
    # The first sentence, or what stands before its colon.
    for (i = 1; i <= lines && comment[i] !~ /^ \* *$/; i++) first = first " " clean(comment[i])
    sub(/^ /, "", first)
    if (match(first, /[.:;]( |$)/)) first = substr(first, 1, RSTART - 1)
    pages[++count] = name; about[name] = first "."
    if (names) { print file; return }
    file = folder "/" file
    printf ".TH %s 3 \"%s\" \"backorder %s\" \"Library functions\"\n.SH NAME\n%s \\- ", \
        toupper(name), date, version, name >file
    printf "%s\n.SH LIBRARY\nlibbackorder (\\-lbackorder)\n.SH SYNOPSIS\n.nf\n", first >file
    printf "#include <backorder.h>\n\n%s\n.fi\n.SH DESCRIPTION\n", declaration >file
    # What is said of errors has a section of its own, which comes last.
    errors = ""; is_error = is_gap = 0
    for (i = 1; i <= lines; i++) {
        text = clean(comment[i])
        if (text == "") { is_error = 0; is_gap = 1; continue }
        if (sub(/^Errors: /, "", text)) is_error = 1
        if (is_error) { errors = errors "\n" text; continue }
        if (is_gap) print ".PP" >file
        is_gap = 0
        print text >file
    }
    if (errors != "") printf ".SH ERRORS%s\n", errors >file
    print ".SH SEE ALSO\n.BR backorder (7)" >file
    close(file)
}

/^\/\*\*$/ { inside = 1; lines = 0; next }
inside && /^ \*\/$/ { inside = 0; ready = 1; next }
inside { comment[++lines] = $0; next }
/^\/\*$/ && !summary_done { summary = 1; next }
summary && /^ \*\/$/ { summary = 0; summary_done = 1; next }
summary { overview[++overviews] = clean($0); next }

/^BACKORDER_MUST_USE$/ { next }
ready && /backorder_[a-z_0-9]+\(/ { declaration = ""; collecting = 1 }
collecting {
    line = $0; gsub(/\\/, "\\e", line)
    declaration = declaration (declaration == "" ? "" : "\n") line
    if (line ~ /;$/) {
        match(declaration, /backorder_[a-z_0-9]+\(/)
        page(substr(declaration, RSTART, RLENGTH - 1))
        collecting = ready = 0
    }
    next
}
ready && $0 != "" { ready = 0 }

END {
    if (names) { print "man7/backorder.7"; exit }
    file = folder "/man7/backorder.7"
    printf ".TH BACKORDER 7 \"%s\" \"backorder %s\" \"Miscellaneous\"\n.SH NAME\n", date, \
        version >file
    print "backorder \\- the rules of domain\\-name backorders\n.SH DESCRIPTION" >file
    for (i = 1; i <= overviews; i++) {
        if (overview[i] ~ /^\\- /) { sub(/^\\- /, "", overview[i]); print ".IP \\(bu 2" >file }
        sub(/^ +/, "", overview[i])
        if (overview[i] != "") print overview[i] >file
        else if (overview[i + 1] !~ /^\\- /) print ".PP" >file
    }
    print ".SH FUNCTIONS" >file
    for (i = 1; i <= count; i++) printf ".TP\n.BR %s (3)\n%s\n", pages[i], about[pages[i]] >file
}
