<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Sync;

use Backorder\Runner\Sync\SyncReports;
use Backorder\Whmcs\Ports\LocalApi;

/** The report goes to the admins whose role gets system mails. */
final class SyncMail implements SyncReports
{
    public function send(string $id, string $subject, string $text, string $html): void
    {
        LocalApi::call('SendAdminEmail', [
            'type' => 'system', 'customsubject' => $subject, 'custommessage' => $html,
        ]);
    }
}
