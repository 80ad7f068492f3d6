<?php

declare(strict_types=1);

namespace Backorder\Runner\Sync;

/** Where the report of a run goes: a mail to those who keep the domains. */
interface SyncReports
{
    /** @param string $id another for each run, fit for a Message-ID */
    public function send(string $id, string $subject, string $text, string $html): void;
}
