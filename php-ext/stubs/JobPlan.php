<?php

declare(strict_types=1);

namespace Backorder;

/**
 * When the jobs run, in universal time, whatever the zone of the machine: ask due() from one cron
 * line every five minutes, or take the lines of crontab().
 */
final class JobPlan
{
    /**
     * When the droplist is imported, UTC: "00:01".
     *
     * @var list<string>
     */
    public readonly array $import;
    /**
     * When drop dates are synced, UTC.
     *
     * @var list<string>
     */
    public readonly array $sync;
    /** Minutes between batches. */
    public readonly int $batchMinutes;
    /** How far in the future a last run may lie before it counts as unknown, in seconds. */
    public readonly int $tolerance;

    /** Imports at 00:01 and 10:01, syncs at 01:01 and 11:01 UTC, a batch every five minutes. */
    public static function default(): JobPlan
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * A plan of one's own.
     *
     * @param list<string> $import times of day in UTC: "10:01"
     * @param list<string> $sync
     * @throws Exception\SettingsException policy-invalid: no time for a job, a time with seconds,
     *     minutes that do not divide an hour, a tolerance below zero
     * @throws Exception\TimeException time-invalid: not a time of day
     */
    public static function of(
        array $import,
        array $sync,
        int $batchMinutes = 5,
        int $tolerance = 300,
    ): JobPlan {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The jobs that have to run now, in their order. Store `now` as the last run of each when it
     * starts. However many slots were missed, a job runs once.
     *
     * @param array<string, ?int> $last when each job last started, UTC seconds, by its value; null
     *     or left out: never
     * @return list<DueJob>
     * @throws Exception\LifecycleException word-unknown: a key that is no job
     * @throws Exception\TimeException time-invalid
     */
    public function due(int|\DateTimeInterface $now, array $last = []): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The latest slot of a job that is not after now.
     *
     * @throws Exception\TimeException time-invalid
     */
    public function slot(Job $job, int|\DateTimeInterface $now): int
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The first slot of a job after now.
     *
     * @throws Exception\TimeException time-invalid
     */
    public function next(Job $job, int|\DateTimeInterface $now): int
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The lines for the crontab of a machine in a zone, and what is wrong with them.
     *
     * @throws Exception\TimeException time-invalid
     */
    public function crontab(TimeZone $zone, int|\DateTimeInterface $now): Crontab
    {
        throw new \LogicException(__METHOD__);
    }
}
