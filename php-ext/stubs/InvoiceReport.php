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
     * @param int $id its number
     * @param Money $total its total
     * @param Money $credit the client's credit, read after the invoice
     * @param Money $unpaid the client's unpaid invoices without "Add Funds" ones, read after it
     * @throws Exception\BookException row-invalid: an id below 1
     */
    public function __construct(
        int $id,
        Money $total,
        InvoiceState $state,
        Money $credit,
        Money $unpaid,
    ) {
        throw new \LogicException(__METHOD__);
    }
}
