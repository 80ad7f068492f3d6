<?php

declare(strict_types=1);

namespace Demo;

/** Two runs of the same day, row by row. */
final class Comparison
{
    /** @var list<string> */
    public readonly array $differences;

    public readonly int $rows;

    /** @var list<string> */
    public readonly array $tables;

    /**
     * @param array<string, list<array<string, mixed>>> $one
     * @param array<string, list<array<string, mixed>>> $other
     */
    public function __construct(array $one, array $other)
    {
        $differences = [];
        $this->tables = array_values(array_unique([...array_keys($one), ...array_keys($other)]));
        foreach ($this->tables as $table) {
            $ours = $one[$table] ?? [];
            $theirs = $other[$table] ?? [];
            if (count($ours) !== count($theirs)) {
                $counts = count($ours) . ' rows here, ' . count($theirs) . ' there';
                $differences[] = "$table: $counts";
                continue;
            }
            foreach ($ours as $index => $row) {
                array_push($differences, ...self::compare($table, $index, $row, $theirs[$index]));
            }
        }
        $this->differences = $differences;
        $this->rows = array_sum(array_map(count(...), $one));
    }

    /** @return list<string> */
    private static function compare(string $table, int $index, array $ours, array $theirs): array
    {
        $differences = [];
        foreach (array_unique([...array_keys($ours), ...array_keys($theirs)]) as $column) {
            $here = self::text($ours, $column);
            $there = self::text($theirs, $column);
            if ($here !== $there) {
                $row = $index + 1;
                $differences[] = "$table, row $row, $column: $here here, $there there";
            }
        }
        return $differences;
    }

    private static function text(array $row, string|int $column): string
    {
        return array_key_exists($column, $row) ? json_encode($row[$column]) : 'missing';
    }
}
