<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests;

use Demo\MariaDb;
use Demo\Workshop;
use PDO;

/** Servers for tests: started when they are asked for, in a temporary directory. */
final class Servers
{
    public const KINDS = [
        'SQLite' => ['sqlite'],
        'MariaDB' => ['mysql'],
        'PostgreSQL' => ['pgsql'],
    ];

    private Workshop $workshop;
    private ?MariaDb $mariaDb = null;
    private ?PostgreSql $postgreSql = null;
    private int $databases = 0;

    public function __construct()
    {
        $this->workshop = new Workshop();
    }

    /**
     * A new, empty database of that kind: what connects to it.
     *
     * @return \Closure(): PDO
     */
    public function database(string $kind): \Closure
    {
        $name = 'test' . ++$this->databases;
        if ($kind === 'sqlite') {
            $file = $this->workshop->file("$name.sqlite");
            return function () use ($file): PDO {
                $pdo = new PDO("sqlite:$file");
                $pdo->exec('PRAGMA journal_mode = WAL');
                $pdo->exec('PRAGMA synchronous = NORMAL');
                $pdo->exec('PRAGMA busy_timeout = 10000');
                return $pdo;
            };
        }
        $server = $kind === 'mysql'
            ? $this->mariaDb ??= new MariaDb($this->workshop)
            : $this->postgreSql ??= new PostgreSql($this->workshop);
        $server->create($name);
        return fn (): PDO => $server->connect($name);
    }

    public function close(): void
    {
        $this->workshop->close();
    }
}
