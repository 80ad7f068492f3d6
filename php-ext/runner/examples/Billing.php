<?php

declare(strict_types=1);

use Backorder\Effect\CreateInvoice;
use Backorder\InvoiceState;
use Backorder\Money;
use Backorder\Runner\Account;
use Backorder\Runner\Billing as Port;
use Backorder\Runner\Errand;
use Backorder\Runner\Invoice;
use Backorder\Runner\Refused;

/** The smallest billing that keeps the port's contract: two tables in SQLite, one currency. */
final class Billing implements Port
{
    public function __construct(private PDO $pdo)
    {
    }

    public function createTables(): void
    {
        $this->pdo->exec('CREATE TABLE clients (id INTEGER PRIMARY KEY, credit INTEGER NOT NULL)');
        $this->pdo->exec('CREATE TABLE invoices (id INTEGER PRIMARY KEY, client INTEGER NOT NULL,
            note TEXT NOT NULL, total INTEGER NOT NULL, applied INTEGER NOT NULL DEFAULT 0,
            paid INTEGER NOT NULL DEFAULT 0, cancelled INTEGER NOT NULL DEFAULT 0)');
    }

    /** Credit for a client, who is made where there is none. */
    public function add(int $client, string $amount): void
    {
        $this->change('INSERT INTO clients VALUES (?, ?)
            ON CONFLICT (id) DO UPDATE SET credit = credit + excluded.credit', [
            $client,
            Money::of($amount, 'EUR')->minor,
        ]);
    }

    public function account(int $client, array $notes): Account
    {
        // Of one moment: one statement.
        $row = $this->rows("SELECT credit,
            (SELECT COALESCE(SUM(total - applied - paid), 0) FROM invoices
                WHERE client = clients.id AND cancelled = 0) AS unpaid,
            (SELECT GROUP_CONCAT(note, ' ') FROM invoices WHERE client = clients.id) AS noted
            FROM clients WHERE id = ?", [$client])[0]
            ?? throw new RuntimeException("there is no client $client");
        $noted = explode(' ', (string) $row['noted']);
        return new Account(
            self::money($row['credit']),
            self::money($row['unpaid']),
            array_values(array_intersect($notes, $noted)),
        );
    }

    public function createInvoice(CreateInvoice $effect, Errand $errand): int
    {
        $this->change('INSERT INTO invoices (client, note, total) VALUES (?, ?, ?)', [
            $effect->client,
            $effect->id,
            $effect->amount->minor,
        ]);
        return (int) $this->pdo->lastInsertId();
    }

    public function findInvoice(int $client, array $notes): ?int
    {
        $sql = 'SELECT id, note FROM invoices WHERE client = ? ORDER BY id';
        foreach ($this->rows($sql, [$client]) as $row) {
            if (in_array($row['note'], $notes, true)) {
                return $row['id'];
            }
        }
        return null;
    }

    public function invoice(int $id): ?Invoice
    {
        $row = $this->rows('SELECT * FROM invoices WHERE id = ?', [$id])[0] ?? null;
        return $row === null ? null : new Invoice(
            $id,
            self::money($row['total']),
            self::money($row['total'] - $row['applied'] - $row['paid']),
            self::money($row['applied']),
            match (true) {
                $row['cancelled'] === 1 => InvoiceState::Cancelled,
                $row['applied'] + $row['paid'] === $row['total'] => InvoiceState::Paid,
                default => InvoiceState::Open,
            },
        );
    }

    public function applyCredit(int $client, int $invoice, Money $amount): void
    {
        $this->pdo->exec('BEGIN IMMEDIATE');
        $taken = $this->change(
            'UPDATE clients SET credit = credit - ? WHERE id = ? AND credit >= ?',
            [$amount->minor, $client, $amount->minor],
        );
        $applied = $this->change(
            'UPDATE invoices SET applied = applied + ?
                WHERE id = ? AND client = ? AND cancelled = 0 AND applied + paid + ? <= total',
            [$amount->minor, $invoice, $client, $amount->minor],
        );
        $this->pdo->exec($taken + $applied === 2 ? 'COMMIT' : 'ROLLBACK');
    }

    /** Money that comes for an invoice by other means than credit. */
    public function pay(int $invoice, Money $amount): void
    {
        $this->change('UPDATE invoices SET paid = paid + ? WHERE id = ?', [
            $amount->minor,
            $invoice,
        ]);
    }

    public function cancelInvoice(int $id): void
    {
        $sql = 'UPDATE invoices SET cancelled = 1 WHERE id = ? AND applied + paid < total';
        $this->change($sql, [$id]) === 1 || throw new Refused("invoice $id cannot be cancelled");
    }

    private static function money(int $minor): Money
    {
        return Money::ofMinor($minor, 'EUR');
    }

    private function rows(string $sql, array $values): array
    {
        $statement = $this->pdo->prepare($sql);
        $statement->execute($values);
        return $statement->fetchAll(PDO::FETCH_ASSOC);
    }

    private function change(string $sql, array $values): int
    {
        $statement = $this->pdo->prepare($sql);
        $statement->execute($values);
        return $statement->rowCount();
    }
}
