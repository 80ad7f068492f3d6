<?php

declare(strict_types=1);

namespace Demo;

use Backorder\Owner;
use Backorder\Policy;
use Backorder\Silences;

/** Notes who answers and who does not; the reseller hears of a silence that lasts. */
final class Answers
{
    public function __construct(
        private Database $database,
        private Mailer $mailer,
        private Policy $policy,
        private Clock $clock,
    ) {
    }

    /** The owner was asked. */
    public function note(Owner $owner, bool $hasAnswered): void
    {
        $silences = $this->silences();
        if ($hasAnswered && $silences->heard($owner)) {
            $this->database->run('DELETE FROM silences WHERE owner = ?', [$owner->value]);
        }
        if (!$hasAnswered && $silences->unheard($owner, $this->clock->now)) {
            $this->store($silences);
        }
    }

    /** Sent before it is stored: after a power cut in between, the mailer knows the id. */
    public function alert(): void
    {
        $silences = $this->silences();
        $alerts = $silences->alerts($this->policy, $this->clock->now);
        foreach ($alerts as $silence) {
            $topic = "{$silence->owner->value} silent";
            $this->mailer->send($silence->alertId, 'reseller', $topic, $silence->sentence());
        }
        if ($alerts !== []) {
            $this->store($silences);
        }
    }

    private function silences(): Silences
    {
        return Silences::ofRows($this->database->all('SELECT * FROM silences'));
    }

    private function store(Silences $silences): void
    {
        foreach ($silences->all as $silence) {
            $this->database->insert('silences', $silence->toRow(), 'REPLACE');
        }
    }
}
