<?php

declare(strict_types=1);

require_once __DIR__ . '/bootstrap.php';

use Backorder\BackorderKind;
use Backorder\DomainName;
use Backorder\Exception\BackorderException;
use Backorder\Exception\LifecycleException;
use Backorder\Outcome;
use Backorder\Policy;
use Backorder\Runner\Backorders;
use Backorder\Runner\Limits;
use Backorder\Runner\OtherPolicy;
use Backorder\Runner\Runner;
use Backorder\Runner\Tests\World;
use PHPUnit\Framework\TestCase;

/** The batch job on SQLite: what it does, and what it does where others fail. */
final class RunnerTest extends TestCase
{
    private World $world;

    protected function setUp(): void
    {
        $this->world = World::sqlite();
        $this->world->shop->addClient(7, '50.00');
    }

    public function testAWholeLife(): void
    {
        $id = $this->world->place(7, 'shop.com')->id;
        $this->assertSame(1, $this->world->run()->clients, 'the first run stores its policy');
        $this->assertSame(0, $this->world->run()->clients, 'nothing is due');
        $this->world->at(72)->run();
        $this->assertSame('ACTIVE', $this->world->status($id));
        $this->world->at(2)->run();
        $this->assertSame('PROCESSING', $this->world->status($id));
        $this->world->at(-0.1)->run();
        $this->assertSame('SUCCESSFUL', $this->world->status($id));
        $this->assertSame([], $this->world->log->lines);
        $this->assertSame([], (new Runner($this->world->host))->failures()->all());
        [$invoice] = $this->world->rows('shop_invoices');
        $this->assertSame([2000, 2000], [$invoice['total'], $invoice['applied']]);
        $this->assertSame('paid', $invoice['state']);
        $this->assertSame(3000, $this->world->rows('shop_clients')[0]['credit']);
        $this->assertCount(1, $this->world->rows('shop_domains'));
        $this->assertCount(1, $this->world->rows('reg_applications'));
        $free = "owner <> '' AND expires_at > '2027-01-13 19:06:00'";
        $this->assertSame([], $this->world->rows('bo_leases', $free), 'leases are given back');
    }

    public function testAClientWhoIsMergedTakesWhatWaitsAlong(): void
    {
        $this->world->shop->addClient(8, '30.00');
        $waits = $this->world->place(7, 'shop.com')->id;
        $both = $this->world->place(7, 'both.com')->id;
        $there = $this->world->place(8, 'both.com')->id;
        $this->world->run();
        $this->world->at(72)->run();
        $this->assertSame('ACTIVE', $this->world->status($waits));
        $backorders = new Backorders($this->world->host);
        $backorders->clientMerged(7, 8);
        $this->assertNotNull($backorders->get($waits)->deletedAt);
        $this->assertNotNull($backorders->get($both)->deletedAt);
        $this->assertNull($backorders->get($waits)->hold);
        $this->assertNull($backorders->get($there)->deletedAt);
        $open = $this->world->rows('bo_backorders', 'client_id = 8 AND deleted_at IS NULL');
        $this->assertSame(['both.com', 'shop.com'], array_column($open, 'domain'));
        $mails = array_column($this->world->rows('shop_mails'), 'subject');
        $this->assertSame(['taken-over'], array_values(array_filter(
            $mails,
            fn (string $subject): bool => str_contains($subject, 'taken-over'),
        )));
        // Told again, nothing happens.
        $backorders->clientMerged(7, 8);
        $this->assertCount(count($mails), $this->world->rows('shop_mails'));
        $this->assertCount(2, $this->world->rows('bo_backorders', 'client_id = 8'));
    }

    public function testAClientWhoIsDeletedLeavesWhatIsUnderWayToStaff(): void
    {
        $id = $this->world->place(7, 'shop.com')->id;
        $later = $this->world->place(7, 'later.com')->id;
        $this->world->run();
        $this->world->at(2)->run();
        $backorders = new Backorders($this->world->host);
        $this->assertSame('PROCESSING', $this->world->status($id));
        $backorders->clientDeleted(7);
        $this->assertSame('PROCESSING', $this->world->status($id));
        $mails = array_column($this->world->rows('shop_mails'), 'subject');
        $this->assertContains('client-gone', $mails);
    }

    public function testAnAdminAcceptsADomainThatNobodyBelieves(): void
    {
        $id = $this->world->place(7, 'shop.com')->id;
        try {
            (new Backorders($this->world->host))->acceptDomain($id, 'Ann');
            $this->fail('nothing is there to be accepted');
        } catch (LifecycleException $refused) {
            $this->assertStringContainsString('domain-accepted', $refused->getMessage());
        }
    }

    public function testWhoIsServedByAnotherIsLeftAlone(): void
    {
        $this->world->place(7, 'shop.com');
        $now = $this->world->at(72)->clock->now;
        $this->assertSame([7], $this->world->store->lease([7], 'other', $now, $now + 300));
        $this->assertSame([], $this->world->store->lease([7], 'third', $now, $now + 301));
        $this->assertSame(0, $this->world->run()->clients);
        $this->world->store->release([7], 'third', $now);
        $this->assertSame(0, $this->world->run()->clients, 'only the owner gives a lease back');
        $this->world->clock->now += 300;
        $this->assertSame(1, $this->world->run()->clients, 'a lease that ended is nobody\'s');
    }

    public function testWhoIsDueBehindManyWhomOthersServeIsFound(): void
    {
        $world = World::sqlite(new Limits(batch: 1));
        foreach (range(1, 9) as $client) {
            $world->shop->addClient($client, '50.00');
            $world->place($client, "shop$client.com");
        }
        $world->at(72);
        $now = $world->clock->now;
        $world->store->changePolicy($world->host->engine->policy, $now);
        $world->store->lease(range(1, 8), 'other', $now, $now + 300);
        $this->assertSame(1, $world->run()->clients);
        $this->assertCount(1, $world->rows('bo_backorders', "status = 'ACTIVE'"));
    }

    public function testAWorkerWithAnotherPolicyRefusesToRun(): void
    {
        $this->world->place(7, 'shop.com');
        $this->world->run();
        $pdo = $this->world->store->pdo();
        $policy = Policy::default()->with(fundingLead: 99 * 3600);
        $other = new World($pdo, $pdo, policy: $policy);
        try {
            $other->run();
            $this->fail('it ran');
        } catch (OtherPolicy $refused) {
            $this->assertStringContainsString($policy->fingerprint(), $refused->getMessage());
        }
        (new Runner($other->host))->changePolicy();
        $other->at(99)->run();
        $this->assertSame('ACTIVE', $other->status(1), 'due anew by the new policy');
        $this->expectException(OtherPolicy::class);
        $this->world->run();
    }

    public function testAPaymentWakesItsClientAndNobodyElse(): void
    {
        $this->world->shop->addClient(8, '0.00');
        $id = $this->world->place(8, 'shop.com')->id;
        $this->world->at(72)->run();
        $this->assertSame('REQUESTED', $this->world->status($id));
        $this->world->clock->now += 60;
        $this->world->backorders->paid(9);
        $this->assertSame(0, $this->world->run()->clients, 'nobody of whom nothing is stored');
        $this->world->shop->addCredit(8, '20.00');
        $this->world->backorders->paid(8);
        $this->assertSame(1, $this->world->run()->clients);
        $this->assertSame('ACTIVE', $this->world->status($id));
        $this->assertSame(0, $this->world->run()->clients);
    }

    public function testWhereBillingDoesNotAnswerNothingIsFundedAndDeadlinesGoOn(): void
    {
        $id = $this->world->place(7, 'shop.com')->id;
        $this->world->shop->before = fn (string $step) => $step === 'account'
            ? throw new RuntimeException('connection refused')
            : null;
        $this->world->at(72)->run();
        $this->assertSame('REQUESTED', $this->world->status($id));
        $this->assertSame('billing', $this->world->rows('bo_outages')[0]['upstream']);
        $this->world->clock->now += 1860;
        $this->world->run();
        $this->world->clock->now += 300;
        $this->world->run();
        $told = $this->world->rows('shop_mails', "subject = 'billing does not answer'");
        $this->assertCount(1, $told, 'one alert an outage');
        $this->world->at(-49)->run();
        $this->assertSame('FAILED', $this->world->status($id));
        $this->world->shop->before = null;
        $name = DomainName::parse('more.com');
        $this->world->backorders->place(7, $name, BackorderKind::Full);
        $this->assertSame([], $this->world->rows('bo_outages'));
    }

    public function testWhatKeepsFailingIsListedAndToldOnce(): void
    {
        $this->world->place(7, 'shop.com');
        $this->world->at(2)->run();
        $isBroken = true;
        $this->world->shop->before = function (string $step) use (&$isBroken): void {
            $isBroken && $step === 'createInvoice' ? throw new RuntimeException('no tax rule') : 0;
        };
        foreach ([-0.1, -0.3, -0.5, -0.7, -0.9] as $hours) {
            $this->world->at($hours)->run();
        }
        $failures = (new Runner($this->world->host))->failures()->all();
        $about = array_map(fn ($failure) => [$failure->id, $failure->problem], $failures);
        $this->assertCount(1, $about, json_encode($about));
        $this->assertSame('bo-1.1.create-invoice.1.', $about[0][0]);
        $this->assertSame('RuntimeException: no tax rule', $about[0][1]);
        $this->assertGreaterThanOrEqual(3, $failures[0]->times);
        $told = $this->world->rows('shop_mails', "subject LIKE '%keep failing'");
        $this->assertCount(1, $told);
        $isBroken = false;
        foreach ([-1.1, -1.3, -1.5] as $hours) {
            $this->world->at($hours)->run();
        }
        $this->assertSame('SUCCESSFUL', $this->world->status(1));
        $this->assertSame([], (new Runner($this->world->host))->failures()->all());
        $this->assertCount(1, $this->world->rows('shop_invoices'));
    }

    public function testAMailerThatFailsEndsNoRunAndIsAskedAgain(): void
    {
        $this->world->place(7, 'shop.com');
        $this->world->at(2)->run();
        $this->world->shop->before = fn (string $step) => in_array($step, ['mail', 'account'], true)
            ? throw new RuntimeException("no $step")
            : null;
        foreach ([1.5, 1, 0.5] as $hours) {
            $this->world->at($hours)->run();
        }
        $untold = 'warning: the reseller could not be told: RuntimeException: no mail';
        $this->assertContains($untold, $this->world->log->lines);
        $subject = "subject = 'billing does not answer'";
        $this->assertSame([], $this->world->rows('shop_mails', $subject));
        $this->world->shop->before = fn (string $step) => $step === 'account'
            ? throw new RuntimeException('no account')
            : null;
        $this->world->run();
        $this->assertCount(1, $this->world->rows('shop_mails', $subject));
    }

    public function testABadRowSetsItsClientAsideAndNobodyElse(): void
    {
        $this->world->shop->addClient(8, '50.00');
        $this->world->place(7, 'shop.com');
        $second = $this->world->place(8, 'more.com')->id;
        $this->world->store->change("UPDATE bo_backorders SET status = 'WAITING' WHERE id = 1");
        $summary = $this->world->at(72)->run();
        $this->assertSame([2, 1], [$summary->clients, $summary->failed]);
        $this->assertSame('ACTIVE', $this->world->status($second));
        [$failure] = (new Runner($this->world->host))->failures()->all();
        $this->assertSame(['client 7', 7], [$failure->id, $failure->client]);
        $this->assertStringContainsString('WAITING', $failure->problem);
        $sql = "UPDATE bo_backorders SET status = 'REQUESTED' WHERE id = 1";
        $this->world->store->change($sql);
        $this->world->run();
        $this->assertSame([], (new Runner($this->world->host))->failures()->all());
    }

    public function testATimeOutAtTheRegistrarIsLookedForBeforeItIsSentAgain(): void
    {
        $id = $this->world->place(7, 'shop.com')->id;
        $isLost = true;
        $this->world->registry->after = function (string $step) use (&$isLost): ?Outcome {
            return $step === 'submit' && $isLost ? Outcome::unknown() : null;
        };
        $this->world->at(2)->run();
        $isLost = false;
        $this->world->at(1.9)->run();
        $this->assertCount(1, $this->world->rows('reg_applications'));
        $this->assertSame('1', $this->world->backorders->get($id)->reference);
    }

    public function testARunEndsInTimeAndSaysWhatItLeft(): void
    {
        $world = World::sqlite(new Limits(run: 1, lease: 1, batch: 1));
        foreach (range(1, 9) as $client) {
            $world->shop->addClient($client, '50.00');
            $world->place($client, "shop$client.com");
        }
        $world->registry->before = function (): void {
            usleep(600_000);
        };
        $begun = hrtime(true);
        $summary = $world->at(2)->run();
        $this->assertTrue($summary->isOutOfTime);
        $this->assertLessThan(9, $summary->clients);
        $this->assertLessThan(3.0, (hrtime(true) - $begun) / 1e9);
    }

    public function testARefusalOfTheEngineChangesNothing(): void
    {
        $this->world->place(7, 'shop.com');
        try {
            $this->world->place(7, 'shop.com');
            $this->fail('placed twice');
        } catch (BackorderException $refused) {
            $this->assertSame('already-open', $refused->getKind());
        }
        $this->assertCount(1, $this->world->rows('bo_backorders'));
    }
}
