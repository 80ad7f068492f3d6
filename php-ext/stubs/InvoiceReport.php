<?php

declare(strict_types=1);

namespace Backorder;

/** An invoice as billing shows it, and the account read after it. */
final class InvoiceReport
{
    public readonly int $id;
    public readonly Money $total;
    public readonly InvoiceState $state;
    public readonly Money $credit;
    public readonly Money $unpaid;

    /**
     * @param int|string $id its number
     * @param Money $total what billing asked: subtotal and tax, before any credit is applied (the
     *     `total` of WHMCS is what remains after credit)
     * @param Money $credit the client's credit, read after the invoice
     * @param Money $unpaid the client's unpaid invoices without "Add Funds" ones, read after it
     * @throws Exception\LifecycleException id-invalid: an id below 0
     */
    public function __construct(
        int|string $id,
        Money $total,
        InvoiceState $state,
        Money $credit,
        Money $unpaid,
    ) {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Reads WHMCS's answer to GetInvoice, or a row of GetInvoices, as it is: asked is `subtotal` +
     * `tax` + `tax2`, in the currency of $credit. The answer's own `total`, `credit` and `balance`
     * are what is left and what was applied; they are not read, and who has paid says `status`
     * alone (see InvoiceState::fromWhmcs()).
     *
     * @param array<string, mixed> $answer texts, and whole numbers for ids
     * @param Money $credit the client's credit, read after the invoice
     * @param Money $unpaid the client's unpaid invoices without "Add Funds" ones, read after it
     * @throws Exception\LifecycleException outcome-unfit: no success (with WHMCS's message), a
     *     field that is missing or a float, an id that is none; foreign-status-unknown
     * @throws Exception\MoneyException amount-invalid, amount-precision, amount-overflow;
     *     currency-mismatch between $credit and $unpaid
     */
    public static function fromWhmcs(array $answer, Money $credit, Money $unpaid): InvoiceReport
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * As fromWhmcs(), from the body of an answer of the remote API.
     *
     * @throws Exception\LifecycleException outcome-unfit
     * @throws Exception\MoneyException amount-invalid
     */
    public static function fromWhmcsJson(
        string $body,
        Money $credit,
        Money $unpaid,
    ): InvoiceReport {
        throw new \LogicException(__METHOD__);
    }
}
