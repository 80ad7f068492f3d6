<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Day.php';
require_once __DIR__ . '/../support/Store.php';

use Backorder\Actor;
use Backorder\Backorder;
use Backorder\BackorderKind;
use Backorder\Book;
use Backorder\Cause;
use Backorder\DomainName;
use Backorder\Effect;
use Backorder\EffectKind;
use Backorder\Event;
use Backorder\Exception\BackorderException;
use Backorder\Exception\BookException;
use Backorder\Exception\DroplistException;
use Backorder\Exception\FundsException;
use Backorder\Exception\LifecycleException;
use Backorder\Exception\SettingsException;
use Backorder\Exception\TimeException;
use Backorder\FoundApplication;
use Backorder\InvoiceReport;
use Backorder\InvoiceState;
use Backorder\Language;
use Backorder\Listing;
use Backorder\MessageTopic;
use Backorder\Money;
use Backorder\Outcome;
use Backorder\Policy;
use Backorder\Status;
use Backorder\Tests\Day;
use Backorder\Tests\Store;
use Backorder\TimeZone;
use Backorder\Topic;
use PHPUnit\Framework\TestCase;

final class EngineTest extends TestCase
{
    private Day $day;
    private Book $book;

    protected function setUp(): void
    {
        $this->day = new Day();
        $this->book = new Book();
    }

    /** Cycles, and gives the one effect of that class it asks for. */
    private function asked(string $class, float $hours): Effect
    {
        $decisions = $this->day->cycle($this->book, $this->day->before($hours));
        return $this->only($class, $decisions);
    }

    private function only(string $class, array $decisions): Effect
    {
        $found = array_filter(Day::effects($decisions), fn ($effect) => $effect instanceof $class);
        $this->assertCount(1, $found, $class);
        return reset($found);
    }

    private function report(Effect $effect, Outcome $outcome, float $hours): array
    {
        $now = $this->day->before($hours);
        $decision = $this->day->engine->observe($this->book, $effect->id, $outcome, $now);
        return array_filter([$decision]);
    }

    private function record(int $id = 1): Backorder
    {
        return $this->book->get($id);
    }

    public function testANameIsCaughtPaidAndImported(): void
    {
        $this->day->account($this->book, client: 7, credit: '50.00');
        $this->day->place($this->book, id: 1, client: 7);
        $held = $this->day->cycle($this->book, $this->day->before(72));
        $this->assertEquals(Money::of('20.00', 'EUR'), $held[0]->hold->made);
        $this->assertSame([Event::Fund, Status::Active], [$held[0]->event, $held[0]->status]);
        $this->assertSame('30.00', $this->book->funds(7)->available->toDecimal());

        $submit = $this->asked(Effect\SubmitApplication::class, 2);
        $this->assertSame('bo-1.1.submit-application.1.', $submit->id);
        $this->assertSame(
            [EffectKind::SubmitApplication, true],
            [$submit->kind, $submit->isChanging],
        );
        $this->assertSame('shop.com', (string) $submit->name);
        $this->report($submit, Outcome::accepted('10700'), 1.9);
        $this->assertSame(
            [Status::Processing, '10700'],
            [$this->record()->status, $this->record()->reference],
        );

        $poll = $this->asked(Effect\PollApplication::class, -1);
        $caught = $this->report($poll, Outcome::application('10700', 'SUCCESSFUL'), -1.01);
        $this->assertSame('PENDING-PAYMENT', $caught[0]->to);
        $create = $this->only(Effect\CreateInvoice::class, $caught);
        $this->assertEquals(Money::of('20.00', 'EUR'), $create->amount);
        $paid = $this->report($create, Outcome::invoice(new InvoiceReport(
            id: 900,
            total: Money::of('20.00', 'EUR'),
            state: InvoiceState::Paid,
            credit: Money::of('30.00', 'EUR'),
            unpaid: Money::zero('EUR'),
        )), -1.02);
        $this->assertNotSame([], $paid);
        $this->assertSame(InvoiceState::Paid, $this->record()->invoiceState);
        $read = $this->only(Effect\ReadDomain::class, $paid);
        $registered = $this->day->drop + 1;
        $domain = Outcome::domain($read->name, $registered, $registered + 365 * 86400);
        $done = $this->report($read, $domain, -1.2);
        $import = $this->only(Effect\ImportDomain::class, $done);
        $this->assertSame(
            ['2027-01-13', '2028-01-13'],
            [$import->registeredOn, $import->expiresOn],
        );
        $this->report($import, Outcome::done(), -1.3);

        $record = $this->record();
        $this->assertSame([Status::Successful, 900], [$record->status, $record->invoice]);
        $this->assertTrue($record->isFinished($this->day->before(-2), Policy::default()));
        $this->assertNull($this->day->engine->nextWakeup($this->book, $this->day->before(-2)));
    }

    public function testShortFundsAreToldAndNothingIsHeld(): void
    {
        $this->day->account($this->book, client: 7, credit: '19.99');
        $this->day->place($this->book, id: 1, client: 7);
        $notice = $this->asked(Effect\NotifyClient::class, 71);
        $this->assertSame(MessageTopic::LowBalance, $notice->topic);
        $this->assertSame('0.01 EUR', (string) $notice->items[0]->missing);
        $this->assertSame(Status::Requested, $this->record()->status);
        try {
            $this->day->engine->activate($this->book, id: 1, now: $this->day->before(70));
            $this->fail('the account was read an hour ago');
        } catch (FundsException $refused) {
            $this->assertSame([502, '7'], [$refused->getCode(), $refused->getSubject()]);
        }
        try {
            $this->day->engine->activate($this->book, id: 1, now: $this->day->before(71));
            $this->fail('funds are short');
        } catch (FundsException $refused) {
            $this->assertSame([500, 'shop.com'], [$refused->getCode(), $refused->getSubject()]);
        }
    }

    public function testARefusalIsAlertedWhileThereIsTimeAndThenEnds(): void
    {
        $this->day->account($this->book, client: 7, credit: '50.00');
        $this->day->place($this->book, id: 1, client: 7);
        $this->day->cycle($this->book, $this->day->before(72));
        $submit = $this->asked(Effect\SubmitApplication::class, 2);
        $refused = $this->report($submit, Outcome::refused(549, 'no such class'), 1.9);
        $alert = $this->only(Effect\AlertReseller::class, $refused);
        $this->assertSame(
            [Topic::ApplicationRefused, '549 no such class'],
            [$alert->topic, $alert->detail],
        );
        $this->assertSame(
            [Status::Processing, Cause::Refused],
            [$refused[0]->status, $refused[0]->cause],
        );
        $again = $this->asked(Effect\SubmitApplication::class, 1);
        $this->assertSame('bo-1.1.submit-application.2.', $again->id);
        $ended = $this->report($again, Outcome::refused(549, 'no such class'), -0.1);
        $this->assertSame([Status::Failed, Cause::Refused], [$ended[0]->status, $ended[0]->cause]);
        $this->assertEquals(Money::of('20.00', 'EUR'), $ended[0]->hold->released);
        $this->assertSame('released 20.00 EUR', (string) $ended[0]->hold);
    }

    public function testAnUnknownOutcomeIsLookedFor(): void
    {
        $this->day->account($this->book, client: 7, credit: '50.00');
        $this->day->place($this->book, id: 1, client: 7);
        $this->day->cycle($this->book, $this->day->before(72));
        $submit = $this->asked(Effect\SubmitApplication::class, 2);
        $unknown = $this->report($submit, Outcome::unknown(), 1.9);
        $look = Day::effects($unknown) ? $this->only(Effect\FindApplication::class, $unknown)
            : $this->asked(Effect\FindApplication::class, 1.8);
        $this->report($look, Outcome::applications([new FoundApplication(
            reference: '10700',
            status: 'REQUESTED',
            createdAt: $this->day->before(1.95),
            ownerMatches: true,
        )]), 1.7);
        $this->assertSame('10700', $this->record()->reference);
    }

    public function testReportsAreRepeatableButNotChangeable(): void
    {
        $this->day->account($this->book, client: 7, credit: '50.00');
        $this->day->place($this->book, id: 1, client: 7);
        $this->day->cycle($this->book, $this->day->before(72));
        $submit = $this->asked(Effect\SubmitApplication::class, 2);
        $this->assertNotSame([], $this->report($submit, Outcome::accepted('10700'), 1.9));
        [$now, $same] = [$this->day->before(1.9), Outcome::accepted('10700')];
        $this->assertNull($this->day->engine->observe($this->book, $submit->id, $same, $now));
        $this->expectException(LifecycleException::class);
        $this->expectExceptionCode(408);
        $this->report($submit, Outcome::accepted('10701'), 1.9);
    }

    public function testItExplainsItselfInTheReadersLanguageAndZone(): void
    {
        $this->day->account($this->book, client: 7, credit: '10.00');
        $this->day->place($this->book, id: 1, client: 7);
        $now = $this->day->before(71);
        $this->day->cycle($this->book, $now);
        $explain = fn (
            mixed ...$more) => $this->day->engine->explain($this->book,
            1,
            $now,
            ...$more,
        );
        $english = $explain(zone: TimeZone::parse('Europe/Rome'));
        $this->assertStringContainsString('20.00 EUR', $english->because[0]);
        $this->assertStringContainsString('20:00:00 Europe/Rome', $english->next[0]);
        $this->assertStringContainsString($english->wouldChange[0], (string) $english);
        $this->assertStringContainsString(
            'Preis',
            $explain(language: Language::German)->because[0],
        );
        $explain(sentences: "own-greeting = Hello!\nnext-cycle = Soon.");
        try {
            $explain(sentences: 'next-cylce = Soon.');
            $this->fail('a misspelt key was taken');
        } catch (SettingsException $refused) {
            $this->assertStringContainsString('next-cylce', $refused->getMessage());
        }
        $this->expectException(SettingsException::class);
        $explain(sentences: '{');
    }

    public function testPeopleReachOnlyTheirOwn(): void
    {
        $this->day->account($this->book, client: 7, credit: '50.00');
        $this->day->place($this->book, id: 1, client: 7);
        $now = $this->day->before(90);
        try {
            $this->day->engine->delete($this->book, id: 1, by: Actor::client(8), now: $now);
            $this->fail('not the backorder of client 8');
        } catch (LifecycleException $refused) {
            $this->assertSame('backorder-unknown', $refused->getKind());
        }
        $deleted = $this->day->engine->delete($this->book, id: 1, by: Actor::client(7), now: $now);
        $this->assertSame(['deleted', null], [$deleted->to, $deleted->status]);
        $this->assertTrue($this->record()->isDeleted);
    }

    public function testDatesComeFromListsAndAdmins(): void
    {
        $this->day->account($this->book, client: 7, credit: '50.00');
        $this->day->place($this->book, id: 1, client: 7);
        $engine = $this->day->engine;
        $later = $this->day->drop + 86400;
        $now = $this->day->before(99);
        $moved = $engine->syncDates($this->book, list: 2, drops: ['shop.com' => $later], now: $now);
        $this->assertSame([Event::DropChanged], array_column($moved, 'event'));
        $this->assertSame([], $engine->syncDates($this->book, 2, ['shop.com' => $later], $now));
        $pinned = Listing::ofAdmin($this->day->drop, isPinned: true);
        $this->assertNotNull($engine->setDrop($this->book, 1, $pinned, $now));
        $this->assertNull($engine->setDrop($this->book, 1, $pinned, $now));
        $this->assertSame($this->day->drop, $this->record()->deadline);
        $this->expectException(TypeError::class);
        $engine->syncDates($this->book, 3, ['shop.com' => '2027-01-13'], $now);
    }

    public function testEveryLifeOfARecordIsKept(): void
    {
        $this->day->account($this->book, client: 7, credit: '50.00');
        $this->day->place($this->book, id: 1, client: 7);
        $this->day->cycle($this->book, $this->day->before(2));
        $engine = $this->day->engine;
        $ended = $engine->giveUp($this->book, 1, $this->day->before(1.5));
        $again = $engine->place(
            $this->book,
            2,
            7,
            DomainName::parse('shop.com'),
            BackorderKind::Full,
            $this->day->before(1),
            Listing::ofDroplist($this->day->drop, 2),
        );
        $this->assertSame([1, 2], [$again->backorder, $again->life]);
        [$first, $second] = $this->record()->lives();
        $this->assertSame([1, 2], [$first->number, $second->number]);
        $this->assertSame([$ended->status, Status::Requested], [$first->status, $second->status]);
        $times = [$first->endedAt, $second->placedAt, $second->endedAt, $second->dropAt];
        $before = $this->day->before(...);
        $this->assertSame([$before(1.5), $before(1), null, $this->day->drop], $times);
        $this->assertSame($this->record()->placedAt, $second->placedAt);
        $this->assertSame([$ended->cause, null], [$first->cause, $second->cause]);
        $this->assertFalse($first->isImported);
    }

    public function testAListTellsWhenNamesAreFinalized(): void
    {
        $this->day->account($this->book, client: 7, credit: '50.00');
        $this->day->place($this->book, id: 1, client: 7);
        $now = $this->day->before(99);
        $drops = ['shop.com' => $this->day->drop];
        $sync = fn (int $list, array $finalizations) => $this->day->engine->syncDates(
            $this->book,
            $list,
            $drops,
            $now,
            finalizations: $finalizations,
        );
        $moved = $sync(2, ['shop.com' => new DateTimeImmutable("@{$this->day->before(-5)}")]);
        $this->assertSame([Event::DropChanged], array_column($moved, 'event'));
        $record = $this->record();
        $expected = [$this->day->drop, $this->day->before(-5), $this->day->before(-5)];
        $found = [$record->dropAt, $record->finalizationAt, $record->deadline];
        $this->assertSame($expected, $found);
        foreach (['other.com' => $now, 'shop.com' => 'soon'] as $name => $refused) {
            try {
                $sync(3, [$name => $refused]);
                $this->fail("$name was taken");
            } catch (TypeError $error) {
                $this->assertStringContainsString("finalizations: $name", $error->getMessage());
            }
        }
        $this->assertEquals($record, $this->record());
    }

    public function testAPastDateIsNoNews(): void
    {
        $this->day->account($this->book, client: 7, credit: '50.00');
        $this->day->place($this->book, id: 1, client: 7);
        $now = $this->day->before(99);
        foreach ([0, $now - 4 * 86400, $now - 1] as $list => $past) {
            $this->day->engine->syncDates($this->book, $list + 2, ['shop.com' => $past], $now);
            $this->assertSame($this->day->drop, $this->record()->dropAt);
        }
        $this->expectException(LifecycleException::class);
        $this->expectExceptionCode(404);
        $this->day->engine->setDrop($this->book, 1, Listing::ofAdmin($now - 1), $now);
    }

    public function testOnlyAWholeListSaysThatANameHasGone(): void
    {
        $this->day->account($this->book, client: 7, credit: '50.00');
        $this->day->place($this->book, id: 1, client: 7);
        $engine = $this->day->engine;
        $now = $this->day->before(99);
        $drop = $this->day->drop;
        $engine->syncDates($this->book, 1, ['shop.com' => $drop], $now);
        $list = 2;
        $lists = [
            [[], []],
            [['other.co.uk' => $drop], []],
            [['other.co.uk' => $drop], ['co.uk' => 1]],
            [['other.com' => $drop], ['com' => 3]],
            [['other.com' => $drop], ['com' => 0]],
        ];
        foreach ($lists as [$drops, $coverage]) {
            foreach ([1, 2] as $time) {
                $got = $engine->syncDates($this->book, $list++, $drops, $now, $coverage);
                $this->assertSame([], $got, json_encode([$drops, $coverage, $time]));
            }
        }
        try {
            $engine->syncDates($this->book, $list++, [], $now, ['com' => 1]);
            $this->fail('a list without names covers nothing');
        } catch (DroplistException $refused) {
            $this->assertSame('droplist-empty', $refused->getKind());
        }
        $whole = ['other.com' => $drop];
        $engine->syncDates($this->book, $list++, $whole, $now, coverage: ['com' => 2]);
        $this->assertSame($drop, $this->record()->dropAt);
        $engine->syncDates($this->book, $list++, $whole, $now, coverage: ['com' => 2]);
        $this->assertNull($this->record()->dropAt);
    }

    public function testWhatIsStoredReadsBack(): void
    {
        $decisions = $this->day->account($this->book, client: 7, credit: '50.00');
        array_push($decisions, ...$this->day->place($this->book, id: 1, client: 7));
        array_push($decisions, ...$this->day->cycle($this->book, $this->day->before(2)));
        $store = new Store(':memory:', $this->day->engine);
        $store->create();
        $now = $this->day->before(2);
        $carryOut = $store->commit($this->book, $decisions, $now);
        $this->assertNotSame([], $carryOut);
        $this->assertSame(array_column($store->rows('effects'), 'id'), array_map(
            fn ($effect) => $effect->id,
            array_values(array_filter($carryOut, fn ($effect) => $effect->isChanging)),
        ));
        // Some drivers hand out texts alone.
        $asText = fn (array $row) => array_map(
            fn ($cell) => $cell === null ? null : (string) $cell,
            $row,
        );
        $rows = [];
        foreach (['accounts', 'backorders', 'effects', 'applications'] as $table) {
            $rows[$table] = array_map($asText, $store->rows($table));
        }
        $again = new Book();
        $again->insertRows($rows);
        $this->assertEquals($this->record(), $again->get(1));
        $this->assertSame($this->record()->toRow(), $again->get(1)->toRow());
        $this->assertSame($this->record()->effectRows(), $again->get(1)->effectRows());
        $this->assertEquals($this->book->funds(7), $again->funds(7));
        $this->assertSame([1, [7]], [count($again), $again->clients()]);
        $again->forget(7);
        $this->assertSame([0, []], [count($again), $again->ofClient(7)]);
    }

    public static function wrongCalls(): array
    {
        return [
            'id below zero' => [LifecycleException::class, fn (Book $book) => $book->get(-1)],
            'no row' => [BookException::class, fn ($book) => $book->load(['accounts' => [[]]])],
            'no array' => [BookException::class, fn ($book) => $book->load(['accounts' => [1]])],
            'float' => [
                BookException::class,
                fn ($book) => $book->load(['claims' => [['life' => 1.5]]]),
            ],
            'no table' => [BookException::class, fn ($book) => $book->load(['log' => [[]]])],
            'code' => [LifecycleException::class, fn () => Outcome::refused(code: 1000)],
            'reference' => [LifecycleException::class, fn () => Outcome::accepted('')],
            'instant' => [
                TimeException::class,
                fn () => Outcome::domain(DomainName::parse('a.com', []), PHP_INT_MAX, 0),
            ],
            'year 10000' => [
                TimeException::class,
                fn () => Outcome::domain(DomainName::parse('a.com', []), 0, 253402300800),
            ],
            'not decisions' => [
                TypeError::class,
                fn (Book $book) => (new Day())->engine->commits($book, [1], 0),
            ],
            'not applications' => [TypeError::class, fn () => Outcome::applications(['10700'])],
        ];
    }

    /** @dataProvider wrongCalls */
    public function testWhatIsWrongIsRefused(string $exception, callable $call): void
    {
        $this->expectException($exception);
        $call($this->book);
    }

    public function testTimeAndReportsOutOfPlaceAreRefusedAndNothingChanges(): void
    {
        $this->day->account($this->book, client: 7, credit: '50.00');
        $this->day->place($this->book, id: 1, client: 7);
        $before = $this->record();
        foreach ([
            [411, fn () => $this->day->engine->observe($this->book, 'bo-1', Outcome::done(), 0)],
            [406, fn () => $this->day->engine->giveUp($this->book, 2, $this->day->drop)],
            [400, fn () => $this->day->engine->giveUp($this->book, 1, $this->day->drop)],
            [300, fn () => $this->day->engine->cycle($this->book, PHP_INT_MAX)],
            [402, fn () => $this->day->place($this->book, id: 2, client: 7)],
        ] as [$code, $call]) {
            try {
                $call();
                $this->fail("not refused: $code");
            } catch (BackorderException $refused) {
                $this->assertSame($code, $refused->getCode());
            }
        }
        $this->assertEquals($before, $this->record());
    }
}
