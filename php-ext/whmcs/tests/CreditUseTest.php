<?php

declare(strict_types=1);

use Backorder\Runner\Ledger;
use Backorder\Whmcs\Tests\Market;
use PHPUnit\Framework\TestCase;

/**
 * "Automatic Credit Use" of WHMCS: it takes credit for invoices by itself, of which it knows no
 * reservation. Nothing is taken twice; what it took from under a hold is noticed.
 */
final class CreditUseTest extends TestCase
{
    private Market $market;

    protected function setUp(): void
    {
        $this->market = new Market();
        $this->market->site->whmcs->database->set('AutoApplyCredit', 'on');
        $this->market->fate('shop.com', 'catch');
    }

    protected function tearDown(): void
    {
        $findings = [...(new Ledger($this->market->addon()->store()))->findings()];
        $this->market->remove();
        $this->assertSame([], $findings);
    }

    /** Our own invoice is paid inside of the call that makes it: once, and no more than it is. */
    public function testOurInvoiceIsPaidOnce(): void
    {
        $id = $this->market->place('shop.com');
        $this->market->at(Market::DROP - 3 * 86400);
        $this->market->at(Market::DROP - 7200);
        $this->market->until(Market::DROP + 7200);
        $this->assertSame('SUCCESSFUL', $this->market->status($id));
        $this->assertSame('30.00', $this->market->credit('Ada'));
        $this->assertCount(1, $this->market->rows('SELECT * FROM tbldomains'));
    }

    /** The same where the answer to the call was lost, and on WHMCS 9. */
    public function testALostAnswerChangesNothing(): void
    {
        $this->market->site->options()->version = 9;
        $this->market->site->whmcs->database->set('Version', '9.0.3-release.1');
        $id = $this->market->place('shop.com');
        $this->market->at(Market::DROP - 3 * 86400);
        $this->market->at(Market::DROP - 7200);
        $this->market->site->options()->accidents = ['createinvoice' => 'dies'];
        $this->market->until(Market::DROP + 3600);
        $this->market->site->options()->accidents = [];
        $this->market->until(Market::DROP + 10800);
        $this->assertSame('SUCCESSFUL', $this->market->status($id));
        $this->assertSame('30.00', $this->market->credit('Ada'));
        $this->assertCount(1, $this->market->rows('SELECT * FROM tblinvoices'));
    }

    /** A part is taken by WHMCS, the rest by us: together what was captured. */
    public function testAPartThatWhmcsTookCounts(): void
    {
        $this->market->site->options()->partialAutoCredit = true;
        $id = $this->caughtAfter(fn (int $ada) => $this->market->site->whmcs
            ->moveCredit($ada, -3500, 'another cart'));
        $this->assertSame('PENDING-PAYMENT', $this->market->status($id));
        $this->assertSame('0.00', $this->market->credit('Ada'));
        $ada = $this->market->clients['Ada'];
        $this->market->site->whmcs->moveCredit($ada, 3000, 'money came in');
        $this->market->until($this->market->now + 3600);
        $this->assertSame('SUCCESSFUL', $this->market->status($id));
        $this->assertSame('25.00', $this->market->credit('Ada'), '15.00 before, 5.00 now');
    }

    /** A renewal takes held credit before the name is sent: it is not sent, and the client told. */
    public function testARenewalThatTakesHeldCreditIsNoticedBeforeSending(): void
    {
        $id = $this->market->place('shop.com');
        $this->market->at(Market::DROP - 3 * 86400);
        $this->assertSame('ACTIVE', $this->market->status($id));
        $this->market->site->whmcs->invoices->renew($this->market->clients['Ada'], 4500);
        $this->assertSame('5.00', $this->market->credit('Ada'));
        $this->market->until(Market::DROP - 3600);
        $this->assertSame('REQUESTED', $this->market->status($id));
        $mails = $this->market->rows("SELECT * FROM tblemails WHERE subject LIKE '%alance%'");
        $this->assertCount(1, $mails);
        $ada = $this->market->clients['Ada'];
        $this->market->site->whmcs->moveCredit($ada, 2000, 'money came in');
        $this->market->until(Market::DROP + 7200);
        $this->assertSame('SUCCESSFUL', $this->market->status($id), 'in time with money again');
    }

    /** A renewal takes it after the catch: the invoice waits, nothing is delivered unpaid. */
    public function testARenewalThatTakesCapturedCreditLeavesTheInvoiceOpen(): void
    {
        $id = $this->caughtAfter(fn (int $ada) => $this->market->site->whmcs->invoices
            ->renew($ada, 5000));
        $this->assertSame('PENDING-PAYMENT', $this->market->status($id));
        $this->assertSame([], $this->market->rows('SELECT * FROM tbldomains'));
        $ours = "SELECT id FROM tblinvoices WHERE notes LIKE 'bo-%'";
        $invoice = (int) $this->market->rows($ours)[0]['id'];
        $this->market->site->whmcs->invoices->pay($invoice, 2000, 'paypal', 'T1');
        $this->market->until($this->market->now + 3600);
        $this->assertSame('SUCCESSFUL', $this->market->status($id));
    }

    /** What WHMCS takes of free credit costs no hold. */
    public function testARenewalOfFreeCreditHarmsNothing(): void
    {
        $id = $this->caughtAfter(fn (int $ada) => $this->market->site->whmcs->invoices
            ->renew($ada, 3000));
        $this->assertSame('SUCCESSFUL', $this->market->status($id));
        $this->assertSame('0.00', $this->market->credit('Ada'));
    }

    /** A name caught for Ada, with something that happens between the sending and the drop. */
    private function caughtAfter(callable $happens): int
    {
        $id = $this->market->place('shop.com');
        $this->market->at(Market::DROP - 3 * 86400);
        $this->market->at(Market::DROP - 7200);
        $this->assertSame('PROCESSING', $this->market->status($id));
        $happens($this->market->clients['Ada']);
        $this->market->until(Market::DROP + 7200);
        return $id;
    }
}
