<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Effect;

/** An effect on its way: how long it may take, and how far its carrier came. */
final class Errand
{
    /** What went wrong, in words for a log and for the admin's list. */
    public ?string $problem = null;

    private float $until;

    public function __construct(
        private Store $store,
        public readonly Effect $effect,
        float $seconds,
    ) {
        $this->until = hrtime(true) / 1e9 + $seconds;
    }

    /** The seconds that are left of its budget, for time-outs; never below 0. */
    public function left(): float
    {
        return max(0.0, $this->until - hrtime(true) / 1e9);
    }

    /**
     * What an earlier try of the same effect had noted: how far it came, of several steps. Only
     * changing effects have it, because only they are stored.
     */
    public function progress(): ?string
    {
        return $this->effect->isChanging ? $this->store->progress($this->effect->id) : null;
    }

    /** Notes how far it came, before the next step is taken. */
    public function note(string $progress): void
    {
        if ($this->effect->isChanging) {
            $this->store->setProgress($this->effect->id, $progress);
        }
    }
}
