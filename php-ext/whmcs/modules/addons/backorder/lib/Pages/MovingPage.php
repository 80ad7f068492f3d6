<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

use Backorder\TimeZone;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Moving\Moving;
use Backorder\Whmcs\Moving\Original;
use Backorder\Whmcs\Moving\Report;
use Backorder\Whmcs\Refusal;

/** Moving in from the original: tried, done, undone. There only where its tables are. */
final class MovingPage implements AdminPage
{
    /** How long a click may take, in seconds; the next one goes on. */
    private const SECONDS = 20.0;

    /** How many warnings are shown. */
    private const SHOWN = 500;

    private ?Report $report = null;

    public function __construct(private Addon $addon)
    {
    }

    public function change(): ?string
    {
        $zone = Input::text('zone');
        $zone = TimeZone::parse($zone !== '' ? $zone : date_default_timezone_get());
        $moving = new Moving($this->addon, $zone);
        $this->report = match (Input::text('action')) {
            'try' => $moving->run(true, self::SECONDS),
            'move' => $moving->run(false, self::SECONDS),
            'undo' => $moving->undo(),
            default => throw new Refusal('no_such_page'),
        };
        return implode('; ', $this->report->summary());
    }

    public function html(array $common): string
    {
        if (!Original::isThere()) {
            throw new Refusal('nothing_to_move');
        }
        $report = $this->report;
        $listed = array_column(Moving::listed(), 'text', 'subject');
        return View::render('admin/moving', $common + [
            'rows' => (new Original())->count(),
            'zone' => Input::text('zone') ?: date_default_timezone_get(),
            'notes' => $report->notes ?? [],
            'listed' => $report->refused ?? $listed,
            'warnings' => array_slice($report->warnings ?? [], 0, self::SHOWN),
            'is_out_of_time' => $report->isOutOfTime ?? false,
            'is_trial' => $report !== null && Input::text('action') === 'try',
        ]);
    }
}
