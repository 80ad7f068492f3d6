<?php

declare(strict_types=1);

namespace Backorder;

/** How WHMCS shows amounts of one currency; the three are columns of tblcurrencies. */
final class MoneyFormat
{
    /** Written before the digits and their sign. */
    public readonly string $prefix;
    /** Written after the digits. */
    public readonly string $suffix;
    /** 1 = 1234.56, 2 = 1,234.56, 3 = 1.234,56, 4 = 1,234 */
    public readonly int $style;

    /** @throws Exception\MoneyException amount-invalid for a style that is not 1 to 4 */
    public function __construct(string $prefix = '', string $suffix = '', int $style = 1)
    {
        throw new \LogicException(__METHOD__);
    }

    /** The amount as WHMCS shows it. */
    public function format(Money $amount): string
    {
        throw new \LogicException(__METHOD__);
    }
}
