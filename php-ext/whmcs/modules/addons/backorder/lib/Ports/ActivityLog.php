<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Ports;

use Backorder\Runner\Log;
use Throwable;

/** What went wrong in a run, in WHMCS's activity log. */
final class ActivityLog implements Log
{
    public function write(string $level, string $message, array $context = []): void
    {
        if (!in_array($level, ['warning', 'error'], true)) {
            return;
        }
        $about = '';
        foreach (array_filter($context, is_scalar(...)) as $name => $value) {
            $about .= " $name=$value";
        }
        try {
            logActivity("Backorder: $message$about", (int) ($context['client'] ?? 0));
        } catch (Throwable) {
            // The log is no reason to stop.
        }
    }
}
