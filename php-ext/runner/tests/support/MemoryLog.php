<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests;

use Backorder\Runner\Log;

/** Keeps what was logged. */
final class MemoryLog implements Log
{
    /** @var list<string> */
    public array $lines = [];

    public function write(string $level, string $message, array $context = []): void
    {
        $this->lines[] = "$level: $message";
    }
}
