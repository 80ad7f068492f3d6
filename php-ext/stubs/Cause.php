<?php

declare(strict_types=1);

namespace Backorder;

/** Why a life fell back or ended. */
enum Cause: string
{
    /** The funds never covered the price in time. */
    case NeverFunded = 'never-funded';
    /** There was no price. */
    case NoPrice = 'no-price';
    /** We were not ready in time. */
    case Missed = 'missed';
    /** The registrar tried and did not get the name. */
    case Lost = 'lost';
    /** Another bidder won the auction. */
    case Outbid = 'outbid';
    /** The registrar refused the application. */
    case Refused = 'refused';
    /** The funds no longer cover the hold. */
    case CoverageLost = 'coverage-lost';
    /** The drop moved later. */
    case Postponed = 'postponed';
    /** The holder renewed the name. */
    case Renewed = 'renewed';
    /** The client's currency changed. */
    case CurrencyChanged = 'currency-changed';
    /** The name was delivered to another backorder already. */
    case ClaimTaken = 'claim-taken';
    /** The registrar cancelled the application or let it expire. */
    case ApplicationEnded = 'application-ended';
    /** The registrar no longer knows the application. */
    case ApplicationVanished = 'application-vanished';
    /** No final word came in time. */
    case Overdue = 'overdue';
    /** An admin gave it up. */
    case GivenUp = 'given-up';
    /** The invoice was cancelled or deleted. */
    case InvoiceVoid = 'invoice-void';
}
