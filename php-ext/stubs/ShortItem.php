<?php

declare(strict_types=1);

namespace Backorder;

/** A backorder that lacks funds. */
final class ShortItem
{
    public readonly int $backorder;
    public readonly DomainName $name;
    public readonly int $dropAt;
    /** Its price today. */
    public readonly Money $price;
    /** How much is missing to hold that price now. */
    public readonly Money $missing;
    /** The deadline is past: it is too late to pay. */
    public readonly bool $isLate;
}
