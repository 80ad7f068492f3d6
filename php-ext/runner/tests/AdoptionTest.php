<?php

declare(strict_types=1);

require_once __DIR__ . '/bootstrap.php';

use Backorder\Runner\Adopted;
use Backorder\Runner\Adoption;
use Backorder\Runner\Ledger;
use Backorder\Runner\Tests\Servers;
use Backorder\Runner\Tests\World;
use Backorder\TimeZone;
use PHPUnit\Framework\TestCase;

/** Backorders of another system, adopted and undone, on every database. */
final class AdoptionTest extends TestCase
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
    public function testRowsAreAdoptedOnceAndUndone(string $kind): void
    {
        $connect = self::$servers->database($kind);
        $world = new World($connect(), $connect());
        $world->createTables();
        [$client, $other] = [7, 8];
        array_map(fn (int $of) => $world->shop->addClient($of, '100.00'), [7, 8]);
        $adoption = new Adoption($world->host);
        $adoption->reserve(40);
        $rows = [
            self::row(11, $client, ['status' => 'ACTIVE']),
            self::row(12, $other, ['status' => 'FAILED']),
            self::row(13, $other, ['status' => 'nothing']),
        ];
        $lines = [['backorder_id' => 11, 'at' => '2027-01-01 10:00:00', 'text' => 'was funded']];
        $adopted = $this->adopt($adoption, $rows, $lines);
        $this->assertSame([0, 1], array_keys($adopted->taken));
        $this->assertSame([2], array_keys($adopted->refused));
        $this->assertSame(['ACTIVE', 'FAILED'], [$world->status(11), $world->status(12)]);
        $this->assertSame([11, 12], $adoption->known([11, 12, 13]));
        $this->assertSame([$client, $other], $adoption->clients());
        $this->assertGreaterThan(40, $world->place($client, 'new.com')->id);

        // Again: what is there is refused, and a row that cannot be read harms nobody.
        $again = $this->adopt($adoption, [$rows[0], $rows[2]]);
        $this->assertSame([[], [0, 1]], [$again->taken, array_keys($again->refused)]);
        $this->assertSame([], $again->lost);

        $world->at(71)->run();
        $this->assertSame(['undone' => [12], 'kept' => []], $adoption->undo($other));
        $this->assertSame('', $world->status(12));
        $this->assertSame([], $world->rows('bo_log', 'backorder_id = 12'));
        $world->backorders->delete(11, Backorder\Actor::admin());
        $this->assertSame(['undone' => [], 'kept' => [11]], $adoption->undo($client));
        $this->assertNotSame([], $world->rows('bo_log', 'backorder_id = 11'));
        $this->assertSame([], [...(new Ledger($world->store))->findings()]);
    }

    /** A statement whose first run failed is made anew: SQLite's driver refuses to run it. */
    public function testAFailedStatementHarmsNoLaterOne(): void
    {
        $world = World::sqlite();
        $world->store->change("INSERT INTO bo_meta (name, value) VALUES ('one', '1')");
        $sql = 'INSERT INTO bo_meta (name, value) VALUES (?, ?)';
        $insert = fn (string $name) => $world->store->transaction(
            fn () => $world->store->change($sql, [$name, '1']),
        );
        try {
            $insert('one');
            $this->fail('the key is taken');
        } catch (PDOException $error) {
            $this->assertTrue($world->store->isKeyTaken($error));
        }
        $this->assertSame(1, $insert('two'));
    }

    private function adopt(Adoption $adoption, array $rows, array $lines = []): Adopted
    {
        return $adoption->adopt($rows, $lines, TimeZone::utc());
    }

    /** @return array<string, int|string> */
    private static function row(int $id, int $client, array $of): array
    {
        return $of + [
            'id' => $id, 'client_id' => $client, 'domain' => "name$id.com",
            'drop_at' => '2027-01-13 19:00:00', 'placed_at' => '2026-12-01 10:00:00',
        ];
    }
}
