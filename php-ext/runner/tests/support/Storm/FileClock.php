<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use Backorder\Runner\Clock;

/** A clock in a file, which one process sets and all read. */
final class FileClock implements Clock
{
    public function __construct(private string $file)
    {
    }

    public function now(): int
    {
        return (int) file_get_contents($this->file);
    }

    public function set(int $now): void
    {
        file_put_contents("{$this->file}.new", (string) $now);
        rename("{$this->file}.new", $this->file);
    }
}
