<?php

declare(strict_types=1);

namespace Backorder\Bench;

use PDO;

/**
 * What one writes without this library, as the original does: row by row, the client's funds asked
 * for each (credit, unpaid invoices, what is reserved by today's prices), each statement committed
 * by itself. No lease, no compare-and-set, no outbox: two of them at once hold money twice.
 */
final class Plain
{
    public static function fill(PDO $pdo, int $clients, int $each): void
    {
        $pdo->exec('DROP TABLE IF EXISTS plain_orders, plain_clients, plain_invoices, plain_prices,
            plain_log');
        $pdo->exec('CREATE TABLE plain_clients (id INT PRIMARY KEY, credit INT NOT NULL)');
        $pdo->exec('CREATE TABLE plain_invoices (id INT PRIMARY KEY AUTO_INCREMENT,
            client INT NOT NULL, total INT NOT NULL, status VARCHAR(16) NOT NULL, KEY (client))');
        $pdo->exec('CREATE TABLE plain_prices (tld VARCHAR(63) PRIMARY KEY, price INT NOT NULL)');
        $pdo->exec('CREATE TABLE plain_orders (id INT PRIMARY KEY AUTO_INCREMENT,
            client INT NOT NULL, domain VARCHAR(255) NOT NULL, tld VARCHAR(63) NOT NULL,
            status VARCHAR(16) NOT NULL, dropdate DATETIME NOT NULL, KEY (client), KEY (status))');
        $pdo->exec('CREATE TABLE plain_log (id INT PRIMARY KEY AUTO_INCREMENT, at DATETIME NOT NULL,
            message TEXT NOT NULL)');
        $pdo->exec("INSERT INTO plain_prices VALUES ('com', 2000)");
        $pdo->exec("INSERT INTO plain_clients SELECT seq, 100000000 FROM seq_1_to_$clients");
        $pdo->exec("INSERT INTO plain_orders (client, domain, tld, status, dropdate)
            SELECT c.seq, CONCAT('c', c.seq, '-', n.seq, '.com'), 'com', 'REQUESTED',
            '2027-01-13 19:00:00' FROM seq_1_to_$clients c, seq_1_to_$each n");
    }

    /** How many it activated. */
    public static function run(PDO $pdo): int
    {
        $due = $pdo->query("SELECT * FROM plain_orders WHERE status = 'REQUESTED'
            AND dropdate <= '2027-01-13 19:00:00'")->fetchAll(PDO::FETCH_ASSOC);
        $credit = $pdo->prepare('SELECT credit FROM plain_clients WHERE id = ?');
        $unpaid = $pdo->prepare("SELECT COALESCE(SUM(total), 0) FROM plain_invoices
            WHERE client = ? AND status = 'Unpaid'");
        $reserved = $pdo->prepare("SELECT COALESCE(SUM(p.price), 0) FROM plain_orders o
            JOIN plain_prices p ON p.tld = o.tld
            WHERE o.client = ? AND o.status IN ('ACTIVE', 'PROCESSING', 'PENDING-PAYMENT')");
        $price = $pdo->prepare('SELECT price FROM plain_prices WHERE tld = ?');
        $hold = $pdo->prepare("UPDATE plain_orders SET status = 'ACTIVE' WHERE id = ?");
        $log = $pdo->prepare('INSERT INTO plain_log (at, message) VALUES (NOW(), ?)');
        $count = 0;
        foreach ($due as $row) {
            $amounts = [];
            foreach ([$credit, $unpaid, $reserved] as $statement) {
                $statement->execute([$row['client']]);
                $amounts[] = (int) $statement->fetchColumn();
            }
            $price->execute([$row['tld']]);
            if (max(0, $amounts[0] - $amounts[1] - $amounts[2]) >= (int) $price->fetchColumn()) {
                $hold->execute([$row['id']]);
                $log->execute(["{$row['domain']} is ACTIVE"]);
                $count++;
            }
        }
        return $count;
    }
}
