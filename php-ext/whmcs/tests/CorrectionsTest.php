<?php

declare(strict_types=1);

use Backorder\Whmcs\Tests\DefectCase;
use Backorder\Whmcs\Tests\Market;
use StandIn\Corrections;

/** What the staff does to our invoices, which WHMCS before 9 lets it do. */
final class CorrectionsTest extends DefectCase
{
    /** The item moved to an invoice of its own: staff is told, and nothing is taken twice. */
    public function testASplitInvoiceIsTold(): void
    {
        [$id, $invoice] = $this->unpaid();
        $item = (int) $this->market->rows('SELECT id FROM tblinvoiceitems')[0]['id'];
        $new = $this->corrections()->split($invoice, [$item]);
        $mails = $this->market->rows('SELECT subject FROM tblemails WHERE userid = 0');
        $this->assertStringContainsString(
            "Invoice $invoice of shop.com was split",
            implode("\n", array_column($mails, 'subject')),
        );
        $this->market->until($this->market->now + 7200);
        $paid = "status = 'Paid'";
        $this->assertSame(0, $this->number('tbldomains'), 'not delivered for nothing');
        $this->assertNotSame('SUCCESSFUL', $this->market->status($id));
        $this->market->site->whmcs->invoices->pay($new, 2000, 'paypal', 'T9');
        $this->assertSame(1, $this->number('tblinvoices', $paid));
    }

    /** Merged into another one, ours is gone: it ends, and staff is told. */
    public function testAMergedInvoiceEndsIt(): void
    {
        [$id, $invoice] = $this->unpaid();
        $client = $this->market->clients['Ada'];
        $other = $this->market->site->whmcs->invoices->create($client, [
            ['description' => 'Hosting', 'amount' => 500, 'taxed' => false],
        ]);
        $this->corrections()->merge($other, [$invoice]);
        $this->market->until($this->market->now + 86400);
        $this->assertSame('CANCELLED', $this->market->status($id));
        $this->assertSame(1, $this->number('tblinvoices'), 'and none is made anew');
        $about = "backorder_id = $id AND client_id > 0";
        $this->assertGreaterThan(0, $this->number('mod_backorder_mails', $about));
    }

    /** A paid invoice that is refunded later: the name stays, nothing is charged or made again. */
    public function testARefundChangesNothingByItself(): void
    {
        $this->market->fate('shop.com', 'catch');
        $id = $this->market->place('shop.com');
        $this->untilDecided();
        $this->assertSame('SUCCESSFUL', $this->market->status($id));
        $invoice = (int) $this->market->rows('SELECT id FROM tblinvoices')[0]['id'];
        $this->corrections()->refund($invoice, 2000);
        $this->market->until($this->market->now + 86400, 7200);
        $this->assertSame('SUCCESSFUL', $this->market->status($id));
        $this->assertSame(1, $this->number('tblinvoices'));
        $this->assertSame(1, $this->number('tbldomains'));
        $this->assertSame('30.00', $this->market->credit('Ada'));
    }

    /** From 9 on such an invoice is not changed. Source: docs.whmcs.com, Credit and Debit Notes. */
    public function testInvoicesOf9AreNotChanged(): void
    {
        $this->market->site->options()->version = 9;
        $this->expectException(RuntimeException::class);
        $this->corrections()->merge(1, [2]);
    }

    private function corrections(): Corrections
    {
        return new Corrections($this->market->site->whmcs);
    }

    /** @return array{int, int} a caught name whose credit is gone, and its invoice */
    private function unpaid(): array
    {
        $this->market->fate('shop.com', 'catch');
        $id = $this->market->place('shop.com');
        $this->untilSent();
        $client = $this->market->clients['Ada'];
        $this->market->site->whmcs->moveCredit($client, -5000, 'another cart');
        $this->market->until(Market::DROP + 7200);
        return [$id, (int) $this->market->rows('SELECT id FROM tblinvoices')[0]['id']];
    }
}
