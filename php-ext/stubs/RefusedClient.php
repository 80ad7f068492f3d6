<?php

declare(strict_types=1);

namespace Backorder;

/** A client who was left out of a book, because a row could not be read. */
final class RefusedClient
{
    /** Who; null where the row does not say. */
    public readonly ?int $client;
    /** The number of the error, as an exception would have it. */
    public readonly int $code;
    /** Which row. */
    public readonly string $subject;
    /** What is wrong with it. */
    public readonly string $message;
}
