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

/** The registrar by the client of the extension, ISPAPI or CNR. */
final class IspapiRegistrar implements Registrar
{
    /**
     * @param Client $client whose `timeoutMs` is at most the budget of an effect
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

    private function said(Outcome $outcome, Errand $errand): Outcome
    {
        $errand->problem = $this->client->problem;
        return $outcome;
    }
}
