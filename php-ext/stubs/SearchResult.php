<?php

declare(strict_types=1);

namespace Backorder;

/**
 * One page of a search.
 *
 * @implements \IteratorAggregate<int, DroplistRow>
 */
final class SearchResult implements \Countable, \IteratorAggregate
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

    /** @return \Iterator<int, DroplistRow> */
    public function getIterator(): \Iterator
    {
        throw new \LogicException(__METHOD__);
    }
}
