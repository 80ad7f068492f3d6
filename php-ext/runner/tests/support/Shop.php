<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests;

use Backorder\Effect\AlertReseller;
use Backorder\Effect\CreateInvoice;
use Backorder\Effect\ImportDomain;
use Backorder\Effect\NotifyClient;
use Backorder\InvoiceState;
use Backorder\Money;
use Backorder\Runner\Account;
use Backorder\Runner\Billing;
use Backorder\Runner\Domains;
use Backorder\Runner\Errand;
use Backorder\Runner\Invoice;
use Backorder\Runner\Mailer;
use Backorder\Runner\Refused;
use Closure;
use PDO;
use RuntimeException;

/** A host's billing, mail and domains in tables of their own; each step commits by itself. */
final class Shop implements Billing, Mailer, Domains
{
    public readonly Tables $tables;

    /** What happens before each step, with the name of the method: a fault, a kill. */
    public ?Closure $before = null;

    /** The same after it. */
    public ?Closure $after = null;

    public function __construct(PDO $pdo, private string $currency = 'EUR')
    {
        $this->tables = new Tables($pdo);
    }

    public function createTables(): void
    {
        $this->tables->create([
            'shop_clients' => 'client BIGINT NOT NULL UNIQUE, credit BIGINT NOT NULL',
            'shop_invoices' => 'client BIGINT NOT NULL, note VARCHAR(191) NOT NULL,
                total BIGINT NOT NULL, applied BIGINT NOT NULL, paid BIGINT NOT NULL,
                state VARCHAR(16) NOT NULL',
            'shop_domains' => 'client BIGINT NOT NULL, name VARCHAR(255) NOT NULL',
            'shop_mails' => 'message VARCHAR(191) NOT NULL, recipient VARCHAR(64) NOT NULL,
                subject VARCHAR(191) NOT NULL',
        ]);
        $this->tables->pdo->exec('CREATE INDEX shop_by_client ON shop_invoices (client)');
    }

    public function addClient(int $client, string $credit): void
    {
        $minor = Money::of($credit, $this->currency)->minor;
        $this->tables->insert('shop_clients', ['client' => $client, 'credit' => $minor]);
    }

    public function addCredit(int $client, string $amount): void
    {
        $minor = Money::of($amount, $this->currency)->minor;
        $sql = 'UPDATE shop_clients SET credit = credit + ? WHERE client = ?';
        $this->tables->change($sql, [$minor, $client]);
    }

    public function account(int $client, array $notes): Account
    {
        return $this->step('account', function () use ($client, $notes): Account {
            // Amounts first, the notes last, as the port asks for.
            $sql = 'SELECT credit FROM shop_clients WHERE client = ?';
            $credit = $this->tables->rows($sql, [$client])[0]['credit']
                ?? throw new RuntimeException("no client $client");
            $sql = "SELECT total - applied - paid AS owed FROM shop_invoices
                WHERE client = ? AND state = 'open'";
            $owed = array_sum(array_column($this->tables->rows($sql, [$client]), 'owed'));
            $sql = 'SELECT note FROM shop_invoices WHERE client = ?';
            $noted = array_column($this->tables->rows($sql, [$client]), 'note');
            return new Account(
                $this->money((int) $credit),
                $this->money((int) $owed),
                array_values(array_unique(array_intersect($notes, $noted))),
            );
        });
    }

    public function createInvoice(CreateInvoice $effect, Errand $errand): int
    {
        return $this->step('createInvoice', fn () => $this->tables->insert('shop_invoices', [
            'client' => $effect->client, 'note' => $effect->id,
            'total' => $effect->amount->minor, 'applied' => 0, 'paid' => 0, 'state' => 'open',
        ]));
    }

    public function findInvoice(int $client, array $notes): ?int
    {
        return $this->step('findInvoice', function () use ($client, $notes): ?int {
            $sql = 'SELECT id, note FROM shop_invoices WHERE client = ? ORDER BY id';
            foreach ($this->tables->rows($sql, [$client]) as $row) {
                if (in_array($row['note'], $notes, true)) {
                    return (int) $row['id'];
                }
            }
            return null;
        });
    }

    public function invoice(int $id): ?Invoice
    {
        return $this->step('invoice', function () use ($id): ?Invoice {
            $rows = $this->tables->rows('SELECT * FROM shop_invoices WHERE id = ?', [$id]);
            if ($rows === []) {
                return null;
            }
            $number = fn (string $column) => (int) $rows[0][$column];
            return new Invoice(
                $id,
                $this->money($number('total')),
                $this->money($number('total') - $number('applied') - $number('paid')),
                $this->money($number('applied')),
                InvoiceState::from($rows[0]['state']),
            );
        });
    }

    public function applyCredit(int $client, int $invoice, Money $amount): void
    {
        $this->step('applyCredit', function () use ($client, $invoice, $amount): void {
            $pdo = $this->tables->pdo;
            $pdo->exec($pdo->getAttribute(PDO::ATTR_DRIVER_NAME) === 'sqlite'
                ? 'BEGIN IMMEDIATE'
                : 'BEGIN');
            $taken = $this->tables->change(
                'UPDATE shop_clients SET credit = credit - ? WHERE client = ? AND credit >= ?',
                [$amount->minor, $client, $amount->minor],
            );
            $paid = $this->tables->change(
                "UPDATE shop_invoices SET applied = applied + ?
                    WHERE id = ? AND client = ? AND state = 'open'
                    AND applied + paid + ? <= total",
                [$amount->minor, $invoice, $client, $amount->minor],
            );
            $this->closeIfPaid($invoice);
            $pdo->exec($taken + $paid === 2 ? 'COMMIT' : 'ROLLBACK');
        });
    }

    /** Money that comes for an invoice by other means than credit. */
    public function pay(int $invoice, Money $amount): void
    {
        $sql = 'UPDATE shop_invoices SET paid = paid + ? WHERE id = ?';
        $this->tables->change($sql, [$amount->minor, $invoice]);
        $this->closeIfPaid($invoice);
    }

    private function closeIfPaid(int $invoice): void
    {
        $sql = "UPDATE shop_invoices SET state = 'paid'
            WHERE id = ? AND applied + paid = total AND state = 'open'";
        $this->tables->change($sql, [$invoice]);
    }

    public function cancelInvoice(int $id): void
    {
        $this->step('cancelInvoice', function () use ($id): void {
            $sql = "UPDATE shop_invoices SET state = 'cancelled' WHERE id = ? AND state = 'open'";
            $this->tables->change($sql, [$id]);
            $sql = "SELECT id FROM shop_invoices WHERE id = ? AND state = 'cancelled'";
            if ($this->tables->rows($sql, [$id]) === []) {
                throw new Refused("invoice $id cannot be cancelled");
            }
        });
    }

    public function import(ImportDomain $effect, Errand $errand): void
    {
        $this->step('import', function () use ($effect): void {
            $row = ['client' => $effect->client, 'name' => $effect->name->ascii];
            $sql = 'SELECT id FROM shop_domains WHERE client = ? AND name = ?';
            if ($this->tables->rows($sql, array_values($row)) === []) {
                $this->tables->insert('shop_domains', $row);
            }
        });
    }

    public function notify(NotifyClient $effect, Errand $errand): void
    {
        $this->send($effect->id, "client {$effect->client}", $effect->topic->value);
    }

    public function alert(AlertReseller $effect, Errand $errand): void
    {
        $this->send($effect->id, 'reseller', $effect->topic->value);
    }

    public function tell(string $id, string $subject, string $text): void
    {
        $this->send($id, 'reseller', $subject);
    }

    private function send(string $id, string $recipient, string $subject): void
    {
        $row = ['message' => $id, 'recipient' => $recipient, 'subject' => $subject];
        $this->step('mail', fn () => $this->tables->insert('shop_mails', $row));
    }

    private function money(int $minor): Money
    {
        return Money::ofMinor($minor, $this->currency);
    }

    /**
     * @template T
     * @param callable(): T $step
     * @return T
     */
    private function step(string $name, callable $step): mixed
    {
        ($this->before ?? fn () => null)($name);
        $result = $step();
        ($this->after ?? fn () => null)($name);
        return $result;
    }
}
