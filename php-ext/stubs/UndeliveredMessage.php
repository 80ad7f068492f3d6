<?php

declare(strict_types=1);

namespace Backorder;

/** A message that was refused, or that stayed unknown after its last sending. */
final class UndeliveredMessage
{
    /** The message: an Effect\NotifyClient or an Effect\AlertReseller. */
    public readonly Effect $effect;
    /** When it was last sent. */
    public readonly int $sentAt;
    /** How often it was sent. */
    public readonly int $sends;
    /** When it was found undelivered. */
    public readonly int $foundAt;
    /** "given up", or the other side's no. */
    public readonly string $why;

    /**
     * Reads a row that Store::undelivered() found.
     *
     * @param array<string, int|string|null> $row of `effects`
     * @throws Exception\BookException row-invalid
     */
    public static function ofRow(array|\stdClass $row): UndeliveredMessage
    {
        throw new \LogicException(__METHOD__);
    }
}
