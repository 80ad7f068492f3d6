<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\RefusedRow;
use RuntimeException;

/** A row of the client's cannot be read, so that nothing can be decided about the client. */
final class Unreadable extends RuntimeException
{
    public function __construct(public readonly RefusedRow $refused)
    {
        parent::__construct($refused->message, $refused->code);
    }
}
