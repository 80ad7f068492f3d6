<?php

declare(strict_types=1);

namespace Backorder;

/** An amount, and the same as text. */
final class FormattedMoney implements \Stringable
{
    public readonly Money $amount;
    /** The amount in the format that was asked for. */
    public readonly string $text;

    /** The text. */
    public function __toString(): string
    {
        throw new \LogicException(__METHOD__);
    }
}
