<?php

declare(strict_types=1);

namespace Backorder;

/** A statement that reads rows of a table, for Book::load(). */
final class Read
{
    /** The table, without prefix. */
    public readonly string $table;
    public readonly string $sql;
    /** @var list<int|string|null> */
    public readonly array $parameters;
}
