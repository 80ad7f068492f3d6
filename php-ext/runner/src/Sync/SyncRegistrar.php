<?php

declare(strict_types=1);

namespace Backorder\Runner\Sync;

use Backorder\SyncChange;
use Backorder\SyncEffect;

/** The registrar of the domains. What returns is done; what throws Refused is not. */
interface SyncRegistrar
{
    /**
     * What it says of a domain, as DomainSync::plan() takes it, with `domain`.
     *
     * @return array<string, mixed>
     * @throws \Throwable it does not answer: nothing is known of the domain
     */
    public function answer(string $domain): array;

    /** @throws \Backorder\Runner\Refused in the registrar's words */
    public function change(SyncChange $change): void;

    /**
     * Something that is to be done besides; `renew` costs money.
     *
     * @param array<string, mixed> $answer what it said of the domain
     * @throws \Backorder\Runner\Refused in the registrar's words
     */
    public function carryOut(SyncEffect $effect, array $answer): void;
}
