<?php

declare(strict_types=1);

namespace Backorder;

/** What a droplist has and an older one has not. */
final class DroplistDiff
{
    /** The id of the older list; null: there was none. */
    public readonly ?int $from;
    /** The id of the newer list. */
    public readonly int $to;
    public readonly int $addedCount;
    public readonly int $goneCount;
    public readonly int $movedCount;

    /** @throws Exception\DroplistException image-invalid */
    public static function between(Droplist $old, Droplist $new): DroplistDiff
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Names that the older list has not: the drop by name, UTC seconds.
     *
     * @return array<string, int>
     */
    public function added(): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Names that the newer list has not, with the drop they had.
     *
     * @return array<string, int>
     */
    public function gone(): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Names whose drop is another one: the old and the new.
     *
     * @return array<string, array{int, int}>
     */
    public function moved(): array
    {
        throw new \LogicException(__METHOD__);
    }
}
