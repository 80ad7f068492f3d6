<?php

declare(strict_types=1);

namespace Backorder;

/** The reseller's account at the registrar: `Ispapi\Client::statusAccount()` has the four texts. */
final class ResellerFunds
{
    /** The balance. */
    public readonly Cost $amount;
    /** What the registrar has reserved of it. */
    public readonly Cost $deposit;
    /** How far the balance may go below zero. */
    public readonly Cost $credit;
    /** What can still be charged: amount - deposit + credit. */
    public readonly Cost $available;

    /** @throws Exception\MoneyException the errors of Cost::of() */
    public static function of(
        string $amount,
        string $deposit,
        string $credit,
        string $currency,
    ): ResellerFunds {
        throw new \LogicException(__METHOD__);
    }
}
