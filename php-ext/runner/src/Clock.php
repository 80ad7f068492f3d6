<?php

declare(strict_types=1);

namespace Backorder\Runner;

/** What time it is. PsrClock makes one of a PSR-20 clock. */
interface Clock
{
    /** UTC seconds. */
    public function now(): int;
}
