<?php

declare(strict_types=1);

namespace Backorder;

/** One statement: SQL with a question mark for each parameter. */
final class Statement
{
    /** Statements of the same shape have the same text, to be prepared once. */
    public readonly string $sql;
    /** @var list<int|string|null> */
    public readonly array $parameters;
    /** How many rows it must change; another count is a lost race. Null: any count is fine. */
    public readonly ?int $rows;
}
