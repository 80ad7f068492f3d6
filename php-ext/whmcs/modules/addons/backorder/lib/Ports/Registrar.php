<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Ports;

use Backorder\Effect;
use Backorder\Effect\FindApplication;
use Backorder\Effect\PollApplication;
use Backorder\Effect\ReadDomain;
use Backorder\Effect\SubmitApplication;
use Backorder\Outcome;
use Backorder\Runner\Errand;
use Backorder\Runner\IspapiRegistrar;
use Backorder\Runner\Registrar as Port;
use Backorder\Whmcs\Addon;

/** The registrar, made when it is first asked: pages need no login at it. */
final class Registrar implements Port
{
    private ?IspapiRegistrar $made = null;

    public function __construct(private Addon $addon)
    {
    }

    public function submit(SubmitApplication $effect, Errand $errand): Outcome
    {
        return $this->noted($effect, $errand, $this->made()->submit($effect, $errand));
    }

    public function find(FindApplication $effect, array $heldBy, Errand $errand): Outcome
    {
        $outcome = $this->made()->find($effect, $heldBy, $errand);
        return $this->noted($effect, $errand, $outcome);
    }

    public function poll(PollApplication $effect, Errand $errand): Outcome
    {
        return $this->noted($effect, $errand, $this->made()->poll($effect, $errand));
    }

    public function read(ReadDomain $effect, Errand $errand): Outcome
    {
        return $this->noted($effect, $errand, $this->made()->read($effect, $errand));
    }

    private function noted(Effect $effect, Errand $errand, Outcome $outcome): Outcome
    {
        (new Answers($this->addon))->note($effect, $outcome, $errand->problem);
        return $outcome;
    }

    private function made(): IspapiRegistrar
    {
        $contacts = new Contacts($this->addon);
        return $this->made ??= new IspapiRegistrar(
            $this->addon->registrar(),
            $contacts->handle(...),
        );
    }
}
