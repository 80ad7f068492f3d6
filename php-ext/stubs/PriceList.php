<?php

declare(strict_types=1);

namespace Backorder;

/** What the reseller charges for a backorder, by TLD, currency and kind. */
final class PriceList implements \Countable
{
    /**
     * All prices, zeros included, by TLD, currency and kind, as ofRows() reads them.
     *
     * @var list<array{tld: string, currency: string, kind: string, price: string}>
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
     * @param list<array{tld: string, currency: string, kind: string, price: string}> $rows
     * @throws Exception\BookException row-invalid, naming the row
     * @throws Exception\NameException the TLD is none
     * @throws Exception\MoneyException the errors of Money::of(), kind-unavailable,
     *     price-negative, price-duplicate
     */
    public static function ofRows(array $rows): PriceList
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Adds one price. A price of zero means "not offered".
     *
     * @throws Exception\NameException the TLD is none
     * @throws Exception\MoneyException price-negative, price-duplicate, currency-unknown when ISO
     *     has withdrawn the currency
     */
    public function insert(string $tld, BackorderKind $kind, Money $price): void
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The price above zero, if there is one.
     *
     * @throws Exception\NameException the TLD is none
     * @throws Exception\MoneyException currency-unknown
     */
    public function price(string $tld, string $currency, BackorderKind $kind): ?Money
    {
        throw new \LogicException(__METHOD__);
    }

    /** The prices as one number of 16 hexadecimal digits: the same on every machine. */
    public function fingerprint(): string
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The list as a client is shown it: each price as it stands, without or with the client's tax,
     * as the policy says. For pages alone (offers, tariffs); an engine takes the list as it is and
     * puts the tax on it. A net price that rounds to 0 is shown as none.
     *
     * @param ?Tax $tax the client's; null: none
     * @throws Exception\MoneyException amount-overflow
     */
    public function shown(Policy $policy, ?Tax $tax = null): PriceList
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What backorders cost in one currency, by TLD; what cannot be backordered in it is left out.
     *
     * @return list<Tariff>
     * @throws Exception\MoneyException currency-unknown
     */
    public function tariffs(string $currency): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The TLDs with any price above zero: read names against them.
     *
     * @return list<string>
     */
    public function tlds(): array
    {
        throw new \LogicException(__METHOD__);
    }

    /** The number of prices, zeros included. */
    public function count(): int
    {
        throw new \LogicException(__METHOD__);
    }
}
