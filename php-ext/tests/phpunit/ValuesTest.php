<?php

declare(strict_types=1);

use Backorder\Delivery;
use Backorder\Disambiguation;
use Backorder\DomainName;
use Backorder\DropRules;
use Backorder\Exception\BookException;
use Backorder\Exception\LifecycleException;
use Backorder\Exception\MoneyException;
use Backorder\Exception\NameException;
use Backorder\Exception\SettingsException;
use Backorder\Exception\TimeException;
use Backorder\InvoiceReport;
use Backorder\InvoiceState;
use Backorder\BackorderKind;
use Backorder\Listing;
use Backorder\Money;
use Backorder\Policy;
use Backorder\PriceList;
use Backorder\ShownPrice;
use Backorder\TimeZone;
use PHPUnit\Framework\TestCase;

final class ValuesTest extends TestCase
{
    public static function wrongMoney(): array
    {
        return [
            'no number' => ['9,90', 'EUR', 200],
            'too exact' => ['9.901', 'EUR', 201],
            'too large' => ['99999999999999999999', 'EUR', 202],
            'no currency' => ['9.90', 'EURO', 203],
            'a withdrawn currency' => ['9.90', 'HRK', 203],
        ];
    }

    /** @dataProvider wrongMoney */
    public function testMoneyIsReadExactlyOrNotAtAll(
        string $amount,
        string $currency,
        int $code,
    ): void {
        $this->expectException(MoneyException::class);
        $this->expectExceptionCode($code);
        Money::of($amount, $currency);
    }

    public function testMoneyAddsWithinOneCurrencyOnly(): void
    {
        $sum = Money::of('9.90', 'EUR')->plus(Money::ofMinor(10, 'EUR'));
        $this->assertEquals(Money::of('10.00', 'EUR'), $sum);
        $this->assertSame(
            '-0.10 EUR',
            (string) Money::of('9.80', 'EUR')->minus(Money::of('9.90', 'EUR')),
        );
        $this->assertSame([1000, 'EUR', '10.00'], [$sum->minor, $sum->currency, $sum->toDecimal()]);
        $this->assertSame(1, $sum->compare(Money::zero('EUR')));
        $this->assertTrue($sum->negated()->isNegative());
        $this->expectException(MoneyException::class);
        $this->expectExceptionCode(204);
        $sum->compare(Money::zero('USD'));
    }

    public function testMoneyLooksAsInWhmcs(): void
    {
        $money = Money::of('1234.50', 'EUR');
        $this->assertSame('1234.50', $money->format());
        $this->assertSame('1.234,50 €', $money->format(suffix: ' €', style: 3));
        $this->expectException(MoneyException::class);
        $money->format(style: 5);
    }

    public function testNamesAreReadAgainstTlds(): void
    {
        $name = DomainName::parse(' Müller.CO.UK. ', ['uk', 'co.uk']);
        $this->assertSame('xn--mller-kva.co.uk', (string) $name);
        $this->assertSame(['co.uk', 'müller'], [$name->tld, $name->labelUnicode]);
        $this->assertSame([6, true], [$name->characters, $name->isIdn]);
        try {
            DomainName::parse('shop.com', ['de']);
            $this->fail('.com is not in the list');
        } catch (NameException $refused) {
            $this->assertSame('tld-unknown', $refused->getKind());
        }
        $this->expectException(TypeError::class);
        DomainName::parse('shop.com', [7]);
    }

    public function testWhatIsShownComesBackAndChangesAreTold(): void
    {
        foreach (['xn--strae-oqa.com', 'xn--strae-oqa.de', 'xn--mller-kva.co.uk'] as $ascii) {
            $name = DomainName::parse($ascii);
            $this->assertSame($ascii, DomainName::parse($name->unicode)->ascii);
            $pasted = DomainName::parse("{$name->labelUnicode}.{$name->tld}");
            $this->assertSame($ascii, $pasted->ascii);
        }
        $this->assertSame('xn--strae-oqa.com', DomainName::parse('xn--strae-oqa.com')->unicode);
        $this->assertSame('straße.de', DomainName::parse('xn--strae-oqa.de')->unicode);
        $told = ['"ß" (U+00DF) is read as "ss"'];
        $this->assertSame($told, DomainName::changes('straße.com'));
        $this->assertSame([], DomainName::changes('Müller.de'));
        try {
            DomainName::parse("shop\u{202e}．com");
            $this->fail('a mark that turns the text is no part of a name');
        } catch (NameException $refused) {
            $this->assertStringContainsString('\u{202e}', $refused->getMessage());
            $this->assertDoesNotMatchRegularExpression('/\p{Cf}/u', $refused->getMessage());
        }
    }

    public function testStoredAmountsKeepWithdrawnCurrencies(): void
    {
        $old = Money::ofStored('9.9900', 'HRK');
        $this->assertSame([999, 'HRK'], [$old->minor, $old->currency]);
        $this->expectException(MoneyException::class);
        (new PriceList())->insert('com', BackorderKind::Full, $old);
    }

    public function testZonesNeedNoSettingOfTheMachine(): void
    {
        $rome = TimeZone::parse('Europe/Rome');
        $noon = (new DateTimeImmutable('2027-07-14 12:00 UTC'))->getTimestamp();
        $this->assertSame('2027-07-14 14:00:00', $rome->toLocal($noon));
        $this->assertSame($noon, $rome->resolve('2027-07-14 14:00:00'));
        $this->assertSame(7200, $rome->offsetAt($noon));
        $this->assertSame(23 * 3600, $rome->dayEnd('2027-03-28') - $rome->dayStart('2027-03-28'));
        $this->assertSame(14400, TimeZone::parse('<+04>-4')->offsetAt($noon));
        $this->expectException(TimeException::class);
        $this->expectExceptionCode(303);
        $rome->resolve('2027-03-28 02:30:00', rule: Disambiguation::Reject);
    }

    public function testPricesKnowWhatIsOffered(): void
    {
        $prices = PriceList::ofRows([
            ['tld' => 'com', 'currency' => 'EUR', 'kind' => 'FULL', 'price' => '20.00'],
            ['tld' => '.de', 'currency' => 'EUR', 'kind' => 'FULL', 'price' => '0.00'],
        ]);
        $prices->insert('co.uk', BackorderKind::Full, Money::of('15.00', 'GBP'));
        $full = $prices->price('com', 'EUR', BackorderKind::Full);
        $this->assertEquals(Money::of('20.00', 'EUR'), $full);
        $this->assertNull($prices->price('de', 'EUR', BackorderKind::Full));
        $this->assertSame([['co.uk', 'com'], 3], [$prices->tlds(), count($prices)]);
        $this->assertEquals($prices, PriceList::ofRows(array_reverse($prices->rows)));
        $this->assertNotEquals($prices, PriceList::ofRows(array_slice($prices->rows, 1)));
        $this->assertSame(
            ['tld' => 'co.uk', 'currency' => 'GBP', 'kind' => 'FULL', 'price' => '15.00'],
            $prices->rows[0],
        );
        try {
            $prices->insert('com', BackorderKind::Full, Money::of('21.00', 'EUR'));
            $this->fail('a second price');
        } catch (MoneyException $refused) {
            $this->assertSame('price-duplicate', $refused->getKind());
        }
        $this->expectException(BookException::class);
        $this->expectExceptionMessage('column price: is not a text');
        PriceList::ofRows([['tld' => 'com', 'currency' => 'EUR', 'kind' => 'FULL', 'price' => 20]]);
    }

    public function testPoliciesAreChangedByName(): void
    {
        $policy = Policy::default(
            )->with(fundingLead: 5 * 86400,
            clientMessages: Delivery::AtMostOnce,
        );
        $this->assertSame(432000, $policy->fundingLead);
        $this->assertSame(Delivery::AtMostOnce, $policy->clientMessages);
        $this->assertSame(Policy::default()->submissionLead, $policy->submissionLead);
        $this->assertEquals(Policy::default(), $policy->with(
            fundingLead: 72 * 3600,
            clientMessages: Delivery::AtLeastOnce,
        ));
        $this->assertNotEquals(Policy::default(), Policy::original());
        $this->expectException(SettingsException::class);
        $this->expectExceptionCode(1000);
        Policy::default()->with(noticeLeads: [3600, 7200]);
    }

    /** Every setting arrives where its name says, and nowhere else. */
    public function testEverySettingOfAPolicyIsItsOwn(): void
    {
        $default = get_object_vars(Policy::default());
        foreach ($default as $name => $value) {
            $other = match (true) {
                is_bool($value) => !$value,
                is_array($value) => [7200],
                $value instanceof Delivery => Delivery::AtMostOnce,
                $value instanceof ShownPrice => ShownPrice::Net,
                default => $value + 1,
            };
            $changed = get_object_vars(Policy::default()->with(...[$name => $other]));
            $this->assertEquals([$name => $other] + $default, $changed, $name);
        }
    }

    public function testDropRulesSayWhatCanBeCaught(): void
    {
        $rules = DropRules::builtin();
        $noon = (new DateTimeImmutable('2027-07-14 12:00 UTC'))->getTimestamp();
        $this->assertTrue($rules->catchable('com', $noon)->isCatchable);
        $this->assertFalse($rules->catchable('cz', $noon)->isCatchable);
        $this->assertNotNull($rules->catchable('cz', $noon)->remark);
        $window = $rules->windows('com', '2027-07-14')[0];
        $this->assertLessThan($window->end, $window->start);
        $this->assertSame([], DropRules::none()->tlds());
        $this->expectException(TimeException::class);
        $this->expectExceptionCode(304);
        DropRules::parse('{}');
    }

    public function testARuleSaysWhoReleasesAndHowWellThatIsKnown(): void
    {
        $rules = DropRules::builtin();
        $rule = $rules->rule('com', '2027-07-14');
        $this->assertContains('com', $rule->tlds);
        $this->assertContains('net', $rule->tlds);
        $this->assertSame(['zone', 'widely_observed'], [$rule->anchor, $rule->certainty]);
        $this->assertNotSame('', $rule->registry . $rule->releaseModel);
        foreach ([$rule->validFrom, $rule->validTo] as $day) {
            $this->assertMatchesRegularExpression('/^(|\d{4}-\d\d-\d\d)$/', (string) $day);
        }
        $this->assertNull(DropRules::none()->rule('com', '2027-07-14'));
        $this->expectException(TimeException::class);
        $rules->rule('com', 'tomorrow');
    }

    public function testATldIsReadHoweverItIsWritten(): void
    {
        $rules = DropRules::builtin();
        $noon = (new DateTimeImmutable('2027-07-14 12:00 UTC'))->getTimestamp();
        foreach (['CZ', '.cz', ' .Cz '] as $tld) {
            $this->assertFalse($rules->catchable($tld, $noon)->isCatchable, $tld);
        }
        $windows = fn (string $tld) => $rules->windows($tld, '2027-07-14');
        $this->assertEquals($windows('xn--p1ai'), $windows('.РФ'));
        $this->assertEquals($windows('au'), $windows('com.au'));
        $this->assertFalse($rules->catchable('net.br', $noon)->isCatchable);
        $this->expectException(NameException::class);
        $rules->catchable('-', $noon);
    }

    public function testAUnionIsWhatToBeReadyFor(): void
    {
        $rules = DropRules::builtin();
        $at = fn (string $time) => (new DateTimeImmutable("2027-07-14 $time UTC"))->getTimestamp();
        $union = $rules->union('COM', '2027-07-14');
        $this->assertSame([$at('18:00'), $at('20:15')], [$union->start, $union->end]);
        $this->assertNull($rules->union('biz', '2027-07-14'));
    }

    public function testFingerprintsAreThoseOfTheCore(): void
    {
        $policy = Policy::default();
        $this->assertMatchesRegularExpression('/^[0-9a-f]{16}$/', $policy->fingerprint());
        $this->assertSame($policy->fingerprint(), Policy::default()->fingerprint());
        $this->assertNotSame(
            $policy->fingerprint(),
            $policy->with(askSpacing: 241)->fingerprint(),
        );
        $this->assertSame('2d06800538d394c2', (new PriceList())->fingerprint());
    }

    public function testATimeOfZeroIsRefusedWhereItWouldAskForEver(): void
    {
        foreach (['askSpacing', 'accountSpacing', 'reportGrace', 'alertInterval'] as $setting) {
            try {
                Policy::default()->with(...[$setting => 0]);
                $this->fail("$setting: 0 is accepted");
            } catch (SettingsException $refused) {
                $this->assertStringContainsString('0 does not turn it off', $refused->getMessage());
            }
        }
        $this->assertSame(0, Policy::default()->with(upstreamPatience: 0)->upstreamPatience);
    }

    public function testListingsSayWhoSaysSo(): void
    {
        $listed = Listing::ofDroplist(dropAt: 1800000000, list: 7);
        $this->assertSame(
            [7, false, null],
            [$listed->list, $listed->isPinned, $listed->finalizationAt],
        );
        $this->assertTrue(Listing::ofAdmin(1800000000)->isPinned);
        $this->expectException(TimeException::class);
        Listing::ofAdmin(PHP_INT_MAX);
    }

    public function testWordsOfWhmcs(): void
    {
        $this->assertSame(InvoiceState::Open, InvoiceState::fromWhmcs('Payment Pending'));
        $this->assertSame(InvoiceState::Refunded, InvoiceState::fromWhmcs('Refunded'));
        try {
            InvoiceState::fromWhmcs('paid');
            $this->fail('a word that WHMCS does not have');
        } catch (LifecycleException $refused) {
            $this->assertSame('foreign-status-unknown', $refused->getKind());
        }
    }

    /** As GetInvoice answers before WHMCS 9: 20.00 of credit were applied. */
    private const INVOICE = [
        'result' => 'success', 'invoiceid' => 4711, 'userid' => 12, 'subtotal' => '50.00',
        'credit' => '20.00', 'tax' => '9.50', 'tax2' => '0.00', 'total' => '39.50',
        'balance' => '39.50', 'taxrate' => '19.000', 'status' => 'Unpaid', 'ccgateway' => false,
        'items' => ['item' => [['id' => 9001, 'amount' => '50.00', 'taxed' => 1]]],
        'transactions' => '',
    ];

    public function testAnswersOfWhmcsAreReadAsTheyAre(): void
    {
        $money = fn (string $amount): Money => Money::of($amount, 'EUR');
        $read = fn (array $other): InvoiceReport => InvoiceReport::fromWhmcs(
            array_replace(self::INVOICE, $other),
            $money('5.00'),
            $money('39.50'),
        );
        $report = $read([]);
        $this->assertSame([4711, InvoiceState::Open], [$report->id, $report->state]);
        $this->assertEquals(
            [$money('59.50'), $money('5.00'), $money('39.50')],
            [$report->total, $report->credit, $report->unpaid],
        );
        $paid = ['status' => 'Paid', 'total' => '0.00', 'balance' => '0.00', 'credit' => '59.50'];
        $this->assertEquals($money('59.50'), $read($paid)->total);
        $this->assertSame(InvoiceState::Paid, $read($paid)->state);
        $refused = [
            'float, where WHMCS answers with text' => ['subtotal' => 50.0],
            'no field tax2' => ['tax2' => null],
            'Invoice ID Not Found' => ['result' => 'error', 'message' => 'Invoice ID Not Found'],
        ];
        foreach ($refused as $text => $other) {
            try {
                $read($other);
                $this->fail("accepted: $text");
            } catch (LifecycleException $exception) {
                $this->assertStringContainsString($text, $exception->getMessage());
            }
        }
        $this->expectException(LifecycleException::class);
        $read(['status' => 'Lost']);
    }
}
