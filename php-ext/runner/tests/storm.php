<?php

declare(strict_types=1);

/*
 * `storm.php [NAME=VALUE ...]` exits with 1 where anything is doubled, lost or wrong afterwards.
 *
 *     seed=1             what chance depends on, defaults and strictness of the database too
 *     backorders=10000   how many, of
 *     clients=1000       so many clients
 *     workers=8          how many work at once
 *     database=mysql     or sqlite, or galera: three nodes
 *     pace=4             seconds at most for a step of the clock, for each 1,000 backorders
 *     seconds=0          go on with the next seeds until so much time has passed
 *     faults=1           put faults into the runner, one at a time, and see that each is noticed by
 *                        one of five seeds
 *     fault=0            of these the one with this number alone
 */

use Backorder\Runner\Tests\Storm\Storm;
use Backorder\Runner\Tests\Storm\Trials;
use Backorder\Runner\Tests\Storm\Weather;
use Backorder\Runner\Tests\Storm\Worker;

require __DIR__ . '/bootstrap.php';

date_default_timezone_set('Asia/Dubai');
if (in_array($argv[1] ?? '', ['work', 'place'], true)) {
    (new Worker(Weather::of($argv[2]), (int) $argv[3]))->{$argv[1]}();
    exit(0);
}

$options = ['seed' => '1', 'backorders' => '10000', 'clients' => '1000', 'workers' => '8',
    'database' => 'mysql', 'pace' => '4', 'seconds' => '0', 'faults' => '0',
    'fault' => '0'];
parse_str(implode('&', array_slice($argv, 1)), $given);
$unknown = array_keys(array_diff_key($given, $options));
$unknown === [] || exit("storm.php: unknown: $unknown[0]\n");
$options = $given + $options;
if ($options['faults'] === '0') {
    exit(storms($options));
}
$command = [PHP_BINARY, '-d', 'extension=' . getenv('BACKORDER_EXTENSION'), __FILE__];
exit((new Trials($command, $options))->pass() ? 0 : 1);

/** @param array<string, string> $options */
function storms(array $options): int
{
    $end = time() + (int) $options['seconds'];
    $seed = (int) $options['seed'];
    do {
        $storm = new Storm(new Weather(
            $seed++,
            (int) $options['backorders'],
            (int) $options['clients'],
            (int) $options['workers'],
            $options['database'],
        ), (float) $options['pace']);
        $findings = $storm->rage();
        foreach (array_slice($findings, 0, 50) as $finding) {
            echo "WRONG: $finding\n";
        }
        $count = count($findings);
        echo $count === 0 ? "nothing doubled, nothing lost\n" : "$count findings\n";
    } while ($count === 0 && time() < $end);
    return $count === 0 ? 0 : 1;
}
