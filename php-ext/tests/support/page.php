<?php

declare(strict_types=1);

/* A page behind PHP-FPM: what the extension says in this worker, and which worker it was. */

use Backorder\Book;
use Backorder\DropRules;
use Backorder\Engine;
use Backorder\Ispapi\Client;
use Backorder\Ispapi\System;
use Backorder\Policy;
use Backorder\PriceList;

$prices = [['tld' => 'com', 'currency' => 'EUR', 'kind' => 'FULL', 'price' => '20.00']];
$engine = new Engine(Policy::default(), PriceList::ofRows($prices), DropRules::builtin());
$client = new Client('u', 'p', system: System::Ote, url: $_SERVER['REGISTRAR']);
$answer = $client->call(['COMMAND' => 'ConvertIDN', 'DOMAIN' => [$_SERVER['NAME']]]);
header('Content-Type: application/json');
echo json_encode([
    'tlds' => $engine->tlds(),
    'loaded' => (new Book())->load([]),
    'name' => $answer->first('ACE'),
    'worker' => getmypid(),
    'cached' => function_exists('opcache_is_script_cached')
        && opcache_is_script_cached(__FILE__),
]);
