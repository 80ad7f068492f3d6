<?php

declare(strict_types=1);

namespace Backorder;

/**
 * Everything that one client's decisions of one call write, and what to carry out after it.
 *
 * Write it in one transaction, in this order: account and records by compare-and-set (a row whose
 * revision is not the expected one makes the whole transaction fail), then effects (insert or
 * replace by id), claims, references and log (insert; a duplicate key makes it fail too). After a
 * failure: Book::forget(), load the client's rows again, decide anew; carry out nothing.
 */
final class Commit
{
    public readonly int $client;
    /** The row of `accounts`. */
    public readonly ?RowChange $account;
    /**
     * The rows of `backorders`.
     *
     * @var list<RowChange>
     */
    public readonly array $records;
    /** @var list<array<string, int|string|null>> */
    public readonly array $effects;
    /** @var list<array<string, int|string|null>> */
    public readonly array $claims;
    /** @var list<array<string, int|string|null>> */
    public readonly array $references;
    /** @var list<array<string, int|string|null>> */
    public readonly array $log;
    /**
     * What to carry out, in order, once this is committed.
     *
     * @var list<Effect>
     */
    public readonly array $carryOut;

    /**
     * Groups the decisions of one call by client. The book must be as that call left it.
     *
     * @param list<Decision> $decisions
     * @return list<Commit>
     * @throws \TypeError when the list holds anything else
     */
    public static function of(Book $book, array $decisions): array
    {
        throw new \LogicException(__METHOD__);
    }
}
