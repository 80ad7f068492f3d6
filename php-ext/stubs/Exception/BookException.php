<?php

declare(strict_types=1);

namespace Backorder\Exception;

/** Errors about rows and the book, 800 to 899. */
final class BookException extends \RuntimeException implements BackorderException
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
