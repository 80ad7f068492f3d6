<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

/** The live system, or the one for tests. */
enum System: string
{
    /** Real registrations, real money. */
    case Live = 'live';
    /** Operational test and evaluation. */
    case Ote = 'ote';
}
