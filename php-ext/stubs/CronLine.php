<?php

declare(strict_types=1);

namespace Backorder;

/** When a job runs, in the wall time of the machine. */
final class CronLine
{
    public readonly Job $job;
    /** Minute, hour, day, month, weekday: "1 4,14 * * *". The command goes behind. */
    public readonly string $schedule;
}
