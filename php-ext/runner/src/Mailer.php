<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Effect\AlertReseller;
use Backorder\Effect\NotifyClient;

/**
 * Messages. Each has an id, fit for a Message-ID: one that has gone out under it is not sent again
 * where the mailer can tell. What returns is sent.
 */
interface Mailer
{
    /** @throws Refused it cannot be delivered */
    public function notify(NotifyClient $effect, Errand $errand): void;

    /** @throws Refused it cannot be delivered */
    public function alert(AlertReseller $effect, Errand $errand): void;

    /** Something about the whole, to the reseller: an outage, effects that keep failing. */
    public function tell(string $id, string $subject, string $text): void;
}
