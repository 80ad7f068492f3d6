<?php

declare(strict_types=1);

namespace Backorder\Runner\Sync;

use Backorder\SyncChange;

/** The domains of the billing system. What returns is done; what throws Refused is not. */
interface SyncBilling
{
    /**
     * Every domain at the registrar in question, as DomainSync::due() takes them, with `client`.
     *
     * @return list<array<string, int|string|null>> id, client, domain, status, last_sync (UTC),
     *     next_due_date
     */
    public function looks(): array;

    /**
     * Some of them whole, as DomainSync::plan() takes them.
     *
     * @param list<int> $ids
     * @return list<array<string, int|string|bool|null>>
     */
    public function rows(array $ids): array;

    /**
     * Writes a field that has still the old value.
     *
     * @return ?string what an admin should know besides
     * @throws \Backorder\Runner\Refused it has another value by now, or cannot be written
     */
    public function change(SyncChange $change): ?string;

    /**
     * They were looked at.
     *
     * @param list<int> $ids
     */
    public function looked(array $ids, int $now): void;

    /** Keeps what came of a change or of something else that was to be done. */
    public function record(SyncDeed $deed, int $now): void;
}
