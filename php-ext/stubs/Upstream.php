<?php

declare(strict_types=1);

namespace Backorder;

/** Who owns a truth that decisions depend on. */
enum Upstream: string
{
    /** Credit, unpaid invoices, states of invoices, the client's currency. */
    case Billing = 'billing';
    /** Applications and what becomes of them; caught domains. */
    case Registrar = 'registrar';
    /** Drop dates. */
    case Droplist = 'droplist';
}
