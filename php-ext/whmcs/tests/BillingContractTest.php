<?php

declare(strict_types=1);

require_once dirname(__DIR__, 2) . '/runner/autoload.php';

use Backorder\Money;
use Backorder\Runner\Billing;
use Backorder\Runner\Testing\BillingContract;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Ports\Billing as WhmcsBilling;
use Backorder\Whmcs\Tests\Site;

/** The runner's contract of billing, kept on WHMCS 8. */
class BillingContractTest extends BillingContract
{
    protected const VERSION = 8;

    private Site $site;

    protected function setUp(): void
    {
        $this->site = new Site(['version' => static::VERSION]);
        $this->site->activate();
    }

    protected function tearDown(): void
    {
        $this->site->remove();
    }

    protected function billing(): Billing
    {
        return new WhmcsBilling(new Addon());
    }

    protected function client(string $credit): int
    {
        return $this->site->whmcs->addClient('Cleo', $credit);
    }

    protected function pay(int $invoice, Money $amount): void
    {
        $this->site->whmcs->invoices->pay($invoice, $amount->minor, 'paypal', "T$invoice");
    }

    protected function invoices(int $client): int
    {
        $sql = "SELECT COUNT(*) FROM tblinvoices WHERE userid = ? AND notes LIKE '%bo-%'";
        return (int) $this->site->whmcs->database->value($sql, [$client]);
    }
}
