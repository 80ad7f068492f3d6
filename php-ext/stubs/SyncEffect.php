<?php

declare(strict_types=1);

namespace Backorder;

/** What is to be done besides changing fields. */
final class SyncEffect
{
    /** Billing's row. */
    public readonly int $id;
    public readonly string $domain;
    /** renew, suspend or unsuspend. */
    public readonly string $kind;
    /** For renew. */
    public readonly ?int $years;
}
