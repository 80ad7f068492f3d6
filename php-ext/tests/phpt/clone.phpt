--TEST--
Values can be cloned; what has an identity cannot
--EXTENSIONS--
backorder
--FILE--
<?php
use Backorder\{Book, DropRules, Engine, Money, Policy, PriceList};
use Backorder\BackorderKind;

$prices = new PriceList();
$copy = clone $prices;
$copy->insert('com', BackorderKind::Full, Money::of('20.00', 'EUR'));
echo count($prices), ' ', count($copy), "\n";
$money = Money::of('9.90', 'EUR');
echo $money == clone $money ? 'equal' : 'DIFFERENT', "\n";

$engine = new Engine(Policy::default(), $prices, DropRules::none());
foreach ([new Book(), $engine] as $object) {
    try {
        clone $object;
        echo "cloned\n";
    } catch (Error $refused) {
        echo $refused->getMessage(), "\n";
    }
}
?>
--EXPECT--
0 1
equal
Trying to clone an uncloneable object of class Backorder\Book
Trying to clone an uncloneable object of class Backorder\Engine
