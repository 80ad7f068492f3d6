<?php

declare(strict_types=1);

namespace Backorder\Runner;

use RuntimeException;

/**
 * What a port throws for what was definitely not done and will not be done as it is asked for: the
 * client has no address, the invoice is paid and cannot be cancelled. Everything else that it
 * throws means that nobody knows.
 */
final class Refused extends RuntimeException
{
    /** @param string $message in the words of the other side */
    public function __construct(string $message, int $code = 0)
    {
        parent::__construct($message, $code);
    }
}
