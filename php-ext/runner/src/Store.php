<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Book;
use Backorder\Commit;
use Backorder\Read;
use Backorder\RefusedClient;
use Backorder\Statement;
use Backorder\Store as Sql;
use Backorder\Trouble;
use Generator;
use PDO;
use PDOException;

/**
 * The tables of the extension in a database that PDO reaches: rows in, a book out; a commit in, one
 * transaction or nothing. What is asked and written, and what an error means, the extension says.
 */
final class Store
{
    /** How many ids are taken at once: gaps are fine, a lock for each id is not. */
    private const BLOCK = 20;

    public readonly Sql $sql;

    /** @var list<int> ids that were taken and not given out */
    private array $ids = [];

    /**
     * @param PDO $pdo throws on errors (PHP's default); no transaction may be open in it when a
     *     method here is called
     * @param string $prefix before every table's name
     */
    public function __construct(public readonly PDO $pdo, string $prefix = '')
    {
        $this->sql = Sql::ofDriver($pdo->getAttribute(PDO::ATTR_DRIVER_NAME), $prefix);
    }

    /** Makes the tables, once. */
    public function createTables(): void
    {
        foreach ($this->sql->schema() as $statement) {
            $this->run($statement);
        }
    }

    /**
     * Clients of whom something is due or whom something woke, each once, the most urgent first.
     *
     * @return list<int>
     */
    public function dueClients(int $now, int $limit = 100): array
    {
        $woken = $this->run($this->sql->woken($limit))->fetchAll(PDO::FETCH_COLUMN);
        $due = $this->run($this->sql->due($now, $limit))->fetchAll(PDO::FETCH_COLUMN, 1);
        return array_values(array_unique(array_map('intval', [...$due, ...$woken])));
    }

    /**
     * Everybody who has something that is not finished: whom a droplist concerns.
     *
     * @return Generator<int>
     */
    public function unfinishedClients(): Generator
    {
        $after = 0;
        do {
            $page = $this->run($this->sql->unfinished($after))->fetchAll(PDO::FETCH_COLUMN);
            foreach ($page as $client) {
                yield $after = (int) $client;
            }
        } while ($page !== []);
    }

    /**
     * Takes what some reads find into a book: those of `$store->sql->part([7])` or its like.
     *
     * @param list<Read> $reads
     * @return list<RefusedClient> who was left out, because a row could not be read
     */
    public function load(Book $book, array $reads): array
    {
        $rows = [];
        foreach ($reads as $read) {
            $found = $this->prepared($read->sql, $read->parameters)->fetchAll(PDO::FETCH_ASSOC);
            $rows[$read->table] = [...$rows[$read->table] ?? [], ...$found];
        }
        return $book->load($rows);
    }

    /**
     * Writes everything in one transaction. False: somebody else was faster, nothing was written,
     * and nothing may be carried out. Forget the client, load the part again, decide again.
     *
     * @param int $try counts from 1; the third locks the account first, so that nobody starves
     */
    public function commit(Commit $commit, int $try = 1): bool
    {
        try {
            $this->pdo->exec($this->sql->begin);
            $lock = $try < 3 ? null : $this->sql->lock($commit->client);
            $statements = [...$lock === null ? [] : [$lock], ...$this->sql->statements($commit)];
            foreach ($statements as $statement) {
                $changed = $this->run($statement)->rowCount();
                if ($statement->rows !== null && $changed !== $statement->rows) {
                    $this->pdo->exec('ROLLBACK');
                    return false;
                }
            }
            $this->pdo->exec('COMMIT');
            return true;
        } catch (PDOException $error) {
            [$state, $code] = [$error->errorInfo[0] ?? '', (int) ($error->errorInfo[1] ?? 0)];
            $trouble = $this->sql->trouble((string) $state, $code);
            if ($trouble === Trouble::ConnectionLost) {
                throw $error;
            }
            $this->rollBack();
            return $trouble === Trouble::LostRace ? false : throw $error;
        }
    }

    /** An id that no backorder has. */
    public function newId(): int
    {
        if ($this->ids === []) {
            [$raise, $read] = $this->sql->takeIds(self::BLOCK);
            $this->pdo->exec($this->sql->begin);
            $this->run($raise);
            $next = (int) $this->run($read)->fetchColumn();
            $this->pdo->exec('COMMIT');
            $this->ids = range($next - self::BLOCK, $next - 1);
        }
        return array_shift($this->ids);
    }

    /** Something of this client is to be looked at soon: a payment came in. */
    public function wake(int $client): void
    {
        $this->run($this->sql->wake($client));
    }

    /** Runs a statement of the extension. */
    public function run(Statement $statement): \PDOStatement
    {
        return $this->prepared($statement->sql, $statement->parameters);
    }

    /** @param list<int|string|null> $parameters */
    private function prepared(string $sql, array $parameters): \PDOStatement
    {
        $prepared = $this->pdo->prepare($sql);
        $prepared->execute($parameters);
        return $prepared;
    }

    /** A deadlock has ended the transaction already, and a lost key has not. */
    private function rollBack(): void
    {
        try {
            $this->pdo->exec('ROLLBACK');
        } catch (PDOException) {
            // There was nothing left to roll back.
        }
    }
}
