# What the header leaves unsaid of pointers: who frees a handle, how long a view is valid. Prints a
# line for each function; usage: awk -f ownership.awk backorder.h

function unsaid(what) { print function_name " does not say " what }

/^\/\*\*$/ { inside = 1; comment = ""; next }
inside && /^ \*\/$/ { inside = 0; next }
inside { sub(/^ \*/, ""); comment = comment $0; next }
/^typedef struct backorder_[a-z_]+ \{$/ { struct = $3 }
struct != "" && /struct backorder_str |const struct/ { has_views[struct] = 1 }
/^\} backorder_/ { struct = "" }
/^BACKORDER_MUST_USE$/ { next }
/^[a-z].*backorder_[a-z_0-9]+\(/ {
    text = $0
    while (text !~ /;$/) { getline line; text = text " " line }
    gsub(/[ \t]+/, " ", text)
    match(text, /backorder_[a-z_0-9]+\(/)
    function_name = substr(text, RSTART, RLENGTH - 1)
    head = substr(text, 1, RSTART - 1)
    rest = substr(text, RSTART + RLENGTH)
    functions++
    if (match(rest, /struct backorder_[a-z_]+ \*\*[a-z]+/)) {
        type = substr(rest, RSTART + 7, RLENGTH - 7); sub(/ .*/, "", type)
        if (!index(comment, type "_free")) unsaid("who frees it: " type "_free")
    }
    if (comment ~ /[Vv]alid (until|for ever|while|as long)/) next
    if (head ~ /backorder_str|\*/) unsaid("how long it is valid")
    if (rest ~ /struct backorder_str \*out/) unsaid("how long the view is valid")
    if (match(rest, /size_t size, struct backorder_[a-z_]+/)) {
        type = substr(rest, RSTART + 20, RLENGTH - 20)
        if (has_views[type]) unsaid("how long the views are valid")
    }
}
END { if (functions < 300) print "only " functions " functions were read" }
