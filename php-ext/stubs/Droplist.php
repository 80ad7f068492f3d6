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
    /** Where it comes from; empty for an image that was made before lists had a source. */
    public readonly string $source;

    /**
     * Opens an imported list.
     *
     * @throws Exception\DroplistException image-damaged, image-version
     * @throws Exception\ClientException file
     */
    public static function open(string $path): Droplist
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Imports a list into the file at `$path` and waits for the end; ImportJob shows progress.
     *
     * `$file` is a zip with one list, a list compressed by gzip, or a plain one, whatever it is
     * called; what it is is seen from its first bytes.
     *
     * @param ?string $format how it is written: `registrar`, `nominet`, `internetstiftelsen`,
     *     `nomulus`, `pool.com`, `names 2027-01-12 19:00:00`, or a description as in
     *     docs/droplist.md; null: seen from its first lines
     * @param string $source where it comes from: each source has a file of its own
     * @param ?list<string> $covers the TLDs of which it has everything that is about to drop; null:
     *     those that it has names of
     * @throws Exception\DroplistException the old list stays in its place then; the message has the
     *     first bad lines
     * @throws Exception\ClientException file, archive-invalid: the old list stays in its place
     */
    public static function import(
        string $file,
        string $path,
        int|\DateTimeInterface $now,
        ?string $format = null,
        string $source = 'registrar',
        ?array $covers = null,
    ): ImportReport {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Imports the list from the registrar's API, page by page and with scores, into the file at
     * `$path`: some hundred calls for half a million names. A list that changes meanwhile is read
     * anew, three times at most.
     *
     * @throws Exception\DroplistException the old list stays in its place then
     * @throws Exception\ClientException when it cannot be read, list-changed, file: the same
     */
    public static function fetch(
        Ispapi\Client $client,
        string $path,
        int|\DateTimeInterface $now,
    ): ImportReport {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What the list says of a name. Only absence is evidence that a name has gone, and only in a
     * list that verify() accepts.
     *
     * @throws Exception\DroplistException image-damaged
     */
    public function presence(DomainName $name): Presence
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The TLDs that the list covers.
     *
     * @return list<CoveredTld>
     * @throws Exception\DroplistException image-damaged
     */
    public function covered(): array
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
    public function statistics(TimeZone $zone, int|\DateTimeInterface $now): DroplistStatistics
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
