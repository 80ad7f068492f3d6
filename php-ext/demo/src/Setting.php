<?php

declare(strict_types=1);

namespace Demo;

/** Where everybody stands: the server, the database's session, the clients. */
final class Setting
{
    /** @param array<int, string> $clients */
    public function __construct(
        public readonly string $name,
        public readonly string $server,
        public readonly string $session,
        public readonly array $clients,
    ) {
    }

    /** The server in Dubai, the database's session at -05:00, every client at home. */
    public static function scattered(array $day): self
    {
        $zones = array_map(fn (array $client) => $client[3], $day['clients']);
        return new self('scattered', 'Asia/Dubai', '-05:00', $zones);
    }

    /** Everybody in UTC. */
    public static function utc(array $day): self
    {
        return new self('utc', 'UTC', '+00:00', array_map(fn () => 'UTC', $day['clients']));
    }

    /** PHP's zone, and the zone that SQLite takes from the environment when it is asked for it. */
    public function enter(): void
    {
        date_default_timezone_set($this->server);
        // POSIX turns the sign round: five hours behind UTC are written <-05>5.
        putenv($this->session === '-05:00' ? 'TZ=<-05>5' : 'TZ=UTC0');
    }
}
