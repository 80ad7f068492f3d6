<?php

declare(strict_types=1);

namespace Backorder;

/** What a backorder can wait for. */
enum Timer: string
{
    /** The funding window opens, or the money for what is in it can be decided about. */
    case WindowOpens = 'window-opens';
    /** The client's account is to be read again: only billing knows when money comes. */
    case ReadAccount = 'read-account';
    /** The client is told of short funds. */
    case Notice = 'notice';
    /** Waiting for money is over. */
    case WaitEnds = 'wait-ends';
    /** The application is sent, or the hold is no longer covered. */
    case Submit = 'submit';
    /** Nothing can be sent any more. */
    case SendingEnds = 'sending-ends';
    /** A refused application is tried again. */
    case Retry = 'retry';
    /** The application is looked for. */
    case Find = 'find';
    /** The application is polled. */
    case Poll = 'poll';
    /** No final word came in time: one more question. */
    case LastLook = 'last-look';
    /** No final word came in time, and the last question was asked. */
    case Overdue = 'overdue';
    /** The invoice of a won name is looked for. */
    case FindInvoice = 'find-invoice';
    /** The invoice is polled. */
    case PollInvoice = 'poll-invoice';
    /** The invoice stays unpaid and is cancelled. */
    case CancelInvoice = 'cancel-invoice';
    /** The caught domain is read at the registrar. */
    case ReadDomain = 'read-domain';
    /** The domain is imported into billing. */
    case Import = 'import';
    /** The reseller is reminded of a won name without invoice or domain. */
    case Remind = 'remind';
    /** Something of which nobody knows whether it arrived is sent again. */
    case Resend = 'resend';
    /** Nobody knows whether a message arrived, and it is not sent again. */
    case Undelivered = 'undelivered';
    /** Nothing is awaited any more: the record is finished. */
    case Finish = 'finish';
}
