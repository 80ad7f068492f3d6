<?php

declare(strict_types=1);

namespace Backorder;

/** How a registry releases names, for some TLDs and a span of days: DropRules::rule(). */
final class DropRule
{
    /** @var list<string> the TLDs it holds for */
    public readonly array $tlds;
    /** Who releases the names. */
    public readonly string $registry;
    /**
     * What the release time is tied to: `zone` (wall time, with its summer time), `utc`,
     * `fixed-offset`, `per-domain-timestamp` (an instant for each name) or `unknown`.
     */
    public readonly string $anchor;
    /** How names are released, in the words of the rules: `daily_batch`, `waiting_list` ... */
    public readonly string $releaseModel;
    /** How well the time is known: `documented`, `widely_observed` or `uncertain`. */
    public readonly string $certainty;
    /** The first day it is in force, `2027-01-31`; null: without limit. */
    public readonly ?string $validFrom;
    /** The last one. */
    public readonly ?string $validTo;
    /** What those who collected it advise, if anything. */
    public readonly ?string $advice;
}
