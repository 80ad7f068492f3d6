<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Day.php';

use Backorder\Book;
use Backorder\Cost;
use Backorder\CostList;
use Backorder\DomainName;
use Backorder\DropRules;
use Backorder\Engine;
use Backorder\ExchangeRate;
use Backorder\Facts;
use Backorder\Exception\FundsException;
use Backorder\Exception\MoneyException;
use Backorder\Exception\TimeException;
use Backorder\ResellerForecast;
use Backorder\BackorderKind;
use Backorder\Listing;
use Backorder\Money;
use Backorder\Policy;
use Backorder\PriceList;
use Backorder\ResellerFunds;
use Backorder\Tests\Day;
use Backorder\TimeZone;
use PHPUnit\Framework\TestCase;

/** Money needed, day by day: by a client, and by the reseller. */
final class ForecastTest extends TestCase
{
    private const WEEK = 7 * 86400;

    private Day $day;
    private Engine $engine;
    private Book $book;
    private int $now;

    protected function setUp(): void
    {
        $this->day = new Day();
        $this->engine = $this->day->engine;
        $this->book = new Book();
        $this->now = $this->day->before(90);
        $this->day->account($this->book, 7, credit: '50.00', unpaid: '5.00');
        $day = 86400;
        foreach ([1 => 0, 2 => 0, 3 => $day, 4 => 30 * $day] as $id => $later) {
            $this->engine->place(
                $this->book,
                id: $id,
                client: 7,
                name: DomainName::parse("name$id.com"),
                kind: BackorderKind::Full,
                now: $this->now,
                listing: Listing::ofDroplist($this->day->drop + $later, list: 1),
            );
        }
    }

    private function ofReseller(
        string $amount,
        array $rates = [],
        string $cost = '10',
        string $currency = 'EUR',
    ): ResellerForecast {
        $costs = new CostList();
        $costs->insert('com', BackorderKind::Full, Cost::of($cost, $currency));
        $funds = ResellerFunds::of($amount, deposit: '5', credit: '1.5', currency: 'EUR');
        return ResellerForecast::of($this->book, $costs, $rates, $funds, $this->now, self::WEEK);
    }

    public function testNobodyIsForecastWithoutAnAccount(): void
    {
        $this->expectException(FundsException::class);
        $this->expectExceptionCode(501);
        $this->engine->forecast($this->book, 8, $this->now, self::WEEK);
    }

    public static function horizonsWithoutEnd(): array
    {
        return [[PHP_INT_MAX], [PHP_INT_MIN], [8000 * 366 * 86400]];
    }

    /** @dataProvider horizonsWithoutEnd */
    public function testAHorizonEndsWithinTheYearsThereAre(int $horizon): void
    {
        $this->expectException(TimeException::class);
        $this->engine->forecast($this->book, 7, $this->now, $horizon);
    }

    /** @dataProvider horizonsWithoutEnd */
    public function testSoDoesThatOfTheReseller(int $horizon): void
    {
        $funds = ResellerFunds::of('1', '0', '0', 'EUR');
        $this->expectException(TimeException::class);
        ResellerForecast::of($this->book, new CostList(), [], $funds, $this->now, $horizon);
    }

    public function testAClientIsToldTheFirstDayThatFallsShort(): void
    {
        $forecast = $this->engine->forecast($this->book, 7, $this->now, self::WEEK);
        $this->assertEquals(Money::of('45.00', 'EUR'), $forecast->free);
        $days = array_map(fn ($day) => [
            $day->day,
            $day->backorders,
            (string) $day->needed,
            (string) $day->left,
        ], $forecast->days);
        $this->assertSame([
            ['2027-01-13', 2, '40.00 EUR', '5.00 EUR'],
            ['2027-01-14', 1, '20.00 EUR', '-15.00 EUR'],
        ], $days);
        $this->assertSame('2027-01-14', $forecast->firstShort);
        $this->assertCount(1, $forecast->short);
        $this->assertSame([], $forecast->withoutPrice);
    }

    public function testWhatIsHeldIsNotFreeAndNotNeededAgain(): void
    {
        $this->now = $this->day->before(71);
        $this->day->cycle($this->book, $this->now, $this->engine);
        $forecast = $this->engine->forecast($this->book, 7, $this->now, self::WEEK);
        $this->assertSame('5.00', $forecast->free->toDecimal());
        $this->assertSame(['2027-01-14'], array_map(fn ($day) => $day->day, $forecast->days));
    }

    public function testDaysAreThoseOfTheZone(): void
    {
        $zone = TimeZone::parse('Asia/Tokyo');
        $forecast = $this->engine->forecast($this->book, 7, $this->now, self::WEEK, zone: $zone);
        $this->assertSame('2027-01-14', $forecast->days[0]->day);
        $utc = $this->engine->forecast($this->book, 7, $this->now, self::WEEK);
        $this->assertNotEquals($utc, $forecast);
        $this->assertEquals($utc, $this->engine->forecast(
            $this->book,
            client: 7,
            now: $this->now,
            horizon: self::WEEK,
            zone: TimeZone::utc(),
        ));
    }

    public function testABackorderWithoutAPriceIsNamed(): void
    {
        $none = new Engine(Policy::default(), new PriceList(), DropRules::none());
        $forecast = $none->forecast($this->book, 7, $this->now, self::WEEK);
        $this->assertSame([[1, 2, 3], []], [$forecast->withoutPrice, $forecast->days]);
    }

    public function testFundsOfTheResellerAreExactOrNotAtAll(): void
    {
        $funds = ResellerFunds::of('100.0001', '0.5', '20', 'USD');
        $this->assertSame('119.5001 USD', (string) $funds->available);
        $this->assertEquals(Cost::of('100.0001', 'USD'), $funds->amount);
        $this->assertEquals($funds, ResellerFunds::of('100.0001', '0.50', '20.0000', 'USD'));
        $this->expectException(MoneyException::class);
        $this->expectExceptionCode(201);
        ResellerFunds::of('100.00001', '0', '0', 'USD');
    }

    public function testOnlyRatesAreRates(): void
    {
        $this->expectException(TypeError::class);
        $this->expectExceptionMessage('not only Backorder\ExchangeRate');
        $this->ofReseller('50', rates: ['0.9']);
    }

    public function testTheResellerIsToldTheFirstDayThatFallsShort(): void
    {
        $enough = $this->ofReseller('33.5');
        $this->assertSame(['30', null], [$enough->available->amount, $enough->firstShort]);
        $this->assertSame(['2027-01-13', 2, '20 EUR', '10 EUR'], [
            $enough->days[0]->day,
            $enough->days[0]->backorders,
            (string) $enough->days[0]->cost,
            (string) $enough->days[0]->left,
        ]);
        $listed = array_map(strval(...), $enough->days[0]->byCurrency);
        $this->assertSame(['20 EUR'], $listed);
        $this->assertSame('0', $enough->days[1]->left->amount);
        $this->assertFalse($enough->days[1]->left->isNegative());
        $short = $this->ofReseller('33.4999');
        $this->assertSame('2027-01-14', $short->firstShort);
        $this->assertSame('-0.0001', $short->days[1]->left->amount);
        $this->assertTrue($short->days[1]->left->isNegative());
    }

    public function testCostsInAnotherCurrencyNeedARate(): void
    {
        $without = $this->ofReseller('50', currency: 'USD');
        $this->assertSame([1, 2, 3], $without->withoutCost);
        $listed = array_map(strval(...), $without->days[0]->byCurrency);
        $this->assertSame(['0', ['20 USD']], [$without->days[0]->cost->amount, $listed]);
        $rate = ExchangeRate::of('USD', 'EUR', '0.33333');
        $with = $this->ofReseller('50', rates: [$rate], currency: 'USD', cost: '10');
        // 3.3333 each, which is exact to four decimals.
        $this->assertSame(['6.6666', []], [$with->days[0]->cost->amount, $with->withoutCost]);
    }

    public function testAnExplanationKnowsTheAccountOfTheReseller(): void
    {
        $this->day->cycle($this->book, $this->day->before(71), $this->engine);
        $this->day->cycle($this->book, $now = $this->day->before(2), $this->engine);
        $because = fn (?ResellerFunds $reseller, ?Cost $cost): string => implode(
            "\n",
            $this->engine->explain(
                $this->book,
                id: 1,
                now: $now,
                facts: new Facts($reseller, $cost),
            )->because,
        );
        $funds = ResellerFunds::of('10', '0.5', '0', 'EUR');
        $enough = 'can pay 9.5 EUR, the name costs 9.5 EUR: enough.';
        $this->assertStringContainsString($enough, $because($funds, Cost::of('9.5', 'EUR')));
        $short = 'can pay 9.5 EUR, the name costs 9.5001 EUR.';
        $this->assertStringContainsString($short, $because($funds, Cost::of('9.5001', 'EUR')));
        $unknown = 'is not known here';
        $this->assertStringContainsString($unknown, $because(null, Cost::of('9.5', 'EUR')));
        $this->assertStringContainsString($unknown, $because($funds, Cost::of('9.5', 'USD')));
        $this->assertStringContainsString($unknown, $because($funds, null));
        $empty = 'can pay 0 EUR: nothing can be bought with it.';
        $this->assertStringContainsString(
            $empty,
            $because(ResellerFunds::of('0', '0', '0', 'EUR'), null),
        );
    }
}
