<?php

declare(strict_types=1);

namespace Backorder;

/** What an alert to the reseller is about. */
enum Topic: string
{
    /** The registrar refuses applications because of our account, or for the moment. */
    case RegistrarAccount = 'registrar-account';
    /** The registrar refuses this application. */
    case ApplicationRefused = 'application-refused';
    /** The application's status is a word we do not know. */
    case UnknownStatus = 'unknown-status';
    /** No final word came in time. */
    case Overdue = 'overdue';
    /** The registrar cancelled the application or let it expire. */
    case ApplicationEnded = 'application-ended';
    /** The registrar no longer knows the application. */
    case ApplicationVanished = 'application-vanished';
    /** The name was delivered to another backorder already. */
    case ClaimTaken = 'claim-taken';
    /** Several applications could be ours: nothing is changed. */
    case ApplicationsAmbiguous = 'applications-ambiguous';
    /** An application could be ours or another backorder's: nothing is changed. */
    case ApplicationsUnsettled = 'applications-unsettled';
    /** The drop date of an open application moved far. */
    case DropMovedFar = 'drop-moved-far';
    /** The TLD has no price in a client's currency, though it is backordered. */
    case NoPrice = 'no-price';
    /** The client's currency changed under an open application. */
    case CurrencyChanged = 'currency-changed';
    /** A backorder was given up; its application or invoice is still open. */
    case GivenUp = 'given-up';
    /** A name is ours, but there is no invoice for it yet. */
    case InvoiceMissing = 'invoice-missing';
    /** Billing refuses to create the invoice. */
    case InvoiceRefused = 'invoice-refused';
    /** The invoice was cancelled or deleted: the registrar's name is ours and unpaid for. */
    case InvoiceVoid = 'invoice-void';
    /** An invoice appeared after the backorder had ended; it is being cancelled. */
    case InvoiceLate = 'invoice-late';
    /** An invoice was paid after the backorder had ended. */
    case PaymentLate = 'payment-late';
    /** The invoice is not what was asked for. */
    case InvoiceDiffers = 'invoice-differs';
    /** A name is ours, but cannot be read at the registrar yet. */
    case DomainUnread = 'domain-unread';
    /** The application was accepted after the backorder had ended. */
    case AcceptedLate = 'accepted-late';
    /** The name was caught after the backorder had ended. */
    case CaughtLate = 'caught-late';
    /** An auction was won after the backorder had ended. */
    case AuctionWonLate = 'auction-won-late';
    /** A message to the client was refused, or nobody knows whether it arrived. */
    case Undelivered = 'undelivered';
    /** The payment for a name that is ours was given back. */
    case InvoiceRefunded = 'invoice-refunded';
    /** The invoice for a name that is ours was paid and is to be paid again. */
    case InvoiceReopened = 'invoice-reopened';
    /**
     * The client of a name that is under way or ours was deleted in billing, or merged into
     * another; or what was deleted with that client is not placed for the other one.
     */
    case ClientGone = 'client-gone';
}
