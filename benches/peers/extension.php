<?php

declare(strict_types=1);

use Backorder\Ispapi\Response;

/**
 * The same through the extension: `php -d extension=... extension.php FILE RUNS REPEATS KIND`,
 * where KIND is `columns` or `rows`. A run ends when every value is a string in a PHP array.
 */
[, $file, $runs, $repeats, $kind] = $argv;
ini_set('memory_limit', '-1');
$text = (string) file_get_contents($file);
$best = INF;
$values = [];
for ($run = 0; $run < (int) $runs; $run++) {
    $start = hrtime(true);
    for ($repeat = 0; $repeat < (int) $repeats; $repeat++) {
        $values = [];
        $answer = Response::parse($text);
        $values = $kind === 'rows' ? $answer->rows() : $answer->columns;
    }
    $best = min($best, (hrtime(true) - $start) / 1e9 / (int) $repeats);
}
$rows = 0;
$bytes = 0;
foreach ($values as $cells) {
    foreach ($cells as $cell) {
        // Rows have a null where a column is shorter than the others.
        $rows += $kind === 'columns' || $cell !== null ? 1 : 0;
        $bytes += strlen((string) $cell);
    }
}
printf("%.9f %d %d %d\n", $best, $answer->code, $rows, $bytes);
