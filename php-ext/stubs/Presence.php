<?php

declare(strict_types=1);

namespace Backorder;

/** What one droplist says of one name. */
enum Presence: string
{
    /** It is on the list. */
    case Listed = 'listed';
    /** It is not, and the list would have it if it were about to drop. */
    case Absent = 'absent';
    /** Nothing can be concluded. */
    case Unknown = 'unknown';
}
