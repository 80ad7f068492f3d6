<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Commands;

/** Answers as lists: columns turned into items, and which page it is of how many. */
final class Paging
{
    private const NUMBERS = ['FIRST', 'LAST', 'COUNT', 'LIMIT', 'TOTAL', 'ITEMS', 'COLUMN'];

    /**
     * @param array<string, mixed> $answer of Commands::call()
     * @param array<string, string> $command
     * @return array<string, mixed>
     */
    public static function list(array $answer, array $command): array
    {
        $list = array_intersect_key($answer, array_flip(['CODE', 'DESCRIPTION']))
            + ['RUNTIME' => $answer['RUNTIME'] ?? '0.000']
            + ['QUEUETIME' => $answer['QUEUETIME'] ?? '0.000', 'ITEMS' => []];
        foreach ($answer['PROPERTY'] ?? [] as $name => $values) {
            if (in_array($name, self::NUMBERS, true)) {
                $list[$name] = $values[0];
                continue;
            }
            foreach (is_array($values) ? $values : [] as $index => $value) {
                $list['ITEMS'][$index][$name] = $value;
            }
        }
        foreach (['FIRST', 'LIMIT'] as $name) {
            if (preg_match('/^[0-9]{1,9}$/', $command[$name] ?? '') === 1) {
                $list[$name] ??= (int) $command[$name];
            }
        }
        $list['COUNT'] ??= count($list['ITEMS']);
        if (isset($list['FIRST'])) {
            $list['LAST'] ??= $list['FIRST'] + count($list['ITEMS']) - 1;
        }
        return ($list['LIMIT'] ?? 0) > 0 ? self::pages($list) : $list;
    }

    /** @param array<string, mixed> $list @return array<string, mixed> */
    private static function pages(array $list): array
    {
        $limit = $list['LIMIT'];
        if (isset($list['TOTAL'])) {
            $list['PAGES'] = intdiv($list['TOTAL'] + $limit - 1, $limit);
            $list['LASTPAGEFIRST'] = max(0, $list['PAGES'] - 1) * $limit;
        }
        if (!isset($list['FIRST'])) {
            return $list;
        }
        $list['PAGE'] = $page = intdiv($list['FIRST'], $limit) + 1;
        if ($page > 1) {
            $list['PREVPAGE'] = $page - 1;
            $list['PREVPAGEFIRST'] = ($page - 2) * $limit;
        }
        if ($page < ($list['PAGES'] ?? PHP_INT_MAX)) {
            $list['NEXTPAGE'] = $page + 1;
            $list['NEXTPAGEFIRST'] = $page * $limit;
        }
        return $list;
    }
}
