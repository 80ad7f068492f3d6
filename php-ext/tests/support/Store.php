<?php

declare(strict_types=1);

namespace Backorder\Tests;

require_once __DIR__ . '/../../runner/autoload.php';

use Backorder\Book;
use Backorder\Commit;
use Backorder\Decision;
use Backorder\Effect;
use Backorder\Engine;
use Backorder\Runner\Store as Rows;
use PDO;

/** A store of one SQLite file, with what tests ask of it. */
final class Store
{
    public readonly Rows $rows;

    public function __construct(string $path, private Engine $engine)
    {
        $this->rows = new Rows(new PDO("sqlite:$path"), 'bo_');
        $this->rows->pdo()->exec('PRAGMA busy_timeout = 5000');
    }

    public function create(): void
    {
        $this->rows->createTables();
    }

    /** A book of every client there is. */
    public function book(): Book
    {
        $book = new Book();
        $clients = array_column($this->rows('accounts'), 'client_id');
        $this->rows->load($book, $this->rows->sql->part($clients));
        return $book;
    }

    /** Drops what the book knows of a client and loads it again. */
    public function reload(Book $book, int $client): void
    {
        $book->forget($client);
        $this->rows->load($book, $this->rows->sql->part([$client]));
    }

    /** @return list<array<string, int|string|null>> */
    public function rows(string $table, string $where = '1 = 1'): array
    {
        $sql = "SELECT * FROM bo_$table WHERE $where";
        return $this->rows->pdo()->query($sql)->fetchAll(PDO::FETCH_ASSOC);
    }

    /**
     * Commits all decisions of one call.
     *
     * @param list<Decision> $decisions
     * @return list<Effect> what is to be carried out; nothing of a client whose commit was refused
     */
    public function commit(Book $book, array $decisions, int $now): array
    {
        $carryOut = [];
        foreach ($this->engine->commits($book, $decisions, $now) as $commit) {
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
        return $this->rows->commit($commit);
    }
}
