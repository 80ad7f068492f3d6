<?php

declare(strict_types=1);

namespace Backorder;

/** What came of fetching a file, a droplist say. */
final class Download
{
    /** False: the server has nothing newer than the file that is there. */
    public readonly bool $isNew;
    /** The size of the new file. */
    public readonly ?int $bytes;
    /** Its SHA-256, in lower-case hexadecimal digits. */
    public readonly ?string $sha256;
    /** How many of the bytes were there from an attempt before. */
    public readonly ?int $resumedAt;

    /**
     * Fetches a file, unless the server says that it is the one that is there; goes on where an
     * attempt before was cut off; checks it; and replaces the file as a whole or not at all. Beside
     * it stand FILE.part, FILE.meta and FILE.part.meta. Two downloads into one file at a time are
     * not for one folder.
     *
     * @param string $url https, or http on this machine
     * @param ?string $sha256 refuses a file with another SHA-256, in hexadecimal digits
     * @param ?string $proxy as for Ispapi\Client
     * @param int $timeoutMs for everything, in milliseconds
     * @param int $attempts in all
     * @param int $bytesMax what the file may have
     * @throws Exception\ClientException config; transport, http-status: after the last attempt, and
     *     what came is kept for the next; invalid: the checksum, or the ranges of the server; file
     */
    public static function fetch(
        string $url,
        string $file,
        ?string $sha256 = null,
        #[\SensitiveParameter] ?string $proxy = null,
        int $timeoutMs = 1800000,
        int $attempts = 5,
        int $bytesMax = 268435456,
    ): Download {
        throw new \LogicException(__METHOD__);
    }
}
