<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Commands;

use Backorder\Exception\BackorderException;
use Backorder\Search;
use Backorder\TimeZone;

/** The conditions of QueryDeletedDomainsList as a search of the library. */
final class DomainSearch
{
    private const ORDERS = [
        'DOMAIN' => 'name', 'DROPDATE' => 'drop', 'NUMBEROFCHARACTERS' => 'characters',
        'NUMBEROFDIGITS' => 'digits', 'NUMBEROFHYPHENS' => 'hyphens',
    ];

    /**
     * @param array<string, string> $command
     * @param list<string> $tlds those with a price; empty: all
     * @throws Failed 505
     */
    public static function read(
        array $command,
        array $tlds,
        int $now,
        int $first,
        int $limit,
    ): Search {
        $number = fn (string $name) => Numbers::read($command, $name);
        $isOn = fn (string $name) => ($command[$name] ?? '') === 'true';
        $least = fn (?int ...$of) => min([...array_filter($of, is_int(...)), PHP_INT_MAX]);
        $most = fn (?int ...$of) => ($found = $least(...$of)) === PHP_INT_MAX ? null : $found;
        $tld = strtolower(ltrim($command['TLD'] ?? '', '.'));
        $isOne = $tld !== '' && $tld !== '_all_';
        [$from, $before] = self::days($command, $now);
        try {
            return new Search(
                tlds: $isOne ? [$tld] : ($tlds === [] ? null : $tlds),
                pattern: ($command['DOMAINREGEXP'] ?? '') ?: null,
                notPattern: ($command['DOMAINNOTREGEXP'] ?? '') ?: null,
                charactersMin: $number('CHARS_COUNT_MIN'),
                charactersMax: $number('CHARS_COUNT_MAX'),
                lettersMin: $number('LETTERS_COUNT_MIN'),
                lettersMax: $most($number('LETTERS_COUNT_MAX'), $number('MAXNUMBEROFLETTERS')),
                digitsMin: $number('DIGITS_COUNT_MIN'),
                digitsMax: $most(
                    $number('DIGITS_COUNT_MAX'),
                    $number('MAXNUMBEROFDIGITS'),
                    $isOn('DIGITS_NO') ? 0 : null,
                ),
                digitsOnly: $isOn('DIGITS_ONLY'),
                hyphensMin: $number('HYPHENS_COUNT_MIN'),
                hyphensMax: $most(
                    $number('HYPHENS_COUNT_MAX'),
                    $number('MAXNUMBEROFHYPHENS'),
                    $isOn('HYPHENS_NO') ? 0 : null,
                ),
                idn: $number('MAXNUMBEROFUMLAUTS') === 0 ? false : null,
                dropFrom: $from,
                dropBefore: $before,
                order: self::order($command),
                first: $first,
                limit: $limit,
            );
        } catch (BackorderException $error) {
            throw new Failed(505, $error->getMessage());
        }
    }

    /** Days of UTC, both included, of what still drops. @return array{int, ?int} */
    private static function days(array $command, int $now): array
    {
        $at = function (string $name) use ($command): ?int {
            $day = $command[$name] ?? '';
            try {
                return $day === '' ? null : TimeZone::utc()->resolve("$day 00:00:00");
            } catch (BackorderException) {
                throw new Failed(505, $name);
            }
        };
        [$from, $to] = [$at('DROPDATE_FROM'), $at('DROPDATE_TO')];
        return [max($now + 1, $from ?? 0), $to === null ? null : $to + 86400];
    }

    /** @param array<string, string> $command */
    private static function order(array $command): string
    {
        $order = strtoupper($command['ORDERBY'] ?? '');
        $isDown = str_ends_with($order, 'DESC');
        $known = self::ORDERS[$isDown ? substr($order, 0, -4) : $order] ?? null;
        return $known === null ? 'drop' : ($isDown ? "-$known" : $known);
    }
}
