<?php

declare(strict_types=1);

namespace Backorder;

/** A client's money at a glance, in the account's currency. */
final class Funds
{
    /** The balance in billing. */
    public readonly Money $credit;
    /** Unpaid invoices. */
    public readonly Money $unpaid;
    /** The sum of the holds that count. */
    public readonly Money $held;
    /** credit - unpaid - held, shown as at least zero. */
    public readonly Money $available;
}
