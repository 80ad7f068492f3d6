<?php

declare(strict_types=1);

/*
 * What the runner costs, on a MariaDB server of its own that flushes at every commit:
 *
 *     php -d extension=target/release/libbackorder_php.so php-ext/bench/runner.php [NAME=VALUE ...]
 *
 *     clients=1000 each=10    so many clients, so many backorders of each
 *     stored=1000000          how many are stored where nothing is due
 *     only=holds,number,life,idle,reads,memory,polls
 *
 * Every case checks what it did. `work` and `plain` are for its own processes.
 */

require_once __DIR__ . '/../runner/autoload.php';
require_once __DIR__ . '/../tests/support/Day.php';
foreach (['Process', 'Workshop', 'MariaDb'] as $class) {
    require_once __DIR__ . "/../demo/src/$class.php";
}
foreach (['QuickHost', 'Plain', 'Work'] as $class) {
    require_once __DIR__ . "/support/$class.php";
}

use Backorder\Bench\Plain;
use Backorder\Bench\QuickHost;
use Backorder\Bench\Work;
use Backorder\Book;
use Backorder\Ispapi\Client;
use Backorder\Ispapi\Settings;
use Backorder\Outcome;
use Backorder\Runner\Limits;
use Backorder\Runner\Runner;
use Backorder\Runner\Store;
use Backorder\Store as Sql;
use Backorder\Tests\Day;
use Demo\MariaDb;
use Demo\Workshop;

if (in_array($argv[1] ?? '', ['work', 'plain'], true)) {
    [, $what, $source, $now, $drop] = $argv;
    $pdo = new PDO($source, 'root', '');
    $host = QuickHost::make($pdo, (int) $now, (int) $drop, new Limits(run: 3000, lease: 3000));
    $begun = hrtime(true);
    $clients = $what === 'work' ? (new Runner($host))->run()->clients : Plain::run($pdo);
    $peak = memory_get_peak_usage();
    $used = getrusage();
    $processor = ($used['ru_utime.tv_sec'] + $used['ru_stime.tv_sec']) * 1e6
        + $used['ru_utime.tv_usec'] + $used['ru_stime.tv_usec'];
    $ended = hrtime(true);
    echo json_encode(compact('begun', 'ended', 'clients', 'peak', 'processor'));
    exit(0);
}

/** Everything that is measured. */
final class Bench
{
    private Workshop $workshop;
    private MariaDb $server;
    private Day $day;
    private int $databases = 0;
    private string $source = '';
    private PDO $pdo;
    /** What the last run took, all workers together. */
    private Work $work;

    public function __construct(private int $clients, private int $each, private int $stored)
    {
        $this->workshop = new Workshop();
        $options = ['--innodb-flush-log-at-trx-commit=1', '--innodb-buffer-pool-size=1G',
            '--innodb-log-file-size=512M'];
        $this->server = new MariaDb($this->workshop, $options);
        $this->day = new Day();
    }

    public function holds(): void
    {
        $count = $this->clients * $this->each;
        echo "holds: $count due of $this->clients clients\n";
        foreach ([1, 4] as $workers) {
            $this->fill($this->clients, $this->each);
            $seconds = $this->run($workers, $this->day->before(72));
            $this->expect("status = 'ACTIVE' AND hold_minor = 2000", $count);
            $this->print("$workers worker(s)", $count, $seconds);
        }
        $this->fill(0, 0);
        Plain::fill($this->pdo, $this->clients, $this->each);
        $seconds = $this->run(1, 0, 'plain');
        $this->print('plain PHP, row by row', $count, $seconds);
    }

    public function number(): void
    {
        echo "holds by how many a client has, four workers\n";
        foreach ([1, 10, 50] as $each) {
            $clients = intdiv($this->clients * $this->each, $each);
            $this->fill($clients, $each);
            $seconds = $this->run(4, $this->day->before(72));
            $this->expect("status = 'ACTIVE'", $clients * $each);
            $this->print("$each a client", $clients * $each, $seconds);
        }
        foreach ([10, 50] as $each) {
            $clients = intdiv($this->clients * $this->each, $each);
            $this->fill(0, 0);
            Plain::fill($this->pdo, $clients, $each);
            $this->print("plain PHP, $each a client", $clients * $each, $this->run(1, 0, 'plain'));
        }
    }

    public function life(): void
    {
        $count = $this->clients * $this->each;
        echo "whole lives: held, sent, accepted, polled, invoiced, paid, imported; four workers\n";
        $this->fill($this->clients, $this->each);
        $all = 0.0;
        $work = new Work();
        $steps = ['held' => 72, 'sent and accepted' => 2, 'caught, paid, imported' => -0.25];
        foreach ($steps as $step => $hours) {
            $all += $seconds = $this->run(4, $this->day->before($hours));
            $this->print("  $step", $count, $seconds);
            $work = $work->and($this->work);
        }
        $this->expect("status = 'SUCCESSFUL' AND invoice_state = 'paid'", $count);
        $this->work = $work;
        $this->print('a whole life', $count, $all);
    }

    public function idle(): void
    {
        $this->fillIdle();
        $now = $this->day->before(99);
        $this->run(1, $now);
        [$took, $processor] = [[], []];
        for ($time = 0; $time < 11; $time++) {
            $begun = hrtime(true);
            $said = $this->await([$this->start('work', $now)])[0];
            $took[] = (hrtime(true) - $begun) / 1e6;
            $processor[] = $said['processor'] / 1e3;
            $said['clients'] === 0 || throw new RuntimeException('something was due');
        }
        sort($took);
        sort($processor);
        printf("nothing due of %s stored, start of PHP included\n", number_format($this->stored));
        printf("  %-58s %8.1f ms %8.1f ms\n", 'middle and slowest of 11', $took[5], $took[10]);
        printf("  %-58s %8.1f ms\n", 'of them PHP works (middle)', $processor[5]);
    }

    /** The two reads of a batch, without what is decided. */
    public function reads(): void
    {
        $this->fillIdle();
        $this->copies('backorders', 'b.client_id = 1 AND b.id = 1', 8000, [
            'id' => '500000 + n.seq', 'domain' => "CONCAT('over', n.seq, '.com')",
            'status' => "'FAILED'", 'due_at' => 'NULL', 'finished_at' => 'b.placed_at',
        ]);
        $this->pdo->query('ANALYZE TABLE backorders')->fetchAll();
        $store = new Store($this->pdo);
        $due = $store->sql->due($this->day->before(72));
        $load = function () use ($store): int {
            $store->load($book = new Book(), $store->sql->part([1])) === []
                || throw new RuntimeException('a row was refused');
            return $book->count();
        };
        echo 'reads of ' . number_format($this->stored) . " stored\n";
        $find = fn () => count($store->found($due->sql, $due->parameters));
        $this->time('who is due, 100 of them', 100, $find);
        $this->time('a client with 10 open and 8,000 finished, as a book', 10, $load);
    }

    /** @param Closure(): int $read */
    private function time(string $what, int $expected, Closure $read): void
    {
        $took = [];
        for ($time = 0; $time < 101; $time++) {
            $begun = hrtime(true);
            $count = $read();
            $took[] = (hrtime(true) - $begun) / 1e6;
            $count === $expected || throw new RuntimeException("$count instead of $expected");
        }
        sort($took);
        printf("  %-58s %8.2f ms %8.2f ms\n", $what, $took[50], $took[100]);
    }

    public function memory(): void
    {
        echo "memory of a run, by how much is due\n";
        foreach ([100, 1_000, 10_000] as $due) {
            $this->fill(intdiv($due, $this->each), $this->each);
            $said = $this->await([$this->start('work', $this->day->before(72))])[0];
            $this->expect("status = 'ACTIVE'", $due);
            printf("  %-58s %8.1f MB\n", number_format($due), $said['peak'] / 1e6);
        }
    }

    public function polls(): void
    {
        echo "1,000 applications asked for, each answered after 100 ms\n";
        $pipes = [];
        $command = [PHP_BINARY, __DIR__ . '/support/slow.php', '100'];
        $slow = proc_open($command, [['pipe', 'r'], ['pipe', 'w']], $pipes);
        $client = new Client(
            'test.user',
            'test.passw0rd',
            url: trim((string) fgets($pipes[1])),
            settings: new Settings(attempts: 1),
        );
        [$book, $effects] = [new Book(), []];
        $now = $this->day->before(100);
        $this->day->account($book, 1, '1000000.00');
        for ($id = 1; $id <= 1000; $id++) {
            $this->day->place($book, $id, 1, "c1-$id.com");
        }
        $this->day->cycle($book, $this->day->before(2));
        $engine = $this->day->engine;
        for ($id = 1; $id <= 1000; $id++) {
            $sent = "bo-$id.1.submit-application.1.";
            $engine->observe($book, $sent, Outcome::accepted("R$id"), $this->day->before(2));
        }
        foreach ($this->day->cycle($book, $this->day->before(-0.25)) as $decision) {
            array_push($effects, ...$decision->effects);
        }
        count($effects) === 1000 || throw new RuntimeException(count($effects) . ' polls');
        foreach ([1 => 50, 20 => 1000, 50 => 1000, 100 => 1000] as $limit => $count) {
            $begun = hrtime(true);
            $outcomes = iterator_to_array(
                $client->carryAll(array_slice($effects, 0, $count), $limit),
            );
            $seconds = (hrtime(true) - $begun) / 1e9;
            $names = array_count_values(array_map(fn ($one) => $one->name, $outcomes));
            $names === ['application' => $count] || throw new RuntimeException(json_encode($names));
            printf("  %-58s %8.2f s\n", "$limit at once, for 1,000", $seconds * 1000 / $count);
        }
        array_map(fclose(...), $pipes);
        proc_close($slow);
    }

    /** Ten clients of whom something will be due, and as much as is stored of whom nothing is. */
    private function fillIdle(): void
    {
        $this->fill(10, 10);
        $this->copies('backorders', 'b.client_id = 1 AND b.id = 1', $this->stored, [
            'id' => '1000000 + n.seq', 'client_id' => '1000 + n.seq % 100000',
            'domain' => "CONCAT('idle', n.seq, '.com')", 'due_at' => "'2099-01-01 00:00:00'",
        ]);
        $this->pdo->query('ANALYZE TABLE backorders')->fetchAll();
    }

    /** A new database with clients, copies of one whom the engine made. */
    private function fill(int $clients, int $each): void
    {
        $name = 'bench' . ++$this->databases;
        $this->server->create($name);
        $this->pdo = $this->server->connect($name);
        $socket = $this->pdo->query('SELECT @@socket')->fetchColumn();
        $this->source = "mysql:unix_socket=$socket;dbname=$name;charset=utf8mb4";
        if ($clients === 0) {
            return;
        }
        $store = new Store($this->pdo);
        $store->createTables();
        $store->changePolicy($this->day->engine->policy, $this->day->before(100));
        $book = new Book();
        $place = fn (int $id) => fn () => $this->day->place($book, $id, 1, "c1-$id.com");
        $steps = [fn () => $this->day->account($book, 1, '1000000.00')];
        array_push($steps, ...array_map($place, range(1, $each)));
        foreach ($steps as $step) {
            $now = $this->day->before(100);
            foreach ($this->day->engine->commits($book, $step(), $now) as $commit) {
                $store->commit($commit) || throw new RuntimeException('it was not committed');
            }
        }
        $others = $clients - 1;
        $id = ['client_id' => 'n.seq + 1'];
        $this->copies('accounts', '1 = 1', $others, $id);
        $this->copies('leases', '1 = 1', $others, $id);
        $this->copies('backorders', '1 = 1', $others, $id + ['id' => 'n.seq * 1000 + b.id',
            'domain' => "CONCAT('c', n.seq + 1, '-', b.id, '.com')"]);
        $this->copies('log', '1 = 1', $others, $id + ['backorder_id' =>
            'n.seq * 1000 + b.backorder_id',
            'domain' => "CONCAT('c', n.seq + 1, '-', b.backorder_id, '.com')"]);
        foreach (array_keys(Sql::tables()) as $table) {
            $this->pdo->query("ANALYZE TABLE `$table`")->fetchAll();
        }
    }

    /** @param array<string, string> $changed what differs in the copies, as SQL */
    private function copies(string $table, string $where, int $count, array $changed): void
    {
        if ($count === 0) {
            return;
        }
        $columns = Sql::tables()[$table]['columns'];
        $values = array_map(fn (string $column) => $changed[$column] ?? "b.`$column`", $columns);
        $this->pdo->exec("INSERT INTO `$table` (`" . implode('`, `', $columns) . '`) SELECT '
            . implode(', ', $values) . " FROM `$table` b, seq_1_to_$count n WHERE $where");
    }

    /** Seconds from when the first worker began to when the last one ended. */
    private function run(int $workers, int $now, string $what = 'work'): float
    {
        $before = Work::ofServer($this->pdo);
        $started = array_map(fn () => $this->start($what, $now), range(1, $workers));
        $said = $this->await($started);
        $ofPhp = array_sum(array_column($said, 'processor'));
        $this->work = Work::ofServer($this->pdo)->without($before)->and(new Work(php: $ofPhp));
        return (max(array_column($said, 'ended')) - min(array_column($said, 'begun'))) / 1e9;
    }

    /** @return array{0: resource, 1: resource} */
    private function start(string $what, int $now): array
    {
        $extension = getenv('BACKORDER_EXTENSION');
        $loads = $extension === false ? [] : ['-d', "extension=$extension"];
        $command = [PHP_BINARY, ...$loads, __FILE__, $what, $this->source, (string) $now,
            (string) $this->day->drop];
        $process = proc_open($command, [1 => ['pipe', 'w']], $pipes);
        return [$process, $pipes[1]];
    }

    /**
     * @param list<array{0: resource, 1: resource}> $started
     * @return list<array{begun: int, ended: int, clients: int, peak: int, processor: float}>
     */
    private function await(array $started): array
    {
        $said = [];
        foreach ($started as [$process, $pipe]) {
            $text = stream_get_contents($pipe);
            proc_close($process) === 0 || throw new RuntimeException("a worker failed: $text");
            $said[] = json_decode($text, true, 3, JSON_THROW_ON_ERROR);
        }
        return $said;
    }

    private function expect(string $where, int $count): void
    {
        $sql = "SELECT COUNT(*) FROM backorders WHERE $where";
        $is = (int) $this->pdo->query($sql)->fetchColumn();
        $is === $count || throw new RuntimeException("$is instead of $count: $where");
    }

    private function print(string $what, int $count, float $seconds): void
    {
        printf("  %-24s %8.0f /s %s\n", $what, $count / $seconds, $this->work->each($count));
    }
}

parse_str(implode('&', array_slice($argv, 1)), $given);
$all = 'holds,number,life,idle,reads,memory,polls';
$given += ['clients' => 1000, 'each' => 10, 'stored' => 1_000_000, 'only' => $all];
$bench = new Bench((int) $given['clients'], (int) $given['each'], (int) $given['stored']);
foreach (explode(',', $given['only']) as $case) {
    $bench->$case();
}
