<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use Demo\MariaDb;
use Demo\Workshop;
use PDO;

/** The database that a storm rages over, made for it. */
final class Sources
{
    private const GRANT = "GRANT ALL ON storm.* TO store@'%' IDENTIFIED BY ''";

    /** @return list<string> as PDO names them */
    public static function make(Weather $weather, Workshop $workshop): array
    {
        if ($weather->database === 'sqlite') {
            $source = 'sqlite:' . $workshop->file('storm.sqlite');
            (new PDO($source))->exec('PRAGMA journal_mode = WAL');
            return [$source];
        }
        $server = new MariaDb($workshop);
        $pdo = $server->connect('mysql');
        $socket = $pdo->query('SELECT @@socket')->fetchColumn();
        self::create($pdo, $weather);
        return ["mysql:unix_socket=$socket;dbname=storm;charset=utf8mb4"];
    }

    public static function create(PDO $pdo, Weather $weather): void
    {
        $pdo->exec("CREATE DATABASE storm CHARACTER SET {$weather->charset()}");
        $pdo->exec(self::GRANT);
        $pdo->exec("GRANT ALL ON storm.* TO store@localhost IDENTIFIED BY ''");
    }
}
