<?php

declare(strict_types=1);

require_once __DIR__ . '/BillingContractTest.php';

/** The same on WHMCS 9, where credit is a transaction and the total stays. */
final class BillingContract9Test extends BillingContractTest
{
    protected const VERSION = 9;
}
