<?php

declare(strict_types=1);

namespace Backorder;

/** Who acts. */
enum Actor: string
{
    /** The client whose backorder it is. */
    case Client = 'client';
    /** The reseller's staff. */
    case Admin = 'admin';
}
