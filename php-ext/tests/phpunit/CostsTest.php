<?php

declare(strict_types=1);

use Backorder\Charge;
use Backorder\Cost;
use Backorder\CostList;
use Backorder\ExchangeRate;
use Backorder\Exception\BookException;
use Backorder\Exception\MoneyException;
use Backorder\Exception\NameException;
use Backorder\BackorderKind;
use Backorder\Margin;
use Backorder\Money;
use Backorder\Tax;
use Backorder\TermPrice;
use PHPUnit\Framework\TestCase;

/** What the registrar charges, what is earned, and what a term costs. */
final class CostsTest extends TestCase
{
    public static function wrongCosts(): array
    {
        return [
            'no number' => ['9,90', 'USD', 200],
            'a power' => ['1e3', 'USD', 200],
            'too exact' => ['9.90001', 'USD', 201],
            'too large' => [str_repeat('9', 40), 'USD', 202],
            'no currency' => ['9.90', 'dollar', 203],
        ];
    }

    /** @dataProvider wrongCosts */
    public function testCostsAreReadExactlyOrNotAtAll(
        string $amount,
        string $currency,
        int $code,
    ): void {
        $this->expectException(MoneyException::class);
        $this->expectExceptionCode($code);
        Cost::of($amount, $currency);
    }

    public function testFloatsAreNoCosts(): void
    {
        $this->expectException(TypeError::class);
        Cost::of(9.9, 'USD');
    }

    public function testCostsAddWithinOneCurrency(): void
    {
        $cost = Cost::of('9.9001', 'USD');
        $this->assertSame('19.8002 USD', (string) $cost->plus($cost));
        $this->assertSame(['-0.0999', 'USD'], [
            $cost->minus(Cost::of('10', 'USD'))->amount,
            $cost->currency,
        ]);
        $this->assertTrue($cost->minus(Cost::of('10', 'USD'))->isNegative());
        $this->assertFalse($cost->minus($cost)->isNegative());
        $this->assertEquals(Money::of('9.91', 'USD'), $cost->toMoneyCeil());
        $rate = ExchangeRate::of('USD', 'EUR', '0.92');
        $this->assertSame(['9.108092', '0'], [$rate->convert('9.9001'), $rate->convert('0')]);
        $this->assertEquals(Cost::of('29.7003', 'USD'), $cost->times(3));
        $this->assertEquals($cost, Cost::of('9.90010', 'USD'));
        $this->expectException(MoneyException::class);
        $this->expectExceptionCode(204);
        $cost->plus(Cost::of('1', 'EUR'));
    }

    public static function wrongRates(): array
    {
        return [
            'zero' => ['USD', 'EUR', '0'],
            'below zero' => ['USD', 'EUR', '-0.9'],
            'no number' => ['USD', 'EUR', 'much'],
            'within one currency' => ['EUR', 'EUR', '1.1'],
        ];
    }

    /** @dataProvider wrongRates */
    public function testRatesAreAboveZero(string $from, string $to, string $rate): void
    {
        $this->expectException(MoneyException::class);
        $this->expectExceptionCode(200);
        ExchangeRate::of($from, $to, $rate);
    }

    public function testRatesAreValues(): void
    {
        $rate = ExchangeRate::of('USD', 'EUR', '0.92150');
        $this->assertSame(
            ['from' => 'USD', 'to' => 'EUR', 'rate' => '0.9215'],
            get_object_vars($rate),
        );
        $this->assertEquals($rate, ExchangeRate::of('USD', 'EUR', '0.9215'));
        $this->assertSame('1', ExchangeRate::of('EUR', 'EUR', '1.00')->rate);
    }

    public static function wrongRows(): array
    {
        $row = ['tld' => 'com', 'currency' => 'USD', 'kind' => 'FULL', 'cost' => '10'];
        return [
            'a float' => [[['cost' => 10.5] + $row], BookException::class],
            'no cost' => [[array_diff_key($row, ['cost' => 0])], BookException::class],
            'no kind' => [[['kind' => 'HALF'] + $row], MoneyException::class],
            'below zero' => [[['cost' => '-1'] + $row], MoneyException::class],
            'no TLD' => [[['tld' => 'c m'] + $row], NameException::class],
            'twice' => [[$row, $row], MoneyException::class],
            'in two currencies' => [[$row, ['currency' => 'EUR'] + $row], MoneyException::class],
        ];
    }

    /** @dataProvider wrongRows */
    public function testRowsOfCostsAreRefused(array $rows, string $class): void
    {
        $this->expectException($class);
        CostList::ofRows($rows);
    }

    public function testZeroIsACost(): void
    {
        $costs = CostList::ofRows([
            ['tld' => '.com', 'currency' => 'USD', 'kind' => 'FULL', 'cost' => '9.9001'],
        ]);
        $costs->insert('org', BackorderKind::Lite, Cost::of('0', 'USD'));
        $this->assertEquals(Cost::of('9.9001', 'USD'), $costs->cost('com', BackorderKind::Full));
        $this->assertEquals(Cost::of('0', 'USD'), $costs->cost('org', BackorderKind::Lite));
        $this->assertNull($costs->cost('com', BackorderKind::Lite));
        $copy = clone $costs;
        $copy->insert('com', BackorderKind::Lite, Cost::of('1', 'USD'));
        $this->assertNull($costs->cost('com', BackorderKind::Lite));
        $this->assertSame([2, 3], [count($costs), count($copy)]);
        $this->assertNotEquals($costs, $copy);
        $this->assertEquals($copy, CostList::ofRows(array_reverse($copy->rows)));
        $this->assertSame(
            ['tld' => 'com', 'currency' => 'USD', 'kind' => 'FULL', 'cost' => '9.9001'],
            $costs->rows[0],
        );
    }

    public function testARateLeadsFromTheCostToTheCharge(): void
    {
        $charged = Charge::untaxed(Money::of('59.00', 'EUR'));
        foreach ([ExchangeRate::of('EUR', 'USD', '1.1'), null] as $rate) {
            try {
                Margin::of($charged, Cost::of('30', 'USD'), $rate);
                $this->fail('another currency');
            } catch (MoneyException $refused) {
                $this->assertSame('currency-mismatch', $refused->getKind());
            }
        }
        $this->expectException(MoneyException::class);
        Margin::zero('EUR')->plus(Margin::zero('USD'));
    }

    public function testMarginsAreExact(): void
    {
        $rate = ExchangeRate::of('USD', 'EUR', '0.9');
        $margin = Margin::of(
            Charge::untaxed(Money::of('59.00', 'EUR')),
            Cost::of('30.0010', 'USD'),
            $rate,
        );
        $this->assertSame('31.9991 EUR', (string) $margin);
        $loss = Margin::of(Charge::untaxed(Money::of('10.00', 'EUR')), Cost::of('12.5', 'EUR'));
        $this->assertSame(['-2.5', 'EUR'], [$loss->amount, $loss->currency]);
        $sum = Margin::zero('EUR')->plus($margin)->plus($loss);
        $this->assertSame('29.4991', $sum->amount);
        $this->assertEquals($margin, $margin->plus(Margin::zero('EUR')));
    }

    public function testTaxEarnsNothing(): void
    {
        $charge = (new Tax('19'))->charge(Money::of('20.00', 'EUR'));
        $this->assertSame(['20.00', '3.80', '23.80'], array_map(
            fn (Money $money): string => $money->toDecimal(),
            [$charge->net, $charge->tax, $charge->gross],
        ));
        $this->assertEquals($charge, Charge::of($charge->net, $charge->tax));
        $margin = fn (Charge $of): string => Margin::of($of, Cost::of('10', 'EUR'))->amount;
        $this->assertSame('10', $margin($charge));
        $inclusive = new Tax('19', inclusive: true);
        $this->assertSame('6.81', $margin($inclusive->charge(Money::of('20.00', 'EUR'))));
        $this->expectException(MoneyException::class);
        Charge::of(Money::of('20.00', 'EUR'), Money::of('3.80', 'USD'));
    }

    public function testATermHasOneToTenYears(): void
    {
        $cost = Cost::of('10', 'USD');
        foreach ([0, 11, -1, PHP_INT_MAX] as $years) {
            try {
                TermPrice::of($cost, $cost, $years);
                $this->fail("$years years");
            } catch (MoneyException $refused) {
                $this->assertSame(['term-invalid', (string) $years], [
                    $refused->getKind(),
                    $refused->getSubject(),
                ]);
            }
        }
        $this->expectException(MoneyException::class);
        TermPrice::of($cost, Cost::of('10', 'EUR'), 1);
    }

    public function testATermCostsMoreWhereTheFirstYearIsMultiplied(): void
    {
        $term = TermPrice::of(Cost::of('5.00', 'USD'), Cost::of('10.00', 'USD'), years: 3);
        $this->assertSame([3, '35', '45', '10'], [
            $term->years,
            $term->registrar->amount,
            $term->storable->amount,
            $term->difference->amount,
        ]);
        $discount = TermPrice::of(Cost::of('-5', 'USD'), Cost::of('10', 'USD'), 2);
        $this->assertTrue($discount->difference->isNegative());
    }

    public function testAFeeOfMinusOneIsNone(): void
    {
        $this->assertNull(TermPrice::parseFee('-1.00', 'EUR'));
        $this->assertEquals(Money::zero('EUR'), TermPrice::parseFee('0.00', 'EUR'));
        $this->assertEquals(Money::of('9.90', 'EUR'), TermPrice::parseFee('9.90', 'EUR'));
        $this->expectException(MoneyException::class);
        $this->expectExceptionMessage('-2.00 EUR is below 0');
        TermPrice::parseFee('-2.00', 'EUR');
    }
}
