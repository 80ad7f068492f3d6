<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Moving;

use Backorder\PriceList;
use Backorder\Runner\Adopted;
use Backorder\Runner\Adoption;
use Backorder\TimeZone;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Tables;
use WHMCS\Config\Setting;
use WHMCS\Database\Capsule;

/**
 * Moves in from the original: its prices, its backorders, their history. Its tables are only read.
 * It can be tried, cut off at any point, done again, and undone.
 */
final class Moving
{
    public function __construct(private Addon $addon, private TimeZone $stamped)
    {
    }

    /**
     * @param bool $isTrial nothing is written
     * @param float $seconds after which it stops; called again it goes on
     */
    public function run(bool $isTrial, float $seconds = INF): Report
    {
        $until = hrtime(true) / 1e9 + $seconds;
        $report = new Report();
        $this->note($report);
        $original = new Original();
        $prices = $this->prices($original, $report, $isTrial);
        $store = $this->addon->store();
        $host = $this->addon->hostOf(
            $isTrial ? Scratch::of($store) : $store,
            $this->addon->engineOf($prices),
            $isTrial,
        );
        $adoption = new Adoption($host);
        $adoption->reserve($original->highestId());
        $history = new History($original);
        $report->strayLines = $history->stray;
        $rows = new Rows($this->stamped, $report);
        foreach ($original->pages() as $page) {
            if (hrtime(true) / 1e9 >= $until) {
                $report->isOutOfTime = true;
                break;
            }
            $this->page($page, $adoption, $history, $rows, $report);
        }
        $isTrial || $this->keep($report);
        return $report;
    }

    /** Takes away what was taken and not touched since; the original's tables are as they were. */
    public function undo(): Report
    {
        $report = new Report();
        $adoption = new Adoption($this->addon->host());
        foreach ($adoption->clients() as $client) {
            $done = $adoption->undo($client);
            $report->undone += count($done['undone']);
            foreach ($done['kept'] as $id) {
                $report->refuse("backorder $id", 'something was decided about it since: it stays');
            }
        }
        $taken = Capsule::table(self::table())->where('state', 'taken')->get()->all();
        $there = $this->addon->prices->list()->rows;
        foreach ($taken as $row) {
            $there = array_values(array_filter($there, fn ($of) => $row->subject
                !== "price {$of['tld']} {$of['currency']} {$of['kind']}"
                || $row->text !== $of['price']));
        }
        $taken === [] ?: $this->addon->prices->replace($there);
        Capsule::table(self::table())->delete();
        return $report;
    }

    /** @return list<\stdClass> subject and text of what the last run did not take */
    public static function listed(): array
    {
        return Capsule::table(self::table())->where('state', 'refused')->orderBy('subject')
            ->get()->all();
    }

    /** @param list<\stdClass> $page */
    private function page(
        array $page,
        Adoption $adoption,
        History $history,
        Rows $rows,
        Report $report,
    ): void {
        $report->rows += count($page);
        $ids = array_map(fn ($row) => (int) $row->id, $page);
        // What is used is read first: another run may take rows between the two.
        $used = array_flip($adoption->used($ids));
        $known = array_flip($adoption->known($ids));
        $new = array_filter($page, fn ($row) => !isset($known[(int) $row->id]));
        $report->known += count($page) - count($new);
        foreach (array_filter($new, fn ($row) => isset($used[(int) $row->id])) as $at => $row) {
            $report->refuse("backorder $row->id", "$row->domain.$row->tld, $row->status: a "
                . 'backorder that was placed here has this id; give the row another one');
            unset($new[$at]);
        }
        if ($new === []) {
            return;
        }
        $lines = $history->of(array_values(array_map(fn ($row) => (int) $row->id, $new)));
        $read = $rows->read(array_values($new), History::sentAt($lines));
        $adopted = $adoption->adopt($read, $lines, TimeZone::utc());
        // Another run may have taken them meanwhile.
        $refused = array_intersect_key($read, $adopted->refused);
        foreach ($adoption->known(array_map(intval(...), array_column($refused, 'id'))) as $id) {
            $report->known++;
            $read = array_filter($read, fn ($row) => (int) $row['id'] !== $id);
        }
        $this->tell($adopted, $read, $lines, $report);
    }

    /** @param array<int, array<string, int|string|null>> $rows by their places */
    private function tell(Adopted $adopted, array $rows, array $lines, Report $report): void
    {
        $taken = [];
        foreach ($adopted->taken as $of) {
            $taken[$of->id] = true;
            foreach ($of->warnings as $warning) {
                $report->warnings[] = $warning->message;
            }
        }
        $report->taken += count($taken);
        $report->lines += count(array_filter($lines, fn ($of) => isset($taken[
            $of['backorder_id']
        ])));
        foreach ($rows as $at => $row) {
            $what = "backorder {$row['id']}";
            if (isset($adopted->refused[$at])) {
                $why = $adopted->refused[$at]->message;
                $report->refuse($what, "{$row['domain']}, {$row['status']}: $why");
            } elseif (!isset($adopted->taken[$at])) {
                $report->refuse($what, 'the client was busy: run it again');
            }
        }
    }

    private function prices(Original $original, Report $report, bool $isTrial): PriceList
    {
        $there = $this->addon->prices->list();
        $new = (new PriceRows($report))->read($original, $there);
        $report->prices = count($new);
        $rows = [...$there->rows, ...$new];
        if (!$isTrial && $new !== []) {
            $this->addon->prices->replace($rows);
            $this->write(array_map(fn (array $of) => [
                'subject' => "price {$of['tld']} {$of['currency']} {$of['kind']}",
                'state' => 'taken', 'text' => $of['price'],
            ], $new));
        }
        return PriceList::ofRows($rows);
    }

    private function note(Report $report): void
    {
        $active = explode(',', Setting::getValue('ActiveAddonModules'));
        if (in_array('ispapibackorder', $active, true)) {
            $report->notes[] = 'The original is active. Before anything is moved take its lines '
                . 'out of the crontab, and deactivate it, or, where its pages are to stay, delete '
                . 'its folder crons: two systems would send one application each.';
        }
    }

    /** Keeps the list for the page of the admin; what was on it and is taken now goes. */
    private function keep(Report $report): void
    {
        Capsule::table(self::table())->where('state', 'refused')->delete();
        $this->write(array_map(
            fn ($subject, $text) => compact('subject', 'text') + ['state' => 'refused'],
            array_keys($report->refused),
            $report->refused,
        ));
    }

    /** Lines of the list. Another run may have written the same ones. @param list<array> $rows */
    private function write(array $rows): void
    {
        foreach (array_chunk($rows, 200) as $chunk) {
            $table = Capsule::table(self::table());
            (clone $table)->whereIn('subject', array_column($chunk, 'subject'))->delete();
            $table->insertOrIgnore($chunk);
        }
    }

    private static function table(): string
    {
        return Tables::PREFIX . 'moving';
    }
}
