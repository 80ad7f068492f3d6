<?php

declare(strict_types=1);

namespace Backorder\Tests;

use RuntimeException;

/** The registrar simulator as a process on a free port; it ends with this object. */
final class Simulator
{
    public readonly string $url;
    /** @var resource */
    private $process;
    /** @var array<int, resource> */
    private array $pipes = [];

    public function __construct(string $now)
    {
        $program = getenv('BACKORDER_LIBRARY_DIR') . '/ispapi-sim';
        $command = [$program, '--now', $now, '--stdin'];
        $this->process = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], STDERR], $this->pipes);
        $line = (string) fgets($this->pipes[1]);
        if (!preg_match('/^listening on (\S+)/', $line, $found)) {
            throw new RuntimeException("$program did not start");
        }
        $this->url = $found[1];
    }

    public function __destruct()
    {
        $this->stop();
    }

    /** Test cases live until the last one is over: what is not needed any more is stopped. */
    public function stop(): void
    {
        if ($this->pipes !== []) {
            array_map(fclose(...), $this->pipes);
            proc_close($this->process);
            $this->pipes = [];
        }
    }

    /** @param array<string, string|int> $parameters */
    public function control(string $what, array $parameters): void
    {
        $context = stream_context_create(['http' => [
            'method' => 'POST',
            'header' => 'Content-Type: application/x-www-form-urlencoded',
            'content' => http_build_query($parameters),
        ]]);
        $url = str_replace('/api/call.cgi', "/control/$what", $this->url);
        if (file_get_contents($url, context: $context) === false) {
            throw new RuntimeException("$what was refused");
        }
    }

    /** The commands that came, the latest last: each with the parameters the server read. */
    public function log(): array
    {
        $url = str_replace('/api/call.cgi', '/control/log', $this->url);
        return json_decode(file_get_contents($url), true, flags: JSON_THROW_ON_ERROR)['entries'];
    }
}
