<?php

declare(strict_types=1);

namespace Backorder\Runner;

use InvalidArgumentException;

/** How much is done at once, and for how long. Times are seconds. */
final class Limits
{
    /**
     * @param int $run how long a run takes new clients; what it has decided is carried out to the
     *     end of its leases
     * @param int $lease how long clients belong to a worker: the longest that a batch of them takes
     * @param int $effect the budget of one effect
     * @param int $batch how many clients are read, decided about and committed together
     * @param int $tries how often a client is decided about anew after a lost race
     * @param int $failures after how many failures in a row an effect is told of
     * @param int $atOnce how many effects of the registrar's are under way at once, where it can
     *     carry out many; 500 at most for the client of the extension
     */
    public function __construct(
        public readonly int $run = 240,
        public readonly int $lease = 300,
        public readonly int $effect = 30,
        public readonly int $batch = 50,
        public readonly int $tries = 8,
        public readonly int $failures = 3,
        public readonly int $atOnce = 20,
    ) {
        foreach (get_object_vars($this) as $name => $value) {
            if ($value < 1) {
                throw new InvalidArgumentException("$name is $value, below 1");
            }
        }
    }
}
