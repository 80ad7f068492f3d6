<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests;

use PDO;

/** A connection of the host's own tables, with the few statements that the tests need. */
final class Tables
{
    public function __construct(public readonly PDO $pdo)
    {
    }

    /** @param array<string, string> $tables columns by name; `id` counts itself up */
    public function create(array $tables): void
    {
        $serial = match ($this->pdo->getAttribute(PDO::ATTR_DRIVER_NAME)) {
            'sqlite' => 'INTEGER PRIMARY KEY AUTOINCREMENT',
            'mysql' => 'BIGINT AUTO_INCREMENT PRIMARY KEY',
            'pgsql' => 'BIGSERIAL PRIMARY KEY',
        };
        foreach ($tables as $name => $columns) {
            $this->pdo->exec("CREATE TABLE $name (id $serial, $columns)");
        }
    }

    /**
     * @param list<int|string|null> $values
     * @return list<array<string, int|string|null>>
     */
    public function rows(string $sql, array $values = []): array
    {
        $statement = $this->pdo->prepare($sql);
        $statement->execute($values);
        return $statement->fetchAll(PDO::FETCH_ASSOC);
    }

    /** @param list<int|string|null> $values */
    public function change(string $sql, array $values = []): int
    {
        $statement = $this->pdo->prepare($sql);
        $statement->execute($values);
        return $statement->rowCount();
    }

    /** @param array<string, int|string|null> $row */
    public function insert(string $table, array $row): int
    {
        $columns = implode(', ', array_keys($row));
        $marks = implode(', ', array_fill(0, count($row), '?'));
        $this->change("INSERT INTO $table ($columns) VALUES ($marks)", array_values($row));
        return (int) $this->pdo->lastInsertId();
    }
}
