<?php

declare(strict_types=1);

namespace Backorder;

/** A row that was refused: never planned, never a stop for the rest. */
final class SyncRefusal
{
    /** The domain, or the number of the row. */
    public readonly string $domain;
    /** Whose row: billing or registrar. */
    public readonly string $side;
    /** unreadable, duplicate-id, duplicate-answer, not-in-billing. */
    public readonly string $reason;
    /** What cannot be, for a row that cannot be read. */
    public readonly ?string $detail;
}
