<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Moving;

use Backorder\Exception\BackorderException;
use Backorder\PriceList;
use UnexpectedValueException;
use WHMCS\Database\Capsule;

/** The original's prices as rows of a price list. What is no exact price is listed. */
final class PriceRows
{
    private const KINDS = ['FULL' => 'fullprice', 'LITE' => 'liteprice'];

    /** @var array<string, array{tld: string, currency: string, kind: string, price: string}> */
    private array $found = [];

    /** @var array<string, string> why some are not taken */
    private array $bad = [];

    public function __construct(private Report $report)
    {
    }

    /**
     * Those that are not there yet.
     *
     * @param PriceList $there what is offered here already: it stays
     * @return list<array{tld: string, currency: string, kind: string, price: string}>
     */
    public function read(Original $original, PriceList $there): array
    {
        $codes = Capsule::table('tblcurrencies')->pluck('code', 'id')->all();
        foreach ($original->prices() as $row) {
            foreach (self::KINDS as $kind => $column) {
                // 0 is how the original writes "not offered", and NULL, too.
                if ($row->$column !== null && (float) $row->$column !== 0.0) {
                    $this->take($row, $kind, (float) $row->$column, $codes);
                }
            }
        }
        $known = [];
        foreach ($there->rows as $row) {
            $known["{$row['tld']} {$row['currency']} {$row['kind']}"] = $row['price'];
        }
        foreach (array_intersect_key($known, $this->found) as $key => $price) {
            if ($price !== $this->found[$key]['price']) {
                $this->bad[$key] = "is {$this->found[$key]['price']} in the original and $price "
                    . 'here, where it stays: change it under Pricing if need be';
            }
        }
        foreach ($this->bad as $key => $why) {
            $this->report->refuse("price $key", $why);
        }
        return array_values(array_diff_key($this->found, $known, $this->bad));
    }

    /** @param array<int, string> $codes */
    private function take(object $row, string $kind, float $value, array $codes): void
    {
        $tld = strtolower(ltrim(trim((string) $row->extension), '.'));
        $currency = $codes[$row->currency_id] ?? null;
        $key = "$tld " . ($currency ?? "currency $row->currency_id") . " $kind";
        if ($currency === null) {
            $this->bad[$key] = "row $row->id: there is no such currency in WHMCS";
            return;
        }
        try {
            $price = FloatPrice::exact($value, $currency);
            $one = PriceList::ofRows([compact('tld', 'currency', 'kind', 'price')])->rows[0];
        } catch (UnexpectedValueException | BackorderException $error) {
            $this->bad[$key] = "row $row->id: {$error->getMessage()}; enter it under Pricing";
            return;
        }
        $key = "{$one['tld']} $currency $kind";
        $before = $this->found[$key]['price'] ?? $one['price'];
        if ($before !== $one['price']) {
            $this->bad[$key] = "row $row->id: there are two prices, $before and {$one['price']}; "
                . 'delete one of them in backorder_pricing, or enter it under Pricing';
        }
        $this->found[$key] = $one;
    }
}
