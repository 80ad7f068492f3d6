<?php

declare(strict_types=1);

/*
 * The interface of PSR-20, as it was published, for where Debian has no package of it yet.
 */

namespace Psr\Clock;

use DateTimeImmutable;

$packaged = '/usr/share/php/Psr/Clock/ClockInterface.php';
if (is_file($packaged)) {
    require_once $packaged;
} elseif (!interface_exists(ClockInterface::class, false)) {
    interface ClockInterface
    {
        public function now(): DateTimeImmutable;
    }
}
