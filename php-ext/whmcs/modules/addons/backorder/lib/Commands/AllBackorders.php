<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Commands;

use Backorder\Whmcs\Addon;
use WHMCS\Database\Capsule;

/** What the staff sees: everybody's backorders, and the log. The newest first. */
final class AllBackorders implements Family
{
    private const MOST = 5000;

    public function __construct(private Addon $addon)
    {
    }

    public function commands(): array
    {
        return [
            'QUERYCOMPLETEBACKORDERLIST' => $this->backorders(...),
            'QUERYLOGLIST' => $this->log(...),
        ];
    }

    private function backorders(array $command, Caller $caller): Answer
    {
        if (!$caller->isAdmin) {
            throw new Failed(500, 'ONLY AUTHORIZED FOR ADMIN USERS');
        }
        [$first, $limit] = Numbers::page($command, self::MOST, self::MOST);
        $store = $this->addon->store();
        $rows = $store->found(
            "SELECT * FROM {$store->table('backorders')} WHERE deleted_at IS NULL
                ORDER BY id DESC LIMIT $limit OFFSET $first",
        );
        $names = self::names(array_column($rows, 'client_id'));
        return Answer::of(array_map(fn ($row) => [
            'id' => (int) $row['id'], 'userid' => (int) $row['client_id'],
            'domain' => OwnBackorders::label($row), 'tld' => $row['tld'], 'type' => $row['kind'],
            'status' => $row['status'], 'createddate' => $row['placed_at'],
            'updateddate' => $row['updated_at'],
            'dropdate' => $row['drop_at'] ?? '0000-00-00 00:00:00',
            'reference' => htmlspecialchars((string) $row['reference'], ENT_QUOTES),
            'invoice' => (string) $row['invoice_id'],
            'lowbalance_notification' => (int) $row['lowbalance_notification'],
            'firstname' => $names[$row['client_id']]->firstname ?? '',
            'lastname' => $names[$row['client_id']]->lastname ?? '',
        ], $rows));
    }

    /** Lines of all backorders. Pages show them as HTML, so that what others said is encoded. */
    private function log(array $command, Caller $caller): Answer
    {
        if (!$caller->isAdmin) {
            throw new Failed(531, 'AUTHORIZATION FAILED');
        }
        [$first, $limit] = Numbers::page($command, self::MOST, self::MOST);
        $store = $this->addon->store();
        $table = $store->table('log');
        $total = (int) $store->found("SELECT COUNT(*) AS n FROM $table")[0]['n'];
        $rows = $store->found(
            "SELECT * FROM $table ORDER BY at DESC, backorder_id DESC, revision DESC
                LIMIT $limit OFFSET $first",
        );
        $lines = [];
        foreach ($rows as $index => $row) {
            $moved = $row['from_status'] === $row['to_status'] ? $row['to_status']
                : "set from {$row['from_status']} to {$row['to_status']}";
            $why = trim("{$row['reason']} {$row['detail']}");
            $message = "BACKORDER {$row['domain']} (backorderid={$row['backorder_id']}, "
                . "userid={$row['client_id']}) $moved" . ($why === '' ? '' : " ($why)");
            $lines[] = [
                'id' => $total - $first - $index, 'cron' => $row['event'], 'date' => $row['at'],
                'status' => $row['reason'] === null ? 'ok' : 'error',
                'message' => htmlspecialchars($message, ENT_QUOTES), 'query' => null,
            ];
        }
        return Answer::of($lines);
    }

    /** @param list<int|string> $clients @return array<int, \stdClass> as WHMCS has them: encoded */
    private static function names(array $clients): array
    {
        $names = [];
        foreach (array_chunk(array_unique($clients), 500) as $chunk) {
            $names += Capsule::table('tblclients')->whereIn('id', $chunk)
                ->get(['id', 'firstname', 'lastname'])->keyBy('id')->all();
        }
        return $names;
    }
}
