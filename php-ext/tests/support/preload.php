<?php

declare(strict_types=1);

namespace Backorder\Tests;

use Backorder\Engine;
use Backorder\Listing;
use Backorder\Status;

/*
 * Preloaded once for all requests: a class whose constants, defaults and types are of the
 * extension, and which has used it by then.
 */

final class Preloaded
{
    public const STATUS = Status::Active;
    public static ?Listing $listing = null;

    public function __construct(
        public readonly Status $status = Status::Requested,
        private ?Engine $engine = null,
    ) {
    }

    public static function now(): int
    {
        return Listing::ofAdmin(5)->dropAt;
    }
}

Preloaded::$listing = Listing::ofAdmin(7);
Preloaded::now();
