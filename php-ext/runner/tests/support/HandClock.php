<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests;

use Backorder\Runner\Clock;

/** A clock that is set by hand. */
final class HandClock implements Clock
{
    public function __construct(public int $now)
    {
    }

    public function now(): int
    {
        return $this->now;
    }
}
