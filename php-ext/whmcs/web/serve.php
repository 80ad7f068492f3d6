<?php

declare(strict_types=1);

/*
 * `make web`: an installation filled by the demo's drop day, served until it is interrupted.
 */

use Backorder\Whmcs\Web\Served;

require __DIR__ . '/autoload.php';

const USAGE = <<<'TEXT'
    The addon in a stand-in of WHMCS, filled by the demo's drop day, on loopback.

      php-ext/whmcs/web/run [--port N] [--names N] [--whmcs 8|9]

      --port N     the port; 0, the default, takes a free one
      --names N    made-up names in the droplist (default 200000)
      --whmcs N    the version of WHMCS that is played, 8 or 9 (default 8)
      --help       this text

    DB=mysql uses a MariaDB server of its own instead of SQLite. Ends with Ctrl-C.

    TEXT;

$options = getopt('', ['port:', 'names:', 'whmcs:', 'help'], $rest) ?: [];
if (isset($options['help']) || isset($argv[$rest])) {
    fwrite(isset($options['help']) ? STDOUT : STDERR, USAGE);
    exit(isset($options['help']) ? 0 : 2);
}
try {
    $served = new Served(
        (int) ($options['names'] ?? 200_000),
        (int) ($options['whmcs'] ?? 8),
        getenv('DB') ?: 'sqlite',
        Demo\Terminal::errors(),
    );
    $served->fill();
    echo "\nOpen {$served->start((int) ($options['port'] ?? 0))}\n",
        "Choose there who you are, and let time pass. Ctrl-C ends it.\n";
    while ($served->isRunning()) {
        sleep(1);
    }
    fwrite(STDERR, "web: the server has ended\n{$served->said()}\n");
} catch (Throwable $error) {
    fwrite(STDERR, "web: {$error->getMessage()}\n{$error->getTraceAsString()}\n");
}
exit(1);
