<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Effect\FindApplication;
use Backorder\Effect\PollApplication;
use Backorder\Effect\ReadDomain;
use Backorder\Effect\SubmitApplication;
use Backorder\Ispapi\Client;
use Backorder\Outcome;
use Closure;
use Throwable;

/** The registrar by the client of the extension, ISPAPI or CNR. */
final class IspapiRegistrar implements ManyAtOnce
{
    /**
     * @param Client $client whose `settings->timeoutMs` is at most the budget of an effect
     * @param Closure(int): string $owner the contact handle of a client of yours at the registrar;
     *     what it throws, Refused included, is the outcome
     */
    public function __construct(private Client $client, private Closure $owner)
    {
    }

    public function submit(SubmitApplication $effect, Errand $errand): Outcome
    {
        $owner = ($this->owner)($effect->client);
        return $this->said($this->client->submitApplication($effect, $owner), $errand);
    }

    public function find(FindApplication $effect, array $heldBy, Errand $errand): Outcome
    {
        $owner = ($this->owner)($effect->client);
        return $this->said($this->client->findApplication($effect, $owner, $heldBy), $errand);
    }

    public function poll(PollApplication $effect, Errand $errand): Outcome
    {
        return $this->said($this->client->pollApplication($effect), $errand);
    }

    public function read(ReadDomain $effect, Errand $errand): Outcome
    {
        return $this->said($this->client->readDomain($effect), $errand);
    }

    public function carryAll(array $effects, array $heldBy, int $limit, float $seconds): iterable
    {
        $end = hrtime(true) / 1e9 + $seconds;
        $contacts = [];
        $rest = [];
        foreach ($effects as $effect) {
            try {
                if ($effect instanceof SubmitApplication || $effect instanceof FindApplication) {
                    $contacts[$effect->client] ??= ($this->owner)($effect->client);
                }
                $rest[] = $effect;
            } catch (Throwable $error) {
                yield $effect->id => Carrier::failure($error);
            }
        }
        if ($rest === []) {
            return;
        }
        $outcomes = $this->client->carryAll($rest, $limit, $contacts, $heldBy);
        foreach ($outcomes as $id => $outcome) {
            yield $id => [$outcome, $outcomes->problem];
            if (hrtime(true) / 1e9 >= $end) {
                $outcomes->stop();
            }
        }
    }

    private function said(Outcome $outcome, Errand $errand): Outcome
    {
        $errand->problem = $this->client->problem;
        return $outcome;
    }
}
