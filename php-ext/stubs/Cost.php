<?php

declare(strict_types=1);

namespace Backorder;

/** What the registrar charges: up to four decimals, exact. */
final class Cost implements \Stringable
{
    /** Decimal text without trailing zeros: "9.9001". */
    public readonly string $amount;
    /** ISO 4217 code: "USD". */
    public readonly string $currency;

    /**
     * Reads the registrar's decimal text: `Cost::of('9.9001', 'USD')`.
     *
     * @throws Exception\MoneyException amount-invalid, amount-precision (more than four decimals),
     *     amount-overflow, currency-unknown
     */
    public static function of(string $amount, string $currency): Cost
    {
        throw new \LogicException(__METHOD__);
    }

    /** @throws Exception\MoneyException currency-mismatch, amount-overflow */
    public function plus(Cost $other): Cost
    {
        throw new \LogicException(__METHOD__);
    }

    /** @throws Exception\MoneyException currency-mismatch, amount-overflow */
    public function minus(Cost $other): Cost
    {
        throw new \LogicException(__METHOD__);
    }

    public function isNegative(): bool
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The amount rounded up to what the currency keeps: 9.9001 becomes 9.91.
     *
     * @throws Exception\MoneyException amount-overflow
     */
    public function toMoneyCeil(): Money
    {
        throw new \LogicException(__METHOD__);
    }

    /** "9.9001 USD" */
    public function __toString(): string
    {
        throw new \LogicException(__METHOD__);
    }

    /** @throws Exception\MoneyException amount-overflow, amount-invalid: a count below 0 */
    public function times(int $count): Cost
    {
        throw new \LogicException(__METHOD__);
    }
}
