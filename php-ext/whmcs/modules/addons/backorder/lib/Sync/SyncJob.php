<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Sync;

use Backorder\DomainSync;
use Backorder\Runner\Sync\DomainSyncRun;
use Backorder\Runner\Sync\IspapiSync;
use Backorder\Runner\Sync\SyncOptions;
use Backorder\Runner\Sync\SyncRegistrar;
use Backorder\Ispapi\Platform;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Jobs;

/** The job `domain-sync`: when it is due, and what it runs with. */
final class SyncJob
{
    public const NAME = 'domain-sync';

    /** Within which all domains are to be seen, in minutes. */
    private const WINDOW = 360;

    /** Another registrar than the one of the settings, for tests. */
    public static ?SyncRegistrar $otherRegistrar = null;

    private SyncSettings $settings;

    public function __construct(private Addon $addon)
    {
        $this->settings = new SyncSettings($addon->settings);
    }

    /** Whether it is switched on, and its time has come. */
    public function isDue(): bool
    {
        if (!$this->settings->isOn('sync_enabled')) {
            return false;
        }
        $row = Jobs::rows()[self::NAME] ?? null;
        return $row === null || $row->started_at + $this->spacing() <= $this->addon->now();
    }

    /** Seconds between runs, so that all domains are seen within six hours. */
    public function spacing(): int
    {
        $count = count($this->billing()->looks());
        $batch = $this->settings->options()->batch;
        $spacing = DomainSync::cadence($count, $batch, self::WINDOW)->intervalSeconds;
        return max(60, min($spacing, self::WINDOW * 60));
    }

    /** What came of a run, in words for the list of jobs. */
    public function run(): string
    {
        $result = $this->made()->run();
        $failed = count($result->failed());
        return "{$result->plan->lookedAt} domains, {$result->done()} changes, $failed failed"
            . ($result->plan->isNotice ? ', only noted' : '')
            . ($result->leased === 0 ? '' : ", $result->leased left to the next run")
            . ($result->problem === null ? '' : ", stopped: $result->problem");
    }

    public function billing(): WhmcsDomains
    {
        return new WhmcsDomains($this->addon->settings->text('registrar'));
    }

    /** @param ?int $batch fewer domains than a run of the cron has */
    public function made(?int $batch = null): DomainSyncRun
    {
        $options = $this->settings->options();
        if ($batch !== null && $batch < $options->batch) {
            $options = new SyncOptions(
                $batch,
                $options->interval,
                $options->sendEmpty,
                $options->language,
            );
        }
        return new DomainSyncRun(
            $this->addon->host(),
            $this->settings->sync($this->addon->zone()->name),
            $this->billing(),
            self::$otherRegistrar ?? new IspapiSync(
                $this->addon->registrar(),
                Platform::from($this->addon->settings->text('platform')),
                $this->settings->accountMode(),
            ),
            new SyncMail(),
            $options,
        );
    }
}
