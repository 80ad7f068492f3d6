<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Book;
use Backorder\Commit;
use Backorder\Dialect;
use Backorder\DomainName;
use Backorder\Outage;
use Backorder\Outages;
use Backorder\Policy;
use Backorder\Read;
use Backorder\RefusedRow;
use Backorder\Script;
use Backorder\Statement;
use Backorder\Store as Sql;
use Backorder\Trouble;
use Generator;
use LogicException;
use PDO;
use PDOException;
use PDOStatement;
use Throwable;

/**
 * The tables of the extension in a database that PDO reaches: rows in, a book out; a commit in, one
 * transaction or nothing. What is asked and written, and what an error means, the extension says.
 */
final class Store
{
    /** How many ids are taken at once: gaps are fine, a lock for each id is not. */
    private const BLOCK = 20;

    /** How many statements are kept prepared. */
    private const PREPARED = 200;

    public readonly Sql $sql;

    private Connection $connection;

    /** @var list<int> ids that were taken and not given out */
    private array $ids = [];

    /** @var array<string, PDOStatement> by their text, for `$preparedBy` */
    private array $prepared = [];

    private ?PDO $preparedBy = null;

    /** Whether `$triedBy` takes several statements at once. */
    private bool $takesMany = false;

    private ?PDO $triedBy = null;

    /** Whether a transaction of ours is open. */
    private bool $isOpen = false;

    /**
     * @param PDO|Connection $connection with a Connection that can connect anew, a connection that
     *     is lost does not end a run
     * @param string $prefix before every table's name
     */
    public function __construct(PDO|Connection $connection, string $prefix = '')
    {
        $this->connection = $connection instanceof PDO
            ? new PdoConnection($connection)
            : $connection;
        $driver = $this->pdo()->getAttribute(PDO::ATTR_DRIVER_NAME);
        $this->sql = Sql::ofDriver($driver, $prefix);
    }

    /** The connection of the moment. */
    public function pdo(): PDO
    {
        return $this->connection->pdo();
    }

    /** Makes the tables, once. */
    public function createTables(): void
    {
        foreach ($this->sql->schema() as $statement) {
            $this->write($statement);
        }
        $this->change(Failures::schema($this->sql));
    }

    /**
     * What brings tables of an older extension to this one; nothing where they are of this one.
     *
     * @return list<Statement>
     * @throws \Backorder\Exception\DroplistException the tables are of a newer extension
     */
    public function upgrades(): array
    {
        return $this->sql->upgrade((int) $this->rows($this->sql->meta('schema'))[0]['value']);
    }

    /** Brings the tables up to date. */
    public function upgradeTables(): void
    {
        array_map($this->write(...), $this->upgrades());
    }

    /**
     * Clients of whom something is due or whom something woke, each once, the most urgent first.
     *
     * @param int $limit how many records and how many woken clients are looked at
     * @param ?bool $isAll whether nothing else is due, and nobody else was woken
     * @return list<int>
     */
    public function dueClients(int $now, int $limit = 100, ?bool &$isAll = null): array
    {
        $woken = $this->lastColumn($this->sql->woken($limit));
        $due = $this->lastColumn($this->sql->due($now, $limit));
        $isAll = count($woken) < $limit && count($due) < $limit;
        // A client comes once a record.
        return array_map(intval(...), array_keys(array_flip($due) + array_flip($woken)));
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
            $page = $this->rows($this->sql->unfinished($after));
            foreach ($page as $row) {
                yield $after = (int) $row['client_id'];
            }
        } while ($page !== []);
    }

    /**
     * Takes what some reads find into a book: those of `$store->sql->part([7])` or its like.
     *
     * @param list<Read> $reads of parts that do not overlap
     * @return list<RefusedRow> who was left out, because a row could not be read
     */
    public function load(Book $book, array $reads): array
    {
        $rows = [];
        foreach ($reads as $read) {
            $found = $this->found($read->sql, $read->parameters);
            $rows[$read->table] = [...$rows[$read->table] ?? [], ...$found];
        }
        return $book->load($rows);
    }

    /**
     * The same with the parts of the clients of some records, and these records, finished or not.
     *
     * @param list<int> $records
     * @return list<RefusedRow>
     */
    public function loadRecords(Book $book, array $records): array
    {
        $keys = Sql::tables();
        $rows = [];
        foreach ($records as $record) {
            foreach ($this->sql->partOfRecord($record) as $read) {
                // What was read first stays: the account's revision is older than all that follows.
                foreach ($this->found($read->sql, $read->parameters) as $row) {
                    $key = array_intersect_key($row, array_flip($keys[$read->table]['key']));
                    $rows[$read->table][json_encode($key)] ??= $row;
                }
            }
        }
        return $book->load(array_map(array_values(...), $rows));
    }

    /**
     * Writes everything in one transaction. False: somebody else was faster, or the connection was
     * lost and made anew; nothing may be carried out. Forget the client, load the part again,
     * decide again: what may have been written all the same is seen then.
     */
    public function commit(Commit $commit): bool
    {
        return $this->commitAll([], fn () => [$commit]) !== null;
    }

    /**
     * Writes the commits of several clients in one transaction, which is one flush. Where somebody
     * was faster about any of them, each is written in one of its own: who was overtaken takes
     * nobody along.
     *
     * @param list<Commit> $commits
     * @return list<Commit> those that are written
     */
    public function commitMany(array $commits): array
    {
        if (count($commits) > 1 && $this->commitAll([], fn () => $commits) !== null) {
            return $commits;
        }
        return array_values(array_filter($commits, $this->commit(...)));
    }

    /**
     * Reads, decides and writes while nobody else writes for these clients: the third try after two
     * lost races, so that nobody starves. All is one transaction, which is open while `$decide`
     * asks billing.
     *
     * @param list<int> $clients
     * @param callable(): list<Commit> $decide
     * @return ?list<Commit> what is written; null: nothing is, as with commit()
     */
    public function commitLocked(array $clients, callable $decide): ?array
    {
        // In one order, or two who lock the same ones wait for each other.
        sort($clients);
        return $this->commitAll($clients, $decide);
    }

    /**
     * Several statements in one transaction, again after a lost race; within one that is open,
     * they are of that one.
     *
     * @template T
     * @param callable(): T $work
     * @return T
     */
    public function transaction(callable $work): mixed
    {
        if ($this->isOpen) {
            return $work();
        }
        for ($try = 1; ; $try++) {
            try {
                $this->begin();
                $result = $work();
                $this->end('COMMIT');
                return $result;
            } catch (PDOException $error) {
                if (!$this->isLost($error) || $try === 5) {
                    throw $error;
                }
            }
        }
    }

    /** An id that no backorder has. */
    public function newId(): int
    {
        if ($this->ids === []) {
            [$raise, $read] = $this->sql->takeIds(self::BLOCK);
            $next = $this->transaction(function () use ($raise, $read): int {
                $this->write($raise);
                return (int) $this->rows($read)[0]['next'];
            });
            $this->ids = range($next - self::BLOCK, $next - 1);
        }
        return array_shift($this->ids);
    }

    /**
     * Something of this client is to be looked at soon: a payment came in. It may stand in a
     * transaction of the host's. Nothing is noted of those who never had a backorder.
     */
    public function wake(int $client): void
    {
        $sql = "SELECT 1 FROM {$this->table('leases')} WHERE client_id = ?";
        if ($this->found($sql, [$client]) !== []) {
            $this->write($this->sql->wake($client));
        }
    }

    /**
     * Those of these clients whom nobody serves, read without a lock.
     *
     * @param list<int> $clients
     * @return list<int> in the order given
     */
    public function free(array $clients, int $now): array
    {
        $free = [];
        foreach (array_chunk($clients, 500) as $chunk) {
            $marks = implode(', ', array_fill(0, count($chunk), '?'));
            $rows = $this->found(
                "SELECT client_id FROM {$this->table('leases')}
                    WHERE client_id IN ($marks) AND expires_at <= ?",
                [...$chunk, gmdate('Y-m-d H:i:s', $now)],
            );
            $ids = array_map(intval(...), array_column($rows, 'client_id'));
            array_push($free, ...array_intersect($chunk, $ids));
        }
        return $free;
    }

    /**
     * Takes the leases of these clients that nobody holds.
     *
     * @param list<int> $clients
     * @param int $until another for each call of one owner, or what it took before is among these
     * @return list<int> those it got, in the order given
     */
    public function lease(array $clients, string $owner, int $now, int $until): array
    {
        if ($clients === []) {
            return [];
        }
        try {
            $this->write($this->sql->lease($clients, $owner, $now, $until));
        } catch (PDOException $error) {
            // Two nodes of a cluster took the same ones: this one has none.
            return $this->isLost($error) ? [] : throw $error;
        }
        $leased = array_column($this->rows($this->sql->leased($owner, $until)), 'client_id');
        return array_values(array_intersect($clients, array_map(intval(...), $leased)));
    }

    /**
     * Gives leases back; those that another has by now stay.
     *
     * @param list<int> $clients
     */
    public function release(array $clients, string $owner, int $now): void
    {
        foreach (array_chunk($clients, 500) as $chunk) {
            $marks = implode(', ', array_fill(0, count($chunk), '?'));
            $this->change(
                "UPDATE {$this->table('leases')} SET expires_at = ?
                    WHERE client_id IN ($marks) AND owner = ?",
                [gmdate('Y-m-d H:i:s', $now), ...$chunk, $owner],
            );
        }
    }

    /** @return array<string, int> the backorder by reference, of all for a name */
    public function references(DomainName $name): array
    {
        $rows = $this->rows($this->sql->holders($name));
        return array_map(intval(...), array_column($rows, 'backorder_id', 'reference'));
    }

    /** What the carrier of an effect noted of it. */
    public function progress(string $effect): ?string
    {
        $sql = "SELECT progress FROM {$this->table('effects')} WHERE id = ?";
        return $this->found($sql, [$effect])[0]['progress'] ?? null;
    }

    public function setProgress(string $effect, string $progress): void
    {
        $sql = "UPDATE {$this->table('effects')} SET progress = ? WHERE id = ?";
        $this->change($sql, [$progress, $effect]);
    }

    /** Who does not answer. */
    public function outages(): Outages
    {
        return Outages::ofRows($this->rows($this->sql->outages()));
    }

    public function putOutage(Outage $outage, bool $ended = false): void
    {
        $this->transaction(function () use ($outage, $ended): void {
            array_map($this->write(...), $this->sql->putOutage($outage, $ended));
        });
    }

    /** The fingerprint of the policy that what is stored was made with; null: none is stored. */
    public function policy(): ?string
    {
        return $this->rows($this->sql->meta('policy'))[0]['value'] ?? null;
    }

    /** Stores another policy, and makes all that is not finished due: it is looked at once. */
    public function changePolicy(Policy $policy, int $now): void
    {
        $this->transaction(function () use ($policy): void {
            array_map($this->write(...), $this->sql->setPolicy($policy));
        });
        $this->requeue($now);
    }

    /** Makes all that is not finished due: after another policy, or a clock that was set back. */
    public function requeue(int $now): void
    {
        $page = [];
        foreach ($this->unfinishedClients() as $client) {
            $page[] = $client;
            if (count($page) === 100) {
                $this->transaction(fn () => $this->write($this->sql->requeue($page, $now)));
                $page = [];
            }
        }
        if ($page !== []) {
            $this->transaction(fn () => $this->write($this->sql->requeue($page, $now)));
        }
    }

    /**
     * What a statement of the extension finds.
     *
     * @return list<array<string, int|string|null>>
     */
    public function rows(Statement $statement): array
    {
        return $this->found($statement->sql, $statement->parameters);
    }

    /** How many rows a statement of the extension changed. */
    public function write(Statement $statement): int
    {
        return $this->change($statement->sql, $statement->parameters);
    }

    /**
     * What any statement finds.
     *
     * @param list<int|string|null> $parameters
     * @return list<array<string, int|string|null>>
     */
    public function found(string $sql, array $parameters = []): array
    {
        $run = function () use ($sql, $parameters): array {
            $statement = $this->prepared($sql);
            $statement->execute($parameters);
            return $statement->fetchAll(PDO::FETCH_ASSOC);
        };
        return $this->again($sql, $run);
    }

    /**
     * Of what a statement of the extension finds, the last column alone.
     *
     * @return list<int|string|null>
     */
    private function lastColumn(Statement $statement): array
    {
        return $this->again($statement->sql, function () use ($statement): array {
            $run = $this->prepared($statement->sql);
            $run->execute($statement->parameters);
            return $run->fetchAll(PDO::FETCH_COLUMN, $run->columnCount() - 1);
        });
    }

    /**
     * How many rows any statement changed. One outside of a transaction may run twice, where the
     * connection was lost meanwhile.
     *
     * @param list<int|string|null> $parameters
     */
    public function change(string $sql, array $parameters = []): int
    {
        return $this->again($sql, function () use ($sql, $parameters): int {
            $statement = $this->prepared($sql);
            $statement->execute($parameters);
            return $statement->rowCount();
        });
    }

    /** Whether a statement was refused because its key is taken. */
    public function isKeyTaken(PDOException $error): bool
    {
        return $this->trouble($error) === Trouble::LostRace
            && str_starts_with((string) ($error->errorInfo[0] ?? ''), '23');
    }

    /** The name of a table, with its prefix. */
    public function table(string $name): string
    {
        return $this->sql->prefix . $name;
    }

    /**
     * @param list<int> $locked clients
     * @param callable(): list<Commit> $decide
     * @return ?list<Commit>
     */
    private function commitAll(array $locked, callable $decide): ?array
    {
        try {
            $this->begin();
            foreach (array_filter(array_map($this->sql->lock(...), $locked)) as $lock) {
                $this->rows($lock);
            }
            $commits = $decide();
            if (!$this->writeAll($commits)) {
                $this->end('ROLLBACK');
                return null;
            }
            $this->end('COMMIT');
            return $commits;
        } catch (PDOException $error) {
            return $this->isLost($error) ? null : throw $error;
        } catch (Throwable $error) {
            $this->end('ROLLBACK');
            throw $error;
        }
    }

    /**
     * Writes in an open transaction, where the driver can with many statements in one message: each
     * has its count all the same.
     *
     * @param list<Commit> $commits
     * @return bool whether each statement changed as many rows as it must
     */
    private function writeAll(array $commits): bool
    {
        if ($this->takesMany()) {
            foreach ($this->sql->scriptsOfAll($commits) as $script) {
                if (!$this->writeScript($script)) {
                    return false;
                }
            }
            return true;
        }
        foreach ($this->sql->statementsOfAll($commits) as $statement) {
            if (!self::isRight($statement->rows, $this->write($statement))) {
                return false;
            }
        }
        return true;
    }

    private function writeScript(Script $script): bool
    {
        $run = $this->pdo()->prepare($script->sql);
        $run->execute($script->parameters);
        foreach ($script->rows as $index => $rows) {
            // An error of any of them is thrown here.
            if ($index > 0 && !$run->nextRowset()) {
                throw new LogicException('the driver lost the count of a statement');
            }
            if (!self::isRight($rows, $run->rowCount())) {
                $run->closeCursor();
                return false;
            }
        }
        return true;
    }

    private static function isRight(?int $rows, int $changed): bool
    {
        return $rows === null || $changed === $rows;
    }

    /** MySQL's driver takes several at once, unless it prepares on the server. */
    private function takesMany(): bool
    {
        if ($this->sql->dialect !== Dialect::Mysql) {
            return false;
        }
        $pdo = $this->pdo();
        if ($this->triedBy !== $pdo) {
            $this->triedBy = $pdo;
            try {
                $run = $pdo->prepare('SELECT 1; SELECT 2');
                $run->execute();
                $this->takesMany = $run->nextRowset();
                $run->closeCursor();
            } catch (PDOException) {
                $this->takesMany = false;
            }
        }
        return $this->takesMany;
    }

    private function begin(): void
    {
        if ($this->pdo()->inTransaction()) {
            throw new LogicException('a transaction of the host is open in this connection');
        }
        $this->pdo()->exec($this->sql->begin);
        $this->isOpen = true;
    }

    private function end(string $how): void
    {
        $this->isOpen = false;
        $this->pdo()->exec($how);
    }

    /** Whether an error means no more than that all is to be done again; it is rolled back then. */
    private function isLost(PDOException $error): bool
    {
        $trouble = $this->trouble($error);
        // SQLite's driver does not run a statement again whose first run has failed.
        $this->prepared = [];
        if ($trouble === Trouble::ConnectionLost) {
            $this->isOpen = false;
            return $this->connection->reconnect();
        }
        try {
            $this->end('ROLLBACK');
        } catch (PDOException $second) {
            // A deadlock may have ended the transaction already. Where the connection was lost
            // since, or nobody knows what is open in it, it is of no more use.
            $isLost = $this->trouble($second) === Trouble::ConnectionLost
                || $this->pdo()->inTransaction();
            if ($isLost && !$this->connection->reconnect()) {
                return false;
            }
        }
        return $trouble === Trouble::LostRace;
    }

    private function trouble(PDOException $error): Trouble
    {
        [$state, $code] = [$error->errorInfo[0] ?? '', (int) ($error->errorInfo[1] ?? 0)];
        return $this->sql->trouble((string) $state, $code);
    }

    /**
     * Again where the connection was lost or others held a lock, unless a transaction was lost with
     * it.
     *
     * @template T
     * @param callable(): T $run
     * @return T
     */
    private function again(string $sql, callable $run): mixed
    {
        // Asked before: a deadlock ends a transaction, and the host's is not to be done again here.
        $isAlone = !$this->isOpen && !$this->pdo()->inTransaction();
        for ($try = 1; ; $try++) {
            try {
                return $run();
            } catch (PDOException $error) {
                // PDO does not reset a statement of SQLite's that failed: it fails from now on.
                unset($this->prepared[$sql]);
                $isAgain = $isAlone && match ($this->trouble($error)) {
                    Trouble::ConnectionLost => $try === 1 && $this->connection->reconnect(),
                    Trouble::LostRace => $try < 5 && !$this->isKeyTaken($error),
                    Trouble::Other => false,
                };
                if (!$isAgain) {
                    throw $error;
                }
            }
        }
    }

    private function prepared(string $sql): PDOStatement
    {
        $pdo = $this->pdo();
        if ($pdo !== $this->preparedBy || count($this->prepared) >= self::PREPARED) {
            $this->prepared = [];
            $this->preparedBy = $pdo;
        }
        return $this->prepared[$sql] ??= $pdo->prepare($sql);
    }
}
