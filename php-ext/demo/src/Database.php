<?php

declare(strict_types=1);

namespace Demo;

use PDO;
use PDOException;
use Throwable;

/** A connection: SQLite or MariaDB, with the few statements that the demo needs. */
final class Database
{
    private function __construct(public readonly PDO $pdo, private bool $isSqlite)
    {
        $pdo->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
        $pdo->setAttribute(PDO::ATTR_DEFAULT_FETCH_MODE, PDO::FETCH_ASSOC);
        $pdo->setAttribute(PDO::ATTR_EMULATE_PREPARES, false);
    }

    public static function sqlite(string $file): self
    {
        $database = new self(new PDO("sqlite:$file"), true);
        $database->pdo->exec('PRAGMA journal_mode = WAL');
        $database->pdo->exec('PRAGMA synchronous = NORMAL');
        $database->pdo->exec('PRAGMA busy_timeout = 5000');
        return $database;
    }

    /** @param string $zone the zone of the session, such as `-05:00` */
    public static function mariaDb(MariaDb $server, string $name, string $zone): self
    {
        $database = new self($server->connect($name), false);
        $database->run('SET time_zone = ?', [$zone]);
        return $database;
    }

    public function name(): string
    {
        return ($this->isSqlite ? 'SQLite ' : 'MariaDB ')
            . preg_replace('~-.*~', '', $this->pdo->getAttribute(PDO::ATTR_SERVER_VERSION));
    }

    /** The type of an amount: WHMCS's decimal, which SQLite would read as a float. */
    public function moneyType(): string
    {
        return $this->isSqlite ? 'TEXT' : 'DECIMAL(16,2)';
    }

    /** The type of a number that counts itself up. */
    public function serialType(): string
    {
        return $this->isSqlite
            ? 'INTEGER PRIMARY KEY AUTOINCREMENT'
            : 'INT AUTO_INCREMENT PRIMARY KEY';
    }

    /** What this session shows for an instant when it is not told to show UTC. */
    public function localTime(int $at): string
    {
        $sql = $this->isSqlite
            ? "SELECT datetime(?, 'unixepoch', 'localtime') AS shown"
            : "SELECT DATE_FORMAT(FROM_UNIXTIME(?), '%Y-%m-%d %H:%i:%s') AS shown";
        return $this->all($sql, [$at])[0]['shown'];
    }

    public function exec(string $sql): void
    {
        $this->pdo->exec($sql);
    }

    /**
     * @param array<int|string, mixed> $values
     * @return int how many rows were changed
     */
    public function run(string $sql, array $values = []): int
    {
        $statement = $this->pdo->prepare($sql);
        $statement->execute(array_values($values));
        return $statement->rowCount();
    }

    /**
     * @param array<int|string, mixed> $values
     * @return list<array<string, mixed>>
     */
    public function all(string $sql, array $values = []): array
    {
        $statement = $this->pdo->prepare($sql);
        $statement->execute(array_values($values));
        return $statement->fetchAll();
    }

    /** @param array<string, mixed> $row */
    public function insert(string $table, array $row, string $verb = 'INSERT'): int
    {
        $columns = implode(', ', array_map(fn ($name) => "`$name`", array_keys($row)));
        $marks = self::marks($row);
        $this->run("$verb INTO `$table` ($columns) VALUES ($marks)", $row);
        return (int) $this->pdo->lastInsertId();
    }

    /**
     * Everything in one transaction, or nothing.
     *
     * @template T
     * @param callable(): T $work
     * @return T
     */
    public function transaction(callable $work): mixed
    {
        $this->pdo->beginTransaction();
        try {
            $result = $work();
            $this->pdo->commit();
            return $result;
        } catch (Throwable $error) {
            // A deadlock has ended the transaction already.
            if ($this->pdo->inTransaction()) {
                $this->pdo->rollBack();
            }
            throw $error;
        }
    }

    /** Whether a statement was refused because of a unique key. */
    public static function isDuplicate(PDOException $error): bool
    {
        return $error->getCode() === '23000';
    }

    /** @param array<mixed> $values */
    public static function marks(array $values): string
    {
        return implode(', ', array_fill(0, count($values), '?'));
    }
}
