<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Moving;

use Backorder\Exception\BackorderException;
use Backorder\TimeZone;
use Backorder\Whmcs\Ports\Billing;
use stdClass;
use WHMCS\Database\Capsule;

/**
 * The original's rows as the library adopts them, with what WHMCS says of their invoices. All times
 * are UTC, but those that its database has stamped.
 */
final class Rows
{
    /** @param TimeZone $stamped the zone of the database, in which rows were stamped */
    public function __construct(private TimeZone $stamped, private Report $report)
    {
    }

    /**
     * @param list<stdClass> $rows
     * @param array<int, string> $sent when the application was sent, by id
     * @return list<array<string, int|string|null>>
     */
    public function read(array $rows, array $sent): array
    {
        $clients = self::present(array_map(fn ($row) => (int) $row->userid, $rows));
        $invoices = self::invoices($rows);
        $read = [];
        foreach ($rows as $row) {
            if (!in_array((int) $row->userid, $clients, true)) {
                $why = "client $row->userid is not in WHMCS any more; delete the row or give it to "
                    . 'another';
                $this->report->refuse("backorder $row->id", self::shown($row) . ": $why");
                continue;
            }
            $invoice = $this->invoice($row, $invoices);
            if ($invoice !== null) {
                $read[] = $this->row($row, $sent[(int) $row->id] ?? null) + $invoice;
            }
        }
        return $read;
    }

    /** @return array<string, int|string|null> */
    private function row(stdClass $row, ?string $sent): array
    {
        $domain = trim((string) $row->domain) . '.' . ltrim(trim((string) $row->tld), '.');
        return [
            'id' => $row->id, 'client_id' => $row->userid, 'domain' => $domain,
            'kind' => trim((string) ($row->type ?? '')), 'status' => trim((string) $row->status),
            'placed_at' => $row->createddate, 'updated_at' => $this->updated($row),
            'drop_at' => $row->dropdate, 'reference' => trim((string) $row->reference),
            'sent_at' => $sent, 'is_told' => (int) ($row->lowbalance_notification ?? 0) > 0 ? 1 : 0,
        ];
    }

    /** A row that was never changed is stamped by PHP, in UTC; later ones by the database. */
    private function updated(stdClass $row): ?string
    {
        $text = $row->updateddate;
        if ($text === null || $text === $row->createddate || str_starts_with($text, '0000')) {
            return $text;
        }
        try {
            return gmdate('Y-m-d H:i:s', $this->stamped->resolve($text));
        } catch (BackorderException) {
            return $text;
        }
    }

    /**
     * @param array<int, stdClass> $invoices
     * @return ?array<string, int|string> null: the row cannot be taken, which is told
     */
    private function invoice(stdClass $row, array $invoices): ?array
    {
        $text = trim((string) ($row->invoice ?? ''));
        if (in_array($text, ['', '0'], true)) {
            return [];
        }
        $id = preg_match('/^[1-9][0-9]{0,17}$/', $text) === 1 ? (int) $text : 0;
        $invoice = $invoices[$id] ?? null;
        $problem = match (true) {
            $invoice === null => "invoice $text is not in WHMCS",
            (int) $invoice->userid !== (int) $row->userid
                => "invoice $text is that of client $invoice->userid",
            default => null,
        };
        if ($problem === null) {
            return [
                'invoice_id' => $id, 'invoice_state' => (string) $invoice->status,
                'invoice_total' => $invoice->asked, 'currency' => $invoice->code,
            ];
        }
        if (trim((string) $row->status) === 'PENDING-PAYMENT') {
            $this->report->refuse("backorder $row->id", self::shown($row) . ": $problem; name the "
                . 'right one in the row, or set the row to CANCELLED');
            return null;
        }
        $this->report->warnings[] = "backorder $row->id: $problem, and was left out";
        return [];
    }

    /**
     * What was asked for is what stands on an invoice, whatever of it was paid.
     *
     * @param list<stdClass> $rows
     * @return array<int, stdClass> by id
     */
    private static function invoices(array $rows): array
    {
        $ids = array_map(fn ($row) => (int) trim((string) ($row->invoice ?? '')), $rows);
        $invoices = [];
        foreach (array_chunk(array_filter(array_unique($ids)), 500) as $chunk) {
            $found = Capsule::table('tblinvoices')
                ->join('tblclients', 'tblclients.id', '=', 'tblinvoices.userid')
                ->join('tblcurrencies', 'tblcurrencies.id', '=', 'tblclients.currency')
                ->whereIn('tblinvoices.id', $chunk)
                ->get([
                    'tblinvoices.id', 'tblinvoices.userid', 'tblinvoices.status', 'subtotal', 'tax',
                    'tax2', 'tblcurrencies.code',
                ]);
            foreach ($found as $of) {
                $of->asked = Billing::money($of->subtotal, $of->code)
                    ->plus(Billing::money($of->tax, $of->code))
                    ->plus(Billing::money($of->tax2, $of->code))->toDecimal();
                $invoices[(int) $of->id] = $of;
            }
        }
        return $invoices;
    }

    /** @param list<int> $clients @return list<int> those that WHMCS has */
    private static function present(array $clients): array
    {
        $ids = Capsule::table('tblclients')->whereIn('id', array_unique($clients))->pluck('id');
        return array_map(intval(...), $ids->all());
    }

    private static function shown(stdClass $row): string
    {
        return "$row->domain.$row->tld, $row->status";
    }
}
