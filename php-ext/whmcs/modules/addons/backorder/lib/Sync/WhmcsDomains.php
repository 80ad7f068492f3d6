<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Sync;

use Backorder\Runner\Refused;
use Backorder\Runner\Sync\SyncBilling;
use Backorder\Runner\Sync\SyncDeed;
use Backorder\SyncChange;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Tables;
use Illuminate\Database\Query\Builder;
use WHMCS\Config\Setting;
use WHMCS\Database\Capsule;

/** The rows of tbldomains at one registrar module. */
final class WhmcsDomains implements SyncBilling
{
    /** Days between due date and expiry of a domain that came of a backorder. */
    private const OWN_OFFSET = 15;

    private const COLUMNS = [
        'status' => 'status', 'expiry_date' => 'expirydate', 'next_due_date' => 'nextduedate',
    ];

    /** Lines of an invoice that are for a domain itself. */
    private const LINES = ['Domain', 'DomainRegister', 'DomainTransfer', 'DomainRenewal'];

    public function __construct(private string $registrar)
    {
    }

    public function looks(): array
    {
        $looks = Capsule::table(Tables::PREFIX . 'sync_looks')->pluck('looked_at', 'domain_id');
        $looks = $looks->all();
        $columns = ['id', 'userid', 'domain', 'status', 'nextduedate'];
        $found = [];
        foreach ($this->table()->orderBy('id')->get($columns) as $row) {
            $last = $looks[$row->id] ?? null;
            $found[] = [
                'id' => (int) $row->id, 'client' => (int) $row->userid,
                'domain' => Input::plain($row->domain), 'status' => (string) $row->status,
                'last_sync' => $last === null ? null : gmdate('Y-m-d H:i:s', (int) $last),
                'next_due_date' => (string) $row->nextduedate,
            ];
        }
        return $found;
    }

    public function rows(array $ids): array
    {
        $found = [];
        foreach (array_chunk($ids, 500) as $chunk) {
            $rows = $this->table()->whereIn('id', $chunk)->orderBy('id')->get();
            $caught = $this->caught($rows->pluck('domain')->all());
            foreach ($rows as $row) {
                $domain = Input::plain($row->domain);
                $isOurs = isset($caught["{$row->userid} " . strtolower($domain)]);
                $found[] = [
                    'id' => (int) $row->id, 'domain' => $domain, 'status' => (string) $row->status,
                    'expiry_date' => (string) $row->expirydate,
                    'next_due_date' => (string) $row->nextduedate,
                    'auto_renew' => (int) $row->donotrenew !== 1,
                    'id_protection' => (int) $row->idprotection === 1,
                    'own_offset' => $isOurs ? self::OWN_OFFSET : null,
                    // A row that was never renewed may have 0.
                    'period' => min(10, max(1, (int) $row->registrationperiod)),
                ];
            }
        }
        return $found;
    }

    public function change(SyncChange $change): ?string
    {
        $column = self::COLUMNS[$change->field]
            ?? throw new Refused("$change->field is nothing that billing has");
        $new = [$column => $change->newValue];
        if ($change->field === 'next_due_date') {
            $new['nextinvoicedate'] = $change->newValue;
        }
        // Only where the old value still stands: WHMCS's sync, a client or an admin may be faster.
        $still = $this->table()->where('id', $change->id)->where(
            // No date is zeros in some columns and null in others.
            fn ($query) => $change->old === '0000-00-00'
                ? $query->where($column, $change->old)->orWhereNull($column)
                : $query->where($column, $change->old),
        );
        $changed = $still->update($new);
        if ($changed !== 1) {
            throw new Refused("it is $change->old no more: it has changed since it was read");
        }
        return $change->field === 'next_due_date' ? $this->moveLines($change) : null;
    }

    public function looked(array $ids, int $now): void
    {
        foreach ($ids as $id) {
            Capsule::table(Tables::PREFIX . 'sync_looks')
                ->updateOrInsert(['domain_id' => $id], ['looked_at' => $now]);
        }
    }

    public function record(SyncDeed $deed, int $now): void
    {
        Capsule::table(Tables::PREFIX . 'sync_log')->insert([
            'at' => $now, 'domain_id' => $deed->domainId, 'domain' => $deed->domain,
            'side' => $deed->side, 'field' => $deed->field, 'old_value' => $deed->old,
            'new_value' => $deed->newValue, 'reason' => $deed->reason,
            'problem' => $deed->problem ?? '', 'notice' => $deed->notice ?? '',
        ]);
    }

    /** @return list<\stdClass> what was done, the newest first */
    public static function log(int $limit): array
    {
        return Capsule::table(Tables::PREFIX . 'sync_log')->orderByDesc('id')->limit($limit)
            ->get()->all();
    }

    /**
     * The lines of unpaid invoices that had the old due date follow it; from WHMCS 9 on an invoice
     * that was issued is not edited, so that somebody is told.
     */
    private function moveLines(SyncChange $change): ?string
    {
        $lines = Capsule::table('tblinvoiceitems')
            ->join('tblinvoices', 'tblinvoices.id', '=', 'tblinvoiceitems.invoiceid')
            ->where('tblinvoices.status', 'Unpaid')->where('tblinvoiceitems.relid', $change->id)
            ->whereIn('tblinvoiceitems.type', self::LINES)
            ->where('tblinvoiceitems.duedate', $change->old)
            ->pluck('tblinvoiceitems.invoiceid', 'tblinvoiceitems.id')->all();
        if ($lines === []) {
            return null;
        }
        $invoices = implode(', ', array_map(fn ($id) => "#$id", array_unique($lines)));
        if ((int) Setting::getValue('Version') >= 9) {
            return "invoice $invoices has a line for it that is due $change->old";
        }
        Capsule::table('tblinvoiceitems')->whereIn('id', array_keys($lines))
            ->update(['duedate' => $change->newValue]);
        return "the line of invoice $invoices was moved along";
    }

    /**
     * Which of these names came of a backorder, by client and name.
     *
     * @return array<string, true>
     */
    private function caught(array $domains): array
    {
        $names = array_map(fn ($domain) => strtolower(Input::plain($domain)), $domains);
        $rows = Capsule::table(Tables::PREFIX . 'backorders')->where('status', 'SUCCESSFUL')
            ->whereIn('domain', $names)->get(['client_id', 'domain']);
        $caught = [];
        foreach ($rows as $row) {
            $caught["$row->client_id $row->domain"] = true;
        }
        return $caught;
    }

    private function table(): Builder
    {
        return Capsule::table('tbldomains')->where('registrar', $this->registrar);
    }
}
