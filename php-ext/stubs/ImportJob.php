<?php

declare(strict_types=1);

namespace Backorder;

/**
 * An import that runs beside PHP, so that progress can be shown. It runs in the process that
 * started it: in a forked one it never runs and has no end.
 */
final class ImportJob
{
    /** Bytes of CSV read so far. */
    public readonly int $bytes;
    /** Bytes of CSV there are; 0 until that is known. */
    public readonly int $bytesTotal;
    /** Lines read so far. */
    public readonly int $rows;

    /** @var list<string> bad lines with number and cause, when finished, of a failed import, too */
    public readonly array $firstBad;

    /**
     * Begins to import a list into the file at `$path`; the arguments are those of
     * Droplist::import().
     *
     * @param ?list<string> $covers
     * @throws Exception\DroplistException format-invalid
     */
    public static function start(
        string $file,
        string $path,
        int|\DateTimeInterface $now,
        ?string $format = null,
        string $source = 'registrar',
        ?array $covers = null,
    ): ImportJob {
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
     * @throws Exception\ClientException config: in a forked process; file, archive-invalid: the old
     *     list stays in its place
     * @throws Exception\DroplistException the old list stays in its place then
     */
    public function finish(): ImportReport
    {
        throw new \LogicException(__METHOD__);
    }
}
