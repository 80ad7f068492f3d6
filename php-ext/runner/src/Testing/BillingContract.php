<?php

declare(strict_types=1);

namespace Backorder\Runner\Testing;

use Backorder\Effect\CreateInvoice;
use Backorder\InvoiceState;
use Backorder\Money;
use Backorder\Runner\Billing;
use Backorder\Runner\Errand;
use Backorder\Runner\Invoicing;
use Backorder\Runner\Refused;
use PHPUnit\Framework\TestCase;

/**
 * What the port Billing promises, as a test. Extend it for yours, and say how your billing gets a
 * client and how an invoice of it looks: a class of some lines, run by PHPUnit.
 *
 * It plays a name caught for a client with credit for several, on tables of ours in memory, and
 * lets the process die between any two calls of the port.
 */
abstract class BillingContract extends TestCase
{
    private Scene $scene;

    private static int $names = 0;

    /** Your billing. */
    abstract protected function billing(): Billing;

    /** A new client in EUR with that credit, without tax; the client's id. */
    abstract protected function client(string $credit): int;

    /** Marks an unpaid invoice as paid by other means than credit, in part. */
    abstract protected function pay(int $invoice, Money $amount): void;

    /** How many invoices the client has whose notes carry an id of ours, whatever their state. */
    abstract protected function invoices(int $client): int;

    public function testACaughtNameIsInvoicedOnceAndPaidFromCredit(): void
    {
        $client = $this->client('100.00');
        $this->catch($client);
        $this->scene->run();
        $this->assertPaid($client, '80.00');
    }

    public function testACrashBetweenAnyTwoCallsHeals(): void
    {
        for ($calls = 1; ; $calls++) {
            $client = $this->client('100.00');
            $this->catch($client);
            $this->scene->billing->diesBefore = $calls;
            $hasDied = !$this->scene->run();
            $this->scene->billing->revive();
            $this->settle();
            $this->assertPaid($client, '80.00', "died before call $calls");
            if (!$hasDied) {
                break;
            }
        }
        $this->assertGreaterThan(5, $calls);
    }

    public function testACallWhoseAnswerIsLostIsNotRepeatedBlindly(): void
    {
        foreach (['createInvoice', 'applyCredit', 'invoice', 'findInvoice'] as $call) {
            $client = $this->client('100.00');
            $this->catch($client);
            $this->scene->billing->losesAnswerOf = $call;
            $this->scene->run();
            $this->settle();
            $this->assertPaid($client, '80.00', "the answer of $call is lost");
        }
    }

    public function testCreditThatOthersHoldIsLeftAlone(): void
    {
        $client = $this->client('100.00');
        $this->catch($client);
        // Billing asks for more than was held: what is above it is not taken.
        $dearer = new Scene($this->billing(), $client, '25.00', $this->scene->id);
        $this->scene->billing->instead = $dearer->sale()[0];
        $this->scene->run();
        $this->settle();
        $record = $this->scene->record();
        $invoice = $this->billing()->invoice($record->invoice);
        $this->assertSame('25.00', $invoice->total->toDecimal());
        $this->assertSame('20.00', $invoice->applied->toDecimal(), 'what was captured, and once');
        $this->assertSame('5.00', $invoice->balance->toDecimal());
        $this->assertSame(InvoiceState::Open, $invoice->state);
        $this->assertSame('80.00', $this->credit($client));
        $this->pay($record->invoice, Money::of('5.00', 'EUR'));
        $this->settle();
        $this->assertSame(InvoiceState::Paid, $this->billing()->invoice($record->invoice)->state);
        $this->assertSame('80.00', $this->credit($client));
    }

    public function testThePartThatWasPaidOtherwiseIsNotTakenAgain(): void
    {
        $client = $this->client('100.00');
        $this->catch($client);
        $this->scene->billing->afterCreate = function (int $invoice): void {
            $this->pay($invoice, Money::of('15.00', 'EUR'));
        };
        $this->scene->run();
        $this->settle();
        $this->assertSame('95.00', $this->credit($client));
        $invoice = $this->billing()->invoice($this->scene->record()->invoice);
        $this->assertSame(InvoiceState::Paid, $invoice->state);
    }

    public function testAnAccountTellsCreditDebtsAndNotes(): void
    {
        $client = $this->client('27.50');
        $account = $this->billing()->account($client, ['bo-1.1.create-invoice.1.']);
        $this->assertSame(['27.50', 'EUR'], [$account->credit->toDecimal(),
            $account->credit->currency]);
        $this->assertSame(0, $account->unpaid->minor);
        $this->assertSame([], $account->noted);
        [$effect, $errand] = $this->sale($client);
        $id = $this->billing()->createInvoice($effect, $errand);
        $account = $this->billing()->account($client, [$effect->id, 'bo-9.1.create-invoice.1.']);
        $this->assertSame('27.50', $account->credit->toDecimal(), 'no credit is applied by itself');
        $this->assertSame('20.00', $account->unpaid->toDecimal());
        $this->assertSame([$effect->id], $account->noted);
        $this->assertSame($id, $this->billing()->findInvoice($client, ['other', $effect->id]));
        $this->assertNull($this->billing()->findInvoice($client, ['bo-9.1.create-invoice.1.']));
        $this->assertNull($this->billing()->findInvoice($client, []));
        $this->assertNull($this->billing()->findInvoice($this->client('0.00'), [$effect->id]));
        $this->assertNull($this->billing()->invoice(2_000_000_000));
        $this->billing()->applyCredit($client, $id, Money::of('7.50', 'EUR'));
        $account = $this->billing()->account($client, [$effect->id]);
        $this->assertSame('20.00', $account->credit->toDecimal());
        $this->assertSame('12.50', $account->unpaid->toDecimal(), 'what is left to be paid');
    }

    public function testTheSameSaleTwiceIsOneInvoice(): void
    {
        $client = $this->client('100.00');
        [$effect, $errand] = $this->sale($client);
        $invoicing = new Invoicing($this->billing());
        $first = $invoicing->create($effect, $this->scene->record(), $errand);
        $again = $invoicing->create($effect, $this->scene->record(), $errand);
        $this->assertEquals($first, $again);
        $this->assertSame(1, $this->invoices($client));
        $this->assertSame('80.00', $this->credit($client));
    }

    public function testAnInvoiceIsCancelledUnlessItIsPaid(): void
    {
        $client = $this->client('100.00');
        [$effect, $errand] = $this->sale($client);
        $id = $this->billing()->createInvoice($effect, $errand);
        $this->billing()->cancelInvoice($id);
        $this->billing()->cancelInvoice($id);
        $this->assertSame(InvoiceState::Cancelled, $this->billing()->invoice($id)->state);
        $this->assertSame([$effect->id], $this->billing()->account($client, [$effect->id])->noted);
        $this->assertSame(0, $this->billing()->account($client, [])->unpaid->minor);
        [$effect, $errand] = $this->sale($client);
        $id = $this->billing()->createInvoice($effect, $errand);
        $this->billing()->applyCredit($client, $id, Money::of('20.00', 'EUR'));
        $this->assertSame(InvoiceState::Paid, $this->billing()->invoice($id)->state);
        $this->expectException(Refused::class);
        $this->billing()->cancelInvoice($id);
    }

    /** A name of the client's that is caught as soon as the registrar is asked. */
    private function catch(int $client): void
    {
        $this->scene = new Scene($this->billing(), $client, '20.00', ++self::$names);
    }

    /** Runs on until nothing is left to do. */
    private function settle(): void
    {
        for ($i = 0; $i < 6; $i++) {
            $this->scene->clock->now += 400;
            $this->scene->run();
        }
    }

    private function assertPaid(int $client, string $left, string $when = ''): void
    {
        $record = $this->scene->record();
        $this->assertSame('SUCCESSFUL', $record->status->value, $when);
        $this->assertSame(1, $this->invoices($client), $when);
        $invoice = $this->billing()->invoice($record->invoice);
        $this->assertSame(InvoiceState::Paid, $invoice->state, $when);
        $this->assertSame(['20.00', '20.00', '0.00'], [$invoice->total->toDecimal(),
            $invoice->applied->toDecimal(), $invoice->balance->toDecimal()], $when);
        $this->assertSame($left, $this->credit($client), $when);
    }

    private function credit(int $client): string
    {
        return $this->billing()->account($client, [])->credit->toDecimal();
    }

    /** @return array{CreateInvoice, Errand} an invoice over 20.00 EUR to be made */
    private function sale(int $client): array
    {
        $this->catch($client);
        return $this->scene->sale();
    }
}
