<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Day.php';

use Backorder\Book;
use Backorder\Dialect;
use Backorder\Exception\BackorderException;
use Backorder\JobPlan;
use Backorder\LogEntry;
use Backorder\DomainName;
use Backorder\PriceList;
use Backorder\Renewals;
use Backorder\Search;
use Backorder\Store;
use Backorder\TimeZone;
use Backorder\Tests\Day;
use PHPUnit\Framework\TestCase;

/** Values as PHP programs have them: dates, ids as text, rows as objects. */
final class ArgumentsTest extends TestCase
{
    /** Every parameter that is an instant or an id by its name takes what the stubs say. */
    public function testEveryInstantAndEveryIdIsTakenByOneRule(): void
    {
        $instants = ['now', 'until', 'at', 'instant'];
        $ids = ['id', 'client', 'into', 'backorder', 'invoice', 'list', 'heldBy'];
        $checked = ['instant' => 0, 'id' => 0];
        foreach ((new ReflectionExtension('backorder'))->getClasses() as $class) {
            foreach ($class->getMethods() as $method) {
                foreach ($method->getParameters() as $parameter) {
                    $name = $parameter->getName();
                    $isInstant = in_array($name, $instants, true)
                        || preg_match('/(At|From|Before)$/', $name) === 1;
                    $isId = in_array($name, $ids, true);
                    $type = (string) $parameter->getType();
                    $isOther = in_array($type, ['array', 'Backorder\\Ispapi\\Client'], true);
                    if (($isInstant || $isId) && !$isOther) {
                        $checked[$isInstant ? 'instant' : 'id']++;
                        $this->assertSame(
                            'mixed',
                            $type,
                            "{$class->getName()}::{$method->getName()}(\$$name)",
                        );
                    }
                }
            }
        }
        $this->assertGreaterThan(50, $checked['instant']);
        $this->assertGreaterThan(30, $checked['id']);
    }

    public function testADateIsTheInstantThatItNames(): void
    {
        $day = new Day();
        $seconds = $day->before(100);
        $here = new DateTimeZone('Asia/Kathmandu');
        $dates = [
            (new DateTimeImmutable("@$seconds"))->setTimezone($here),
            (new DateTime("@$seconds"))->modify('+999999 microseconds'),
        ];
        foreach ($dates as $date) {
            $book = new Book();
            $reading = $book->beginReading('7', $date);
            $this->assertSame([7, $seconds], [$reading->client, $reading->begunAt]);
            $this->assertEquals(
                JobPlan::default()->due($seconds, ['batch' => $seconds]),
                JobPlan::default()->due($date, ['batch' => $date]),
            );
            $local = TimeZone::parse('Asia/Kathmandu')->toLocal($date);
            $this->assertSame($dates[0]->format('Y-m-d H:i:s'), $local);
            $this->assertSame(
                (new Search(dropFrom: $seconds))->conditions,
                (new Search(dropFrom: $date))->conditions,
            );
            $store = new Store(Dialect::Sqlite);
            $this->assertEquals($store->due($seconds), $store->due($date));
        }
    }

    public function testRowsMayBeObjects(): void
    {
        $day = new Day();
        $book = new Book();
        $day->account($book, client: 7, credit: '50.00');
        $placed = $day->place($book, id: 1, client: 7);
        $row = $book->get('1')->toRow();
        $again = new Book();
        $this->assertSame([], $again->load(['backorders' => [(object) $row]]));
        $this->assertEquals($book->get(1)->toRow(), $again->get(1)->toRow());
        $prices = [['tld' => 'com', 'currency' => 'EUR', 'kind' => 'FULL', 'price' => '20.00']];
        $this->assertEquals(
            PriceList::ofRows($prices)->tariffs('EUR'),
            PriceList::ofRows(array_map(fn ($row) => (object) $row, $prices))->tariffs('EUR'),
        );
        $log = $day->engine->commits($book, $placed, $day->before(100))[0]->log;
        $name = DomainName::parse('shop.com');
        $this->assertEquals(
            LogEntry::history($name, $log),
            LogEntry::history($name, array_map(fn ($row) => (object) $row, $log)),
        );
        $order = ['tld' => 'com', 'expiry' => '2027-06-01', 'years' => 1];
        $renewals = Renewals::builtin();
        $refusal = function (mixed $order) use ($renewals): string {
            try {
                $renewals->plan($order, 1_800_000_000);
            } catch (BackorderException | TypeError $refused) {
                return $refused::class . $refused->getMessage();
            }
            return 'planned';
        };
        $this->assertSame($refusal($order), $refusal((object) $order));
        $this->assertStringContainsString('order: ', $refusal('com'));
        $this->assertStringContainsString('stdClass', $refusal(new ArrayObject($order)));
    }

    public function testAListOfIdsIsTakenAsTheDatabaseHandsItOut(): void
    {
        $store = new Store(Dialect::Mysql);
        $this->assertEquals($store->part([7, 8]), $store->part(['7', '8']));
        foreach ([['7 '], ['07'], ['-1'], [0], ['1e3'], [str_repeat('9', 19)]] as $ids) {
            try {
                $store->part($ids);
                $this->fail(json_encode($ids) . ' was taken');
            } catch (BackorderException $refused) {
                $this->assertSame('id-invalid', $refused->getKind());
                $this->assertStringContainsString('clients: ', $refused->getMessage());
            }
        }
        $this->expectException(TypeError::class);
        $store->part([7.0]);
    }
}
