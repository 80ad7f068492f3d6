<?php

declare(strict_types=1);

namespace Backorder;

/** A backorder price that differs from what the costs make of it. */
final class BackorderPriceChange
{
    public readonly string $tld;
    public readonly BackorderKind $kind;
    /** What is stored; null: nothing. */
    public readonly ?string $old;
    /** What it should be; null: there is no exchange rate. */
    public readonly ?string $newValue;
    /** What is stored is below the cost. */
    public readonly bool $isLoss;
}
