<?php

declare(strict_types=1);

/*
 * How long PHP's own server takes for the pages of the addon in the stand-in, from the request to
 * the last byte, hooks, session and the frame around it included, and how much of it the processor
 * worked, which is the same on a machine that has other things to do. Arguments: names in the
 * droplist, backorders of the client.
 *
 *     BACKORDER_LIBRARY_DIR=target/release php -d extension=target/release/libbackorder_php.so \
 *         php-ext/whmcs/bench/pages.php [NAMES [BACKORDERS]]
 */

use Backorder\BackorderKind;
use Backorder\DomainName;
use Backorder\Search;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Web\Served;
use Demo\Terminal;

require __DIR__ . '/../web/autoload.php';

const TIMES = 40;
const CLIENT = 2;

$names = (int) ($argv[1] ?? 1_000_000);
$backorders = (int) ($argv[2] ?? 1_000);
$served = new Served($names, 8, getenv('DB') ?: 'sqlite', Terminal::errors());
$served->furnish();
$addon = new Addon();
$addon->settings->put('searches_per_minute', '1000000');
$list = $addon->droplist();
$rows = $list->search(new Search(tlds: ['com', 'net', 'de'], limit: min(1000, $backorders)))->rows;
foreach ($rows as $row) {
    $name = DomainName::parse($row->name);
    $addon->backorders()->place(CLIENT, $name, BackorderKind::Full, $list->listing($name));
}
$server = substr($served->start(0), 7, -1);

/** @return array{string, string} head and body */
function ask(string $server, string $request): array
{
    $socket = stream_socket_client("tcp://$server");
    fwrite($socket, $request);
    $answer = (string) stream_get_contents($socket);
    fclose($socket);
    return explode("\r\n\r\n", $answer, 2) + ['', ''];
}

function request(string $path, string $cookie, string $body = ''): string
{
    return ($body === '' ? 'GET' : 'POST') . " $path HTTP/1.1\r\nHost: localhost\r\n"
        . "Connection: close\r\nCookie: $cookie\r\n"
        . 'Content-Type: application/x-www-form-urlencoded' . "\r\nContent-Length: "
        . strlen($body) . "\r\n\r\n$body";
}

function cookie(string $head): string
{
    preg_match_all('/^Set-Cookie: (WHMCS=[^;]+)/mi', $head, $found);
    return (string) end($found[1]);
}

[$head, $page] = ask($server, request('/', ''));
preg_match('/name="token" value="(\w+)"/', $page, $token);
$form = http_build_query(['token' => $token[1], 'client' => CLIENT]);
[$head] = ask($server, request('/dologin.php', cookie($head), $form));
$cookie = cookie($head);

printf(
    "%s names, a client with %s backorders, %s, opcache %s\n\n",
    number_format(count($list)),
    number_format(count($rows)),
    getenv('DB') ?: 'sqlite',
    ini_get('opcache.enable') ? 'on' : 'off',
);
printf("| page | processor | median | 95 %% | bytes |\n| --- | --- | --- | --- | --- |\n");
$search = '/index.php?m=backorder&action=search';
$pages = [
    'the stand-in alone' => '/viewinvoice.php?id=0',
    'search, nothing set' => '/index.php?m=backorder',
    'search for a word' => "$search&contains_all=kite",
    'search for a pattern, by name' => "$search&pattern=%5E%5Ba-f%5D.%2A%5B0-9%5D%24&order=name",
    'search while typing' => "$search&contains_all=shop&fragment=1",
    'the 100th page of all' => "$search&page=100",
    'My Backorders' => '/index.php?m=backorder&action=backorders',
];
foreach ($pages as $title => $path) {
    $taken = [];
    for ($time = -5; $time < TIMES; $time++) {
        $used = $time === 0 ? $served->processorTime() : $used ?? 0.0;
        $begin = hrtime(true);
        [$head, $body] = ask($server, request($path, $cookie));
        $time < 0 || $taken[] = (hrtime(true) - $begin) / 1e6;
    }
    sort($taken);
    $isFine = str_contains($head, ' 200 ') || $title === 'the stand-in alone';
    printf(
        "| %s | %.1f ms | %.1f ms | %.1f ms | %s |\n",
        $title,
        ($served->processorTime() - $used) / TIMES,
        $taken[intdiv(TIMES, 2)],
        $taken[intdiv(TIMES * 95, 100)],
        $isFine ? number_format(strlen($body)) : "failed: $head",
    );
}
$served->workshop->close();
