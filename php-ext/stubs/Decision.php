<?php

declare(strict_types=1);

namespace Backorder;

/** One decision about one backorder, or about an account alone. To be committed by Commit::of(). */
final class Decision
{
    public readonly int $client;
    public readonly int $at;
    public readonly Event $event;
    /** The backorder concerned; null when only an account changes. */
    public readonly ?int $backorder;
    public readonly ?DomainName $name;
    public readonly ?int $life;
    /** Where the life stood before: a status, "none" or "deleted". */
    public readonly ?string $from;
    /** Where it stands after. */
    public readonly ?string $to;
    /** The status after, if it is one. */
    public readonly ?Status $status;
    /** What happens to the hold. */
    public readonly ?HoldChange $hold;
    /** Why, where a life falls back or ends. */
    public readonly ?Cause $cause;
    /** What the other side said; may be empty. */
    public readonly string $reasonDetail;
    /** What should be known, though nothing depends on it. */
    public readonly ?string $warning;
    /** The registrar's reference it brings. */
    public readonly ?string $reference;
    /**
     * What is to be carried out, in order, once this is committed.
     *
     * @var list<Effect>
     */
    public readonly array $effects;
}
