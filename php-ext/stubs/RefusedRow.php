<?php

declare(strict_types=1);

namespace Backorder;

/** A backorder that was not adopted from another system. */
final class RefusedRow
{
    /** Which of the rows given, from 0. */
    public readonly int $row;
    /** Which backorder; null where its row could not be read. */
    public readonly ?int $id;
    /** The number of the error, as an exception would have it. */
    public readonly int $code;
    public readonly string $subject;
    /** What is wrong with it. */
    public readonly string $message;
}
