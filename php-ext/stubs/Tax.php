<?php

declare(strict_types=1);

namespace Backorder;

/** How a client's prices are taxed: up to two rates in percent, with at most four decimals. */
final class Tax implements \Stringable
{
    public readonly string $first;
    public readonly string $second;
    public readonly bool $compound;
    public readonly bool $inclusive;

    /**
     * @param string $first the first rate: '19', '19.000'
     * @param string $second the second rate
     * @param bool $compound the second rate is taken of the net and the first tax together
     * @param bool $inclusive prices contain the tax
     * @throws Exception\MoneyException tax-invalid
     */
    public function __construct(
        string $first,
        string $second = '0',
        bool $compound = false,
        bool $inclusive = false,
    ) {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What a client is charged at this price, each rate rounded half up for itself; a price that
     * contains the tax is the gross amount as it stands.
     *
     * @throws Exception\MoneyException amount-overflow; price-negative
     */
    public function charge(Money $price): Charge
    {
        throw new \LogicException(__METHOD__);
    }

    /** As rows have it: `none`, `19`, `5+9.975`, `5*9.975` (compound), `incl 19`. */
    public function __toString(): string
    {
        throw new \LogicException(__METHOD__);
    }
}
