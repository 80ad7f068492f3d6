<?php

declare(strict_types=1);

namespace Backorder;

/**
 * Everything that one client's decisions of one call write, and what to carry out after it.
 *
 * Store::statements() are its writes as SQL, for one transaction. A statement that changes another
 * number of rows than it says, and every error that Store::trouble() calls a lost race, at a
 * statement or at COMMIT, ends it: roll back, Book::forget() the client, load the part again,
 * decide anew; carry out nothing.
 */
final class Commit
{
    public readonly int $client;
    /**
     * The rows of `log` among what it writes.
     *
     * @var list<array<string, int|string|null>>
     */
    public readonly array $log;
    /**
     * What to carry out, in order, once this is committed.
     *
     * @var list<Effect>
     */
    public readonly array $carryOut;
}
