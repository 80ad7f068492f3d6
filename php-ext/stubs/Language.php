<?php

declare(strict_types=1);

namespace Backorder;

/** A language with sentences built in. */
enum Language: string
{
    /** English. */
    case English = 'en';
    /** German. */
    case German = 'de';
}
