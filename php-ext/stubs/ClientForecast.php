<?php

declare(strict_types=1);

namespace Backorder;

/** What a client will need by drop day, in the currency of the account: Engine::forecast(). */
final class ClientForecast
{
    /** What is free now: credit - unpaid - all holds; may be below zero. */
    public readonly Money $free;
    /**
     * The days on which something drops that is not funded yet, in order.
     *
     * @var list<NeedDay>
     */
    public readonly array $days;
    /** The first day that falls short: "2027-07-14". */
    public readonly ?string $firstShort;
    /**
     * Backorders without a price in the account's currency today: they will not be funded.
     *
     * @var list<int>
     */
    public readonly array $withoutPrice;
}
