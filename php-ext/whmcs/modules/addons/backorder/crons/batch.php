<?php

declare(strict_types=1);

// The original's name for: php -q modules/addons/backorder/cron.php batch
require_once dirname(__DIR__) . '/lib/Cron.php';

$backorderArguments = Backorder\Whmcs\Cron::arguments(
    ['', 'batch', ...array_slice($argv ?? [], 1)],
);
require_once Backorder\Whmcs\Cron::root(dirname(__DIR__)) . '/init.php';

exit(Backorder\Whmcs\Cron::main($backorderArguments));
