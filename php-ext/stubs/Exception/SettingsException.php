<?php

declare(strict_types=1);

namespace Backorder\Exception;

/** Errors about the policy, the plan of the jobs and message catalogs, 1000 to 1099. */
final class SettingsException extends \RuntimeException implements BackorderException
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
