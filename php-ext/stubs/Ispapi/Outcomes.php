<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

use Backorder\Effect;
use Backorder\Exception\ClientException;
use Backorder\Outcome;

/**
 * What came of effects, by their ids, in the order in which it is known; see Client::carryAll().
 * Read once.
 *
 * There is no thread: the work goes on while next() waits, and rests while PHP does something else.
 * The time-outs do not rest. An answer that came meanwhile is taken where it is there as a whole;
 * else its outcome may be unknown. So let what is done between two outcomes take much less than the
 * client's `timeoutMs`, or collect them first: `iterator_to_array($outcomes)`.
 *
 * When the object goes, what is under way is cut off, and may be carried out all the same; to the
 * engine it is as after a crash. Nothing more is begun then.
 *
 * @implements \Iterator<string, Outcome>
 */
final class Outcomes implements \Iterator
{
    /** What this is the outcome of. */
    public readonly ?Effect $effect;
    /** What went wrong, for the log; null: nothing. */
    public readonly ?string $problem;

    public function current(): ?Outcome
    {
        throw new \LogicException(__METHOD__);
    }

    /** The id of the effect. */
    public function key(): ?string
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Begins what may be begun, and waits for the next outcome.
     *
     * @throws ClientException config: in a process that was forked from the one that began
     */
    public function next(): void
    {
        throw new \LogicException(__METHOD__);
    }

    /** @throws ClientException config: after the first outcome */
    public function rewind(): void
    {
        throw new \LogicException(__METHOD__);
    }

    public function valid(): bool
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Begins nothing more; what is under way still comes.
     *
     * @return list<Effect> what was not begun
     * @throws ClientException config: in a process that was forked from the one that began
     */
    public function stop(): array
    {
        throw new \LogicException(__METHOD__);
    }
}
