<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Day.php';
require_once __DIR__ . '/../support/Store.php';

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
        $store = new Store($this->path);
        $store->create();
        $book = $store->book();
        $store->commit($book, $this->day->account($book, client: 7, credit: '30.00'));
        $store->commit($book, $this->day->place($book, id: 1, client: 7, name: 'one.com'));
        $store->commit($book, $this->day->place($book, id: 2, client: 7, name: 'two.com'));
    }

    protected function tearDown(): void
    {
        unlink($this->path);
    }

    public function testOfTwoOverlappingCyclesExactlyOneWins(): void
    {
        [$one, $two] = [new Store($this->path), new Store($this->path)];
        [$first, $second] = [$one->book(), $two->book()];
        $now = $this->day->before(2);
        // Both have read the same rows before either writes.
        $ours = Commit::of($first, $this->day->cycle($first, $now));
        $theirs = Commit::of($second, $this->day->cycle($second, $now));
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
        $carryOut = $two->commit($second, $this->day->cycle($second, $now));
        $this->assertSame(
            [],
            array_filter($carryOut, fn ($e) => $e instanceof Effect\SubmitApplication),
        );
        $this->assertEquals($first->get(1), $second->get(1));
        $this->assertEquals($first->get(2), $second->get(2));
    }

    public function testARefusedCommitLeavesNothingBehind(): void
    {
        $store = new Store($this->path);
        $tables = ['accounts', 'backorders', 'effects', 'claims', 'references', 'log'];
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
        $store->commit($other, $raised);
        $before = $rows();
        $this->assertSame([], $store->commit($book, $decisions));
        $this->assertSame($before, $rows());
        $this->assertSame('31.00', $book->funds(7)->credit->toDecimal(), 'loaded anew');
    }

    public function testAReferenceBelongsToOneBackorder(): void
    {
        $store = new Store($this->path);
        $book = $store->book();
        $store->commit($book, $this->day->account($book, client: 7, credit: '90.00'));
        $carryOut = $store->commit($book, $this->day->cycle($book, $this->day->before(2)));
        $submits = array_values(
            array_filter($carryOut, fn ($e) => $e instanceof Effect\SubmitApplication),
        );
        $this->assertCount(2, $submits);
        // Two processes, each with its own book, are told the same reference.
        [$mine, $theirs] = [$store->book(), $store->book()];
        $report = fn ($book, $effect) => $this->day->engine->observe(
            $book,
            $effect->id,
            Outcome::accepted('10700'),
            $this->day->before(1.9),
        );
        $one = Commit::of($mine, $report($mine, $submits[0]));
        $two = Commit::of($theirs, $report($theirs, $submits[1]));
        $this->assertTrue($store->write($one[0]));
        $this->assertFalse($store->write($two[0]));
        $this->assertSame(Status::Processing, $store->book()->get(2)->status);
        $this->assertCount(1, $store->rows('references'));
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

    public function testABookKnowsAReferenceWithoutItsRecord(): void
    {
        $book = new Book();
        $row = ['reference' => '10700', 'backorder_id' => '2', 'life' => 1];
        $book->insertReferenceRow($row);
        $book->insertReferenceRow($row);
        $this->assertCount(0, $book);
        $this->expectException(BookException::class);
        $this->expectExceptionMessage('reference 10700 is held by backorder 2');
        $book->insertReferenceRow(['backorder_id' => 3] + $row);
    }
}
