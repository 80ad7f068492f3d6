<?php

declare(strict_types=1);

// Moves in from the original: php -q modules/addons/backorder/move.php [--dry-run|--undo]
require_once __DIR__ . '/lib/Cron.php';

Backorder\Whmcs\Cron::requireCommandLine();
require_once Backorder\Whmcs\Cron::root(__DIR__) . '/init.php';
require_once __DIR__ . '/autoload.php';

exit(Backorder\Whmcs\Moving\Program::main(array_slice($argv ?? [], 1)));
