<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests;

use Backorder\BackorderKind;
use Backorder\Backorder;
use Backorder\DomainName;
use Backorder\DropRules;
use Backorder\Engine;
use Backorder\Listing;
use Backorder\Policy;
use Backorder\PriceList;
use Backorder\Runner\Backorders;
use Backorder\Runner\Clock;
use Backorder\Runner\Connection;
use Backorder\Runner\Host;
use Backorder\Runner\Limits;
use Backorder\Runner\Registrar;
use Backorder\Runner\Runner;
use Backorder\Runner\Store;
use Backorder\Runner\Watcher;
use DateTimeImmutable;
use PDO;

/** A host for tests: a drop at 2027-01-13 19:00 UTC, one price, tables for all else. */
final class World
{
    public readonly int $drop;
    public readonly Clock $clock;
    public readonly Store $store;
    public readonly Shop $shop;
    public readonly Registry $registry;
    public readonly Host $host;
    public readonly Backorders $backorders;
    public readonly MemoryLog $log;

    /** @param PDO $other a connection of its own for what is not ours */
    public function __construct(
        PDO|Connection $pdo,
        PDO $other,
        Limits $limits = new Limits(),
        ?Watcher $watcher = null,
        ?Policy $policy = null,
        ?Clock $clock = null,
        ?Registrar $registrar = null,
    ) {
        $this->drop = (new DateTimeImmutable('2027-01-13 19:00 UTC'))->getTimestamp();
        $this->clock = $clock ?? new HandClock($this->before(100));
        $this->store = new Store($pdo, 'bo_');
        $this->shop = new Shop($other);
        $this->registry = new Registry($other, $this->clock);
        $this->log = new MemoryLog();
        $prices = [['tld' => 'com', 'currency' => 'EUR', 'kind' => 'FULL', 'price' => '20.00']];
        $this->host = new Host(
            engine: new Engine(
                $policy ?? Policy::default(),
                PriceList::ofRows($prices),
                DropRules::builtin(),
            ),
            store: $this->store,
            billing: $this->shop,
            registrar: $registrar ?? $this->registry,
            mailer: $this->shop,
            domains: $this->shop,
            clock: $this->clock,
            log: $this->log,
            limits: $limits,
            watcher: $watcher,
        );
        $this->backorders = new Backorders($this->host);
    }

    /** The same over SQLite in memory. */
    public static function sqlite(Limits $limits = new Limits(), ?Watcher $watcher = null): self
    {
        $pdo = new PDO('sqlite::memory:');
        $world = new self($pdo, $pdo, $limits, $watcher);
        $world->createTables();
        return $world;
    }

    public function createTables(): void
    {
        $this->store->createTables();
        $this->shop->createTables();
        $this->registry->createTables();
    }

    /** Hours before the drop. */
    public function before(float $hours): int
    {
        return $this->drop - (int) ($hours * 3600);
    }

    public function at(float $hoursBefore): self
    {
        $this->clock->now = $this->before($hoursBefore);
        return $this;
    }

    public function run(): \Backorder\Runner\Summary
    {
        return (new Runner($this->host))->run();
    }

    public function place(int $client, string $name): Backorder
    {
        return $this->backorders->place(
            $client,
            DomainName::parse($name),
            BackorderKind::Full,
            Listing::ofDroplist($this->drop, 1),
        );
    }

    public function status(int $id): string
    {
        return (string) $this->backorders->get($id)?->status->value;
    }

    /** @return list<array<string, int|string|null>> */
    public function rows(string $table, string $where = '1 = 1'): array
    {
        return $this->store->found("SELECT * FROM $table WHERE $where");
    }
}
