<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Day.php';
require_once __DIR__ . '/../support/Store.php';

use Backorder\Actor;
use Backorder\Book;
use Backorder\Commit;
use Backorder\Effect;
use Backorder\Exception\BackorderException;
use Backorder\Exception\BookException;
use Backorder\Outcome;
use Backorder\Status;
use Backorder\Tests\Day;
use Backorder\Tests\Store;
use PHPUnit\Framework\TestCase;

/** Decisions in a real database: compare-and-set, unique keys, one transaction. */
final class StoreTest extends TestCase
{
    private Day $day;
    private string $path;

    protected function setUp(): void
    {
        $this->day = new Day();
        $this->path = tempnam(sys_get_temp_dir(), 'backorder');
        $store = new Store($this->path, $this->day->engine);
        $store->create();
        $book = $store->book();
        $now = $this->day->before(100);
        $store->commit($book, $this->day->account($book, client: 7, credit: '30.00'), $now);
        $store->commit($book, $this->day->place($book, id: 1, client: 7, name: 'one.com'), $now);
        $store->commit($book, $this->day->place($book, id: 2, client: 7, name: 'two.com'), $now);
    }

    protected function tearDown(): void
    {
        unlink($this->path);
    }

    public function testOfTwoOverlappingCyclesExactlyOneWins(): void
    {
        $one = new Store($this->path, $this->day->engine);
        $two = new Store($this->path, $this->day->engine);
        [$first, $second] = [$one->book(), $two->book()];
        $now = $this->day->before(2);
        // Both have read the same rows before either writes.
        $ours = $this->commits($first, $this->day->cycle($first, $now), $now);
        $theirs = $this->commits($second, $this->day->cycle($second, $now), $now);
        $this->assertTrue($one->write($ours[0]));
        $this->assertFalse($two->write($theirs[0]));
        $submitted = array_filter(
            $ours[0]->carryOut,
            fn ($e) => $e instanceof Effect\SubmitApplication,
        );
        $this->assertCount(1, $submitted, 'credit for one of two');
        $this->assertCount(1, $one->rows('effects', "kind = 'submit-application'"));
        $this->assertCount(1, $one->rows('backorders', 'hold_minor = 2000'));

        // The loser decides anew from what is stored, and sends nothing twice.
        $two->reload($second, 7);
        $carryOut = $two->commit($second, $this->day->cycle($second, $now), $now);
        $this->assertSame(
            [],
            array_filter($carryOut, fn ($e) => $e instanceof Effect\SubmitApplication),
        );
        $this->assertEquals($first->get(1), $second->get(1));
        $this->assertEquals($first->get(2), $second->get(2));
    }

    public function testARefusedCommitLeavesNothingBehind(): void
    {
        $store = new Store($this->path, $this->day->engine);
        $tables = ['accounts', 'backorders', 'effects', 'claims', 'applications', 'log'];
        $rows = fn () => array_map($store->rows(...), $tables);
        $book = $store->book();
        $decisions = $this->day->cycle($book, $this->day->before(2));
        $other = $store->book();
        $raised = $this->day->engine->setAccount(
            $other,
            reading: $other->beginReading(7, $this->day->before(3)),
            credit: Backorder\Money::of('31.00', 'EUR'),
            unpaid: Backorder\Money::zero('EUR'),
            now: $this->day->before(3),
        );
        $store->commit($other, $raised, $this->day->before(3));
        $before = $rows();
        $this->assertSame([], $store->commit($book, $decisions, $this->day->before(2)));
        $this->assertSame($before, $rows());
        $this->assertSame('31.00', $book->funds(7)->credit->toDecimal(), 'loaded anew');
    }

    /** What a later call went past cannot be committed rightly. */
    public function testDecisionsOlderThanTheBookMakeNoCommit(): void
    {
        $store = new Store($this->path, $this->day->engine);
        $book = $store->book();
        $now = $this->day->before(2);
        $older = $this->day->cycle($book, $now);
        $this->day->engine->delete($book, 2, Actor::admin(), $now);
        $this->expectException(BookException::class);
        $this->expectExceptionMessage('backorder 2 has revision');
        $this->commits($book, $older, $now);
    }

    public function testAReferenceBelongsToOneBackorder(): void
    {
        $store = new Store($this->path, $this->day->engine);
        $book = $store->book();
        $placed = $this->day->before(100);
        $store->commit($book, $this->day->account($book, client: 7, credit: '90.00'), $placed);
        $now = $this->day->before(2);
        $carryOut = $store->commit($book, $this->day->cycle($book, $now), $now);
        $submits = array_values(
            array_filter($carryOut, fn ($e) => $e instanceof Effect\SubmitApplication),
        );
        $this->assertCount(2, $submits);
        // Two processes, each with its own book, are told the same reference.
        [$mine, $theirs] = [$store->book(), $store->book()];
        $report = fn ($book, $effect) => [$this->day->engine->observe(
            $book,
            $effect->id,
            Outcome::accepted('10700'),
            $this->day->before(1.9),
        )];
        $now = $this->day->before(1.9);
        $one = $this->commits($mine, $report($mine, $submits[0]), $now);
        $two = $this->commits($theirs, $report($theirs, $submits[1]), $now);
        $this->assertTrue($store->write($one[0]));
        $this->assertFalse($store->write($two[0]));
        $this->assertSame(Status::Processing, $store->book()->get(2)->status);
        $this->assertCount(1, $store->rows('applications', 'reference IS NOT NULL'));
        // Loaded again it knows whose the reference is, and does not decide the same again.
        $store->reload($theirs, $two[0]->client);
        try {
            $report($theirs, $submits[1]);
            $this->fail('the reference was taken twice');
        } catch (BackorderException $refused) {
            $about = [$refused->getKind(), $refused->getSubject()];
            $this->assertSame(['reference-taken', '10700'], $about);
        }
    }

    public function testABookKnowsAnApplicationWithoutItsRecord(): void
    {
        $row = [
            'id' => 'bo-2.1.submit-application.0.10700', 'reference' => '10700',
            'domain' => 'one.com', 'client_id' => '8', 'backorder_id' => '2', 'life' => 1,
            'attempt' => 0, 'state' => 'open',
        ];
        $book = new Book();
        $this->assertSame([], $book->load(['applications' => [$row, $row]]));
        $this->assertCount(0, $book);
        $other = ['id' => 'bo-3.1.submit-application.0.10700', 'backorder_id' => 3] + $row;
        $this->expectException(BookException::class);
        $this->expectExceptionMessage('reference 10700 is held by backorder 2');
        $book->insertRows(['applications' => [$other]]);
    }

    public function testABadRowLeavesItsClientOutAndNobodyElse(): void
    {
        $store = new Store($this->path, $this->day->engine);
        $book = $store->book();
        $now = $this->day->before(100);
        $store->commit($book, $this->day->account($book, client: 8, credit: '30.00'), $now);
        $store->rows->pdo()->exec("UPDATE bo_backorders SET status = 'WAITING' WHERE id = 2");
        $book = new Book();
        $refused = $store->rows->load($book, $store->rows->sql->part([7, 8]));
        $this->assertCount(1, $refused);
        $this->assertSame([7, '2'], [$refused[0]->client, $refused[0]->subject]);
        $this->assertStringContainsString('WAITING', $refused[0]->message);
        $this->assertSame([8], $book->clients());
    }

    public function testWhoIsDueIsFoundWithoutLoadingAnybody(): void
    {
        $store = new Store($this->path, $this->day->engine);
        $this->assertSame([], $store->rows->dueClients($this->day->before(73)));
        $this->assertSame([7], $store->rows->dueClients($this->day->before(72)));
        $this->assertSame([7], iterator_to_array($store->rows->unfinishedClients(), false));
        // A payment wakes; the commit that has seen it is the end of it.
        $store->rows->wake(7);
        $now = $this->day->before(90);
        $this->assertSame([7], $store->rows->dueClients($now));
        $book = $store->book();
        $store->commit($book, $this->day->cycle($book, $now), $now);
        $this->assertSame([], $store->rows->dueClients($now));
    }

    public function testIdsAreGivenOutOnce(): void
    {
        $one = new Store($this->path, $this->day->engine);
        $two = new Store($this->path, $this->day->engine);
        $ids = [];
        for ($i = 0; $i < 25; $i++) {
            array_push($ids, $one->rows->newId(), $two->rows->newId());
        }
        $this->assertCount(50, array_unique($ids));
    }

    /** What is plain stands in the text of a script, and means what the parameters mean. */
    public function testAScriptWritesWhatTheStatementsWrite(): void
    {
        $now = $this->day->before(2);
        $store = new Store($this->path, $this->day->engine);
        $tables = array_keys(Backorder\Store::tables());
        $written = [];
        foreach (['statementsOfAll', 'scriptsOfAll'] as $how) {
            $book = $store->book();
            $commits = $this->commits($book, $this->day->cycle($book, $now), $now);
            $all = $store->rows->sql->$how($commits);
            $pdo = $store->rows->pdo();
            $pdo->beginTransaction();
            foreach ($all as $one) {
                $one->parameters === []
                    ? $pdo->exec($one->sql)
                    : $pdo->prepare($one->sql)->execute($one->parameters);
            }
            $written[$how] = array_map($store->rows(...), $tables);
            $pdo->rollBack();
        }
        $this->assertCount(1, $all);
        $this->assertSame([], $all[0]->parameters);
        $statements = $store->rows->sql->statementsOfAll($commits);
        $this->assertSame(array_column($statements, 'rows'), $all[0]->rows);
        $this->assertSame($written['statementsOfAll'], $written['scriptsOfAll']);
        $this->assertNotSame($written['scriptsOfAll'], array_map($store->rows(...), $tables));
    }

    /** @return list<Commit> */
    private function commits(Book $book, array $decisions, int $now): array
    {
        return $this->day->engine->commits($book, $decisions, $now);
    }
}
