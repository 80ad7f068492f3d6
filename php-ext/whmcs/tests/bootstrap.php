<?php

declare(strict_types=1);

define('WHMCS', true);
require_once __DIR__ . '/../stand-in/autoload.php';
require_once __DIR__ . '/support/Site.php';
require_once Backorder\Whmcs\Tests\Site::pack() . '/autoload.php';
require_once __DIR__ . '/support/Ended.php';
require_once __DIR__ . '/support/Market.php';
require_once __DIR__ . '/support/DefectCase.php';
require_once __DIR__ . '/support/OriginalTables.php';
require_once __DIR__ . '/support/WebServer.php';
