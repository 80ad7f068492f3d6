<?php

declare(strict_types=1);

namespace StandIn;

use WHMCS\Authentication\CurrentUser;

/** A client's invoices with a button that pays; and an admin's, to cancel and refund. */
final class InvoicePages
{
    private const ACTS = ['cancel' => 'Cancelled', 'unpay' => 'Unpaid'];

    public function __construct(
        private Whmcs $whmcs,
        private CurrentUser $visitor,
        private Frame $frame,
    ) {
    }

    public function list(): void
    {
        $client = $this->visitor->client();
        $html = "<p>Credit: $client->credit</p>"
            . $this->table('userid = ?', [$client->id], fn ($id) => "/viewinvoice.php?id=$id")
            . '<form method="post" action="/viewinvoice.php">' . Pages::token()
            . '<label>Add funds <input class="form-control" name="funds" value="50.00"></label> '
            . '<button class="btn btn-primary">Order</button></form><h2>Domains</h2><ul>';
        $sql = 'SELECT domain, expirydate, status FROM tbldomains WHERE userid = ? ORDER BY id';
        foreach ($this->whmcs->database->rows($sql, [$client->id]) as $row) {
            $html .= "<li>{$row['domain']}, {$row['status']} until {$row['expirydate']}</li>";
        }
        $this->frame->client('Client area', "$html</ul>");
    }

    public function one(): void
    {
        $client = $this->visitor->client();
        $id = (int) ($_GET['id'] ?? 0);
        if (isset($_POST['funds'])) {
            check_token();
            $id = $this->whmcs->invoices->create($client->id, [[
                'description' => 'Add Funds', 'amount' => Money::cents($_POST['funds']),
                'taxed' => false, 'type' => 'AddFunds',
            ]]);
            header("Location: /viewinvoice.php?id=$id");
            return;
        }
        $invoice = $this->whmcs->invoices->get($id);
        if ($invoice === null || (int) $invoice['userid'] !== $client->id) {
            http_response_code(404);
            $this->frame->client('Not found', '<p id="missing">There is no such invoice.</p>');
            return;
        }
        if (isset($_POST['pay'])) {
            check_token();
            $cents = Money::cents($invoice['balance']);
            $this->whmcs->invoices->pay($id, $cents, 'paypal', uniqid('PAY'));
            header("Location: /viewinvoice.php?id=$id");
            return;
        }
        $html = "<p id=\"invoice\">{$invoice['status']}, {$invoice['balance']} to be paid</p><ul>";
        $sql = 'SELECT description, amount FROM tblinvoiceitems WHERE invoiceid = ?';
        foreach ($this->whmcs->database->rows($sql, [$id]) as $item) {
            $html .= "<li>{$item['description']}: {$item['amount']}</li>";
        }
        $html .= '</ul>';
        if ($invoice['status'] === 'Unpaid') {
            $html .= '<form method="post">' . Pages::token()
                . '<button class="btn btn-primary" name="pay" value="1">Pay</button></form>';
        }
        $this->frame->client("Invoice #$id", $html);
    }

    /** The admin's list, with what an admin can do to an invoice. */
    public function manage(): bool
    {
        $id = (int) ($_POST['id'] ?? 0);
        if ($id !== 0) {
            check_token('WHMCS.admin.default');
            $this->whmcs->invoices->setStatus($id, self::ACTS[$_POST['act'] ?? ''] ?? 'Cancelled');
        }
        $html = $this->table('1 = 1', [], fn ($id) => "invoices.php?id=$id");
        $form = '<form method="post">' . Pages::token() . '<label>Invoice <input name="id"></label>'
            . ' <button class="btn btn-default" name="act" value="cancel">Cancel</button></form>';
        $this->frame->admin('Invoices', $html . $form);
        return true;
    }

    /** @param callable(int): string $address of an invoice */
    private function table(string $where, array $values, callable $address): string
    {
        $html = '<table class="table table-striped"><thead><tr><th>Invoice</th><th>Date</th>'
            . '<th>Total</th><th>Balance</th><th>Status</th></tr></thead><tbody>';
        $sql = "SELECT id FROM tblinvoices WHERE $where ORDER BY id DESC";
        foreach ($this->whmcs->database->rows($sql, $values) as $row) {
            $of = $this->whmcs->invoices->get($row['id']);
            $html .= "<tr><td><a href=\"{$address((int) $row['id'])}\">#{$row['id']}</a></td>"
                . "<td>{$of['date']}</td><td>{$of['total']}</td><td>{$of['balance']}</td>"
                . "<td>{$of['status']}</td></tr>";
        }
        return "$html</tbody></table>";
    }
}
