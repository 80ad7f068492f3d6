<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Day.php';

use Backorder\Book;
use Backorder\DomainName;
use Backorder\Droplist;
use Backorder\Exception\ClientException;
use Backorder\Exception\DroplistException;
use Backorder\ImportJob;
use Backorder\BackorderKind;
use Backorder\Money;
use Backorder\Offer;
use Backorder\Presence;
use Backorder\PriceList;
use Backorder\Search;
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
        $found = fn (mixed ...$given) => $names($list->search(new Search(...$given)));
        $this->assertSame(['shop-24.de', 'shop.com'], $found(containsAll: ['shop']));
        $this->assertSame(['shop.com'], $found(tlds: ['com'], digitsMax: 0, idn: false));
        $this->assertSame(['shop-24.de'], $found(pattern: '^shop-[0-9]+$'));
        $this->assertSame(['xn--mller-kva.com'], $found(idn: true));
        $page = $list->search(new Search(order: '-name', limit: 1));
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
        $this->assertSame(0, $list->search(new Search(names: []))->total);
        $this->assertSame(0, $list->search(new Search(tlds: []))->total);
        $this->assertSame(1, $list->search(new Search(tlds: null, names: null))->total);
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
        $this->assertSame(1, $list->search(new Search(names: $names()))->total);
        $this->assertSame(0, $list->search(new Search(names: Offer::ownNames($book, 8)))->total);
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
        $of = fn (string $day) => $list->search(new Search(
            dropFrom: $zone->dayStart($day),
            dropBefore: $zone->dayEnd($day),
        ))->total;
        $days = (new Search())->withDropDays($zone, '2027-01-11', '2027-01-11');
        $this->assertSame(2, $list->search($days)->total);
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

    public function testARefusedImportSaysWhy(): void
    {
        $file = "$this->folder/list.zip";
        $refusals = [
            [implode("\n", array_fill(0, 40, 'nonsense')), 601, ['40 of 40', 'line 1: ']],
            ['<!DOCTYPE html><html>', 609, ['HTML', '<!DOCTYPE html>']],
            ['{"data":[]}', 609, ['JSON']],
            ['', 602, ['empty']],
            ["shop.com,1/12/2027\n", 609, ['dates=day-first']],
        ];
        foreach ($refusals as [$text, $code, $words]) {
            file_put_contents($file, $text);
            $job = ImportJob::start($file, "$this->folder/image", $this->now);
            try {
                $job->finish();
                $this->fail($text);
            } catch (DroplistException $refused) {
                $this->assertSame($code, $refused->getCode());
                foreach ($words as $word) {
                    $this->assertStringContainsString($word, $refused->getMessage());
                }
            }
            $this->assertSame($code === 601 ? 40 : 0, count($job->firstBad));
        }
        $this->assertFileDoesNotExist("$this->folder/image");
    }

    public function testListsOfOthersAreReadByTheirFormat(): void
    {
        $now = $this->now;
        $image = "$this->folder/image";
        $uk = "$this->folder/uk.csv.gz";
        $lines = "ROID,Domain,Drop\n1-UK,shop.co.uk,2027-01-12T10:00:07Z\n";
        file_put_contents($uk, gzencode($lines));
        $report = Droplist::import($uk, $image, $now, source: 'nominet', covers: ['co.uk', 'uk']);
        $this->assertSame(['nominet', 1, 0], [$report->format, $report->names, $report->badLines]);
        Droplist::import($uk, $image, $now, format: 'nominet', source: 'nominet');
        $list = Droplist::open($image);
        $this->assertSame('nominet', $list->source);
        $says = fn (string $name) => $list->presence(DomainName::parse($name));
        $this->assertSame(
            [Presence::Listed, Presence::Absent, Presence::Unknown],
            [$says('shop.co.uk'), $says('gone.co.uk'), $says('gone.com')],
        );
        [$covered] = $list->covered();
        $this->assertSame(['co.uk', 1, 1], [$covered->tld, $covered->names, $covered->namesBefore]);
        $this->assertTrue($covered->isBelieved);
        file_put_contents($uk, "shop.com,1/12/2027,AUC\n");
        try {
            Droplist::import($uk, $image, $now, format: 'pool.com');
            $this->fail('another source');
        } catch (DroplistException $refused) {
            $this->assertSame('source-differs', $refused->getKind());
        }
        $this->expectException(DroplistException::class);
        $this->expectExceptionCode(610);
        Droplist::import($uk, $image, $now, format: 'us');
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
        file_put_contents("$this->folder/list.zip", "PK\x03\x04 no archive");
        $job = ImportJob::start("$this->folder/list.zip", "$this->folder/image", $this->now);
        foreach (['first', 'second'] as $time) {
            try {
                $job->finish();
                $this->fail($time);
            } catch (ClientException $refused) {
                $this->assertSame('archive-invalid', $refused->getKind());
            }
        }
        $this->assertFalse($job->step());
        $this->assertSame($list->id, Droplist::open("$this->folder/image")->id);
    }

    public static function wrongSearches(): array
    {
        return [
            ['query-invalid', 'order', ['order' => 'price']],
            ['query-invalid', 'limit', ['limit' => 0]],
            ['query-invalid', 'limit', ['limit' => 1001]],
            ['query-invalid', 'first', ['first' => -1]],
            ['query-invalid', 'charactersMin', ['charactersMin' => -1]],
            ['query-invalid', 'scoreMax', ['scoreMax' => 256]],
            ['query-invalid', 'digitsMax', ['digitsMin' => 3, 'digitsMax' => 2]],
            ['query-invalid', 'tlds', ['tlds' => ['com', '-']]],
            ['query-invalid', 'names', ['names' => ['shop']]],
            ['query-invalid', 'containsAll', ['containsAll' => ['shop berlin']]],
            ['query-invalid', 'endsWithAny', ['endsWithAny' => ['a.b']]],
            ['query-invalid', 'dropFrom', ['dropFrom' => PHP_INT_MAX]],
            ['query-invalid', 'dropBefore', ['dropFrom' => 9, 'dropBefore' => 8]],
            ['pattern-invalid', 'pattern', ['pattern' => '(']],
            ['pattern-invalid', 'notPattern', ['notPattern' => 'a{,3}']],
        ];
    }

    /** @dataProvider wrongSearches */
    public function testAWrongSearchNamesTheArgument(string $kind, string $name, array $given): void
    {
        try {
            new Search(...$given);
            $this->fail($name);
        } catch (DroplistException $refused) {
            $this->assertSame([$kind, $name], [$refused->getKind(), $refused->getSubject()]);
            $this->assertDoesNotMatchRegularExpression('/[a-z]_[a-z]/', $refused->getMessage());
        }
    }

    public function testBlankConditionsDoNotRestrict(): void
    {
        $list = $this->imported('e-mail.com;2027-01-13 19:00:00', 'e.com;2027-01-13 19:00:00');
        foreach (['', ' '] as $blank) {
            $search = new Search(
                pattern: $blank,
                notPattern: $blank,
                containsAll: [$blank],
                endsWithAny: [$blank],
            );
            $this->assertSame(2, $list->search($search)->total);
        }
        $this->assertSame(0, $list->search(new Search(startsWithAny: ['e-a']))->total);
        $this->assertSame(1, $list->search(new Search(startsWithAny: ['e-m']))->total);
        // Words of both kinds hold together.
        $both = new Search(containsAll: ['e'], containsAny: ['mail', 'shop']);
        $this->assertSame(1, $list->search($both)->total);
    }

    public function testAFormIsASearchToo(): void
    {
        $list = $this->imported('shop-1.de;2027-01-13 19:00:00', 'shop.com;2027-01-13 19:00:00');
        $form = ['contains_any' => 'shop, car', 'digits_max' => '0', 'pattern' => ' '];
        $search = Search::ofForm($form);
        $this->assertSame(1, $list->search($search)->total);
        $this->assertEquals($search, new Search(containsAny: ['shop', 'car'], digitsMax: 0));
        $this->assertNotEquals($search, $search->withPage(first: 1));
        $this->assertSame([], $list->search($search->withPage(first: 1))->rows);
        $this->assertContains('digits_max', Search::formParameters());
        foreach (['digits_max' => 'x', 'price' => '1', 'not_pattern' => '('] as $name => $text) {
            try {
                Search::ofForm([$name => $text]);
                $this->fail($name);
            } catch (DroplistException $refused) {
                $this->assertSame($name, $refused->getSubject());
            }
        }
        $this->expectException(TypeError::class);
        Search::ofForm(['digits_max' => 0]);
    }

    public function testANewerListStaysAndTheLastLineNeedsNoEnd(): void
    {
        $csv = "$this->folder/list.csv";
        file_put_contents($csv, "a.com;2027-01-13 19:00:00\nb.com;2027-01-13 19:00:00");
        $job = ImportJob::start($csv, "$this->folder/image", $this->now);
        $report = $job->finish();
        $this->assertSame([2, 2, 1], [$job->rows, $report->lines, $report->readings]);
        $this->expectException(DroplistException::class);
        $this->expectExceptionCode(612);
        Droplist::import($csv, "$this->folder/image", $this->now - 1);
    }

    public function testAFileThatIsNoImageIsRefused(): void
    {
        file_put_contents("$this->folder/image", 'no image');
        $this->expectException(DroplistException::class);
        $this->expectExceptionCode(604);
        Droplist::open("$this->folder/image");
    }
}
