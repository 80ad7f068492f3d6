--TEST--
Values are equal when what they say is equal
--EXTENSIONS--
backorder
--FILE--
<?php
use Backorder\{Cost, DomainName, ExchangeRate, JobPlan, Listing, Money, MoneyFormat, Outcome};
use Backorder\{Upstream, Policy, ResellerFunds, Outages, TimeZone};

$silent = new Outages();
$silent->notAnswered(Upstream::Billing, 1);

$same = [
    [Money::of('9.90', 'EUR'), Money::ofMinor(990, 'EUR')],
    [DomainName::parse('müller.de'), DomainName::parse('xn--mller-kva.de')],
    [TimeZone::parse('europe/rome'), TimeZone::parse('Europe/Rome')],
    [Listing::ofAdmin(1), Listing::ofAdmin(1, isPinned: true)],
    [Policy::default(), Policy::default()->with()],
    [Outcome::accepted('1'), Outcome::accepted(' 1 ')],
    [Cost::of('9.90', 'USD'), Cost::of('9.9', 'USD')],
    [ResellerFunds::of('1', '0', '0', 'EUR'), ResellerFunds::of('1.0', '0', '0', 'EUR')],
    [JobPlan::default(), JobPlan::of(['00:01', '10:01'], ['01:01', '11:01'])],
    [$silent, clone $silent],
];
$different = [
    [Money::of('9.90', 'EUR'), Money::of('9.91', 'EUR')],
    [Money::of('9.90', 'EUR'), Money::of('9.90', 'USD')],
    [DomainName::parse('shop.com'), DomainName::parse('shop.de')],
    [Listing::ofAdmin(1), Listing::ofDroplist(1, 1)],
    [Policy::default(), Policy::original()],
    [Outcome::accepted('1'), Outcome::accepted('2')],
    [Outcome::unknown(), Outcome::done()],
    [Cost::of('9.9', 'USD'), Cost::of('9.9', 'EUR')],
    [ResellerFunds::of('1', '0', '0', 'EUR'), ResellerFunds::of('0', '0', '1', 'EUR')],
    [ExchangeRate::of('USD', 'EUR', '0.9'), ExchangeRate::of('EUR', 'USD', '0.9')],
    [JobPlan::default(), JobPlan::of(['00:01', '10:01'], ['01:01', '11:01'], tolerance: 0)],
    [new MoneyFormat(), new MoneyFormat(suffix: ' ')],
    [$silent, new Outages()],
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
different
different
different
different
different
different
