<?php

declare(strict_types=1);

/* Router of PHP's own server for tests: one file, with a mark by which it is known again;
 * as slow.csv it stops half-way, and goes on from there. */
$body = str_repeat("a.com;2027-01-13 19:00:00\n", 1000);
$mark = '"' . md5($body) . '"';
header("ETag: $mark");
if (($_SERVER['HTTP_IF_NONE_MATCH'] ?? '') === $mark) {
    http_response_code(304);
    return;
}
if ($_SERVER['REQUEST_URI'] === '/slow.csv') {
    $half = intdiv(strlen($body), 2);
    header('Accept-Ranges: bytes');
    if (($_SERVER['HTTP_RANGE'] ?? '') === "bytes=$half-") {
        http_response_code(206);
        header("Content-Range: bytes $half-" . strlen($body) - 1 . '/' . strlen($body));
        header('Content-Length: ' . strlen($body) - $half);
        echo substr($body, $half);
        return;
    }
    header('Content-Length: ' . strlen($body));
    echo substr($body, 0, $half);
    flush();
    sleep(1);
    return;
}
if ($_SERVER['REQUEST_URI'] !== '/list.csv') {
    http_response_code(404);
    return;
}
header('Content-Length: ' . strlen($body));
echo $body;
