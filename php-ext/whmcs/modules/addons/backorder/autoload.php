<?php

declare(strict_types=1);

// The addon's own classes, and the runner's, which are packed beside them.
spl_autoload_register(function (string $class): void {
    $folders = ['Backorder\\Whmcs\\' => 'lib', 'Backorder\\Runner\\' => 'runner/src'];
    foreach ($folders as $space => $folder) {
        $path = strtr(substr($class, strlen($space)), '\\', '/');
        $file = __DIR__ . "/$folder/$path.php";
        if (str_starts_with($class, $space) && is_file($file)) {
            require $file;
        }
    }
});
