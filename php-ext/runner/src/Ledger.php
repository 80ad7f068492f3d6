<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Money;

/** What the log says of money, read anew: it must replay to the holds that are stored. */
final class Ledger
{
    /** How many backorders are read at once. */
    private const PAGE = 500;

    public function __construct(private Store $store)
    {
    }

    /**
     * The change of a hold as the log keeps it: `{"change":"made","amount":"69.00 USD"}`.
     *
     * @return array<string, Money> by what happened: held, captured, released
     */
    public static function change(?string $json): array
    {
        $change = $json === null ? [] : json_decode($json, true, 4, JSON_THROW_ON_ERROR);
        $amounts = match ($change['change'] ?? null) {
            null => [],
            'made' => ['held' => $change['amount']],
            'released' => ['released' => $change['amount']],
            'captured' => ['captured' => $change['captured'], 'released' => $change['released']],
        };
        $amounts = array_map(self::read(...), $amounts);
        return array_filter($amounts, fn (Money $amount) => $amount->minor !== 0);
    }

    /**
     * What was held, captured and released in all, in minor units.
     *
     * @return array{held: int, captured: int, released: int}
     */
    public function sums(int $backorder): array
    {
        $sql = "SELECT * FROM {$this->store->table('log')} WHERE backorder_id = ?";
        return self::sum($this->store->found($sql, [$backorder]));
    }

    /**
     * What does not add up, in words: held = captured + released + still held, for every backorder,
     * never more captured or released than was held, and no hold of what is deleted.
     *
     * @return list<string>
     */
    public function findings(): array
    {
        $findings = [];
        $after = 0;
        do {
            $records = $this->store->found(
                "SELECT id, hold_minor, deleted_at FROM {$this->store->table('backorders')}
                    WHERE id > ? ORDER BY id LIMIT " . self::PAGE,
                [$after],
            );
            $ids = array_column($records, 'id');
            $logs = $this->logs($ids);
            foreach ($records as $record) {
                $after = (int) $record['id'];
                array_push($findings, ...self::check($record, $logs[$after] ?? []));
            }
        } while ($records !== []);
        return $findings;
    }

    /**
     * @param array<string, int|string|null> $record
     * @param list<array<string, int|string|null>> $log
     * @return list<string>
     */
    private static function check(array $record, array $log): array
    {
        $sums = self::sum($log);
        $open = (int) $record['hold_minor'];
        $name = "backorder {$record['id']}";
        $findings = [];
        if ($sums['held'] !== $sums['captured'] + $sums['released'] + $open) {
            $findings[] = "$name: held {$sums['held']}, captured {$sums['captured']}, released"
                . " {$sums['released']}, still held $open";
        }
        $left = 0;
        foreach ($log as $row) {
            $change = self::sum([$row]);
            $left += $change['held'] - $change['captured'] - $change['released'];
            if ($left < 0) {
                $findings[] = "$name: revision {$row['revision']} ends a hold that was not there";
            }
            if ($change['held'] > 0 && $left !== $change['held']) {
                $findings[] = "$name: revision {$row['revision']} holds a second time";
            }
        }
        if ($record['deleted_at'] !== null && $open !== 0) {
            $findings[] = "$name: deleted, and $open is still held";
        }
        return $findings;
    }

    /**
     * @param list<int|string> $ids
     * @return array<int, list<array<string, int|string|null>>> by backorder, in order
     */
    private function logs(array $ids): array
    {
        if ($ids === []) {
            return [];
        }
        $marks = implode(', ', array_fill(0, count($ids), '?'));
        $rows = $this->store->found(
            "SELECT * FROM {$this->store->table('log')} WHERE backorder_id IN ($marks)
                ORDER BY backorder_id, revision",
            $ids,
        );
        $logs = [];
        foreach ($rows as $row) {
            $logs[(int) $row['backorder_id']][] = $row;
        }
        return $logs;
    }

    /**
     * @param list<array<string, int|string|null>> $log
     * @return array{held: int, captured: int, released: int}
     */
    private static function sum(array $log): array
    {
        $sums = ['held' => 0, 'captured' => 0, 'released' => 0];
        foreach ($log as $row) {
            foreach (self::change($row['hold']) as $what => $amount) {
                $sums[$what] += $amount->minor;
            }
        }
        return $sums;
    }

    /** A text such as `69.00 USD`, also in a currency that was withdrawn. */
    private static function read(string $text): Money
    {
        [$amount, $currency] = explode(' ', $text);
        return Money::ofStored($amount, $currency);
    }
}
