<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Ports;

use Backorder\Runner\Refused;

/** localAPI, read as its documentation says. What it throws, nobody knows whether it was done. */
final class LocalApi
{
    /**
     * @param array<string, mixed> $values
     * @return array<string, mixed> a success
     * @throws Refused in the words of WHMCS
     */
    public static function call(string $command, array $values): array
    {
        $answer = localAPI($command, $values);
        if (($answer['result'] ?? '') !== 'success') {
            throw new Refused("$command: " . (string) ($answer['message'] ?? 'no answer'));
        }
        return $answer;
    }

    /**
     * A list of an answer; an empty one may be a text, or not there.
     *
     * @return list<array<string, mixed>>
     */
    public static function list(mixed $list, string $name): array
    {
        $found = is_array($list) ? ($list[$name] ?? []) : [];
        return is_array($found) ? array_values($found) : [];
    }
}
