<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use Demo\Process;
use Demo\Workshop;
use PDO;
use PDOException;
use RuntimeException;

/**
 * A Galera cluster of MariaDB: three nodes on loopback, on free ports, in a temporary directory.
 * The first node is made, the others take its state over with rsync.
 */
final class Galera
{
    private const NODES = 3;

    /** @var list<array{sql: int, group: int, ist: int, sst: int}> the ports of each node */
    private array $ports = [];

    /** @var array<int, Process> */
    private array $nodes = [];

    public function __construct(private Workshop $workshop)
    {
        foreach (range(0, self::NODES - 1) as $node) {
            $this->ports[] = array_combine(['sql', 'group', 'ist', 'sst'], self::freePorts(4));
            strlen($this->socket($node)) <= 107
                || throw new RuntimeException('the socket has too long a name; set TMPDIR');
        }
        $making = new Process([
            'mariadb-install-db', '--no-defaults', "--datadir={$this->data(0)}", '--skip-test-db',
            '--auth-root-authentication-method=normal', ...self::user(),
        ], $workshop->file('install.log'));
        while ($making->isRunning()) {
            usleep(20_000);
        }
        $making->stop();
        foreach (range(0, self::NODES - 1) as $node) {
            $this->start($node, isFirst: $node === 0);
            $this->await($node);
        }
    }

    /** @return list<string> as PDO names them */
    public function sources(string $database): array
    {
        return array_map(
            fn (int $node) => "mysql:unix_socket={$this->socket($node)};dbname=$database"
                . ';charset=utf8mb4',
            range(0, self::NODES - 1),
        );
    }

    public function connect(int $node, string $database = 'mysql'): PDO
    {
        return new PDO($this->sources($database)[$node], 'root', '', [PDO::ATTR_TIMEOUT => 2]);
    }

    /** Whether all nodes are there and have everything. */
    public function isWhole(): bool
    {
        foreach (array_keys($this->nodes) as $node) {
            if (!$this->isSynced($node)) {
                return false;
            }
        }
        return true;
    }

    /** Ends a node at once, in the middle of anything. */
    public function kill(int $node): void
    {
        $this->nodes[$node]->kill();
        while ($this->nodes[$node]->isRunning()) {
            usleep(10_000);
        }
        $this->nodes[$node]->stop();
    }

    /** Lets a node that was killed come back; it takes over what it missed. */
    public function start(int $node, bool $isFirst = false): void
    {
        ['sql' => $sql, 'group' => $group, 'ist' => $ist, 'sst' => $sst] = $this->ports[$node];
        $others = array_map(
            fn (array $ports) => "127.0.0.1:{$ports['group']}",
            $isFirst ? [] : $this->ports,
        );
        $options = [
            "gmcast.listen_addr=tcp://127.0.0.1:$group", "ist.recv_addr=127.0.0.1:$ist",
            'gcache.size=64M', 'evs.keepalive_period=PT0.5S', 'evs.suspect_timeout=PT2S',
            'evs.inactive_timeout=PT6S',
        ];
        if (!$isFirst) {
            // The daemon of rsync that receives the state is nobody's, where this is root.
            $this->workshop->clear($this->data($node));
            posix_geteuid() !== 0 || chown($this->data($node), 'nobody');
        }
        $this->nodes[$node] = new Process([
            self::program(), '--no-defaults', "--datadir={$this->data($node)}",
            "--socket={$this->socket($node)}", '--bind-address=127.0.0.1', "--port=$sql",
            "--tmpdir={$this->workshop->path}",
            "--pid-file={$this->workshop->file("node$node.pid")}", '--wsrep-on=ON',
            '--wsrep-provider=/usr/lib/galera/libgalera_smm.so', '--wsrep-cluster-name=storm',
            '--wsrep-cluster-address=gcomm://' . implode(',', $others),
            "--wsrep-node-name=node$node", "--wsrep-node-address=127.0.0.1:$group",
            '--wsrep-provider-options=' . implode(';', $options), '--wsrep-sst-method=rsync',
            "--wsrep-sst-receive-address=127.0.0.1:$sst", '--binlog-format=ROW',
            '--innodb-autoinc-lock-mode=2', '--innodb-flush-log-at-trx-commit=2',
            '--innodb-buffer-pool-size=32M', '--character-set-server=utf8mb4',
            '--performance-schema=OFF', ...self::user(),
            ...($isFirst ? ['--wsrep-new-cluster'] : []),
        ], $this->workshop->file("node$node.log"));
    }

    private function await(int $node): void
    {
        $this->nodes[$node]->await(fn () => $this->isSynced($node) ?: null, 180.0);
    }

    private function isSynced(int $node): bool
    {
        try {
            $sql = "SHOW STATUS LIKE 'wsrep_local_state_comment'";
            $state = $this->connect($node)->query($sql)->fetch(PDO::FETCH_NUM);
            return ($state[1] ?? '') === 'Synced';
        } catch (PDOException) {
            return false;
        }
    }

    private function data(int $node): string
    {
        return $this->workshop->file("node$node");
    }

    private function socket(int $node): string
    {
        return $this->workshop->file("node$node.sock");
    }

    /** @return list<string> */
    private static function user(): array
    {
        return posix_geteuid() === 0 ? ['--user=root'] : [];
    }

    private static function program(): string
    {
        foreach (explode(':', getenv('PATH') . ':/usr/sbin:/usr/local/sbin') as $folder) {
            if (is_executable("$folder/mariadbd")) {
                return "$folder/mariadbd";
            }
        }
        throw new RuntimeException('mariadbd is not installed');
    }

    /** @return list<int> */
    private static function freePorts(int $count): array
    {
        $probes = array_map(
            fn () => stream_socket_server('tcp://127.0.0.1:0'),
            range(1, $count),
        );
        $ports = array_map(fn ($probe) => (int) substr(
            (string) strrchr(stream_socket_get_name($probe, false), ':'),
            1,
        ), $probes);
        array_map(fclose(...), $probes);
        return $ports;
    }
}
