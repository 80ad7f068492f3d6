<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

use Backorder\DomainName;
use Backorder\Exception\BackorderException;
use Backorder\LogEntry;
use Backorder\Money;
use Backorder\TimeZone;
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
        $name = DomainName::parse($record['domain']);
        return View::render('admin/dispute', $common + [
            'id' => $id, 'zone' => $this->addon->zone()->name, 'name' => $name->unicode,
            'ascii' => $name->ascii, 'facts' => $this->facts($record, $common['t']),
            'client' => $record['client_id'], 'client_name' => trim(
                "{$plain('firstname')} {$plain('lastname')} {$plain('companyname')}",
            ),
            'email' => $plain('email'), 'events' => $this->events($id, $name),
            'effects' => $this->effects($id), 'answers' => $this->answers($id),
            'applications' => $this->rows('applications', $id, 'id'),
            'invoices' => $this->invoices($id), 'mails' => $this->mails($record),
            'now' => $this->times($this->addon->now()),
        ]);
    }

    /** @return array<string, string|array{string, string}> what stands in the record, by label */
    private function facts(array $record, array $words): array
    {
        $amount = fn (string $of) => $record["{$of}_minor"] === null ? ''
            : (string) Money::ofMinor((int) $record["{$of}_minor"], $record["{$of}_currency"]);
        $facts = [
            'status' => trim("{$record['status']} {$record['reason']} {$record['reason_detail']}"),
            'kind' => $record['kind'], 'ordered' => $this->times($record['placed_at']),
            'drop' => $this->times($record['drop_at']),
            'ended' => $this->times($record['finished_at']),
            'removed' => $this->times($record['deleted_at']), 'hold' => $amount('hold'),
            'reference' => (string) $record['reference'], 'total' => $amount('invoice'),
        ];
        $shown = [];
        foreach (array_filter($facts, fn ($of) => $of !== '' && $of !== ['', '']) as $key => $of) {
            $shown[$words[$key]] = $of;
        }
        return $shown;
    }

    /** @return list<array<string, mixed>> */
    private function events(int $id, DomainName $name): array
    {
        $entries = LogEntry::history($name, $this->rows('log', $id, 'revision'));
        return array_map(fn (LogEntry $entry) => [
            'at' => $this->times($entry->at), 'event' => $entry->event->value,
            'from' => $entry->from, 'to' => $entry->to, 'hold' => (string) $entry->hold,
            'reason' => trim(($entry->cause?->value ?? '') . " $entry->detail"),
        ], $entries);
    }

    /** What was asked for, and what came of it. @return list<array<string, mixed>> */
    private function effects(int $id): array
    {
        return array_map(fn (array $row) => [
            'id' => $row['id'], 'asked' => $this->times($row['asked_at']),
            'sent' => $this->times($row['sent_at']), 'sends' => $row['sends'],
            'action' => self::words($row['action']), 'report' => self::words($row['report']),
        ], $this->rows('effects', $id, 'asked_at, id'));
    }

    /** @return list<array<string, mixed>> */
    private function answers(int $id): array
    {
        $rows = Capsule::table(Tables::PREFIX . 'answers')->where('backorder_id', $id)
            ->orderBy('id')->get()->all();
        return array_map(fn (object $row) => [
            'first' => $this->times($row->first_at), 'last' => $this->times($row->last_at),
        ] + (array) $row, $rows);
    }

    /** A nested value as words: `charge net 69.00 USD, tax 0.00 USD`. */
    private static function words(?string $json): string
    {
        $of = json_decode((string) $json, true);
        $words = [];
        foreach (is_array($of) ? $of : [] as $key => $value) {
            $text = match (true) {
                is_array($value) => self::words(json_encode($value)),
                is_bool($value) => $value ? 'yes' : 'no',
                default => (string) $value,
            };
            $words[] = is_int($key) ? $text : "$key $text";
        }
        return implode(', ', $words);
    }

    /** @return list<array<string, mixed>> */
    private function invoices(int $id): array
    {
        $found = [];
        foreach ($this->rows('invoices', $id, 'invoice_id') as $row) {
            $answer = localAPI('GetInvoice', ['invoiceid' => (int) $row['invoice_id']]);
            $isThere = ($answer['result'] ?? '') === 'success';
            $paid = $isThere ? $this->paid((string) ($answer['datepaid'] ?? '')) : ['', ''];
            $found[] = ['id' => $row['invoice_id'], 'paid' => $paid] + ($isThere
                ? array_filter($answer, is_scalar(...))
                : ['status' => (string) ($answer['message'] ?? '')]);
        }
        return $found;
    }

    /** WHMCS writes times by PHP's clock. @return array{string, string} */
    private function paid(string $text): array
    {
        if ($text === '' || str_starts_with($text, '0000')) {
            return ['', ''];
        }
        try {
            $zone = TimeZone::parse(date_default_timezone_get());
            return $this->times($zone->resolve($text));
        } catch (BackorderException) {
            return [$text, ''];
        }
    }

    /**
     * The mails about it: its own, and those to the client that name several.
     *
     * @return list<array<string, mixed>>
     */
    private function mails(array $record): array
    {
        $rows = Capsule::table(Tables::PREFIX . 'mails')
            ->whereIn('client_id', [(int) $record['client_id']])
            ->where(fn ($any) => $any->where('backorder_id', $record['id'])
                ->orWhere('domains', 'like', '%' . addcslashes($record['domain'], '%_\\') . '%'))
            ->orderBy('begun_at')->orderBy('id')->get()->all();
        $isAbout = fn (object $row) => (int) $row->backorder_id === (int) $record['id']
            || in_array($record['domain'], explode(' ', $row->domains), true);
        return array_map(fn (object $row) => [
            'begun' => $this->times($row->begun_at), 'sent' => $this->times($row->sent_at),
        ] + (array) $row, array_values(array_filter($rows, $isAbout)));
    }

    /** @return list<array<string, mixed>> */
    private function rows(string $table, int $id, string $order): array
    {
        $store = $this->addon->store();
        return $store->found(
            "SELECT * FROM {$store->table($table)} WHERE backorder_id = ? ORDER BY $order",
            [$id],
        );
    }

    /** @return array{string, string} in the reader's zone, and in UTC; empty for none */
    private function times(int|string|null $at): array
    {
        if ($at === null || $at === '') {
            return ['', ''];
        }
        $instant = is_int($at) ? $at : (int) strtotime("$at UTC");
        return [$this->addon->zone()->toLocal($instant), gmdate('Y-m-d H:i:s', $instant)];
    }
}
