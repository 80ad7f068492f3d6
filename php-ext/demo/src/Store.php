<?php

declare(strict_types=1);

namespace Demo;

use Backorder\Book;
use Backorder\Commit;
use Backorder\RowChange;
use Backorder\Schema;
use PDOException;

/** The extension's tables: rows in, a book out; a commit in, one transaction or nothing. */
final class Store
{
    /** Ends that leave nothing to do, except for the effects that are not reported yet. */
    private const OVER = ['FAILED', 'CANCELLED', 'AUCTION-LOST'];

    public function __construct(private Database $database)
    {
    }

    public function createTables(): void
    {
        foreach (Schema::statements() as $statement) {
            $this->database->exec($statement);
        }
    }

    /**
     * A book of the clients for whom something is under way, made anew from the database.
     *
     * @param list<int> $also clients to be in it in any case
     */
    public function book(array $also = []): Book
    {
        return $this->database->transaction(function () use ($also): Book {
            $book = new Book();
            $clients = array_unique([...$also, ...$this->busyClients()]);
            $this->read($book, $this->withRivals($clients));
            return $book;
        });
    }

    /** Takes a client's rows into a book that had to forget them. */
    public function load(Book $book, int $client): void
    {
        $this->database->transaction(fn () => $this->read($book, [$client]));
    }

    /**
     * Writes everything in one transaction. False when somebody else was there first: nothing is
     * written then, and nothing may be carried out.
     */
    public function commit(Commit $commit): bool
    {
        try {
            $this->database->transaction(function () use ($commit): void {
                if ($commit->account !== null) {
                    $this->swap('accounts', 'client_id', $commit->account);
                }
                foreach ($commit->records as $change) {
                    $this->swap('backorders', 'id', $change);
                }
                foreach ($commit->effects as $row) {
                    $this->database->insert('effects', $row, 'REPLACE');
                }
                foreach (['claims', 'references', 'log'] as $table) {
                    foreach ($commit->$table as $row) {
                        $this->database->insert($table, $row);
                    }
                }
            });
            return true;
        } catch (LostRace) {
            return false;
        } catch (PDOException $error) {
            if (Database::isLostRace($error)) {
                return false;
            }
            throw $error;
        }
    }

    public function nextId(): int
    {
        return (int) $this->database->all('SELECT MAX(id) AS last FROM backorders')[0]['last'] + 1;
    }

    /** The client's record for a name. */
    public function idOf(int $client, string $name): int
    {
        $sql = 'SELECT id FROM backorders WHERE client_id = ? AND domain = ? ORDER BY id DESC';
        return (int) $this->database->all($sql, [$client, $name])[0]['id'];
    }

    /** @return array<string, int> the backorder by reference, of all for a name */
    public function references(string $name): array
    {
        $sql = 'SELECT r.reference, r.backorder_id FROM `references` r
            JOIN backorders b ON b.id = r.backorder_id WHERE b.domain = ?';
        $rows = $this->database->all($sql, [$name]);
        return array_map('intval', array_column($rows, 'backorder_id', 'reference'));
    }

    /**
     * Takes all rows of these clients into a book, and every claim and reference for their names.
     *
     * @param list<int> $clients
     */
    private function read(Book $book, array $clients): void
    {
        if ($clients === []) {
            return;
        }
        $marks = Database::marks($clients);
        $of = fn (string $table) => $this->database->all(
            "SELECT * FROM $table WHERE client_id IN ($marks)",
            $clients,
        );
        foreach ($of('accounts') as $row) {
            $book->insertAccountRow($row);
        }
        $records = $of('backorders');
        $book->insertRows($records, $of('effects'));
        $names = array_values(array_unique(array_column($records, 'domain')));
        if ($names !== []) {
            $marks = Database::marks($names);
            $claims = "SELECT * FROM claims WHERE domain IN ($marks)";
            foreach ($this->database->all($claims, $names) as $row) {
                $book->insertClaimRow($row);
            }
            $references = "SELECT r.* FROM `references` r
                JOIN backorders b ON b.id = r.backorder_id WHERE b.domain IN ($marks)";
            foreach ($this->database->all($references, $names) as $row) {
                $book->insertReferenceRow($row);
            }
        }
    }

    /** @return list<int> */
    private function busyClients(): array
    {
        $over = Database::marks(self::OVER);
        $rows = $this->database->all(
            "SELECT client_id FROM backorders WHERE deleted_at IS NULL AND status NOT IN ($over)
                UNION SELECT client_id FROM effects WHERE report IS NULL",
            self::OVER,
        );
        return array_map('intval', array_column($rows, 'client_id'));
    }

    /** Writes a row over the revision it was decided on; 0 means that there is none yet. */
    private function swap(string $table, string $key, RowChange $change): void
    {
        if ($change->expectedRevision === 0) {
            $this->database->insert($table, $change->row);
            return;
        }
        $columns = implode(', ', array_map(fn ($name) => "`$name` = ?", array_keys($change->row)));
        $changed = $this->database->run(
            "UPDATE $table SET $columns WHERE $key = ? AND revision = ?",
            [...array_values($change->row), $change->row[$key], $change->expectedRevision],
        );
        if ($changed !== 1) {
            throw new LostRace();
        }
    }

    /**
     * These clients and all who have a record for one of their names, and so on.
     *
     * @param array<int> $clients
     * @return list<int>
     */
    private function withRivals(array $clients): array
    {
        do {
            $before = count($clients);
            if ($before === 0) {
                return [];
            }
            $marks = Database::marks($clients);
            $rows = $this->database->all(
                "SELECT DISTINCT client_id FROM backorders WHERE domain IN
                    (SELECT domain FROM backorders WHERE client_id IN ($marks))",
                $clients,
            );
            $rivals = array_map('intval', array_column($rows, 'client_id'));
            $clients = array_unique([...$clients, ...$rivals]);
        } while (count($clients) > $before);
        sort($clients);
        return $clients;
    }
}
