<?php

declare(strict_types=1);

namespace Backorder;

/** A row to be written only over the revision it was decided on. */
final class RowChange
{
    /** The revision the stored row must have; 0 when there must be none yet. */
    public readonly int $expectedRevision;
    /** @var array<string, int|string|null> */
    public readonly array $row;
}
