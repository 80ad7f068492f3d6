<?php

declare(strict_types=1);

namespace Backorder\Runner;

/** Something that keeps failing: an effect, or what is stored of a client. */
final class Failure
{
    /**
     * @param string $id what it is the failure of: `1 poll-application`, `client 7`
     * @param ?string $effect the last effect that failed; null: it is no effect
     * @param int $since when it failed first, UTC seconds
     * @param int $lastAt when it failed last
     * @param int $times how often in a row
     * @param string $problem what went wrong the last time
     * @param ?int $toldAt when the reseller was told
     */
    public function __construct(
        public readonly string $id,
        public readonly int $client,
        public readonly ?string $effect,
        public readonly int $since,
        public readonly int $lastAt,
        public readonly int $times,
        public readonly string $problem,
        public readonly ?int $toldAt,
    ) {
    }
}
