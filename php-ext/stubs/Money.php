<?php

declare(strict_types=1);

namespace Backorder;

/**
 * An exact amount of one currency.
 *
 * Amounts are whole minor units: two decimals for every currency as WHMCS keeps them, yen
 * included, three for the ISO 4217 currencies with three.
 */
final class Money implements \Stringable
{
    /** Minor units: 990 for 9.90 EUR. */
    public readonly int $minor;
    /** ISO 4217 code: "EUR". */
    public readonly string $currency;

    /**
     * Reads a decimal amount: `Money::of('9.90', 'EUR')`. WHMCS hands out such strings. Zeros
     * beyond the decimals of the currency are exact and accepted; a currency that ISO 4217 has
     * withdrawn is refused.
     *
     * @throws Exception\MoneyException amount-invalid, amount-precision, amount-overflow,
     *     currency-unknown
     */
    public static function of(string $amount, string $currency): Money
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Reads an amount that is stored already, also in a currency that ISO 4217 has withdrawn
     * since: what is stored stays what it was, such as the total of an old invoice. No price list
     * takes it.
     *
     * @throws Exception\MoneyException amount-invalid, amount-precision, amount-overflow,
     *     currency-unknown
     */
    public static function ofStored(string $amount, string $currency): Money
    {
        throw new \LogicException(__METHOD__);
    }

    /** @throws Exception\MoneyException currency-unknown */
    public static function ofMinor(int $minor, string $currency): Money
    {
        throw new \LogicException(__METHOD__);
    }

    /** @throws Exception\MoneyException currency-unknown */
    public static function zero(string $currency): Money
    {
        throw new \LogicException(__METHOD__);
    }

    /** @throws Exception\MoneyException currency-mismatch, amount-overflow */
    public function plus(Money $other): Money
    {
        throw new \LogicException(__METHOD__);
    }

    /** @throws Exception\MoneyException currency-mismatch, amount-overflow */
    public function minus(Money $other): Money
    {
        throw new \LogicException(__METHOD__);
    }

    /** @throws Exception\MoneyException amount-overflow */
    public function negated(): Money
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * -1, 0 or 1: this amount is less than, equal to or more than the other.
     *
     * @throws Exception\MoneyException currency-mismatch
     */
    public function compare(Money $other): int
    {
        throw new \LogicException(__METHOD__);
    }

    public function isZero(): bool
    {
        throw new \LogicException(__METHOD__);
    }

    public function isNegative(): bool
    {
        throw new \LogicException(__METHOD__);
    }

    public function isPositive(): bool
    {
        throw new \LogicException(__METHOD__);
    }

    /** "9.90": what `Money::of()` reads. */
    public function toDecimal(): string
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * As WHMCS shows it; prefix, suffix and style 1 to 4 are columns of tblcurrencies.
     *
     * @param int $style 1 = 1234.56, 2 = 1,234.56, 3 = 1.234,56, 4 = 1,234
     * @throws Exception\MoneyException amount-invalid for another style
     */
    public function format(string $prefix = '', string $suffix = '', int $style = 1): string
    {
        throw new \LogicException(__METHOD__);
    }

    /** "9.90 EUR" */
    public function __toString(): string
    {
        throw new \LogicException(__METHOD__);
    }
}
