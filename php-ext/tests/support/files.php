<?php

declare(strict_types=1);

/* Router of PHP's own server for tests: one file, with a mark by which it is known again. */
$body = str_repeat("a.com;2027-01-13 19:00:00\n", 1000);
$mark = '"' . md5($body) . '"';
header("ETag: $mark");
if (($_SERVER['HTTP_IF_NONE_MATCH'] ?? '') === $mark) {
    http_response_code(304);
    return;
}
if ($_SERVER['REQUEST_URI'] !== '/list.csv') {
    http_response_code(404);
    return;
}
header('Content-Length: ' . strlen($body));
echo $body;
