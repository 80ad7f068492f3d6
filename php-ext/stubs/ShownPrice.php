<?php

declare(strict_types=1);

namespace Backorder;

/** Which amount of a price is shown to a client. */
enum ShownPrice: string
{
    /** As it stands in the price list, whether it contains the tax or not. */
    case Listed = 'listed';
    /** Without the tax. */
    case Net = 'net';
    /** With the tax: what is held and invoiced. */
    case Gross = 'gross';
}
