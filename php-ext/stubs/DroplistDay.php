<?php

declare(strict_types=1);

namespace Backorder;

/** The names that drop on one day. */
final class DroplistDay
{
    /** The civil day in the time zone asked for: 2027-01-31. */
    public readonly string $date;
    public readonly int $total;
    /** @var array<string, int> names by TLD, most first */
    public readonly array $byTld;
}
