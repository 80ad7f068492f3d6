<?php

declare(strict_types=1);

namespace Backorder;

/** The lines for a machine's crontab. */
final class Crontab
{
    /**
     * One or more lines for each job.
     *
     * @var list<CronLine>
     */
    public readonly array $lines;
    /** The change of clocks after which the lines are wrong, if there is one within a year. */
    public readonly ?ClockChange $warning;
}
