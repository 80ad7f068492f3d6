<?php

declare(strict_types=1);

namespace Backorder;

/** A change of clocks that makes a fixed line of a crontab wrong. */
final class ClockChange implements \Stringable
{
    public readonly string $zone;
    /** The first instant after the change. */
    public readonly int $at;
    /** By how much the clocks are put forward; below zero when put back. */
    public readonly int $seconds;

    /** What changes when, and what to do instead, in a sentence. */
    public function __toString(): string
    {
        throw new \LogicException(__METHOD__);
    }
}
