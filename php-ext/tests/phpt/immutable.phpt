--TEST--
Properties cannot be written, added or removed
--EXTENSIONS--
backorder
--FILE--
<?php
$money = Backorder\Money::of('9.90', 'EUR');
foreach ([
    function () use ($money) { $money->minor = 1; },
    function () use ($money) { $money->other = 1; },
    function () use ($money) { unset($money->minor); },
    function () use ($money) { $reference = &$money->minor; $reference = 1; },
] as $attempt) {
    try {
        $attempt();
        echo "no error\n";
    } catch (Throwable $refused) {
        echo get_class($refused), "\n";
    }
}
echo (new ReflectionClass($money))->isFinal() ? 'final' : 'OPEN', "\n";
echo $money, "\n";
?>
--EXPECTF--
Exception
Error
Error
%AIndirect modification of overloaded property %s
no error
final
9.90 EUR
