<?php

declare(strict_types=1);

namespace Backorder;

/** One name of a droplist. */
final class DroplistRow
{
    /** The name in ACE form. */
    public readonly string $name;
    public readonly string $label;
    public readonly string $labelUnicode;
    public readonly string $tld;
    /** When it drops, UTC seconds. */
    public readonly int $dropAt;
    /** The vendor's score; null: none given. */
    public readonly ?int $score;
    public readonly int $characters;
    public readonly int $letters;
    public readonly int $digits;
    public readonly int $hyphens;
    public readonly bool $isIdn;
}
