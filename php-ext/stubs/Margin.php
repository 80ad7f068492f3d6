<?php

declare(strict_types=1);

namespace Backorder;

/** What is earned, in the currency charged, exact; below zero where the registrar costs more. */
final class Margin implements \Stringable
{
    /** Decimal text without trailing zeros, never rounded: "31.9991". */
    public readonly string $amount;
    /** ISO 4217 code of the currency charged. */
    public readonly string $currency;

    /**
     * Nothing earned; where the sum over a period starts.
     *
     * @throws Exception\MoneyException currency-unknown
     */
    public static function zero(string $currency): Margin
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What one success brings: the net amount charged minus the cost at the rate.
     *
     * @param Charge $charge `Backorder::$invoiceCharge`, or of a price: `Tax::charge()`,
     *     `Charge::untaxed()`
     * @param ?ExchangeRate $rate from the cost's currency to that of the charge; null: the same
     * @throws Exception\MoneyException currency-mismatch: the rate leads elsewhere;
     *     amount-overflow: the exact result has more than 28 digits
     */
    public static function of(Charge $charge, Cost $cost, ?ExchangeRate $rate = null): Margin
    {
        throw new \LogicException(__METHOD__);
    }

    /** @throws Exception\MoneyException currency-mismatch, amount-overflow */
    public function plus(Margin $other): Margin
    {
        throw new \LogicException(__METHOD__);
    }

    /** "31.9991 EUR" */
    public function __toString(): string
    {
        throw new \LogicException(__METHOD__);
    }
}
