<?php

declare(strict_types=1);

namespace Backorder;

/**
 * Many statements as one text, parted by semicolons. Whole numbers and texts that mean the same
 * within quotes to every server are in it; a question mark is what the driver must quote.
 */
final class Script
{
    public readonly string $sql;
    /** @var list<int|string|null> */
    public readonly array $parameters;
    /**
     * How many rows each statement must change, in order; another count is a lost race. Null: any
     * count is fine.
     *
     * @var list<?int>
     */
    public readonly array $rows;
}
