<?php

declare(strict_types=1);

namespace Backorder;

/** What came of an import. */
final class ImportReport
{
    /** The number of the list that is in the file now. */
    public readonly int $id;
    public readonly int $bytes;
    public readonly int $lines;
    public readonly int $badLines;
    /** @var list<string> the first hundred of them, with number and cause */
    public readonly array $firstBad;
    /** Lines whose drop is past. */
    public readonly int $past;
    /** Names without a date, in formats where that may be: they do not drop. */
    public readonly int $undated;
    /** The format that was given or recognized; null for rows of the registrar's API. */
    public readonly ?string $format;
    public readonly int $duplicates;
    public readonly int $names;
    /** Names that were not in the list before. */
    public readonly int $added;
    /** Names that are gone from it. */
    public readonly int $gone;
    /** Names whose drop moved. */
    public readonly int $moved;
    /** How often a list was fetched, since it changed meanwhile; 1 for a file. */
    public readonly int $readings;
}
