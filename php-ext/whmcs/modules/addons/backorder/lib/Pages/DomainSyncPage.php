<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

use Backorder\Runner\Sync\PlanChanged;
use Backorder\Runner\Sync\SyncResult;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Refusal;
use Backorder\Whmcs\Sync\SyncJob;
use Backorder\Whmcs\Sync\SyncSettings;
use Backorder\Whmcs\Sync\WhmcsDomains;
use RuntimeException;

/** Domains kept in step: settings, the plan before it is applied, and what was changed. */
final class DomainSyncPage implements AdminPage
{
    /** Domains of a plan that is shown: each is asked for while the page waits. */
    private const SHOWN = 25;

    private const LOG = 100;

    private ?SyncResult $shown = null;

    public function __construct(private Addon $addon)
    {
    }

    public function change(): ?string
    {
        $job = new SyncJob($this->addon);
        switch (Input::text('action')) {
            case 'save':
                (new SyncSettings($this->addon->settings))->save();
                return null;
            case 'preview':
                $this->shown = $this->told(fn () => $job->made(self::SHOWN)->preview());
                return 'sync_only_shown';
            case 'apply':
                $ids = array_map(intval(...), explode(',', Input::text('ids')));
                $fingerprint = Input::text('fingerprint');
                $run = fn () => $job->made()->run($ids, $fingerprint);
                $result = $this->told($run);
                return "{$result->done()} / " . count($result->failed());
            default:
                throw new Refusal('no_such_page');
        }
    }

    public function html(array $common): string
    {
        $settings = new SyncSettings($this->addon->settings);
        $fields = [];
        foreach (SyncSettings::DEFAULTS as $name => $usual) {
            $fields[$name] = [
                'label' => $common['t'][$name], 'value' => $settings->text($name),
            ];
        }
        $job = new SyncJob($this->addon);
        $zone = $this->addon->zone();
        $log = array_map(fn ($row) => [
            'at' => $zone->toLocal((int) $row->at), 'domain' => $row->domain,
            'side' => $row->side, 'field' => $row->field, 'old' => $row->old_value,
            'new' => $row->new_value, 'reason' => $row->reason,
            'said' => trim("$row->problem $row->notice"), 'failed' => $row->problem !== '',
        ], WhmcsDomains::log(self::LOG));
        $plan = $this->shown?->plan;
        return View::render('admin/domains', $common + [
            'fields' => $fields, 'log' => $log, 'zone' => $zone->name,
            'domains' => count($job->billing()->looks()), 'spacing' => $job->spacing(),
            'native' => $settings->isNative(), 'whmcs_syncs' => SyncSettings::whmcsSyncs(),
            'is_on' => $settings->isOn('sync_enabled'),
            'plan' => $plan, 'plan_html' => $plan?->html($this->language($common)),
            'ids' => implode(',', $this->shown?->ids ?? []),
            'fingerprint' => $this->shown?->fingerprint() ?? '',
            'is_empty' => $plan !== null && $plan->changes === [] && $plan->effects === [],
            'stopped' => $this->shown?->problem, 'left' => $this->shown?->leased ?? 0,
        ]);
    }

    private function language(array $common): \Backorder\Language
    {
        $isGerman = ($common['t']['settings'] ?? '') === 'Einstellungen';
        return $isGerman ? \Backorder\Language::German : \Backorder\Language::English;
    }

    /**
     * @param callable(): SyncResult $work
     * @throws Refusal
     */
    private function told(callable $work): SyncResult
    {
        try {
            return $work();
        } catch (PlanChanged) {
            throw new Refusal('sync_plan_changed');
        } catch (RuntimeException $error) {
            throw new Refusal($error->getMessage());
        }
    }
}
