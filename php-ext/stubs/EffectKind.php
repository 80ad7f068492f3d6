<?php

declare(strict_types=1);

namespace Backorder;

/** The sort of an effect. */
enum EffectKind: string
{
    /** Changing: send the application to the registrar (AddDomainApplication). */
    case SubmitApplication = 'submit-application';
    /** Reading: look for our application (QueryDomainApplicationList). */
    case FindApplication = 'find-application';
    /** Reading: ask how the application stands (StatusDomainApplication). */
    case PollApplication = 'poll-application';
    /** Changing: create the invoice in billing. */
    case CreateInvoice = 'create-invoice';
    /** Reading: look for our invoice by the effect id in its notes. */
    case FindInvoice = 'find-invoice';
    /** Reading: ask how the invoice stands. */
    case PollInvoice = 'poll-invoice';
    /** Changing: cancel the invoice. */
    case CancelInvoice = 'cancel-invoice';
    /** Reading: read the caught domain (StatusDomain). */
    case ReadDomain = 'read-domain';
    /** Changing: import the caught domain into billing. */
    case ImportDomain = 'import-domain';
    /** Changing: send a message to the client. */
    case NotifyClient = 'notify-client';
    /** Changing: alert the reseller. */
    case AlertReseller = 'alert-reseller';
}
