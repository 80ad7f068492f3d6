<?php

declare(strict_types=1);

namespace Backorder;

/** A backorder that was adopted from another system. */
final class TakenRow
{
    /** Which of the rows given, from 0. */
    public readonly int $row;
    public readonly int $id;
    /** Where it stands now, which may be before where it stood. */
    public readonly Status $status;
    /**
     * What a person should know.
     *
     * @var list<AdoptionWarning>
     */
    public readonly array $warnings;
}
