<?php

declare(strict_types=1);

namespace Backorder;

/** The owners that do not answer at present. Small enough to be read and stored whole. */
final class Silences implements \Countable
{
    /**
     * Every silence, by owner.
     *
     * @var list<Silence>
     */
    public readonly array $all;

    /** Everybody answers. */
    public function __construct()
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What was stored; of two rows for one owner the longer silence counts.
     *
     * @param list<array<string, int|string|null>> $rows rows of `silences`
     * @throws Exception\BookException row-invalid, naming the column
     */
    public static function ofRows(array $rows): Silences
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The owner was asked and gave no answer: nothing came, or "not now".
     *
     * @return bool whether that is a new silence, whose row is to be stored
     * @throws Exception\TimeException time-invalid
     */
    public function unheard(Owner $owner, int $now): bool
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The owner has answered.
     *
     * @return bool whether that ends a silence, whose row is to be deleted
     */
    public function heard(Owner $owner): bool
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The silences of which the reseller has to be alerted now, each once: they have lasted for
     * Policy::$ownerPatience. Store their rows before the alerts are sent, and a crash in between
     * loses one; store them after, and one may be sent twice, under the same id.
     *
     * @return list<Silence>
     * @throws Exception\TimeException time-invalid
     */
    public function alerts(Policy $policy, int $now): array
    {
        throw new \LogicException(__METHOD__);
    }

    /** How many owners do not answer. */
    public function count(): int
    {
        throw new \LogicException(__METHOD__);
    }
}
