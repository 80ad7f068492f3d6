<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Psr\Log\LoggerInterface;

/** A logger of PSR-3. */
final class PsrLog implements Log
{
    public function __construct(private LoggerInterface $logger)
    {
    }

    public function write(string $level, string $message, array $context = []): void
    {
        $this->logger->log($level, $message, $context);
    }
}
