<?php

declare(strict_types=1);

namespace Backorder;

/** Whether a message is rather sent twice or rather lost when nobody knows if it went out. */
enum Delivery: string
{
    /** Send again until a report comes: may arrive twice. */
    case AtLeastOnce = 'at-least-once';
    /** Never send again: may be lost. */
    case AtMostOnce = 'at-most-once';
}
