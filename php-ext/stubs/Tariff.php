<?php

declare(strict_types=1);

namespace Backorder;

/** What backorders cost below one TLD, in one currency. */
final class Tariff
{
    /** In ACE form, without a leading dot. */
    public readonly string $tld;
    /** The price of a FULL backorder, if there is one. */
    public readonly ?Money $full;
    /** The price of a LITE backorder, if there is one and the registrar offers LITE there. */
    public readonly ?Money $lite;
}
