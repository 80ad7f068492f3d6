<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Day.php';
require_once __DIR__ . '/../../runner/autoload.php';

use Backorder\AdoptionReport;
use Backorder\AdoptionWarningKind;
use Backorder\Book;
use Backorder\Disambiguation;
use Backorder\Effect;
use Backorder\Event;
use Backorder\Exception\BookException;
use Backorder\Outcome;
use Backorder\Runner\Store;
use Backorder\Status;
use Backorder\Tests\Day;
use Backorder\TimeZone;
use Backorder\UndeliveredMessage;
use PHPUnit\Framework\TestCase;

/** Backorders of another system, and messages that did not arrive. */
final class AdoptionTest extends TestCase
{
    private Day $day;
    private Store $store;
    private int $now;

    protected function setUp(): void
    {
        $this->day = new Day();
        $this->now = $this->day->before(100);
        $this->store = new Store(new PDO('sqlite::memory:'));
        $this->store->createTables();
        $this->commit($book = new Book(), $this->day->account($book, 7, '30.00'));
    }

    public function testRowsAreTakenOrRefusedAsAWhole(): void
    {
        $rows = [
            $this->row(1, 'a.com', 'active', ['price' => 12.5, 'currency' => 'EUR']),
            $this->row(2, 'b.com', 'PROCESSING', [
                'reference' => 'A2', 'price' => 19.989999771118164, 'currency' => 'EUR',
            ]),
            $this->row(3, 'c.com', 'DONE'),
            $this->row(4, 'd.com', 'FAILED'),
        ];
        $history = [['backorder_id' => 4, 'at' => '2026-01-01 00:00:00', 'text' => 'not caught']];
        $book = $this->book();
        $report = $this->adopt($book, $rows, $history);
        $this->assertSame([0, 1, 3], array_map(fn ($taken) => $taken->row, $report->taken));
        $this->assertSame(
            [Status::Requested, Status::Processing, Status::Failed],
            array_map(fn ($taken) => $taken->status, $report->taken),
        );
        [$warning] = $report->taken[0]->warnings;
        $this->assertSame(AdoptionWarningKind::FundsShort, $warning->kind);
        $this->assertStringContainsString('needs 12.50 EUR, available is 10.01', $warning->message);
        $this->assertSame(
            AdoptionWarningKind::AmountRounded,
            $report->taken[1]->warnings[0]->kind,
        );
        [$refused] = $report->refused;
        $this->assertSame([2, null, 401, '3'],
            [$refused->row, $refused->id, $refused->code, $refused->subject]);
        $events = array_map(fn ($decision) => $decision->event, $report->decisions);
        $this->assertContains(Event::Past, $events);
        $this->assertSame([], Day::effects($report->decisions));
        $this->commit($book, $report->decisions);
        $this->assertEquals($book->all(), $this->book()->all());
    }

    public function testASecondTimeNothingIsTaken(): void
    {
        $rows = [$this->row(1, 'a.com', 'FAILED'), $this->row(2, 'b.com', 'REQUESTED')];
        $book = $this->book();
        $this->commit($book, $this->adopt($book, $rows)->decisions);
        $again = $this->adopt($this->book(), $rows);
        $this->assertSame([[], []], [$again->taken, $again->decisions]);
        $this->assertSame([801, 801], array_map(fn ($refused) => $refused->code, $again->refused));
    }

    public function testWhatOthersHaveIsKnown(): void
    {
        $ours = [$this->row(1, 'a.com', 'SUCCESSFUL', ['reference' => 'A1'])];
        $book = $this->book($ours);
        $this->commit($book, $this->adopt($book, $ours)->decisions);
        $this->commit($book = new Book(), $this->day->account($book, 8, '30.00'));
        $theirs = [
            $this->row(2, 'A.com', 'SUCCESSFUL', ['client_id' => 8]),
            $this->row(3, 'b.com', 'PROCESSING', ['client_id' => 8, 'reference' => 'A1']),
        ];
        $report = $this->adopt($this->book($theirs), $theirs);
        $this->assertSame(
            AdoptionWarningKind::ClaimTaken,
            $report->taken[0]->warnings[0]->kind,
        );
        $this->assertSame([410], array_map(fn ($refused) => $refused->code, $report->refused));
    }

    public function testLocalTimesAreReadInTheirZone(): void
    {
        $row = $this->row(1, 'a.com', 'REQUESTED', ['drop_at' => '2027-10-31 02:30:00']);
        $berlin = TimeZone::parse('Europe/Berlin');
        $adopt = fn (?Disambiguation $rule) => $this->day->engine->adopt(
            $this->book(), [$row], [], zone: $berlin, now: $this->now, ambiguous: $rule,
        );
        $this->assertSame(
            AdoptionWarningKind::TimeAmbiguous,
            $adopt(null)->taken[0]->warnings[0]->kind,
        );
        $this->assertSame(302, $adopt(Disambiguation::Reject)->refused[0]->code);
    }

    public function testWhatIsNoRowIsRefusedAltogether(): void
    {
        $this->expectException(BookException::class);
        $this->adopt($this->book(), [['id' => 1, 'client_id' => [7]]]);
    }

    public function testMessagesThatDidNotArriveAreAList(): void
    {
        $book = $this->book();
        $poor = $this->day->account($book, 7, '0.00');
        $this->commit($book, [...$poor, ...$this->day->place($book, 1, 7)]);
        $this->now = $this->day->before(72);
        $decisions = $this->day->cycle($book, $this->now);
        [$notice] = Day::effects($decisions);
        $this->commit($book, $decisions);
        $this->assertSame([], $book->undelivered());
        $refused = Outcome::refused(550, 'No such address');
        $decided = $this->day->engine->observe($book, $notice->id, $refused, $this->now);
        $this->commit($book, is_array($decided) ? $decided : [$decided]);
        [$message] = $book->undelivered();
        $this->assertInstanceOf(Effect\NotifyClient::class, $message->effect);
        $this->assertSame($notice->id, $message->effect->id);
        $this->assertSame([$this->now, $this->now, 1, 'refused with 550 No such address'],
            [$message->foundAt, $message->sentAt, $message->sends, $message->why]);
        // The same from the store, a page at a time.
        [$row] = $this->undelivered();
        $stored = UndeliveredMessage::ofRow($row);
        $this->assertEquals($message, $stored);
        $this->assertSame([], $this->undelivered($stored));
    }

    private function undelivered(?UndeliveredMessage $after = null): array
    {
        $read = $this->store->sql->undelivered($after);
        $found = $this->store->pdo()->prepare($read->sql);
        $found->execute($read->parameters);
        return $found->fetchAll(PDO::FETCH_ASSOC);
    }

    private function row(int $id, string $domain, string $status, array $more = []): array
    {
        return ['id' => $id, 'client_id' => '7', 'domain' => $domain, 'status' => $status,
            'drop_at' => '2027-01-13 19:00:00', ...$more];
    }

    private function adopt(Book $book, array $rows, array $history = []): AdoptionReport
    {
        return $this->day->engine->adopt($book, $rows, $history, TimeZone::utc(), $this->now);
    }

    /** A book with what is needed to adopt these; of client 7 in any case. */
    private function book(array $rows = []): Book
    {
        $rows[] = $this->row(99, 'any.com', 'FAILED');
        $book = new Book();
        $this->assertSame([], $this->store->load($book, $this->store->sql->partToAdopt($rows)));
        return $book;
    }

    private function commit(Book $book, array $decisions): void
    {
        foreach ($this->day->engine->commits($book, $decisions, $this->now) as $commit) {
            $this->assertTrue($this->store->commit($commit));
        }
    }
}
