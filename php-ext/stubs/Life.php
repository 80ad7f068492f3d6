<?php

declare(strict_types=1);

namespace Backorder;

/** One order of a record, from placed to its end: Backorder::lives(). Instants are UTC seconds. */
final class Life
{
    /** 1 for the first. */
    public readonly int $number;
    public readonly BackorderKind $kind;
    /** Where it stands; of one that is over, where it ended. */
    public readonly Status $status;
    public readonly int $placedAt;
    /** When it was last decided about. */
    public readonly int $updatedAt;
    public readonly ?int $endedAt;
    public readonly ?int $dropAt;
    public readonly ?int $finalizationAt;
    /** What is held for it, tax included. */
    public readonly ?Money $hold;
    /** The registrar's id of the application. */
    public readonly ?string $reference;
    /** The registrar's last word on the application. */
    public readonly ?string $applicationStatus;
    public readonly ?int $wonAt;
    public readonly ?int $invoice;
    public readonly ?InvoiceState $invoiceState;
    /** When the domain was registered, as the registrar said. */
    public readonly ?int $registeredAt;
    public readonly ?int $expiresAt;
    /** Whether billing has the domain. */
    public readonly bool $isImported;
    /** Why it last fell back or ended. */
    public readonly ?Cause $cause;
    /** What the other side said; may be empty. */
    public readonly string $reasonDetail;
}
