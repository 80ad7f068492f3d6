--TEST--
Values are equal when what they say is equal
--EXTENSIONS--
backorder
--FILE--
<?php
use Backorder\{DomainName, Listing, Money, Outcome, Policy, TimeZone};

$same = [
    [Money::of('9.90', 'EUR'), Money::ofMinor(990, 'EUR')],
    [DomainName::parse('müller.de'), DomainName::parse('xn--mller-kva.de')],
    [TimeZone::parse('europe/rome'), TimeZone::parse('Europe/Rome')],
    [Listing::ofAdmin(1), Listing::ofAdmin(1, isPinned: true)],
    [Policy::default(), Policy::default()->with()],
    [Outcome::accepted('1'), Outcome::accepted(' 1 ')],
];
$different = [
    [Money::of('9.90', 'EUR'), Money::of('9.91', 'EUR')],
    [Money::of('9.90', 'EUR'), Money::of('9.90', 'USD')],
    [DomainName::parse('shop.com'), DomainName::parse('shop.de')],
    [Listing::ofAdmin(1), Listing::ofDroplist(1, 1)],
    [Policy::default(), Policy::original()],
    [Outcome::accepted('1'), Outcome::accepted('2')],
    [Outcome::unknown(), Outcome::done()],
];
foreach ($same as [$one, $two]) {
    echo $one == $two ? 'equal' : 'DIFFERENT', "\n";
}
foreach ($different as [$one, $two]) {
    echo $one == $two ? 'EQUAL' : 'different', "\n";
}
?>
--EXPECT--
equal
equal
equal
equal
equal
equal
different
different
different
different
different
different
different
