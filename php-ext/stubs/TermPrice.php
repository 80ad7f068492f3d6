<?php

declare(strict_types=1);

namespace Backorder;

/**
 * A registration price for one term, at the registrar and as WHMCS multiplies it: the registrar
 * charges the setup once, WHMCS keeps one price a year.
 */
final class TermPrice
{
    /** The term, 1 to 10. */
    public readonly int $years;
    /** What the registrar charges: setup + years * annual. */
    public readonly Cost $registrar;
    /** What WHMCS charges when it stores the first year's price: (setup + annual) * years. */
    public readonly Cost $storable;
    /** How much more that is; below zero when the client would pay too little. */
    public readonly Cost $difference;

    /**
     * The price of so many years. A setup below zero is a discount on the first year.
     *
     * @throws Exception\MoneyException term-invalid: not 1 to 10 years
     * @throws Exception\MoneyException currency-mismatch, amount-overflow
     */
    public static function of(Cost $setup, Cost $annual, int $years): TermPrice
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Reads a price of WHMCS's domain pricing; null, written "-1.00": the term is not offered.
     *
     * @throws Exception\MoneyException price-negative for another amount below zero; the errors of
     *     Money::of()
     */
    public static function parseFee(string $amount, string $currency): ?Money
    {
        throw new \LogicException(__METHOD__);
    }
}
