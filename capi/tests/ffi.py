# The header without preprocessor, read by cffi: ffi.py HEADER LIBRARY.
import sys

import cffi

ffi = cffi.FFI()
ffi.cdef(open(sys.argv[1]).read())
library = ffi.dlopen(sys.argv[2])
money = ffi.new("struct backorder_money *")
code = ffi.new("char[]", b"EUR")
euro = library.backorder_str_of(code)
good, bad = ffi.new("char[]", b"9.99"), ffi.new("char[]", b"9.999")
assert library.backorder_money_parse(library.backorder_str_of(good), euro, money) == 0
assert money.amount_minor == 999
refused = library.backorder_money_parse(library.backorder_str_of(bad), euro, money)
assert refused == library.BACKORDER_ERROR_AMOUNT_PRECISION
message = library.backorder_last_error_message()
assert b"9.999" in ffi.buffer(message.data, message.len)[:]
