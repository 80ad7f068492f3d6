<?php

declare(strict_types=1);

namespace Backorder\Exception;

/** Errors about time, zones and drop rules, 300 to 399. */
final class TimeException extends \RuntimeException implements BackorderException
{
    public function getKind(): string
    {
        throw new \LogicException(__METHOD__);
    }

    public function getSubject(): string
    {
        throw new \LogicException(__METHOD__);
    }
}
