<?php

declare(strict_types=1);

namespace Backorder\Runner;

/**
 * Where a run tells what went wrong. PsrLog makes one of a PSR-3 logger. Nothing secret is written:
 * ids, names, amounts, and what the other side said.
 */
interface Log
{
    /**
     * @param string $level a level of PSR-3: `debug`, `info`, `warning`, `error`
     * @param array<string, int|string|null> $context what the message is about, by name
     */
    public function write(string $level, string $message, array $context = []): void;
}
