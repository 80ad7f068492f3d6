<?php

declare(strict_types=1);

use Backorder\DomainSync;
use Backorder\Exception\SyncException;
use Backorder\Language;
use Backorder\PriceImport;
use Backorder\Provider;
use Backorder\Renewals;
use Backorder\SyncChange;
use PHPUnit\Framework\TestCase;

/** Domains, renewals and prices as PHP sees them. */
final class DomainSyncTest extends TestCase
{
    private const ROW = [
        'id' => 7, 'domain' => 'example.com', 'status' => 'Pending', 'expiry_date' => '0000-00-00',
        'next_due_date' => '0000-00-00', 'auto_renew' => true, 'id_protection' => false,
    ];
    private const ANSWER = [
        'domain' => 'example.com', 'status' => 'ACT', 'renewal_date' => '2027-05-20 12:00:00',
        'auto_renew' => 'off', 'privacy' => false,
    ];

    private int $now;

    protected function setUp(): void
    {
        $this->now = (new DateTimeImmutable('2026-11-27T12:00:00Z'))->getTimestamp();
    }

    public function testPlan(): void
    {
        $sync = DomainSync::of(Provider::Openprovider);
        $plan = $sync->plan([self::ROW], [self::ANSWER], $this->now);
        $shown = array_map(
            static fn (SyncChange $c) =>
                "$c->id $c->domain $c->side $c->field $c->old>$c->newValue",
            $plan->changes,
        );
        $this->assertSame([
            '7 example.com billing status Pending>Active',
            '7 example.com billing expiry_date 0000-00-00>2027-05-20',
            '7 example.com billing next_due_date 0000-00-00>2027-05-06',
            '7 example.com registrar auto_renew off>default',
        ], $shown);
        $this->assertSame('due-empty', $plan->changes[2]->reason);
        $this->assertSame(1, $plan->lookedAt);
        $this->assertTrue($plan->isDue());
        $this->assertStringContainsString('Ablaufdatum', $plan->text(Language::German));
        $this->assertStringContainsString('<td>example.com</td>', $plan->html());
        $this->assertSame('Domain synchronization: Changes 4, Errors 0', $plan->subject());
    }

    public function testBadRowsAreRefusedByName(): void
    {
        $sync = DomainSync::of(Provider::Cnr, ['notify_only' => true]);
        $rows = [self::ROW, ['id' => 8, 'domain' => 'lost.com', 'status' => 'Lost']];
        $answers = [['domain' => 'lost.com', 'code' => 200, 'status' => 'ACTIVE']];
        $plan = $sync->plan($rows, $answers, $this->now, isComplete: true);
        $this->assertTrue($plan->isNotice);
        $this->assertSame('lost.com', $plan->refused[0]->domain);
        $this->assertSame('unreadable', $plan->refused[0]->reason);
        $this->assertSame('"Lost" is no status of a domain in billing', $plan->refused[0]->detail);
        $this->assertSame([], $plan->changes);
        $this->assertSame(1, $plan->errors);
        $this->expectException(SyncException::class);
        $this->expectExceptionMessage('due "soon" is not offset, expiry or off');
        DomainSync::of(Provider::Cnr, ['due' => 'soon']);
    }

    public function testEffectsAndEntries(): void
    {
        $settings = ['renew_on_transfer' => ['com', 'nl'], 'suspend_expired' => true];
        $row = ['status' => 'Pending Transfer', 'period' => 2] + self::ROW;
        $answer = ['privacy' => null] + self::ANSWER;
        $row['id_protection'] = '1';
        $plan = DomainSync::of(Provider::Openprovider, $settings)
            ->plan([$row], [$answer], $this->now);
        $this->assertSame(['renew', 2], [$plan->effects[0]->kind, $plan->effects[0]->years]);
        $this->assertSame('privacy-not-supported', $plan->entries[0]->code);
        $this->assertSame('notice', $plan->entries[0]->level);
        $this->assertNull($plan->entries[0]->detail);
    }

    public function testWhmcsForms(): void
    {
        $sync = DomainSync::of(Provider::Openprovider);
        $this->assertSame(
            ['active' => true, 'expired' => false, 'cancelled' => false,
                'transferredAway' => false, 'expirydate' => '2027-05-20'],
            $sync->whmcsSync(self::ROW, self::ANSWER, $this->now),
        );
        $this->assertSame(
            ['error' => 'The domain name request has failed'],
            $sync->whmcsSync(self::ROW, ['status' => 'FAI'], $this->now),
        );
        $cnr = DomainSync::of(Provider::Cnr);
        $facts = [
            'on_account' => true, 'expiry' => '2028-02-10', 'locked' => false,
            'contacts' =>
                ['owner' => 'AUTO-7', 'admin' => null, 'tech' => 'P-1', 'billing' => 'P-1'],
            'ordered_ns' => ['ns1.a.net', 'ns2.a.net'], 'current_ns' => ['NS2.a.net.', 'ns1.a.net'],
        ];
        $done = ['completed' => true, 'expirydate' => '2028-02-10'];
        $this->assertSame($done, $cnr->whmcsTransferSync($facts));
        $this->assertSame(
            [['lock'], ['contacts', 'owner', 'admin']],
            $cnr->followUp($facts, transferLock: true, contactUpdate: true, nsUpdate: true),
        );
        $this->assertSame([], $cnr->whmcsTransferSync(['on_account' => false]));
        $failed = $cnr->whmcsTransferSync(['failure_log' => ['Auth code wrong']]);
        $this->assertSame("Transfer Failed\nAuth code wrong", $failed['reason']);
    }

    public function testSelectionCadenceAndAccount(): void
    {
        $sync = DomainSync::of(Provider::Cnr);
        $rows = [
            ['id' => 1, 'status' => 'Active', 'last_sync' => '2026-11-27 11:00:00'],
            ['id' => 2, 'status' => 'Active', 'last_sync' => '2026-11-20 11:00:00'],
            ['id' => 3, 'status' => 'Active', 'last_sync' => null],
            ['id' => 4, 'status' => 'Fraud', 'last_sync' => null],
        ];
        $this->assertSame([3, 2], $sync->due($rows, $this->now));
        $cadence = DomainSync::cadence(7000);
        $this->assertSame([35, '*/10 * * * *'], [$cadence->runs, $cadence->cronLine]);
        $this->assertNull($cadence->batchNeeded);
        $plan = $sync->account('AUTORENEW', [
            ['domain' => 'a.com', 'renewal_mode' => 'DEFAULT'],
            ['domain' => 'b.com', 'renewal_mode' => 'AUTOEXPIRE'],
        ], $this->now);
        $this->assertSame(['AUTORENEW', 'AUTOEXPIRE'], [$plan->old, $plan->newValue]);
        $this->assertSame(['a.com'], $plan->domains);
    }

    public function testTheExamplePrintsWhatTheOthersPrint(): void
    {
        $root = __DIR__ . '/../../..';
        $extension = (string) getenv('BACKORDER_EXTENSION');
        $example = "$root/php-ext/examples/sync_plan.php";
        $command = [PHP_BINARY, '-n', '-d', "extension=$extension", $example];
        $printed = shell_exec(implode(' ', array_map(escapeshellarg(...), $command)));
        $this->assertSame(file_get_contents("$root/docs/examples/sync_plan.out"), $printed);
    }

    public function testRenewals(): void
    {
        $renewals = Renewals::builtin();
        $order = ['provider' => 'ispapi', 'tld' => 'de', 'expiry' => '2027-05-20', 'years' => 1];
        $plan = $renewals->plan($order, $this->now);
        $this->assertFalse($plan->isAllowed);
        $this->assertSame(['window', '2027-03-20'], [$plan->reason, $plan->firstDay]);
        $plan = $renewals->plan(['tld' => 'tm', 'years' => 3] + $order, $this->now);
        $this->assertSame(['term', 2, 5], [$plan->reason, $plan->termBelow, $plan->termAbove]);
        $plan = $renewals->plan(['tld' => 'com'] + $order, $this->now);
        $this->assertSame(['renew 1'], $plan->steps);
        $this->assertSame([10], $renewals->terms('tm'));
        $this->assertSame([1, 2, 5], $renewals->terms('tm', isRenewal: true));
        $phase = $renewals->phase('com', '2026-10-01', $this->now, Provider::Cnr);
        $this->assertSame('redemption', $phase);
        $days = $renewals->dropDays('com', '2026-10-01 12:00:00', Provider::Cnr);
        $this->assertSame(['2026-12-10', '2026-12-10'], $days);
        $this->assertNull($renewals->dropDays('jp', '2026-10-31'));
        $line = '$DomainRenewalMinimums[".de"] = "61";';
        $this->assertSame([$line], $renewals->whmcsLines(['de', 'com']));
        $this->expectException(SyncException::class);
        Renewals::parse('{}', '{}');
    }

    public function testPrices(): void
    {
        $prices = ['currency' => 'USD', 'setup' => '5', 'annual' => '10.00', 'restore' => '80'];
        $settings = [
            'rates' => ['USD' => '1.25', 'EUR' => '1'], 'margin_percent' => '20',
            'rounding' => '.99', 'register_terms' => [1, 2], 'renew_terms' => [1],
        ];
        $stored = ['register' => ['7.99', '-1.00']];
        $ispapi = Provider::Ispapi;
        $import = PriceImport::of($ispapi, '.com', $prices, 'EUR', $settings, $stored);
        $this->assertNull($import->leftOut);
        $this->assertSame(['14.99', '24.99', '-1.00'], array_slice($import->register, 0, 3));
        $this->assertSame('76.99', $import->redemption);
        $this->assertSame([2 => '4.00'], $import->difference);
        $this->assertSame(['renew-not-possible 2'], $import->flags);
        $this->assertSame(['register', '1', '7.99', '14.99'], $import->changes[0]);
        $this->assertSame([['register', '1']], $import->loss);
        $this->assertSame('no-rate', PriceImport::of($ispapi, 'com', $prices, 'EUR')->leftOut);
    }
}
