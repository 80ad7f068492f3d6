<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

use Backorder\Exception\ClientException;

/**
 * The pages of a list: each is the rows that did not come before, as arrays by column. Read once.
 *
 * @implements \Iterator<int, list<array<string, ?string>>>
 */
final class Pages implements \Iterator
{
    /** @return ?list<array<string, ?string>> */
    public function current(): ?array
    {
        throw new \LogicException(__METHOD__);
    }

    public function key(): int
    {
        throw new \LogicException(__METHOD__);
    }

    /** @throws ClientException */
    public function next(): void
    {
        throw new \LogicException(__METHOD__);
    }

    /** @throws ClientException config: after the first page */
    public function rewind(): void
    {
        throw new \LogicException(__METHOD__);
    }

    public function valid(): bool
    {
        throw new \LogicException(__METHOD__);
    }
}
