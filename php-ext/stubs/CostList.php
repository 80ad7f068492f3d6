<?php

declare(strict_types=1);

namespace Backorder;

/** What the registrar charges the reseller for a success, by TLD and kind. */
final class CostList implements \Countable
{
    /**
     * All costs by TLD and kind, as ofRows() reads them.
     *
     * @var list<array{tld: string, currency: string, kind: string, cost: string}>
     */
    public readonly array $rows;

    /** An empty list. */
    public function __construct()
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * A list of rows, amounts as decimal strings.
     *
     * @param list<array{tld: string, currency: string, kind: string, cost: string}> $rows
     * @throws Exception\BookException row-invalid, naming the row
     * @throws Exception\NameException the TLD is none
     * @throws Exception\MoneyException the errors of Cost::of(), kind-unavailable, price-negative,
     *     price-duplicate
     */
    public static function ofRows(array $rows): CostList
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Adds one cost. Zero is a cost.
     *
     * @throws Exception\NameException the TLD is none
     * @throws Exception\MoneyException price-negative, price-duplicate
     */
    public function insert(string $tld, BackorderKind $kind, Cost $cost): void
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The cost, if known.
     *
     * @throws Exception\NameException the TLD is none
     */
    public function cost(string $tld, BackorderKind $kind): ?Cost
    {
        throw new \LogicException(__METHOD__);
    }

    /** The number of costs. */
    public function count(): int
    {
        throw new \LogicException(__METHOD__);
    }
}
