<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Web;

use Backorder\Job;
use Backorder\Runner\Clock;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Jobs;
use StandIn\Whmcs;

/**
 * A clock that stands still until somebody lets time pass: a file of the installation, the same for
 * all of its processes and for the registrar.
 */
final class HandClock implements Clock
{
    private const STEPS = ['five minutes' => 300, 'an hour' => 3600, 'a day' => 86400];

    public function __construct(private string $root)
    {
    }

    /** Makes it the clock of WHMCS and of the addon, with buttons on the first page. */
    public function enter(): void
    {
        $whmcs = Whmcs::current();
        $whmcs->options->clock = $this->now(...);
        Addon::$otherClock = $this;
        $whmcs->hooks->add('StandInHome', 1, $this->buttons(...));
    }

    public function now(): int
    {
        return (int) file_get_contents("$this->root/clock");
    }

    public function set(int $now): void
    {
        file_put_contents("$this->root/clock", (string) $now);
        $this->control('clock', ['now' => gmdate('Y-m-d H:i:s', $now)]);
    }

    /** Lets time pass, with the cron of WHMCS every five minutes. */
    public function pass(int $seconds): void
    {
        for ($end = $this->now() + $seconds; $this->now() < $end;) {
            $this->set(min($end, $this->now() + 300));
            (new Jobs(new Addon()))->run(Job::Batch);
        }
    }

    /** @param array<string, string|int> $parameters */
    public function control(string $what, array $parameters): void
    {
        $context = stream_context_create(['http' => [
            'method' => 'POST', 'content' => http_build_query($parameters), 'timeout' => 10,
            'header' => "Content-Type: application/x-www-form-urlencoded\r\nConnection: close",
        ]]);
        $url = (string) file_get_contents("$this->root/simulator");
        file_get_contents(str_replace('/api/call.cgi', "/control/$what", $url), false, $context);
    }

    private function buttons(string $token): string
    {
        $seconds = (int) ($_POST['pass'] ?? 0);
        if (in_array($seconds, self::STEPS, true)) {
            check_token();
            $this->pass($seconds);
        }
        $now = gmdate('Y-m-d H:i', $this->now());
        $html = "<h2>Time</h2><p id=\"now\">It is $now UTC, and stays so.</p>"
            . "<form method=\"post\" action=\"/\">$token";
        foreach (self::STEPS as $name => $length) {
            $html .= "<button class=\"btn btn-default btn-secondary\" name=\"pass\""
                . " value=\"$length\">Let $name pass</button> ";
        }
        return "$html</form>";
    }
}
