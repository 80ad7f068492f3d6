<?php

declare(strict_types=1);

namespace Backorder;

/** One page of a search. */
final class SearchResult implements \Countable
{
    /** How many names match in all. */
    public readonly int $total;
    /** @var list<DroplistRow> */
    public readonly array $rows;

    /** The rows of this page. */
    public function count(): int
    {
        throw new \LogicException(__METHOD__);
    }
}
