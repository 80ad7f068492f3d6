<?php

declare(strict_types=1);

namespace Backorder;

/** What a person should know of a backorder that was adopted. */
enum AdoptionWarningKind: string
{
    /** An open application came without its reference: the registrar is asked for it. */
    case ReferenceMissing = 'reference-missing';
    /** The client's money does not cover it: what was ACTIVE is REQUESTED. */
    case FundsShort = 'funds-short';
    /** There is no price: what was ACTIVE is REQUESTED. */
    case PriceMissing = 'price-missing';
    /** No drop date: what was ACTIVE is REQUESTED, what was won is claimed as of its end. */
    case DropUnknown = 'drop-unknown';
    /** The deadline is past: it is sent late, or it ends. */
    case DeadlinePast = 'deadline-past';
    /** Names of the TLD are hard to catch. */
    case HardToCatch = 'hard-to-catch';
    /** The name was delivered to another backorder, too: this end is kept without a claim. */
    case ClaimTaken = 'claim-taken';
    /** The invoice is cancelled: billing is asked once more, then it ends as CANCELLED. */
    case InvoiceCancelled = 'invoice-cancelled';
    /** A time lies ahead of the clock and counts as now: perhaps the zone is another. */
    case TimeAhead = 'time-ahead';
    /** A local time happens twice or never and was read by the rule that was set. */
    case TimeAmbiguous = 'time-ambiguous';
    /** An amount has more decimals than its currency and was rounded. */
    case AmountRounded = 'amount-rounded';
}
