<?php

declare(strict_types=1);

namespace Backorder;

/**
 * The records and accounts an engine works on; an object with an identity, changed by the engine.
 *
 * A book may be a part of the whole if for each client in it, it has everything that counts for
 * that client's funds (the account and every record with a hold), and for each name in it every
 * claim and application of any client: what Store::part() reads.
 */
final class Book implements \Countable
{
    /** An empty book. */
    public function __construct()
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Takes in rows as Store::part() and its like read them, by table. A client of whom a row
     * cannot be read is left out as a whole and is in the answer; the others are taken in. Values
     * may be strings, as databases hand them out.
     *
     * @param array<string, list<array<string, int|string|null>>> $rows
     * @return list<RefusedRow>
     * @throws Exception\BookException row-invalid where a row does not say whose it is, or is of
     *     another table; nothing is taken in then
     */
    public function load(array $rows): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Takes in rows by table, all or none of them.
     *
     * @param array<string, list<array<string, int|string|null>>> $rows
     * @throws Exception\BookException row-invalid, duplicate-row
     * @throws Exception\MoneyException currency-unknown
     * @throws Exception\NameException
     */
    public function insertRows(array $rows): void
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Drops a client's account and records and the claims and references of those records, to load
     * them again after a commit was refused. Load the claims and references for its names, too: one
     * of them is what made it fail.
     */
    public function forget(int|string $client): void
    {
        throw new \LogicException(__METHOD__);
    }

    public function get(int|string $id): ?Backorder
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Every record, by id.
     *
     * @return list<Backorder>
     */
    public function all(): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * A client's records, by id.
     *
     * @return list<Backorder>
     */
    public function ofClient(int|string $client): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The records of any client for a name, by id.
     *
     * @return list<Backorder>
     */
    public function ofName(DomainName $name): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The messages that were refused or given up, by when that was found.
     *
     * @return list<UndeliveredMessage>
     */
    public function undelivered(): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Every client in the book, by id.
     *
     * @return list<int>
     */
    public function clients(): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Begins a reading of a client's account, after the client's rows are loaded and before billing
     * is asked; then Engine::setAccount().
     */
    public function beginReading(int|string $client, int|\DateTimeInterface $now): BegunReading
    {
        throw new \LogicException(__METHOD__);
    }

    /** A client's money at a glance; null without an account. */
    public function funds(int|string $client): ?Funds
    {
        throw new \LogicException(__METHOD__);
    }

    /** The same as values and as text, for a page; null without an account. */
    public function fundsDetails(int|string $client, MoneyFormat $format): ?FundsDetails
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * A page of a list; deleted backorders are never listed. A page behind the last row is empty.
     *
     * @param int|string|null $client null: of all, for the reseller's staff
     * @param list<Status> $statuses empty: all
     * @param ?ListOrder $order null: ListOrder::Id
     * @param int $first the first row of the page, from 0
     * @param int $limit the most rows of the page, 1 to 1000
     * @throws Exception\DroplistException query-invalid, naming first or limit
     */
    public function page(
        int|string|null $client = null,
        array $statuses = [],
        ?ListOrder $order = null,
        bool $descending = false,
        int $first = 0,
        int $limit = 100,
    ): Page {
        throw new \LogicException(__METHOD__);
    }

    /**
     * How many backorders stand where.
     *
     * @param TimeZone $zone whose days the drops are counted by
     * @param int|string|null $client null: of all
     * @throws Exception\TimeException time-invalid
     */
    public function counts(
        TimeZone $zone,
        int|\DateTimeInterface $now,
        int|string|null $client = null,
    ): Counts {
        throw new \LogicException(__METHOD__);
    }

    /** Whether the hold of a record is covered by the account. */
    public function isCovered(int|string $id): bool
    {
        throw new \LogicException(__METHOD__);
    }

    /** The number of records. */
    public function count(): int
    {
        throw new \LogicException(__METHOD__);
    }

    /** A client's record for a name: an open one, else the latest; deleted ones are none. */
    public function latestFor(int|string $client, DomainName $name): ?Backorder
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Who won a name, drop by drop.
     *
     * @return list<Claim>
     */
    public function claims(DomainName $name): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Every application of ours for a name: of the records here, and of the rows that were loaded
     * of others.
     *
     * @return list<Application>
     */
    public function applications(DomainName $name): array
    {
        throw new \LogicException(__METHOD__);
    }

    /** The backorder that holds a reference of the registrar, if one here does. */
    public function holderOf(string $reference): ?int
    {
        throw new \LogicException(__METHOD__);
    }

    /** When a record is to be looked at next, UTC seconds; null: not known, or never. */
    public function dueOf(int|string $id): ?int
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Where dueOf() of a client's records changed without a decision: the new one by id, to be
     * stored. Each is told once.
     *
     * @return array<int, ?int>
     */
    public function takeMoved(int|string $client): array
    {
        throw new \LogicException(__METHOD__);
    }
}
