-- The header without preprocessor, read by LuaJIT: ffi.lua HEADER LIBRARY.
local ffi = require("ffi")

local header = assert(io.open(arg[1]))
ffi.cdef(header:read("*a"))
header:close()
local library = ffi.load(arg[2])
local money = ffi.new("struct backorder_money[1]")
local function parse(amount)
  return library.backorder_money_parse(
    library.backorder_str_of(amount), library.backorder_str_of("EUR"), money)
end
assert(parse("9.99") == 0 and money[0].amount_minor == 999)
assert(parse("9.999") == library.BACKORDER_ERROR_AMOUNT_PRECISION)
local message = library.backorder_last_error_message()
assert(ffi.string(message.data, message.len):find("9.999", 1, true))
