<?php

declare(strict_types=1);

namespace Backorder;

/** How an application stands, as far as we have seen it. */
enum ApplicationState: string
{
    /** Sent, and nobody knows whether it arrived. */
    case Unsettled = 'unsettled';
    /** At the registrar, and its end was not seen. */
    case Open = 'open';
    /** Refused, never arrived, or seen to have ended. */
    case Ended = 'ended';
}
