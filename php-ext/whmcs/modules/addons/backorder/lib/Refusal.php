<?php

declare(strict_types=1);

namespace Backorder\Whmcs;

use RuntimeException;

/** What a visitor may not do; the message is a key of the language file. */
final class Refusal extends RuntimeException
{
    public function __construct(string $key, int $status = 400)
    {
        parent::__construct($key, $status);
    }
}
