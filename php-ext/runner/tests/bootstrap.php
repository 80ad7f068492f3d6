<?php

declare(strict_types=1);

require_once __DIR__ . '/../autoload.php';

spl_autoload_register(function (string $class): void {
    $file = __DIR__ . '/support/' . substr($class, strlen('Backorder\\Runner\\Tests\\')) . '.php';
    if (str_starts_with($class, 'Backorder\\Runner\\Tests\\') && is_file($file)) {
        require $file;
    }
});
