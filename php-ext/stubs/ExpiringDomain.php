<?php

declare(strict_types=1);

namespace Backorder;

/** When one of the reseller's own domains goes, and until when it can be kept. */
final class ExpiringDomain
{
    public readonly string $domain;
    /** active, grace, redemption, pending-delete, dropped or unknown. */
    public readonly string $phase;
    /** From then on a renewal at the normal price is too late; null: not known. */
    public readonly ?int $renewableUntil;
    /** From then on a restore is too late; null: not known. */
    public readonly ?int $restorableUntil;
    /**
     * The earliest and the latest day of the release, in UTC; null: not known.
     *
     * @var ?list<string>
     */
    public readonly ?array $dropDays;
    /** From when on to be ready on the earliest of them; the droplist's instant if it has one. */
    public readonly ?int $dropFrom;
    /** Whether the droplist has it: then others can see it, too. */
    public readonly bool $isListed;
    /** How many backorders there are for it. */
    public readonly int $backorders;
}
