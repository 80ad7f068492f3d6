<?php

declare(strict_types=1);

namespace Backorder;

/** What became of backorders of another system: Engine::adopt(). */
final class AdoptionReport
{
    /**
     * All that was decided, to be committed.
     *
     * @var list<Decision>
     */
    public readonly array $decisions;
    /**
     * What was taken, in the order given.
     *
     * @var list<TakenRow>
     */
    public readonly array $taken;
    /**
     * What was not, in the order given.
     *
     * @var list<RefusedRow>
     */
    public readonly array $refused;
}
