<?php

declare(strict_types=1);

namespace Backorder\Runner\Sync;

use Backorder\Language;
use InvalidArgumentException;

/** How a sync runs; what it plans by are the settings of DomainSync. */
final class SyncOptions
{
    /**
     * @param int $batch domains a run
     * @param int $interval seconds after which a domain is looked at again
     * @param bool $sendEmpty a report also where there is nothing to say
     * @param bool $isNotice nothing is changed, only reported
     */
    public function __construct(
        public readonly int $batch = 200,
        public readonly int $interval = 7200,
        public readonly bool $sendEmpty = false,
        public readonly Language $language = Language::English,
        public readonly bool $isNotice = false,
    ) {
        if ($batch < 1 || $interval < 0) {
            throw new InvalidArgumentException("batch $batch, interval $interval");
        }
    }
}
