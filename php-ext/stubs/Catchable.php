<?php

declare(strict_types=1);

namespace Backorder;

/** Whether a registry lets the first to ask have a released name. */
final class Catchable
{
    public readonly bool $isCatchable;
    /** The reason of a no, the warning of a "sometimes"; else null. */
    public readonly ?string $remark;
}
