<?php

declare(strict_types=1);

require_once __DIR__ . '/bootstrap.php';

use Backorder\Runner\Answers;
use Backorder\Runner\Tests\World;
use Backorder\Upstream;
use PHPUnit\Framework\TestCase;

/** Outages: every run reads the table anew, and the reseller hears once of each. */
final class AnswersTest extends TestCase
{
    public function testTheResellerIsToldOnceOfAnOutage(): void
    {
        $world = World::sqlite();
        $start = $world->clock->now;
        $note = function (Upstream $upstream, bool $hasAnswered) use ($world): void {
            (new Answers($world->host))->note($upstream, $hasAnswered);
        };
        $alert = fn () => (new Answers($world->host))->alert();
        $mails = fn () => array_column($world->rows('shop_mails'), 'message');
        foreach ([0, 300, 1799] as $later) {
            $world->clock->now = $start + $later;
            $note(Upstream::Registrar, false);
            $alert();
        }
        $this->assertSame([], $mails());
        $this->assertSame($start, (new Answers($world->host))->outSince(Upstream::Registrar));
        $world->clock->now = $start + 1800;
        $alert();
        $alert();
        $first = "bo-outage-registrar-$start.";
        $this->assertSame([$first], $mails());
        // The power fails after it was sent and before that is written down: the same id again.
        $world->store->change('UPDATE bo_outages SET alerted_at = NULL');
        $alert();
        $this->assertSame([$first, $first], $mails());
        $note(Upstream::Billing, true);
        $note(Upstream::Registrar, true);
        $this->assertSame([], $world->rows('bo_outages'));
        $note(Upstream::Registrar, false);
        $world->clock->now += 1800;
        $alert();
        $this->assertCount(3, $mails(), 'another outage');
    }
}
