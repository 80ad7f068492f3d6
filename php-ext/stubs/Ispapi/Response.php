<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

/** An answer of the registrar. */
final class Response
{
    /** The three-digit code. */
    public readonly int $code;
    /** The server's words. */
    public readonly string $description;
    /** Code 200-299. */
    public readonly bool $isSuccess;
    /**
     * The values by column, null in the gaps.
     *
     * @var array<string, list<?string>>
     */
    public readonly array $columns;

    /** The value in the first row of a column, if the column and the value are there. */
    public function first(string $column): ?string
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The values of a column by row, null in the gaps; empty when there is no such column.
     *
     * @return list<?string>
     */
    public function column(string $column): array
    {
        throw new \LogicException(__METHOD__);
    }
}
