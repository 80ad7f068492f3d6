<?php

declare(strict_types=1);

namespace StandIn;

use PDO;
use PDOException;

/** A MariaDB server of one's own: no port, a socket in a temporary directory. */
final class MariaDb
{
    public readonly string $socket;

    /** @var resource */
    private $process;

    public function __construct(private string $folder)
    {
        $this->socket = "$folder/db.sock";
        $user = posix_geteuid() === 0 ? ['--user=root'] : [];
        $this->run([
            'mariadb-install-db', '--no-defaults', "--datadir=$folder/data", '--skip-test-db',
            '--auth-root-authentication-method=normal', ...$user,
        ], 'install.log', wait: true);
        $this->process = $this->run([
            self::program(), '--no-defaults', "--datadir=$folder/data", "--socket=$this->socket",
            '--skip-networking', "--pid-file=$folder/db.pid", '--skip-log-bin',
            '--innodb-flush-log-at-trx-commit=2', '--innodb-flush-method=nosync',
            // PHPUnit keeps each test, and with it the connections of its installation.
            '--max-connections=2000', '--character-set-server=utf8mb4', ...$user,
        ], 'mariadb.log');
        for ($try = 0; ; $try++) {
            try {
                $this->connect();
                return;
            } catch (PDOException $error) {
                if ($try > 300 || !proc_get_status($this->process)['running']) {
                    throw $error;
                }
                usleep(100_000);
            }
        }
    }

    /** A new, empty database, as Database takes it. */
    public function create(string $name): array
    {
        $this->connect()->exec("CREATE DATABASE `$name` CHARACTER SET utf8mb4");
        return ['driver' => 'mysql', 'socket' => $this->socket, 'database' => $name];
    }

    /** With the connections to it: PHPUnit keeps its tests, and they keep theirs. */
    public function drop(string $name): void
    {
        $pdo = $this->connect();
        $held = $pdo->prepare('SELECT id FROM information_schema.processlist WHERE db = ?');
        $held->execute([$name]);
        foreach ($held->fetchAll(PDO::FETCH_COLUMN) as $id) {
            try {
                $pdo->exec("KILL $id");
            } catch (PDOException) {
                // It has ended by itself.
            }
        }
        $pdo->exec("DROP DATABASE `$name`");
    }

    public function stop(): void
    {
        proc_terminate($this->process);
        while (proc_get_status($this->process)['running']) {
            usleep(20_000);
        }
    }

    private function connect(): PDO
    {
        return new PDO("mysql:unix_socket=$this->socket", 'root', '');
    }

    /** @return resource */
    private function run(array $command, string $log, bool $wait = false)
    {
        $to = ['file', "$this->folder/$log", 'a'];
        $process = proc_open($command, [['file', '/dev/null', 'r'], $to, $to], $pipes);
        while ($wait && proc_get_status($process)['running']) {
            usleep(20_000);
        }
        return $process;
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
}
