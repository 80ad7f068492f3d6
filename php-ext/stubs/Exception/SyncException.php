<?php

declare(strict_types=1);

namespace Backorder\Exception;

/** Errors about domain sync and renewals, 700 to 799. */
final class SyncException extends \RuntimeException implements BackorderException
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
