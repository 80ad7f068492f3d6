<?php

declare(strict_types=1);

namespace Backorder;

/** What happened to a hold. Either made, or ended by capture or release. */
final class HoldChange implements \Stringable
{
    /** How much is reserved from now on. */
    public readonly ?Money $made;
    /** How much an invoice took of it. */
    public readonly ?Money $captured;
    /** How much is free again. */
    public readonly ?Money $released;

    /** "held 9.90 EUR" */
    public function __toString(): string
    {
        throw new \LogicException(__METHOD__);
    }
}
