<?php

declare(strict_types=1);

namespace Backorder;

/** Which instant a local time means when it happens twice or never. */
enum Disambiguation: string
{
    /** The first of two; for a skipped time the instant before the change. */
    case Earlier = 'earlier';
    /** The second of two; for a skipped time the instant after the change. */
    case Later = 'later';
    /** An error. */
    case Reject = 'reject';
}
