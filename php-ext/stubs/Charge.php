<?php

declare(strict_types=1);

namespace Backorder;

/** What a client is charged for a success, in one currency; gross is net and tax together. */
final class Charge
{
    /** Without the tax: what margins are made of. */
    public readonly Money $net;
    /** The tax, both rates together. */
    public readonly Money $tax;
    /** What the client pays: what is held, covered and invoiced. */
    public readonly Money $gross;

    /**
     * A net amount and the tax on it.
     *
     * @throws Exception\MoneyException currency-mismatch; amount-invalid: an amount below zero;
     *     amount-overflow
     */
    public static function of(Money $net, Money $tax): Charge
    {
        throw new \LogicException(__METHOD__);
    }

    /** An amount without tax. */
    public static function untaxed(Money $amount): Charge
    {
        throw new \LogicException(__METHOD__);
    }
}
