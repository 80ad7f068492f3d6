<?php

declare(strict_types=1);

namespace Backorder\Runner;

/** What a run did. */
final class Summary
{
    /** Clients that were looked at. */
    public int $clients = 0;
    public int $commits = 0;
    public int $lostRaces = 0;
    /** Effects that were carried out, whatever came of it. */
    public int $effects = 0;
    /** Effects that the time did not suffice for: the engine asks for them again. */
    public int $left = 0;
    /** Clients whose rows cannot be read, or about whom nothing could be written. */
    public int $failed = 0;
    /** Whether it ended because its time was over, and more is due. */
    public bool $isOutOfTime = false;
}
