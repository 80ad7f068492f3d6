<?php

declare(strict_types=1);

require_once __DIR__ . '/bootstrap.php';
require_once '/usr/share/php/Illuminate/Database/autoload.php';

use Backorder\BackorderKind;
use Backorder\Book;
use Backorder\Commit;
use Backorder\DomainName;
use Backorder\Effect;
use Backorder\Exception\BackorderException;
use Backorder\Listing;
use Backorder\Outcome;
use Backorder\Runner\CapsuleConnection;
use Backorder\Runner\Connection;
use Backorder\Runner\Ledger;
use Backorder\Runner\PdoConnection;
use Backorder\Runner\Tests\Servers;
use Backorder\Runner\Tests\World;
use Backorder\Runner\Watcher;
use Backorder\Statement;
use Illuminate\Database\Capsule\Manager;
use PHPUnit\Framework\TestCase;

/** The same host on every database that there is a statement for. */
final class DatabasesTest extends TestCase
{
    private static Servers $servers;

    public static function setUpBeforeClass(): void
    {
        self::$servers = new Servers();
    }

    public static function tearDownAfterClass(): void
    {
        self::$servers->close();
    }

    public static function kinds(): array
    {
        return Servers::KINDS;
    }

    /** @dataProvider kinds */
    public function testAWholeLife(string $kind): void
    {
        $connect = self::$servers->database($kind);
        $world = new World($connect(), $connect());
        $this->live($world);
    }

    public function testAWholeLifeOverCapsule(): void
    {
        $connect = self::$servers->database('mysql');
        $pdo = $connect();
        $socket = $pdo->query('SELECT @@socket')->fetchColumn();
        $name = $pdo->query('SELECT DATABASE()')->fetchColumn();
        $capsule = new Manager();
        $capsule->addConnection([
            'driver' => 'mysql', 'unix_socket' => $socket, 'database' => $name,
            'username' => 'root', 'password' => '', 'charset' => 'utf8',
            'collation' => 'utf8_unicode_ci', 'strict' => false,
        ]);
        $connection = $capsule->getConnection();
        $world = new World(new CapsuleConnection($connection), $pdo);
        $this->live($world);
        // A hook inside of a transaction of the host's may wake, and nothing else.
        $connection->transaction(function () use ($world): void {
            $world->backorders->paid(7);
            try {
                $world->place(7, 'other.com');
                $this->fail('it was committed with what the host had begun');
            } catch (LogicException $refused) {
                $this->assertStringContainsString('transaction', $refused->getMessage());
            }
        });
        $this->assertSame([7], $world->store->dueClients(0));
    }

    /** @dataProvider kinds */
    public function testOfTwoRequestsAtOnceForOneNameTheSecondIsRefused(string $kind): void
    {
        $connect = self::$servers->database($kind);
        $one = new World($connect(), $connect());
        $one->createTables();
        $one->shop->addClient(7, '50.00');
        // Both have read the same rows: the other one places while this one asks billing.
        foreach (['first.com', 'second.com'] as $name) {
            $two = new World($connect(), $connect());
            $one->shop->before = function (string $step) use ($one, $two, $name): void {
                $one->shop->before = null;
                $two->place(7, $name);
            };
            try {
                $one->place(7, $name);
                $this->fail('placed twice');
            } catch (BackorderException $refused) {
                $this->assertSame('already-open', $refused->getKind());
            }
            $rows = $one->rows('bo_backorders', "domain = '$name'");
            $this->assertCount(1, $rows);
        }
    }

    public function testTheThirdTryIsNotOvertakenHoweverFastTheOthersAre(): void
    {
        $connect = self::$servers->database('mysql');
        $world = new World($connect(), $connect());
        $world->createTables();
        $world->shop->addClient(7, '50.00');
        $world->place(7, 'shop.com');
        $world->run();
        $rival = $connect();
        $rival->exec('SET innodb_lock_wait_timeout = 1');
        $tries = [];
        $overtake = function (string $step) use ($rival, &$tries): void {
            if ($step !== 'account') {
                return;
            }
            try {
                $rival->exec('UPDATE bo_accounts SET revision = revision + 1');
                $tries[] = 'faster';
            } catch (PDOException) {
                $tries[] = 'locked out';
            }
        };
        $world->shop->after = $overtake;
        // A page, and a run.
        $world->place(7, 'more.com');
        $this->assertSame(['faster', 'faster', 'locked out'], $tries);
        $tries = [];
        $summary = $world->at(72)->run();
        $this->assertSame(['faster', 'faster', 'locked out'], $tries);
        $this->assertSame([2, 0], [$summary->lostRaces, $summary->failed]);
        $this->assertSame('ACTIVE', $world->status(1));
        // What is refused then leaves no transaction behind.
        $tries = [];
        try {
            $world->place(7, 'shop.com');
            $this->fail('placed twice');
        } catch (BackorderException $refused) {
            $this->assertSame('already-open', $refused->getKind());
        }
        $world->shop->after = null;
        $world->place(7, 'other.com');
    }

    /** @dataProvider kinds */
    public function testWhoIsOvertakenTakesNobodyAlong(string $kind): void
    {
        $connect = self::$servers->database($kind);
        $seen = new class implements Watcher {
            /** @var list<string> */
            public array $all = [];

            public function committed(Commit $commit): void
            {
                $this->all[] = "$commit->client committed";
            }

            public function lostRace(int $client, int $try): void
            {
                $this->all[] = "$client lost";
            }

            public function carried(Effect $effect, Outcome $outcome, ?string $problem): void
            {
            }
        };
        $world = new World($connect(), $connect(), watcher: $seen);
        $world->createTables();
        foreach ([7, 8, 9] as $client) {
            $world->shop->addClient($client, '50.00');
            $world->place($client, "shop$client.com");
            $world->place($client, "more$client.com");
        }
        $world->run();
        $seen->all = [];
        $rival = $connect();
        $world->shop->after = function (string $step) use ($world, $rival): void {
            $world->shop->after = null;
            $rival->exec('UPDATE bo_accounts SET revision = revision + 1 WHERE client_id = 8');
        };
        $world->at(72)->run();
        $this->assertSame(
            ['7 committed', '8 lost', '9 committed', '8 committed'],
            array_slice($seen->all, 0, 4),
        );
        $this->assertCount(6, $world->rows('bo_backorders', "status = 'ACTIVE'"));
        $this->assertSame([], (new Ledger($world->store))->findings());
    }

    /**
     * Many rows a statement, each found by its key: ids that are one as floating point are two.
     *
     * @dataProvider kinds
     */
    public function testManyRowsAreWrittenEachAsItIs(string $kind): void
    {
        $connect = self::$servers->database($kind);
        $world = new World($connect(), $connect());
        $world->createTables();
        $connect()->exec('UPDATE bo_sequences SET next = 9007199254740990');
        foreach ([7, 8] as $client) {
            $world->shop->addClient($client, '500.00');
            array_map(fn (int $one) => $world->place($client, "c$client-$one.com"), range(1, 20));
        }
        foreach ([99, 72, 2] as $hours) {
            $world->at($hours)->run();
        }
        $known = array_column($world->rows('reg_applications'), 'id', 'name');
        $known = array_map(strval(...), $known);
        $this->assertCount(40, $known);
        $rows = $world->rows('bo_backorders');
        $this->assertSame(40, count(array_unique(array_column($rows, 'id'))));
        ksort($known);
        $stored = array_column($rows, 'reference', 'domain');
        ksort($stored);
        $this->assertSame($known, $stored);
        if ($kind === 'pgsql') {
            return;
        }
        // What the next run would write, from rows as few as these.
        $book = new Book();
        $world->store->load($book, $world->store->sql->part([7, 8]));
        $now = $world->before(-0.1);
        $engine = $world->host->engine;
        $decisions = $engine->cycle($book, $now);
        $commits = $engine->commits($book, $decisions, $now);
        $explain = $kind === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN';
        $statements = array_map(
            fn (Statement $one) => [$one->sql, $one->parameters],
            $world->store->sql->statementsOfAll($commits),
        );
        foreach ($world->store->sql->scriptsOfAll($commits) as $script) {
            $all = preg_split('/; (?=UPDATE |INSERT )/', $script->sql);
            $this->assertSame([], $script->parameters);
            $this->assertCount(count($all), $script->rows);
            array_push($statements, ...array_map(fn (string $sql) => [$sql, []], $all));
        }
        $updates = array_filter(
            $statements,
            fn (array $one) => str_starts_with($one[0], 'UPDATE'),
        );
        $this->assertNotSame([], $updates);
        foreach ($updates as [$sql, $parameters]) {
            foreach ($world->store->found("$explain $sql", $parameters) as $plan) {
                $isByKey = $kind === 'sqlite'
                    ? str_starts_with($plan['detail'], 'SEARCH')
                    : [$plan['type'], $plan['key']] === ['range', 'PRIMARY'];
                $this->assertTrue($isByKey, json_encode($plan) . " $sql");
            }
        }
    }

    /** @dataProvider kinds */
    public function testAStatementThatFailedServesAgain(string $kind): void
    {
        $connect = self::$servers->database($kind);
        $world = new World($connect(), $connect());
        $world->createTables();
        $connect()->exec("INSERT INTO bo_meta (name, value) VALUES ('one', '1')");
        $sql = 'INSERT INTO bo_meta (name, value) VALUES (?, ?)';
        foreach ([1, 2] as $time) {
            try {
                $world->store->change($sql, ['one', '1']);
                $this->fail("taken twice, $time");
            } catch (PDOException $error) {
                $this->assertTrue($world->store->isKeyTaken($error), $error->getMessage());
            }
        }
        $this->assertSame(1, $world->store->change($sql, ['two', '2']));
    }

    /** A hook's wake is not lost because others had the row, unless it is in a transaction. */
    public function testAStatementAloneIsDoneAgainWhereOthersHadALock(): void
    {
        $kinds = [
            'sqlite' => 'PRAGMA busy_timeout = 0',
            'mysql' => 'SET innodb_lock_wait_timeout = 1',
        ];
        foreach ($kinds as $kind => $impatient) {
            $connect = self::$servers->database($kind);
            $other = $connect();
            $pdo = $connect();
            $pdo->exec($impatient);
            $connection = new class ($pdo) implements Connection {
                public ?Closure $often = null;

                public function __construct(private PDO $pdo)
                {
                }

                public function pdo(): PDO
                {
                    ($this->often ?? fn () => null)();
                    return $this->pdo;
                }

                public function reconnect(): bool
                {
                    return false;
                }
            };
            $world = new World($connection, $connect());
            $world->createTables();
            $world->shop->addClient(7, '50.00');
            $world->place(7, 'shop.com');
            $world->backorders->paid(7);
            $hold = fn () => $other->exec($kind === 'sqlite' ? 'BEGIN IMMEDIATE' : 'BEGIN')
                + $other->exec('UPDATE bo_wakes SET number = number + 10');
            $hold();
            $looks = 0;
            $connection->often = function () use (&$looks, $other): void {
                ++$looks !== 5 ?: $other->exec('ROLLBACK');
            };
            $world->backorders->paid(7);
            $this->assertSame(2, (int) $world->rows('bo_wakes')[0]['number'], $kind);
            $connection->often = null;
            $hold();
            $pdo->beginTransaction();
            try {
                $world->backorders->paid(7);
                $this->fail("$kind: the host's transaction is the host's to begin again");
            } catch (PDOException) {
                $other->exec('ROLLBACK');
                $pdo->rollBack();
            }
        }
    }

    /** @dataProvider kinds */
    public function testAPaymentDuringACommitIsSeen(string $kind): void
    {
        $connect = self::$servers->database($kind);
        $world = new World($connect(), $connect());
        $world->createTables();
        $world->shop->addClient(7, '0.00');
        $id = $world->place(7, 'shop.com')->id;
        $world->run();
        $other = new World($connect(), $connect());
        // It comes after the account was read and before what was decided on it is committed.
        $world->shop->after = function (string $step) use ($world, $other): void {
            $world->shop->after = null;
            $other->shop->addCredit(7, '20.00');
            $other->backorders->paid(7);
        };
        $world->at(72)->run();
        $this->assertSame('REQUESTED', $world->status($id));
        $this->assertSame([7], $world->store->dueClients($world->clock->now), 'still awake');
        $world->run();
        $this->assertSame('ACTIVE', $world->status($id));
        $this->assertSame([], $world->store->dueClients($world->clock->now));
    }

    public function testALostConnectionDoesNotEndARun(): void
    {
        $connect = self::$servers->database('mysql');
        $kill = $connect();
        $connection = new PdoConnection($connect);
        $world = new World($connection, $connect());
        $world->createTables();
        $world->shop->addClient(7, '50.00');
        $id = $world->place(7, 'shop.com')->id;
        $world->run();
        $cut = fn () => $kill->exec(
            'KILL ' . $connection->pdo()->query('SELECT CONNECTION_ID()')->fetchColumn(),
        );
        $cuts = [];
        $once = function (string $step) use ($cut, &$cuts): void {
            isset($cuts[$step]) ?: $cut();
            $cuts[$step] = true;
        };
        // Before a commit, before a report, and before anything at all.
        $world->shop->after = $once;
        $world->registry->after = $once;
        $world->at(72)->run();
        $this->assertSame('ACTIVE', $world->status($id));
        $cut();
        $world->at(2)->run();
        $this->assertSame(['account', 'submit'], array_keys($cuts));
        $this->assertSame('PROCESSING', $world->status($id));
        $this->assertCount(1, $world->rows('reg_applications'));
    }

    /** As a node of a cluster does it that certifies nothing any more, because it is going. */
    public function testAConnectionThatIsLostAfterALostRaceIsMadeAnew(): void
    {
        $connect = self::$servers->database('mysql');
        $pdo = $connect();
        $socket = $pdo->query('SELECT @@socket')->fetchColumn();
        $name = $pdo->query('SELECT DATABASE()')->fetchColumn();
        $source = "mysql:unix_socket=$socket;dbname=$name;charset=utf8mb4";
        $going = function (string $source, PDO $other): PDO {
            return new class ($source, $other) extends PDO {
                public static bool $isGoing = false;

                public function __construct(string $source, private PDO $other)
                {
                    parent::__construct($source, 'root', '');
                }

                public function exec(string $statement): int|false
                {
                    if ($statement !== 'COMMIT' || !self::$isGoing) {
                        return parent::exec($statement);
                    }
                    self::$isGoing = false;
                    $id = $this->query('SELECT CONNECTION_ID()')->fetchColumn();
                    $this->other->exec("KILL $id");
                    $lost = new PDOException('deadlock');
                    $lost->errorInfo = ['40001', 1213, 'deadlock'];
                    throw $lost;
                }
            };
        };
        $connection = new PdoConnection(fn () => $going($source, $pdo));
        $world = new World($connection, $connect());
        $world->createTables();
        foreach ([7, 8] as $client) {
            $world->shop->addClient($client, '50.00');
            $world->place($client, "shop$client.com");
        }
        $world->run();
        $connection->pdo()::$isGoing = true;
        $world->at(72)->run();
        $this->assertFalse($connection->pdo()::$isGoing);
        $this->assertCount(2, $world->rows('bo_backorders', "status = 'ACTIVE'"));
    }

    private function live(World $world): void
    {
        $world->createTables();
        $world->shop->addClient(7, '50.00');
        $world->shop->addClient(8, '10.00');
        $name = DomainName::parse('drachenflüge.com');
        $listing = Listing::ofDroplist($world->drop, 1);
        $id = $world->backorders->place(7, $name, BackorderKind::Full, $listing)->id;
        $poor = $world->place(8, 'shop.com')->id;
        foreach ([99, 72, 2, -0.1, -0.3, -49, -50] as $hours) {
            $world->at($hours)->run();
        }
        $this->assertSame([], $world->log->lines);
        $this->assertSame('SUCCESSFUL', $world->status($id));
        $this->assertSame('FAILED', $world->status($poor));
        $this->assertSame([], (new Ledger($world->store))->findings());
        $this->assertSame([2000], array_map(
            intval(...),
            array_column($world->rows('shop_invoices'), 'applied'),
        ));
        $this->assertSame([], $world->rows('bo_leases', "expires_at > '2027-01-16'"));
    }
}
