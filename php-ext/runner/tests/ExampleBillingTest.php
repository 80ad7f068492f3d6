<?php

declare(strict_types=1);

require_once __DIR__ . '/bootstrap.php';
require_once __DIR__ . '/../examples/Billing.php';

use Backorder\Money;
use Backorder\Runner\Billing as Port;
use Backorder\Runner\Testing\BillingContract;

/** The contract, kept by the billing of the host on a page. */
final class ExampleBillingTest extends BillingContract
{
    private PDO $pdo;
    private Billing $billing;
    private int $clients = 0;

    protected function setUp(): void
    {
        $this->pdo = new PDO('sqlite::memory:');
        $this->billing = new Billing($this->pdo);
        $this->billing->createTables();
    }

    protected function billing(): Port
    {
        return $this->billing;
    }

    protected function client(string $credit): int
    {
        $this->billing->add(++$this->clients, $credit);
        return $this->clients;
    }

    protected function pay(int $invoice, Money $amount): void
    {
        $this->billing->pay($invoice, $amount);
    }

    protected function invoices(int $client): int
    {
        $sql = "SELECT COUNT(*) FROM invoices WHERE client = $client AND note LIKE 'bo-%'";
        return $this->pdo->query($sql)->fetchColumn();
    }
}
