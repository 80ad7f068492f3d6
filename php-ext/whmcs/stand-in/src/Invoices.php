<?php

declare(strict_types=1);

namespace StandIn;

/**
 * Invoices as WHMCS reckons them. Source: docs.whmcs.com, class Billing/Invoice (7.6): total =
 * subtotal - credit + tax + tax2; from 9 on applied credit is a transaction with a billing note,
 * and the total stays (Credit and Debit Notes; seen by a third party on 9.0.3).
 */
final class Invoices
{
    public function __construct(private Whmcs $whmcs)
    {
    }

    /** @return ?array<string, mixed> with `balance` */
    public function get(int|string $id): ?array
    {
        $invoice = $this->whmcs->database->row('SELECT * FROM tblinvoices WHERE id = ?', [$id]);
        if ($invoice === null) {
            return null;
        }
        foreach (['subtotal', 'credit', 'tax', 'tax2', 'total'] as $key) {
            $invoice[$key] = Money::text(Money::cents($invoice[$key]));
        }
        return $invoice + ['balance' => Money::text($this->balance($invoice))];
    }

    /** @param array<string, mixed> $invoice a row */
    private function balance(array $invoice): int
    {
        $only = $invoice['status'] === 'Cancelled' ? ' AND billingnoteid = 0' : '';
        $balance = Money::cents($invoice['total']);
        $sql = "SELECT amountin, amountout FROM tblaccounts WHERE invoiceid = ?$only";
        foreach ($this->whmcs->database->rows($sql, [$invoice['id']]) as $row) {
            $balance += Money::cents($row['amountout']) - Money::cents($row['amountin']);
        }
        return $balance;
    }

    /**
     * @param list<array{description: string, amount: int, taxed: bool, type?: string,
     *     relid?: int}> $items amounts in cents
     * @param array<string, string> $other columns, and `taxrate` in place of the client's own
     */
    public function create(int $client, array $items, array $other = []): int
    {
        $database = $this->whmcs->database;
        $rates = $this->rates($client);
        foreach ([0 => 'taxrate', 1 => 'taxrate2'] as $level => $key) {
            $rates[$level] = isset($other[$key]) ? (float) $other[$key] : $rates[$level];
        }
        [$subtotal, $tax, $tax2] = $this->sums($items, $rates);
        $invoice = $database->insert('tblinvoices', $other + [
            'userid' => $client, 'invoicenum' => '', 'date' => $this->whmcs->date('Y-m-d'),
            'duedate' => $this->whmcs->date('Y-m-d', 7 * 86400),
            'datepaid' => '0000-00-00 00:00:00',
            'date_cancelled' => '0000-00-00 00:00:00', 'subtotal' => Money::text($subtotal),
            'credit' => '0.00', 'tax' => Money::text($tax), 'tax2' => Money::text($tax2),
            'total' => Money::text($subtotal + $tax + $tax2),
            'taxrate' => sprintf('%.3f', $rates[0]), 'taxrate2' => sprintf('%.3f', $rates[1]),
            'status' => 'Unpaid', 'paymentmethod' => 'banktransfer', 'notes' => '',
        ]);
        foreach ($items as $item) {
            $database->insert('tblinvoiceitems', [
                'invoiceid' => $invoice, 'userid' => $client, 'type' => $item['type'] ?? '',
                'relid' => $item['relid'] ?? 0, 'description' => $item['description'],
                'amount' => Money::text($item['amount']), 'taxed' => $item['taxed'] ? 1 : 0,
                'duedate' => $item['duedate'] ?? $this->whmcs->date('Y-m-d', 7 * 86400),
            ]);
        }
        return $invoice;
    }

    /**
     * The rates of a client: those of his country and state, then of the country, then of all.
     *
     * @return array{float, float}
     */
    public function rates(int $client): array
    {
        $of = $this->whmcs->client($client);
        $isTaxed = $this->whmcs->database->setting('TaxEnabled') === 'on';
        if (!$isTaxed || (int) $of['taxexempt'] === 1) {
            return [0.0, 0.0];
        }
        $rates = [];
        foreach ([1, 2] as $level) {
            $rates[] = (float) $this->whmcs->database->value(
                "SELECT taxrate FROM tbltax WHERE level = ? AND country IN (?, '')
                    AND state IN (?, '') ORDER BY country DESC, state DESC LIMIT 1",
                [$level, $of['country'], $of['state']],
            );
        }
        return $rates;
    }

    /** @return array{int, int, int} subtotal, tax, tax2 */
    private function sums(array $items, array $rates): array
    {
        $database = $this->whmcs->database;
        $isInclusive = $database->setting('TaxType') === 'Inclusive';
        $isCompound = $database->setting('TaxL2Compound') === 'on';
        $isPerLine = $database->setting('TaxPerLineItem') === 'on';
        $groups = [];
        foreach ($items as $item) {
            $isPerLine || !$item['taxed']
                ? $groups[] = [$item['amount'], $item['taxed']]
                : $groups['taxed'] = [($groups['taxed'][0] ?? 0) + $item['amount'], true];
        }
        [$subtotal, $tax, $tax2] = [0, 0, 0];
        foreach ($groups as [$amount, $isTaxed]) {
            if (!$isTaxed) {
                $subtotal += $amount;
                continue;
            }
            $combined = $isCompound
                ? (1 + $rates[0] / 100) * (1 + $rates[1] / 100) * 100 - 100
                : $rates[0] + $rates[1];
            $net = $isInclusive ? (int) round($amount / (1 + $combined / 100)) : $amount;
            $first = Money::tax($net, $rates[0], false);
            $second = $isInclusive
                ? $amount - $net - $first
                : Money::tax($net + ($isCompound ? $first : 0), $rates[1], false);
            if ($isInclusive && $rates[1] === 0.0) {
                [$first, $second] = [$amount - $net, 0];
            }
            $subtotal += $net;
            $tax += $first;
            $tax2 += $second;
        }
        return [$subtotal, $tax, $tax2];
    }

    /** Takes client credit for an invoice; the caller has checked that there is enough. */
    public function applyCredit(int|string $id, int $cents): void
    {
        $invoice = $this->get($id);
        $client = (int) $invoice['userid'];
        $this->whmcs->moveCredit($client, -$cents, "Credit Applied to Invoice #$id", (int) $id);
        $this->whmcs->database->update('tblinvoices', $id, $this->whmcs->options->version === 9
            ? ['credit' => Money::text(Money::cents($invoice['credit']) + $cents)]
            : [
                'credit' => Money::text(Money::cents($invoice['credit']) + $cents),
                'total' => Money::text(Money::cents($invoice['total']) - $cents),
            ]);
        if ($this->whmcs->options->version === 9) {
            $this->transaction($invoice, $cents, 0, 'credit', '', note: 1);
        }
        $this->settle($id);
    }

    /**
     * What WHMCS's own cron makes for a renewal. With "Automatic Credit Use" it takes credit at
     * once, of which WHMCS knows no reservation; partially, too. Source: docs.whmcs.com, Credit.
     */
    public function renew(int $client, int $cents): int
    {
        $item = ['description' => 'Hosting', 'amount' => $cents, 'taxed' => false];
        $id = $this->create($client, [$item + ['type' => 'Hosting']]);
        if ($this->whmcs->database->setting('AutoApplyCredit') === 'on') {
            $this->useCredit($id, isPartial: true);
        }
        return $id;
    }

    /** Takes what credit there is for an invoice, or only what pays it whole. */
    public function useCredit(int $id, ?bool $isPartial = null): void
    {
        $invoice = $this->get($id);
        $credit = Money::cents($this->whmcs->client($invoice['userid'])['credit']);
        $balance = Money::cents($invoice['balance']);
        $cents = min($credit, $balance);
        $isPartial ??= $this->whmcs->options->partialAutoCredit;
        if ($cents > 0 && ($cents === $balance || $isPartial)) {
            $this->applyCredit($id, $cents);
        }
    }

    /** A payment that came in by a gateway; what exceeds the balance becomes credit. */
    public function pay(int|string $id, int $cents, string $gateway, string $transaction): void
    {
        $invoice = $this->get($id);
        $this->transaction($invoice, $cents, 0, $gateway, $transaction);
        $over = -$this->balance($this->get($id));
        if ($over > 0) {
            $client = (int) $invoice['userid'];
            $this->whmcs->moveCredit($client, $over, "Overpayment #$id", (int) $id);
        }
        $this->whmcs->hooks->run('AddInvoicePayment', ['invoiceid' => (int) $id]);
        $this->settle($id);
    }

    /** Marks an invoice as paid once nothing is due, and runs the hooks inside of the call. */
    public function settle(int|string $id): void
    {
        $invoice = $this->get($id);
        if ($invoice['status'] !== 'Unpaid' || Money::cents($invoice['balance']) > 0) {
            return;
        }
        $this->whmcs->database->update('tblinvoices', $id, [
            'status' => 'Paid', 'datepaid' => $this->whmcs->date('Y-m-d H:i:s'),
        ]);
        $sql = "SELECT * FROM tblinvoiceitems WHERE invoiceid = ? AND type = 'AddFunds'";
        foreach ($this->whmcs->database->rows($sql, [$id]) as $item) {
            $cents = Money::cents($item['amount']);
            $this->whmcs->moveCredit((int) $item['userid'], $cents, "Add Funds Invoice #$id");
        }
        $this->whmcs->hooks->run('InvoicePaid', ['invoiceid' => (int) $id]);
    }

    public function setStatus(int|string $id, string $status): void
    {
        $before = $this->get($id)['status'];
        $this->whmcs->database->update('tblinvoices', $id, ['status' => $status]);
        $hook = ['Cancelled' => 'InvoiceCancelled', 'Refunded' => 'InvoiceRefunded',
            'Unpaid' => 'InvoiceUnpaid', 'Paid' => 'InvoicePaid'][$status] ?? null;
        if ($hook !== null && $before !== $status) {
            $this->whmcs->hooks->run($hook, ['invoiceid' => (int) $id]);
        }
    }

    private function transaction(
        array $invoice,
        int $in,
        int $out,
        string $gateway,
        string $transaction,
        int $note = 0,
    ): void {
        $this->whmcs->database->insert('tblaccounts', [
            'userid' => $invoice['userid'], 'currency' => 0, 'gateway' => $gateway,
            'date' => $this->whmcs->date('Y-m-d H:i:s'), 'description' => 'Invoice Payment',
            'amountin' => Money::text($in), 'fees' => '0.00', 'amountout' => Money::text($out),
            'rate' => '1.00000', 'transid' => $transaction, 'invoiceid' => $invoice['id'],
            'refundid' => 0, 'billingnoteid' => $note,
        ]);
    }
}
