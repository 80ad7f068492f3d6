<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Day.php';

use Backorder\Book;
use Backorder\DomainName;
use Backorder\Droplist;
use Backorder\Exception\DroplistException;
use Backorder\ImportJob;
use Backorder\BackorderKind;
use Backorder\Money;
use Backorder\Offer;
use Backorder\PriceList;
use Backorder\Status;
use Backorder\Tests\Day;
use Backorder\TimeZone;
use PHPUnit\Framework\TestCase;

final class DroplistTest extends TestCase
{
    private string $folder;
    private int $now;

    protected function setUp(): void
    {
        $this->folder = sys_get_temp_dir() . '/backorder-' . bin2hex(random_bytes(6));
        mkdir($this->folder);
        $this->now = (new DateTimeImmutable('2027-01-10 00:01 UTC'))->getTimestamp();
    }

    protected function tearDown(): void
    {
        array_map(unlink(...), glob("$this->folder/*"));
        rmdir($this->folder);
    }

    private function zip(string ...$lines): string
    {
        $path = "$this->folder/list.zip";
        $zip = new ZipArchive();
        $zip->open($path, ZipArchive::CREATE | ZipArchive::OVERWRITE);
        $zip->addFromString('list.csv', implode("\n", $lines) . "\n");
        $zip->close();
        return $path;
    }

    private function imported(string ...$lines): Droplist
    {
        Droplist::import($this->zip(...$lines), "$this->folder/image", $this->now);
        return Droplist::open("$this->folder/image");
    }

    public function testAListIsImportedAndSearched(): void
    {
        $list = $this->imported(
            'shop.com;2027-01-13 19:00:00',
            'shop-24.de;2027-01-12 10:00:00',
            'xn--mller-kva.com;2027-01-13 19:00:00',
        );
        $this->assertSame([3, $this->now], [count($list), $list->importedAt]);
        $names = fn ($page) => array_map(fn ($row) => $row->name, $page->rows);
        $this->assertSame(['shop-24.de', 'shop.com'], $names($list->search(contains: ['shop'])));
        $this->assertSame(
            ['shop.com'],
            $names($list->search(tlds: ['com'], digitsMax: 0, idn: false)),
        );
        $this->assertSame(['shop-24.de'], $names($list->search(pattern: '^shop-[0-9]+$')));
        $this->assertSame(['xn--mller-kva.com'], $names($list->search(idn: true)));
        $page = $list->search(order: '-name', limit: 1);
        $this->assertSame(
            [3, 1, 'müller'],
            [$page->total, count($page), $page->rows[0]->labelUnicode],
        );
        $this->assertSame([6, true], [$page->rows[0]->characters, $page->rows[0]->isIdn]);
    }

    public function testANameHasItsDropAndListing(): void
    {
        $list = $this->imported('shop.com;2027-01-13 19:00:00');
        $day = new Day();
        $this->assertSame($day->drop, $list->dropOf(DomainName::parse('shop.com')));
        $this->assertNull($list->dropOf(DomainName::parse('other.com')));
        $listing = $list->listing(DomainName::parse('shop.com'));
        $this->assertSame([$day->drop, $list->id], [$listing->dropAt, $listing->list]);
    }

    public function testNoNamesAndNoTldsAreNotAll(): void
    {
        $list = $this->imported('shop.com;2027-01-13 19:00:00');
        $this->assertSame(0, $list->search(names: [])->total);
        $this->assertSame(0, $list->search(tlds: [])->total);
        $this->assertSame(1, $list->search(tlds: null, names: null)->total);
    }

    public function testRowsHavePricesAndOwnBackorders(): void
    {
        $day = new Day();
        $book = new Book();
        $day->account($book, client: 7, credit: '50.00');
        $day->place($book, id: 1, client: 7);
        $list = $this->imported('shop.com;2027-01-13 19:00:00', 'shop.info;2027-01-14 19:00:00');
        $prices = new PriceList();
        $prices->insert('com', BackorderKind::Full, Money::of('59.00', 'EUR'));
        $prices->insert('info', BackorderKind::Lite, Money::of('5.00', 'EUR'));
        $offers = $list->search()->offers($prices, 'EUR', book: $book, client: 7);
        $this->assertSame('shop.com', $offers[0]->row->name);
        $this->assertEquals(Money::of('59.00', 'EUR'), $offers[0]->full);
        $this->assertNull($offers[0]->lite);
        $own = $offers[0]->backorder;
        $this->assertSame([1, Status::Requested], [$own->id, $own->status]);
        // The registrar has no LITE below .info.
        $other = $offers[1];
        $this->assertSame([null, null, null], [$other->full, $other->lite, $other->backorder]);
        $this->assertNull($list->search()->offers($prices, 'EUR', $book, 8)[0]->backorder);
        $this->assertNull($list->search()->offers($prices, 'EUR')[0]->backorder);

        $names = fn (Status ...$in) => Offer::ownNames($book, 7, $in);
        $this->assertSame([['shop.com'], []], [$names(Status::Requested), $names(Status::Failed)]);
        $this->assertSame(1, $list->search(names: $names())->total);
        $this->assertSame(0, $list->search(names: Offer::ownNames($book, 8))->total);
        $this->expectException(TypeError::class);
        Offer::ownNames($book, 7, ['REQUESTED']);
    }

    public function testDaysAreCountedInTheZoneAskedFor(): void
    {
        $list = $this->imported(
            'a.com;2027-01-10 23:30:00',
            'b.com;2027-01-11 10:00:00',
            'c.de;2027-01-16 10:00:00',
        );
        $list->verify();
        $counts = $list->statistics(TimeZone::parse('Europe/Berlin'), $this->now);
        $this->assertSame([3, 1, 3], [$counts->total, $counts->inNextDay, $counts->inNextWeek]);
        $this->assertSame(['com' => 2, 'de' => 1], $counts->byTld);
        $days = array_map(fn ($day) => [$day->date, $day->total], $counts->days);
        $this->assertSame([['2027-01-11', 2], ['2027-01-16', 1]], $days);
        $this->assertSame(['com' => 2], $counts->days[0]->byTld);
        $zone = TimeZone::parse('Europe/Berlin');
        $of = fn (string $day) => $list->search(
            dropFrom: $zone->dayStart($day),
            dropBefore: $zone->dayEnd($day),
        )->total;
        $this->assertSame([0, 2, 1], [$of('2027-01-10'), $of('2027-01-11'), $of('2027-01-16')]);
    }

    public function testAPlainCsvIsImportedAndBadLinesAreTold(): void
    {
        $lines = array_map(fn ($n) => "name-$n.com;2027-01-13 19:00:00\n", range(1, 30));
        $lines[7] = "nonsense\n";
        file_put_contents("$this->folder/list.csv", $lines);
        $report = Droplist::import("$this->folder/list.csv", "$this->folder/image", $this->now);
        $this->assertSame([29, 1], [$report->names, $report->badLines]);
        $this->assertCount(1, $report->firstBad);
        $this->assertStringStartsWith('line 8: ', $report->firstBad[0]);
    }

    public function testTheEngineFollowsTheList(): void
    {
        $day = new Day();
        $book = new Book();
        $day->account($book, client: 7, credit: '50.00');
        $day->place($book, id: 1, client: 7);
        $list = $this->imported('shop.com;2027-01-14 19:00:00', 'other.com;2027-01-14 19:00:00');
        $moved = $day->engine->syncDrops($book, $list, $this->now);
        $this->assertSame([1], array_column($moved, 'backorder'));
        $this->assertSame($day->drop + 86400, $book->get(1)->dropAt);
        $this->assertSame([], $day->engine->syncDrops($book, $list, $this->now));
    }

    public function testAJobShowsProgressAndIsFinishedOnce(): void
    {
        $lines = array_map(fn ($n) => "name-$n.com;2027-01-13 19:00:00", range(1, 20000));
        $job = ImportJob::start($this->zip(...$lines), "$this->folder/image", $this->now);
        while ($job->step(milliseconds: 20)) {
            $this->assertLessThanOrEqual(20000, $job->rows);
        }
        $report = $job->finish();
        $this->assertEquals($report, $job->finish());
        $this->assertSame([20000, 20000, 0], [$report->names, $report->added, $report->badLines]);
        $this->assertSame(20000, $job->rows);
        $again = Droplist::import(
            $this->zip(...array_slice($lines, 10)),
            "$this->folder/image",
            $this->now,
        );
        $this->assertSame([0, 10], [$again->added, $again->gone]);
    }

    public function testABadListLeavesTheOldOneInItsPlace(): void
    {
        $list = $this->imported('shop.com;2027-01-13 19:00:00');
        file_put_contents("$this->folder/list.zip", 'no archive');
        $job = ImportJob::start("$this->folder/list.zip", "$this->folder/image", $this->now);
        foreach (['first', 'second'] as $time) {
            try {
                $job->finish();
                $this->fail($time);
            } catch (DroplistException $refused) {
                $this->assertSame('archive-invalid', $refused->getKind());
            }
        }
        $this->assertFalse($job->step());
        $this->assertSame($list->id, Droplist::open("$this->folder/image")->id);
    }

    public static function wrongSearches(): array
    {
        return [
            'order' => [606, ['order' => 'price']],
            'limit' => [606, ['limit' => 0]],
            'bound' => [606, ['charactersMin' => -1]],
            'pattern' => [607, ['pattern' => '(']],
        ];
    }

    /** @dataProvider wrongSearches */
    public function testSearchesOutOfRangeAreRefused(int $code, array $arguments): void
    {
        $list = $this->imported('shop.com;2027-01-13 19:00:00');
        $this->expectException(DroplistException::class);
        $this->expectExceptionCode($code);
        $list->search(...$arguments);
    }

    public function testAFileThatIsNoImageIsRefused(): void
    {
        file_put_contents("$this->folder/image", 'no image');
        $this->expectException(DroplistException::class);
        $this->expectExceptionCode(604);
        Droplist::open("$this->folder/image");
    }
}
