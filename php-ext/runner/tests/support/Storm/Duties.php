<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use Backorder\Commit;
use Backorder\Effect;
use Backorder\Outcome;
use Backorder\Runner\Watcher;
use PDO;
use PDOException;

/** Whoever acts in a run has the client's lease, and what is carried out is committed. */
final class Duties implements Watcher
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
        // Read by another connection than the runner's: what that one alone sees is not committed.
        if ($effect->isChanging && !$this->finds("effects WHERE id = '{$effect->id}'")) {
            $this->findings["{$effect->id} was carried out, and nothing says so"] = true;
        }
    }

    private function look(int $client): void
    {
        if (!$this->isRun) {
            return;
        }
        if (!$this->finds("leases WHERE client_id = $client AND owner = '{$this->owner}'")) {
            $this->findings["client $client was served at once by two"] = true;
        }
    }

    private function finds(string $row): bool
    {
        try {
            return $this->pdo->query("SELECT 1 FROM bo_$row")->fetchColumn() !== false;
        } catch (PDOException) {
            // The node is gone, and this process with it, soon.
            return true;
        }
    }
}
