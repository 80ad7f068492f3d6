<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\RefusedRow;
use Backorder\TakenRow;

/** What became of rows of another system, by their places among those that were given. */
final class Adopted
{
    /** @var array<int, TakenRow> stored */
    public array $taken = [];

    /** @var array<int, RefusedRow> why they cannot be taken */
    public array $refused = [];

    /** @var list<int> clients of whom nothing was written: try them again */
    public array $lost = [];
}
