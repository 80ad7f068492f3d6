<?php

declare(strict_types=1);

namespace Backorder;

/** What can happen to a backorder, whoever says so. */
enum Event: string
{
    /** A client or an admin places a backorder, anew or again. */
    case Place = 'place';
    /** A backorder is adopted from another system. */
    case Adopt = 'adopt';
    /** Something that happened in another system, before the backorder was adopted. */
    case Past = 'past';
    /** An admin activates by hand. */
    case Activate = 'activate';
    /** A client or an admin deletes the record. */
    case Delete = 'delete';
    /** An admin gives up a backorder that is under way. */
    case GiveUp = 'give-up';
    /** The drop or finalization date changed. */
    case DropChanged = 'drop-changed';
    /** The name was absent from a complete droplist. */
    case NameAbsent = 'name-absent';
    /** The client's currency changed. */
    case CurrencyChanged = 'currency-changed';
    /** The client was deleted in billing. */
    case ClientDeleted = 'client-deleted';
    /** The client was merged into another. */
    case ClientMerged = 'client-merged';
    /** The account was read again from billing. */
    case AccountRead = 'account-read';
    /** The registrar accepted the application, or a search found it. */
    case Accepted = 'accepted';
    /** The registrar refused because of the reseller's account or for the moment. */
    case RefusedForNow = 'refused-for-now';
    /** The registrar refused for good. */
    case RefusedForGood = 'refused-for-good';
    /** Nobody knows whether the application arrived. */
    case OutcomeUnknown = 'outcome-unknown';
    /** A search for the application found none. */
    case NotThere = 'not-there';
    /** A search for the application found something that cannot be told apart. */
    case Unclear = 'unclear';
    /** The application's status is AUCTION-PENDING. */
    case ApplicationAuctionPending = 'application-auction-pending';
    /** The application's status is SUCCESSFUL. */
    case ApplicationSuccessful = 'application-successful';
    /** The application's status is AUCTION-WON. */
    case ApplicationAuctionWon = 'application-auction-won';
    /** The application's status is FAILED. */
    case ApplicationFailed = 'application-failed';
    /** The application's status is AUCTION-LOST. */
    case ApplicationAuctionLost = 'application-auction-lost';
    /** The application's status is CANCELLED or EXPIRED. */
    case ApplicationEnded = 'application-ended';
    /** The application's status is one that decides nothing, or an unknown one. */
    case ApplicationOther = 'application-other';
    /** The registrar does not know the application (545). */
    case ApplicationMissing = 'application-missing';
    /** The invoice was created, or found. */
    case InvoiceRecorded = 'invoice-recorded';
    /** The invoice is paid. */
    case InvoicePaid = 'invoice-paid';
    /** The invoice is cancelled or deleted. */
    case InvoiceVoid = 'invoice-void';
    /** A payment was given back. */
    case InvoiceRefunded = 'invoice-refunded';
    /** The invoice is to be paid again. */
    case InvoiceReopened = 'invoice-reopened';
    /** The domain can be read at the registrar. */
    case DomainRead = 'domain-read';
    /** What the registrar says of the domain cannot be about the catch. */
    case DomainDoubted = 'domain-doubted';
    /** An admin accepts what the registrar says of the domain as it is. */
    case DomainAccepted = 'domain-accepted';
    /** The domain was imported into billing. */
    case DomainImported = 'domain-imported';
    /** An effect that decides nothing was reported: a message sent, an invoice refused. */
    case Reported = 'reported';
    /** The price was held. */
    case Fund = 'fund';
    /** There is no price in the funding window. */
    case PriceMissing = 'price-missing';
    /** The funds are short in the funding window. */
    case FundsShort = 'funds-short';
    /** At the submission time the hold is no longer covered. */
    case CoverageLost = 'coverage-lost';
    /** The submission time is reached: the application is sent. */
    case Submit = 'submit';
    /** The time for funding or sending is over. */
    case Lapse = 'lapse';
    /** No final word came in time. */
    case Overdue = 'overdue';
    /** Something is asked, or asked again. */
    case Ask = 'ask';
    /** A client is told of short funds. */
    case Told = 'told';
    /** Nobody knows whether a message arrived, and it is not sent again. */
    case Undelivered = 'undelivered';
    /** Nothing is awaited any more: the record is finished by time alone. */
    case Finished = 'finished';
}
