<?php

declare(strict_types=1);

namespace Backorder;

/** By what a list of backorders is ordered; rows alike come by id, ascending. */
enum ListOrder: string
{
    /** By number. */
    case Id = 'id';
    /** By name, in byte order of the ACE form. */
    case Name = 'name';
    /** By drop date; those without one come last, in either direction. */
    case DropDate = 'drop-date';
    /** By the spelling of the status. */
    case Status = 'status';
}
