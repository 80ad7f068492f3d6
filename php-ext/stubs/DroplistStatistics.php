<?php

declare(strict_types=1);

namespace Backorder;

/** Counts of a droplist. */
final class DroplistStatistics
{
    /** All names. */
    public readonly int $total;
    /** @var array<string, int> names by TLD, most first */
    public readonly array $byTld;
    /** @var list<DroplistDay> the days with names, in order, at most 400 */
    public readonly array $days;
    /** Names that drop in the next 24 hours. */
    public readonly int $inNextDay;
    /** Names that drop in the next 7 times 24 hours. */
    public readonly int $inNextWeek;
}
