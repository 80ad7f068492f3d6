<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use PDO;
use PDOException;

/** Looks at the tables while workers change them, each time at one state of all of them. */
final class Watch
{
    /** @var array<int|string, string> */
    public array $findings = [];

    /** @var array<string, int> the revisions that were seen */
    private array $revisions = [];

    private PDO $pdo;

    /** @param array<int, int> $credits what each client had and was given, in minor units */
    public function __construct(private Weather $weather, private array &$credits)
    {
        $this->pdo = $weather->connect(0);
    }

    public function look(): void
    {
        try {
            $this->pdo->exec($this->weather->database === 'sqlite'
                ? 'BEGIN'
                : 'START TRANSACTION WITH CONSISTENT SNAPSHOT');
            $this->revisions();
            $this->holds();
            $this->pdo->exec('COMMIT');
        } catch (PDOException $late) {
            // A node of a cluster that lags behind the others too long says so by 1205. The next
            // look sees what this one did not.
            if ($this->weather->database !== 'galera' || ($late->errorInfo[1] ?? 0) !== 1205) {
                throw $late;
            }
            $this->pdo->exec('ROLLBACK');
        }
    }

    private function revisions(): void
    {
        $rows = $this->rows("SELECT 'backorder' AS what, id, revision FROM bo_backorders
            UNION ALL SELECT 'account', client_id, revision FROM bo_accounts");
        foreach ($rows as $row) {
            $name = "{$row['what']} {$row['id']}";
            if ($row['revision'] < ($this->revisions[$name] ?? 0)) {
                $this->findings[] = "$name went back to revision {$row['revision']}";
            }
            $this->revisions[$name] = (int) $row['revision'];
        }
    }

    /** What is held and what was taken are together no more than the client ever had. */
    private function holds(): void
    {
        $taken = [];
        foreach ($this->rows('SELECT note, applied FROM shop_invoices') as $row) {
            $id = (int) substr($row['note'], 3);
            $taken[$id] = ($taken[$id] ?? 0) + (int) $row['applied'];
        }
        $needed = [];
        $rows = $this->rows('SELECT id, client_id, hold_minor FROM bo_backorders');
        foreach ($rows as $row) {
            // Until it is reported, what was applied is held, too.
            $needed[$row['client_id']] = ($needed[$row['client_id']] ?? 0)
                + max((int) $row['hold_minor'], $taken[(int) $row['id']] ?? 0);
        }
        foreach ($needed as $client => $amount) {
            if ($amount > $this->credits[$client]) {
                $had = $this->credits[$client];
                $this->findings["held $client"] = "client $client had $had, and $amount is held or"
                    . ' taken';
            }
        }
    }

    /** @return list<array<string, int|string|null>> */
    private function rows(string $sql): array
    {
        return $this->pdo->query($sql)->fetchAll(PDO::FETCH_ASSOC);
    }
}
