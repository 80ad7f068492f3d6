<?php

// The header without preprocessor, read by PHP's FFI: ffi.php HEADER LIBRARY.

declare(strict_types=1);

$ffi = FFI::cdef((string) file_get_contents($argv[1]), $argv[2]);
$text = static function (string $chars) use ($ffi): FFI\CData {
    return $ffi->backorder_str_of($chars);
};
$money = $ffi->new('struct backorder_money');
$result = $ffi->backorder_money_parse($text('9.99'), $text('EUR'), FFI::addr($money));
$refused = $ffi->backorder_money_parse($text('9.999'), $text('EUR'), FFI::addr($money));
$message = $ffi->backorder_last_error_message();
$said = FFI::string($message->data, $message->len);
if ($result !== 0 || $money->amount_minor !== 999 || $refused !== 201 || $said === '') {
    fwrite(STDERR, "ffi.php: $result, $money->amount_minor, $refused, $said\n");
    exit(1);
}
