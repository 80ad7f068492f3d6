<?php

declare(strict_types=1);

namespace Backorder;

/** One page of a list of backorders. */
final class Page implements \Countable
{
    /** How many backorders match in all. */
    public readonly int $total;
    /** @var list<Backorder> */
    public readonly array $rows;

    /** The rows of this page. */
    public function count(): int
    {
        throw new \LogicException(__METHOD__);
    }
}
