<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Commit;
use Backorder\Effect;
use Backorder\Outcome;

/** Somebody who watches what is committed and carried out: a page that shows it, a test. */
interface Watcher
{
    /** It is in the database now; nothing of it is carried out yet. */
    public function committed(Commit $commit): void;

    /** Somebody else was faster about a client; it is read and decided again. */
    public function lostRace(int $client, int $try): void;

    /**
     * An effect was carried out, and nothing of it is reported yet.
     *
     * @param ?string $problem what went wrong, in words
     */
    public function carried(Effect $effect, Outcome $outcome, ?string $problem): void;
}
