<?php

declare(strict_types=1);

namespace Demo;

use PDO;
use PDOException;
use RuntimeException;

/** A MariaDB server of the demo's own: loopback, free port, temporary directory. */
final class MariaDb
{
    private const ROOT = [
        PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
        PDO::ATTR_TIMEOUT => 2,
    ];

    private Process $process;
    private string $socket;

    /** @param list<string> $options more of the server's own */
    public function __construct(Workshop $workshop, array $options = [])
    {
        $data = $workshop->file('mariadb');
        $this->socket = $workshop->file('db.sock');
        if (strlen($this->socket) > 107) {
            throw new RuntimeException("{$this->socket} is too long for a socket; set TMPDIR");
        }
        $user = posix_geteuid() === 0 ? ['--user=root'] : [];
        $install = [
            'mariadb-install-db', '--no-defaults', "--datadir=$data", '--skip-test-db',
            '--auth-root-authentication-method=normal', ...$user,
        ];
        $making = new Process($install, $workshop->file('mariadb-install.log'));
        while ($making->isRunning()) {
            usleep(20_000);
        }
        $making->stop();
        $this->process = new Process([
            self::program(), '--no-defaults', "--datadir=$data", "--socket={$this->socket}",
            '--bind-address=127.0.0.1', '--port=' . self::freePort(), "--tmpdir={$workshop->path}",
            '--pid-file=' . $workshop->file('db.pid'), '--innodb-flush-log-at-trx-commit=2',
            '--character-set-server=utf8mb4', '--skip-log-bin', ...$user, ...$options,
        ], $workshop->file('mariadb.log'));
        $this->process->await(function (): ?bool {
            try {
                $this->connect('mysql');
                return true;
            } catch (PDOException) {
                return null;
            }
        });
    }

    /** A new, empty database. */
    public function create(string $name): void
    {
        $this->connect('mysql')->exec("CREATE DATABASE `$name` CHARACTER SET utf8mb4");
    }

    public function connect(string $name): PDO
    {
        $source = "mysql:unix_socket={$this->socket};dbname=$name;charset=utf8mb4";
        return new PDO($source, 'root', '', self::ROOT);
    }

    public function stop(): void
    {
        $this->process->stop();
    }

    private static function program(): string
    {
        foreach (explode(':', getenv('PATH') . ':/usr/sbin:/usr/local/sbin') as $folder) {
            if (is_executable("$folder/mariadbd")) {
                return "$folder/mariadbd";
            }
        }
        return 'mariadbd';
    }

    private static function freePort(): int
    {
        $probe = stream_socket_server('tcp://127.0.0.1:0');
        $port = (int) substr((string) strrchr(stream_socket_get_name($probe, false), ':'), 1);
        fclose($probe);
        return $port;
    }
}
