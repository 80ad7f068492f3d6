<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

/** A name server below a domain, with the addresses it is to have. Nothing is sent here. */
final class PrivateHost
{
    public readonly string $name;
    /** @var list<string> */
    public readonly array $addresses;

    /**
     * Without addresses it is to be taken away.
     *
     * @param list<string> $addresses of IPv4 and IPv6, 13 at most
     * @throws \Backorder\Exception\ClientException parameter-invalid: no host below the domain, or
     *     no address
     */
    public function __construct(string $name, string $domain, array $addresses)
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What to ask for it; code 545 says that there is none.
     *
     * @return array<string, string|list<string>>
     */
    public function query(): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The command that brings the registry to these addresses.
     *
     * @param Response|null $answer to query(); null or a refusal: it is not there
     * @return array<string, string|list<string>>|null null if there is nothing to do
     * @throws \Backorder\Exception\ClientException parameter-invalid if there is nothing to take
     *     away; invalid if the answer has an address that is none
     */
    public function change(?Response $answer = null): ?array
    {
        throw new \LogicException(__METHOD__);
    }
}
