<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Effect\CreateInvoice;
use Backorder\Money;

/**
 * Billing, which owns credit, invoices and their states. Testing\BillingContract is a test of all
 * that is said here, for an implementation to extend.
 *
 * These are the small steps; Invoicing puts them together, so that creating, finding and polling an
 * invoice of ours each end with min(balance, what was captured) of the client's credit applied to
 * it, never more, because other holds need that credit. A crash between making an invoice and
 * paying it heals at the next look.
 *
 * No step may apply credit by itself. Where a step throws, nobody knows whether it was done, unless
 * it throws Refused. Hooks that fire inside of these calls may raise wakes and nothing else, which
 * is all that Backorders::paid() and invoiceChanged() do then.
 */
interface Billing
{
    /**
     * The client's money, read now. This changes nothing, and where it uses the store's own
     * connection, it begins no transaction: the third try has one open.
     *
     * @param list<string> $notes ids to be looked for in the notes of the client's invoices. An
     *     invoice that has one must not be missing in `noted` while its amount counts in `unpaid`
     *     or its payment in `credit`: read the notes last, or all in one transaction
     */
    public function account(int $client, array $notes): Account;

    /**
     * Makes an unpaid invoice over `$effect->amount` whose notes carry `$effect->id`, and gives its
     * number. No credit is applied. It is called only after no invoice with that note was found.
     *
     * @throws Refused billing will not make it as it is asked for
     */
    public function createInvoice(CreateInvoice $effect, Errand $errand): int;

    /**
     * The invoice of a client whose notes carry one of these ids; the oldest, where there are
     * several.
     *
     * @param list<string> $notes
     */
    public function findInvoice(int $client, array $notes): ?int;

    /** How an invoice stands; null: there is none (any more). */
    public function invoice(int $id): ?Invoice;

    /**
     * Applies an amount of the client's credit to an unpaid invoice, no more; it is paid once
     * nothing is left to be paid. The amount is above zero and at most the balance. Where the
     * client has less credit, nothing is applied or what there is.
     */
    public function applyCredit(int $client, int $invoice, Money $amount): void;

    /**
     * Cancels an unpaid invoice. One that is cancelled already is cancelled.
     *
     * @throws Refused it is paid, or gone
     */
    public function cancelInvoice(int $id): void;
}
