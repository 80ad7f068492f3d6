<?php

declare(strict_types=1);

namespace Backorder;

/** When a name drops, and who says so. Never the client. UTC seconds. */
final class Listing
{
    public readonly int $dropAt;
    public readonly ?int $finalizationAt;
    /** The droplist that says so; null: an admin. */
    public readonly ?int $list;
    /** Whether an admin fixed the date, so that droplists do not change it. */
    public readonly bool $isPinned;
    /** The finalization if it is known, else the drop; UTC seconds. */
    public readonly int $deadline;

    /**
     * The registrar's droplist says so. Every list has another number, a repeated one the same.
     *
     * @throws Exception\TimeException time-invalid
     */
    public static function ofDroplist(
        int|\DateTimeInterface $dropAt,
        int|string $list,
        int|\DateTimeInterface|null $finalizationAt = null,
    ): Listing {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The reseller's staff says so.
     *
     * @throws Exception\TimeException time-invalid
     */
    public static function ofAdmin(
        int|\DateTimeInterface $dropAt,
        int|\DateTimeInterface|null $finalizationAt = null,
        bool $isPinned = true,
    ): Listing {
        throw new \LogicException(__METHOD__);
    }

    /** Where an instant lies, by the leads and graces of a policy. */
    public function phase(int|\DateTimeInterface $now, Policy $policy): Phase
    {
        throw new \LogicException(__METHOD__);
    }

    /** The first instant at which the price is held, UTC seconds. */
    public function windowOpens(Policy $policy): int
    {
        throw new \LogicException(__METHOD__);
    }

    /** The first instant at which the application is sent, UTC seconds. */
    public function submissionAt(Policy $policy): int
    {
        throw new \LogicException(__METHOD__);
    }

    /** The last instant at which waiting for funds makes sense, UTC seconds. */
    public function graceEnds(Policy $policy): int
    {
        throw new \LogicException(__METHOD__);
    }

    /** The last instant at which an application may be sent, UTC seconds. */
    public function sendingEnds(Policy $policy): int
    {
        throw new \LogicException(__METHOD__);
    }
}
