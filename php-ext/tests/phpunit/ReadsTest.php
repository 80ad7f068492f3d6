<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Day.php';
require_once __DIR__ . '/../../runner/autoload.php';
foreach (['Process', 'Workshop', 'MariaDb'] as $class) {
    require_once __DIR__ . "/../../demo/src/$class.php";
}

use Backorder\Book;
use Backorder\DomainName;
use Backorder\Outcome;
use Backorder\Runner\Store;
use Backorder\Tests\Day;
use Backorder\UndeliveredMessage;
use Demo\MariaDb;
use Demo\Workshop;
use PHPUnit\Framework\TestCase;

/** What a store reads, on real databases: by an index, whatever is stored; in any server. */
final class ReadsTest extends TestCase
{
    private const RECORDS = 100_000;
    private const FEW = 5_000;
    private const NOW = 1_800_000_000;

    private static Workshop $workshop;
    private static MariaDb $server;

    public static function setUpBeforeClass(): void
    {
        self::$workshop = new Workshop();
        self::$server = new MariaDb(self::$workshop);
    }

    public static function tearDownAfterClass(): void
    {
        self::$workshop->close();
    }

    public static function databases(): array
    {
        return ['SQLite' => ['sqlite'], 'MariaDB' => ['mysql']];
    }

    /** @dataProvider databases */
    public function testEveryReadIsAnsweredByAnIndex(string $driver): void
    {
        $store = $this->store($driver);
        $this->fill($store, self::RECORDS);
        $this->analyze($store);
        foreach ($this->reads($store) as $read) {
            foreach ($this->plan($store, $read->sql, $read->parameters) as $step) {
                $this->assertFalse($this->isScan($step), json_encode($step) . "\n$read->sql");
            }
        }
    }

    /**
     * MySQL and MariaDB count the rows of a table from time to time, and go by the last count: by
     * that of an empty table, or of one that was filled a moment ago.
     *
     * @dataProvider counts
     */
    public function testNoReadGoesThroughATableThatWasCountedWhen(int $counted): void
    {
        $store = $this->store('mysql');
        $this->fill($store, $counted);
        // All of these are one record's: so many a record there seem to be from now on.
        $store->pdo()->exec('UPDATE effects SET backorder_id = 0');
        $store->pdo()->exec("UPDATE applications SET domain = ''");
        $store->pdo()->exec("UPDATE claims SET domain = '', drop_at = drop_at
            + INTERVAL backorder_id DAY");
        $this->analyze($store);
        foreach (array_keys(Backorder\Store::tables()) as $table) {
            $store->pdo()->exec("ALTER TABLE `$table` STATS_PERSISTENT = 1, STATS_AUTO_RECALC = 0");
        }
        $this->fill($store, self::FEW, $counted);
        $wrong = $this->tooFar($store, $this->reads($store));
        // What was placed and counted before anything was sent, and a batch of clients: for a few,
        // an index is the best by any count.
        $store->pdo()->query('ANALYZE TABLE backorders')->fetchAll();
        array_push($wrong, ...$this->tooFar($store, $store->sql->part(range(1, 1000, 10))));
        $this->assertSame([], $wrong);
    }

    /**
     * The reads that look at far more than they find.
     *
     * @param list<Backorder\Read|Backorder\Statement> $reads
     * @return list<string>
     */
    private function tooFar(Store $store, array $reads): array
    {
        $wrong = [];
        foreach ($reads as $read) {
            $store->pdo()->exec('FLUSH STATUS');
            $found = count($store->found($read->sql, $read->parameters));
            $looked = $store->found("SHOW SESSION STATUS LIKE 'Handler\_read\_%'");
            $sum = array_sum(array_column($looked, 'Value'));
            if ($sum > 50 + 5 * $found + 2 * count($read->parameters)) {
                $wrong[] = "$sum rows looked at, $found found: $read->sql";
            }
        }
        return $wrong;
    }

    public static function counts(): array
    {
        return ['it was empty' => [0], 'it had a row' => [1], 'it was small' => [400]];
    }

    /** @return list<Backorder\Read|Backorder\Statement> each read there is */
    private function reads(Store $store): array
    {
        $name = DomainName::parse('name7.com');
        $other = [
            ['id' => 1, 'client_id' => 7, 'domain' => 'name7.com', 'status' => 'FAILED'],
            ['id' => 2, 'client_id' => 8, 'domain' => 'name8.com', 'status' => 'PROCESSING',
                'reference' => '10700'],
        ];
        return [
            ...$store->sql->part([7, 8]), ...$store->sql->partToPlace(7, $name),
            ...$store->sql->partOfRecord(7), ...$store->sql->partOfReference('10700'),
            ...$store->sql->partOfInvoice(300), $store->sql->due(self::NOW),
            $store->sql->woken(), $store->sql->unfinished(7),
            $store->sql->log($name), $store->sql->holders($name),
            $store->sql->leased('worker', self::NOW), ...$store->sql->partToAdopt($other),
            ...$store->sql->partWithFinished([7, 8]),
            $store->sql->undelivered(), $store->sql->undelivered($this->undelivered()),
        ];
    }

    /** A message that was found undelivered, as its row says. */
    private function undelivered(): UndeliveredMessage
    {
        return UndeliveredMessage::ofRow([
            'id' => 'bo-7.1.alert-reseller.1.', 'client_id' => 7, 'revision' => 2,
            'asked_at' => '2026-11-01 00:00:00', 'sent_at' => '2026-11-01 00:00:00', 'sends' => 1,
            'action' => '{"do":"alert-reseller","alert":{"topic":"overdue","name":"name7.com",'
                . '"reference":null,"invoice":null,"detail":""}}',
            'report' => '{"outcome":"given-up"}', 'undelivered_at' => '2026-11-01 00:00:00',
        ]);
    }

    /** @dataProvider databases */
    public function testReadsFindTheWholePart(string $driver): void
    {
        $store = $this->store($driver);
        $day = new Day();
        $book = new Book();
        $now = $day->before(100);
        $this->commit($store, $day, $book, $day->account($book, 7, '90.00'), $now);
        $this->commit($store, $day, $book, $day->place($book, 1, 7, 'one.com'), $now);
        $this->commit($store, $day, $book, $day->place($book, 2, 7, 'two.com'), $now);
        $now = $day->before(2);
        $submits = $this->commit($store, $day, $book, $day->cycle($book, $now), $now);
        foreach (['10700', '10701'] as $i => $reference) {
            $report = Outcome::accepted($reference);
            $decided = $day->engine->observe($book, $submits[$i]->id, $report, $now);
            $this->commit($store, $day, $book, [$decided], $now);
        }
        $reads = ['part' => [[7]], 'partOfRecord' => [2], 'partOfReference' => ['10701']];
        foreach ($reads as $by => $of) {
            $read = new Book();
            $this->assertSame([], $store->load($read, $store->sql->$by(...$of)), $by);
            $this->assertEquals($book->all(), $read->all(), $by);
            $this->assertEquals($book->funds(7), $read->funds(7), $by);
            $wakeup = fn (Book $book) => $day->engine->nextWakeup($book, $now);
            $this->assertSame($wakeup($book), $wakeup($read), $by);
        }
        // Nobody reads of another client what is nobody's business.
        $this->assertSame([], $store->load($read = new Book(), $store->sql->part([8])));
        $this->assertCount(0, $read);
    }

    public function testAStrictServerOfAnotherCharacterSetKeepsEveryText(): void
    {
        $root = self::$server->connect('mysql');
        $root->exec('CREATE DATABASE old CHARACTER SET latin1 COLLATE latin1_swedish_ci');
        $pdo = self::$server->connect('old');
        $pdo->exec("SET SESSION sql_mode = 'TRADITIONAL', time_zone = '-05:00'");
        $store = new Store($pdo);
        $store->createTables();
        $day = new Day();
        $book = new Book();
        $now = $day->before(100);
        $this->commit($store, $day, $book, $day->account($book, 7, '30.00'), $now);
        $this->commit($store, $day, $book, $day->place($book, 1, 7), $now);
        $now = $day->before(2);
        [$submit] = $this->commit($store, $day, $book, $day->cycle($book, $now), $now);
        $text = 'регистратор: отказ 🦆 名前, it\'s C:\\? :name "x"; -- /*';
        $report = Outcome::refused(541, $text);
        $decided = $day->engine->observe($book, $submit->id, $report, $now);
        $this->commit($store, $day, $book, [$decided], $now);
        $this->assertSame([], $store->load($read = new Book(), $store->sql->part([7])));
        $this->assertEquals($book->get(1), $read->get(1));
        $this->assertStringContainsString($text, $read->get(1)->reasonDetail);
        // References differ by case and are compared byte by byte.
        $row = 'INSERT INTO applications VALUES (?, ?, \'a.com\', 7, 9, 1, 0, \'open\')';
        $pdo->prepare($row)->execute(['bo-9.1.submit-application.0.ABC1', 'ABC1']);
        $pdo->prepare($row)->execute(['bo-9.1.submit-application.0.abc1', 'abc1']);
        $this->expectException(PDOException::class);
        $pdo->prepare($row)->execute(['bo-8.1.submit-application.0.abc1', 'abc1']);
    }

    private function store(string $driver): Store
    {
        static $number = 0;
        $name = 'reads' . ++$number;
        if ($driver === 'mysql') {
            self::$server->create($name);
        }
        $store = new Store($driver === 'mysql'
            ? self::$server->connect($name)
            : new PDO('sqlite:' . self::$workshop->file("$name.sqlite")));
        $store->createTables();
        return $store;
    }

    /** @return list<Backorder\Effect> what is to be carried out */
    private function commit(Store $store, Day $day, Book $book, array $decisions, int $now): array
    {
        $carryOut = [];
        foreach ($day->engine->commits($book, $decisions, $now) as $commit) {
            $this->assertTrue($store->commit($commit));
            array_push($carryOut, ...$commit->carryOut);
        }
        return $carryOut;
    }

    /** Rows of many clients, one in ten not finished: up to so many, after so many. */
    private function fill(Store $store, int $records, int $after = 0): void
    {
        if ($records === 0) {
            return;
        }
        $first = $after + 1;
        $numbers = "WITH RECURSIVE n(i) AS (SELECT $first UNION ALL SELECT i + 1 FROM n WHERE i <"
            . " $records)";
        $isMysql = $store->pdo()->getAttribute(PDO::ATTR_DRIVER_NAME) === 'mysql';
        $text = fn (string $before, string $after = '') => $isMysql
            ? "CONCAT('$before', i, '$after')" : "'$before' || i || '$after'";
        $at = "'2026-11-01 00:00:00'";
        $name = $text('name', '.com');
        $finished = "CASE WHEN i % 10 = 0 THEN NULL ELSE $at END";
        $columns = implode(', ', Backorder\Store::tables()['backorders']['columns']);
        if ($isMysql) {
            $store->pdo()->exec('SET SESSION max_recursive_iterations = 1000000');
        }
        $fill = fn (string $table, string $columns, string $values) => $store->pdo()->exec(
            $isMysql ? "INSERT INTO $table ($columns) $numbers SELECT $values FROM n"
                : "$numbers INSERT INTO $table ($columns) SELECT $values FROM n",
        );
        $store->pdo()->exec('BEGIN');
        $fill('backorders', $columns, "i, i % 1000 + 1, $name, 'com', 'FULL', 'FAILED', 1, 1, $at,
            $at, NULL, $at, NULL, CASE WHEN i % 10 = 0 THEN $at ELSE NULL END, $finished, NULL,
            NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL,
            NULL, NULL");
        $effect = "i, i % 1000 + 1, 'alert-reseller', 1, $at, $at, 1, '{}'";
        $undelivered = "CASE WHEN i % 100 = 0 THEN $at ELSE NULL END";
        $fill('effects', 'id, backorder_id, client_id, kind, revision, asked_at, sent_at, sends, '
            . 'action, undelivered_at', $text('bo-') . ", $effect, $undelivered");
        $fill('claims', 'domain, drop_at, backorder_id, life', "$name, $at, i, 1");
        $fill('applications', 'id, reference, domain, client_id, backorder_id, life, attempt, '
            . 'state', $text('bo-') . ', ' . $text('1')
            . ", $name, i % 1000 + 1, i, 1, 0, 'ended'");
        $fill('invoices', 'invoice_id, backorder_id, life', 'i, i, 1');
        $fill('accounts', 'client_id, currency, credit_minor, unpaid_minor, tax, read_at, '
            . 'revision, noted', "i, 'EUR', 0, 0, '', $at, 1, ''");
        $fill('wakes', 'client_id, number, is_pending', 'i, 1, CASE WHEN i < 9 THEN 1 ELSE 0 END');
        $fill('leases', 'client_id, owner, expires_at', 'i, ' . $text('worker') . ", $at");
        $fill('log', 'at, client_id, backorder_id, life, revision, domain, event, '
            . 'from_status, to_status',
            "$at, i % 1000 + 1, i, 1, 1, $name, 'place', 'none', 'REQUESTED'");
        $store->pdo()->exec('COMMIT');
    }

    /** Lets the database count. */
    private function analyze(Store $store): void
    {
        $isMysql = $store->pdo()->getAttribute(PDO::ATTR_DRIVER_NAME) === 'mysql';
        foreach (array_keys(Backorder\Store::tables()) as $table) {
            $analyze = $isMysql ? "ANALYZE TABLE `$table`" : "ANALYZE $table";
            $store->pdo()->query($analyze)->fetchAll();
        }
    }

    /** @return list<array<string, mixed>> */
    private function plan(Store $store, string $sql, array $parameters): array
    {
        $isMysql = $store->pdo()->getAttribute(PDO::ATTR_DRIVER_NAME) === 'mysql';
        $explain = $store->pdo()->prepare(($isMysql ? 'EXPLAIN ' : 'EXPLAIN QUERY PLAN ') . $sql);
        $explain->execute($parameters);
        return $explain->fetchAll(PDO::FETCH_ASSOC);
    }

    /** Whether a step reads a whole table, or a whole index, even one that covers. */
    private function isScan(array $step): bool
    {
        return isset($step['detail'])
            ? str_starts_with($step['detail'], 'SCAN ')
            : in_array($step['type'] ?? null, ['ALL', 'index'], true)
                // What a subquery found is held for a moment: here it is a row or none.
                && !str_starts_with((string) $step['table'], '<');
    }
}
