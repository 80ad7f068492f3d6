<?php

declare(strict_types=1);

/*
 * calls.php [CALLS]: what single calls cost that a page or a run makes anew, in microseconds, the
 * median of 21 rounds. Ends with 1 where a new engine with the built-in drop rules takes more than
 * 20: they are read once a process. So are the sentences of explanations: the first call of a
 * process is told apart.
 *
 *     php -n -d extension=target/release/libbackorder_php.so php-ext/bench/calls.php
 */

require_once __DIR__ . '/../tests/support/Day.php';

use Backorder\Book;
use Backorder\DropRules;
use Backorder\Engine;
use Backorder\Language;
use Backorder\Policy;
use Backorder\PriceList;
use Backorder\Tests\Day;
use Backorder\TimeZone;

const ROUNDS = 21;
const ENGINE_MAX = 20.0;

$calls = (int) ($argv[1] ?? 1000);

/** Microseconds of one call. */
function micros(callable $call, int $calls): float
{
    $rounds = [];
    for ($round = 0; $round < ROUNDS; $round++) {
        $begun = hrtime(true);
        for ($number = 0; $number < $calls; $number++) {
            $call();
        }
        $rounds[] = (hrtime(true) - $begun) / 1000 / $calls;
    }
    sort($rounds);
    return $rounds[intdiv(ROUNDS, 2)];
}

function show(string $what, float $micros): void
{
    printf("%-58s %9.1f\n", $what, $micros);
}

$day = new Day();
$book = new Book();
$day->account($book, client: 7, credit: '50.00');
$day->place($book, id: 1, client: 7);
$now = $day->before(99);
$policy = Policy::default();
$rows = [];
foreach (range('a', 'z') as $first) {
    foreach (['EUR', 'USD'] as $currency) {
        $rows[] = ['tld' => "{$first}com", 'currency' => $currency, 'kind' => 'FULL',
            'price' => '20.00'];
    }
}
$prices = PriceList::ofRows($rows);
$zone = TimeZone::parse('Europe/Berlin');
$explain = fn (Language $language) => (string) $day->engine->explain(
    $book,
    1,
    $now,
    language: $language,
    zone: $zone,
);

$begun = hrtime(true);
$explain(Language::German);
show('the first explanation of a process', (hrtime(true) - $begun) / 1000);
$engine = micros(fn () => new Engine($policy, $prices, DropRules::builtin()), $calls);
show('a new engine: the policy, 52 prices, the built-in rules', $engine);
show('an explanation', micros(fn () => $explain(Language::English), $calls));
show('a price list of 52 rows', micros(fn () => PriceList::ofRows($rows), intdiv($calls, 10)));
show('an empty book', micros(fn () => new Book(), $calls));

if ($engine > ENGINE_MAX) {
    fprintf(STDERR, "a new engine takes more than %.0f\n", ENGINE_MAX);
    exit(1);
}
