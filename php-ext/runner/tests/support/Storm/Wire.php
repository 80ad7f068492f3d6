<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use RuntimeException;

/** What is on its way to a server of this machine. */
final class Wire
{
    /** The port, as Linux lists it. */
    private string $port;

    public function __construct(string $url)
    {
        $this->port = sprintf('%04X', (int) parse_url($url, PHP_URL_PORT));
    }

    /**
     * Waits until the server has read all that was sent to it, by whom was killed since, too.
     *
     * @throws RuntimeException where it does not in time
     */
    public function await(float $seconds = 60.0): void
    {
        $end = microtime(true) + $seconds;
        while (!$this->isRead()) {
            if (microtime(true) > $end) {
                throw new RuntimeException("for {$seconds} s the server has not read what it got");
            }
            usleep(5000);
        }
    }

    /** Of a socket that listens, what is unread are the connections that nobody took yet. */
    public function isRead(): bool
    {
        foreach (array_slice(file('/proc/net/tcp'), 1) as $line) {
            [, $local, , , $queues] = preg_split('/\s+/', trim($line));
            if (str_ends_with($local, ":{$this->port}") && !str_ends_with($queues, ':00000000')) {
                return false;
            }
        }
        return true;
    }
}
