<?php

declare(strict_types=1);

namespace Backorder\Runner\Sync;

use Backorder\SyncPlan;

/** What a run planned, and what it did of it. */
final class SyncResult
{
    /**
     * @param list<SyncDeed> $deeds in the order they were done
     * @param list<int> $ids the rows that were planned
     * @param int $leased domains that were left out: a worker serves their clients
     * @param ?string $problem why not all of them could be asked about
     */
    public function __construct(
        public readonly SyncPlan $plan,
        public readonly array $deeds,
        public readonly array $ids,
        public readonly int $leased = 0,
        public readonly ?string $problem = null,
    ) {
    }

    /** The same for the same plan: what is applied is what was shown. */
    public function fingerprint(): string
    {
        $said = [];
        foreach ($this->plan->changes as $change) {
            $said[] = [$change->id, $change->side, $change->field, $change->old, $change->newValue];
        }
        foreach ($this->plan->effects as $effect) {
            $said[] = [$effect->id, $effect->kind, $effect->years];
        }
        return hash('sha256', json_encode($said, JSON_THROW_ON_ERROR));
    }

    /** @return list<SyncDeed> those that were not done */
    public function failed(): array
    {
        return array_values(array_filter($this->deeds, fn ($deed) => $deed->problem !== null));
    }

    public function done(): int
    {
        return count($this->deeds) - count($this->failed());
    }
}
