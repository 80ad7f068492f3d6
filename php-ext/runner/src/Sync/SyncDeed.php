<?php

declare(strict_types=1);

namespace Backorder\Runner\Sync;

use Backorder\SyncChange;
use Backorder\SyncEffect;

/** A change or something else that was to be done, and what came of it. */
final class SyncDeed
{
    /**
     * @param string $field of an effect its kind: renew, suspend, unsuspend
     * @param ?string $problem why it was not done; null: it was
     * @param ?string $notice what an admin should know besides
     */
    public function __construct(
        public readonly int $domainId,
        public readonly string $domain,
        public readonly string $side,
        public readonly string $field,
        public readonly string $old,
        public readonly string $newValue,
        public readonly string $reason,
        public readonly ?string $problem = null,
        public readonly ?string $notice = null,
    ) {
    }

    public static function ofChange(
        SyncChange $change,
        ?string $problem = null,
        ?string $notice = null,
    ): self {
        return new self(
            $change->id,
            $change->domain,
            $change->side,
            $change->field,
            $change->old,
            $change->newValue,
            $change->reason,
            $problem,
            $notice,
        );
    }

    public static function ofEffect(SyncEffect $effect, ?string $problem = null): self
    {
        $years = $effect->years === null ? '' : (string) $effect->years;
        return new self(
            $effect->id,
            $effect->domain,
            'registrar',
            $effect->kind,
            '',
            $years,
            '',
            $problem,
        );
    }
}
