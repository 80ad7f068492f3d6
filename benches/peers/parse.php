<?php

declare(strict_types=1);

/**
 * What a PHP programmer would write: the rules of docs/registrar.md on reading an answer, in plain
 * PHP. Measured by the benchmark `wire`: `php parse.php FILE RUNS REPEATS` prints the
 * seconds of a reading in the best run and a checksum of what was read.
 *
 * @return array{code: int, description: string, complete: bool,
 *     columns: array<string, list<?string>>}
 */
function parseAnswer(string $text): array
{
    if (preg_match('//u', $text) !== 1) {
        $text = mb_convert_encoding($text, 'UTF-8', 'ISO-8859-1');
    }
    $top = [];
    $columns = [];
    $strays = [];
    $complete = false;
    $properties = 0;
    foreach (explode("\n", $text) as $line) {
        if ($line !== '' && $line[-1] === "\r") {
            $line = substr($line, 0, -1);
        }
        $equals = strpos($line, '=');
        if ($equals === false) {
            if (strcasecmp(trim($line, " \t"), 'EOF') === 0) {
                $complete = true;
                break;
            }
            continue;
        }
        $key = trim(substr($line, 0, $equals), " \t");
        if ($key === '') {
            continue;
        }
        $value = trim(substr($line, $equals + 1), " \t");
        $form = '/^PROPERTY[ \t]*\[([^\]]*)\](?:[ \t]*\[[ \t]*([^\[\]]*?)[ \t]*\])?$/i';
        if (preg_match($form, $key, $part) !== 1) {
            $top[strtoupper($key)] = $value;
            continue;
        }
        $properties++;
        $name = strtoupper(preg_replace('/\s+/u', '', $part[1]));
        $index = $part[2] ?? '';
        if (ctype_digit($index) && strlen($index) < 10 && !isset($columns[$name][(int) $index])) {
            $columns[$name][(int) $index] = $value;
        } else {
            $columns[$name] ??= [];
            $strays[] = [$name, $value];
        }
    }
    foreach ($columns as $name => $cells) {
        if (array_is_list($cells)) {
            continue;
        }
        foreach ($cells as $index => $value) {
            if ($index >= 2 * $properties + 16) {
                unset($columns[$name][$index]);
                $strays[] = [$name, $value];
            }
        }
        $filled = array_fill(0, max(array_keys($columns[$name]) ?: [-1]) + 1, null);
        $columns[$name] = array_replace($filled, $columns[$name]);
    }
    foreach ($strays as [$name, $value]) {
        $columns[$name][] = $value;
    }
    $code = $top['CODE'] ?? '';
    if (strlen($code) !== 3 || !ctype_digit($code) || !isset($top['DESCRIPTION'])) {
        return ['code' => 423, 'description' => '', 'complete' => $complete, 'columns' => []];
    }
    return [
        'code' => (int) $code,
        'description' => $top['DESCRIPTION'],
        'complete' => $complete,
        'columns' => $columns,
    ];
}

/** Rows and bytes of values: what the benchmark compares. */
function checksum(array $answer): string
{
    $rows = 0;
    $bytes = 0;
    foreach ($answer['columns'] as $cells) {
        $rows += count($cells);
        foreach ($cells as $cell) {
            $bytes += strlen((string) $cell);
        }
    }
    return $answer['code'] . ' ' . $rows . ' ' . $bytes;
}

ini_set('memory_limit', '-1');
[, $file, $runs, $repeats] = $argv;
$text = (string) file_get_contents($file);
$best = INF;
$answer = [];
for ($run = 0; $run < (int) $runs; $run++) {
    $start = hrtime(true);
    for ($repeat = 0; $repeat < (int) $repeats; $repeat++) {
        $answer = [];
        $answer = parseAnswer($text);
    }
    $best = min($best, (hrtime(true) - $start) / 1e9 / (int) $repeats);
}
printf("%.9f %s\n", $best, checksum($answer));
