<?php

declare(strict_types=1);

namespace Backorder;

/** One record as it stood when it was asked for; it does not change with the book. */
final class Backorder
{
    public readonly int $id;
    public readonly int $client;
    public readonly DomainName $name;
    public readonly BackorderKind $kind;
    public readonly Status $status;
    public readonly bool $isDeleted;
    /** Neither deleted nor in a terminal status. */
    public readonly bool $isOpen;
    /** 1, and one more each time it was placed again. */
    public readonly int $life;
    public readonly int $revision;
    public readonly int $placedAt;
    public readonly int $updatedAt;
    /** When it ended, whatever was reported of it later. */
    public readonly ?int $endedAt;
    public readonly ?int $deletedAt;
    public readonly ?int $dropAt;
    public readonly ?int $finalizationAt;
    /** The finalization date if known, else the drop date. */
    public readonly ?int $deadline;
    /** What is held for it, tax included. */
    public readonly ?Money $hold;
    /** What of the hold is not tax: what a margin is made of. */
    public readonly ?Money $holdNet;
    /** What of the hold is tax, both rates together. */
    public readonly ?Money $holdTax;
    /** The rates that the hold was made with. */
    public readonly ?Tax $holdRates;
    public readonly ?int $holdMadeAt;
    /** The registrar's id of the application. */
    public readonly ?string $reference;
    /** The registrar's last word on the application. */
    public readonly ?string $applicationStatus;
    /**
     * The auction in the registrar's words, by property name without AUCTION-.
     *
     * @var array<string, string>
     */
    public readonly array $auction;
    public readonly ?int $invoice;
    public readonly ?Money $invoiceTotal;
    /** What billing was asked to invoice: what a margin is made of; null: nothing in this life. */
    public readonly ?Charge $invoiceCharge;
    /** What billing was asked to invoice, tax included; null: nothing in this life. */
    public readonly ?Money $invoiceAsked;
    public readonly ?InvoiceState $invoiceState;
    /** Why it last fell back or ended. */
    public readonly ?Cause $cause;
    /** What the other side said; may be empty. */
    public readonly string $reasonDetail;

    /** Whether nothing is left to do for it. */
    public function isFinished(int|\DateTimeInterface $now, Policy $policy): bool
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Every life of the record, the first first, the present one last.
     *
     * @return list<Life>
     */
    public function lives(): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The record as a row of `backorders`, with the instant at which a cycle must look at it next.
     *
     * @return array<string, int|string|null>
     */
    public function toRow(int|\DateTimeInterface|null $dueAt = null): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Its outbox as rows of `effects`.
     *
     * @return list<array<string, int|string|null>>
     */
    public function effectRows(): array
    {
        throw new \LogicException(__METHOD__);
    }
}
