<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Moving;

use Backorder\Money;
use UnexpectedValueException;

/**
 * A price that was stored as a binary number of single precision: which amount of a currency it
 * was, if that can be told for sure.
 */
final class FloatPrice
{
    /**
     * @return string the one amount that is stored as this number
     * @throws UnexpectedValueException why there is none, or more than one
     */
    public static function exact(float $value, string $currency): string
    {
        $decimals = strlen(Money::zero($currency)->toDecimal()) - 2;
        if (!is_finite($value) || abs($value) >= 1e12) {
            throw new UnexpectedValueException('is no amount');
        }
        $step = 10 ** -$decimals;
        $at = fn (int $steps) => number_format($value + $steps * $step, $decimals, '.', '');
        $amount = $at(0);
        if (!self::isStoredAs((float) $amount, $value)) {
            $shown = rtrim(rtrim(sprintf('%.7F', $value), '0'), '.');
            throw new UnexpectedValueException("$shown has more decimals than $currency");
        }
        if (self::isStoredAs((float) $at(1), $value) || self::isStoredAs((float) $at(-1), $value)) {
            throw new UnexpectedValueException(
                "$amount is what is left of it: so large a FLOAT has lost its last digits",
            );
        }
        return $amount;
    }

    /** Whether an amount is this number, or was rounded to it. */
    private static function isStoredAs(float $amount, float $value): bool
    {
        return $amount === $value || unpack('f', pack('f', $amount))[1] === $value;
    }
}
