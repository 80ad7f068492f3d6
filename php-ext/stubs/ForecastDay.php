<?php

declare(strict_types=1);

namespace Backorder;

/** What the registrar is to charge on one day. */
final class ForecastDay
{
    /** The day of the drops, UTC; what dropped before today and is still open counts today. */
    public readonly string $day;
    /** How many backorders drop. */
    public readonly int $backorders;
    /** What is charged if all of them are caught. */
    public readonly Cost $cost;
    /** What the account has left after that day; below zero it falls short. */
    public readonly Cost $left;
}
