<?php

declare(strict_types=1);

/*
 * Loads the classes where there is no Composer.
 */

spl_autoload_register(function (string $class): void {
    $file = __DIR__ . '/src/' . strtr(substr($class, strlen('Backorder\\Runner\\')), '\\', '/');
    if (str_starts_with($class, 'Backorder\\Runner\\') && is_file("$file.php")) {
        require "$file.php";
    }
});
