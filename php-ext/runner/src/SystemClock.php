<?php

declare(strict_types=1);

namespace Backorder\Runner;

/** The clock of the machine. */
final class SystemClock implements Clock
{
    public function now(): int
    {
        return time();
    }
}
