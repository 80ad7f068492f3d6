<?php

declare(strict_types=1);

// What a store's reads cost, on SQLite and on a MariaDB server of its own, with a million
// backorders stored: who is due, and a client of whom nearly everything has ended.
//
//     php -d extension=target/release/libbackorder_php.so php-ext/bench/reads.php [BACKORDERS]

require_once __DIR__ . '/../tests/support/Day.php';
require_once __DIR__ . '/../runner/autoload.php';
foreach (['Process', 'Workshop', 'MariaDb'] as $class) {
    require_once __DIR__ . "/../demo/src/$class.php";
}

use Backorder\Book;
use Backorder\Runner\Store;
use Backorder\Tests\Day;
use Demo\MariaDb;
use Demo\Workshop;

const CLIENT = 7;
const OPEN = 10;
const ENDED = 8_000;
const RUNS = 101;

/** A client with some open backorders, made by the engine; the rows of one of them are a model. */
function client(Store $store): Day
{
    $day = new Day();
    $book = new Book();
    $now = $day->before(100);
    $decided = $day->account($book, CLIENT, '10000.00');
    $steps = [$decided];
    for ($id = 1; $id <= OPEN; $id++) {
        $steps[] = fn () => $day->place($book, $id, CLIENT, "open$id.com");
    }
    foreach ($steps as $step) {
        foreach ($day->engine->commits($book, is_array($step) ? $step : $step(), $now) as $commit) {
            $store->commit($commit) || throw new RuntimeException('the commit was refused');
        }
    }
    return $day;
}

/** Copies of a stored backorder: of the client and ended, or of others and due much later. */
function copies(Store $store, int $from, int $count, string $client, array $changed): void
{
    $isMysql = $store->pdo()->getAttribute(PDO::ATTR_DRIVER_NAME) === 'mysql';
    $values = array_map(fn (string $column) => match ($column) {
        'id' => 'n.i',
        'client_id' => $client,
        'domain' => $isMysql ? "CONCAT('name', n.i, '.com')" : "'name' || n.i || '.com'",
        default => $changed[$column] ?? "b.$column",
    }, Backorder\Store::tables()['backorders']['columns']);
    $columns = implode(', ', Backorder\Store::tables()['backorders']['columns']);
    $until = $from + $count;
    $numbers = "WITH RECURSIVE n(i) AS (SELECT $from UNION ALL SELECT i + 1 FROM n "
        . "WHERE i + 1 < $until)";
    $select = 'SELECT ' . implode(', ', $values) . ' FROM backorders b, n WHERE b.id = 1';
    if ($isMysql) {
        $store->pdo()->exec('SET SESSION max_recursive_iterations = 10000000');
    }
    $store->pdo()->exec($isMysql ? "INSERT INTO backorders ($columns) $numbers $select"
        : "$numbers INSERT INTO backorders ($columns) $select");
}

/** Microseconds: the middle and the slowest of some runs; what it gives is checked each time. */
function measure(string $what, callable $work, callable $isRight): void
{
    $took = [];
    for ($run = 0; $run < RUNS; $run++) {
        $start = hrtime(true);
        $given = $work();
        $took[] = (hrtime(true) - $start) / 1e3;
        $isRight($given) || throw new RuntimeException("$what: a wrong answer");
    }
    sort($took);
    printf("  %-50s %9.1f us %9.1f us\n", $what, $took[intdiv(RUNS, 2)], $took[RUNS - 1]);
}

function bench(string $name, Store $store, int $stored): void
{
    $store->createTables();
    $day = client($store);
    $now = $day->before(100);
    $later = "'2099-01-01 00:00:00'";
    $ended = ['status' => "'FAILED'", 'finished_at' => 'b.updated_at', 'due_at' => 'NULL'];
    copies($store, 1_000, ENDED, (string) CLIENT, $ended);
    copies($store, 1_000_000, $stored, '1000 + n.i % 100000', ['due_at' => $later]);
    foreach (array_keys(Backorder\Store::tables()) as $table) {
        $isMysql = $store->pdo()->getAttribute(PDO::ATTR_DRIVER_NAME) === 'mysql';
        $store->pdo()->query($isMysql ? "ANALYZE TABLE `$table`" : "ANALYZE $table")->fetchAll();
    }
    $count = number_format($stored);
    printf("%s, %s backorders stored%34s %12s\n", $name, $count, 'middle', 'slowest');
    $load = function (array $reads) use ($store): Book {
        $store->load($book = new Book(), $reads) === [] || throw new RuntimeException('bad rows');
        return $book;
    };
    measure(
        'a client with ' . OPEN . ' open and ' . number_format(ENDED) . ' ended, loaded',
        fn () => $load($store->sql->part([CLIENT])),
        fn (Book $book) => count($book) === OPEN,
    );
    $book = $load($store->sql->part([CLIENT]));
    measure('a cycle of that client', fn () => $day->engine->cycle($book, $now), is_array(...));
    measure('who is due: nobody', fn () => $store->dueClients($now), fn ($due) => $due === []);
    $until = $day->before(71);
    measure(
        'who is due: one client with ' . OPEN,
        fn () => $store->dueClients($until),
        fn (array $due) => $due === [CLIENT],
    );
}

$stored = (int) ($argv[1] ?? 1_000_000);
$workshop = new Workshop();
bench('SQLite', new Store(new PDO('sqlite:' . $workshop->file('reads.sqlite'))), $stored);
$server = new MariaDb($workshop);
$server->create('reads');
bench('MariaDB', new Store($server->connect('reads')), $stored);
$workshop->close();
