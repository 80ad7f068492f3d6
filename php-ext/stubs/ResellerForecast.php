<?php

declare(strict_types=1);

namespace Backorder;

/** What the registrar will charge the reseller by drop day, in the currency of the account. */
final class ResellerForecast
{
    /** What can be charged now. */
    public readonly Cost $available;
    /**
     * The days on which something drops, in order.
     *
     * @var list<ForecastDay>
     */
    public readonly array $days;
    /** The first day that falls short: "2027-07-14". */
    public readonly ?string $firstShort;
    /**
     * Backorders whose cost is not known, or not in a currency there is a rate for.
     *
     * @var list<int>
     */
    public readonly array $withoutCost;

    /**
     * What all open backorders with a drop from now to the horizon will cost, and whether the
     * funds cover it. What the registrar has reserved already counts twice: the forecast errs on
     * the safe side.
     *
     * @param list<ExchangeRate> $rates into the currency of the account
     * @param int|\DateTimeInterface $now UTC seconds
     * @param int $horizon seconds from now
     * @throws Exception\MoneyException amount-overflow
     * @throws Exception\TimeException time-invalid
     */
    public static function of(
        Book $book,
        CostList $costs,
        array $rates,
        ResellerFunds $funds,
        int|\DateTimeInterface $now,
        int $horizon,
    ): ResellerForecast {
        throw new \LogicException(__METHOD__);
    }
}
