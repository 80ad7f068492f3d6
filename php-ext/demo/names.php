<?php

declare(strict_types=1);

namespace Demo;

use Backorder\DomainName;

/** Reads a name; everything after the first dot is the TLD. */
function name(string $name): DomainName
{
    return DomainName::parse($name);
}

/** The ACE form of a name, as registries and tables have it. */
function idn(string $name): string
{
    return name($name)->ascii;
}
