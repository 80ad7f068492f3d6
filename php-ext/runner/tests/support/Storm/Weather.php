<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use Backorder\Ispapi\Client;
use Backorder\Ispapi\Platform;
use Backorder\Ispapi\Settings;
use Backorder\Ispapi\System;
use Backorder\Runner\IspapiRegistrar;
use Backorder\Runner\Limits;
use Backorder\Runner\PdoConnection;
use Backorder\Runner\Tests\World;
use Backorder\Runner\Watcher;
use PDO;
use PDOException;

/** What a storm is made of: everything by its seed, given to each process as JSON. */
final class Weather
{
    private const ZONES = ['+00:00', '-05:00', '+04:00', '+05:45'];
    private const CHARSETS = ['latin1', 'utf8mb3', 'utf8mb4'];

    /** @var list<string> the nodes of the database, as PDO names them */
    public array $sources = [];

    /** The directory of clock, gate and counts. */
    public string $folder = '';

    /** Where the registrar's simulator listens. */
    public string $registrar = '';

    /** @param string $database sqlite, mysql or galera */
    public function __construct(
        public readonly int $seed,
        public readonly int $backorders,
        public readonly int $clients,
        public readonly int $workers,
        public readonly string $database,
    ) {
    }

    public static function of(string $json): self
    {
        $values = json_decode($json, true, 3, JSON_THROW_ON_ERROR);
        $fixed = ['seed', 'backorders', 'clients', 'workers', 'database'];
        $weather = new self(...array_intersect_key($values, array_flip($fixed)));
        foreach (['sources', 'folder', 'registrar'] as $name) {
            $weather->$name = $values[$name];
        }
        return $weather;
    }

    public function charset(): string
    {
        return self::CHARSETS[$this->seed % 3];
    }

    public function isStrict(): bool
    {
        return intdiv($this->seed, 3) % 2 === 0;
    }

    /**
     * Each process has a zone and a node of its own; where that node is gone, the next one.
     *
     * @param string $user `store` is the user whose connections are cut, and die
     */
    public function connect(int $process, string $user = 'root'): PDO
    {
        for ($next = 0; ; $next++) {
            try {
                $source = $this->sources[($process + $next) % count($this->sources)];
                return $this->open($source, $process, $user);
            } catch (PDOException $error) {
                if ($next === 50 * count($this->sources)) {
                    throw $error;
                }
                usleep(20_000);
            }
        }
    }

    public function clock(): FileClock
    {
        return new FileClock("{$this->folder}/clock");
    }

    public function gate(): Gate
    {
        return new Gate("{$this->folder}/gate");
    }

    /** The host of one process. */
    public function world(int $process, ?Watcher $watcher = null): World
    {
        $client = new Client(
            'test.user',
            'test.passw0rd',
            Platform::Ispapi,
            System::Ote,
            $this->registrar,
            settings: new Settings(timeoutMs: 3000, attempts: 2, answerTimeoutMs: 250),
        );
        $registrar = new IspapiRegistrar($client, fn (int $client) => "P-$client");
        return new World(
            new PdoConnection(fn () => $this->connect($process, 'store')),
            $this->connect($process),
            new Limits(run: 5, lease: 120, batch: 20),
            $watcher,
            clock: $this->clock(),
            registrar: new Gusts($registrar),
        );
    }

    /** The client who wants a name; every tenth name is wanted by a second one, too. */
    public function client(int $number): int
    {
        return $number % $this->clients + 1;
    }

    public function name(int $number): string
    {
        return $number % 10 === 1 ? 'name' . ($number - 1) . '.com' : "name$number.com";
    }

    /** A name that nobody else wants. */
    public function nameOfOne(): string
    {
        $number = mt_rand(0, $this->backorders - 1);
        return $this->name($number % 10 < 2 ? $number - $number % 10 + 2 : $number);
    }

    /** When a name drops: seconds after the first. */
    public function drop(int $number): int
    {
        return ($number % 10 === 1 ? $number - 1 : $number) % 7 * 600;
    }

    /** What the registrar does with a name. */
    public function outcome(int $number): string
    {
        return match (crc32("{$this->seed} {$this->name($number)}") % 16) {
            0, 1, 2 => 'lose',
            3 => 'vanish',
            4 => 'auction-won',
            5 => 'auction-lost',
            default => 'catch',
        };
    }

    private function open(string $source, int $process, string $user): PDO
    {
        $class = $user === 'store' ? Fragile::class : PDO::class;
        if ($this->database === 'sqlite') {
            $pdo = new $class($source);
            $pdo->exec('PRAGMA busy_timeout = 20000');
            $pdo->exec('PRAGMA synchronous = OFF');
            return $pdo;
        }
        $pdo = new $class($source, $user, '', [PDO::ATTR_TIMEOUT => 5]);
        $zone = self::ZONES[$process % 4];
        $mode = $this->isStrict() ? 'TRADITIONAL' : '';
        $pdo->exec("SET SESSION time_zone = '$zone', sql_mode = '$mode'");
        if ($this->database === 'galera') {
            // What a node committed is seen on the others by whoever asks afterwards.
            $pdo->exec('SET SESSION wsrep_sync_wait = 1');
            // A node that has left its cluster lets in, and answers nothing.
            $pdo->query('SELECT 1')->fetchAll();
        }
        return $pdo;
    }
}
