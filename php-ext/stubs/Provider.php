<?php

declare(strict_types=1);

namespace Backorder;

/** A registrar whose answers and rules are known. */
enum Provider: string
{
    /** Openprovider. */
    case Openprovider = 'openprovider';
    /** ISPAPI (HEXONET). */
    case Ispapi = 'ispapi';
    /** CentralNic Reseller (RRPproxy). */
    case Cnr = 'cnr';
}
