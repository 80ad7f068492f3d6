<?php

declare(strict_types=1);

require_once __DIR__ . '/bootstrap.php';

use Backorder\Money;
use Backorder\Runner\Billing;
use Backorder\Runner\Testing\BillingContract;
use Backorder\Runner\Tests\Shop;

/** The contract, kept by the billing that the other tests are played with. */
final class BillingContractTest extends BillingContract
{
    private Shop $shop;
    private int $clients = 0;

    protected function setUp(): void
    {
        $this->shop = new Shop(new PDO('sqlite::memory:'));
        $this->shop->createTables();
    }

    protected function billing(): Billing
    {
        return $this->shop;
    }

    protected function client(string $credit): int
    {
        $this->shop->addClient(++$this->clients, $credit);
        return $this->clients;
    }

    protected function pay(int $invoice, Money $amount): void
    {
        $this->shop->pay($invoice, $amount);
    }

    protected function invoices(int $client): int
    {
        $sql = "SELECT id FROM shop_invoices WHERE client = ? AND note LIKE 'bo-%'";
        return count($this->shop->tables->rows($sql, [$client]));
    }
}
