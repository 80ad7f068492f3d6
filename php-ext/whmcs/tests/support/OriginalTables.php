<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Tests;

use PDO;
use StandIn\Whmcs;

/**
 * The original's tables with rows as years leave them behind, by a seed: most of them fine, the
 * rest with the usual dirt. What each row is about stands in `dirt`, by its id.
 */
final class OriginalTables
{
    public const TLDS = ['com', 'net', 'org', 'co.uk', 'de'];

    private const STATUSES = [
        'SUCCESSFUL', 'SUCCESSFUL', 'FAILED', 'FAILED', 'FAILED', 'CANCELLED', 'AUCTION-LOST',
        'AUCTION-WON', 'REQUESTED', 'REQUESTED', 'ACTIVE', 'PROCESSING', 'AUCTION-PENDING',
        'PENDING-PAYMENT',
    ];

    /** @var array<int, string> what is odd about a row */
    public array $dirt = [];
    /** @var list<int> */
    private array $clients = [];
    /** @var array<string, list<array<string, mixed>>> by table */
    private array $waiting = [];

    public function __construct(private Whmcs $whmcs)
    {
    }

    /** As its activation and its import make them. */
    public function make(): void
    {
        $isMysql = $this->whmcs->database->isMysql;
        $id = $isMysql ? 'id INT NOT NULL AUTO_INCREMENT PRIMARY KEY' : 'id INTEGER PRIMARY KEY';
        $enum = fn (string $of) => $isMysql ? "ENUM($of) CHARACTER SET ascii" : 'TEXT';
        $statuses = "'" . implode("','", array_unique(self::STATUSES)) . "'";
        $end = $isMysql ? ' ENGINE=InnoDB DEFAULT CHARSET=utf8' : '';
        $tables = [
            "CREATE TABLE backorder_domains ($id, userid INT NOT NULL,
                domain VARCHAR(255) NOT NULL, tld VARCHAR(32) NOT NULL,
                type {$enum("'FULL','LITE'")} NOT NULL, status {$enum($statuses)} NOT NULL,
                createddate DATETIME NOT NULL, updateddate DATETIME NOT NULL,
                dropdate DATETIME NOT NULL, reference VARCHAR(255) NOT NULL,
                invoice VARCHAR(255) NOT NULL, lowbalance_notification INT NOT NULL)$end",
            'CREATE UNIQUE INDEX userid ON backorder_domains (userid, domain, tld)',
            "CREATE TABLE backorder_logs ($id, cron VARCHAR(255) NOT NULL, date DATETIME,
                status VARCHAR(20) NOT NULL, message TEXT, query TEXT)$end",
            "CREATE TABLE backorder_pricing ($id, extension VARCHAR(20) NOT NULL,
                currency_id INT NOT NULL, fullprice FLOAT, liteprice FLOAT)$end",
        ];
        array_map($this->core()->exec(...), $tables);
        // As on servers that let everything pass.
        $isMysql && $this->core()->exec("SET SESSION sql_mode = ''");
    }

    /** A price as the original's page stores it: in a FLOAT. */
    public function price(string $tld, int $currency, ?string $price): void
    {
        // SQLite has no FLOAT: what is left of an amount in one is computed here.
        $isExact = $price === null || $this->whmcs->database->isMysql;
        $stored = $isExact ? $price
            : sprintf('%.17G', unpack('f', pack('f', (float) $price))[1]);
        $this->whmcs->database->insert('backorder_pricing', [
            'extension' => $tld, 'currency_id' => $currency, 'fullprice' => $stored,
        ]);
    }

    /** @param array<string, mixed> $row over what a row usually is */
    public function add(array $row): void
    {
        $row += [
            'id' => null, 'userid' => $this->clients[0] ?? 1, 'domain' => 'shop', 'tld' => 'com',
            'type' => 'FULL', 'status' => 'REQUESTED', 'createddate' => '2026-12-01 10:00:00',
            'updateddate' => '2026-12-01 10:00:00', 'dropdate' => '0000-00-00 00:00:00',
            'reference' => '', 'invoice' => '', 'lowbalance_notification' => 0,
        ];
        $this->wait('backorder_domains', $row);
    }

    public function line(?string $date, string $message): void
    {
        $this->wait('backorder_logs', [
            'cron' => 'batch', 'date' => $date, 'status' => 'ok', 'message' => $message,
        ]);
    }

    /**
     * @param list<int> $clients whose rows they are
     * @param int $now the drops lie around it
     */
    public function fill(int $rows, array $clients, int $now, int $seed = 1): void
    {
        mt_srand($seed);
        $this->clients = $clients;
        $this->core()->beginTransaction();
        for ($id = 1; $id <= $rows; $id++) {
            $row = $this->row($id, $now);
            if (mt_rand(1, 100) <= 12) {
                $row = $this->soil($row, mt_rand(0, 13));
            }
            $this->add($row);
            $this->history($row);
        }
        $this->flush();
        $this->core()->commit();
    }

    /** @return array<string, mixed> */
    private function row(int $id, int $now): array
    {
        $status = self::STATUSES[mt_rand(0, count(self::STATUSES) - 1)];
        $isPast = in_array($status, ['SUCCESSFUL', 'FAILED', 'CANCELLED', 'AUCTION-LOST',
            'AUCTION-WON', 'PENDING-PAYMENT', 'AUCTION-PENDING'], true);
        $drop = $now + ($isPast ? -1 : 1) * mt_rand(3600, 20 * 86400);
        $row = [
            'id' => $id, 'userid' => $this->clients[mt_rand(0, count($this->clients) - 1)],
            'domain' => "name$id", 'tld' => self::TLDS[mt_rand(0, count(self::TLDS) - 1)],
            'status' => $status, 'dropdate' => gmdate('Y-m-d H:i:s', $drop),
            'createddate' => gmdate('Y-m-d H:i:s', $drop - mt_rand(30, 40) * 86400),
            'updateddate' => gmdate('Y-m-d H:i:s', min($now, $drop)),
        ];
        if ($status !== 'REQUESTED' && $status !== 'ACTIVE' && $status !== 'CANCELLED') {
            $row['reference'] = "APP$id";
        }
        if ($status === 'PENDING-PAYMENT' || $status === 'SUCCESSFUL') {
            $isPaid = $status === 'SUCCESSFUL';
            $item = ['description' => 'FULL BACKORDER', 'amount' => 2000, 'taxed' => false];
            $row['invoice'] = (string) $this->whmcs->invoices->create($row['userid'], [$item], [
                'status' => $isPaid ? 'Paid' : 'Unpaid',
            ]);
        }
        return $row;
    }

    /** @param array<string, mixed> $row @return array<string, mixed> */
    private function soil(array $row, int $kind): array
    {
        [$what, $columns] = [
            ['deleted client', ['userid' => 987654]],
            ['no date', ['dropdate' => '0000-00-00 00:00:00']],
            ['upper case', ['domain' => strtoupper($row['domain'])]],
            ['no status', ['status' => '']],
            ['blanks', ['domain' => " {$row['domain']} ", 'reference' => '']],
            ['no kind', ['type' => '']],
            ['bad name', ['domain' => 'not a name']],
            ['foreign invoice', ['invoice' => '1']],
            ['no invoice', ['invoice' => '999999']],
            ['odd invoice', ['invoice' => 'none']],
            ['no application', ['reference' => '']],
            ['unpriced', ['tld' => 'museum']],
            ['dot', ['tld' => ".{$row['tld']}"]],
            ['told often', ['lowbalance_notification' => 3]],
        ][$kind];
        if ($what === 'bad name') {
            $columns['domain'] .= " {$row['id']}";
        }
        $this->dirt[$row['id']] = $what;
        return $columns + $row;
    }

    /** @param array<string, mixed> $row */
    private function history(array $row): void
    {
        $name = "{$row['domain']}.{$row['tld']}";
        $this->line($row['createddate'], "BACKORDER $name set to REQUESTED");
        if (!in_array($row['status'], ['REQUESTED', ''], true)) {
            $this->line($row['updateddate'], "BACKORDER $name (backorderid={$row['id']}, "
                . "userid={$row['userid']}) set from REQUESTED to {$row['status']}");
        }
        if ($row['reference'] ?? '') {
            $this->line($row['updateddate'], "BACKORDER APPLICATION $name SENT TO HEXONET "
                . "(reference={$row['reference']})");
        }
    }

    /** Writes what waits. */
    public function flush(): void
    {
        foreach ($this->waiting as $table => $rows) {
            $columns = implode(', ', array_keys($rows[0]));
            $marks = '(' . implode(', ', array_fill(0, count($rows[0]), '?')) . ')';
            $all = implode(', ', array_fill(0, count($rows), $marks));
            $this->core()->prepare("INSERT INTO $table ($columns) VALUES $all")
                ->execute(array_merge(...array_map(array_values(...), $rows)));
        }
        $this->waiting = [];
    }

    /** Rows wait to be written many at a time. @param array<string, mixed> $row */
    private function wait(string $table, array $row): void
    {
        ksort($row);
        $this->waiting[$table][] = $row;
        count($this->waiting[$table]) < 200 || $this->flush();
    }

    private function core(): PDO
    {
        return $this->whmcs->database->core;
    }
}
