<?php

declare(strict_types=1);

namespace Backorder;

/** What is only reported of a domain. */
final class SyncEntry
{
    /** Billing's row; 0 in an AccountPlan. */
    public readonly int $id;
    public readonly string $domain;
    /** notice or error. */
    public readonly string $level;
    /** The stable word. */
    public readonly string $code;
    /** The word, date or text it is about. */
    public readonly ?string $detail;
}
