<?php

declare(strict_types=1);

/*
 * A registrar that knows every application and says so after some milliseconds, however many ask at
 * once: `slow.php MILLISECONDS`. Its first line says where it listens; it ends with its input.
 */

$wait = (float) $argv[1] / 1000;
$answer = function (string $asked): string {
    preg_match('/APPLICATION(?:=|%3D)(R\d+)/i', $asked, $found);
    $body = "[RESPONSE]\r\nCODE=200\r\nDESCRIPTION=Command completed successfully\r\n"
        . "PROPERTY[APPLICATION][0]=$found[1]\r\nPROPERTY[STATUS][0]=REQUESTED\r\nEOF\r\n";
    return "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " . strlen($body)
        . "\r\n\r\n$body";
};
$server = stream_socket_server('tcp://127.0.0.1:0');
echo 'http://', stream_socket_get_name($server, false), "/api/call.cgi\n";
[$clients, $asked, $due, $answers] = [[], [], [], []];
while (true) {
    $reading = [STDIN, $server, ...array_values($clients)];
    [$none, $others] = [null, null];
    $left = $due === [] ? 1.0 : max(0.0, min($due) - microtime(true));
    stream_select($reading, $none, $others, 0, (int) ($left * 1e6));
    foreach ($reading as $stream) {
        $id = (int) $stream;
        if ($stream === STDIN) {
            exit(0);
        }
        if ($stream === $server) {
            $client = stream_socket_accept($server);
            $clients[(int) $client] = $client;
            $asked[(int) $client] = '';
            continue;
        }
        $text = fread($stream, 65536);
        if ($text === '' || $text === false) {
            fclose($stream);
            unset($clients[$id], $asked[$id], $due[$id]);
            continue;
        }
        $asked[$id] .= $text;
        $length = preg_match('/content-length: (\d+)/i', $asked[$id], $found) === 1 ? $found[1] : 0;
        $body = strpos($asked[$id], "\r\n\r\n");
        if ($body !== false && strlen($asked[$id]) >= $body + 4 + $length) {
            $answers[$id] = $answer($asked[$id]);
            $asked[$id] = '';
            $due[$id] = microtime(true) + $wait;
        }
    }
    foreach ($due as $id => $when) {
        if ($when <= microtime(true)) {
            fwrite($clients[$id], $answers[$id]);
            unset($due[$id]);
        }
    }
}
