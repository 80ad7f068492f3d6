<?php

declare(strict_types=1);

// For PHP's own server: what a web server in front of WHMCS does. STANDIN_ROOT is the folder of
// the installation. PHP files of addons can be called by their address, as on a real one.

$root = (string) getenv('STANDIN_ROOT');
$path = (string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$file = realpath("$root$path");
$isInside = $file !== false && str_starts_with($file, "$root/modules/") && is_file($file);
if ($isInside && str_ends_with($file, '.php')) {
    $_SERVER['SCRIPT_FILENAME'] = $file;
    require $file;
    return true;
}
if ($isInside) {
    $types = ['css' => 'text/css', 'js' => 'text/javascript', 'svg' => 'image/svg+xml'];
    $type = $types[pathinfo($file, PATHINFO_EXTENSION)] ?? null;
    if ($type === null) {
        http_response_code(403);
        return true;
    }
    header("Content-Type: $type; charset=utf-8");
    readfile($file);
    return true;
}
ob_start();
require "$root/init.php";
StandIn\Whmcs::current()->database->set('SystemURL', "http://{$_SERVER['HTTP_HOST']}/");
(new StandIn\Pages(StandIn\Whmcs::current()))->answer($path);
return true;
