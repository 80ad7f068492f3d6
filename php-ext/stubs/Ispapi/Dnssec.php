<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

/** The keys that sign a domain, as its registry has them. Nothing is sent here. */
final class Dnssec
{
    /** @var list<string> digests, `KEYTAG ALGORITHM DIGESTTYPE DIGEST` */
    public readonly array $ds;
    /** @var list<string> keys, `FLAGS PROTOCOL ALGORITHM KEY` */
    public readonly array $keys;
    /** @var list<string> what cannot be read, for the log */
    public readonly array $odd;
    /** Whether the registry knows any. */
    public readonly bool $isSigned;

    /** Reads the answer to StatusDomain. */
    public static function read(Response $answer): Dnssec
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The command that brings the registry to these records; without any the domain is signed no
     * more. Records are compared by what they mean, and removed as the registrar has them.
     *
     * @param list<string> $ds
     * @param list<string> $keys
     * @return array<string, string|list<string>>|null null if there is nothing to do
     * @throws \Backorder\Exception\ClientException parameter-invalid, saying what is allowed
     */
    public function change(
        string $domain,
        array $ds,
        array $keys,
        ?Platform $platform = null,
    ): ?array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The tag by which its DS names a key.
     *
     * @throws \Backorder\Exception\ClientException parameter-invalid
     */
    public static function keyTag(string $key): int
    {
        throw new \LogicException(__METHOD__);
    }
}
