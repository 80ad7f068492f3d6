# The header without preprocessor and comments, for what reads C declarations itself: PHP's FFI,
# Python's cffi, LuaJIT. It includes nothing: int64_t and its like, size_t and bool are known there.
# With registrar=1: what a library with the registrar has besides, to be read after the other one.
BEGIN { print "/* Made from backorder.h by `make generate`; do not edit. Comments and contract: there. */" }
/^\/\*/ && !/\*\/ *$/ { inside = 1; next }
inside { if (/\*\/ *$/) inside = 0; next }
/^#if defined\(BACKORDER_WITH_REGISTRAR\)/ { behind = 1; next }
behind && /^#endif/ { behind = 0; next }
# A macro may go on.
/^#/ { going_on = /\\$/; next }
going_on { going_on = /\\$/; next }
/^ *\/\*/ && /\*\/ *$/ { next }
/^ *\/\*/ { inside = 1; next }
/^extern "C" \{/ || /^\}  *\/\/ extern/ || /^\} *\/\/ extern/ { next }
/^BACKORDER_MUST_USE$/ { next }
{ sub(/ *\/\*.*\*\/ */, ""); sub(/ *\/\/.*$/, "") }
/^ *$/ { next }
behind + 0 == registrar + 0 { print }
