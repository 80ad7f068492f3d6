<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Commands\Caller;
use Backorder\Whmcs\Jobs;
use Backorder\Whmcs\Language;
use Backorder\Whmcs\Tables;
use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;
use WHMCS\Module\AbstractWidget;

/** Backorders on the admin's home page. It reads our tables only, and asks nobody outside. */
final class Widget extends AbstractWidget
{
    protected $title = 'Backorders';
    protected $description = 'Backorders by status, the next drop and the last run.';
    protected $weight = 150;
    protected $columns = 1;
    protected $cache = false;

    public function getId()
    {
        return 'BackorderWidget';
    }

    /** @return array<string, mixed> */
    public function getData()
    {
        $admin = (new CurrentUser())->admin();
        $problem = Addon::problem();
        if ($problem === null && !Caller::mayOpenAddon($admin)) {
            $problem = Language::of((string) ($admin?->language ?? ''))['not_allowed'];
        }
        if ($problem !== null) {
            return ['problem' => $problem];
        }
        $table = fn () => Capsule::table(Tables::PREFIX . 'backorders')->whereNull('deleted_at');
        $now = gmdate('Y-m-d H:i:s', (new Addon())->now());
        $run = (Jobs::rows()['batch'] ?? null)?->started_at;
        return [
            'problem' => null,
            'counts' => $table()->groupBy('status')->orderBy('status')
                ->selectRaw('status, COUNT(*) AS number')->pluck('number', 'status')->all(),
            'next' => $table()->whereNull('finished_at')->where('drop_at', '>', $now)
                ->min('drop_at'),
            'run' => $run === null ? null : gmdate('Y-m-d H:i', (int) $run) . ' UTC',
        ];
    }

    public function generateOutput($data)
    {
        $language = (string) ((new CurrentUser())->admin()?->language ?? '');
        return View::render('admin/widget', $data + ['t' => Language::of($language)]);
    }
}
