<?php

declare(strict_types=1);

namespace Backorder;

/** That a name was won for one backorder at a drop; there is at most one a drop. */
final class Claim
{
    public readonly DomainName $name;
    /** The drop when the application was sent, UTC seconds. */
    public readonly int $dropAt;
    /** Who won it. */
    public readonly int $backorder;
    /** In which life of it, from 1. */
    public readonly int $life;
}
