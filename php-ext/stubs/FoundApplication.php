<?php

declare(strict_types=1);

namespace Backorder;

/** An application as QueryDomainApplicationList shows it. */
final class FoundApplication
{
    public readonly string $reference;
    public readonly string $status;
    public readonly int $createdAt;
    public readonly ?bool $ownerMatches;
    public readonly ?int $heldBy;

    /**
     * @param string $status its status
     * @param int|\DateTimeInterface $createdAt when the registrar created it, UTC seconds
     * @param ?bool $ownerMatches whether its owner contact is the client's; null: cannot be
     *     compared
     * @param int|string|null $heldBy the backorder that holds this reference, if it is another one
     * @throws Exception\LifecycleException reference-invalid, id-invalid
     * @throws Exception\TimeException time-invalid
     */
    public function __construct(
        string $reference,
        string $status,
        int|\DateTimeInterface $createdAt,
        ?bool $ownerMatches = null,
        int|string|null $heldBy = null,
    ) {
        throw new \LogicException(__METHOD__);
    }
}
