<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Commands;

use RuntimeException;

/** A command that ends with an error: its code and what it is about. */
final class Failed extends RuntimeException
{
    public function __construct(int $code, string $info = '')
    {
        parent::__construct($info, $code);
    }
}
