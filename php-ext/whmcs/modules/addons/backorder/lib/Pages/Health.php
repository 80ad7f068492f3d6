<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

use Backorder\Book;
use Backorder\Exception\BackorderException;
use Backorder\Job;
use Backorder\ResellerForecast;
use Backorder\ResellerFunds;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Installation;
use Backorder\Whmcs\Jobs;
use Backorder\Whmcs\Rates;
use Backorder\Whmcs\Refusal;
use Backorder\Whmcs\Sync\SyncJob;
use Backorder\Whmcs\Tables;

/** Whether everything runs: jobs, outages, the reseller's account, the login, versions. */
final class Health implements AdminPage
{
    private const HORIZON = 31 * 86400;

    public function __construct(private Addon $addon)
    {
    }

    public function change(): ?string
    {
        if (Input::text('action') !== 'run') {
            throw new Refusal('no_such_page');
        }
        $job = Job::tryFrom(Input::text('job')) ?? throw new Refusal('no_such_page');
        return "$job->name: " . (new Jobs($this->addon))->run($job);
    }

    public function html(array $common): string
    {
        $zone = $this->addon->zone();
        $rows = Jobs::rows();
        $jobs = [];
        $names = array_column(Job::cases(), 'value');
        // Domains are kept in step by a job that has a page of its own to be started from.
        foreach ([...$names, ...isset($rows[SyncJob::NAME]) ? [SyncJob::NAME] : []] as $name) {
            $row = $rows[$name] ?? null;
            $time = fn ($at) => $at === null ? '' : $zone->toLocal((int) $at);
            $jobs[$name] = [
                'started' => $time($row?->started_at), 'ended' => $time($row?->ended_at),
                'result' => $row?->result ?? '', 'may_run' => $name !== SyncJob::NAME,
            ];
        }
        $list = $this->addon->droplist();
        $outages = array_map(
            fn ($outage) => $outage->sentence(),
            $this->addon->store()->outages()->all,
        );
        return View::render('admin/health', $common + [
            'jobs' => $jobs, 'zone' => $zone->name, 'outages' => $outages,
            'droplist' => $list === null ? null : [
                'names' => count($list), 'at' => $zone->toLocal($list->importedAt),
                'path' => $list->path,
            ],
            'versions' => [
                'addon' => Installation::VERSION, 'tables' => (string) Tables::VERSION,
                'extension' => \Backorder\VERSION, 'PHP' => PHP_VERSION . ' ' . PHP_SAPI,
                'WHMCS' => \WHMCS\Config\Setting::getValue('Version'),
            ],
        ] + $this->registrar($common));
    }

    /** Only when it is asked for: pages do not wait for the registrar. */
    private function registrar(array $common): array
    {
        if (Input::text('ask') !== '1') {
            return ['forecast' => null, 'findings' => null, 'problem' => null];
        }
        try {
            $client = $this->addon->registrar();
            $findings = array_map(
                fn ($of) => "$of->standing: $of->check. $of->message $of->advice",
                $client->diagnose(),
            );
            return [
                'findings' => $findings, 'problem' => null,
                'forecast' => $this->forecast(
                    $client->statusAccount(),
                    $common['t']['cost_by_day'],
                ),
            ];
        } catch (BackorderException $error) {
            $problem = $error->getMessage();
            return ['forecast' => null, 'findings' => null, 'problem' => $problem];
        }
    }

    private function forecast(object $account, string $title): array
    {
        $funds = ResellerFunds::of(
            $account->amount,
            $account->deposit,
            $account->credit,
            $account->currency,
        );
        $book = new Book();
        $store = $this->addon->store();
        foreach (array_chunk(iterator_to_array($store->unfinishedClients(), false), 200) as $some) {
            $store->load($book, $store->sql->part($some));
        }
        $rates = Rates::read()->into($funds->amount->currency);
        $costs = $this->addon->prices->costs();
        $now = $this->addon->now();
        $of = ResellerForecast::of($book, $costs, $rates, $funds, $now, self::HORIZON);
        $days = [];
        foreach ($of->days as $day) {
            $days[] = [
                'day' => $day->day, 'backorders' => $day->backorders,
                'cost' => (string) $day->cost, 'left' => (string) $day->left,
            ];
        }
        $bars = [];
        foreach ($of->days as $day) {
            $bars[$day->day] = [Picture::size($day->cost->amount), (string) $day->cost];
        }
        return [
            'available' => (string) $of->available, 'days' => $days, 'first' => $of->firstShort,
            'without_cost' => count($of->withoutCost), 'picture' => Picture::bars($bars, $title),
        ];
    }
}
