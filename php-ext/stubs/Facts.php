<?php

declare(strict_types=1);

namespace Backorder;

/**
 * What is known from outside when Engine::explain() is asked; what is null is not known.
 *
 * `new Facts(reseller: $client->statusAccount(), isFree: true)`
 */
final class Facts
{
    /** The reseller's account at the registrar. */
    public readonly ?ResellerFunds $reseller;
    /**
     * What the registrar charges for the name, in the currency of that account. Without it a
     * balance of 0 or below still says that nothing can be bought.
     */
    public readonly ?Cost $cost;
    /** Whether the name is free to register right now. */
    public readonly ?bool $isFree;

    public function __construct(
        ?ResellerFunds $reseller = null,
        ?Cost $cost = null,
        ?bool $isFree = null,
    ) {
        throw new \LogicException(__METHOD__);
    }

    /** The same with some of them changed. */
    public function with(
        ?ResellerFunds $reseller = null,
        ?Cost $cost = null,
        ?bool $isFree = null,
    ): Facts {
        throw new \LogicException(__METHOD__);
    }
}
