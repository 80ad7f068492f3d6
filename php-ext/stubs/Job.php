<?php

declare(strict_types=1);

namespace Backorder;

/** A job, in the order in which due ones run: each reads what the one before wrote. */
enum Job: string
{
    /** Downloads and imports the droplist. */
    case Import = 'import';
    /** Brings new drop dates to the backorders. */
    case Sync = 'sync';
    /** One cycle. */
    case Batch = 'batch';
}
