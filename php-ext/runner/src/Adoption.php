<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Book;
use Backorder\TimeZone;

/**
 * The way in from another system: backorders are adopted, some hundred at a time, a transaction for
 * each client. What was adopted and not touched since can be undone.
 */
final class Adoption
{
    private Rounds $rounds;

    public function __construct(private Host $host)
    {
        $this->rounds = new Rounds($host, new Summary());
    }

    /** Gives out no id up to this one: the highest that will be adopted. */
    public function reserve(int $last): void
    {
        $this->host->store->write($this->host->store->sql->raiseIds($last));
    }

    /**
     * Adopts rows as Engine::adopt() takes them, all that there are of each client together. The
     * clients must be there in billing: one who is not looks like billing that does not answer.
     *
     * @param list<array<string, int|float|string|null>> $rows some hundred
     * @param list<array<string, int|float|string|null>> $history lines of their log
     */
    public function adopt(array $rows, array $history, TimeZone $zone): Adopted
    {
        $clients = array_map(fn ($row) => (int) ($row['client_id'] ?? 0), $rows);
        $adopted = new Adopted();
        $settled = Host::busy(fn () => $this->rounds->settle(
            fn (array $of) => $this->attempt(
                array_intersect_key($rows, array_intersect($clients, $of)),
                $history,
                $zone,
                $adopted,
            ),
            array_values(array_unique($clients)),
        ));
        $adopted->lost = array_values(array_unique([...$adopted->lost, ...$settled->lost]));
        $isWritten = fn (int $at) => !in_array($clients[$at], $adopted->lost, true);
        $adopted->taken = array_filter($adopted->taken, $isWritten, ARRAY_FILTER_USE_KEY);
        return $adopted;
    }

    /**
     * Those that were adopted already.
     *
     * @param list<int> $ids
     * @return list<int>
     */
    public function known(array $ids): array
    {
        return $this->among($ids, "SELECT DISTINCT backorder_id AS id
            FROM {$this->host->store->table('log')} WHERE event = 'adopt' AND backorder_id");
    }

    /**
     * Those that a backorder has already, whether it was adopted or placed here.
     *
     * @param list<int> $ids
     * @return list<int>
     */
    public function used(array $ids): array
    {
        return $this->among($ids, "SELECT id FROM {$this->host->store->table('backorders')}
            WHERE id");
    }

    /** @return list<int> every client of whom something was adopted */
    public function clients(): array
    {
        $store = $this->host->store;
        $sql = "SELECT DISTINCT client_id FROM {$store->table('log')} WHERE event = 'adopt'
            ORDER BY client_id";
        return array_map(intval(...), array_column($store->found($sql), 'client_id'));
    }

    /**
     * Takes away what was adopted for a client, with its history, as if it had never been here;
     * but what was decided about since stays.
     *
     * @return array{undone: list<int>, kept: list<int>}
     */
    public function undo(int $client): array
    {
        $store = $this->host->store;
        return $store->transaction(function () use ($store, $client): array {
            // Whoever decides about this client meanwhile has to read again.
            $store->change(
                "UPDATE {$store->table('accounts')} SET revision = revision + 1
                    WHERE client_id = ?",
                [$client],
            );
            $rows = $store->found(
                "SELECT l.backorder_id, l.revision, b.revision AS stands, b.domain, b.invoice_id,
                    (SELECT COUNT(*) FROM {$store->table('effects')} e
                        WHERE e.backorder_id = l.backorder_id
                            AND (e.sends > 1 OR e.revision > 1)) AS done
                    FROM {$store->table('log')} l JOIN {$store->table('backorders')} b
                        ON b.id = l.backorder_id
                    WHERE l.client_id = ? AND l.event = 'adopt'",
                [$client],
            );
            $result = ['undone' => [], 'kept' => []];
            $gone = [];
            foreach ($rows as $row) {
                $isSame = (int) $row['revision'] === (int) $row['stands']
                    && (int) $row['done'] === 0;
                $result[$isSame ? 'undone' : 'kept'][] = (int) $row['backorder_id'];
                $isSame && $gone[] = $row;
            }
            array_map($this->remove(...), array_chunk($gone, 500));
            return $result;
        });
    }

    /**
     * @param array<int, array<string, int|float|string|null>> $rows by their places
     * @param list<array<string, int|float|string|null>> $history
     */
    private function attempt(
        array $rows,
        array $history,
        TimeZone $zone,
        Adopted $adopted,
    ): Attempt {
        $store = $this->host->store;
        $book = new Book();
        $reads = $store->sql->partToAdopt(array_values($rows));
        foreach ($store->load($book, $reads) as $unreadable) {
            $client = (int) $unreadable->client;
            $this->rounds->fail("client $client", $client, $unreadable->message);
            $adopted->lost[] = $client;
            $rows = array_filter($rows, fn ($row) => (int) $row['client_id'] !== $client);
        }
        $decisions = [];
        foreach ($this->served($book, $rows) as $client) {
            array_push($decisions, ...$this->rounds->readAccount($book, $client));
        }
        $now = $this->host->clock->now();
        $report = $this->host->engine->adopt($book, array_values($rows), $history, $zone, $now);
        $places = array_keys($rows);
        foreach ($report->taken as $taken) {
            $adopted->taken[$places[$taken->row]] = $taken;
        }
        foreach ($report->refused as $refused) {
            $adopted->refused[$places[$refused->row]] = $refused;
        }
        return new Attempt($book, [...$decisions, ...$report->decisions], $now);
    }

    /**
     * @param list<int> $ids
     * @param string $sql up to the column that is one of them
     * @return list<int>
     */
    private function among(array $ids, string $sql): array
    {
        $found = [];
        foreach (array_chunk($ids, 500) as $chunk) {
            $marks = implode(', ', array_fill(0, count($chunk), '?'));
            $rows = $this->host->store->found("$sql IN ($marks)", $chunk);
            array_push($found, ...array_column($rows, 'id'));
        }
        return array_map(intval(...), $found);
    }

    /**
     * Whose accounts are read: of rows that cannot be read nobody's part is loaded, and an account
     * that is stored must not be taken for a new one.
     *
     * @param array<int, array<string, int|float|string|null>> $rows
     * @return list<int>
     */
    private function served(Book $book, array $rows): array
    {
        $clients = array_map(fn ($row) => (int) ($row['client_id'] ?? 0), $rows);
        $new = array_values(array_diff(array_unique($clients), $book->clients(), [0]));
        $marks = implode(', ', array_fill(0, count($new), '?'));
        $store = $this->host->store;
        $stored = $new === [] ? [] : $store->found(
            "SELECT client_id FROM {$store->table('accounts')} WHERE client_id IN ($marks)",
            $new,
        );
        $stored = array_map(intval(...), array_column($stored, 'client_id'));
        return array_values(array_filter(
            array_unique($clients),
            fn ($of) => $of > 0 && !in_array($of, $stored, true),
        ));
    }

    /**
     * By the keys that the tables have.
     *
     * @param list<array<string, int|string|null>> $rows
     */
    private function remove(array $rows): void
    {
        $ids = array_column($rows, 'backorder_id');
        $domains = array_column($rows, 'domain');
        $invoices = array_values(array_filter(array_column($rows, 'invoice_id')));
        $this->delete('claims', ['domain' => $domains, 'backorder_id' => $ids]);
        $this->delete('applications', ['domain' => $domains, 'backorder_id' => $ids]);
        $this->delete('invoices', ['invoice_id' => $invoices, 'backorder_id' => $ids]);
        $this->delete('log', ['backorder_id' => $ids]);
        $this->delete('effects', ['backorder_id' => $ids]);
        $this->delete('backorders', ['id' => $ids]);
    }

    /** @param array<string, list<int|string>> $where each column is one of these values */
    private function delete(string $table, array $where): void
    {
        $conditions = [];
        foreach ($where as $column => $values) {
            if ($values === []) {
                return;
            }
            $marks = implode(', ', array_fill(0, count($values), '?'));
            $conditions[] = "$column IN ($marks)";
        }
        $this->host->store->change(
            "DELETE FROM {$this->host->store->table($table)} WHERE "
                . implode(' AND ', $conditions),
            array_merge(...array_values($where)),
        );
    }
}
