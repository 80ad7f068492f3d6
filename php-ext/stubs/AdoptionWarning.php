<?php

declare(strict_types=1);

namespace Backorder;

/** Something that a person should know of a backorder that was adopted all the same. */
final class AdoptionWarning
{
    public readonly AdoptionWarningKind $kind;
    /** Which backorder, what was given, what was made of it. */
    public readonly string $message;
}
