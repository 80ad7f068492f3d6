<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Tests;

use RuntimeException;
use StandIn\Root;

/** PHP's own web server in front of a site, with the addon unpacked as on a real one. */
final class WebServer
{
    /** @var resource */
    private $process;
    private string $address = '';
    private string $cookie = '';

    /** @param list<string> $php more arguments of PHP */
    public function __construct(Site $site, bool $hasExtension = true, array $php = [])
    {
        $addon = "$site->folder/modules/addons/backorder";
        is_link($addon) && unlink($addon);
        Root::copy(Site::pack(), $addon);
        $extension = $hasExtension ? ['-d', 'extension=' . getenv('BACKORDER_EXTENSION')] : [];
        $port = self::freePort();
        $this->address = "http://127.0.0.1:$port";
        $command = [
            PHP_BINARY, ...$extension, ...$php, '-d', 'display_errors=1', '-S', "127.0.0.1:$port",
            dirname(__DIR__, 2) . '/stand-in/web/router.php',
        ];
        $log = ['file', "$site->folder/web.log", 'a'];
        $this->process = proc_open($command, [1 => $log, 2 => $log], $pipes, null, [
            'STANDIN_ROOT' => (string) realpath($site->folder), 'PATH' => (string) getenv('PATH'),
        ]) ?: throw new RuntimeException('no web server');
        for ($try = 0; @fsockopen('127.0.0.1', $port) === false; $try++) {
            $try < 500 || throw new RuntimeException('the web server does not answer');
            usleep(20_000);
        }
    }

    /**
     * @param ?array<string, string> $post a form; null: it is a GET
     * @param list<string> $headers
     * @return array{int, string} status and body
     */
    public function ask(string $path, ?array $post = null, array $headers = []): array
    {
        $headers[] = "Cookie: $this->cookie";
        $options = ['ignore_errors' => true, 'follow_location' => 0, 'timeout' => 20];
        if ($post !== null) {
            $headers[] = 'Content-Type: application/x-www-form-urlencoded';
            $options += ['method' => 'POST', 'content' => http_build_query($post)];
        }
        $context = stream_context_create(['http' => $options + ['header' => $headers]]);
        $body = (string) file_get_contents($this->address . $path, false, $context);
        preg_match('/ (\d{3})/', $http_response_header[0], $found);
        foreach ($http_response_header as $line) {
            if (preg_match('/^Set-Cookie: ([^;]+)/i', $line, $set) === 1) {
                $this->cookie = $set[1];
            }
        }
        return [(int) $found[1], $body];
    }

    /** Logs in as a client, or as an admin, on the page that is there for it. */
    public function logIn(int $client, bool $isAdmin = false): void
    {
        [, $page] = $this->ask('/');
        preg_match('/name="?token"? value="?([0-9a-f]+)/', $page, $token);
        $this->ask($isAdmin ? '/admin/login.php' : '/dologin.php', [
            'token' => $token[1], $isAdmin ? 'admin' : 'client' => (string) $client,
        ]);
    }

    public function stop(): void
    {
        proc_terminate($this->process);
        proc_close($this->process);
    }

    private static function freePort(): int
    {
        $socket = stream_socket_server('tcp://127.0.0.1:0');
        $name = (string) stream_socket_get_name($socket, false);
        fclose($socket);
        return (int) substr((string) strrchr($name, ':'), 1);
    }
}
