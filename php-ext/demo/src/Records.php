<?php

declare(strict_types=1);

namespace Demo;

use Backorder\Money;
use Backorder\Runner\Ledger;
use Backorder\Runner\Store;

/** What the tables say at the end, read anew: nothing here remembers what was decided. */
final class Records
{
    /** What a row of the log is called for a person. */
    private const WORDS = [
        'place' => 'placed', 'fund' => 'funded', 'submit' => 'sent', 'accepted' => 'accepted',
        'application-auction-pending' => 'contested', 'application-successful' => 'caught',
        'application-auction-won' => 'auction won', 'application-auction-lost' => 'auction lost',
        'application-failed' => 'not caught', 'invoice-recorded' => 'invoiced',
        'invoice-paid' => 'paid', 'domain-read' => 'domain read', 'domain-imported' => 'imported',
        'drop-changed' => 'drop moved', 'outcome-unknown' => 'time-out', 'delete' => 'deleted',
        'lapse' => 'time is over', 'funds-short' => 'funds short', 'told' => 'client told',
    ];

    /** Rows of the log that a person need not see when they change neither status nor money. */
    private const SILENT = ['ask', 'reported', 'application-other', 'finished'];

    private Ledger $ledger;

    public function __construct(private Database $database)
    {
        $this->ledger = new Ledger(new Store($database->pdo));
    }

    /** @return list<array<string, mixed>> */
    public function backorders(): array
    {
        return $this->database->all(
            'SELECT b.*, c.companyname, c.currency FROM backorders b
                JOIN tblclients c ON c.id = b.client_id ORDER BY b.id',
        );
    }

    /** The client's record for a name. */
    public function idOf(int $client, string $name): int
    {
        $sql = 'SELECT id FROM backorders WHERE client_id = ? AND domain = ? ORDER BY id DESC';
        return (int) $this->database->all($sql, [$client, $name])[0]['id'];
    }

    /**
     * The path of a backorder: what happened, where it stood after, what became of the hold.
     *
     * @return list<array{at: string, event: string, status: string, reason: ?string,
     *     held: ?string, captured: ?string, released: ?string}>
     */
    public function path(int $backorder): array
    {
        $sql = 'SELECT * FROM `log` WHERE backorder_id = ? ORDER BY revision';
        $path = [];
        foreach ($this->database->all($sql, [$backorder]) as $row) {
            $hold = array_map(strval(...), Ledger::change($row['hold']));
            $moved = $row['from_status'] !== $row['to_status'] || $hold !== [];
            if (!$moved && in_array($row['event'], self::SILENT, true)) {
                continue;
            }
            $path[] = [
                'at' => $row['at'],
                'event' => self::WORDS[$row['event']] ?? strtr($row['event'], '-', ' '),
                'status' => $row['to_status'],
                'reason' => $row['reason'],
                'held' => $hold['held'] ?? null,
                'captured' => $hold['captured'] ?? null,
                'released' => $hold['released'] ?? null,
            ];
        }
        return $path;
    }

    /**
     * What was held, captured and released in all, in minor units.
     *
     * @return array{held: int, captured: int, released: int}
     */
    public function sums(int $backorder): array
    {
        return $this->ledger->sums($backorder);
    }

    /** @return list<string> where the log of money does not replay to what is held */
    public function findings(): array
    {
        return $this->ledger->findings();
    }

    /** Every row of a table, in the order of a column. */
    public function rows(string $table, string $order = 'id'): array
    {
        return $this->database->all("SELECT * FROM `$table` ORDER BY $order");
    }

    /**
     * Opening balance, funds added, invoices paid, and the credit at the end, in minor units.
     *
     * @return array{opening: int, added: int, paid: int, journal: int, credit: int}
     */
    public function money(array $client): array
    {
        $sums = ['opening' => 0, 'added' => 0, 'paid' => 0, 'journal' => 0];
        $sql = 'SELECT * FROM tblcredit WHERE clientid = ? ORDER BY id';
        foreach ($this->database->all($sql, [$client['id']]) as $row) {
            $amount = Money::of((string) $row['amount'], $client['currency'])->minor;
            $sums['journal'] += $amount;
            $kind = $row['relid'] === null ? 'opening' : ($amount >= 0 ? 'added' : 'paid');
            $sums[$kind] += abs($amount);
        }
        $credit = Money::of((string) $client['credit'], $client['currency'])->minor;
        return $sums + ['credit' => $credit];
    }

    /** `69.00 USD held`, or null. */
    public static function holdInWords(?string $json): ?string
    {
        $words = [];
        foreach (Ledger::change($json) as $what => $amount) {
            $words[] = "$amount $what";
        }
        return $words === [] ? null : implode(', ', $words);
    }
}
