<?php

declare(strict_types=1);

namespace Demo;

use Backorder\Runner\Clock as RunnerClock;
use DateTimeImmutable;
use DateTimeZone;

/** The simulated clock: whole seconds, set by the day, read by everybody. */
final class Clock implements RunnerClock
{
    public function __construct(public int $now)
    {
    }

    public function now(): int
    {
        return $this->now;
    }

    /** Reads a time of the day's data, which is UTC. */
    public static function read(string $utc): int
    {
        return (new DateTimeImmutable($utc, new DateTimeZone('UTC')))->getTimestamp();
    }

    public static function utc(int $at): string
    {
        return gmdate('Y-m-d H:i:s', $at);
    }

    /** What PHP's date() says on this server: as WHMCS writes its dates. */
    public function local(): string
    {
        return date('Y-m-d H:i:s', $this->now);
    }
}
