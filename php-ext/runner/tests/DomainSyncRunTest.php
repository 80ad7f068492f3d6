<?php

declare(strict_types=1);

require_once __DIR__ . '/bootstrap.php';

use Backorder\DomainSync;
use Backorder\Language;
use Backorder\Provider;
use Backorder\Runner\Refused;
use Backorder\Runner\Sync\DomainSyncRun;
use Backorder\Runner\Sync\PlanChanged;
use Backorder\Runner\Sync\SyncBilling;
use Backorder\Runner\Sync\SyncDeed;
use Backorder\Runner\Sync\SyncOptions;
use Backorder\Runner\Sync\SyncRegistrar;
use Backorder\Runner\Sync\SyncReports;
use Backorder\Runner\Tests\World;
use Backorder\SyncChange;
use Backorder\SyncEffect;
use PHPUnit\Framework\TestCase;

/** The job that keeps domains in step, with both sides in memory. */
final class DomainSyncRunTest extends TestCase implements SyncBilling, SyncReports
{
    private World $world;
    /** @var array<int, array<string, mixed>> billing's rows by id */
    private array $rows = [];
    /** @var array<string, array<string, mixed>|Throwable> the registrar's answers by domain */
    private array $answers = [];
    /** @var array<string, Throwable> what a change of a field ends with, by domain and field */
    private array $troubles = [];
    private array $looked = [];
    /** @var list<SyncDeed> */
    private array $deeds = [];
    private array $sent = [];

    protected function setUp(): void
    {
        $this->world = World::sqlite();
        $this->add(1, 'a.com');
        $this->add(2, 'b.com');
    }

    public function testARunSettlesBothSidesAndTheNextHasNothingToDo(): void
    {
        $result = $this->sync()->run();
        $this->assertSame([6, []], [$result->done(), $result->failed()]);
        $this->assertSame('2028-06-01', $this->rows[1]['expiry_date']);
        $this->assertSame('AUTOEXPIRE', $this->answers['a.com']['renewal_mode']);
        $this->assertCount(6, $this->deeds);
        $this->assertCount(1, $this->sent);
        $this->assertSame([1, 2], array_keys($this->looked));
        $this->assertSame([], $this->sync()->run()->ids, 'looked at a moment ago');
        $this->world->clock->now += 7201;
        $again = $this->sync()->run();
        $this->assertSame([[1, 2], []], [$again->ids, $again->deeds]);
        $this->assertCount(1, $this->sent, 'nothing to say');
    }

    public function testAPreviewChangesNothing(): void
    {
        $before = [$this->rows, $this->answers];
        $shown = $this->sync()->preview();
        $this->assertCount(6, $shown->plan->changes);
        $this->assertSame($before, [$this->rows, $this->answers]);
        $this->assertSame([[], [], []], [$this->looked, $this->deeds, $this->sent]);
        $this->assertSame($shown->fingerprint(), $this->sync()->preview()->fingerprint());
        $this->answers['b.com']['paid_until_date'] = '2029-06-01';
        try {
            $this->sync()->run($shown->ids, $shown->fingerprint());
            $this->fail('another plan');
        } catch (PlanChanged) {
            $this->assertSame([[], [], []], [$this->looked, $this->deeds, $this->sent]);
        }
        $this->sync()->run([1], $this->sync()->preview([1])->fingerprint());
        $this->assertSame(['2028-06-01', '2027-06-01'], array_column($this->rows, 'expiry_date'));
    }

    public function testWhatOneDomainRefusesStopsItselfAndNoOther(): void
    {
        $this->troubles['a.com expiry_date'] = new Refused('locked <by> a clerk');
        $result = $this->sync()->run();
        $this->assertSame(['locked <by> a clerk'], array_column($result->failed(), 'problem'));
        $this->assertSame('DEFAULT', $this->answers['a.com']['renewal_mode'], 'not half of it');
        $this->assertSame('AUTOEXPIRE', $this->answers['b.com']['renewal_mode']);
        [, , $text, $html] = $this->sent[0];
        $this->assertStringContainsString('a.com: expiry_date: locked <by> a clerk', $text);
        $this->assertStringContainsString('locked &lt;by&gt; a clerk', $html);
        $this->troubles = ['b.com privacy' => new RuntimeException('no answer')];
        $this->rows[2]['id_protection'] = true;
        $this->world->clock->now += 7201;
        $problem = $this->sync()->run()->failed()[0]->problem;
        $this->assertSame('not known whether it was done: no answer', $problem);
    }

    public function testARegistrarThatDoesNotAnswerEndsTheRun(): void
    {
        $this->answers['b.com'] = new RuntimeException('time out');
        $result = $this->sync()->run();
        $this->assertSame([[1], 'b.com: time out'], [$result->ids, $result->problem]);
        $this->assertSame([1], array_keys($this->looked), 'the other one is first the next time');
        $this->assertStringContainsString('b.com: time out', $this->sent[0][2]);
    }

    public function testClientsWhoAreServedAreLeft(): void
    {
        $this->world->shop->addClient(1, '50.00');
        $this->world->place(1, 'shop.com');
        $store = $this->world->store;
        $now = $this->world->clock->now;
        $this->assertSame([1], $store->lease([1], 'a worker', $now, $now + 300));
        $shown = $this->sync()->preview();
        $this->assertSame([[2], 1], [$shown->ids, $shown->leased]);
        $result = $this->sync()->run();
        $this->assertSame([[2], 1], [$result->ids, $result->leased]);
        $store->release([1], 'a worker', $now);
        $this->assertSame([1], $this->sync()->run()->ids);
        $this->assertSame([1], $store->free([1], $now), 'its own lease is given back');
    }

    public function testOnlyToldIsNotDone(): void
    {
        $before = [$this->rows, $this->answers];
        $sync = $this->sync(['notify_only' => true], new SyncOptions(language: Language::German));
        $this->assertSame([], $sync->run()->deeds);
        $this->assertSame($before, [$this->rows, $this->answers]);
        $this->assertStringContainsString('Nur zur Kenntnis', $this->sent[0][2]);
        $this->expectException(InvalidArgumentException::class);
        new SyncOptions(batch: 0);
    }

    public function testWhatCostsMoneyIsDoneAfterTheChanges(): void
    {
        $this->rows[1]['status'] = 'Pending Transfer';
        unset($this->rows[2]);
        $result = $this->sync(['renew_on_transfer' => 'com'])->run();
        $last = $result->deeds[count($result->deeds) - 1];
        $this->assertSame(['renew', '1', null], [$last->field, $last->newValue, $last->problem]);
        $this->assertSame('Active', $this->rows[1]['status']);
    }

    private function sync(array $settings = [], ?SyncOptions $options = null): DomainSyncRun
    {
        return new DomainSyncRun(
            $this->world->host,
            DomainSync::of(Provider::Cnr, $settings),
            $this,
            $this->registrar(),
            $this,
            $options ?? new SyncOptions(),
        );
    }

    private function registrar(): SyncRegistrar
    {
        return new class ($this) implements SyncRegistrar {
            public function __construct(private DomainSyncRunTest $test)
            {
            }

            public function answer(string $domain): array
            {
                return $this->test->answer($domain);
            }

            public function change(SyncChange $change): void
            {
                $this->test->change($change);
            }

            public function carryOut(SyncEffect $effect, array $answer): void
            {
                TestCase::assertSame($effect->domain, $answer['domain']);
            }
        };
    }

    private function add(int $id, string $domain): void
    {
        $this->rows[$id] = [
            'id' => $id, 'client' => $id, 'domain' => $domain, 'status' => 'Active',
            'expiry_date' => '2027-06-01', 'next_due_date' => '2028-05-01', 'auto_renew' => true,
            'id_protection' => false,
        ];
        $this->answers[$domain] = [
            'domain' => $domain, 'code' => 200, 'status' => 'ACTIVE', 'privacy' => false,
            'paid_until_date' => '2028-06-01', 'renewal_mode' => 'DEFAULT',
        ];
    }

    public function looks(): array
    {
        $last = fn ($id) => isset($this->looked[$id])
            ? gmdate('Y-m-d H:i:s', $this->looked[$id])
            : null;
        $look = fn ($row) => $row + ['last_sync' => $last($row['id'])];
        return array_map($look, array_values($this->rows));
    }

    public function rows(array $ids): array
    {
        return array_values(array_intersect_key($this->rows, array_flip($ids)));
    }

    public function change(SyncChange $change): ?string
    {
        $trouble = $this->troubles["$change->domain $change->field"] ?? null;
        if ($trouble !== null) {
            throw $trouble;
        }
        if ($change->side === 'billing') {
            $this->rows[$change->id][$change->field] = $change->newValue;
        } else {
            $this->answers[$change->domain][$change->field] = $change->newValue;
        }
        return null;
    }

    public function answer(string $domain): array
    {
        $answer = $this->answers[$domain];
        return $answer instanceof Throwable ? throw $answer : $answer;
    }

    public function looked(array $ids, int $now): void
    {
        $this->looked = array_fill_keys($ids, $now) + $this->looked;
        ksort($this->looked);
    }

    public function record(SyncDeed $deed, int $now): void
    {
        $this->deeds[] = $deed;
    }

    public function send(string $id, string $subject, string $text, string $html): void
    {
        $this->sent[] = [$id, $subject, $text, $html];
    }
}
