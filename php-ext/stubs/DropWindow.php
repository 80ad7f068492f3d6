<?php

declare(strict_types=1);

namespace Backorder;

/** When names of a TLD may be released, by one hypothesis. */
final class DropWindow
{
    /** The earliest release, UTC seconds. */
    public readonly int $start;
    /** The latest release; equal to the start for a batch of unknown length, on every day. */
    public readonly int $end;
    /** What the window is: "typical", "batch", "session" ... */
    public readonly string $kind;
    /** 0 for the rule itself, 1 and up for its alternatives. */
    public readonly int $hypothesis;
}
