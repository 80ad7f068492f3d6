--TEST--
A panic in Rust becomes an Error, and PHP goes on
--EXTENSIONS--
backorder
--SKIPIF--
<?php
if (!function_exists('Backorder\panic_on_purpose')) {
    echo 'skip a release build does not panic on purpose';
}
?>
--ENV--
RUST_BACKTRACE=0
--FILE--
<?php
try {
    Backorder\panic_on_purpose();
} catch (Error $error) {
    echo get_class($error), ': ', $error->getMessage(), "\n";
}
echo Backorder\Money::of('9.90', 'EUR'), "\n";
?>
--EXPECTF--
%AError: Rust panic: on purpose
9.90 EUR
