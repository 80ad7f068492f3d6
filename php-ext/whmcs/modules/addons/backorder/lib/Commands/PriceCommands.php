<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Commands;

use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Input;

/** What backorders cost in the client's currency. */
final class PriceCommands implements Family
{
    public function __construct(private Addon $addon)
    {
    }

    public function commands(): array
    {
        return ['QUERYPRICELIST' => $this->prices(...)];
    }

    private function prices(array $command, Caller $caller): Answer
    {
        $currency = $caller->currency();
        $format = Caller::format($currency);
        $only = strtolower(ltrim($command['TLD'] ?? '', '.'));
        $prices = [];
        $shown = $this->addon->pricesFor($caller->client);
        foreach ($shown->tariffs($currency->code) as $tariff) {
            if ($tariff->full !== null && in_array($only, ['', $tariff->tld], true)) {
                $prices[$tariff->tld] = [
                    'PRICEFULL' => $tariff->full->toDecimal(),
                    'PRICEFULL_FORMATED' => $format->format($tariff->full),
                    'CURRENCYSUFFIX' => Input::plain($currency->suffix),
                    'CURRENCY' => $currency->code, 'TLD' => $tariff->tld,
                ];
            }
        }
        return Answer::of($prices);
    }
}
