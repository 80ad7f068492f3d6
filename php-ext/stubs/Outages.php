<?php

declare(strict_types=1);

namespace Backorder;

/** The owners that do not answer at present. Small enough to be read and stored whole. */
final class Outages implements \Countable
{
    /**
     * Every outage, by upstream.
     *
     * @var list<Outage>
     */
    public readonly array $all;

    /** Everybody answers. */
    public function __construct()
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What was stored; of two rows for one upstream the longer outage counts.
     *
     * @param list<array<string, int|string|null>> $rows rows of `outages`
     * @throws Exception\BookException row-invalid, naming the column
     */
    public static function ofRows(array $rows): Outages
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The upstream was asked and gave no answer: nothing came, or "not now".
     *
     * @return bool whether that is a new outage, whose row is to be stored
     * @throws Exception\TimeException time-invalid
     */
    public function notAnswered(Upstream $upstream, int|\DateTimeInterface $now): bool
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The upstream has answered.
     *
     * @return bool whether that ends an outage, whose row is to be deleted
     */
    public function answered(Upstream $upstream): bool
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The outages of which the reseller has to be alerted now, each once: they have lasted for
     * Policy::$upstreamPatience. Store their rows before the alerts are sent, and a crash in
     * between loses one; store them after, and one may be sent twice, under the same id.
     *
     * @return list<Outage>
     * @throws Exception\TimeException time-invalid
     */
    public function alerts(Policy $policy, int|\DateTimeInterface $now): array
    {
        throw new \LogicException(__METHOD__);
    }

    /** How many owners do not answer. */
    public function count(): int
    {
        throw new \LogicException(__METHOD__);
    }
}
