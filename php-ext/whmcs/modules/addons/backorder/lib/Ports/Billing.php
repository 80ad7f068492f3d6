<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Ports;

use Backorder\Effect\CreateInvoice;
use Backorder\InvoiceReport;
use Backorder\InvoiceState;
use Backorder\Money;
use Backorder\Runner\Account;
use Backorder\Runner\Billing as Port;
use Backorder\Runner\Errand;
use Backorder\Runner\Invoice;
use Backorder\Runner\Refused;
use Backorder\Tax;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Settings;
use RuntimeException;
use stdClass;
use WHMCS\Config\Setting;
use WHMCS\Database\Capsule;

/**
 * WHMCS's invoices and credit. Every call of localAPI commits by itself, so that nothing here is
 * inside of a transaction of ours; an invoice that was issued is never edited; paid is what the
 * status says, and due what the balance says.
 */
final class Billing implements Port
{
    /** What counts as debt. A payment that is under way is none. */
    private const OWED = ['Unpaid', 'Collections'];

    private Settings $settings;

    public function __construct(private Addon $addon)
    {
        $this->settings = $addon->settings;
    }

    /** Credit first, notes last: an invoice that is made meanwhile is noted rather than lost. */
    public function account(int $client, array $notes): Account
    {
        $row = self::client($client);
        $credit = self::money($row->credit, $row->code);
        $unpaid = $this->unpaid($client, $row->code);
        $noted = $notes === [] ? [] : self::noted($client, $notes);
        return new Account($credit, $unpaid, $noted, $this->tax($row));
    }

    public function createInvoice(CreateInvoice $effect, Errand $errand): int
    {
        $rates = $effect->rates;
        $isTaxed = (string) $rates !== 'none';
        $today = $this->addon->now();
        $method = $this->settings->text('payment_method');
        $amount = $isTaxed && !$rates->inclusive ? $effect->net : $effect->amount;
        $days = $this->settings->number('invoice_days');
        $made = LocalApi::call('CreateInvoice', [
            'userid' => $effect->client,
            'status' => 'Unpaid',
            'sendinvoice' => $this->settings->isOn('send_invoice'),
            'date' => date('Y-m-d', $today),
            'duedate' => date('Y-m-d', $today + 86400 * $days),
            'notes' => $effect->id,
            'itemdescription1' => "Backorder {$effect->name->unicode}",
            'itemamount1' => $amount->toDecimal(),
            'itemtaxed1' => $isTaxed,
            'autoapplycredit' => false,
        ] + ($method === '' ? [] : ['paymentmethod' => $method])
            + ($isTaxed ? ['taxrate' => $rates->first, 'taxrate2' => $rates->second] : []));
        return (int) $made['invoiceid'];
    }

    public function findInvoice(int $client, array $notes): ?int
    {
        foreach (self::withNotes($client) as $invoice) {
            if (self::found($invoice->notes, $notes) !== []) {
                return (int) $invoice->id;
            }
        }
        return null;
    }

    public function invoice(int $id): ?Invoice
    {
        $of = localAPI('GetInvoice', ['invoiceid' => $id]);
        if (($of['result'] ?? '') !== 'success') {
            if (Capsule::table('tblinvoices')->where('id', $id)->exists()) {
                throw new RuntimeException('GetInvoice: ' . ($of['message'] ?? 'no answer'));
            }
            return null;
        }
        $code = self::client((int) $of['userid'])->code;
        $money = fn (string $amount) => self::money($amount, $code);
        $zero = $money('0');
        $report = InvoiceReport::fromWhmcs($of, $zero, $zero);
        // From 9 on applied credit is a transaction of a billing note; before, a column.
        $byNotes = $zero;
        foreach (LocalApi::list($of['transactions'] ?? '', 'transaction') as $row) {
            if ((int) ($row['billingnoteid'] ?? 0) !== 0) {
                $byNotes = $byNotes->plus($money($row['amountin']));
            }
        }
        $applied = $money($of['credit']);
        return new Invoice(
            $report->id,
            $report->total,
            $money($of['balance']),
            $applied->compare($byNotes) >= 0 ? $applied : $byNotes,
            $report->state,
        );
    }

    public function applyCredit(int $client, int $invoice, Money $amount): void
    {
        // Whatever it answers, what counts is how the invoice stands afterwards: it is read anew.
        localAPI('ApplyCredit', ['invoiceid' => $invoice, 'amount' => $amount->toDecimal()]);
    }

    public function cancelInvoice(int $id): void
    {
        $invoice = $this->invoice($id);
        $row = Capsule::table('tblinvoices')->where('id', $id)->first();
        if ($invoice === null || $row === null) {
            throw new Refused("invoice $id is gone");
        }
        if ($invoice->state === InvoiceState::Paid) {
            throw new Refused("invoice $id is paid");
        }
        if ($invoice->state !== InvoiceState::Cancelled) {
            LocalApi::call('UpdateInvoice', ['invoiceid' => $id, 'status' => 'Cancelled']);
        }
        $this->giveBack((int) $row->userid, $id, $invoice->applied);
    }

    /** Before 9, credit that was applied to an invoice stays on it when it is cancelled. */
    private function giveBack(int $client, int $invoice, Money $applied): void
    {
        $version = (int) Setting::getValue('Version');
        if ($version >= 9 || !$applied->isPositive()) {
            return;
        }
        $text = "Credit of cancelled invoice #$invoice";
        $isBack = Capsule::table('tblcredit')->where('clientid', $client)
            ->where('description', $text)->exists();
        if (!$isBack) {
            LocalApi::call('AddCredit', [
                'clientid' => $client, 'description' => $text, 'amount' => $applied->toDecimal(),
            ]);
        }
    }

    /** Items that add funds are no debt, whatever else is on the same invoice. */
    private function unpaid(int $client, string $code): Money
    {
        $sum = Money::zero($code);
        $invoices = Capsule::table('tblinvoices')->where('userid', $client)
            ->whereIn('status', self::OWED)->get(['id', 'total']);
        if ($invoices->isEmpty()) {
            return $sum;
        }
        $ids = $invoices->pluck('id')->all();
        $paid = self::sums('tblaccounts', $ids, ['amountin', 'amountout'], $code);
        $funds = self::sums('tblinvoiceitems', $ids, ['amount'], $code, 'AddFunds');
        foreach ($invoices as $invoice) {
            [$in, $out] = $paid[$invoice->id] ?? [Money::zero($code), Money::zero($code)];
            $due = self::money($invoice->total, $code)->minus($in)->plus($out)
                ->minus($funds[$invoice->id][0] ?? Money::zero($code));
            $sum = $due->isPositive() ? $sum->plus($due) : $sum;
        }
        return $sum;
    }

    /** @return array<int, list<Money>> by invoice, a sum for each column */
    private static function sums(
        string $table,
        array $invoices,
        array $columns,
        string $code,
        ?string $type = null,
    ): array {
        $query = Capsule::table($table)->whereIn('invoiceid', $invoices);
        $type === null ?: $query->where('type', $type);
        $sums = [];
        foreach ($query->get(['invoiceid', ...$columns]) as $row) {
            foreach ($columns as $index => $column) {
                $before = $sums[$row->invoiceid][$index] ?? Money::zero($code);
                $sums[$row->invoiceid][$index] = $before->plus(self::money($row->$column, $code));
            }
        }
        return $sums;
    }

    /** The tax on a client's prices; null for a client: on those of somebody of whom nothing is
     *  known, who is charged the rates of everywhere. */
    public function taxOf(?int $client): ?Tax
    {
        return $this->tax($client === null ? null : self::client($client));
    }

    /** The rates that WHMCS will charge: those of the state, else of the country, else of all. */
    private function tax(?stdClass $client): ?Tax
    {
        $isTaxed = $this->settings->isOn('is_taxed') && Setting::getValue('TaxEnabled') === 'on';
        if (!$isTaxed || (int) ($client->taxexempt ?? 0) === 1) {
            return null;
        }
        $rates = [];
        foreach ([1, 2] as $level) {
            $rates[] = (string) (Capsule::table('tbltax')->where('level', $level)
                ->whereIn('country', [(string) ($client->country ?? ''), ''])
                ->whereIn('state', [(string) ($client->state ?? ''), ''])
                ->orderByDesc('country')->orderByDesc('state')->value('taxrate') ?? '0');
        }
        [$first, $second] = array_map(self::rate(...), $rates);
        if ($first === '0' && $second === '0') {
            return null;
        }
        $isCompound = Setting::getValue('TaxL2Compound') === 'on';
        return new Tax($first, $second, $isCompound, Setting::getValue('TaxType') === 'Inclusive');
    }

    private static function rate(string $rate): string
    {
        $short = str_contains($rate, '.') ? rtrim(rtrim($rate, '0'), '.') : $rate;
        return $short === '' ? '0' : $short;
    }

    /** @return list<string> */
    private static function noted(int $client, array $notes): array
    {
        $noted = [];
        foreach (self::withNotes($client) as $invoice) {
            $noted = [...$noted, ...self::found($invoice->notes, $notes)];
        }
        return array_values(array_unique($noted));
    }

    /** @return iterable<stdClass> the client's invoices that carry ids of ours, oldest first */
    private static function withNotes(int $client): iterable
    {
        return Capsule::table('tblinvoices')->where('userid', $client)
            ->where('notes', 'like', '%bo-%')->orderBy('id')->get(['id', 'notes']);
    }

    /** @return list<string> those of the ids that stand in a note, as whole words */
    private static function found(string $note, array $ids): array
    {
        $words = preg_split('/\s+/', $note, -1, PREG_SPLIT_NO_EMPTY);
        return array_values(array_intersect($ids, $words));
    }

    private static function client(int $id): stdClass
    {
        return Capsule::table('tblclients')
            ->join('tblcurrencies', 'tblcurrencies.id', '=', 'tblclients.currency')
            ->where('tblclients.id', $id)
            ->first([
                'tblclients.credit', 'tblclients.taxexempt', 'tblclients.country',
                'tblclients.state', 'tblcurrencies.code',
            ]) ?? throw new RuntimeException("there is no client $id");
    }

    /** Amounts come as texts; a database that makes numbers of them keeps two decimals. */
    public static function money(mixed $amount, string $code): Money
    {
        $text = is_string($amount) ? $amount : number_format((float) $amount, 2, '.', '');
        return Money::ofStored($text, $code);
    }
}
