<?php

declare(strict_types=1);

namespace Backorder;

/** How much of one currency one unit of another is worth. */
final class ExchangeRate
{
    /** ISO 4217 code of the currency that is converted. */
    public readonly string $from;
    /** ISO 4217 code of the currency that comes out. */
    public readonly string $to;
    /** Units of `to` for one unit of `from`, decimal text without trailing zeros. */
    public readonly string $rate;

    /**
     * One unit of `from` is `rate` units of `to`: `ExchangeRate::of('USD', 'EUR', '0.9215')`.
     *
     * @throws Exception\MoneyException amount-invalid (no decimal text, not above zero, or other
     *     than 1 within one currency), amount-overflow, currency-unknown
     */
    public static function of(string $from, string $to, string $rate): ExchangeRate
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * An amount of the one currency in the other, exactly: digits, with all the decimals.
     *
     * @throws Exception\MoneyException amount-invalid, amount-overflow
     */
    public function convert(string $amount): string
    {
        throw new \LogicException(__METHOD__);
    }
}
