<?php

declare(strict_types=1);

namespace Backorder;

/** What may happen in which status: the table that the engine goes by. */
final class Lifecycle
{
    /**
     * Every status, and "none" (there is no record yet) and "deleted".
     *
     * @return list<string>
     */
    public static function stages(): array
    {
        throw new \LogicException(__METHOD__);
    }

    /** @return list<Transition> */
    public static function transitions(): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The stages that an event may lead to; none: it is not allowed there.
     *
     * @return list<string>
     * @throws Exception\LifecycleException word-unknown: no such stage
     */
    public static function targets(string $stage, Event $event): array
    {
        throw new \LogicException(__METHOD__);
    }

    /** Whether nothing holds money any more in this status. */
    public static function isTerminal(Status $status): bool
    {
        throw new \LogicException(__METHOD__);
    }

    /** Whether the registrar has an application that has not ended. */
    public static function isApplied(Status $status): bool
    {
        throw new \LogicException(__METHOD__);
    }
}
