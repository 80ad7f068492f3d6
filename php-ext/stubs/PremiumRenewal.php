<?php

declare(strict_types=1);

namespace Backorder;

/** Whether the renewal of a premium domain is sent: only at the price the client has paid. */
final class PremiumRenewal
{
    /** Today's price in billing's currency; null: not known, or an ordinary domain. */
    public readonly ?string $price;
    /** ordinary, with-class or refuse. */
    public readonly string $decision;
    /** For refuse: premium-price-changed, premium-cost-missing, premium-price-unknown,
     * no-longer-premium or premium-disabled. */
    public readonly ?string $reason;

    /**
     * @param string $class the registrar's class today; empty: an ordinary domain
     * @param string $currency billing's
     * @param array<string, string> $relations the account's, by name (StatusUser)
     * @param ?string $billingCost what billing keeps as the cost of the renewal
     * @param array<string, string> $rates units of a currency for one of a common base
     * @throws Exception\MoneyException
     * @throws Exception\BookException row-invalid: a rate that is none
     */
    public static function of(
        string $class,
        string $currency,
        array $relations,
        ?string $billingCost = null,
        array $rates = [],
        bool $isEnabled = true,
    ): PremiumRenewal {
        throw new \LogicException(__METHOD__);
    }
}
