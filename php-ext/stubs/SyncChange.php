<?php

declare(strict_types=1);

namespace Backorder;

/** A field that gets another value. */
final class SyncChange
{
    /** Billing's row. */
    public readonly int $id;
    public readonly string $domain;
    /** Where: billing or registrar. */
    public readonly string $side;
    /** status, expiry_date, next_due_date; auto_renew, renewal_mode, privacy. */
    public readonly string $field;
    /** As the side writes it; no date is 0000-00-00. */
    public readonly string $old;
    public readonly string $newValue;
    /** The stable word; SyncPlan::text() has it in words. */
    public readonly string $reason;
}
