<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use Backorder\Effect;
use Backorder\Effect\FindApplication;
use Backorder\Effect\PollApplication;
use Backorder\Effect\ReadDomain;
use Backorder\Effect\SubmitApplication;
use Backorder\Outcome;
use Backorder\Runner\Errand;
use Backorder\Runner\ManyAtOnce;
use Closure;

/** A registrar to which something happens before and after each step. */
final class Gusts implements ManyAtOnce
{
    /** @var ?Closure(): void */
    public ?Closure $before = null;

    /** @var ?Closure(Effect, Outcome): Outcome what is reported in place of what it said */
    public ?Closure $after = null;

    public function __construct(private ManyAtOnce $inner)
    {
    }

    public function submit(SubmitApplication $effect, Errand $errand): Outcome
    {
        return $this->step($effect, fn () => $this->inner->submit($effect, $errand));
    }

    public function find(FindApplication $effect, array $heldBy, Errand $errand): Outcome
    {
        return $this->step($effect, fn () => $this->inner->find($effect, $heldBy, $errand));
    }

    public function poll(PollApplication $effect, Errand $errand): Outcome
    {
        return $this->step($effect, fn () => $this->inner->poll($effect, $errand));
    }

    public function read(ReadDomain $effect, Errand $errand): Outcome
    {
        return $this->step($effect, fn () => $this->inner->read($effect, $errand));
    }

    public function carryAll(array $effects, array $heldBy, int $limit, float $seconds): iterable
    {
        ($this->before ?? fn () => null)();
        $effects = array_column($effects, null, 'id');
        $all = $this->inner->carryAll(array_values($effects), $heldBy, $limit, $seconds);
        foreach ($all as $id => [$outcome, $problem]) {
            $outcome = $this->after === null ? $outcome : ($this->after)($effects[$id], $outcome);
            yield $id => [$outcome, $problem];
        }
    }

    /** @param Closure(): Outcome $work */
    private function step(Effect $effect, Closure $work): Outcome
    {
        ($this->before ?? fn () => null)();
        $outcome = $work();
        return $this->after === null ? $outcome : ($this->after)($effect, $outcome);
    }
}
