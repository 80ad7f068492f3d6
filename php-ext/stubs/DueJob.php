<?php

declare(strict_types=1);

namespace Backorder;

/** A job that has to run now. */
final class DueJob
{
    public readonly Job $job;
    /** The slot it runs for: the latest one not in the future. Missed ones are left out. */
    public readonly int $slot;
    /** A last run that lies in the future, to be reported: a clock was wrong then, or is now. */
    public readonly ?int $lastInFuture;
}
