<?php

declare(strict_types=1);

namespace Backorder\Tests;

use RuntimeException;

/** PHP-FPM with the extension and opcache, on a socket of its own; it ends with this object. */
final class Fpm
{
    private string $folder;
    /** @var resource */
    private $process;

    public function __construct(string $program, int $workers)
    {
        $this->folder = sys_get_temp_dir() . '/backorder-' . bin2hex(random_bytes(6));
        mkdir($this->folder);
        file_put_contents("$this->folder/fpm.conf", implode("\n", [
            '[global]',
            "pid = $this->folder/pid",
            "error_log = $this->folder/log",
            'daemonize = no',
            '[www]',
            "listen = $this->folder/socket",
            ...(posix_geteuid() === 0 ? ['user = root', 'group = root'] : []),
            'pm = static',
            "pm.max_children = $workers",
            'catch_workers_output = yes',
        ]));
        $command = [$program, '-n', '--fpm-config', "$this->folder/fpm.conf", '--nodaemonize'];
        foreach ([
            'zend_extension=opcache',
            'opcache.enable=1',
            'opcache.validate_timestamps=0',
            'extension=' . getenv('BACKORDER_EXTENSION'),
        ] as $setting) {
            array_push($command, '-d', $setting);
        }
        if (posix_geteuid() === 0) {
            $command[] = '--allow-to-run-as-root';
        }
        $quiet = ['file', "$this->folder/output", 'w'];
        $this->process = proc_open($command, [1 => $quiet, 2 => $quiet], $pipes);
        for ($try = 0; !file_exists("$this->folder/socket"); $try++) {
            if ($try > 200) {
                throw new RuntimeException(file_get_contents("$this->folder/output"));
            }
            usleep(50_000);
        }
    }

    public function __destruct()
    {
        proc_terminate($this->process, SIGTERM);
        proc_close($this->process);
        array_map(unlink(...), glob("$this->folder/*"));
        rmdir($this->folder);
    }

    /** Workers end and new ones begin; what is under way is finished. */
    public function reload(): void
    {
        posix_kill((int) file_get_contents("$this->folder/pid"), SIGUSR2);
    }

    public function log(): string
    {
        return (string) file_get_contents("$this->folder/log");
    }

    /** The body of a page, asked for by FastCGI. @param array<string, string> $values */
    public function page(string $script, array $values): string
    {
        $values += ['SCRIPT_FILENAME' => $script, 'REQUEST_METHOD' => 'GET'];
        $body = '';
        foreach ($values as $name => $value) {
            $body .= pack('NN', strlen($name) | 1 << 31, strlen($value) | 1 << 31) . $name . $value;
        }
        $record = fn (int $type, string $content): string
            => pack('CCnnCC', 1, $type, 1, strlen($content), 0, 0) . $content;
        $socket = stream_socket_client("unix://$this->folder/socket", timeout: 10);
        stream_set_timeout($socket, 20);
        fwrite($socket, $record(1, pack('nCx5', 1, 0)) . $record(4, $body) . $record(4, '')
            . $record(5, ''));
        $output = '';
        while (($head = stream_get_contents($socket, 8)) !== false && strlen($head) === 8) {
            ['type' => $type, 'length' => $length, 'padding' => $padding]
                = unpack('Cversion/Ctype/nid/nlength/Cpadding', $head);
            $content = $length > 0 ? stream_get_contents($socket, $length) : '';
            $padding > 0 && stream_get_contents($socket, $padding);
            $output .= $type === 6 ? $content : '';
            if ($type === 3) {
                break;
            }
        }
        fclose($socket);
        return explode("\r\n\r\n", $output, 2)[1] ?? $output;
    }
}
