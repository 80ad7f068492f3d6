<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\InvoiceState;
use Backorder\Money;

/** An invoice as billing shows it. */
final class Invoice
{
    /**
     * @param int $id its number
     * @param Money $total what was sold, tax included, whatever has been paid of it
     * @param Money $balance what is still to be paid
     * @param Money $applied what of the client's credit was applied to it so far
     */
    public function __construct(
        public readonly int $id,
        public readonly Money $total,
        public readonly Money $balance,
        public readonly Money $applied,
        public readonly InvoiceState $state,
    ) {
    }
}
