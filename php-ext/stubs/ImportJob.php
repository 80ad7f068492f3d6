<?php

declare(strict_types=1);

namespace Backorder;

/** An import that runs beside PHP, so that progress can be shown. */
final class ImportJob
{
    /** Bytes of CSV read so far. */
    public readonly int $bytes;
    /** Bytes of CSV there are; 0 until that is known. */
    public readonly int $bytesTotal;
    /** Lines read so far. */
    public readonly int $rows;

    /** Begins to import the registrar's zip, or a plain `.csv`, into the file at `$path`. */
    public static function start(string $zip, string $path, int $now): ImportJob
    {
        throw new \LogicException(__METHOD__);
    }

    /** Waits a while and tells whether the import still runs: `while ($job->step()) { ... }`. */
    public function step(int $milliseconds = 200): bool
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Waits for the end.
     *
     * @throws Exception\DroplistException the old list stays in its place then
     */
    public function finish(): ImportReport
    {
        throw new \LogicException(__METHOD__);
    }
}
