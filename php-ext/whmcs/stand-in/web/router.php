<?php

declare(strict_types=1);

// For PHP's own server: what a web server in front of WHMCS does. STANDIN_ROOT is the folder of
// the installation. PHP files of addons can be called by their address, as on a real one.

$root = (string) getenv('STANDIN_ROOT');
$path = (string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
require_once dirname(__DIR__) . '/src/Files.php';
$file = StandIn\Files::find($root, $path);
if ($file !== null && str_ends_with($file, '.php')) {
    $_SERVER['SCRIPT_FILENAME'] = $file;
    require $file;
    return true;
}
if ($file !== null) {
    StandIn\Files::send($file);
    return true;
}
ob_start();
$whmcs = require "$root/init.php";
$address = "http://{$_SERVER['HTTP_HOST']}/";
if ($whmcs->database->setting('SystemURL') !== $address) {
    $whmcs->database->set('SystemURL', $address);
}
(new StandIn\Pages($whmcs))->answer($path);
return true;
