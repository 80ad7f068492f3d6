<?php

declare(strict_types=1);

namespace Backorder;

/** Why a backorder is where it is, in sentences. */
final class Explanation implements \Stringable
{
    /**
     * Why it is where it is.
     *
     * @var list<string>
     */
    public readonly array $because;
    /**
     * What will happen next by itself, in order.
     *
     * @var list<string>
     */
    public readonly array $next;
    /**
     * What somebody could do about it.
     *
     * @var list<string>
     */
    public readonly array $wouldChange;

    /** All of it, one sentence a line. */
    public function __toString(): string
    {
        throw new \LogicException(__METHOD__);
    }
}
