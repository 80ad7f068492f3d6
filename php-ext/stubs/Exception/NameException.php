<?php

declare(strict_types=1);

namespace Backorder\Exception;

/** Errors about domain names, 100 to 199. */
final class NameException extends \RuntimeException implements BackorderException
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
