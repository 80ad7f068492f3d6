<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Web;

use Demo\Process;
use Demo\Workshop;
use RuntimeException;

/**
 * A chromium that is driven over WebDriver. Source of the protocol: www.w3.org/TR/webdriver2. The
 * session is ended before the driver, which would leave the browser running.
 */
final class Browser
{
    private const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

    private string $driver;
    private string $session = '';
    private Process $process;

    /** @param bool $scripts whether pages may run JavaScript */
    public function __construct(private Workshop $workshop, bool $scripts = true)
    {
        $name = 'browser-' . bin2hex(random_bytes(4));
        $log = $workshop->file("$name.log");
        $this->process = new Process(['chromedriver', '--port=0'], $log, group: true);
        $port = $this->process->await(function (): ?string {
            $said = $this->process->said();
            return preg_match('/started successfully on port (\d+)/', $said, $of) ? $of[1] : null;
        });
        $this->driver = "tcp://127.0.0.1:$port";
        $arguments = [
            '--headless=new', '--disable-gpu', '--no-first-run', '--disable-dev-shm-usage',
            '--hide-scrollbars', '--window-size=1280,1000', '--force-device-scale-factor=1',
            "--user-data-dir={$workshop->file($name)}", '--lang=en',
        ];
        if (posix_geteuid() === 0) {
            $arguments[] = '--no-sandbox';
        }
        $answer = $this->call('POST', '/session', ['capabilities' => ['alwaysMatch' => [
            'goog:chromeOptions' => ['args' => $arguments, 'prefs' => [
                'profile.managed_default_content_settings.javascript' => $scripts ? 1 : 2,
            ]],
        ]]]);
        $this->session = $answer['sessionId'];
    }

    public function end(): void
    {
        if ($this->session !== '') {
            $this->call('DELETE', "/session/$this->session");
            $this->session = '';
        }
        $this->process->stop();
    }

    public function open(string $url): void
    {
        $this->command('POST', 'url', ['url' => $url]);
    }

    public function address(): string
    {
        return $this->command('GET', 'url');
    }

    /** Whether the address has this now, or within some seconds. */
    public function arrives(string $part): bool
    {
        for ($end = microtime(true) + 5; !str_contains($this->address(), $part); usleep(50_000)) {
            if (microtime(true) > $end) {
                return false;
            }
        }
        return true;
    }

    public function source(): string
    {
        return $this->command('GET', 'source');
    }

    public function reload(): void
    {
        $this->command('POST', 'refresh', []);
    }

    /** The visible text of the first element that fits; waits for it for some seconds. */
    public function text(string $css = 'main'): string
    {
        for ($try = 0; ; $try++) {
            try {
                return $this->command('GET', "element/{$this->find($css)}/text");
            } catch (RuntimeException $error) {
                // The page has put another one in its place meanwhile.
                if ($try === 3 || !str_contains($error->getMessage(), 'stale element')) {
                    throw $error;
                }
            }
        }
    }

    /** Whether it is there now, or within some seconds. */
    public function sees(string $css): bool
    {
        for ($end = microtime(true) + 5; !$this->has($css); usleep(50_000)) {
            if (microtime(true) > $end) {
                return false;
            }
        }
        return true;
    }

    public function has(string $css): bool
    {
        return $this->ids($css) !== [];
    }

    public function count(string $css): int
    {
        return count($this->ids($css));
    }

    /** Clicks what a person would click, and waits for the page that it leads to. */
    public function click(string $css): void
    {
        $this->command('POST', "element/{$this->find($css)}/click", []);
    }

    /** Clicks a link by its text. */
    public function follow(string $text): void
    {
        $value = $this->command('POST', 'element', ['using' => 'link text', 'value' => $text]);
        $this->command('POST', 'element/' . $value[self::ELEMENT] . '/click', []);
    }

    /** Types into a field, in place of what was there. */
    public function type(string $css, string $text): void
    {
        $id = $this->find($css);
        $this->command('POST', "element/$id/clear", []);
        $this->command('POST', "element/$id/value", ['text' => $text]);
    }

    /** Presses keys at whatever has the focus. */
    public function press(string ...$keys): void
    {
        $actions = [];
        foreach ($keys as $key) {
            $actions[] = ['type' => 'keyDown', 'value' => $key];
            $actions[] = ['type' => 'keyUp', 'value' => $key];
        }
        $device = ['type' => 'key', 'id' => 'keyboard', 'actions' => $actions];
        $this->command('POST', 'actions', ['actions' => [$device]]);
    }

    public function run(string $script, mixed ...$arguments): mixed
    {
        return $this->command('POST', 'execute/sync', ['script' => $script, 'args' => $arguments]);
    }

    /** Waits until something is so. @param callable(): bool $so */
    public function await(callable $so, string $what): void
    {
        for ($end = microtime(true) + 10; !$so(); usleep(50_000)) {
            microtime(true) < $end || throw new RuntimeException("waited in vain for $what");
        }
    }

    /** A picture of the whole page. */
    public function shoot(string $file): void
    {
        $this->size(1280, 600);
        $height = (int) $this->run('return document.documentElement.scrollHeight');
        $this->size(1280, min(4000, max(600, $height + 140)));
        $png = base64_decode($this->command('GET', 'screenshot'), true);
        is_dir(dirname($file)) || mkdir(dirname($file), 0777, true);
        file_put_contents($file, $png);
    }

    public function size(int $width, int $height): void
    {
        $this->command('POST', 'window/rect', compact('width', 'height'));
    }

    private function find(string $css): string
    {
        for ($end = microtime(true) + 10; ($ids = $this->ids($css)) === []; usleep(50_000)) {
            if (microtime(true) > $end) {
                $text = $this->run('return document.body.innerText.slice(0, 600)');
                throw new RuntimeException("no $css at {$this->address()}:\n$text");
            }
        }
        return $ids[0];
    }

    /** @return list<string> */
    private function ids(string $css): array
    {
        $by = ['using' => 'css selector', 'value' => $css];
        $found = $this->command('POST', 'elements', $by);
        return array_column($found, self::ELEMENT);
    }

    private function command(string $method, string $path, ?array $body = null): mixed
    {
        return $this->call($method, "/session/$this->session/$path", $body);
    }

    private function call(string $method, string $path, ?array $body = null): mixed
    {
        $content = $body === null ? '' : json_encode($body === [] ? (object) [] : $body);
        $text = $this->exchange("$method $path HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            . 'application/json; charset=utf-8' . "\r\nContent-Length: " . strlen($content)
            . "\r\nConnection: close\r\n\r\n$content");
        $value = json_decode($text, true)['value'] ?? null;
        if (is_array($value) && isset($value['error'])) {
            throw new RuntimeException("$method $path: {$value['message']}");
        }
        return $value;
    }

    /** One request. Its answer has a length: the driver leaves the connection open. */
    private function exchange(string $request): string
    {
        $socket = stream_socket_client($this->driver, $code, $problem, 5);
        stream_set_timeout($socket, 60);
        fwrite($socket, $request);
        $length = 0;
        while (($line = trim((string) fgets($socket))) !== '') {
            if (stripos($line, 'Content-Length:') === 0) {
                $length = (int) trim(substr($line, 15));
            }
        }
        $text = (string) stream_get_contents($socket, $length);
        fclose($socket);
        return $text;
    }
}
