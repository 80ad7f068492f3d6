<?php

declare(strict_types=1);

namespace Backorder;

/** The two products of the registrar: for one name, FULL goes before LITE. */
enum BackorderKind: string
{
    /** Takes part in the auction when several FULL backorders catch one name. */
    case Full = 'FULL';
    /** Cheaper; gets the name only if no FULL backorder wants it. */
    case Lite = 'LITE';
}
