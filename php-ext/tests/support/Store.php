<?php

declare(strict_types=1);

namespace Backorder\Tests;

use Backorder\Book;
use Backorder\Commit;
use Backorder\Decision;
use Backorder\Effect;
use Backorder\Schema;
use PDO;
use PDOException;

/** The smallest store that keeps every promise of Commit: SQLite, one transaction each. */
final class Store
{
    private PDO $pdo;

    public function __construct(string $path)
    {
        $this->pdo = new PDO("sqlite:$path", options: [
            PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
            PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC,
        ]);
        $this->pdo->exec('PRAGMA busy_timeout = 5000');
    }

    public function create(): void
    {
        array_map($this->pdo->exec(...), Schema::statements('bo_'));
    }

    public function book(): Book
    {
        $book = new Book();
        array_map($book->insertAccountRow(...), $this->rows('accounts'));
        $book->insertRows($this->rows('backorders'), $this->rows('effects'));
        $this->insertKeys($book);
        return $book;
    }

    /** Drops what the book knows of a client and loads it again. */
    public function reload(Book $book, int $client): void
    {
        $book->forget($client);
        $of = "client_id = $client";
        array_map($book->insertAccountRow(...), $this->rows('accounts', $of));
        $book->insertRows($this->rows('backorders', $of), $this->rows('effects', $of));
        $this->insertKeys($book);
    }

    private function insertKeys(Book $book): void
    {
        array_map($book->insertClaimRow(...), $this->rows('claims'));
        array_map($book->insertReferenceRow(...), $this->rows('references'));
    }

    /** @return list<array<string, int|string|null>> */
    public function rows(string $table, string $where = '1 = 1'): array
    {
        return $this->pdo->query("SELECT * FROM `bo_$table` WHERE $where")->fetchAll();
    }

    /**
     * Commits all decisions of one call.
     *
     * @param list<Decision> $decisions
     * @return list<Effect> what is to be carried out; nothing of a client whose commit was refused
     */
    public function commit(Book $book, array $decisions): array
    {
        $carryOut = [];
        foreach (Commit::of($book, $decisions) as $commit) {
            if ($this->write($commit)) {
                array_push($carryOut, ...$commit->carryOut);
            } else {
                $this->reload($book, $commit->client);
            }
        }
        return $carryOut;
    }

    public function write(Commit $commit): bool
    {
        $this->pdo->exec('BEGIN IMMEDIATE');
        try {
            $changes = array_map(fn ($change) => ['backorders', 'id', $change], $commit->records);
            if ($commit->account !== null) {
                array_unshift($changes, ['accounts', 'client_id', $commit->account]);
            }
            foreach ($changes as [$table, $key, $change]) {
                if (!$this->swap($table, $key, $change->expectedRevision, $change->row)) {
                    $this->pdo->exec('ROLLBACK');
                    return false;
                }
            }
            foreach ($commit->effects as $row) {
                $this->insert('REPLACE', 'effects', $row);
            }
            foreach (['claims', 'references', 'log'] as $table) {
                foreach ($commit->{$table} as $row) {
                    $this->insert('INSERT', $table, $row);
                }
            }
            $this->pdo->exec('COMMIT');
            return true;
        } catch (PDOException $refused) {
            $this->pdo->exec('ROLLBACK');
            if ($refused->getCode() !== '23000') {
                throw $refused;
            }
            return false;
        }
    }

    /** Writes the row if the stored one still has the expected revision. */
    private function swap(string $table, string $key, int $expected, array $row): bool
    {
        if ($expected === 0) {
            return $this->insert('INSERT', $table, $row) === 1;
        }
        $set = implode(', ', array_map(fn ($column) => "`$column` = ?", array_keys($row)));
        $sql = "UPDATE `bo_$table` SET $set WHERE `$key` = ? AND revision = ?";
        return $this->run($sql, [...array_values($row), $row[$key], $expected]) === 1;
    }

    private function insert(string $verb, string $table, array $row): int
    {
        $columns = implode(', ', array_map(fn ($column) => "`$column`", array_keys($row)));
        $marks = implode(', ', array_fill(0, count($row), '?'));
        return $this->run("$verb INTO `bo_$table` ($columns) VALUES ($marks)", array_values($row));
    }

    private function run(string $sql, array $values): int
    {
        $statement = $this->pdo->prepare($sql);
        $statement->execute($values);
        return $statement->rowCount();
    }
}
