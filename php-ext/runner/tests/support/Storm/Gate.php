<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use RuntimeException;

/**
 * Time does not move while a worker is in the middle of something, or minutes would pass within a
 * call of some milliseconds: what leases and budgets of effects keep from happening. Who is killed
 * is out of the gate by that.
 */
final class Gate
{
    public function __construct(private string $file)
    {
        touch($this->file);
    }

    /** A worker's step: it waits while the gate is closed. */
    public function within(callable $work): void
    {
        for (;;) {
            $handle = fopen($this->file, 'r');
            if (!is_file("{$this->file}.closed") && flock($handle, LOCK_SH)) {
                break;
            }
            fclose($handle);
            usleep(3000);
        }
        try {
            $work();
        } finally {
            fclose($handle);
        }
    }

    /**
     * Does something while nobody is within.
     *
     * @param callable(): void $insist what ends those who do not come out in that time
     */
    public function closed(callable $work, callable $insist, float $seconds = 10.0): void
    {
        touch("{$this->file}.closed");
        $handle = fopen($this->file, 'r');
        $end = microtime(true) + $seconds;
        for ($hasInsisted = false; !flock($handle, LOCK_EX | LOCK_NB); usleep(3000)) {
            if (microtime(true) < $end) {
                continue;
            }
            $hasInsisted ? throw new RuntimeException('the gate does not close') : $insist();
            $hasInsisted = true;
            $end = microtime(true) + $seconds;
        }
        try {
            $work();
        } finally {
            unlink("{$this->file}.closed");
            fclose($handle);
        }
    }
}
