<?php

declare(strict_types=1);

namespace Demo;

use Backorder\Upstream;
use Backorder\Policy;
use Backorder\Outages;

/** Notes who answers and who does not; the reseller hears of an outage that lasts. */
final class Answers
{
    public function __construct(
        private Database $database,
        private Mailer $mailer,
        private Policy $policy,
        private Clock $clock,
    ) {
    }

    /** The upstream was asked. */
    public function note(Upstream $upstream, bool $hasAnswered): void
    {
        $outages = $this->outages();
        if ($hasAnswered && $outages->answered($upstream)) {
            $this->database->run('DELETE FROM outages WHERE upstream = ?', [$upstream->value]);
        }
        if (!$hasAnswered && $outages->notAnswered($upstream, $this->clock->now)) {
            $this->store($outages);
        }
    }

    /** Sent before it is stored: after a power cut in between, the mailer knows the id. */
    public function alert(): void
    {
        $outages = $this->outages();
        $alerts = $outages->alerts($this->policy, $this->clock->now);
        foreach ($alerts as $outage) {
            $topic = "{$outage->upstream->value} silent";
            $this->mailer->send($outage->alertId, 'reseller', $topic, $outage->sentence());
        }
        if ($alerts !== []) {
            $this->store($outages);
        }
    }

    private function outages(): Outages
    {
        return Outages::ofRows($this->database->all('SELECT * FROM outages'));
    }

    private function store(Outages $outages): void
    {
        foreach ($outages->all as $outage) {
            $this->database->insert('outages', $outage->toRow(), 'REPLACE');
        }
    }
}
