<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

/**
 * What a registrar module does with a domain beside ordering and renewing it, as commands for
 * Client::call(). Nothing is sent here. docs/registrar.md, "What a registrar module does".
 */
final class Management
{
    /** How the code of a domain is had: `shown`, `made`, `mailed`, or `tag`: there is none. */
    public static function authCodeWay(string $domain, ?Platform $platform = null): string
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The command for the code of a domain, which is in the column AUTH if it is not mailed.
     *
     * @return array<string, string|list<string>>|null null where there are no codes
     */
    public static function authCode(string $domain, ?Platform $platform = null): ?array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Releases a domain to the registrar of a tag (.uk), without one back to the registry.
     *
     * @return array<string, string|list<string>>
     * @throws \Backorder\Exception\ClientException parameter-invalid: its zone has no tags or takes
     *     none back, the tag is none, or the domain is locked
     */
    public static function release(
        string $domain,
        ?string $tag = null,
        ?bool $transferLock = null,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Whether a change of a contact is one of the owner: name, organisation or e-mail.
     *
     * @param array<string, string|null> $present by the registrar's names of fields
     * @param array<string, string|null> $wanted
     * @throws \Backorder\Exception\ClientException parameter-invalid, naming the field
     */
    public static function isMaterial(array $present, array $wanted): bool
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * How the owner of a domain is changed: `modify`, `icann-trade` or `trade`.
     *
     * @param Response|null $options the answer to QueryDomainOptions about it (ISPAPI)
     */
    public static function registrantWay(
        string $domain,
        ?Platform $platform = null,
        ?Response $options = null,
    ): string {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives a domain another owner.
     *
     * @param string $owner the handle
     * @param string $way of registrantWay()
     * @param bool $isAgent we are the designated agent of both sides, with their consent
     * @param bool $optsOut the old registrant opted out of the 60 days' lock
     * @return array<string, string|list<string>>
     * @throws \Backorder\Exception\ClientException parameter-invalid
     */
    public static function changeRegistrant(
        string $domain,
        string $owner,
        string $way,
        bool $isAgent = false,
        bool $optsOut = false,
        ?Platform $platform = null,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Asks where the verification of an owner stands.
     *
     * @return array<string, string|list<string>>
     */
    public static function verification(
        string $domain,
        string $ownerContact,
        ?Platform $platform = null,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /** `not-asked`, `asked`, `verified`, `overdue`; null: in a word that is not known. */
    public static function verificationState(Response $answer): ?string
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Has the mail sent again: on ISPAPI to the owner of a domain, at CNR to an address.
     *
     * @return array<string, string|list<string>>
     * @throws \Backorder\Exception\ClientException parameter-invalid, naming what is missing
     */
    public static function resendVerification(
        string $domain,
        string $email,
        ?Platform $platform = null,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Asks for names like a word.
     *
     * @param list<string>|null $zones only of these TLDs
     * @param int $limit 0 leaves it to the registrar
     * @return array<string, string|list<string>>
     * @throws \Backorder\Exception\ClientException parameter-invalid
     */
    public static function suggestions(
        string $keyword,
        ?array $zones = null,
        int $limit = 0,
        ?Platform $platform = null,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /** @return list<string> the names that are suggested */
    public static function suggested(Response $answer): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What to ask for a dashboard, in this order.
     *
     * @return list<array<string, string|list<string>>>
     */
    public static function dashboard(?Platform $platform = null): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * How many objects there are, by kind, of the answers to dashboard().
     *
     * @param list<Response> $answers
     * @return array<string, int>
     */
    public static function objectCounts(array $answers, ?Platform $platform = null): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * An order of a premium name with what confirms its price: on ISPAPI the class, and the price
     * where it is an application; at CNR the fee.
     *
     * @param array<string, string|int|bool|list<string>|null> $command AddDomainApplication,
     *     TransferDomain or another that costs money
     * @param Response $check of CheckDomains about this domain alone
     * @param \Backorder\Cost $agreed what was agreed with whoever pays, to the last decimal
     * @return array<string, string|list<string>>
     * @throws \Backorder\Exception\ClientException parameter-invalid, naming the domain: it has no
     *     price of its own, the registrar names none, or another one; invalid for an odd answer
     */
    public static function confirmPremium(
        array $command,
        Response $check,
        string $domain,
        \Backorder\Cost $agreed,
        ?Platform $platform = null,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Reads values that an account keeps at the registrar. ISPAPI only.
     *
     * @param list<array{string, string}> $asked pairs of a key and a name:
     *     `['_system/defaults', 'nameserver']`
     * @return array<string, string|list<string>>
     * @throws \Backorder\Exception\ClientException parameter-invalid
     */
    public static function environment(array $asked): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What the answer to environment() says.
     *
     * @param list<array{string, string}> $asked the same pairs
     * @return list<string|null> in their order; null: not set
     * @throws \Backorder\Exception\ClientException parameter-invalid
     */
    public static function environmentValues(array $asked, Response $answer): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Keeps a value under a key and a name; an empty one takes it away. ISPAPI only.
     *
     * @return array<string, string|list<string>>
     * @throws \Backorder\Exception\ClientException parameter-invalid
     */
    public static function setEnvironment(string $key, string $name, string $value): array
    {
        throw new \LogicException(__METHOD__);
    }
}
