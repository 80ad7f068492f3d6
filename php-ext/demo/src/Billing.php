<?php

declare(strict_types=1);

namespace Demo;

use Backorder\Effect\CreateInvoice;
use Backorder\Effect\ImportDomain;
use Backorder\InvoiceState;
use Backorder\Money;
use Backorder\Runner\Account;
use Backorder\Runner\Billing as RunnerBilling;
use Backorder\Runner\Domains;
use Backorder\Runner\Errand;
use Backorder\Runner\Invoice;
use Backorder\Runner\Refused;
use Closure;
use RuntimeException;

/**
 * A small billing system with the tables of WHMCS that matter here.
 *
 * Like WHMCS it keeps a client's credit as one amount, and writes its dates in the zone of the
 * server; each call commits by itself.
 */
final class Billing implements RunnerBilling, Domains
{
    /** What happens while the next account is read, once. */
    public ?Closure $meanwhile = null;

    public function __construct(private Database $database, private Clock $clock)
    {
    }

    public function createTables(): void
    {
        $serial = $this->database->serialType();
        $money = $this->database->moneyType() . ' NOT NULL';
        foreach (
            [
                'tblclients' => "id INT PRIMARY KEY, companyname VARCHAR(255) NOT NULL,
                    currency CHAR(3) NOT NULL, credit $money",
                'tblinvoices' => "id $serial, userid INT NOT NULL, date DATETIME NOT NULL,
                    datepaid DATETIME, subtotal $money, credit $money, status VARCHAR(32) NOT NULL,
                    notes TEXT NOT NULL",
                'tblinvoiceitems' => "id $serial, invoiceid INT NOT NULL,
                    type VARCHAR(32) NOT NULL, description VARCHAR(255) NOT NULL, amount $money",
                'tblcredit' => "id $serial, clientid INT NOT NULL, date DATETIME NOT NULL,
                    description VARCHAR(255) NOT NULL, amount $money, relid INT",
                'tbldomains' => "id $serial, userid INT NOT NULL, domain VARCHAR(255) NOT NULL,
                    registrationdate DATE NOT NULL, expirydate DATE NOT NULL,
                    nextduedate DATE NOT NULL, recurringcurrency CHAR(3) NOT NULL,
                    status VARCHAR(32) NOT NULL",
            ] as $table => $columns
        ) {
            $this->database->exec("CREATE TABLE $table ($columns)");
        }
    }

    public function addClient(int $id, string $name, string $currency, string $credit): void
    {
        $this->database->insert('tblclients', [
            'id' => $id, 'companyname' => $name, 'currency' => $currency, 'credit' => $credit,
        ]);
        $this->journal($id, Money::of($credit, $currency), 'Opening balance', null);
    }

    /** @return list<array{id: int, companyname: string, currency: string, credit: string}> */
    public function clients(): array
    {
        return $this->database->all('SELECT * FROM tblclients ORDER BY id');
    }

    public function account(int $client, array $notes): Account
    {
        [$meanwhile, $this->meanwhile] = [$this->meanwhile, null];
        $meanwhile === null ?: $meanwhile();
        // Notes last: no transaction is needed, and the runner may have one open.
        $credit = $this->credit($client);
        $unpaid = $this->unpaid($client);
        $noted = array_values(array_intersect($notes, $this->noted($client)));
        return new Account($credit, $unpaid, $noted);
    }

    public function credit(int $client): Money
    {
        $row = $this->database->all('SELECT * FROM tblclients WHERE id = ?', [$client])[0];
        return Money::of((string) $row['credit'], $row['currency']);
    }

    /** What the client owes: unpaid invoices, without those that only add funds. */
    public function unpaid(int $client): Money
    {
        $sum = Money::zero($this->credit($client)->currency);
        $rows = $this->database->all(
            "SELECT * FROM tblinvoices i WHERE userid = ? AND status = 'Unpaid' AND NOT EXISTS
                (SELECT 1 FROM tblinvoiceitems t WHERE t.invoiceid = i.id AND t.type = 'AddFunds')",
            [$client],
        );
        foreach ($rows as $row) {
            $owed = Money::of((string) $row['subtotal'], $sum->currency)
                ->minus(Money::of((string) $row['credit'], $sum->currency));
            $sum = $sum->plus($owed);
        }
        return $sum;
    }

    /** @return list<string> the effect ids in the notes of a client's invoices */
    private function noted(int $client): array
    {
        $sql = "SELECT notes FROM tblinvoices WHERE userid = ? AND notes <> '' ORDER BY id";
        return array_column($this->database->all($sql, [$client]), 'notes');
    }

    public function createInvoice(CreateInvoice $effect, Errand $errand): int
    {
        $text = "Backorder of {$effect->name->unicode}";
        return $this->database->transaction(fn (): int => $this->insertInvoice(
            $effect->client,
            $effect->id,
            'DomainBackorder',
            $text,
            $effect->amount,
        ));
    }

    public function findInvoice(int $client, array $notes): ?int
    {
        if ($notes === []) {
            return null;
        }
        $marks = Database::marks($notes);
        $sql = "SELECT id FROM tblinvoices WHERE userid = ? AND notes IN ($marks) ORDER BY id";
        $rows = $this->database->all($sql, [$client, ...$notes]);
        return $rows === [] ? null : (int) $rows[0]['id'];
    }

    public function invoice(int $id): ?Invoice
    {
        $sql = 'SELECT i.*, c.currency FROM tblinvoices i
            JOIN tblclients c ON c.id = i.userid WHERE i.id = ?';
        $row = $this->database->all($sql, [$id])[0] ?? null;
        if ($row === null) {
            return null;
        }
        $total = Money::of((string) $row['subtotal'], $row['currency']);
        $applied = Money::of((string) $row['credit'], $row['currency']);
        $isPaid = $row['status'] === 'Paid';
        return new Invoice(
            (int) $row['id'],
            $total,
            $isPaid ? Money::zero($total->currency) : $total->minus($applied),
            $applied,
            InvoiceState::fromWhmcs($row['status']),
        );
    }

    public function applyCredit(int $client, int $invoice, Money $amount): void
    {
        $this->database->transaction(function () use ($client, $invoice, $amount): void {
            $text = "Credit Applied to Invoice #$invoice";
            $this->changeCredit($client, $amount->negated(), $text, $invoice);
            $now = $this->invoice($invoice);
            $applied = $now->applied->plus($amount);
            if ($applied == $now->total) {
                $this->setPaid($invoice, $applied);
                return;
            }
            $sql = 'UPDATE tblinvoices SET credit = ? WHERE id = ?';
            $this->database->run($sql, [$applied->toDecimal(), $invoice]);
        });
    }

    public function cancelInvoice(int $id): void
    {
        $sql = "UPDATE tblinvoices SET status = 'Cancelled' WHERE id = ? AND status = 'Unpaid'";
        $this->database->run($sql, [$id]);
        if ($this->invoice($id)?->state !== InvoiceState::Cancelled) {
            throw new Refused('the invoice is paid');
        }
    }

    /** A client orders funds: an unpaid invoice that adds credit once it is paid. */
    public function orderFunds(int $client, string $amount): int
    {
        $money = Money::of($amount, $this->credit($client)->currency);
        return $this->insertInvoice($client, '', 'AddFunds', 'Add Funds', $money);
    }

    /** The payment of the client's last order of funds arrives. */
    public function payFunds(int $client): Money
    {
        return $this->database->transaction(function () use ($client): Money {
            $sql = "SELECT i.id FROM tblinvoices i JOIN tblinvoiceitems t ON t.invoiceid = i.id
                WHERE i.userid = ? AND i.status = 'Unpaid' AND t.type = 'AddFunds' ORDER BY i.id";
            $id = (int) ($this->database->all($sql, [$client])[0]['id']
                ?? throw new RuntimeException("client $client has ordered no funds"));
            $amount = $this->invoice($id)->total;
            $this->setPaid($id, Money::zero($amount->currency));
            $this->changeCredit($client, $amount, "Add Funds Invoice #$id", $id);
            return $amount;
        });
    }

    public function import(ImportDomain $effect, Errand $errand): void
    {
        $sql = 'SELECT id FROM tbldomains WHERE userid = ? AND domain = ?';
        if ($this->database->all($sql, [$effect->client, $effect->name->ascii]) !== []) {
            return;
        }
        $this->database->insert('tbldomains', [
            'userid' => $effect->client, 'domain' => $effect->name->ascii,
            'registrationdate' => $effect->registeredOn, 'expirydate' => $effect->expiresOn,
            'nextduedate' => $effect->dueOn, 'recurringcurrency' => $effect->currency,
            'status' => 'Active',
        ]);
    }

    private function insertInvoice(
        int $client,
        string $note,
        string $type,
        string $text,
        Money $amount,
    ): int {
        $id = $this->database->insert('tblinvoices', [
            'userid' => $client, 'date' => $this->clock->local(), 'datepaid' => null,
            'subtotal' => $amount->toDecimal(), 'credit' => '0.00', 'status' => 'Unpaid',
            'notes' => $note,
        ]);
        $this->database->insert('tblinvoiceitems', [
            'invoiceid' => $id, 'type' => $type, 'description' => $text,
            'amount' => $amount->toDecimal(),
        ]);
        return $id;
    }

    private function setPaid(int $invoice, Money $credit): void
    {
        $this->database->run(
            "UPDATE tblinvoices SET status = 'Paid', credit = ?, datepaid = ? WHERE id = ?",
            [$credit->toDecimal(), $this->clock->local(), $invoice],
        );
    }

    private function changeCredit(int $client, Money $change, string $text, int $invoice): void
    {
        $old = $this->credit($client);
        $changed = $this->database->run(
            'UPDATE tblclients SET credit = ? WHERE id = ? AND credit = ?',
            [$old->plus($change)->toDecimal(), $client, $old->toDecimal()],
        );
        if ($changed !== 1) {
            throw new RuntimeException("the credit of client $client changed meanwhile");
        }
        $this->journal($client, $change, $text, $invoice);
    }

    private function journal(int $client, Money $amount, string $text, ?int $relid): void
    {
        $this->database->insert('tblcredit', [
            'clientid' => $client, 'date' => $this->clock->local(), 'description' => $text,
            'amount' => $amount->toDecimal(), 'relid' => $relid,
        ]);
    }
}
