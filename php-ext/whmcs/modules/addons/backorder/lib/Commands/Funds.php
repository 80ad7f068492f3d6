<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Commands;

use Backorder\FormattedMoney;
use Backorder\Whmcs\Addon;

/** A client's money. */
final class Funds implements Family
{
    public function __construct(private Addon $addon)
    {
    }

    public function commands(): array
    {
        return ['GETAVAILABLEFUNDS' => $this->available(...)];
    }

    private function available(array $command, Caller $caller): Answer
    {
        $client = $caller->requireClient();
        $format = Caller::format($caller->currency());
        $funds = $this->addon->backorders()->account($client)->fundsDetails($client, $format)
            ?? throw new Failed(549, 'THE ACCOUNT CANNOT BE READ NOW');
        $shown = fn (FormattedMoney $of) => [
            'VALUE' => $of->amount->toDecimal(), 'VALUE_FORMATED' => $of->text,
        ];
        return Answer::of([
            'CREDITBALANCE' => $shown($funds->balance),
            'UNPAIDINVOICES' => $shown($funds->unpaid),
            'RESERVEDAMOUNT' => $shown($funds->reserved),
            'AMOUNT' => $shown($funds->available),
        ]);
    }
}
