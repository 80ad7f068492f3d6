<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests;

use Demo\Process;
use Demo\Workshop;
use PDO;
use PDOException;
use RuntimeException;

/** A PostgreSQL server of the tests' own: a socket in a temporary directory, and no port. */
final class PostgreSql
{
    private Process $process;
    private string $folder;

    public function __construct(Workshop $workshop)
    {
        $this->folder = $workshop->file('pg');
        mkdir($this->folder, 0700);
        // It refuses to run as root: what it needs is given to nobody, who is not.
        $as = [];
        if (posix_geteuid() === 0) {
            $nobody = posix_getpwnam('nobody');
            chmod($workshop->path, 0711);
            chown($this->folder, $nobody['uid']);
            $as = ['setpriv', "--reuid={$nobody['uid']}", "--regid={$nobody['gid']}",
                '--clear-groups'];
        }
        $data = "{$this->folder}/data";
        $making = new Process(
            [...$as, self::program('initdb'), '-D', $data, '-U', 'runner', '-A', 'trust',
                '-E', 'UTF8', '--no-locale', '--no-sync'],
            $workshop->file('initdb.log'),
        );
        while ($making->isRunning()) {
            usleep(20_000);
        }
        $making->stop();
        $this->process = new Process(
            [...$as, self::program('postgres'), '-D', $data, '-k', $this->folder, '-h', ''],
            $workshop->file('postgres.log'),
        );
        $this->process->await(function (): ?bool {
            try {
                $this->connect('postgres');
                return true;
            } catch (PDOException) {
                return null;
            }
        });
    }

    public function create(string $name): void
    {
        $this->connect('postgres')->exec("CREATE DATABASE $name");
    }

    public function connect(string $name): PDO
    {
        return new PDO("pgsql:host={$this->folder};dbname=$name;user=runner");
    }

    public function stop(): void
    {
        $this->process->stop();
    }

    private static function program(string $name): string
    {
        $found = glob("/usr/lib/postgresql/*/bin/$name");
        return end($found) ?: throw new RuntimeException("$name is not installed: postgresql");
    }
}
