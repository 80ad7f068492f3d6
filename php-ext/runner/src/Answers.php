<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Outages;
use Backorder\Upstream;

/** Notes who answers and who does not; the reseller hears of an outage that lasts. */
final class Answers
{
    private ?Outages $outages = null;

    public function __construct(private Host $host)
    {
    }

    /** The upstream was asked. */
    public function note(Upstream $upstream, bool $hasAnswered): void
    {
        $outages = $this->outages();
        $before = $outages->all;
        if ($hasAnswered && $outages->answered($upstream)) {
            foreach ($before as $outage) {
                if ($outage->upstream === $upstream) {
                    $this->host->store->putOutage($outage, ended: true);
                }
            }
        }
        if (!$hasAnswered && $outages->notAnswered($upstream, $this->host->clock->now())) {
            foreach ($outages->all as $outage) {
                if ($outage->upstream === $upstream) {
                    $this->host->store->putOutage($outage);
                }
            }
        }
    }

    /** Since when it does not answer; null: it does. */
    public function outSince(Upstream $upstream): ?int
    {
        foreach ($this->outages()->all as $outage) {
            if ($outage->upstream === $upstream) {
                return $outage->since;
            }
        }
        return null;
    }

    /** Forgets what was read: another worker may have noted more since. */
    public function readAgain(): void
    {
        $this->outages = null;
    }

    /** Told before it is stored: after a crash in between, the mailer knows the id. */
    public function alert(): void
    {
        $this->readAgain();
        $host = $this->host;
        foreach ($this->outages()->alerts($host->engine->policy, $host->clock->now()) as $outage) {
            $subject = "{$outage->upstream->value} does not answer";
            $host->mailer->tell($outage->alertId, $subject, $outage->sentence());
            $host->store->putOutage($outage);
        }
    }

    private function outages(): Outages
    {
        return $this->outages ??= $this->host->store->outages();
    }
}
