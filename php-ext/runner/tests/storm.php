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
 */

use Backorder\Runner\Tests\Storm\Fault;
use Backorder\Runner\Tests\Storm\Storm;
use Backorder\Runner\Tests\Storm\Weather;
use Backorder\Runner\Tests\Storm\Worker;
use Demo\Process;
use Demo\Workshop;

require __DIR__ . '/bootstrap.php';

date_default_timezone_set('Asia/Dubai');
if (in_array($argv[1] ?? '', ['work', 'place'], true)) {
    (new Worker(Weather::of($argv[2]), (int) $argv[3]))->{$argv[1]}();
    exit(0);
}

$options = ['seed' => '1', 'backorders' => '10000', 'clients' => '1000', 'workers' => '8',
    'database' => 'mysql', 'pace' => '4', 'seconds' => '0', 'faults' => '0'];
parse_str(implode('&', array_slice($argv, 1)), $given);
$unknown = array_keys(array_diff_key($given, $options));
$unknown === [] || exit("storm.php: unknown: $unknown[0]\n");
$options = $given + $options;
exit($options['faults'] === '0' ? storms($options) : faults($options));

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

/** @param array<string, string> $options */
function faults(array $options): int
{
    $unnoticed = 0;
    foreach (Fault::names() as $name) {
        $workshop = new Workshop();
        Fault::put($name, $workshop->file('runner'));
        putenv("BACKORDER_RUNNER={$workshop->file('runner')}");
        $said = '';
        $first = (int) $options['seed'];
        for ($seed = $first; $seed < $first + 5 && !str_contains($said, 'WRONG: '); $seed++) {
            $said = oneFault(['seed' => $seed, 'faults' => 0] + $options, $workshop);
        }
        $workshop->close();
        preg_match('/WRONG: (.*)/', $said, $found);
        $isNoticed = $found !== [];
        $isNoticed ?: $unnoticed++;
        $count = substr_count($said, 'WRONG: ');
        $notice = $isNoticed ? "$found[1] ($count in all)" : 'NOT NOTICED';
        $seeds = $seed - $first;
        echo "$name, by seed $seeds: $notice\n";
    }
    return $unnoticed === 0 ? 0 : 1;
}

/** @param array<string, string|int> $options */
function oneFault(array $options, Workshop $workshop): string
{
    $extension = getenv('BACKORDER_EXTENSION');
    $arguments = explode(' ', http_build_query($options, '', ' '));
    $command = [PHP_BINARY, '-d', "extension=$extension", __FILE__, ...$arguments];
    $storm = new Process($command, $workshop->file('storm.log'));
    while ($storm->isRunning()) {
        usleep(50_000);
    }
    $storm->stop();
    // 0: nothing was found, 1: something was; all else is no storm, and says nothing of the fault.
    in_array($storm->exitCode, [0, 1], true)
        || throw new RuntimeException("a storm could not be played:\n{$storm->said()}");
    return $storm->said();
}
