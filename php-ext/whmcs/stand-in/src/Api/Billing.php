<?php

declare(strict_types=1);

namespace StandIn\Api;

use StandIn\Api;
use StandIn\Money;
use StandIn\Whmcs;

/** Invoices and payments. Source: api-reference, createinvoice to gettransactions. */
final class Billing
{
    private const STATUSES = [
        'Draft', 'Unpaid', 'Paid', 'Cancelled', 'Refunded', 'Collections', 'Payment Pending',
    ];

    public function __construct(private Whmcs $whmcs)
    {
    }

    /** @return array<string, callable> */
    public function commands(): array
    {
        return [
            'createinvoice' => $this->create(...),
            'getinvoice' => $this->get(...),
            'getinvoices' => $this->list(...),
            'updateinvoice' => $this->update(...),
            'applycredit' => $this->applyCredit(...),
            'addinvoicepayment' => $this->addPayment(...),
            'gettransactions' => $this->transactions(...),
        ];
    }

    private function create(array $of): array
    {
        $client = $this->whmcs->client((int) ($of['userid'] ?? 0));
        if ($client === null) {
            return Api::error('Client ID Not Found');
        }
        $status = ($of['draft'] ?? false) ? 'Draft' : (string) ($of['status'] ?? 'Unpaid');
        if ($status === 'Draft' && ($of['sendinvoice'] ?? false)) {
            return Api::error(
                'Cannot create and send a draft invoice in a single API request. Please create and '
                    . 'send separately.',
            );
        }
        $items = [];
        for ($line = 1; isset($of["itemdescription$line"]); $line++) {
            $items[] = [
                'description' => (string) $of["itemdescription$line"],
                'amount' => Money::cents($of["itemamount$line"] ?? 0),
                'taxed' => (bool) ($of["itemtaxed$line"] ?? false),
            ];
        }
        $other = ['status' => $status, 'notes' => htmlspecialchars((string) ($of['notes'] ?? ''))];
        foreach (['date', 'duedate', 'taxrate', 'taxrate2'] as $key) {
            if (isset($of[$key])) {
                $other[$key] = (string) $of[$key];
            }
        }
        $other['paymentmethod'] = ($of['paymentmethod'] ?? '') ?: ($client['defaultgateway']
            ?: 'banktransfer');
        $hook = ['source' => 'api', 'user' => 1, 'status' => $status];
        $id = $this->whmcs->invoices->create((int) $client['id'], $items, $other);
        $this->whmcs->hooks->run('InvoiceCreation', $hook + ['invoiceid' => $id]);
        $this->whmcs->hooks->run('InvoiceCreated', $hook + ['invoiceid' => $id]);
        $isSetting = $this->whmcs->database->setting('AutoApplyCredit') === 'on';
        if ($status === 'Unpaid' && (($of['autoapplycredit'] ?? false) || $isSetting)) {
            $this->whmcs->invoices->useCredit($id);
        }
        $status = $this->whmcs->invoices->get($id)['status'];
        return ['result' => 'success', 'invoiceid' => $id, 'status' => $status];
    }

    private function get(array $of): array
    {
        $invoice = $this->whmcs->invoices->get((int) ($of['invoiceid'] ?? 0));
        if ($invoice === null) {
            return Api::error('Invoice ID Not Found');
        }
        $items = array_map(
            fn ($item) => [
                'id' => (int) $item['id'], 'type' => $item['type'], 'relid' => (int) $item['relid'],
                'description' => $item['description'],
                'amount' => Money::text(Money::cents($item['amount'])),
                'taxed' => (int) $item['taxed'],
            ],
            $this->whmcs->database->rows(
                'SELECT * FROM tblinvoiceitems WHERE invoiceid = ? ORDER BY id',
                [$invoice['id']],
            ),
        );
        $transactions = $this->whmcs->database->rows(
            'SELECT * FROM tblaccounts WHERE invoiceid = ? ORDER BY id',
            [$invoice['id']],
        );
        $shape = ['invoiceid' => (int) $invoice['id'], 'userid' => (int) $invoice['userid']];
        unset($invoice['id']);
        return ['result' => 'success'] + $shape + $invoice + [
            'ccgateway' => false,
            'items' => Api::list($this->whmcs->options, 'item', $items),
            'transactions' => Api::list($this->whmcs->options, 'transaction', $transactions),
        ];
    }

    private function list(array $of): array
    {
        [$where, $values] = ['1 = 1', []];
        foreach (['userid', 'status'] as $key) {
            if (($of[$key] ?? '') !== '') {
                $isOverdue = $of[$key] === 'Overdue';
                $where .= $isOverdue ? " AND status = 'Unpaid' AND duedate < ?" : " AND $key = ?";
                $values[] = $isOverdue ? $this->whmcs->date('Y-m-d') : $of[$key];
            }
        }
        $database = $this->whmcs->database;
        $total = (int) $database->value("SELECT COUNT(*) FROM tblinvoices WHERE $where", $values);
        [$start, $limit] = [(int) ($of['limitstart'] ?? 0), (int) ($of['limitnum'] ?? 25)];
        $order = strtolower((string) ($of['order'] ?? 'asc')) === 'desc' ? 'DESC' : 'ASC';
        $rows = $database->rows(
            "SELECT * FROM tblinvoices WHERE $where ORDER BY id $order LIMIT $limit OFFSET $start",
            $values,
        );
        $rows = array_map(
            fn ($row) => ['id' => (int) $row['id'], 'userid' => (int) $row['userid']] + $row,
            $rows,
        );
        return [
            'result' => 'success', 'totalresults' => $total, 'startnumber' => $start,
            'numreturned' => count($rows),
            'invoices' => Api::list($this->whmcs->options, 'invoice', $rows),
        ];
    }

    private function update(array $of): array
    {
        $id = (int) ($of['invoiceid'] ?? 0);
        if ($this->whmcs->invoices->get($id) === null) {
            return Api::error('Invoice ID Not Found');
        }
        $status = $of['status'] ?? null;
        if ($status !== null && !in_array($status, self::STATUSES, true)) {
            return Api::error("Invalid status $status");
        }
        foreach (['notes', 'duedate', 'date', 'paymentmethod'] as $key) {
            if (isset($of[$key])) {
                $this->whmcs->database->update('tblinvoices', $id, [$key => (string) $of[$key]]);
            }
        }
        $status === null ?: $this->whmcs->invoices->setStatus($id, $status);
        return ['result' => 'success', 'invoiceid' => $id];
    }

    private function applyCredit(array $of): array
    {
        $invoice = $this->whmcs->invoices->get((int) ($of['invoiceid'] ?? 0));
        if ($invoice === null) {
            return Api::error('Invoice ID Not Found');
        }
        if ($invoice['status'] !== 'Unpaid') {
            return Api::error('Invoice Not in Unpaid Status');
        }
        $credit = Money::cents($this->whmcs->client($invoice['userid'])['credit']);
        $balance = Money::cents($invoice['balance']);
        $amount = ($of['amount'] ?? '') === 'full' ? min($credit, $balance)
            : Money::cents($of['amount'] ?? 0);
        $refusal = match (true) {
            $amount > $credit => 'Amount exceeds customer credit balance',
            $amount > $balance => 'Amount Exceeds Invoice Balance',
            $amount <= 0 => 'Credit Amount to apply must be greater than zero',
            default => null,
        };
        if ($refusal !== null) {
            return Api::error($refusal);
        }
        $this->whmcs->invoices->applyCredit($invoice['id'], $amount);
        $isPaid = $this->whmcs->invoices->get($invoice['id'])['status'] === 'Paid';
        return [
            'result' => 'success', 'invoiceid' => (string) $invoice['id'],
            'amount' => Money::text($amount), 'invoicepaid' => $isPaid ? 'true' : 'false',
        ];
    }

    private function addPayment(array $of): array
    {
        $invoice = $this->whmcs->invoices->get((int) ($of['invoiceid'] ?? 0));
        if ($invoice === null) {
            return Api::error('Invoice ID Not Found');
        }
        if ($invoice['status'] === 'Cancelled') {
            return Api::error(
                'It is not possible to add a payment to an invoice that is Cancelled',
            );
        }
        $amount = Money::cents($of['amount'] ?? $invoice['balance']);
        $gateway = (string) ($of['gateway'] ?? 'banktransfer');
        $transaction = (string) ($of['transid'] ?? uniqid());
        $this->whmcs->invoices->pay($invoice['id'], $amount, $gateway, $transaction);
        return ['result' => 'success'];
    }

    private function transactions(array $of): array
    {
        $rows = $this->whmcs->database->rows(
            'SELECT * FROM tblaccounts WHERE invoiceid = ?',
            [(int) ($of['invoiceid'] ?? 0)],
        );
        return [
            'result' => 'success', 'totalresults' => count($rows),
            'transactions' => Api::list($this->whmcs->options, 'transaction', $rows),
        ];
    }
}
