<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

use Backorder\BackorderKind;
use Backorder\Charge;
use Backorder\Cost;
use Backorder\Margin;
use Backorder\Money;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Rates;
use Backorder\Whmcs\Refusal;

/** Prices per ending, currency and kind, with what the registrar charges beside them. */
final class Pricing implements AdminPage
{
    public function __construct(private Addon $addon)
    {
    }

    public function change(): ?string
    {
        switch (Input::text('action')) {
            case 'save':
                $this->save();
                return null;
            case 'import':
                return $this->addon->prices->fromCsv(Input::text('csv')) . ' prices';
            case 'export':
                Output::file('backorder-prices.csv', 'text/csv', $this->addon->prices->toCsv());
            default:
                throw new Refusal('no_such_page');
        }
    }

    public function html(array $common): string
    {
        $prices = $this->addon->prices->list();
        $costs = $this->addon->prices->costs();
        $rates = Rates::read();
        $stored = [];
        foreach ($prices->rows as $row) {
            $stored[$row['tld']][$row['kind']][$row['currency']] = $row['price'];
        }
        $tlds = array_unique([...array_column($prices->rows, 'tld'), ...array_column(
            $costs->rows,
            'tld',
        )]);
        sort($tlds);
        $rows = [];
        foreach ($tlds as $tld) {
            foreach (BackorderKind::cases() as $kind) {
                $cost = $costs->cost($tld, $kind);
                $cells = [];
                foreach ($rates->codes() as $code) {
                    $price = $prices->price($tld, $code, $kind);
                    $cells[$code] = [
                        'price' => $stored[$tld][$kind->value][$code] ?? '',
                        'margin' => $price === null || $cost === null ? ''
                            : $this->margin($price, $cost, $rates),
                    ];
                }
                $rows[] = [
                    'tld' => $tld, 'kind' => $kind->value, 'cells' => $cells,
                    'cost' => $cost?->amount ?? '', 'cost_currency' => $cost?->currency ?? '',
                ];
            }
        }
        return View::render('admin/pricing', $common + [
            'rows' => $rows, 'currencies' => $rates->codes(),
        ]);
    }

    /** A row of the form: the prices of an ending and kind in each currency, and the cost. */
    private function save(): void
    {
        $tld = ltrim(strtolower(trim(Input::text('tld'))), '.');
        $kind = BackorderKind::tryFrom(Input::text('kind'))?->value
            ?? throw new Refusal('no_such_kind');
        $rows = [];
        foreach (Rates::read()->codes() as $code) {
            $price = trim(Input::text("price_$code"));
            if ($price !== '') {
                $rows[] = ['tld' => $tld, 'currency' => $code, 'kind' => $kind, 'price' => $price];
            }
        }
        $cost = trim(Input::text('cost'));
        $costs = $cost === '' ? [] : [[
            'tld' => $tld, 'currency' => strtoupper(trim(Input::text('cost_currency'))),
            'kind' => $kind, 'cost' => $cost,
        ]];
        $this->addon->prices->put($tld, $kind, $rows, $costs);
    }

    /** What is earned, by WHMCS's rates; empty where there is none for the cost's currency. */
    private function margin(Money $price, Cost $cost, Rates $rates): string
    {
        $rate = $cost->currency === $price->currency
            ? null : $rates->between($cost->currency, $price->currency);
        if ($rate === null && $cost->currency !== $price->currency) {
            return '';
        }
        $charge = $this->addon->taxOf(null)?->charge($price) ?? Charge::untaxed($price);
        return (string) Margin::of($charge, $cost, $rate);
    }
}
