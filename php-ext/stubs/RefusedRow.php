<?php

declare(strict_types=1);

namespace Backorder;

/**
 * A row that could not be read or adopted: of a client who was left out of a book (Book::load()),
 * or of a backorder of another system (Engine::adopt()).
 */
final class RefusedRow
{
    /** Who was left out of the book; null where the row does not say, and for adopted rows. */
    public readonly ?int $client;
    /** Which of the rows to adopt, from 0; null for rows of a book. */
    public readonly ?int $row;
    /** Which backorder was to be adopted; null where its row could not be read. */
    public readonly ?int $id;
    /** The number of the error, as an exception would have it. */
    public readonly int $code;
    /** The kind of the error, as an exception would have it. */
    public readonly string $kind;
    /** Which row of a book, or which of its columns. */
    public readonly string $subject;
    /** What is wrong with it. */
    public readonly string $message;
}
