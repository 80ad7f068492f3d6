<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Backorder;
use Backorder\Effect\CreateInvoice;
use Backorder\Effect\FindInvoice;
use Backorder\Effect\PollInvoice;
use Backorder\InvoiceReport;
use Backorder\InvoiceState;
use Backorder\Money;
use Backorder\Outcome;
use Backorder\Status;
use RuntimeException;

/**
 * The steps of billing put together. Creating, finding and polling an invoice of ours each end with
 * what was captured for it being paid from the client's credit: no more than that and than what is
 * still to be paid, and what was applied before counts.
 */
final class Invoicing
{
    public function __construct(private Billing $billing)
    {
    }

    public function create(CreateInvoice $effect, ?Backorder $record, Errand $errand): Outcome
    {
        $id = $this->billing->findInvoice($effect->client, [$effect->id])
            ?? $this->billing->createInvoice($effect, $errand);
        $report = $this->settled($effect->client, $id, $record)
            ?? throw new RuntimeException("invoice $id was made and is not there");
        return Outcome::invoice($report);
    }

    public function find(FindInvoice $effect, ?Backorder $record): Outcome
    {
        $id = $this->billing->findInvoice($effect->client, $effect->notes);
        return $this->outcome($effect->client, $id, $record);
    }

    public function poll(PollInvoice $effect, ?Backorder $record): Outcome
    {
        return $this->outcome($effect->client, $effect->invoice, $record);
    }

    /**
     * An invoice with the account read after it, once its credit is applied; null: there is none.
     *
     * @param ?Backorder $record whose invoice it is, as the store has it
     */
    public function settled(int $client, int $id, ?Backorder $record): ?InvoiceReport
    {
        $invoice = $this->billing->invoice($id);
        if ($invoice === null) {
            return null;
        }
        $account = $this->billing->account($client, []);
        $amount = self::toApply($invoice, $record, $account->credit);
        if ($amount !== null) {
            $this->billing->applyCredit($client, $id, $amount);
            $invoice = $this->billing->invoice($id);
            if ($invoice === null) {
                return null;
            }
            $account = $this->billing->account($client, []);
        }
        return new InvoiceReport(
            $invoice->id,
            $invoice->total,
            $invoice->state,
            $account->credit,
            $account->unpaid,
        );
    }

    private function outcome(int $client, ?int $id, ?Backorder $record): Outcome
    {
        $report = $id === null ? null : $this->settled($client, $id, $record);
        return $report === null ? Outcome::invoiceMissing() : Outcome::invoice($report);
    }

    /** What is still to be applied of what was captured; null: nothing. */
    private static function toApply(Invoice $invoice, ?Backorder $record, Money $credit): ?Money
    {
        $captured = self::captured($record);
        $currencies = [$captured?->currency, $invoice->applied->currency, $credit->currency];
        if (
            $captured === null
            || $invoice->state !== InvoiceState::Open
            || $currencies !== array_fill(0, 3, $invoice->balance->currency)
        ) {
            return null;
        }
        $rest = $captured->minor - $invoice->applied->minor;
        $amount = min($invoice->balance->minor, $rest, $credit->minor);
        return $amount > 0 ? Money::ofMinor($amount, $captured->currency) : null;
    }

    /** What of the client's credit is meant for it: nothing where the hold was released. */
    private static function captured(?Backorder $record): ?Money
    {
        $won = [Status::PendingPayment, Status::AuctionWon, Status::Successful];
        if ($record === null || $record->isDeleted || !in_array($record->status, $won, true)) {
            return null;
        }
        $isOurs = $record->hold !== null || $record->invoice !== null;
        return $isOurs ? $record->invoiceAsked : null;
    }
}
