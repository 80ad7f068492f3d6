<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

/** The reseller's funds at the registrar; decimal strings with up to four decimals. */
final class AccountStatus
{
    /** The balance. */
    public readonly string $amount;
    /** What of it is reserved. */
    public readonly string $deposit;
    /** The credit line. */
    public readonly string $credit;
    /** The currency of all three. */
    public readonly string $currency;
}
