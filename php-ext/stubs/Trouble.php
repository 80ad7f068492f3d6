<?php

declare(strict_types=1);

namespace Backorder;

/** What an error of a database means for a transaction that it ended. */
enum Trouble: string
{
    /** Somebody else was faster: roll back, load that client again, decide again. */
    case LostRace = 'lost-race';
    /** Connect, load that client again, decide again: at COMMIT it may have been written. */
    case ConnectionLost = 'connection-lost';
    /** Not to be tried again. */
    case Other = 'other';
}
