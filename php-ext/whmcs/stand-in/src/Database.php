<?php

declare(strict_types=1);

namespace StandIn;

use Illuminate\Database\Capsule\Manager;
use PDO;

/**
 * Two connections to one database: Capsule's, which addons share, and the core's own. Local API
 * calls commit at once, whatever transaction the caller has open around them.
 */
final class Database
{
    public readonly PDO $core;
    public readonly bool $isMysql;

    /** @param array<string, string> $settings `driver` sqlite or mysql, and where it is */
    public function __construct(private array $settings)
    {
        $this->isMysql = $settings['driver'] === 'mysql';
        $this->core = $this->isMysql ? $this->mysql() : $this->sqlite();
    }

    /** Makes Capsule's connection the one that `WHMCS\Database\Capsule` answers with. */
    public function startCapsule(): void
    {
        $capsule = new \WHMCS\Database\Capsule();
        $capsule->addConnection($this->isMysql
            ? [
                'driver' => 'mysql', 'host' => 'localhost', 'charset' => 'utf8mb4',
                'unix_socket' => $this->settings['socket'], 'username' => 'root',
                'database' => $this->settings['database'], 'password' => '',
                'collation' => 'utf8mb4_unicode_ci',
                'strict' => ($this->settings['strict'] ?? '1') === '1',
            ]
            : ['driver' => 'sqlite', 'database' => $this->settings['file']]);
        $capsule->setAsGlobal();
        $pdo = Manager::connection()->getPdo();
        $this->isMysql ?: $pdo->exec('PRAGMA busy_timeout = 5000');
    }

    /** @param array<string, mixed> $row */
    public function insert(string $table, array $row): int
    {
        $columns = implode(', ', array_map($this->quoted(...), array_keys($row)));
        $marks = implode(', ', array_fill(0, count($row), '?'));
        $this->run("INSERT INTO $table ($columns) VALUES ($marks)", array_values($row));
        return (int) $this->core->lastInsertId();
    }

    /** @param array<string, mixed> $row */
    public function update(string $table, int|string $id, array $row): int
    {
        $sets = implode(', ', array_map(
            fn ($column) => $this->quoted($column) . ' = ?',
            array_keys($row),
        ));
        return $this->run("UPDATE $table SET $sets WHERE id = ?", [...array_values($row), $id])
            ->rowCount();
    }

    /** @return ?array<string, mixed> */
    public function row(string $sql, array $parameters = []): ?array
    {
        return $this->run($sql, $parameters)->fetch(PDO::FETCH_ASSOC) ?: null;
    }

    /** @return list<array<string, mixed>> */
    public function rows(string $sql, array $parameters = []): array
    {
        return $this->run($sql, $parameters)->fetchAll(PDO::FETCH_ASSOC);
    }

    public function value(string $sql, array $parameters = []): mixed
    {
        return $this->run($sql, $parameters)->fetchColumn();
    }

    public function run(string $sql, array $parameters = []): \PDOStatement
    {
        $statement = $this->core->prepare($sql);
        $statement->execute($parameters);
        return $statement;
    }

    public function setting(string $name): string
    {
        return (string) $this->value(
            'SELECT value FROM tblconfiguration WHERE setting = ?',
            [$name],
        );
    }

    public function set(string $name, string $value): void
    {
        $this->run('DELETE FROM tblconfiguration WHERE setting = ?', [$name]);
        $this->insert('tblconfiguration', ['setting' => $name, 'value' => $value]);
    }

    private function quoted(string $column): string
    {
        return $this->isMysql ? "`$column`" : "\"$column\"";
    }

    private function mysql(): PDO
    {
        $source = "mysql:unix_socket={$this->settings['socket']};"
            . "dbname={$this->settings['database']};charset=utf8mb4";
        return new PDO($source, 'root', '', [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
    }

    private function sqlite(): PDO
    {
        $pdo = new PDO("sqlite:{$this->settings['file']}");
        $pdo->exec('PRAGMA journal_mode = WAL');
        $pdo->exec('PRAGMA synchronous = OFF');
        $pdo->exec('PRAGMA busy_timeout = 5000');
        return $pdo;
    }
}
