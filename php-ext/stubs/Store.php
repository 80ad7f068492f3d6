<?php

declare(strict_types=1);

namespace Backorder;

/**
 * The statements of a store, for one dialect and one prefix of table names. It has no connection:
 * you run what it says.
 */
final class Store
{
    public readonly Dialect $dialect;
    public readonly string $prefix;
    /** What begins a transaction that writes: SQLite has to take its lock at once. */
    public readonly string $begin;

    /**
     * @param string $prefix letters, digits and underscores before every table's name, 32 at most
     * @throws Exception\DroplistException query-invalid for any other prefix
     */
    public function __construct(Dialect $dialect, string $prefix = '')
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * For a connection of that driver: PDO's `getAttribute(PDO::ATTR_DRIVER_NAME)`.
     *
     * @throws Exception\DroplistException query-invalid for any other driver or prefix
     */
    public static function ofDriver(string $driver, string $prefix = ''): Store
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The tables by name (without prefix), with their columns and the columns of their key.
     *
     * @return array<string, array{columns: list<string>, key: list<string>}>
     */
    public static function tables(): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What makes the tables, to be run once, in order.
     *
     * @return list<Statement>
     */
    public function schema(): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What brings tables of an older version (`meta('schema')`) to this one.
     *
     * @return list<Statement>
     * @throws Exception\DroplistException query-invalid for a version that is not known
     */
    public function upgrade(int $version): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Reads `schema`, the version of the tables, or `policy`, the fingerprint of the policy.
     */
    public function meta(string $name): Statement
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Stores the fingerprint of a policy, in a transaction of its own. A worker compares it before
     * each run, and runs only under the one that is stored; after a change see requeue().
     *
     * @return list<Statement>
     */
    public function setPolicy(Policy $policy): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Makes all that is not finished of these clients due now, after a change of policy.
     *
     * @param list<int|string> $clients
     */
    public function requeue(array $clients, int|\DateTimeInterface $now): Statement
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The writes of a commit, for one transaction, in order.
     *
     * @return list<Statement>
     */
    public function statements(Commit $commit): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The writes of several clients for one transaction: many rows a statement, and one flush.
     * Where it is a lost race, whose it was is not told: write each of them alone then.
     *
     * @param list<Commit> $commits
     * @return list<Statement>
     */
    public function statementsOfAll(array $commits): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The same as few texts, for a driver that takes many statements in one message, as MySQL's of
     * PDO. All of them are of one transaction, in this order.
     *
     * @param list<Commit> $commits
     * @return list<Script>
     */
    public function scriptsOfAll(array $commits): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Whose records are due: `due_at` and `client_id`, earliest first, a row a record.
     */
    public function due(int|\DateTimeInterface $now, int $limit = 100): Statement
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Whom something woke: `client_id`.
     */
    public function woken(int $limit = 100): Statement
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * All who have something that is not finished, behind a client: `client_id`.
     */
    public function unfinished(int $after = 0, int $limit = 100): Statement
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The part of these clients, to be read in this order into Book::load().
     *
     * @param list<int|string> $clients
     * @return list<Read>
     */
    public function part(array $clients): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The part of these clients with all that is finished, too: for Engine::placeFor() and
     * Engine::clientMerged().
     *
     * @param list<int|string> $clients
     * @return list<Read>
     */
    public function partWithFinished(array $clients): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What is needed to take over these backorders of another system with Engine::adopt(): the
     * parts of their clients with all that is finished, too, what anybody claims or has at the
     * registrar for their names, and who has their applications. For some hundred at a time:
     * databases limit parameters.
     *
     * @param list<array<string, int|float|string|null>> $rows as for Engine::adopt(); what cannot
     *     be read is left out
     * @return list<Read>
     * @throws Exception\BookException row-invalid for what is no row
     */
    public function partToAdopt(array $rows): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The part of a client who places a name.
     *
     * @return list<Read>
     */
    public function partToPlace(int|string $client, DomainName $name): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The part of the client of a record, with that record, finished or not.
     *
     * @return list<Read>
     */
    public function partOfRecord(int|string $id): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The part of the client whose record holds an application, with that record.
     *
     * @return list<Read>
     */
    public function partOfReference(string $reference): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The part of the clients whose records an invoice is for, with those records.
     *
     * @return list<Read>
     */
    public function partOfInvoice(int|string $invoice): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Who has what the registrar lists for a name: rows of reference and backorder_id. What a
     * question for applications finds may be another backorder's.
     */
    public function holders(DomainName $name): Statement
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The log of a name, oldest first, for LogEntry::history().
     */
    public function log(DomainName $name): Statement
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The messages that were not delivered, by when that was found: rows for
     * UndeliveredMessage::ofRow().
     *
     * @param ?UndeliveredMessage $after the last of the page before
     */
    public function undelivered(?UndeliveredMessage $after = null, int $limit = 100): Statement
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Locks a client's account until the transaction ends: first in the third try of a commit. Null
     * where the transaction has the lock already.
     */
    public function lock(int|string $client): ?Statement
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Takes new ids, in a transaction of its own; the last statement reads the number behind them.
     *
     * @return list<Statement>
     */
    public function takeIds(int $count = 20): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Makes sure that no id up to this one is given out.
     */
    public function raiseIds(int $last): Statement
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Wakes a client: a payment came in, say.
     */
    public function wake(int|string $client): Statement
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Takes the leases of these clients that nobody holds; leased() tells which it got.
     *
     * @param list<int|string> $clients
     */
    public function lease(
        array $clients,
        string $owner,
        int|\DateTimeInterface $now,
        int|\DateTimeInterface $until,
    ): Statement {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The clients whose leases a worker took until that instant: `client_id`.
     */
    public function leased(string $owner, int|\DateTimeInterface $until): Statement
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives back a lease, if this worker still has it.
     */
    public function release(
        int|string $client,
        string $owner,
        int|\DateTimeInterface $now,
    ): Statement {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Everybody who does not answer, for Outages::ofRows().
     */
    public function outages(): Statement
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Stores an outage, or takes it away once it has ended; in one transaction.
     *
     * @return list<Statement>
     */
    public function putOutage(Outage $outage, bool $ended = false): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What an error of the database means.
     *
     * @param string $sqlstate PDOException's errorInfo[0]
     * @param int $code its errorInfo[1]
     */
    public function trouble(string $sqlstate, int $code): Trouble
    {
        throw new \LogicException(__METHOD__);
    }
}
