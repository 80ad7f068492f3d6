<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Moving;

/**
 * The original's log, line by line to the backorder that it is about: by the id in the line, by the
 * application, or by the name where only one backorder has it. Lines of rows that are gone stay.
 */
final class History
{
    private const STATUSES = 'REQUESTED|ACTIVE|PROCESSING|SUCCESSFUL|FAILED|CANCELLED|'
        . 'AUCTION-PENDING|AUCTION-WON|AUCTION-LOST|PENDING-PAYMENT';

    /** @var array<int, string> by backorder: ids of lines, packed in four bytes each */
    private array $lines = [];

    public int $stray = 0;

    public function __construct(private Original $original)
    {
        [$names, $references] = $this->keys();
        foreach ($original->lines() as $line) {
            $id = self::owner((string) $line->message, (string) $line->date, $names, $references);
            if (!isset($this->lines[$id])) {
                $this->stray++;
                continue;
            }
            $this->lines[$id] .= pack('V', $line->id);
        }
    }

    /**
     * The history of some backorders, as it is adopted.
     *
     * @param list<int> $ids
     * @return list<array{backorder_id: int, at: ?string, text: string, status: ?string}>
     */
    public function of(array $ids): array
    {
        $owners = [];
        foreach ($ids as $id) {
            foreach (unpack('V*', $this->lines[$id] ?? '') ?: [] as $line) {
                $owners[$line] = $id;
            }
        }
        $rows = [];
        foreach ($this->original->linesOf(array_keys($owners)) as $line) {
            $isStatus = preg_match('/ set (?:from \S+ )?to (' . self::STATUSES . ')\b/', (string)
                $line->message, $found) === 1;
            $rows[] = [
                'backorder_id' => $owners[$line->id], 'at' => $line->date,
                'text' => (string) $line->message, 'status' => $isStatus ? $found[1] : null,
            ];
        }
        return $rows;
    }

    /** When an application was sent, by what a line says. @param list<array> $rows of of() */
    public static function sentAt(array $rows): array
    {
        $sent = [];
        foreach ($rows as $row) {
            if (str_contains($row['text'], ' SENT TO HEXONET (reference=')) {
                $sent[$row['backorder_id']] = $row['at'];
            }
        }
        return $sent;
    }

    /** @return array{array<string, string>, array<string, int>} by name, by application */
    private function keys(): array
    {
        [$names, $references] = [[], []];
        foreach ($this->original->names() as $row) {
            $id = (int) $row->id;
            $this->lines[$id] = '';
            $name = strtolower(trim("$row->domain") . '.' . trim("$row->tld"));
            // Another client's row of the same name makes it nobody's.
            $names[$name] = isset($names[$name]) ? '' : "$id $row->createddate";
            if (trim("$row->reference") !== '') {
                $references[trim("$row->reference")] = $id;
            }
        }
        return [$names, $references];
    }

    /**
     * @param array<string, string> $names id and birth by name; empty where there are more
     * @param array<string, int> $references
     */
    private static function owner(
        string $text,
        string $date,
        array $names,
        array $references,
    ): int {
        if (preg_match('/\(backorderid=(\d{1,18})\b/', $text, $found) === 1) {
            return (int) $found[1];
        }
        if (preg_match('/\breference=([^),]+)\)/', $text, $found) === 1) {
            return $references[$found[1]] ?? 0;
        }
        if (preg_match('/\bBACKORDER (?:APPLICATION )?(\S+\.\S+) /', $text, $found) === 1) {
            [$id, $birth] = explode(' ', ($names[strtolower($found[1])] ?? '') . ' ', 2);
            return $id !== '' && $date >= rtrim($birth) ? (int) $id : 0;
        }
        return 0;
    }
}
