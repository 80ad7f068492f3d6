<?php

declare(strict_types=1);

/*
 * memory.php [CALLS]: calls of every kind, and what is in memory before and after, of PHP's own and
 * of the whole process. Ends with 1 where it grew by more than a page of PHP's allocator.
 */

use Backorder\BackorderKind;
use Backorder\Book;
use Backorder\Dialect;
use Backorder\DomainName;
use Backorder\DropRules;
use Backorder\Engine;
use Backorder\Exception\BackorderException;
use Backorder\ExchangeRate;
use Backorder\Ispapi\Response;
use Backorder\JobPlan;
use Backorder\Lifecycle;
use Backorder\Listing;
use Backorder\Money;
use Backorder\Outcome;
use Backorder\Policy;
use Backorder\PriceList;
use Backorder\Search;
use Backorder\Store;
use Backorder\TimeZone;

$calls = (int) ($argv[1] ?? 1_000_000);
$prices = [['tld' => 'com', 'currency' => 'EUR', 'kind' => 'FULL', 'price' => '20.00']];
$engine = new Engine(Policy::default(), PriceList::ofRows($prices), DropRules::builtin());
$drop = (new DateTimeImmutable('2027-01-13 19:00 UTC'))->getTimestamp();
$begun = $drop - 100 * 3600;
$store = new Store(Dialect::Mysql);
$answer = "[RESPONSE]\nPROPERTY[DOMAIN][0]=a.com\nCODE=200\nDESCRIPTION=ok\nEOF\n";

/** A life from placing to the invoice; some forty calls. */
$life = function (int $number) use ($engine, $drop, $begun, $store, $answer): int {
    $book = new Book();
    $credit = Money::of('50.00', 'EUR');
    $read = fn (int $now): array => $engine->setAccount(
        $book,
        $book->beginReading('7', $now),
        $credit,
        Money::zero('EUR'),
        $now,
    );
    $read($begun);
    $name = DomainName::parse("name-$number.com", $engine->tlds());
    $listing = Listing::ofDroplist(new DateTimeImmutable("@$drop"), 1);
    $placed = $engine->place($book, 1, 7, $name, BackorderKind::Full, $begun, $listing);
    $engine->commits($book, [$placed], $begun);
    $now = $drop - 2 * 3600;
    $decisions = [...$read($now), ...$engine->cycle($book, $now)];
    foreach ($engine->commits($book, $decisions, $now) as $commit) {
        $store->statements($commit);
        foreach ($commit->carryOut as $effect) {
            $engine->observe($book, $effect->id, Outcome::accepted("$number"), $now + 60);
        }
    }
    $rows = ['backorders' => [(object) $book->get(1)->toRow()]];
    (new Book())->load($rows);
    $engine->explain($book, 1, $now + 120);
    $engine->timetable($book, 1, $now + 120);
    $engine->forecast($book, 7, $now, 86400);
    $book->page(7)->rows[0]->name->unicode;
    $book->applications($name);
    foreach ([fn () => $book->funds('x'), fn () => Money::of(1.5, 'EUR')] as $refused) {
        try {
            $refused();
        } catch (BackorderException | TypeError) {
        }
    }
    ExchangeRate::of('USD', 'EUR', '0.92')->convert('9.9001');
    TimeZone::parse('Europe/Berlin')->toLocal($now);
    JobPlan::default()->due($now, ['import' => $now]);
    (new Search(containsAll: ['shop']))->withPage(0, 10);
    Lifecycle::transitions();
    $answer = Response::parse($answer);
    return count($answer->rows()) + count($answer->columns) + 38;
};

function process(): int
{
    preg_match('/^VmRSS:\s+(\d+) kB/m', file_get_contents('/proc/self/status'), $found);
    return (int) $found[1] * 1024;
}

$made = 0;
$number = 0;
$round = function (int $calls) use (&$made, &$number, $life): void {
    for ($until = $made + $calls; $made < $until;) {
        $made += $life(++$number);
    }
    gc_collect_cycles();
};
// What is made once is made by then.
$round(min(20_000, intdiv($calls, 2)));
$before = [memory_get_usage(), process()];
$round($calls - $made);
$after = [memory_get_usage(), process()];
printf(
    "%d calls, %d lives: PHP %+d bytes, process %+d KiB of %d KiB\n",
    $made,
    $number,
    $after[0] - $before[0],
    intdiv($after[1] - $before[1], 1024),
    intdiv($after[1], 1024),
);
exit($after[0] - $before[0] > 4096 || $after[1] - $before[1] > 2 << 20 ? 1 : 0);
