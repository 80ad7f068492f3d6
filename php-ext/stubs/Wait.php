<?php

declare(strict_types=1);

namespace Backorder;

/** A line of the timetable of a backorder. */
final class Wait
{
    public readonly Timer $timer;
    /** When it is reached, UTC seconds; in the past: the next cycle acts on it. */
    public readonly int $at;
}
