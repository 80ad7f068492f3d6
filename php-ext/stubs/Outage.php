<?php

declare(strict_types=1);

namespace Backorder;

/** A time without an answer, as it stood when it was asked for. */
final class Outage
{
    public readonly Upstream $upstream;
    /** The first try without an answer, after the last one with an answer. */
    public readonly int $since;
    /** When the reseller was alerted of it. */
    public readonly ?int $alertedAt;
    /** The same however often the alert is sent: fit for a Message-ID. */
    public readonly string $alertId;

    /**
     * What the alert says: since when who has not answered, and what that means.
     *
     * @param ?Language $language null: Language::English
     * @param ?TimeZone $zone instants are shown in it too; null: in UTC only
     * @param string $sentences sentences of your own (Fluent), in place of those of the same key
     * @throws Exception\SettingsException catalog-invalid: sentences that Fluent cannot
     *     read, or that name what they are not given
     */
    public function sentence(
        ?Language $language = null,
        ?TimeZone $zone = null,
        string $sentences = '',
    ): string {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The outage as a row of `outages`.
     *
     * @return array<string, int|string|null>
     */
    public function toRow(): array
    {
        throw new \LogicException(__METHOD__);
    }
}
