<?php

declare(strict_types=1);

namespace Backorder;

/** The steps of a renewal, or the reason against it. */
final class RenewalPlan
{
    public readonly bool $isAllowed;
    /**
     * In order: "restore", "renew 2", "renew-once".
     *
     * @var list<string>
     */
    public readonly array $steps;
    /**
     * phase-unknown, "period-differs 2", period-unknown.
     *
     * @var list<string>
     */
    public readonly array $notices;
    /** dropped, pending-delete, already-renewed, restore-needed, restore-costs-extra, term, window
     * or over-ten-years. */
    public readonly ?string $reason;
    /** For window: the first day. */
    public readonly ?string $firstDay;
    /** For term: the nearest term below; for over-ten-years: the longest that fits. */
    public readonly ?int $termBelow;
    /** For term: the nearest term above. */
    public readonly ?int $termAbove;
}
