<?php

declare(strict_types=1);

namespace Backorder;

/** Where an instant lies between placing a name and its drop. */
enum Phase: string
{
    /** Before the funding window. */
    case Early = 'early';
    /** The price is held from here on. */
    case Funding = 'funding';
    /** The application is sent from here on. */
    case Submission = 'submission';
    /** The deadline is past, but sending late is still allowed. */
    case Late = 'late';
    /** Nothing can be sent any more. */
    case Over = 'over';
}
