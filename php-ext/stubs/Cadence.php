<?php

declare(strict_types=1);

namespace Backorder;

/** The runs that see all domains once in a window. */
final class Cadence
{
    /** Runs in the window. */
    public readonly int $runs;
    /** Whole seconds from one run to the next. */
    public readonly int $intervalSeconds;
    /** Never slower than the interval, but once a minute at most; without the command. */
    public readonly string $cronLine;
    /** The batch that would do with a run a minute, if the present one is too small. */
    public readonly ?int $batchNeeded;
}
