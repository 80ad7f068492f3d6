<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

/** The registrar's platform. */
enum Platform: string
{
    /** ISPAPI, the platform of HEXONET. */
    case Ispapi = 'ispapi';
    /** CentralNic Reseller, its successor. */
    case Cnr = 'cnr';
}
