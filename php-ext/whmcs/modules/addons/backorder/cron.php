<?php

declare(strict_types=1);

// Every five minutes: php -q modules/addons/backorder/cron.php [import|sync|batch|domain-sync]
require_once __DIR__ . '/lib/Cron.php';

$backorderArguments = Backorder\Whmcs\Cron::arguments($argv ?? []);
require_once Backorder\Whmcs\Cron::root(__DIR__) . '/init.php';

exit(Backorder\Whmcs\Cron::main($backorderArguments));
