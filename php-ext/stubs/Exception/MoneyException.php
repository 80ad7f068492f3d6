<?php

declare(strict_types=1);

namespace Backorder\Exception;

/** Errors about money and prices, 200 to 299. */
final class MoneyException extends \RuntimeException implements BackorderException
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
