<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

use Backorder\BackorderKind;
use Backorder\Charge;
use Backorder\ExchangeRate;
use Backorder\Margin;
use Backorder\Money;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Refusal;
use WHMCS\Database\Capsule;

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
        $currencies = self::currencies();
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
                foreach (array_keys($currencies) as $code) {
                    $price = $prices->price($tld, $code, $kind);
                    $cells[$code] = [
                        'price' => $this->stored($tld, $code, $kind->value),
                        'margin' => $price === null || $cost === null ? ''
                            : $this->margin($price, $cost, $currencies),
                    ];
                }
                $rows[] = [
                    'tld' => $tld, 'kind' => $kind->value, 'cells' => $cells,
                    'cost' => $cost?->amount ?? '', 'cost_currency' => $cost?->currency ?? '',
                ];
            }
        }
        return View::render('admin/pricing', $common + [
            'rows' => $rows, 'currencies' => array_keys($currencies),
        ]);
    }

    /** A row of the form: the prices of an ending and kind in each currency, and the cost. */
    private function save(): void
    {
        $tld = ltrim(strtolower(trim(Input::text('tld'))), '.');
        $kind = BackorderKind::tryFrom(Input::text('kind'))?->value
            ?? throw new Refusal('no_such_kind');
        $rows = array_filter(
            $this->addon->prices->list()->rows,
            fn ($row) => $row['tld'] !== $tld || $row['kind'] !== $kind,
        );
        foreach (array_keys(self::currencies()) as $code) {
            $price = trim(Input::text("price_$code"));
            if ($price !== '') {
                $rows[] = ['tld' => $tld, 'currency' => $code, 'kind' => $kind, 'price' => $price];
            }
        }
        $costs = array_filter(
            $this->addon->prices->costs()->rows,
            fn ($row) => $row['tld'] !== $tld || $row['kind'] !== $kind,
        );
        if (trim(Input::text('cost')) !== '') {
            $costs[] = [
                'tld' => $tld, 'currency' => Input::text('cost_currency'), 'kind' => $kind,
                'cost' => trim(Input::text('cost')),
            ];
        }
        // Both are read before either is written: a faulty one changes nothing.
        \Backorder\CostList::ofRows(array_values($costs));
        $this->addon->prices->replace(array_values($rows));
        $this->addon->prices->replaceCosts(array_values($costs));
    }

    private function stored(string $tld, string $code, string $kind): string
    {
        foreach ($this->addon->prices->list()->rows as $row) {
            if ([$row['tld'], $row['currency'], $row['kind']] === [$tld, $code, $kind]) {
                return $row['price'];
            }
        }
        return '';
    }

    /** What is earned, by WHMCS's rates; empty where there is none for the cost's currency. */
    private function margin(Money $price, \Backorder\Cost $cost, array $currencies): string
    {
        $rate = null;
        if ($cost->currency !== $price->currency) {
            if (!isset($currencies[$cost->currency])) {
                return '';
            }
            // WHMCS's rates are units of a currency for one of the default one.
            $to = (string) $currencies[$price->currency];
            $from = (string) $currencies[$cost->currency];
            $text = number_format((float) $to / (float) $from, 6, '.', '');
            $rate = ExchangeRate::of($cost->currency, $price->currency, $text);
        }
        $charge = $this->addon->taxOf(null)?->charge($price) ?? Charge::untaxed($price);
        return (string) Margin::of($charge, $cost, $rate);
    }

    /** @return array<string, string> the rate by code */
    private static function currencies(): array
    {
        return Capsule::table('tblcurrencies')->orderByDesc('default')->orderBy('code')
            ->pluck('rate', 'code')->all();
    }
}
