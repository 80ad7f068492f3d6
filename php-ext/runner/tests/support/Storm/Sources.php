<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use Demo\MariaDb;
use Demo\Workshop;
use PDO;

/** The database that a storm rages over, made for it. */
final class Sources
{
    /** @var list<string> the nodes, as PDO names them */
    public readonly array $all;

    /** The nodes, where they are a cluster. */
    public readonly ?Galera $cluster;

    public function __construct(Weather $weather, Workshop $workshop)
    {
        $this->cluster = $weather->database === 'galera' ? new Galera($workshop) : null;
        if ($this->cluster !== null) {
            self::create($this->cluster->connect(0), $weather);
            $this->all = $this->cluster->sources('storm');
            return;
        }
        if ($weather->database === 'sqlite') {
            $source = 'sqlite:' . $workshop->file('storm.sqlite');
            (new PDO($source))->exec('PRAGMA journal_mode = WAL');
            $this->all = [$source];
            return;
        }
        $server = new MariaDb($workshop);
        $pdo = $server->connect('mysql');
        $socket = $pdo->query('SELECT @@socket')->fetchColumn();
        self::create($pdo, $weather);
        $this->all = ["mysql:unix_socket=$socket;dbname=storm;charset=utf8mb4"];
    }

    private static function create(PDO $pdo, Weather $weather): void
    {
        $pdo->exec("CREATE DATABASE storm CHARACTER SET {$weather->charset()}");
        $pdo->exec("GRANT ALL ON storm.* TO store@localhost IDENTIFIED BY ''");
    }
}
