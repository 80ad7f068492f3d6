<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use Backorder\Commit;
use Backorder\Effect;
use Backorder\Outcome;
use Backorder\Runner\Watcher;

/** What workers did, a line for each thing in a file; of a worker that is killed its lines stay. */
final class Counts implements Watcher
{
    /** Whether the races are those of a run: what tells late reports loses more of them. */
    public bool $isRun = true;

    /** @var resource */
    private $file;

    public function __construct(private string $folder)
    {
        $this->file = fopen("$folder/counts", 'a');
    }

    public function committed(Commit $commit): void
    {
        $this->add($this->isRun ? 'commits' : 'commits of others');
    }

    public function lostRace(int $client, int $try): void
    {
        $this->add($this->isRun ? 'lost races' : 'lost races of others');
    }

    public function carried(Effect $effect, Outcome $outcome, ?string $problem): void
    {
        $this->add($outcome->name === 'unknown' ? 'effects without an answer' : 'effects');
    }

    public function add(string $what): void
    {
        fwrite($this->file, "$what\n");
    }

    /** @return array<string, int> */
    public function all(): array
    {
        $all = array_count_values(file("{$this->folder}/counts", FILE_IGNORE_NEW_LINES));
        ksort($all);
        return $all;
    }
}
