<?php

declare(strict_types=1);

namespace Backorder\Exception;

/** Errors about accounts and holds, 500 to 599. */
final class FundsException extends \RuntimeException implements BackorderException
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
