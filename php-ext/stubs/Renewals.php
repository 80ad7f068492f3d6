<?php

declare(strict_types=1);

namespace Backorder;

/** When, how and for how long a domain is renewed, and what becomes of a name without a renewal. */
final class Renewals
{
    /** The data compiled in. */
    public static function builtin(): Renewals
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Data of your own, in the forms of backorder-core/data/lifecycle.json and renewals.json.
     *
     * @throws Exception\SyncException lifecycle-invalid
     */
    public static function parse(string $lifecycle, string $renewals): Renewals
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The steps of a renewal, or the reason against it.
     *
     * @param array<string, mixed> $order provider, tld, expiry, deleted_at, years, restore_years,
     *     next_due_date_paid, may_restore, zone
     * @throws Exception\SyncException domain-row-invalid
     * @throws Exception\NameException the TLD is none
     */
    public function plan(array|\stdClass $order, int|\DateTimeInterface $now): RenewalPlan
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * active, grace, redemption, pending-delete, dropped or unknown.
     *
     * @param string $expiry YYYY-MM-DD, with a time in UTC or without
     * @throws Exception\NameException the TLD is none
     * @throws Exception\BookException row-invalid: the expiry is no date
     */
    public function phase(
        string $tld,
        string $expiry,
        int|\DateTimeInterface $now,
        ?Provider $provider = null,
        int|\DateTimeInterface|null $deletedAt = null,
    ): string {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The earliest and the latest day of the release in UTC; null: a length is not known.
     *
     * @return ?list<string>
     * @throws Exception\NameException the TLD is none
     * @throws Exception\BookException row-invalid: the expiry is no date
     */
    public function dropDays(
        string $tld,
        string $expiry,
        ?Provider $provider = null,
        int|\DateTimeInterface|null $deletedAt = null,
    ): ?array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The years that are offered.
     *
     * @return list<int>
     * @throws Exception\NameException the TLD is none
     */
    public function terms(string $tld, bool $isRenewal = false): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * How well the lengths are known: documented, widely_observed or uncertain.
     *
     * @throws Exception\NameException the TLD is none
     */
    public function certainty(string $tld): string
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The first day on which a registrar takes a renewal; null: any day.
     *
     * @throws Exception\NameException the TLD is none
     * @throws Exception\BookException row-invalid: the expiry is no date
     */
    public function windowOpens(string $tld, Provider $provider, string $expiry): ?string
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The reseller's own domains that are past their expiry or so near to it, and not released
     * yet: those that go first come first.
     *
     * @param list<array<string, mixed>> $domains domain, expiry, and if they are known deleted_at,
     *     listed (the droplist's instant) and backorders (how many there are for it)
     * @param ?DropRules $drops null: those compiled in
     * @return list<ExpiringDomain>
     * @throws Exception\SyncException domain-row-invalid
     */
    public function expiring(
        Provider $provider,
        array $domains,
        int|\DateTimeInterface $now,
        int $withinDays = 100,
        ?DropRules $drops = null,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Lines for WHMCS's configuration.php, for these TLDs or for all of the list.
     *
     * @param list<string> $tlds
     * @return list<string>
     * @throws Exception\NameException a TLD is none
     */
    public function whmcsLines(array $tlds = []): array
    {
        throw new \LogicException(__METHOD__);
    }
}
