<?php

declare(strict_types=1);

namespace Backorder\Runner;

use RuntimeException;

/** Others were faster about a client again and again; nothing was written, try later. */
final class LostRaces extends RuntimeException
{
    public function __construct(public readonly int $client, int $tries)
    {
        parent::__construct("client $client was changed by others $tries times in a row");
    }
}
