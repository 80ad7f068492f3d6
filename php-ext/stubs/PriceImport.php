<?php

declare(strict_types=1);

namespace Backorder;

/** What billing should store as the prices of a TLD, and how that compares. */
final class PriceImport
{
    /** blocked, no-rate or out-of-range; everything else is empty then. */
    public readonly ?string $leftOut;
    /**
     * For 1 to 10 years; "-1.00" is not offered.
     *
     * @var list<string>
     */
    public readonly array $register;
    /** @var list<string> */
    public readonly array $renew;
    /** @var list<string> */
    public readonly array $transfer;
    public readonly ?string $redemption;
    /**
     * "renew-only 1", "renew-not-possible 10", free-transfer.
     *
     * @var list<string>
     */
    public readonly array $flags;
    /**
     * What WHMCS's own import would store above the true cost of a registration, by years.
     *
     * @var array<int, string>
     */
    public readonly array $difference;
    /**
     * Where what is stored differs: kind, years, old, new.
     *
     * @var list<list<string>>
     */
    public readonly array $changes;
    /**
     * Where what is stored is below the cost: kind, years.
     *
     * @var list<list<string>>
     */
    public readonly array $loss;

    /**
     * @param array<string, mixed> $prices currency, setup, annual, transfer, restore,
     *     setup_by_term, annual_by_term; of Openprovider create, renew and min_period
     * @param array<string, mixed> $settings mode (exact, multiply, first-term), rates (units of
     *     each currency for one of a common base), margin_percent or margin_amount, rounding
     *     (".99"), register_terms, renew_terms, max_registration_period
     * @param array<string, mixed> $stored register, renew, transfer, redemption
     * @throws Exception\MoneyException an amount or a currency that is none
     * @throws Exception\NameException the TLD is none
     * @throws Exception\SyncException domain-row-invalid, sync-setting-invalid
     */
    public static function of(
        Provider $provider,
        string $tld,
        array $prices,
        string $currency,
        array $settings = [],
        array $stored = [],
    ): PriceImport {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The backorder prices that should be stored otherwise, by TLD and kind.
     *
     * @param string $currency billing's
     * @param array<string, mixed> $settings rates, margin_percent or margin_amount, rounding
     * @return list<BackorderPriceChange>
     * @throws Exception\SyncException sync-setting-invalid, domain-row-invalid
     * @throws Exception\MoneyException currency-unknown
     */
    public static function backorders(
        CostList $costs,
        PriceList $stored,
        string $currency,
        array $settings = [],
    ): array {
        throw new \LogicException(__METHOD__);
    }
}
