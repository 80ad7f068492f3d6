<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Simulator.php';

use Backorder\CostList;
use Backorder\DomainSync;
use Backorder\Exception\SyncException;
use Backorder\Ispapi\Client;
use Backorder\Ispapi\Platform;
use Backorder\Ispapi\System;
use Backorder\Language;
use Backorder\PremiumRenewal;
use Backorder\PriceImport;
use Backorder\PriceList;
use Backorder\Provider;
use Backorder\Renewals;
use Backorder\Tests\Simulator;
use PHPUnit\Framework\TestCase;

/** What goes round the plans: answers, transfers, own domains, premium and backorder prices. */
final class KeepingTest extends TestCase
{
    private const NOW = 1_795_780_800; // 2026-11-27 12:00 UTC

    public function testARegistrarsAnswersArePlannedAsTheyAre(): void
    {
        $simulator = new Simulator('2026-12-01 00:00:00');
        $simulator->control('domain', [
            'domain' => 'a.com', 'holder' => 'ours', 'created' => '2020-01-01 00:00:00',
            'expires' => '2027-06-01 10:00:00',
        ]);
        $client = new Client('u', 'p', Platform::Ispapi, System::Ote, url: $simulator->url);
        $answer = $client->domainAnswer('a.com', 'AUTOEXPIRE');
        $this->assertSame(['200', 'ACTIVE', 'DEFAULT', 'AUTOEXPIRE'], [
            $answer['code'], $answer['status'], $answer['renewal_mode'],
            $answer['account_renewal_mode'],
        ]);
        $this->assertSame('545', $client->domainAnswer('never.com')['code']);
        $row = ['id' => 1, 'domain' => 'a.com', 'status' => 'Active',
            'expiry_date' => '2027-05-01', 'next_due_date' => '2027-05-18'];
        $now = new DateTimeImmutable('2026-12-01 00:00:00 UTC');
        $sync = DomainSync::of(Provider::Ispapi);
        $changes = $sync->plan([$row], [$answer], $now)->changes;
        $this->assertSame(['2027-06-01'], array_column($changes, 'newValue'));
        $all = $client->allDomainAnswers();
        $plan = $sync->plan([$row, ['id' => 2, 'domain' => 'b.com'] + $row], $all, $now, true);
        $this->assertSame('not-found', $plan->entries[0]->code);
        $facts = $client->transferFacts('a.com');
        $this->assertSame('2027-06-01', $sync->whmcsTransferSync($facts)['expirydate']);
        $client = new Client('u', 'p', Platform::Ispapi, System::Ote, url: 'http://127.0.0.1:1');
        $this->expectException(\Backorder\Exception\ClientException::class);
        $client->domainAnswer('a.com');
    }

    public function testWhatStandsInTheWayOfATransferIsSaid(): void
    {
        $facts = ['possible' => false, 'locked' => true, 'status' => 'serverTransferProhibited'];
        $said = DomainSync::transferObstacles($facts, self::NOW);
        $this->assertSame(['locked', 'registry-lock', 'auth-missing'], array_keys($said));
        $this->assertStringContainsString('unlock it', $said['locked']);
        $said = DomainSync::transferObstacles($facts, self::NOW, Language::German);
        $this->assertStringContainsString('Sperre', $said['locked']);
        $good = ['possible' => '1', 'auth_given' => '1'];
        $this->assertSame([], DomainSync::transferObstacles((object) $good, self::NOW));
        $this->expectException(SyncException::class);
        DomainSync::transferObstacles(['possible' => 'perhaps'], self::NOW);
    }

    public function testOwnDomainsThatAreAboutToDropComeFirstFirst(): void
    {
        $renewals = Renewals::builtin();
        $found = $renewals->expiring(Provider::Cnr, [
            ['domain' => 'later.com', 'expiry' => '2026-12-20'],
            ['domain' => 'a.com', 'expiry' => '2026-10-01 12:00:00', 'backorders' => 2],
            ['domain' => 'far.com', 'expiry' => '2029-01-01'],
        ], self::NOW);
        $this->assertSame(['a.com', 'later.com'], array_column($found, 'domain'));
        $this->assertSame(['redemption', 2, ['2026-12-10', '2026-12-10'], false], [
            $found[0]->phase, $found[0]->backorders, $found[0]->dropDays, $found[0]->isListed,
        ]);
        $this->assertSame('2026-12-05', gmdate('Y-m-d', (int) $found[0]->restorableUntil));
        $opens = $renewals->windowOpens('de', Provider::Ispapi, '2027-03-01');
        $this->assertSame('2026-12-30', $opens);
        $this->assertNull($renewals->windowOpens('de', Provider::Cnr, '2027-03-01'));
        $this->assertSame('uncertain', $renewals->certainty('nowhere'));
        $this->expectException(SyncException::class);
        $this->expectExceptionMessage('expiry');
        $renewals->expiring(Provider::Cnr, [['domain' => 'a.com']], self::NOW);
    }

    public function testPremiumRenewalsAndBackorderPrices(): void
    {
        $relations = [
            'PRICE_CLASS_DOMAIN_X_CURRENCY' => 'USD', 'PRICE_CLASS_DOMAIN_X_ANNUAL' => '250.00',
        ];
        $rates = ['USD' => '1.25', 'EUR' => '1'];
        $of = PremiumRenewal::of('X', 'EUR', $relations, '200', $rates);
        $this->assertSame(['200.00', 'with-class', null], [$of->price, $of->decision, $of->reason]);
        $of = PremiumRenewal::of('X', 'EUR', $relations, '199.99', $rates);
        $this->assertSame(['refuse', 'premium-price-changed'], [$of->decision, $of->reason]);
        $this->assertSame('ordinary', PremiumRenewal::of('', 'EUR', [])->decision);
        $costs = CostList::ofRows([
            ['tld' => 'com', 'kind' => 'FULL', 'currency' => 'EUR', 'cost' => '10.00'],
        ]);
        $stored = PriceList::ofRows([
            ['tld' => 'com', 'currency' => 'EUR', 'kind' => 'FULL', 'price' => '9.00'],
        ]);
        $settings = ['margin_percent' => '50', 'rounding' => '.99'];
        $changes = PriceImport::backorders($costs, $stored, 'EUR', $settings);
        $this->assertSame(['com', '9.00', '15.99', true], [
            $changes[0]->tld, $changes[0]->old, $changes[0]->newValue, $changes[0]->isLoss,
        ]);
    }
}
