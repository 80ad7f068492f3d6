<?php

declare(strict_types=1);

use Backorder\DueJob;
use Backorder\Exception\LifecycleException;
use Backorder\Exception\SettingsException;
use Backorder\Exception\TimeException;
use Backorder\Job;
use Backorder\JobPlan;
use Backorder\TimeZone;
use PHPUnit\Framework\TestCase;

final class JobsTest extends TestCase
{
    private static function time(string $time): int
    {
        return (new DateTimeImmutable("$time UTC"))->getTimestamp();
    }

    /** @return list<string> */
    private static function due(string $now, ?string $last): array
    {
        $last = $last === null ? null : self::time($last);
        $due = JobPlan::default()->due(
            self::time($now),
            last: ['import' => $last, 'sync' => $last, 'batch' => $last],
        );
        return array_map(fn (DueJob $due): string => $due->job->value, $due);
    }

    public static function wrongPlans(): array
    {
        return [
            'no import' => [[[], ['01:01']], SettingsException::class],
            'no sync' => [[['00:01'], []], SettingsException::class],
            'a second' => [[['00:01:30'], ['01:01']], SettingsException::class],
            'no time of day' => [[['noon'], ['01:01']], TimeException::class],
            'hour 24' => [[['24:00'], ['01:01']], TimeException::class],
            'seven minutes' => [[['00:01'], ['01:01'], 7], SettingsException::class],
            'no minutes' => [[['00:01'], ['01:01'], 0], SettingsException::class],
            'less than no minutes' => [[['00:01'], ['01:01'], -5], SettingsException::class],
            'below zero' => [[['00:01'], ['01:01'], 5, -1], SettingsException::class],
            'for ever' => [[['00:01'], ['01:01'], 5, PHP_INT_MAX], SettingsException::class],
            'a number' => [[[1], ['01:01']], TypeError::class],
        ];
    }

    /** @dataProvider wrongPlans */
    public function testPlansOutOfRangeAreRefused(array $plan, string $class): void
    {
        $this->expectException($class);
        JobPlan::of(...$plan);
    }

    public function testPlansAreValues(): void
    {
        $plan = JobPlan::of(import: ['00:01', '10:01'], sync: ['01:01', '11:01']);
        $this->assertEquals(JobPlan::default(), $plan);
        $this->assertNotEquals($plan, JobPlan::of(import: ['00:01'], sync: ['01:01', '11:01']));
        $this->assertSame([
            'import' => ['00:01', '10:01'],
            'sync' => ['01:01', '11:01'],
            'batchMinutes' => 5,
            'tolerance' => 300,
        ], get_object_vars($plan));
        $own = JobPlan::of(['02:00'], ['03:00'], batchMinutes: 15, tolerance: 0);
        $this->assertSame([15, 0], [$own->batchMinutes, $own->tolerance]);
    }

    public function testLastRunsAreReadByTheNameOfTheJob(): void
    {
        try {
            JobPlan::default()->due(self::time('2027-01-13 12:00'), ['Import' => 0]);
            $this->fail('no such job');
        } catch (LifecycleException $refused) {
            $this->assertSame('word-unknown', $refused->getKind());
            $this->assertStringContainsString(
                '"Import" is not import, sync or batch',
                $refused->getMessage(),
            );
        }
        $this->expectException(TypeError::class);
        $this->expectExceptionMessage('last: batch: "1800000000" (string): pass');
        JobPlan::default()->due(self::time('2027-01-13 12:00'), ['batch' => '1800000000']);
    }

    public function testALastRunInTheFutureIsReported(): void
    {
        $now = self::time('2027-01-13 12:00');
        [$due] = JobPlan::default()->due($now, [
            'import' => $now + 301,
            'sync' => $now + 300,
            'batch' => $now,
        ]);
        $this->assertSame([Job::Import, $now + 301], [$due->job, $due->lastInFuture]);
    }

    public function testASlotIsDueFromItsSecondOnAndOnce(): void
    {
        $this->assertSame(['import', 'sync', 'batch'], self::due('2027-01-13 12:00:00', null));
        $this->assertCount(3, JobPlan::default()->due(self::time('2027-01-13 12:00:00')));
        $this->assertSame([], self::due('2027-01-13 10:00:59', '2027-01-13 10:00:00'));
        $this->assertSame(['import'], self::due('2027-01-13 10:01:00', '2027-01-13 10:00:59'));
        $this->assertSame(['batch'], self::due('2027-01-13 10:05:00', '2027-01-13 10:01:00'));
        $this->assertSame(['sync'], self::due('2027-01-13 11:01:00', '2027-01-13 11:00:00'));
        $days = self::due('2027-01-13 12:00:00', '2027-01-09 12:00:00');
        $this->assertSame(['import', 'sync', 'batch'], $days, 'once each after four days');
    }

    public function testSlotsStandBesideNow(): void
    {
        $plan = JobPlan::default();
        $now = self::time('2027-01-13 10:03');
        $this->assertSame(self::time('2027-01-13 10:01'), $plan->slot(Job::Import, $now));
        $this->assertSame(self::time('2027-01-14 00:01'), $plan->next(Job::Import, $now));
        $this->assertSame(self::time('2027-01-13 10:00'), $plan->slot(Job::Batch, $now));
        $this->assertSame(self::time('2027-01-13 11:01'), $plan->next(Job::Sync, $now));
    }

    /** @return list<string> */
    private static function schedules(string $zone): array
    {
        $crontab = JobPlan::default()->crontab(
            TimeZone::parse($zone),
            self::time('2027-01-13 12:00'),
        );
        return array_map(
            fn ($line): string => "{$line->job->value} {$line->schedule}",
            $crontab->lines,
        );
    }

    public function testCrontabsAreInTheTimeOfTheMachine(): void
    {
        $this->assertSame(
            ['import 1 0,10 * * *', 'sync 1 1,11 * * *', 'batch */5 * * * *'],
            self::schedules('UTC'),
        );
        $this->assertSame('import 1 4,14 * * *', self::schedules('<+04>-4')[0]);
        $this->assertSame('import 46 5,15 * * *', self::schedules('Asia/Kathmandu')[0]);
    }

    public function testAZoneThatChangesItsClocksIsWarnedOf(): void
    {
        $now = self::time('2027-01-13 12:00');
        $plan = JobPlan::default();
        $this->assertNull($plan->crontab(TimeZone::parse('Asia/Kathmandu'), $now)->warning);
        $warning = $plan->crontab(TimeZone::parse('Europe/Berlin'), $now)->warning;
        $this->assertSame(['Europe/Berlin', self::time('2027-03-28 01:00'), 3600], [
            $warning->zone,
            $warning->at,
            $warning->seconds,
        ]);
        $this->assertStringContainsString('60 minutes early', (string) $warning);
        $autumn = $plan->crontab(TimeZone::parse('Europe/Berlin'), self::time('2027-07-13 12:00'));
        $this->assertSame(-3600, $autumn->warning->seconds);
    }
}
