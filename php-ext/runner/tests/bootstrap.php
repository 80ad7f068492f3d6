<?php

declare(strict_types=1);

// A storm puts a copy with a fault in its place.
require_once (getenv('BACKORDER_RUNNER') ?: __DIR__ . '/..') . '/autoload.php';

spl_autoload_register(function (string $class): void {
    $folders = ['Backorder\\Runner\\Tests\\' => 'support', 'Demo\\' => '../../demo/src'];
    foreach ($folders as $namespace => $folder) {
        $file = strtr(substr($class, strlen($namespace)), '\\', '/');
        $file = __DIR__ . "/$folder/$file.php";
        if (str_starts_with($class, $namespace) && is_file($file)) {
            require $file;
        }
    }
});
