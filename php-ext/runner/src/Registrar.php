<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Effect\FindApplication;
use Backorder\Effect\PollApplication;
use Backorder\Effect\ReadDomain;
use Backorder\Effect\SubmitApplication;
use Backorder\Outcome;

/**
 * The registrar. IspapiRegistrar is one, with the client of the extension. Outcome::unknown() is
 * what to give where there was no answer; what is thrown counts as that, too.
 */
interface Registrar
{
    public function submit(SubmitApplication $effect, Errand $errand): Outcome;

    /** @param array<string, int> $heldBy the backorder by reference, of all known for the name */
    public function find(FindApplication $effect, array $heldBy, Errand $errand): Outcome;

    public function poll(PollApplication $effect, Errand $errand): Outcome;

    public function read(ReadDomain $effect, Errand $errand): Outcome;
}
