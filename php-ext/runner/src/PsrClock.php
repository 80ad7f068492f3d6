<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Psr\Clock\ClockInterface;

/** A clock of PSR-20. */
final class PsrClock implements Clock
{
    public function __construct(private ClockInterface $clock)
    {
    }

    public function now(): int
    {
        return $this->clock->now()->getTimestamp();
    }
}
