<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

/** What a login is for: a role user is allowed the commands of its task and no others. */
enum Task: string
{
    /** Applications from order to import, and the reseller's funds. */
    case Backorders = 'backorders';
    /** The list of names that drop, from the API. */
    case Droplist = 'droplist';
    /** Keeping the domains of billing in step; with the renewal mode and the ID protection. */
    case DomainSync = 'domain-sync';
    /** Transfers, renewals and restores. They cost money. */
    case TransfersAndRenewals = 'transfers-and-renewals';
    /** Contact handles for applications. */
    case Contacts = 'contacts';
    /** Every command that this library knows. */
    case All = 'all';
}
