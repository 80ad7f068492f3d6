<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Commands;

use Backorder\Status;
use Backorder\Whmcs\Addon;

/** A client's own backorders: the list, and how many stand where. Days are days of UTC. */
final class OwnBackorders implements Family
{
    private const ORDERS = [
        'ID' => 'id', 'DOMAIN' => 'domain', 'DROPDATE' => 'drop_at', 'STATUS' => 'status',
    ];

    public function __construct(private Addon $addon)
    {
    }

    public function commands(): array
    {
        return [
            'QUERYBACKORDERLIST' => $this->list(...),
            'QUERYBACKORDEROVERVIEWSTATUS' => $this->byStatus(...),
            'QUERYBACKORDEROVERVIEWDROPDATE' => $this->byDay(...),
            'QUERYBACKORDEROVERVIEWLIST' => $this->byTld(...),
        ];
    }

    private function list(array $command, Caller $caller): Answer
    {
        $client = $caller->requireClient();
        [$first, $limit] = Numbers::page($command);
        $where = 'client_id = ? AND deleted_at IS NULL';
        $values = [$client];
        if (($command['STATUS'] ?? '') !== '') {
            $where .= ' AND status = ?';
            $values[] = $command['STATUS'];
        }
        $order = strtoupper($command['ORDERBY'] ?? '');
        $isDown = str_ends_with($order, 'DESC');
        $column = self::ORDERS[$isDown ? substr($order, 0, -4) : $order] ?? 'id';
        $way = $isDown ? 'DESC' : 'ASC';
        $store = $this->addon->store();
        $table = $store->table('backorders');
        $rows = $store->found(
            "SELECT * FROM $table WHERE $where ORDER BY $column $way, id $way
                LIMIT $limit OFFSET $first",
            $values,
        );
        $columns = [];
        foreach ($rows as $row) {
            $shown = [
                'ID' => (int) $row['id'], 'DOMAIN' => $row['domain'],
                'LABEL' => self::label($row), 'TLD' => $row['tld'], 'STATUS' => $row['status'],
                'DROPDATE' => $row['drop_at'] ?? '0000-00-00 00:00:00',
                'CREATEDDATE' => $row['placed_at'], 'UPDATEDDATE' => $row['updated_at'],
                'BACKORDERTYPE' => $row['kind'],
            ];
            foreach ($shown as $name => $value) {
                $columns[$name][] = $value;
            }
        }
        $counted = $store->found("SELECT COUNT(*) AS n FROM $table WHERE $where", $values);
        return Answer::of($columns + ['TOTAL' => [(int) $counted[0]['n']]]);
    }

    private function byStatus(array $command, Caller $caller): Answer
    {
        $counts = [];
        foreach ($this->counted($caller->requireClient(), 'status') as $row) {
            $counts[$row['status']] = (int) $row['n'];
        }
        $statuses = [];
        foreach (array_column(Status::cases(), 'value') as $status) {
            $count = $counts[$status] ?? 0;
            $statuses[$status] = ['status' => $status, 'anzahl' => $count];
        }
        return Answer::of($statuses, ['total' => array_sum($counts)]);
    }

    /** From today on: the names that drop later today are among them. */
    private function byDay(array $command, Caller $caller): Answer
    {
        $client = $caller->requireClient();
        $now = $this->addon->now();
        $today = $now - $now % 86400;
        $days = [];
        foreach (range(0, 31) as $number) {
            $at = $today + 86400 * $number;
            $days[gmdate('Y-m-d', $at)] = ['day' => gmdate('Y-m-d', $at), 'datetime' => $at]
                + ['anzahl' => 0, 'anzahlFULL' => 0, 'anzahlLITE' => 0];
        }
        $store = $this->addon->store();
        $rows = $store->found(
            "SELECT drop_at, kind FROM {$store->table('backorders')}
                WHERE client_id = ? AND deleted_at IS NULL AND drop_at > ? AND drop_at < ?",
            [$client, gmdate('Y-m-d H:i:s', $now), gmdate('Y-m-d', $today + 86400 * 32)],
        );
        foreach ($rows as $row) {
            $day = substr($row['drop_at'], 0, 10);
            $days[$day]['anzahl']++;
            $days[$day]["anzahl{$row['kind']}"]++;
        }
        return Answer::of($days);
    }

    private function byTld(array $command, Caller $caller): Answer
    {
        $client = $caller->requireClient();
        $none = fn (string $tld) => ['tld' => $tld, 'LITE' => 0, 'FULL' => 0, 'total' => 0];
        $tlds = [];
        foreach ($this->addon->priceList()->tariffs($caller->currency()->code) as $tariff) {
            $tlds[$tariff->tld] = $none($tariff->tld);
        }
        foreach ($this->counted($client, 'tld, kind') as $row) {
            $tlds[$row['tld']] ??= $none($row['tld']);
            $tlds[$row['tld']][$row['kind']] = (int) $row['n'];
            $tlds[$row['tld']]['total'] += (int) $row['n'];
        }
        return Answer::of($tlds);
    }

    /** @return list<array<string, int|string|null>> */
    private function counted(int $client, string $by): array
    {
        $store = $this->addon->store();
        return $store->found(
            "SELECT $by, COUNT(*) AS n FROM {$store->table('backorders')}
                WHERE client_id = ? AND deleted_at IS NULL GROUP BY $by ORDER BY $by",
            [$client],
        );
    }

    /** @param array<string, int|string|null> $row */
    public static function label(array $row): string
    {
        return substr($row['domain'], 0, -1 - strlen($row['tld']));
    }
}
