<?php

declare(strict_types=1);

namespace Backorder;

/** A line of the table of transitions. Stages are statuses, "none" and "deleted". */
final class Transition
{
    /** The stage before. */
    public readonly string $from;
    public readonly Event $event;
    /**
     * The stages after; which of them, the engine decides by dates, money and claims.
     *
     * @var list<string>
     */
    public readonly array $to;
}
