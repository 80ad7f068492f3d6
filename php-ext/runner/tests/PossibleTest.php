<?php

declare(strict_types=1);

require_once __DIR__ . '/bootstrap.php';

use Backorder\Runner\Adoption;
use Backorder\Runner\Possible;
use Backorder\Runner\Tests\World;
use Backorder\Status;
use Backorder\TimeZone;
use PHPUnit\Framework\TestCase;

/** What pages offer for a backorder is what the engine does about it, in every status. */
final class PossibleTest extends TestCase
{
    public function testEveryStatusIsAskedAbout(): void
    {
        $world = $this->world();
        $rows = $world->rows('bo_backorders');
        $this->assertCount(count(Status::cases()), $rows);
        $possible = new Possible($world->host->engine, $rows, $world->clock->now());
        $named = fn (array $ids) => array_values(array_map(
            fn (array $row) => $row['status'],
            array_filter($rows, fn (array $row) => isset($ids[$row['id']])),
        ));
        $this->assertSame(['REQUESTED'], $named($possible->activate()));
        $waiting = ['REQUESTED', 'ACTIVE'];
        $ended = ['SUCCESSFUL', 'FAILED', 'CANCELLED', 'AUCTION-LOST', 'AUCTION-WON'];
        $deleted = $named($possible->delete());
        $this->assertEqualsCanonicalizing([...$waiting, ...$ended], $deleted);
        $this->assertSame($deleted, $named($possible->delete(byClient: true)));
        $underWay = ['PROCESSING', 'PENDING-PAYMENT', 'AUCTION-PENDING'];
        $givenUp = $named($possible->giveUp());
        $this->assertSame([], array_diff($underWay, $givenUp));
        $this->assertSame([], array_intersect($ended, $givenUp));
        $this->assertSame($waiting, array_slice($named($possible->setDrop()), 0, 2));
        $this->assertEquals($rows, $world->rows('bo_backorders'), 'nothing has changed');
    }

    /** The host is asked to do each, and does what was possible, and nothing else. */
    public function testWhatIsPossibleIsDone(): void
    {
        $world = $this->world();
        $rows = $world->rows('bo_backorders');
        $possible = new Possible($world->host->engine, $rows, $world->clock->now());
        $steps = [
            'giveUp' => fn (World $world, int $id) => $world->backorders->giveUp($id),
            'delete' => fn (World $world, int $id) => $world->backorders
                ->delete($id, Backorder\Actor::admin()),
        ];
        foreach ($steps as $name => $step) {
            $ids = $possible->$name();
            foreach (array_column($rows, 'status', 'id') as $id => $status) {
                try {
                    $step($this->world(), $id);
                    $this->assertArrayHasKey($id, $ids, "$name $status");
                } catch (Backorder\Exception\LifecycleException $error) {
                    $this->assertArrayNotHasKey($id, $ids, "$name $status: {$error->getMessage()}");
                }
            }
        }
    }

    /** One backorder in each status. */
    private function world(): World
    {
        $world = World::sqlite();
        $world->shop->addClient(7, '1000.00');
        $rows = [];
        foreach (Status::cases() as $index => $status) {
            $isWon = in_array($status, [Status::PendingPayment, Status::Successful], true);
            $rows[] = [
                'id' => $index + 1, 'client_id' => 7, 'domain' => "name$index.com",
                'status' => $status->value, 'drop_at' => '2027-01-13 19:00:00',
            ] + (in_array($status, [Status::Requested, Status::Active], true) ? []
                : ['reference' => "APP$index"])
                + ($isWon ? ['invoice_id' => $index + 1, 'invoice_total' => '20.00',
                    'currency' => 'EUR', 'invoice_state' => 'open'] : []);
        }
        $adopted = (new Adoption($world->host))->adopt($rows, [], TimeZone::utc());
        $this->assertSame([], array_map(fn ($of) => $of->message, $adopted->refused));
        return $world;
    }
}
