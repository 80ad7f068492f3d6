<?php

declare(strict_types=1);

namespace Backorder;

/** How many backorders stand where; deleted ones do not count. */
final class Counts
{
    /**
     * Every status, zeros included: `['REQUESTED' => 3, ...]`.
     *
     * @var array<string, int>
     */
    public readonly array $byStatus;
    /**
     * By TLD, most first, then by TLD.
     *
     * @var array<string, int>
     */
    public readonly array $byTld;
    /**
     * Open ones by the day the name drops, 31 days from today on, zeros included:
     * `['2027-07-14' => 2, ...]`.
     *
     * @var array<string, int>
     */
    public readonly array $byDropDay;
}
