<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

/**
 * What a domain's zone has: records and forwardings of URLs and mail, each a line of text such as
 * `www 3600 IN A 192.0.2.1`. Nothing is sent here: commands are for Client::call(), whose answers
 * are read here. docs/registrar.md, "DNS zones".
 */
final class Zone
{
    /** @var list<string> as the registrar has them, which is how a removal says them */
    public readonly array $records;
    /** @var list<string> what cannot be read, for the log; a change does not touch it */
    public readonly array $odd;

    /**
     * What to ask for a zone, in this order.
     *
     * @return list<array<string, string|list<string>>>
     */
    public static function queries(string $zone, ?Platform $platform = null): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Reads the answers to queries(), in their order.
     *
     * @param list<Response> $answers
     */
    public static function read(string $zone, array $answers, ?Platform $platform = null): Zone
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The commands that bring a zone from the records it has to those it is to have, in this order.
     * What means the same stays as it is, and so do SOA and the zone's own NS.
     *
     * @param list<string> $present
     * @param list<string> $wanted
     * @return list<array<string, string|list<string>>> none if there is nothing to do
     * @throws \Backorder\Exception\ClientException parameter-invalid, naming what is no record
     */
    public static function changes(
        string $zone,
        array $present,
        array $wanted,
        ?Platform $platform = null,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The command that makes the zone of a domain that has none (code 545).
     *
     * @return array<string, string|list<string>>
     */
    public static function created(string $domain, ?Platform $platform = null): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * A record of its parts; an empty host is the zone itself. A text of TXT is put in quotes.
     *
     * @throws \Backorder\Exception\ClientException parameter-invalid, saying what is allowed
     */
    public static function record(
        string $host,
        string $kind,
        string $data,
        ?int $ttl = null,
    ): string {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The record as people mean it: a host that repeats the zone without a dot at its end gets one.
     *
     * @throws \Backorder\Exception\ClientException parameter-invalid
     */
    public static function mended(string $zone, string $record): string
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Whether two records mean the same, however they are written.
     *
     * @throws \Backorder\Exception\ClientException parameter-invalid
     */
    public static function isSame(string $zone, string $one, string $other): bool
    {
        throw new \LogicException(__METHOD__);
    }
}
