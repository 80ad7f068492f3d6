<?php

declare(strict_types=1);

namespace Backorder\Runner\Sync;

use RuntimeException;

/** What would be done now is not what was shown; nothing was done. */
final class PlanChanged extends RuntimeException
{
}
