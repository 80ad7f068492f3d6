<?php

declare(strict_types=1);

namespace Backorder;

/**
 * What a client will need by the day of the deadline, in the currency of the account:
 * Engine::forecast().
 */
final class ClientForecast
{
    /** What is free now: credit - unpaid - all holds; may be below zero. */
    public readonly Money $free;
    /**
     * The days with deadlines of what is not funded yet, in order.
     *
     * @var list<NeedDay>
     */
    public readonly array $days;
    /** The first day that falls short: "2027-07-14". */
    public readonly ?string $firstShort;
    /**
     * The backorders that will find too little when their turn comes: the earliest deadline goes
     * first, and one that does not fit takes nothing from a cheaper one after it.
     *
     * @var list<int>
     */
    public readonly array $short;
    /**
     * Backorders without a price in the account's currency today: they will not be funded.
     *
     * @var list<int>
     */
    public readonly array $withoutPrice;
}
