<?php

declare(strict_types=1);

namespace Backorder;

/** What is to be set, so that all domains of an account expire. */
final class AccountPlan
{
    /** The account's own mode, if it changes; it counts for new registrations only. */
    public readonly ?string $old;
    public readonly ?string $newValue;
    /**
     * The domains to set to AUTOEXPIRE.
     *
     * @var list<string>
     */
    public readonly array $domains;
    /**
     * What is reported.
     *
     * @var list<SyncEntry>
     */
    public readonly array $entries;
}
