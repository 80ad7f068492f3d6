<?php

declare(strict_types=1);

namespace Backorder;

/** What the registrar is to charge on one day. */
final class ForecastDay
{
    /** The day of the drops, UTC; what dropped before today and is still open counts today. */
    public readonly string $day;
    /**
     * How many backorders drop, those without a known cost included. Two clients who want one name
     * are two backorders; only one is charged.
     */
    public readonly int $backorders;
    /** What is charged if all of them are caught. */
    public readonly Cost $cost;
    /**
     * The same as the registrar lists it, not converted: a sum for each currency, by its code.
     *
     * @var list<Cost>
     */
    public readonly array $byCurrency;
    /** What the account has left after that day; below zero it falls short. */
    public readonly Cost $left;
}
