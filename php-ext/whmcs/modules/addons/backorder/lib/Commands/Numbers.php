<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Commands;

/** Parameters that are numbers, and what a page of a list is. */
final class Numbers
{
    /** The most rows of one answer. */
    public const MOST = 1000;

    /**
     * A number of at most nine digits; null: none is given.
     *
     * @param array<string, string> $command
     * @throws Failed 505
     */
    public static function read(array $command, string $name): ?int
    {
        $text = $command[$name] ?? '';
        if ($text === '') {
            return null;
        }
        return preg_match('/^[0-9]{1,9}$/', $text) === 1 ? (int) $text
            : throw new Failed(505, $name);
    }

    /**
     * FIRST and LIMIT: from the first row, 100 rows, where nothing is said.
     *
     * @param array<string, string> $command
     * @return array{int, int}
     * @throws Failed 505
     */
    public static function page(array $command, int $most = self::MOST, int $usual = 100): array
    {
        $limit = self::read($command, 'LIMIT') ?? $usual;
        return [
            self::read($command, 'FIRST') ?? 0,
            $limit === 0 ? throw new Failed(505, 'LIMIT') : min($limit, $most),
        ];
    }
}
