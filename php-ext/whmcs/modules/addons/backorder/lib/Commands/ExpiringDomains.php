<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Commands;

use Backorder\Droplist;
use Backorder\Exception\BackorderException;
use Backorder\Search;
use Backorder\Whmcs\Addon;

/** The droplist: searched, and counted by day. Only what still drops, of TLDs with a price. */
final class ExpiringDomains implements Family
{
    public function __construct(private Addon $addon)
    {
    }

    public function commands(): array
    {
        return [
            'QUERYDELETEDDOMAINSLIST' => $this->list(...),
            'QUERYDELETEDDOMAINSSTATS' => $this->statistics(...),
        ];
    }

    private function list(array $command, Caller $caller): Answer
    {
        [$first, $limit] = Numbers::page($command);
        $list = $this->open($caller, true);
        $tlds = $this->addon->priceList()->tlds();
        $search = DomainSearch::read($command, $tlds, $this->addon->now(), $first, $limit);
        try {
            $result = $list->search($search);
        } catch (BackorderException $error) {
            throw new Failed(505, $error->getMessage());
        }
        $own = $this->own($caller->client, array_column($result->rows, 'name'));
        $columns = [];
        foreach ($result->rows as $row) {
            $shown = [
                'DOMAIN' => $row->name, 'LABEL' => $row->label, 'TLD' => $row->tld,
                'DROPDATE' => gmdate('Y-m-d H:i:s', $row->dropAt),
                'STATUS' => $own[$row->name]['status'] ?? '-',
                'BACKORDERTYPE' => $own[$row->name]['kind'] ?? '',
                'NUMBEROFCHARACTERS' => $row->characters, 'NUMBEROFHYPHENS' => $row->hyphens,
                'NUMBEROFDIGITS' => $row->digits,
            ];
            foreach ($shown as $name => $value) {
                $columns[$name][] = $value;
            }
        }
        return Answer::of($columns + ['TOTAL' => [$result->total]]);
    }

    private function statistics(array $command, Caller $caller): Answer
    {
        $list = $this->open($caller, false);
        $now = $this->addon->now();
        $tomorrow = $now - $now % 86400 + 86400;
        $tlds = $this->addon->priceList()->tlds() ?: null;
        $count = fn (?int $before) => $list->search(new Search(
            tlds: $tlds,
            dropFrom: $now + 1,
            dropBefore: $before,
            limit: 1,
        ))->total;
        $days = [];
        foreach ($list->statistics(\Backorder\TimeZone::utc(), $now)->days as $day) {
            $wanted = $tlds === null ? [$day->total]
                : array_intersect_key($day->byTld, array_flip($tlds));
            if ($day->date >= gmdate('Y-m-d', $tomorrow) && array_sum($wanted) > 0) {
                $days[$day->date] = array_sum($wanted);
            }
        }
        $rest = $count($tomorrow);
        $days = ($rest > 0 ? [gmdate('Y-m-d', $now) => $rest] : []) + $days;
        return Answer::of([
            'TOTAL' => [$count(null)], 'TOTAL1DAY' => [$count($tomorrow + 86400)],
            'TOTAL7DAY' => [$count($tomorrow + 6 * 86400)],
            'DROPDAY' => array_keys($days), 'DROPCOUNT' => array_values($days),
        ]);
    }

    /** The list, for those who may search it: as on the addon's own page. */
    private function open(Caller $caller, bool $isSearch): Droplist
    {
        $settings = $this->addon->settings;
        if ($caller->client === null && !$caller->isAdmin && !$settings->isOn('guests_search')) {
            throw new Failed(531, 'AUTHORIZATION FAILED');
        }
        if ($isSearch) {
            $limit = max(1, $settings->number('searches_per_minute'));
            $caller->countSearch($limit, $this->addon->now());
        }
        return $this->addon->droplist() ?? throw new Failed(549, 'THERE IS NO DROPLIST YET');
    }

    /**
     * @param list<string> $names
     * @return array<string, array<string, int|string|null>> the client's own ones by name
     */
    private function own(?int $client, array $names): array
    {
        if ($client === null || $names === []) {
            return [];
        }
        $store = $this->addon->store();
        $marks = implode(', ', array_fill(0, count($names), '?'));
        // Those that are open last: of two for one name they are shown.
        $rows = $store->found(
            "SELECT domain, status, kind FROM {$store->table('backorders')}
                WHERE client_id = ? AND domain IN ($marks) AND deleted_at IS NULL
                ORDER BY CASE WHEN finished_at IS NULL THEN 1 ELSE 0 END, id",
            [$client, ...$names],
        );
        return array_column($rows, null, 'domain');
    }
}
