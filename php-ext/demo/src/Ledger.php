<?php

declare(strict_types=1);

namespace Demo;

use Backorder\Money;

/** What the tables say at the end, read anew: nothing here remembers what was decided. */
final class Ledger
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

    public function __construct(private Database $database)
    {
    }

    /** @return list<array<string, mixed>> */
    public function backorders(): array
    {
        return $this->database->all(
            'SELECT b.*, c.companyname, c.currency FROM backorders b
                JOIN tblclients c ON c.id = b.client_id ORDER BY b.id',
        );
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
            $hold = self::hold($row['hold']);
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
        $sums = ['held' => 0, 'captured' => 0, 'released' => 0];
        $sql = 'SELECT hold FROM `log` WHERE backorder_id = ? AND hold IS NOT NULL';
        foreach ($this->database->all($sql, [$backorder]) as $row) {
            foreach (self::hold($row['hold']) as $what => $amount) {
                $sums[$what] += self::minor($amount);
            }
        }
        return $sums;
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

    /**
     * The change of a hold as the log keeps it: `{"change":"made","amount":"69.00 USD"}`.
     *
     * @return array<string, string> held, captured, released
     */
    private static function hold(?string $json): array
    {
        $change = $json === null ? [] : json_decode($json, true, 4, JSON_THROW_ON_ERROR);
        return match ($change['change'] ?? null) {
            null => [],
            'made' => ['held' => $change['amount']],
            'released' => ['released' => $change['amount']],
            'captured' => array_filter(
                ['captured' => $change['captured'], 'released' => $change['released']],
                fn (string $amount) => self::minor($amount) !== 0,
            ),
        };
    }

    /** `69.00 USD held`, or null. */
    public static function holdInWords(?string $json): ?string
    {
        $words = [];
        foreach (self::hold($json) as $what => $amount) {
            $words[] = "$amount $what";
        }
        return $words === [] ? null : implode(', ', $words);
    }

    /** Minor units of a text such as `69.00 USD`. */
    private static function minor(string $text): int
    {
        [$amount, $currency] = explode(' ', $text);
        return Money::of($amount, $currency)->minor;
    }
}
