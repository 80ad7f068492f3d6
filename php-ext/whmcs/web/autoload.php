<?php

declare(strict_types=1);

require_once __DIR__ . '/../stand-in/autoload.php';
require_once __DIR__ . '/../../demo/names.php';
spl_autoload_register(function (string $class): void {
    $folders = [
        'Backorder\\Whmcs\\Web\\' => __DIR__ . '/src',
        'Demo\\' => __DIR__ . '/../../demo/src',
    ];
    foreach ($folders as $space => $folder) {
        $file = "$folder/" . strtr(substr($class, strlen($space)), '\\', '/') . '.php';
        if (str_starts_with($class, $space) && is_file($file)) {
            require $file;
        }
    }
});
