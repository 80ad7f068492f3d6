<?php

declare(strict_types=1);

// Debian's packages of the libraries that WHMCS ships, and the stand-in itself.
require_once '/usr/share/php/Illuminate/Database/autoload.php';
require_once '/usr/share/php/smarty4/Smarty.class.php';

spl_autoload_register(function (string $class): void {
    $path = str_replace('\\', '/', substr($class, strlen('StandIn\\')));
    $file = __DIR__ . "/src/$path.php";
    if (str_starts_with($class, 'StandIn\\') && is_file($file)) {
        require $file;
    }
});

require_once __DIR__ . '/classes.php';
require_once __DIR__ . '/functions.php';
