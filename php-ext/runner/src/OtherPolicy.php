<?php

declare(strict_types=1);

namespace Backorder\Runner;

use RuntimeException;

/**
 * What is stored was made with another policy than this worker has. Its process is older, or
 * somebody changed the policy and did not say so: Runner::changePolicy().
 */
final class OtherPolicy extends RuntimeException
{
    public function __construct(string $stored, string $own)
    {
        parent::__construct("the store goes by policy $stored, this worker has $own");
    }
}
