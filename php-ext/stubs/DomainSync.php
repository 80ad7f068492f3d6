<?php

declare(strict_types=1);

namespace Backorder;

/**
 * Plans how domains are kept in step between billing and a registrar; it reads and writes nothing.
 *
 * A row of billing has id, domain, status, expiry_date, next_due_date, auto_renew, id_protection,
 * and may have own_offset and period. An answer has domain and the registrar's fields; which those
 * are, and which side leads for what, is in docs/sync.md.
 */
final class DomainSync
{
    public readonly Provider $provider;

    /**
     * @param array<string, mixed> $settings what differs from the defaults: native, sync_status,
     *     sync_expiry, sync_auto_renew, sync_privacy, due, offset, max_diff, deleted_as,
     *     renewal_mode, renew_on_transfer, suspend_expired, billing_zone, notify_only
     * @throws Exception\SyncException sync-setting-invalid
     * @throws Exception\TimeException zone-unknown
     */
    public static function of(Provider $provider, array $settings = []): DomainSync
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What follows for all domains. A row that cannot be read is refused by name, and never a stop
     * for the rest.
     *
     * @param list<array<string, mixed>> $billing
     * @param list<array<string, mixed>> $answers
     * @param bool $isComplete the answers are of the whole account: a domain without one is not
     *     at the registrar
     * @throws Exception\BookException row-invalid: something that is no row at all
     */
    public function plan(
        array $billing,
        array $answers,
        int|\DateTimeInterface $now,
        bool $isComplete = false,
    ): SyncPlan {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What a registrar module's Sync function returns to WHMCS.
     *
     * @param array<string, mixed> $billing
     * @param array<string, mixed> $answer
     * @return array<string, bool|string> active, expired, cancelled, transferredAway, expirydate;
     *     or only error
     * @throws Exception\SyncException domain-row-invalid
     */
    public function whmcsSync(
        array|\stdClass $billing,
        array|\stdClass $answer,
        int|\DateTimeInterface $now,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What a registrar module's TransferSync function returns to WHMCS; empty: still under way.
     *
     * @param array<string, mixed> $facts status, error, on_account, request_open, failure_log,
     *     expiry, contacts, ordered_ns, current_ns, locked
     * @return array<string, bool|string> completed, expirydate; failed, reason; or error
     * @throws Exception\SyncException domain-row-invalid
     */
    public function whmcsTransferSync(array|\stdClass $facts): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What follows a completed transfer, in order; nothing before it is completed.
     *
     * @param array<string, mixed> $facts as of whmcsTransferSync()
     * @return list<list<string>> ["lock"], ["contacts", "owner", ...], ["nameservers", ...]
     * @throws Exception\SyncException domain-row-invalid
     */
    public function followUp(
        array|\stdClass $facts,
        bool $transferLock = false,
        bool $contactUpdate = false,
        bool $nsUpdate = false,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What stands in the way of a transfer to us, before it is ordered: a sentence by its stable
     * word, in the order to look at them; empty: nothing.
     *
     * @param array<string, mixed> $facts possible, on_account, generic, auth_given, auth_required,
     *     auth_valid, locked, status, created_date
     * @param ?Language $language null: English
     * @return array<string, string>
     * @throws Exception\SyncException domain-row-invalid
     */
    public static function transferObstacles(
        array|\stdClass $facts,
        int|\DateTimeInterface $now,
        ?Language $language = null,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The ids to look at now: never looked at first, then longest ago.
     *
     * @param list<array<string, mixed>> $rows id, domain, status, last_sync (UTC), next_due_date
     * @param int $interval seconds; what was looked at so long ago, or less, is not due
     * @return list<int>
     * @throws Exception\LifecycleException policy-invalid: a number below 0
     */
    public function due(
        array $rows,
        int|\DateTimeInterface $now,
        int $batch = 200,
        int $interval = 7200,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What is to be set, so that nothing of an account renews that nobody has paid.
     *
     * @param ?string $mode the account's own renewal mode, if it is known
     * @param list<array<string, mixed>> $domains domain, renewal_mode, accounting_date,
     *     finalization_date
     * @throws Exception\SyncException domain-row-invalid
     */
    public function account(?string $mode, array $domains, int|\DateTimeInterface $now): AccountPlan
    {
        throw new \LogicException(__METHOD__);
    }

    /** The runs that see all domains once in a window. */
    public static function cadence(
        int $domains,
        int $batch = 200,
        int $windowMinutes = 360,
    ): Cadence {
        throw new \LogicException(__METHOD__);
    }
}
