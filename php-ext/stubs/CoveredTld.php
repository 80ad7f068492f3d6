<?php

declare(strict_types=1);

namespace Backorder;

/** A TLD of which a droplist has every name that is about to drop. */
final class CoveredTld
{
    /** In ACE form, without a leading dot. */
    public readonly string $tld;
    /** Its names in this list. */
    public readonly int $names;
    /** Its names in the list before, of the same source; null: there was none to compare with. */
    public readonly ?int $namesBefore;
    /** Whether the absence of a name of this TLD counts. */
    public readonly bool $isBelieved;
}
