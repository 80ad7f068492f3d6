<?php

declare(strict_types=1);

namespace Backorder;

/** A client's money, as values and as WHMCS would show them. */
final class FundsDetails
{
    /** The balance in billing. */
    public readonly FormattedMoney $balance;
    /** Unpaid invoices. */
    public readonly FormattedMoney $unpaid;
    /** What is held for backorders. */
    public readonly FormattedMoney $reserved;
    /** What is free, at least zero. */
    public readonly FormattedMoney $available;
}
