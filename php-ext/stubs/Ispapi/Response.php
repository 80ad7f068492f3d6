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
    /** Whether the EOF line was there. The client's own answers are always complete. */
    public readonly bool $isComplete;
    /** What the server's words mean, as a stable id such as `acl-refused`; null: not known. */
    public readonly ?string $hint;
    /** What to do next, where there is a hint. */
    public readonly ?string $advice;
    /**
     * The values by column, null in the gaps.
     *
     * @var array<string, list<?string>>
     */
    public readonly array $columns;

    /**
     * Reads the bytes of an answer. Never fails: what is no answer has code 423 and no columns.
     */
    public static function parse(string $bytes): Response
    {
        throw new \LogicException(__METHOD__);
    }

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

    /**
     * The values by row and column, null where a column is shorter than the others; without the
     * columns that are about paging.
     *
     * @return list<array<string, ?string>>
     */
    public function rows(): array
    {
        throw new \LogicException(__METHOD__);
    }
}
