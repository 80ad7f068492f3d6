<?php

declare(strict_types=1);

namespace Backorder\Exception;

/** Errors about statuses, events and effects, 400 to 499. */
final class LifecycleException extends \RuntimeException implements BackorderException
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
