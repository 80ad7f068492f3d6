<?php

declare(strict_types=1);

namespace Backorder\Whmcs;

use Backorder\Droplist;
use Backorder\Job;
use Backorder\JobPlan;
use Backorder\Runner\Runner;
use Backorder\Whmcs\Sync\SyncJob;
use RuntimeException;
use Throwable;
use WHMCS\Database\Capsule;

/** The jobs: which are due, the library says; here they are run, and it is noted when. */
final class Jobs
{
    /** After how long a job that never ended may start again, in seconds. */
    private const PATIENCE = 3600;

    public function __construct(private Addon $addon)
    {
    }

    /**
     * Everything that is due now. A job that fails keeps none of the others from running.
     *
     * @return array<string, string> what came of each job, by its name
     * @throws Throwable of the first that failed, after all have run
     */
    public function due(): array
    {
        $last = array_map(fn ($row) => (int) $row->started_at, self::rows());
        $known = array_intersect_key($last, array_flip(array_column(Job::cases(), 'value')));
        $jobs = [];
        foreach (JobPlan::default()->due($this->addon->now(), $known) as $due) {
            $jobs[$due->job->value] = fn () => $this->run($due->job);
        }
        if ((new SyncJob($this->addon))->isDue()) {
            $jobs[SyncJob::NAME] = $this->syncDomains(...);
        }
        [$results, $failure] = [[], null];
        foreach ($jobs as $name => $job) {
            try {
                $results[$name] = $job();
            } catch (Throwable $error) {
                $failure ??= $error;
            }
        }
        return $failure === null ? $results : throw $failure;
    }

    /** One job, whether it is due or not. */
    public function run(Job $job): string
    {
        if ($job === Job::Batch) {
            // Any number of them may run at once: the library's leases part the work.
            $this->begin($job->value, false);
        } elseif (!$this->begin($job->value, true)) {
            return 'runs already';
        }
        try {
            $result = match ($job) {
                Job::Import => $this->import(),
                Job::Sync => $this->sync(),
                Job::Batch => $this->batch(),
            };
        } catch (Throwable $error) {
            $this->end($job->value, "failed: {$error->getMessage()}");
            throw $error;
        }
        $this->end($job->value, $result);
        return $result;
    }

    /** Domains kept in step with the registrar, whether it is due or not. */
    public function syncDomains(): string
    {
        if (!$this->begin(SyncJob::NAME, true)) {
            return 'runs already';
        }
        try {
            $result = (new SyncJob($this->addon))->run();
        } catch (Throwable $error) {
            $this->end(SyncJob::NAME, "failed: {$error->getMessage()}");
            throw $error;
        }
        $this->end(SyncJob::NAME, $result);
        return $result;
    }

    /** @return array<string, \stdClass> by job */
    public static function rows(): array
    {
        return Capsule::table(Tables::PREFIX . 'jobs')->get()->keyBy('job')->all();
    }

    private function import(): string
    {
        $path = $this->addon->droplistPath();
        $source = $this->addon->settings->text('droplist_source');
        $now = $this->addon->now();
        $report = $source === 'api'
            ? Droplist::fetch($this->addon->registrar(), $path, $now)
            : Droplist::import($source, $path, $now);
        return "{$report->names} names";
    }

    private function sync(): string
    {
        $list = $this->addon->droplist() ?? throw new RuntimeException('there is no droplist yet');
        $lost = $this->addon->backorders()->syncDrops($list);
        return $lost === [] ? 'dates are up to date' : count($lost) . ' clients are left';
    }

    private function batch(): string
    {
        $summary = (new Runner($this->addon->host()))->run();
        return "{$summary->clients} clients, {$summary->effects} effects, {$summary->failed} failed"
            . ($summary->isOutOfTime ? ', more is due' : '');
    }

    /** Notes the start, unless another runs the job and has not had its time yet. */
    private function begin(string $job, bool $alone): bool
    {
        $now = $this->addon->now();
        $table = Capsule::table(Tables::PREFIX . 'jobs');
        $row = ['started_at' => $now, 'ended_at' => null, 'result' => ''];
        $isNew = (clone $table)->insertOrIgnore(['job' => $job] + $row) === 1;
        if ($isNew) {
            return true;
        }
        $query = (clone $table)->where('job', $job);
        if ($alone) {
            $query->where(fn ($any) => $any->whereNotNull('ended_at')
                ->orWhere('started_at', '<', $now - self::PATIENCE));
        }
        return $query->update($row) === 1;
    }

    private function end(string $job, string $result): void
    {
        Capsule::table(Tables::PREFIX . 'jobs')->where('job', $job)
            ->update(['ended_at' => $this->addon->now(), 'result' => $result]);
    }
}
