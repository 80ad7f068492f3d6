<?php

declare(strict_types=1);

namespace Backorder;

/** Where a backorder stands. The values are the spelling of every outside surface. */
enum Status: string
{
    /** Placed; waits for its funding window, its money or its drop date. */
    case Requested = 'REQUESTED';
    /** Funded: the price is held; waits for the submission time. */
    case Active = 'ACTIVE';
    /** With the registrar, or on its way there. */
    case Processing = 'PROCESSING';
    /** Caught; the invoice is not settled yet. */
    case PendingPayment = 'PENDING-PAYMENT';
    /** Caught, paid and delivered. */
    case Successful = 'SUCCESSFUL';
    /** Ended without the name. */
    case Failed = 'FAILED';
    /** Given up, unknown to the registrar, or its invoice was cancelled. */
    case Cancelled = 'CANCELLED';
    /** Caught by the registrar for several bidders; the auction runs. */
    case AuctionPending = 'AUCTION-PENDING';
    /** The client won the auction. */
    case AuctionWon = 'AUCTION-WON';
    /** Another bidder won the auction. */
    case AuctionLost = 'AUCTION-LOST';
}
