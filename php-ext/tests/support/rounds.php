<?php

declare(strict_types=1);

require_once __DIR__ . '/Day.php';

use Backorder\Book;
use Backorder\CostList;
use Backorder\ExchangeRate;
use Backorder\Exception\BackorderException;
use Backorder\ResellerForecast;
use Backorder\JobPlan;
use Backorder\Money;
use Backorder\MoneyFormat;
use Backorder\Upstream;
use Backorder\Policy;
use Backorder\ResellerFunds;
use Backorder\Outages;
use Backorder\Status;
use Backorder\Tests\Day;
use Backorder\TimeZone;

/** A backorder from its place to its application, every property read, some calls refused. */
function play(Day $day): void
{
    $book = new Book();
    $decisions = $day->account($book, client: 7, credit: '50.00');
    array_push($decisions, ...$day->place($book, id: 1, client: 7));
    array_push($decisions, ...$day->cycle($book, $day->before(71)));
    array_push($decisions, ...$day->cycle($book, $day->before(2)));
    array_map(get_object_vars(...), $decisions);
    foreach ($day->engine->commits($book, $decisions, $day->before(2)) as $commit) {
        array_map(get_object_vars(...), [$commit, ...$commit->carryOut]);
    }
    get_object_vars($book->get(1));
    look($day, $book);
    foreach ([fn () => Money::of('x', 'EUR'), fn () => $book->get(-1)] as $refused) {
        try {
            $refused();
        } catch (BackorderException $error) {
            $error->getKind() . $error->getSubject() . $error->getTraceAsString();
        }
    }
    Money::of('1', 'EUR') == clone Money::of('1', 'EUR');
}

/** What a page shows of the book, and what a cron job asks. */
function look(Day $day, Book $book): void
{
    $now = $day->before(2);
    $zone = TimeZone::parse('Europe/Berlin');
    $outages = new Outages();
    $outages->notAnswered(Upstream::Billing, $now - 3600);
    $costs = CostList::ofRows([
        ['tld' => 'com', 'currency' => 'USD', 'kind' => 'FULL', 'cost' => '9.9'],
    ]);
    $rates = [ExchangeRate::of('USD', 'EUR', '0.9')];
    $funds = ResellerFunds::of('50', '0', '0', 'EUR');
    array_map(get_object_vars(...), [
        $book->page(statuses: Status::cases()),
        $book->counts($zone, $now),
        $book->fundsDetails(7, new MoneyFormat()),
        $day->engine->forecast($book, 7, $now, 86400),
        ResellerForecast::of($book, $costs, $rates, $funds, $now, 86400),
        JobPlan::default()->crontab($zone, $now),
        ...JobPlan::default()->due($now, ['batch' => $now]),
        ...$outages->alerts(Policy::default(), $now),
    ]);
    try {
        $book->page(statuses: ['ACTIVE']);
    } catch (TypeError) {
        $outages->all[0]->sentence();
    }
}

/** How many bytes of PHP's memory the rounds leave behind. */
function leftBehind(int $rounds): int
{
    $day = new Day();
    play($day);
    play($day);
    $before = memory_get_usage();
    for ($round = 0; $round < $rounds; $round++) {
        play($day);
    }
    gc_collect_cycles();
    return memory_get_usage() - $before;
}
