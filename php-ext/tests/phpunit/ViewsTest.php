<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Day.php';

use Backorder\Actor;
use Backorder\Book;
use Backorder\Cause;
use Backorder\Commit;
use Backorder\DomainName;
use Backorder\Event;
use Backorder\Exception\BookException;
use Backorder\Exception\DroplistException;
use Backorder\Exception\LifecycleException;
use Backorder\Exception\MoneyException;
use Backorder\InvoiceState;
use Backorder\BackorderKind;
use Backorder\ListOrder;
use Backorder\LogEntry;
use Backorder\Money;
use Backorder\MoneyFormat;
use Backorder\Policy;
use Backorder\PriceList;
use Backorder\ShownPrice;
use Backorder\Status;
use Backorder\Tests\Day;
use Backorder\Tax;
use Backorder\TimeZone;
use PHPUnit\Framework\TestCase;

/** What pages show: lists, counts, funds, offers, the history of a name. */
final class ViewsTest extends TestCase
{
    private Day $day;
    private Book $book;
    /** @var list<array<string, int|string|null>> */
    private array $log = [];

    protected function setUp(): void
    {
        $this->day = new Day();
        $this->book = new Book();
        $this->keep($this->day->account($this->book, 7, credit: '1250.00', unpaid: '50.00'));
        $this->keep($this->day->account($this->book, 8, credit: '0.00'));
        foreach ([1 => 'b.com', 2 => 'a.com', 3 => 'c.com'] as $id => $name) {
            $this->keep($this->day->place($this->book, $id, client: 7, name: $name));
        }
        $this->keep($this->day->place($this->book, 4, client: 8, name: 'a.com'));
        $this->keep($this->day->cycle($this->book, $this->day->before(71)));
        $this->keep([$this->day->engine->delete(
            $this->book,
            3,
            by: Actor::admin(),
            now: $this->day->before(70),
        )]);
    }

    private function keep(array $decisions): void
    {
        $now = $this->day->before(70);
        foreach ($this->day->engine->commits($this->book, $decisions, $now) as $commit) {
            array_push($this->log, ...$commit->log);
        }
    }

    /** @return list<int> */
    private function ids(mixed ...$conditions): array
    {
        return array_map(fn ($row) => $row->id, $this->book->page(...$conditions)->rows);
    }

    public static function wrongPages(): array
    {
        return [
            'no rows' => [['limit' => 0], 'limit'],
            'too many rows' => [['limit' => 1001], 'limit'],
            'fewer than none' => [['limit' => -1], 'limit'],
            'before the first' => [['first' => -1], 'first'],
        ];
    }

    /** @dataProvider wrongPages */
    public function testPagesOutOfRangeAreRefusedByName(array $conditions, string $subject): void
    {
        try {
            $this->book->page(...$conditions);
            $this->fail('out of range');
        } catch (DroplistException $refused) {
            $this->assertSame(
                ['query-invalid', $subject],
                [$refused->getKind(), $refused->getSubject()],
            );
            $this->assertStringContainsString(
                (string) current($conditions),
                $refused->getMessage(),
            );
        }
    }

    public static function wrongStatuses(): array
    {
        return [
            'a text' => ['ACTIVE'],
            'a case of the same name' => [InvoiceState::Cancelled],
            'an object' => [new stdClass()],
            'nothing' => [null],
        ];
    }

    /** @dataProvider wrongStatuses */
    public function testOnlyStatusesAreStatuses(mixed $status): void
    {
        $this->expectException(TypeError::class);
        $this->expectExceptionMessage('not only Backorder\Status');
        $this->book->page(statuses: [Status::Active, $status]);
    }

    public function testAClientWithoutASignIsNone(): void
    {
        $this->expectException(LifecycleException::class);
        $this->book->page(client: -7);
    }

    public function testListsAreFilteredOrderedAndCut(): void
    {
        $this->assertSame([1, 2, 4], $this->ids(), 'a deleted one is not listed');
        $this->assertSame([1, 2], $this->ids(client: 7));
        $this->assertSame([], $this->ids(client: 9));
        $this->assertSame([4], $this->ids(statuses: [Status::Requested]));
        $this->assertSame([1, 2, 4], $this->ids(statuses: [Status::Requested, Status::Active]));
        $this->assertSame([2, 4, 1], $this->ids(order: ListOrder::Name));
        $this->assertSame([1, 2, 4], $this->ids(order: ListOrder::Name, descending: true));
        $this->assertSame([1, 2, 4], $this->ids(order: ListOrder::DropDate));
        $this->assertSame([4, 1, 2], $this->ids(order: ListOrder::Status, descending: true));
        $page = $this->book->page(first: 1, limit: 1);
        $this->assertSame([3, 1, 2], [$page->total, count($page), $page->rows[0]->id]);
        $behind = $this->book->page(first: 9);
        $this->assertSame([3, []], [$behind->total, $behind->rows]);
        $this->assertSame(Status::Active, $page->rows[0]->status);
    }

    public function testAPageStaysWhenTheBookChanges(): void
    {
        $page = $this->book->page(client: 8);
        $this->day->engine->delete($this->book, 4, by: Actor::client(8), now: $this->day->drop);
        $this->assertFalse($page->rows[0]->isDeleted);
        $this->assertEquals($page->rows, $page->rows);
        $this->assertNotEquals($page, $this->book->page(client: 8));
    }

    public function testCountsHaveEveryStatusAndAMonthOfDays(): void
    {
        $counts = $this->book->counts(TimeZone::utc(), $this->day->before(70));
        $statuses = array_map(fn ($status) => $status->value, Status::cases());
        $this->assertSame($statuses, array_keys($counts->byStatus));
        $this->assertSame(
            ['REQUESTED' => 1, 'ACTIVE' => 2],
            array_filter($counts->byStatus),
        );
        $this->assertSame(['com' => 3], $counts->byTld);
        $this->assertCount(31, $counts->byDropDay);
        $this->assertSame('2027-01-10', array_key_first($counts->byDropDay));
        $this->assertSame(['2027-01-13' => 3], array_filter($counts->byDropDay));

        $tokyo = TimeZone::parse('Asia/Tokyo');
        $ours = $this->book->counts($tokyo, $this->day->before(70), client: 8);
        $this->assertSame(['2027-01-14' => 1], array_filter($ours->byDropDay), '04:00 there');
        $this->assertSame(['REQUESTED' => 1], array_filter($ours->byStatus));
    }

    public function testMoneyFormatsHaveFourStyles(): void
    {
        foreach ([0, 5, -1, 257] as $style) {
            try {
                new MoneyFormat(style: $style);
                $this->fail("style $style");
            } catch (MoneyException $refused) {
                $this->assertSame('amount-invalid', $refused->getKind());
            }
        }
        $amount = Money::of('-1234.00', 'EUR');
        $shown = array_map(
            fn (int $style): string => (new MoneyFormat('€', ' EUR', $style))->format($amount),
            [1, 2, 3, 4],
        );
        $this->assertSame(
            ['€-1234.00 EUR', '€-1,234.00 EUR', '€-1.234,00 EUR', '€-1,234 EUR'],
            $shown,
        );
        $this->assertEquals(new MoneyFormat(), new MoneyFormat('', '', 1));
        $this->assertNotEquals(new MoneyFormat(), new MoneyFormat(style: 2));
    }

    public function testFundsAreValuesAndTexts(): void
    {
        $format = new MoneyFormat(suffix: ' EUR', style: 3);
        $this->assertNull($this->book->fundsDetails(9, $format), 'no account');
        $details = $this->book->fundsDetails(7, $format);
        $this->assertSame('1.250,00 EUR', $details->balance->text);
        $this->assertSame('50,00 EUR', $details->unpaid->text);
        $this->assertSame('40,00 EUR', $details->reserved->text);
        $this->assertSame('1.160,00 EUR', (string) $details->available);
        $this->assertEquals(Money::of('1160.00', 'EUR'), $details->available->amount);
        $this->assertEquals($this->book->funds(7)->available, $details->available->amount);
    }

    public function testTariffsLeaveOutWhatCannotBeHad(): void
    {
        $prices = new PriceList();
        $prices->insert('org', BackorderKind::Lite, Money::of('5.00', 'EUR'));
        $prices->insert('com', BackorderKind::Full, Money::of('20.00', 'EUR'));
        $prices->insert('com', BackorderKind::Lite, Money::zero('EUR'));
        $prices->insert('de', BackorderKind::Lite, Money::of('5.00', 'EUR'));
        $prices->insert('net', BackorderKind::Full, Money::of('20.00', 'USD'));
        [$com, $org] = $prices->tariffs('EUR');
        $this->assertCount(2, $prices->tariffs('EUR'), 'LITE is not offered below .de');
        $this->assertEquals(['com', Money::of('20.00', 'EUR'), null], [
            $com->tld,
            $com->full,
            $com->lite,
        ]);
        $this->assertEquals(['org', null, Money::of('5.00', 'EUR')], [
            $org->tld,
            $org->full,
            $org->lite,
        ]);
        $this->assertSame([], $prices->tariffs('GBP'));
        $shown = fn (Policy $policy, ?Tax $tax): ?string
            => $prices->shown($policy, $tax)->tariffs('EUR')[0]->full?->toDecimal();
        $policy = Policy::default();
        $this->assertSame('20.00', $shown($policy, null));
        $this->assertSame('23.80', $shown($policy, new Tax('19')), 'what is held and invoiced');
        $this->assertSame('20.00', $shown($policy, new Tax('19', inclusive: true)));
        $net = $policy->with(shownPrices: ShownPrice::Net);
        $this->assertSame('16.81', $shown($net, new Tax('19', inclusive: true)));
        $this->assertSame('20.00', $shown(Policy::original(), new Tax('19')));
        $this->expectException(MoneyException::class);
        $prices->tariffs('euro');
    }

    public function testHistoryRefusesRowsThatAreNone(): void
    {
        $name = DomainName::parse('a.com');
        $this->assertSame([], LogEntry::history($name, []));
        foreach ([
            'event' => ['event' => 'vanish'],
            'to_status' => ['to_status' => 'LOST'],
            'at' => ['at' => null],
        ] as $column => $wrong) {
            try {
                LogEntry::history($name, [$wrong + $this->log[0]]);
                $this->fail($column);
            } catch (BookException $refused) {
                $this->assertSame('row-invalid', $refused->getKind());
                $this->assertStringContainsString("column $column", $refused->getMessage());
            }
        }
    }

    public function testTheHistoryOfANameIsThatOfAllItsClients(): void
    {
        $entries = LogEntry::history(DomainName::parse('a.com'), array_reverse($this->log));
        $lines = array_map(
            fn ($entry) => "{$entry->backorder} {$entry->event->value} {$entry->from} {$entry->to}",
            $entries,
        );
        $this->assertSame([
            '2 place none REQUESTED',
            '4 place none REQUESTED',
            '2 fund REQUESTED ACTIVE',
            '4 funds-short REQUESTED REQUESTED',
            '4 told REQUESTED REQUESTED',
        ], $lines);
        $this->assertSame('held 20.00 EUR', (string) $entries[2]->hold);
        $this->assertSame([7, $this->day->before(71), Event::Fund], [
            $entries[2]->client,
            $entries[2]->at,
            $entries[2]->event,
        ]);
        $this->assertEquals(DomainName::parse('a.com'), $entries[0]->name);
    }

    public function testAHistorySaysWhy(): void
    {
        $late = $this->day->cycle($this->book, $this->day->drop + 30 * 86400);
        $this->keep($late);
        $entries = LogEntry::history(DomainName::parse('a.com'), $this->log);
        $causes = array_filter(array_map(fn ($entry) => $entry->cause, $entries));
        $this->assertContains(Cause::NeverFunded, $causes);
    }
}
