<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use Backorder\Actor;
use Backorder\Exception\LifecycleException;
use Backorder\Runner\LostRaces;
use Backorder\Runner\Tests\World;
use Demo\Process;
use Demo\Simulator;
use PDOException;

/** What happens to others while they work: kills, cut connections, a registrar that stammers. */
final class Mischief
{
    /** What may go wrong with a command at the registrar. */
    private const FAULTS = [
        ['fault' => 'timeout'],
        ['fault' => 'cut'],
        ['fault' => 'cut-body'],
        ['fault' => 'truncate'],
        ['fault' => 'empty'],
        ['fault' => 'garbage'],
        ['fault' => 'duplicate', 'command' => 'StatusDomainApplication'],
        ['fault' => 'duplicate', 'command' => 'QueryDomainApplicationList'],
        ['fault' => 'duplicate', 'command' => 'AddDomainApplication', 'domain' => ''],
        ['fault' => 'http', 'status' => 503],
        ['fault' => 'answer', 'code' => 421],
        ['fault' => 'answer', 'code' => 425],
        ['fault' => 'timeout', 'command' => 'AddDomainApplication'],
        ['fault' => 'cut', 'command' => 'AddDomainApplication'],
    ];

    /** @var array<string, int> what was done, and how often */
    public array $counts = [];

    /** The node that was killed last, and when it comes back; 0.0: it is told to. */
    private int $gone = 1;
    private float $goneUntil = 0.0;

    /** @param array<int, int> $credits what each client had and was given, in minor units */
    public function __construct(
        private Weather $weather,
        private World $world,
        private Simulator $simulator,
        private ?Galera $cluster,
        private array &$credits,
    ) {
    }

    /** @param list<Process> $workers */
    public function strike(array $workers): void
    {
        if (mt_rand(1, 4) === 1) {
            $workers[array_rand($workers)]->kill();
            $this->count('workers killed');
        }
        if (mt_rand(1, 2) === 1) {
            $fault = self::FAULTS[array_rand(self::FAULTS)];
            // Of names that one client wants. Where another of ours is open an application goes
            // with NEW=1, and nobody can keep the registrar from making two of that.
            !isset($fault['domain']) ?: $fault['domain'] = $this->weather->nameOfOne();
            $this->simulator->control('fault', $fault + ['count' => mt_rand(1, 3)]);
            $this->count('faults of the registrar');
        }
        mt_rand(1, 6) !== 1 ?: $this->cut();
        $this->cluster === null ?: $this->killNode($this->cluster);
        mt_rand(1, 3) !== 1 ?: $this->pay(mt_rand(1, $this->weather->clients), 20);
        mt_rand(1, 3) !== 1 ?: $this->hook();
        mt_rand(1, 8) !== 1 ?: $this->delete();
    }

    /** Money for a client, and the hook that says so. */
    public function pay(int $client, int $amount): void
    {
        $this->credits[$client] += $amount * 100;
        $this->world->shop->addCredit($client, "$amount");
        $this->world->backorders->paid($client);
        $this->count('payments');
    }

    /** The database's connection of a worker is gone, whatever it was doing. */
    private function cut(): void
    {
        if ($this->weather->database === 'sqlite') {
            return;
        }
        $sql = "SELECT id FROM information_schema.processlist WHERE user = 'store'
            AND id <> CONNECTION_ID() ORDER BY RAND() LIMIT 1";
        foreach ($this->world->registry->tables->rows($sql) as $row) {
            try {
                $this->world->registry->tables->pdo->exec("KILL SOFT CONNECTION {$row['id']}");
                $this->count('connections cut');
            } catch (PDOException) {
                // It has gone by itself.
            }
        }
    }

    /** A node is gone; when it is back and has taken over what it missed, another one goes. */
    private function killNode(Galera $cluster): void
    {
        if ($this->goneUntil > 0.0 && microtime(true) > $this->goneUntil) {
            $cluster->start($this->gone);
            $this->goneUntil = 0.0;
        } elseif ($this->goneUntil === 0.0 && mt_rand(1, 10) === 1 && $cluster->isWhole()) {
            // The first one stays: with it this process looks.
            $this->gone = mt_rand(1, 2);
            $cluster->kill($this->gone);
            $this->goneUntil = microtime(true) + mt_rand(1, 5);
            $this->count('nodes killed');
        }
    }

    /** Billing says that an invoice changed: in this process, while a worker may be at it. */
    private function hook(): void
    {
        $sql = 'SELECT id FROM shop_invoices ORDER BY id DESC LIMIT 50';
        $ids = array_column($this->world->shop->tables->rows($sql), 'id');
        if ($ids !== []) {
            $this->world->backorders->invoiceChanged((int) $ids[array_rand($ids)]);
            $this->count('hooks');
        }
    }

    private function delete(): void
    {
        $id = mt_rand(1, $this->weather->backorders);
        $record = $this->world->backorders->get($id);
        if ($record === null || $id % 5 !== 0) {
            return;
        }
        try {
            $this->world->backorders->delete($id, Actor::client($record->client));
            $this->count('deleted');
        } catch (LifecycleException | LostRaces) {
            // It is too late for that, or somebody is always faster.
        }
    }

    private function count(string $what): void
    {
        $this->counts[$what] = ($this->counts[$what] ?? 0) + 1;
    }
}
