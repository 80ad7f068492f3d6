<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Day.php';

use Backorder\ApplicationState;
use Backorder\Book;
use Backorder\DomainName;
use Backorder\Effect;
use Backorder\Event;
use Backorder\Exception\BackorderException;
use Backorder\Exception\LifecycleException;
use Backorder\Lifecycle;
use Backorder\Listing;
use Backorder\Outcome;
use Backorder\Phase;
use Backorder\Policy;
use Backorder\Status;
use Backorder\Tests\Day;
use Backorder\Timer;
use PHPUnit\Framework\TestCase;

/** The table of transitions, phases and waits, and what a book knows of names. */
final class LifecycleTest extends TestCase
{
    public function testTheTableIsTheEnginesOwn(): void
    {
        $stages = Lifecycle::stages();
        $this->assertCount(2 + count(Status::cases()), $stages);
        foreach (Lifecycle::transitions() as $transition) {
            $targets = Lifecycle::targets($transition->from, $transition->event);
            $this->assertSame($transition->to, $targets);
            $this->assertSame([], array_diff([$transition->from, ...$transition->to], $stages));
        }
        $this->assertSame(['REQUESTED'], Lifecycle::targets('FAILED', Event::Place));
        $this->assertSame([], Lifecycle::targets('PROCESSING', Event::Place));
        $this->assertTrue(Lifecycle::isTerminal(Status::Failed));
        $this->assertFalse(Lifecycle::isTerminal(Status::Active));
        $this->assertTrue(Lifecycle::isApplied(Status::Processing));
        $this->assertFalse(Lifecycle::isApplied(Status::Active));
        $this->expectException(LifecycleException::class);
        Lifecycle::targets('processing', Event::Place);
    }

    public function testADropHasPhases(): void
    {
        $day = new Day();
        $listing = Listing::ofDroplist($day->drop, 1);
        $policy = Policy::default();
        $this->assertSame($day->drop, $listing->deadline);
        $opens = $listing->windowOpens($policy);
        $this->assertSame(Phase::Early, $listing->phase($opens - 1, $policy));
        $this->assertSame(Phase::Funding, $listing->phase($listing->windowOpens($policy), $policy));
        $sent = $listing->submissionAt($policy);
        $this->assertSame(Phase::Submission, $listing->phase($sent, $policy));
        $this->assertSame(Phase::Late, $listing->phase($day->drop + 1, $policy));
        $ends = $listing->sendingEnds($policy);
        $this->assertSame($listing->graceEnds($policy), $ends);
        $this->assertSame(Phase::Over, $listing->phase($ends + 1, $policy));
        $listing = Listing::ofDroplist($day->drop, 1, $day->drop - 7200);
        $this->assertSame($day->drop - 7200, $listing->deadline);
        $this->assertLessThan($sent, $listing->submissionAt($policy));
    }

    public function testWhatABackorderWaitsFor(): void
    {
        $day = new Day();
        $book = new Book();
        $day->account($book, client: 7, credit: '50.00');
        $day->place($book, id: 1, client: 7);
        $now = $day->before(100);
        $waits = $day->engine->timetable($book, '1', $now);
        $this->assertSame(Timer::WindowOpens, $waits[0]->timer);
        $opens = Listing::ofDroplist($day->drop, 1)->windowOpens($day->engine->policy);
        $this->assertSame($opens, $waits[0]->at);
        $this->assertSame($opens, $day->engine->nextWakeup($book, $now));
        $this->assertSame($opens, $book->dueOf(1));
        $this->assertSame(['com'], $day->engine->prices->tlds());
        $this->assertNotSame([], $day->engine->dropRules->tlds());
        $this->expectException(BackorderException::class);
        $day->engine->timetable($book, 2, $now);
    }

    public function testWhatABookKnowsOfAName(): void
    {
        $day = new Day();
        $book = new Book();
        $name = DomainName::parse('shop.com');
        $day->account($book, client: 7, credit: '50.00');
        $this->assertNull($book->latestFor(7, $name));
        $day->place($book, id: 1, client: 7);
        $this->assertSame(1, $book->latestFor('7', $name)->id);
        $this->assertNull($book->latestFor(8, $name));
        [$sent] = Day::effects($day->cycle($book, $day->before(2)));
        $this->assertInstanceOf(Effect\SubmitApplication::class, $sent);
        $application = $book->applications($name)[0];
        $this->assertSame(ApplicationState::Unsettled, $application->state);
        $this->assertSame([$sent->id, null], [$application->id, $application->reference]);
        $day->engine->observe($book, $sent->id, Outcome::accepted('4711'), $day->before(1.9));
        $application = $book->applications($name)[0];
        $this->assertSame(
            [ApplicationState::Open, '4711', 1, 7, 1],
            [
                $application->state,
                $application->reference,
                $application->backorder,
                $application->client,
                $application->life,
            ],
        );
        $this->assertSame(1, $book->holderOf('4711'));
        $this->assertNull($book->holderOf('4712'));
        $this->assertSame([], $book->claims($name));
        [$poll] = Day::effects($day->cycle($book, $day->before(-1)));
        $won = Outcome::application('4711', 'SUCCESSFUL');
        $day->engine->observe($book, $poll->id, $won, $day->before(-1));
        [$claim] = $book->claims($name);
        $this->assertSame([$day->drop, 1, 1], [$claim->dropAt, $claim->backorder, $claim->life]);
        $this->assertIsArray($book->takeMoved(7));
        $this->assertSame([], $book->takeMoved(7), 'each is told once');
        $this->assertFalse($name->isLiteOffered && DomainName::parse('a.zz')->isLiteOffered);
    }
}
