<?php

declare(strict_types=1);

namespace Backorder\Runner\Testing;

use Backorder\Backorder;
use Backorder\BackorderKind;
use Backorder\Commit;
use Backorder\DomainName;
use Backorder\DropRules;
use Backorder\Effect;
use Backorder\Effect\AlertReseller;
use Backorder\Effect\CreateInvoice;
use Backorder\Effect\FindApplication;
use Backorder\Effect\ImportDomain;
use Backorder\Effect\NotifyClient;
use Backorder\Effect\PollApplication;
use Backorder\Effect\ReadDomain;
use Backorder\Effect\SubmitApplication;
use Backorder\Engine;
use Backorder\Listing;
use Backorder\Outcome;
use Backorder\Policy;
use Backorder\PriceList;
use Backorder\Runner\Backorders;
use Backorder\Runner\Billing;
use Backorder\Runner\Clock;
use Backorder\Runner\Domains;
use Backorder\Runner\Errand;
use Backorder\Runner\Host;
use Backorder\Runner\Limits;
use Backorder\Runner\Mailer;
use Backorder\Runner\Registrar;
use Backorder\Runner\Runner;
use Backorder\Runner\Store;
use Backorder\Runner\Watcher;
use PDO;
use RuntimeException;

/**
 * A host around a billing that is tested: tables in memory, one name of a client's that is caught
 * as soon as the registrar is asked, and a process that can die.
 */
final class Scene implements Registrar, Mailer, Domains, Watcher
{
    private const DROP = 1_799_953_200; // 2027-01-14 19:00 UTC

    public readonly FaultyBilling $billing;
    public readonly Clock $clock;
    private Host $host;

    /** @param int $id the number of the backorder, part of the ids of its effects */
    public function __construct(
        Billing $billing,
        int $client,
        string $price,
        public readonly int $id,
    ) {
        $this->billing = new FaultyBilling($billing);
        $this->clock = new class (self::DROP - 100 * 3600) implements Clock {
            public function __construct(public int $now)
            {
            }

            public function now(): int
            {
                return $this->now;
            }
        };
        $prices = [['tld' => 'com', 'currency' => 'EUR', 'kind' => 'FULL', 'price' => $price]];
        $this->host = new Host(
            engine: new Engine(
                Policy::default(),
                PriceList::ofRows($prices),
                DropRules::builtin(),
            ),
            store: new Store(new PDO('sqlite::memory:')),
            billing: $this->billing,
            registrar: $this,
            mailer: $this,
            domains: $this,
            clock: $this->clock,
            limits: new Limits(failures: 1_000_000),
            watcher: $this,
        );
        $this->host->store->createTables();
        $this->host->store->write($this->host->store->sql->raiseIds($id - 1));
        (new Backorders($this->host))->place(
            $client,
            DomainName::parse('caught.com'),
            BackorderKind::Full,
            Listing::ofDroplist(self::DROP, 1),
        );
        foreach ([72 * 3600, 2 * 3600] as $before) {
            $this->clock->now = self::DROP - $before;
            $this->run();
        }
        $this->clock->now = self::DROP + 60;
    }

    /** One run of the batch; tells whether it came to its end. A dead process keeps no lease. */
    public function run(): bool
    {
        try {
            (new Runner($this->host))->run();
        } catch (RuntimeException $death) {
            if (!$this->billing->isDead()) {
                throw $death;
            }
        }
        return !$this->billing->isDead();
    }

    /** The backorder as it is stored. */
    public function record(): Backorder
    {
        return (new Backorders($this->host))->get($this->id);
    }

    /**
     * The invoice that is asked for, which is not made.
     *
     * @return array{CreateInvoice, Errand}
     */
    public function sale(): array
    {
        $this->billing->onlyAsks = true;
        $this->run();
        return $this->billing->asked ?? throw new RuntimeException('no invoice was asked for');
    }

    public function committed(Commit $commit): void
    {
    }

    public function lostRace(int $client, int $try): void
    {
    }

    /** Who is dead reports nothing. */
    public function carried(Effect $effect, Outcome $outcome, ?string $problem): void
    {
        if ($this->billing->isDead()) {
            throw new RuntimeException('the process died');
        }
    }

    public function submit(SubmitApplication $effect, Errand $errand): Outcome
    {
        return Outcome::accepted("{$this->id}");
    }

    public function find(FindApplication $effect, array $heldBy, Errand $errand): Outcome
    {
        return Outcome::applications([]);
    }

    public function poll(PollApplication $effect, Errand $errand): Outcome
    {
        $status = $this->clock->now() < self::DROP ? 'REQUESTED' : 'SUCCESSFUL';
        return Outcome::application($effect->reference, $status);
    }

    public function read(ReadDomain $effect, Errand $errand): Outcome
    {
        return Outcome::domain($effect->name, self::DROP + 1, self::DROP + 365 * 86400);
    }

    public function notify(NotifyClient $effect, Errand $errand): void
    {
    }

    public function alert(AlertReseller $effect, Errand $errand): void
    {
    }

    public function tell(string $id, string $subject, string $text): void
    {
    }

    public function import(ImportDomain $effect, Errand $errand): void
    {
    }
}
