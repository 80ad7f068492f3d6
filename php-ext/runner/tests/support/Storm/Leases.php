<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use Backorder\Commit;
use Backorder\Effect;
use Backorder\Outcome;
use Backorder\Runner\Watcher;
use PDO;

/** Looks, whenever a run has done something for a client, whether it has that client's lease. */
final class Leases implements Watcher
{
    /** @var array<string, true> what is wrong */
    public array $findings = [];

    /** What pages, hooks and late reports do needs no lease. */
    public bool $isRun = true;

    public function __construct(private PDO $pdo, public readonly string $owner)
    {
    }

    public function committed(Commit $commit): void
    {
        $this->look($commit->client);
    }

    public function lostRace(int $client, int $try): void
    {
    }

    public function carried(Effect $effect, Outcome $outcome, ?string $problem): void
    {
        $this->look($effect->client);
    }

    private function look(int $client): void
    {
        if (!$this->isRun) {
            return;
        }
        $sql = "SELECT owner FROM bo_leases WHERE client_id = $client";
        $owner = $this->pdo->query($sql)->fetchColumn();
        if ($owner !== $this->owner) {
            $this->findings["client $client was served at once by two"] = true;
        }
    }
}
