<?php

declare(strict_types=1);

namespace Backorder\Tests;

use Backorder\Book;
use Backorder\DomainName;
use Backorder\DropRules;
use Backorder\Effect;
use Backorder\Engine;
use Backorder\BackorderKind;
use Backorder\Listing;
use Backorder\Money;
use Backorder\Policy;
use Backorder\PriceList;
use DateTimeImmutable;

/** An engine and a drop at 2027-01-13 19:00 UTC, for tests. */
final class Day
{
    public readonly Engine $engine;
    public readonly int $drop;

    public function __construct()
    {
        $prices = PriceList::ofRows([
            ['tld' => 'com', 'currency' => 'EUR', 'kind' => 'FULL', 'price' => '20.00'],
        ]);
        $this->engine = new Engine(
            policy: Policy::default(),
            prices: $prices,
            dropRules: DropRules::builtin(),
        );
        $this->drop = (new DateTimeImmutable('2027-01-13 19:00 UTC'))->getTimestamp();
    }

    /** Hours before the drop. */
    public function before(float $hours): int
    {
        return $this->drop - (int) ($hours * 3600);
    }

    /** @return list<\Backorder\Decision> */
    public function account(Book $book, int $client, string $credit, string $unpaid = '0.00'): array
    {
        $now = $this->before(100);
        return $this->engine->setAccount(
            $book,
            reading: $book->beginReading($client, $now),
            credit: Money::of($credit, 'EUR'),
            unpaid: Money::of($unpaid, 'EUR'),
            now: $now,
        );
    }

    /**
     * A cycle after every account was read again and was as before.
     *
     * @return list<\Backorder\Decision>
     */
    public function cycle(Book $book, int $now, ?Engine $engine = null): array
    {
        $engine ??= $this->engine;
        $decisions = [];
        foreach ($book->clients() as $client) {
            $funds = $book->funds($client);
            if ($funds !== null) {
                array_push($decisions, ...$engine->setAccount(
                    $book,
                    reading: $book->beginReading($client, $now),
                    credit: $funds->credit,
                    unpaid: $funds->unpaid,
                    now: $now,
                ));
            }
        }
        array_push($decisions, ...$engine->cycle($book, $now));
        return $decisions;
    }

    /** @return list<\Backorder\Decision> */
    public function place(Book $book, int $id, int $client, string $name = 'shop.com'): array
    {
        return [$this->engine->place(
            $book,
            id: $id,
            client: $client,
            name: DomainName::parse($name),
            kind: BackorderKind::Full,
            now: $this->before(100),
            listing: Listing::ofDroplist(dropAt: $this->drop, list: 1),
        )];
    }

    /**
     * The effects of decisions.
     *
     * @param list<\Backorder\Decision> $decisions
     * @return list<Effect>
     */
    public static function effects(array $decisions): array
    {
        return array_merge(...array_map(fn ($decision) => $decision->effects, $decisions));
    }
}
