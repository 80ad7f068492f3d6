<?php

declare(strict_types=1);

namespace Demo;

use RuntimeException;

/** The registrar simulator: a real HTTP server on loopback that the demo starts and steers. */
final class Simulator
{
    public readonly string $url;
    private string $controls;
    private Process $process;

    public function __construct(Workshop $workshop, string $program, string $name, string $now)
    {
        $this->process = new Process(
            [
                $program, '--now', $now, '--currency', 'EUR', '--idle', '0',
                '--parent-pid', (string) getmypid(),
            ],
            $workshop->file("$name.simulator.log"),
        );
        $this->url = $this->process->await(function (): ?string {
            $found = preg_match('~listening on (\S+)\n~', $this->process->said(), $match);
            return $found === 1 ? $match[1] : null;
        });
        $this->controls = preg_replace('~/api/.*~', '/control/', $this->url);
    }

    /** @param array<string, string|int> $parameters */
    public function control(string $what, array $parameters): array
    {
        return $this->request($what, 'POST', http_build_query($parameters));
    }

    /** Everything the simulated registrar knows. */
    public function state(): array
    {
        return $this->request('state', 'GET', '');
    }

    public function stop(): void
    {
        $this->process->stop();
    }

    private function request(string $what, string $method, string $body): array
    {
        $context = stream_context_create(['http' => [
            'method' => $method, 'content' => $body, 'timeout' => 10, 'ignore_errors' => true,
            'header' => "Content-Type: application/x-www-form-urlencoded\r\nConnection: close",
        ]]);
        $text = file_get_contents($this->controls . $what, false, $context);
        $answer = json_decode((string) $text, true);
        if (!is_array($answer) || isset($answer['error'])) {
            throw new RuntimeException("simulator: $what $body: " . ($answer['error'] ?? $text));
        }
        return $answer;
    }
}
