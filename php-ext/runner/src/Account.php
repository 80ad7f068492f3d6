<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Money;
use Backorder\Tax;

/** A client's money as billing has it, all of one moment. */
final class Account
{
    /**
     * @param Money $credit the balance; its currency is the client's
     * @param Money $unpaid what is still to be paid of unpaid invoices, "Add Funds" ones left out
     * @param list<string> $noted which of the ids asked for stand in the notes of the client's
     *     invoices, whatever the state of these
     * @param ?Tax $tax the tax on the client's prices; null: none
     */
    public function __construct(
        public readonly Money $credit,
        public readonly Money $unpaid,
        public readonly array $noted = [],
        public readonly ?Tax $tax = null,
    ) {
    }
}
