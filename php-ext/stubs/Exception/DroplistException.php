<?php

declare(strict_types=1);

namespace Backorder\Exception;

/** Errors about import, image and search of the droplist, 600 to 699. */
final class DroplistException extends \RuntimeException implements BackorderException
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
