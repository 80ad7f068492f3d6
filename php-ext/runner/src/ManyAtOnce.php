<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Effect\FindApplication;
use Backorder\Effect\PollApplication;
use Backorder\Effect\ReadDomain;
use Backorder\Effect\SubmitApplication;
use Backorder\Outcome;

/** A registrar that carries out many effects side by side: a round waits for the slowest only. */
interface ManyAtOnce extends Registrar
{
    /**
     * Outcomes as they come, by the id of the effect, each with what went wrong, in words. What is
     * missing at the end was not begun. What is thrown leaves those that are missing unknown.
     *
     * @param list<SubmitApplication|FindApplication|PollApplication|ReadDomain> $effects
     * @param array<string, int> $heldBy the backorder by reference, of all known for the names that
     *     are searched for
     * @param int $limit how many at once
     * @param float $seconds after which nothing more is begun
     * @return iterable<string, array{Outcome, ?string}>
     */
    public function carryAll(array $effects, array $heldBy, int $limit, float $seconds): iterable;
}
