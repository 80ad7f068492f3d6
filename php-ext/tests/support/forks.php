<?php

declare(strict_types=1);

/*
 * forks.php URL COUNT FOLDER: forks after the client was used and while a list is imported, and
 * prints how each child ended. 0: every answer was about the child's own name; 1: one was not; 2:
 * something was thrown; null: it hung and was ended.
 */

require_once __DIR__ . '/Day.php';

use Backorder\Book;
use Backorder\Effect;
use Backorder\Exception\ClientException;
use Backorder\ImportJob;
use Backorder\Ispapi\Client;
use Backorder\Ispapi\Settings;
use Backorder\Ispapi\System;
use Backorder\Outcome;
use Backorder\Tests\Day;

[, $url, $count, $folder] = $argv;
$settings = new Settings(timeoutMs: 10000);
$client = new Client('u', 'p', system: System::Ote, url: $url, settings: $settings);
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

/** @return list<Effect> polls of applications that the registrar does not know */
function effects(int $count): array
{
    $day = new Day();
    $book = new Book();
    $day->account($book, client: 7, credit: '5000.00');
    for ($id = 1; $id <= $count; $id++) {
        $day->place($book, id: $id, client: 7, name: "name-$id.com");
    }
    $sent = Day::effects($day->cycle($book, $day->before(2)));
    foreach ($sent as $number => $effect) {
        $outcome = Outcome::accepted((string) (900 + $number));
        $day->engine->observe($book, $effect->id, $outcome, $day->before(1.9));
    }
    return Day::effects($day->cycle($book, $day->before(-1)));
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

// Outcomes belong to the process that asked for them: a child neither asks on nor cuts them off.
$effects = effects(9);
$outcomes = $client->carryAll($effects, 3);
$outcomes->rewind();
$asksOn = function () use ($outcomes): bool {
    try {
        $outcomes->next();
    } catch (ClientException $refused) {
        return $refused->getKind() === 'config';
    }
    return false;
};
$askers = array_map(ended(...), [fork($asksOn), fork(fn () => true)]);
$came = 0;
for (; $outcomes->valid(); $outcomes->next()) {
    $came += (int) ($outcomes->current()->name === 'application-missing');
}

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
echo json_encode(compact('askers', 'came', 'children', 'parent', 'imports', 'names'));
