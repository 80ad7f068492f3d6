<?php

declare(strict_types=1);

namespace Backorder;

/**
 * The registrar's list of names that drop, as an image in a file that is searched without reading
 * it into memory. Many processes can share one file; an import replaces it in one step.
 */
final class Droplist implements \Countable
{
    public readonly string $path;
    /** The number of this list, for Listing::ofDroplist(). */
    public readonly int $id;
    /** When it was imported, UTC seconds. */
    public readonly int $importedAt;

    /**
     * Opens an imported list.
     *
     * @throws Exception\DroplistException image-damaged, image-version, droplist-io
     */
    public static function open(string $path): Droplist
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Imports the registrar's zip, or a plain `.csv`, into the file at `$path` and waits for the
     * end; ImportJob shows progress.
     *
     * @throws Exception\DroplistException the old list stays in its place then
     */
    public static function import(string $zip, string $path, int $now): ImportReport
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Imports the list from the registrar's API, page by page and with scores, into the file at
     * `$path`: some hundred calls for half a million names.
     *
     * @throws Exception\DroplistException the old list stays in its place then
     */
    public static function fetch(Ispapi\Client $client, string $path, int $now): ImportReport
    {
        throw new \LogicException(__METHOD__);
    }

    /** When a name drops, UTC seconds; null: it is not in the list. */
    public function dropOf(DomainName $name): ?int
    {
        throw new \LogicException(__METHOD__);
    }

    /** When a name drops and that this list says so; null: it is not in the list. */
    public function listing(DomainName $name): ?Listing
    {
        throw new \LogicException(__METHOD__);
    }

    /** Searches; without a search it is every name, the first 100 by drop. */
    public function search(?Search $search = null): SearchResult
    {
        throw new \LogicException(__METHOD__);
    }

    /** How many names drop on which day of a zone, and how many soon, at the instant `$now`. */
    public function statistics(TimeZone $zone, int $now): DroplistStatistics
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Reads the whole file once and compares with the checksum written at the import.
     *
     * @throws Exception\DroplistException image-damaged
     */
    public function verify(): void
    {
        throw new \LogicException(__METHOD__);
    }

    /** The number of names. */
    public function count(): int
    {
        throw new \LogicException(__METHOD__);
    }
}
