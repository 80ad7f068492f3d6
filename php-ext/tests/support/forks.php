<?php

declare(strict_types=1);

/*
 * forks.php URL COUNT FOLDER: forks after the client was used and while a list is imported, and
 * prints how each child ended. 0: every answer was about the child's own name; 1: one was not; 2:
 * something was thrown; null: it hung and was ended.
 */

use Backorder\Exception\ClientException;
use Backorder\ImportJob;
use Backorder\Ispapi\Client;
use Backorder\Ispapi\System;

[, $url, $count, $folder] = $argv;
$client = new Client('u', 'p', system: System::Ote, url: $url, timeoutMs: 10000);
$isAnswered = function (string $name) use ($client): bool {
    $answer = $client->call(['COMMAND' => 'ConvertIDN', 'DOMAIN' => [$name]]);
    return $answer->first('ACE') === $name;
};

/** Forks; the child ends with what its work comes to. */
function fork(callable $work): int
{
    $child = pcntl_fork();
    if ($child !== 0) {
        return $child;
    }
    pcntl_alarm(30);
    try {
        exit($work() ? 0 : 1);
    } catch (Throwable $thrown) {
        fwrite(STDERR, $thrown . "\n");
        exit(2);
    }
}

function ended(int $child): ?int
{
    pcntl_waitpid($child, $status);
    return pcntl_wifexited($status) ? pcntl_wexitstatus($status) : null;
}

$client->startSession();
$parent = $isAnswered('before.com');
$children = [];
for ($number = 0; $number < (int) $count; $number++) {
    $children[] = fork(fn () => $isAnswered("one-$number.com") && $isAnswered("two-$number.com"));
}
// One that does nothing: its objects go when it ends.
$children[] = fork(fn () => true);
$children = array_map(ended(...), $children);
$begun = microtime(true);
$parent = $parent && $isAnswered('after.com') && microtime(true) - $begun < 5;

// A job belongs to the process that started it: its thread is in no child.
$job = ImportJob::start("$folder/list.csv", "$folder/droplist", 1_799_539_260);
$reports = function () use ($job): bool {
    try {
        $job->finish();
    } catch (ClientException $refused) {
        return !$job->step(0) && $job->bytes >= 0 && $refused->getKind() === 'config';
    }
    return false;
};
$imports = array_map(ended(...), [fork($reports), fork(fn () => true)]);
while ($job->step(50)) {
}
$names = $job->finish()->names;
$client->endSession();
echo json_encode(compact('children', 'parent', 'imports', 'names'));
