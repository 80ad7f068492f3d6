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

    /**
     * The rows with the prices in the client's currency and the client's own backorders, in order.
     *
     * @return list<Offer>
     */
    public function offers(
        PriceList $prices,
        string $currency,
        ?Book $book = null,
        int|string|null $client = null,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /** The rows of this page. */
    public function count(): int
    {
        throw new \LogicException(__METHOD__);
    }
}
