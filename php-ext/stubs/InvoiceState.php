<?php

declare(strict_types=1);

namespace Backorder;

/** How an invoice stands. */
enum InvoiceState: string
{
    /** Not settled yet. */
    case Open = 'open';
    /** Paid in full. */
    case Paid = 'paid';
    /** Cancelled. */
    case Cancelled = 'cancelled';
    /** Paid, and the payment given back: what that means for a name is for a person to decide. */
    case Refunded = 'refunded';

    /**
     * Reads WHMCS's status: Paid; Cancelled; Refunded; Draft, Unpaid, Overdue, Payment Pending
     * and Collections leave the invoice open.
     *
     * @throws Exception\LifecycleException foreign-status-unknown: any other word
     */
    public static function fromWhmcs(string $status): InvoiceState
    {
        throw new \LogicException(__METHOD__);
    }
}
