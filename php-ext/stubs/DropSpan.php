<?php

declare(strict_types=1);

namespace Backorder;

/** All that a name of a TLD may be released in on one day: DropRules::union(). */
final class DropSpan
{
    /** The earliest release of all hypotheses, UTC seconds. */
    public readonly int $start;
    /** The latest release of all hypotheses. */
    public readonly int $end;
}
