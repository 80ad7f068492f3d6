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
    /** `response`; or why it is none: `invalid`, `truncated`, `empty`, with a code of ours, 423. */
    public readonly string $kind;
    /** PENDING=1: accepted, but not done yet. The outcome comes later. */
    public readonly bool $isPending;
    /** Code 400-499: try again later. */
    public readonly bool $isTemporaryError;
    /** Code 500-599: refused for good. */
    public readonly bool $isError;
    /** Seconds the server worked on the command; 0 when it does not say. */
    public readonly float $runtime;
    /** Seconds the command waited at the server; 0 when it does not say. */
    public readonly float $queuetime;
    /**
     * The top-level keys that the protocol gives no meaning to, in upper case.
     *
     * @var array<string, string>
     */
    public readonly array $other;
    /** Where it stands in a longer list. */
    public readonly Pagination $pagination;
    /** @var list<string> what was unusual about it and how it was read; without values */
    public readonly array $anomalies;
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

    /**
     * The text as it was read, up to its EOF line, secrets included; empty where `$kind` is not
     * `response`.
     */
    public function text(): string
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
