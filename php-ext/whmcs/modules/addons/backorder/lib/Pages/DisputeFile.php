<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Refusal;
use Backorder\Whmcs\Tables;
use WHMCS\Database\Capsule;

/**
 * Everything about one order in one page that can be printed: what happened when, what was held and
 * invoiced, what was sent to whom, what the registrar said; in the reader's zone and in UTC.
 */
final class DisputeFile
{
    public function __construct(private Addon $addon)
    {
    }

    /** @param array<string, mixed> $common */
    public function html(array $common, int $id): string
    {
        $store = $this->addon->store();
        $record = $store->found(
            "SELECT * FROM {$store->table('backorders')} WHERE id = ?",
            [$id],
        )[0] ?? throw new Refusal('no_such_backorder', 404);
        $client = Capsule::table('tblclients')->where('id', $record['client_id'])->first();
        $plain = fn (string $column) => Input::plain($client->$column ?? '');
        return View::render('admin/dispute', $common + [
            'id' => $id, 'record' => $record, 'zone' => $this->addon->zone()->name,
            'name' => $record['domain'],
            'client_name' => trim("{$plain('firstname')} {$plain('lastname')} "
                . $plain('companyname')),
            'events' => $this->events($id),
            'effects' => $this->rows('effects', 'backorder_id', $id, ['asked_at', 'sent_at']),
            'applications' => $this->rows('applications', 'backorder_id', $id, []),
            'invoices' => $this->invoices($id), 'mails' => $this->mails($id),
            'now' => $this->times(gmdate('Y-m-d H:i:s', $this->addon->now())),
        ]);
    }

    /** @return list<array<string, mixed>> */
    private function events(int $id): array
    {
        $rows = $this->rows('log', 'backorder_id', $id, ['at'], 'revision');
        return array_map(function (array $row): array {
            $hold = json_decode((string) $row['hold'], true);
            return ['hold' => is_array($hold) ? self::words($hold) : ''] + $row;
        }, $rows);
    }

    /** A nested value as words: `capture 20.00 EUR`. */
    private static function words(array $of): string
    {
        $words = [];
        array_walk_recursive($of, function (mixed $value, string|int $key) use (&$words): void {
            $words[] = is_int($key) ? (string) $value : "$key $value";
        });
        return implode(', ', $words);
    }

    /** @return list<array<string, mixed>> */
    private function invoices(int $id): array
    {
        $found = [];
        foreach ($this->rows('invoices', 'backorder_id', $id, [], 'invoice_id') as $row) {
            $answer = localAPI('GetInvoice', ['invoiceid' => (int) $row['invoice_id']]);
            $found[] = ['id' => $row['invoice_id']] + (($answer['result'] ?? '') === 'success'
                ? array_filter($answer, is_scalar(...))
                : ['status' => (string) ($answer['message'] ?? '')]);
        }
        return $found;
    }

    /** @return list<array<string, mixed>> */
    private function mails(int $id): array
    {
        $rows = Capsule::table(Tables::PREFIX . 'mails')->where('backorder_id', $id)
            ->orderBy('begun_at')->orderBy('id')->get()->all();
        return array_map(function (object $row): array {
            $sent = $row->sent_at === null ? ['', ''] : $this->times($row->sent_at);
            return ['begun' => $this->times($row->begun_at), 'sent' => $sent] + (array) $row;
        }, $rows);
    }

    /**
     * @param list<string> $instants columns that are told in both zones
     * @return list<array<string, mixed>>
     */
    private function rows(
        string $table,
        string $column,
        int $id,
        array $instants,
        string $order = 'id',
    ): array {
        $store = $this->addon->store();
        $rows = $store->found(
            "SELECT * FROM {$store->table($table)} WHERE $column = ? ORDER BY $order",
            [$id],
        );
        foreach ($rows as $index => $row) {
            foreach ($instants as $name) {
                $rows[$index][$name] = $this->times((string) $row[$name]);
            }
        }
        return $rows;
    }

    /** @return array{string, string} in the reader's zone, and in UTC */
    private function times(string $utc): array
    {
        $instant = (int) strtotime("$utc UTC");
        return [$this->addon->zone()->toLocal($instant), $utc];
    }
}
