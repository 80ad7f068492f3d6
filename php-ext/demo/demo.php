<?php

declare(strict_types=1);

/*
 * The demo's way in: options, one or more runs, the result, the exit status.
 */

namespace Demo;

use Throwable;

require __DIR__ . '/names.php';
require __DIR__ . '/../runner/autoload.php';
spl_autoload_register(function (string $class): void {
    $file = __DIR__ . '/src/' . substr($class, strlen('Demo\\')) . '.php';
    if (str_starts_with($class, 'Demo\\') && is_file($file)) {
        require $file;
    }
});

// A warning is a mistake here, and a mistake ends the demo.
set_error_handler(function (int $level, string $text, string $file, int $line): bool {
    if ((error_reporting() & $level) === 0) {
        return false;
    }
    throw new \ErrorException($text, 0, $level, $file, $line);
});

$options = new Options(array_slice($argv, 1));
$errors = Terminal::errors();
if ($options->help || $options->error !== null) {
    $options->error === null ? print Options::HELP : $errors->line("demo: {$options->error}");
    exit($options->error === null ? 0 : 2);
}
try {
    $day = require __DIR__ . '/day.php';
    if ($options->check || $options->writeExpected) {
        exit((new Check($day))->run($options->writeExpected) ? 0 : 1);
    }
    $workshop = new Workshop();
    $programs = new Programs();
    $out = $options->json ? $errors : Terminal::output();
    Market::prepare($workshop, $day, $programs->corpus, $out);
    $demo = Demo::play($day, $options->database, $workshop, $programs, $out, $options->cook);
    $workshop->close();
    if ($options->json) {
        echo json_encode($demo->data(), JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE), "\n";
    } else {
        $demo->print($out);
    }
    exit($demo->isSound() ? 0 : 1);
} catch (Throwable $error) {
    $errors->line("demo: {$error->getMessage()}", 'red');
    $errors->line($error->getTraceAsString(), 'dim');
    exit(2);
}
