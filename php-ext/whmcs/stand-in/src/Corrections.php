<?php

declare(strict_types=1);

namespace StandIn;

use RuntimeException;

/**
 * What the staff does to invoices. Source: developers.whmcs.com, hooks-reference, invoices and
 * quotes: InvoiceSplit, ManualRefund, InvoiceRefunded; docs.whmcs.com, Credit and Debit Notes (9):
 * an invoice that is no draft is not changed. What becomes of invoices that were merged into
 * another one is not documented: here they are gone.
 */
final class Corrections
{
    public function __construct(private Whmcs $whmcs)
    {
    }

    /**
     * Moves items to an invoice of their own.
     *
     * @param list<int> $items
     */
    public function split(int $id, array $items): int
    {
        $this->requireMutable();
        $client = (int) $this->whmcs->invoices->get($id)['userid'];
        $new = $this->whmcs->invoices->create($client, []);
        foreach ($items as $item) {
            $this->whmcs->database->update('tblinvoiceitems', $item, ['invoiceid' => $new]);
        }
        $this->total($id);
        $this->total($new);
        $this->whmcs->hooks->run('InvoiceSplit', [
            'originalinvoiceid' => $id, 'newinvoiceid' => $new,
        ]);
        return $new;
    }

    /** @param list<int> $others */
    public function merge(int $into, array $others): void
    {
        $this->requireMutable();
        foreach ($others as $id) {
            $sql = 'UPDATE tblinvoiceitems SET invoiceid = ? WHERE invoiceid = ?';
            $this->whmcs->database->run($sql, [$into, $id]);
            $this->whmcs->database->run('DELETE FROM tblinvoices WHERE id = ?', [$id]);
        }
        $this->total($into);
    }

    /** Gives back by the gateway what was paid by it. */
    public function refund(int $id, int $cents): void
    {
        $invoice = $this->whmcs->invoices->get($id);
        $this->whmcs->database->insert('tblaccounts', [
            'userid' => $invoice['userid'], 'currency' => 0, 'gateway' => 'paypal',
            'date' => $this->whmcs->date('Y-m-d H:i:s'), 'description' => 'Refund',
            'amountin' => '0.00', 'fees' => '0.00', 'amountout' => Money::text($cents),
            'rate' => '1.00000', 'transid' => uniqid('REF'), 'invoiceid' => $id, 'refundid' => 1,
            'billingnoteid' => 0,
        ]);
        $amount = Money::text($cents);
        $this->whmcs->hooks->run('ManualRefund', ['transid' => '', 'amount' => $amount]);
        if (Money::cents($this->whmcs->invoices->get($id)['balance']) >= $cents) {
            $this->whmcs->invoices->setStatus($id, 'Refunded');
        }
    }

    private function requireMutable(): void
    {
        if ($this->whmcs->options->version === 9) {
            throw new RuntimeException('Cannot modify an invoice that is Unpaid');
        }
    }

    private function total(int $id): void
    {
        $sql = 'SELECT amount FROM tblinvoiceitems WHERE invoiceid = ?';
        $amounts = array_column($this->whmcs->database->rows($sql, [$id]), 'amount');
        $sum = array_sum(array_map(Money::cents(...), $amounts));
        $credit = Money::cents($this->whmcs->invoices->get($id)['credit']);
        $this->whmcs->database->update('tblinvoices', $id, [
            'subtotal' => Money::text($sum), 'total' => Money::text($sum - $credit),
        ]);
    }
}
