<?php

declare(strict_types=1);

require_once __DIR__ . '/bootstrap.php';

use Backorder\Actor;
use Backorder\Exception\BackorderException;
use Backorder\Listing;
use Backorder\Money;
use Backorder\Runner\Host;
use Backorder\Runner\LostRaces;
use Backorder\Runner\Tests\World;
use Backorder\Runner\Unreadable;
use PHPUnit\Framework\TestCase;

/** What pages ask for, and what hooks of billing may do. */
final class HooksTest extends TestCase
{
    private World $world;

    protected function setUp(): void
    {
        $this->world = World::sqlite();
        $this->world->shop->addClient(7, '50.00');
    }

    public function testAHookInsideOfOurOwnCallOnlyWakes(): void
    {
        $this->world->place(7, 'shop.com');
        $this->world->at(2)->run();
        $fired = [];
        $this->world->shop->after = function (string $step) use (&$fired): void {
            if ($step === 'applyCredit') {
                $this->assertTrue(Host::isBusy());
                $before = $this->world->rows('bo_log');
                // Billing says so: InvoicePaid.
                $this->world->backorders->invoiceChanged(1);
                $this->world->backorders->paid(7);
                $this->assertSame($before, $this->world->rows('bo_log'));
                $fired[] = $step;
            }
        };
        $this->world->at(-0.1)->run();
        $this->assertSame(['applyCredit'], $fired);
        $this->assertFalse(Host::isBusy());
        $this->assertSame('SUCCESSFUL', $this->world->status(1));
    }

    public function testAnInvoiceThatIsPaidLaterGoesOnAtOnce(): void
    {
        $this->world->place(7, 'shop.com');
        $this->world->at(2)->run();
        // The credit is gone when the name is caught.
        $this->world->shop->tables->change('UPDATE shop_clients SET credit = 5');
        $this->world->at(-0.1)->run();
        $this->assertSame('PENDING-PAYMENT', $this->world->status(1));
        $this->world->shop->pay(1, Money::of('19.95', 'EUR'));
        $this->world->backorders->invoiceChanged(99);
        $this->assertSame('PENDING-PAYMENT', $this->world->status(1), 'not an invoice of ours');
        $this->world->backorders->invoiceChanged(1);
        $this->assertSame('SUCCESSFUL', $this->world->status(1));
        $this->assertCount(1, $this->world->rows('shop_domains'));
    }

    public function testAHookThatFailsWakes(): void
    {
        $this->world->place(7, 'shop.com');
        $this->world->at(2)->run();
        $this->world->shop->tables->change('UPDATE shop_clients SET credit = 5');
        $this->world->at(-0.1)->run();
        $this->world->shop->before = fn () => throw new RuntimeException('billing is locked');
        $this->world->backorders->invoiceChanged(1);
        $this->assertSame([7], $this->world->store->dueClients(0));
        $this->assertStringContainsString('billing is locked', end($this->world->log->lines));
    }

    public function testDeleteActivateGiveUpAndDates(): void
    {
        $desk = $this->world->backorders;
        $id = $this->world->place(7, 'shop.com')->id;
        $desk->activate($id);
        $this->assertSame('ACTIVE', $this->world->status($id));
        $desk->setDrop($id, Listing::ofAdmin($this->world->drop + 3600));
        $this->assertSame($this->world->drop + 3600, $desk->get($id)->dropAt);
        $desk->syncDates(2, ['shop.com' => $this->world->drop + 7200]);
        $this->assertSame($this->world->drop + 3600, $desk->get($id)->dropAt, 'pinned');
        $because = $desk->explain($id)->because;
        $this->assertNotSame([], $because);
        try {
            $desk->delete($id, Actor::client(8));
            $this->fail('another client deleted it');
        } catch (BackorderException $refused) {
            $this->assertSame('backorder-unknown', $refused->getKind());
        }
        $desk->delete($id, Actor::client(7));
        $this->assertTrue($desk->get($id)->isDeleted);
        $second = $this->world->place(7, 'more.com')->id;
        $desk->syncDates(3, ['more.com' => $this->world->drop + 7200]);
        $this->assertSame($this->world->drop + 7200, $desk->get($second)->dropAt);
        $this->world->clock->now = $this->world->drop;
        $this->world->run();
        $desk->giveUp($second);
        $this->assertSame('CANCELLED', $this->world->status($second));
        $this->assertNull($desk->get(99));
    }

    public function testOthersWhoAreAlwaysFasterAreSaidSo(): void
    {
        $this->world->place(7, 'shop.com');
        $this->world->shop->after = fn () => $this->world->store->change(
            'UPDATE bo_accounts SET revision = revision + 1',
        );
        try {
            $this->world->place(7, 'more.com');
            $this->fail('placed');
        } catch (LostRaces $lost) {
            $this->assertSame(7, $lost->client);
        }
        $this->assertCount(1, $this->world->rows('bo_backorders'));
    }

    public function testNothingIsDecidedOnRowsThatCannotBeRead(): void
    {
        $this->world->place(7, 'shop.com');
        $this->world->store->change("UPDATE bo_backorders SET status = 'WAITING'");
        $this->expectException(Unreadable::class);
        $this->world->place(7, 'more.com');
    }
}
