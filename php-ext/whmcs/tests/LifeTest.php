<?php

declare(strict_types=1);

use Backorder\Whmcs\Settings;
use Backorder\Whmcs\Tests\Market;
use PHPUnit\Framework\TestCase;

/** Backorders from the click of a client to the invoice, the domain and the last cent. */
final class LifeTest extends TestCase
{
    private Market $market;

    protected function setUp(): void
    {
        $this->market = new Market();
    }

    protected function tearDown(): void
    {
        $this->market->remove();
    }

    public function testANameIsCaughtPaidAndDelivered(): void
    {
        $this->market->fate('shop.com', 'catch');
        $id = $this->market->place('shop.com');
        $this->assertSame('REQUESTED', $this->market->status($id));
        $this->market->at(Market::DROP - 3 * 86400);
        $this->assertSame('ACTIVE', $this->market->status($id));
        $this->market->at(Market::DROP - 7200);
        $this->assertSame('PROCESSING', $this->market->status($id));
        $this->market->until(Market::DROP + 7200);
        $this->assertSame('SUCCESSFUL', $this->market->status($id));
        $this->assertSame('30.00', $this->market->credit('Ada'));
        $invoices = $this->market->rows('SELECT * FROM tblinvoices');
        $this->assertCount(1, $invoices);
        $this->assertSame('Paid', $invoices[0]['status']);
        $this->assertSame("bo-$id.1.create-invoice.1.", $invoices[0]['notes']);
        $domains = $this->market->rows('SELECT * FROM tbldomains');
        $this->assertCount(1, $domains);
        $this->assertSame(['shop.com', 'Active', 'ispapi'], [
            $domains[0]['domain'], $domains[0]['status'], $domains[0]['registrar'],
        ]);
        $this->assertSame('2027-01-13', $domains[0]['registrationdate']);
    }

    public function testALostNameCostsNothing(): void
    {
        $this->market->fate('shop.com', 'lose');
        $id = $this->market->place('shop.com');
        $this->market->at(Market::DROP - 3 * 86400);
        $this->market->at(Market::DROP - 7200);
        $this->market->until(Market::DROP + 7200);
        $this->assertSame('FAILED', $this->market->status($id));
        $this->assertSame('50.00', $this->market->credit('Ada'));
        $this->assertSame([], $this->market->rows('SELECT * FROM tblinvoices'));
        $this->assertSame([], $this->market->rows('SELECT * FROM tbldomains'));
    }

    public function testMissingMoneyIsToldOnceAndAPaymentIsNoticed(): void
    {
        $id = $this->market->place('shop.com', 'Bob');
        $this->market->at(Market::DROP - 3 * 86400);
        $this->market->at(Market::DROP - 3 * 86400 + 300);
        $this->assertSame('REQUESTED', $this->market->status($id));
        $mails = $this->market->rows('SELECT * FROM tblemails');
        $this->assertCount(1, $mails);
        $this->assertStringContainsString('<strong>shop.com</strong>', $mails[0]['message']);
        $this->assertStringContainsString('10.00 EUR missing', $mails[0]['message']);
        $client = $this->market->clients['Bob'];
        $invoices = $this->market->site->whmcs->invoices;
        $invoice = $invoices->create($client, [[
            'description' => 'Add Funds', 'amount' => 2000, 'taxed' => false, 'type' => 'AddFunds',
        ]]);
        $invoices->pay($invoice, 2000, 'paypal', 'T1');
        $this->market->at(Market::DROP - 3 * 86400 + 600);
        $this->assertSame('ACTIVE', $this->market->status($id));
    }

    public function testTaxIsHeldAndInvoiced(): void
    {
        $database = $this->market->site->whmcs->database;
        $database->set('TaxEnabled', 'on');
        $database->insert('tbltax', [
            'level' => 1, 'name' => 'VAT', 'state' => '', 'country' => 'DE', 'taxrate' => '19.00',
        ]);
        $this->market->fate('shop.com', 'catch');
        $id = $this->market->place('shop.com');
        $this->market->at(Market::DROP - 3 * 86400);
        $hold = $this->market->rows('SELECT hold_minor FROM mod_backorder_backorders');
        $this->assertSame(2380, (int) $hold[0]['hold_minor']);
        $this->market->at(Market::DROP - 7200);
        $this->market->until(Market::DROP + 7200);
        $this->assertSame('SUCCESSFUL', $this->market->status($id));
        $this->assertSame('26.20', $this->market->credit('Ada'));
        $invoice = $this->market->rows('SELECT subtotal, tax FROM tblinvoices')[0];
        $this->assertSame(['20.00', '3.80'], [$invoice['subtotal'], $invoice['tax']]);
    }

    /** What is shown is what will be held, unless the policy says otherwise. */
    public function testClientsAreShownThePriceThatIsHeld(): void
    {
        $database = $this->market->site->whmcs->database;
        $shown = fn (): string => $this->market->page(['contains_all' => 'shop']);
        $this->market->logIn('Ada');
        $this->assertStringContainsString('€20.00', $shown());
        $database->set('TaxEnabled', 'on');
        $database->insert('tbltax', [
            'level' => 1, 'name' => 'VAT', 'state' => '', 'country' => 'DE', 'taxrate' => '19.00',
        ]);
        $this->assertStringContainsString('€23.80', $shown());
        $this->assertStringNotContainsString('€20.00', $shown());
        Settings::read()->put('shown_prices', 'listed');
        $this->assertStringContainsString('€20.00', $shown());
    }

    /** WHMCS dies after it made the invoice: it is found by its note, and not made twice. */
    public function testAnInvoiceIsNotMadeTwice(): void
    {
        $this->market->fate('shop.com', 'catch');
        $id = $this->market->place('shop.com');
        $this->market->at(Market::DROP - 3 * 86400);
        $this->market->at(Market::DROP - 7200);
        $this->market->site->options()->accidents = ['createinvoice' => 'dies'];
        $this->market->until(Market::DROP + 3600);
        $this->market->site->options()->accidents = [];
        $this->market->until(Market::DROP + 10800);
        $this->assertSame('SUCCESSFUL', $this->market->status($id));
        $this->assertCount(1, $this->market->rows('SELECT * FROM tblinvoices'));
        $this->assertSame('30.00', $this->market->credit('Ada'));
    }

    /** The same where the credit was taken and the answer was lost. */
    public function testCreditIsNotTakenTwice(): void
    {
        $this->market->fate('shop.com', 'catch');
        $id = $this->market->place('shop.com');
        $this->market->at(Market::DROP - 3 * 86400);
        $this->market->at(Market::DROP - 7200);
        $this->market->site->options()->accidents = ['applycredit' => 'dies'];
        $this->market->until(Market::DROP + 3600);
        $this->market->site->options()->accidents = [];
        $this->market->until(Market::DROP + 10800);
        $this->assertSame('SUCCESSFUL', $this->market->status($id));
        $this->assertSame('30.00', $this->market->credit('Ada'));
    }

    public function testItIsTheSameUnderWhmcs9(): void
    {
        $this->market->site->options()->version = 9;
        $this->market->site->whmcs->database->set('Version', '9.0.3-release.1');
        $this->testANameIsCaughtPaidAndDelivered();
    }

    /** A cart of WHMCS takes the credit between the catch and the invoice. */
    public function testCreditThatVanishesLeavesTheInvoiceOpen(): void
    {
        $this->market->fate('shop.com', 'catch');
        $id = $this->market->place('shop.com');
        $this->market->at(Market::DROP - 3 * 86400);
        $this->market->at(Market::DROP - 7200);
        $client = $this->market->clients['Ada'];
        $this->market->site->whmcs->moveCredit($client, -4500, 'another cart');
        $this->market->until(Market::DROP + 7200);
        $this->assertSame('PENDING-PAYMENT', $this->market->status($id));
        $invoice = $this->market->rows('SELECT id FROM tblinvoices')[0]['id'];
        $this->assertSame('15.00', $this->market->site->whmcs->invoices->get($invoice)['balance']);
        $this->assertSame([], $this->market->rows('SELECT * FROM tbldomains'));
        $this->market->site->whmcs->invoices->pay($invoice, 1500, 'paypal', 'T2');
        $this->market->until($this->market->now + 1800);
        $this->assertSame('SUCCESSFUL', $this->market->status($id));
        $this->assertCount(1, $this->market->rows('SELECT * FROM tbldomains'));
    }
}
