<?php

declare(strict_types=1);

namespace Backorder\Runner\Sync;

use Backorder\DomainSync;
use Backorder\Runner\Host;
use Backorder\Runner\Refused;
use Backorder\SyncPlan;
use Throwable;

/**
 * The job that keeps domains in step: it chooses who is looked at, asks the registrar, plans, and
 * does what is planned, in the order of the plan. Clients whom a worker of the batch serves at that
 * moment are left for the next run, and those it changes are leased meanwhile.
 *
 * A change is made only where the old value still stands, so that two runs at once, or a run beside
 * another sync, undo nothing of each other: the later one is refused and plans anew.
 */
final class DomainSyncRun
{
    private string $owner;

    public function __construct(
        private Host $host,
        private DomainSync $sync,
        private SyncBilling $billing,
        private SyncRegistrar $registrar,
        private SyncReports $reports,
        private SyncOptions $options = new SyncOptions(),
    ) {
        $this->owner = gethostname() . ':' . getmypid() . ':' . bin2hex(random_bytes(4));
    }

    /**
     * What a run would do: asks, and changes nothing on either side.
     *
     * @param ?list<int> $ids of these rows; null: of those that are due
     */
    public function preview(?array $ids = null): SyncResult
    {
        [$looks, $leased] = $this->chosen($ids);
        [$plan, $asked, $problem] = $this->plan($looks);
        return new SyncResult($plan, [], array_column($asked, 'id'), $leased, $problem);
    }

    /**
     * One run.
     *
     * @param ?list<int> $ids of these rows; null: of those that are due
     * @param ?string $fingerprint of the plan that was shown
     * @throws PlanChanged it would do something else by now
     */
    public function run(?array $ids = null, ?string $fingerprint = null): SyncResult
    {
        return Host::busy(fn () => $this->synchronize($ids, $fingerprint));
    }

    private function synchronize(?array $ids, ?string $fingerprint): SyncResult
    {
        $now = $this->host->clock->now();
        [$looks, $left] = $this->chosen($ids);
        $until = $now + $this->host->limits->lease;
        $known = $this->known($looks);
        $got = $this->host->store->lease($known, $this->owner, $now, $until);
        $taken = array_flip(array_diff($known, $got));
        $free = array_filter($looks, fn ($look) => !isset($taken[$look['client']]));
        $left += count($looks) - count($free);
        try {
            [$plan, $asked, $problem] = $this->plan(array_values($free));
            $ids = array_column($asked, 'id');
            $planned = new SyncResult($plan, [], $ids, $left, $problem);
            if ($fingerprint !== null && $fingerprint !== $planned->fingerprint()) {
                throw new PlanChanged('the plan has changed since it was shown');
            }
            $deeds = $plan->isNotice || $this->options->isNotice ? [] : $this->apply($plan, $asked);
            $this->billing->looked($ids, $now);
        } finally {
            if ($got !== []) {
                $this->host->store->release($got, $this->owner, $this->host->clock->now());
            }
        }
        $result = new SyncResult($plan, $deeds, $ids, $left, $problem);
        $this->report($result, $now);
        return $result;
    }

    /**
     * The rows to look at, without those whose clients are served at the moment.
     *
     * @return array{list<array<string, mixed>>, int} and how many were left out
     */
    private function chosen(?array $ids): array
    {
        $looks = array_column($this->billing->looks(), null, 'id');
        $now = $this->host->clock->now();
        $options = $this->options;
        $ids ??= $this->sync->due(
            array_values($looks),
            $now,
            batch: $options->batch,
            interval: $options->interval,
        );
        $chosen = array_values(array_intersect_key($looks, array_flip($ids)));
        $known = $this->known($chosen);
        $served = array_flip(array_diff($known, $this->host->store->free($known, $now)));
        $free = array_filter($chosen, fn ($look) => !isset($served[$look['client']]));
        return [array_values($free), count($chosen) - count($free)];
    }

    /**
     * Their clients who ever had a backorder: of others no worker knows anything.
     *
     * @return list<int>
     */
    private function known(array $looks): array
    {
        $clients = array_map(intval(...), array_column($looks, 'client'));
        $clients = array_values(array_unique($clients));
        $store = $this->host->store;
        $known = [];
        foreach (array_chunk($clients, 500) as $chunk) {
            $marks = implode(', ', array_fill(0, count($chunk), '?'));
            $sql = "SELECT client_id FROM {$store->table('leases')} WHERE client_id IN ($marks)";
            array_push($known, ...array_column($store->found($sql, $chunk), 'client_id'));
        }
        return array_map(intval(...), $known);
    }

    /**
     * @return array{SyncPlan, list<array<string, mixed>>, ?string} plan, rows with their answers,
     *     problem
     */
    private function plan(array $looks): array
    {
        $end = hrtime(true) / 1e9 + $this->host->limits->run;
        $rows = $this->billing->rows(array_column($looks, 'id'));
        $answers = [];
        $asked = [];
        $problem = null;
        foreach ($rows as $row) {
            if (hrtime(true) / 1e9 >= $end) {
                $problem = 'out of time';
                break;
            }
            try {
                $answer = $this->registrar->answer((string) $row['domain']);
            } catch (Throwable $error) {
                // It does not answer: nothing is planned of what it was not asked about.
                $problem = "{$row['domain']}: {$error->getMessage()}";
                $this->host->log->write('warning', $problem, ['domain' => $row['domain']]);
                break;
            }
            $answers[] = $answer;
            $asked[] = $row + ['answer' => $answer];
        }
        $billing = array_slice($rows, 0, count($asked));
        $plan = $this->sync->plan($billing, $answers, $this->host->clock->now());
        return [$plan, $asked, $problem];
    }

    /** @return list<SyncDeed> */
    private function apply(SyncPlan $plan, array $asked): array
    {
        $answers = array_column($asked, 'answer', 'id');
        $deeds = [];
        // What one domain refuses stops no other; of itself the rest waits for the next run.
        $stopped = [];
        foreach ($plan->changes as $change) {
            if (isset($stopped[$change->id])) {
                continue;
            }
            [$problem, $notice] = $this->tried(fn () => $change->side === 'billing'
                ? $this->billing->change($change)
                : $this->registrar->change($change));
            $stopped += $problem === null ? [] : [$change->id => true];
            $deeds[] = SyncDeed::ofChange($change, $problem, $notice);
        }
        foreach ($plan->effects as $effect) {
            if (isset($stopped[$effect->id])) {
                continue;
            }
            $answer = $answers[$effect->id] ?? [];
            [$problem] = $this->tried(fn () => $this->registrar->carryOut($effect, $answer));
            $deeds[] = SyncDeed::ofEffect($effect, $problem);
        }
        $now = $this->host->clock->now();
        foreach ($deeds as $deed) {
            $this->billing->record($deed, $now);
        }
        return $deeds;
    }

    /** @return array{?string, ?string} problem, notice */
    private function tried(callable $work): array
    {
        try {
            return [null, $work()];
        } catch (Refused $refused) {
            return [$refused->getMessage(), null];
        } catch (Throwable $error) {
            $this->host->log->write('error', $error->getMessage(), []);
            return ["not known whether it was done: {$error->getMessage()}", null];
        }
    }

    private function report(SyncResult $result, int $now): void
    {
        $lines = array_map(
            fn ($deed) => "{$deed->domain}: {$deed->field}: {$deed->problem}",
            $result->failed(),
        );
        foreach ($result->deeds as $deed) {
            if ($deed->notice !== null) {
                $lines[] = "{$deed->domain}: {$deed->field}: {$deed->notice}";
            }
        }
        if ($result->problem !== null) {
            $lines[] = $result->problem;
        }
        $isDue = $result->plan->isDue($this->options->sendEmpty) || $lines !== [];
        if (!$isDue) {
            return;
        }
        $language = $this->options->language;
        $isGerman = $language->value === 'de';
        $heading = $isGerman ? 'Nicht oder nur zum Teil erledigt' : 'Not done, or not wholly';
        $text = $result->plan->text($language);
        $html = $result->plan->html($language);
        if ($lines !== []) {
            $text .= "\n$heading\n\n" . implode("\n", $lines) . "\n";
            $items = array_map(fn ($line) => '<li>' . htmlspecialchars($line) . '</li>', $lines);
            $html .= "<h2>$heading</h2><ul>" . implode('', $items) . '</ul>';
        }
        $id = "bo-domain-sync-$now-" . substr(sha1($text), 0, 12) . '.';
        $this->reports->send($id, $result->plan->subject($language), $text, $html);
    }
}
