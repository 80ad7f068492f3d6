<?php

declare(strict_types=1);

namespace Backorder\Whmcs;

use Backorder\Exception\BackorderException;
use Backorder\ExchangeRate;
use Backorder\Money;
use WHMCS\Database\Capsule;

/** WHMCS's rates: units of each currency for one of the default one, as decimal texts. */
final class Rates
{
    /** @param array<string, string> $texts by code */
    private function __construct(private array $texts)
    {
    }

    /** The default currency first. */
    public static function read(): self
    {
        $rates = Capsule::table('tblcurrencies')->orderByDesc('default')->orderBy('code')
            ->pluck('rate', 'code')->all();
        $known = array_filter($rates, self::isKnown(...), ARRAY_FILTER_USE_KEY);
        return new self(array_map(strval(...), $known));
    }

    /** Whether the library has a currency of that code: WHMCS takes any three letters. */
    private static function isKnown(string $code): bool
    {
        try {
            return Money::zero($code)->isZero();
        } catch (BackorderException) {
            return false;
        }
    }

    /** @return list<string> */
    public function codes(): array
    {
        return array_keys($this->texts);
    }

    /** Six decimals, half up, by whole numbers; null: there is no rate for one of them. */
    public function between(string $from, string $to): ?ExchangeRate
    {
        $units = fn (string $code) => self::units($this->texts[$code] ?? '0');
        [$of, $one] = [$units($to), $units($from)];
        if ($of === 0 || $one === 0 || $of > intdiv(PHP_INT_MAX, 2_000_000)) {
            return null;
        }
        $rate = intdiv(2 * $of * 1_000_000 + $one, 2 * $one);
        $text = sprintf('%d.%06d', intdiv($rate, 1_000_000), $rate % 1_000_000);
        return $rate === 0 ? null : ExchangeRate::of($from, $to, $from === $to ? '1' : $text);
    }

    /** @return list<ExchangeRate> into one currency */
    public function into(string $to): array
    {
        $others = array_filter($this->codes(), fn ($code) => $code !== $to);
        $rates = array_map(fn ($code) => $this->between($code, $to), $others);
        return array_values(array_filter($rates));
    }

    /** A rate of WHMCS in hundred thousandths, as many decimals as its column has. */
    private static function units(string $decimal): int
    {
        [$whole, $rest] = explode('.', $decimal . '.', 2);
        $digits = $whole . substr(rtrim($rest, '.') . '00000', 0, 5);
        return preg_match('/^\d{1,17}$/', $digits) === 1 ? (int) $digits : 0;
    }
}
