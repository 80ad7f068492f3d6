<?php

declare(strict_types=1);

// How long moving over from the original takes, in a stand-in of WHMCS on SQLite or, with
// WHMCS_DB=mysql, on MariaDB: moving.php [rows]. Ten backorders a client, three lines of log each.

define('WHMCS', true);
require_once __DIR__ . '/../whmcs/stand-in/autoload.php';
require_once __DIR__ . '/../whmcs/tests/support/Site.php';
require_once Backorder\Whmcs\Tests\Site::pack() . '/autoload.php';
require_once __DIR__ . '/../whmcs/tests/support/OriginalTables.php';

use Backorder\TimeZone;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Moving\Moving;
use Backorder\Whmcs\Tests\OriginalTables;
use Backorder\Whmcs\Tests\Site;

$rows = (int) ($argv[1] ?? 100_000);
$site = new Site();
$site->activate();
$core = $site->whmcs->database->core;
$core->beginTransaction();
$clients = [];
for ($i = 0; $i < max(1, intdiv($rows, 10)); $i++) {
    $clients[] = $site->whmcs->addClient("C$i", '500.00');
}
$core->commit();
$tables = new OriginalTables($site->whmcs);
$tables->make();
foreach (OriginalTables::TLDS as $tld) {
    $tables->price($tld, 1, '20.00');
}
$tables->fill($rows, $clients, time());

/** Seconds of processor that this process and the server below it have used. */
function used(): float
{
    $ticks = 0;
    foreach ((array) glob('/proc/[0-9]*/stat') as $file) {
        // Behind the name, which may have blanks: 2 is the parent, 12 and 13 are the time.
        $of = explode(' ', substr((string) strrchr((string) @file_get_contents($file), ')'), 2));
        if ((int) basename(dirname($file)) === getmypid() || (int) ($of[1] ?? 0) === getmypid()) {
            $ticks += (int) $of[11] + (int) $of[12];
        }
    }
    return $ticks / 100;
}

function measure(string $what, callable $run): void
{
    [$start, $used] = [hrtime(true), used()];
    $report = $run();
    printf(
        "  %-34s %7.1f s, %6.1f s of processor   %s taken, %s listed\n",
        $what,
        (hrtime(true) - $start) / 1e9,
        used() - $used,
        number_format($report->taken ?: $report->undone),
        number_format(count($report->refused)),
    );
}

$name = getenv('WHMCS_DB') === 'mysql' ? 'MariaDB' : 'SQLite';
printf("%s, %s backorders of %s clients\n", $name, number_format($rows), count($clients));
$moving = fn () => new Moving(new Addon(), TimeZone::utc());
measure('tried, without writing', fn () => $moving()->run(true));
measure('moved', fn () => $moving()->run(false));
measure('moved again, with nothing to do', fn () => $moving()->run(false));
measure('undone', fn () => $moving()->undo());
printf("  peak of PHP's memory %23.0f MB\n", memory_get_peak_usage(true) / 1048576);
$site->remove();
