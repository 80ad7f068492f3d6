<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use Backorder\Commit;
use Backorder\Effect;
use Backorder\Outcome;
use Backorder\Runner\Watcher;

/** Several who watch. */
final class Watchers implements Watcher
{
    /** @var list<Watcher> */
    private array $all;

    public function __construct(Watcher ...$all)
    {
        $this->all = $all;
    }

    public function committed(Commit $commit): void
    {
        array_map(fn (Watcher $one) => $one->committed($commit), $this->all);
    }

    public function lostRace(int $client, int $try): void
    {
        array_map(fn (Watcher $one) => $one->lostRace($client, $try), $this->all);
    }

    public function carried(Effect $effect, Outcome $outcome, ?string $problem): void
    {
        array_map(fn (Watcher $one) => $one->carried($effect, $outcome, $problem), $this->all);
    }
}
