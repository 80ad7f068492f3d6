<?php

declare(strict_types=1);

require_once __DIR__ . '/Day.php';

use Backorder\Book;
use Backorder\Commit;
use Backorder\Exception\BackorderException;
use Backorder\Money;
use Backorder\Tests\Day;

/** A backorder from its place to its application, every property read, some calls refused. */
function play(Day $day): void
{
    $book = new Book();
    $decisions = $day->account($book, client: 7, credit: '50.00');
    array_push($decisions, ...$day->place($book, id: 1, client: 7));
    array_push($decisions, ...$day->engine->cycle($book, $day->before(71)));
    array_push($decisions, ...$day->engine->cycle($book, $day->before(2)));
    array_map(get_object_vars(...), $decisions);
    foreach (Commit::of($book, $decisions) as $commit) {
        array_map(get_object_vars(...), [$commit, ...$commit->carryOut]);
    }
    get_object_vars($book->get(1));
    foreach ([fn () => Money::of('x', 'EUR'), fn () => $book->get(-1)] as $refused) {
        try {
            $refused();
        } catch (BackorderException $error) {
            $error->getKind() . $error->getSubject() . $error->getTraceAsString();
        }
    }
    Money::of('1', 'EUR') == clone Money::of('1', 'EUR');
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
