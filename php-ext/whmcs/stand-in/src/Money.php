<?php

declare(strict_types=1);

namespace StandIn;

/** Amounts as whole cents inside, as strings with two decimals outside. */
final class Money
{
    public static function cents(string|int|float|null $amount): int
    {
        return (int) round((float) $amount * 100);
    }

    public static function text(int $cents): string
    {
        $sign = $cents < 0 ? '-' : '';
        return sprintf('%s%d.%02d', $sign, intdiv(abs($cents), 100), abs($cents) % 100);
    }

    /**
     * What a rate in percent makes of an amount. Source: docs.whmcs.com, Tax Configuration: taken
     * of the price, or contained in it.
     */
    public static function tax(int $cents, float $rate, bool $inclusive): int
    {
        return (int) round($inclusive ? $cents / (100 + $rate) * $rate : $cents * $rate / 100);
    }
}
