<?php

declare(strict_types=1);

namespace Backorder;

/** What a client needs for the backorders whose deadline is on one day. */
final class NeedDay
{
    /** The day of the deadlines, in the zone asked for: "2027-07-14". */
    public readonly string $day;
    /** How many backorders still need money. */
    public readonly int $backorders;
    /** What they cost at today's prices. */
    public readonly Money $needed;
    /** What is free after that day; below zero it falls short. */
    public readonly Money $left;
}
