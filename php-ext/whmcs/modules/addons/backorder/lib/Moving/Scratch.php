<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Moving;

use Backorder\Runner\Store;
use Backorder\Whmcs\Refusal;
use PDO;

/** A copy of the store in memory, in which a trial writes instead. */
final class Scratch
{
    /** What adopting looks at; of the log, who was adopted already. */
    private const TABLES = [
        'backorders' => '', 'accounts' => '', 'applications' => '', 'claims' => '',
        'effects' => '', 'invoices' => '', 'leases' => '', 'log' => " WHERE event = 'adopt'",
    ];

    /** @throws Refusal trial_needs_sqlite */
    public static function of(Store $store): Store
    {
        if (!in_array('sqlite', PDO::getAvailableDrivers(), true)) {
            throw new Refusal('trial_needs_sqlite');
        }
        $scratch = new Store(new PDO('sqlite::memory:'));
        $scratch->createTables();
        foreach (self::TABLES as $table => $where) {
            $scratch->transaction(function () use ($scratch, $store, $table, $where): void {
                foreach ($store->found("SELECT * FROM {$store->table($table)}$where") as $row) {
                    $columns = implode(', ', array_map(fn ($of) => "\"$of\"", array_keys($row)));
                    $marks = implode(', ', array_fill(0, count($row), '?'));
                    $scratch->change(
                        "INSERT INTO \"$table\" ($columns) VALUES ($marks)",
                        array_values($row),
                    );
                }
            });
        }
        return $scratch;
    }
}
