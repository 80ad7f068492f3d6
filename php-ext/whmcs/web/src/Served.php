<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Web;

use Demo\Market;
use Demo\Process;
use Demo\Programs;
use Demo\Simulator;
use Demo\Terminal;
use Demo\Workshop;
use RuntimeException;
use StandIn\MariaDb;
use StandIn\Root;
use StandIn\Whmcs;

/**
 * An installation of WHMCS with the addon in a temporary folder, its registrar, and PHP's server in
 * front of it. Everything ends with the process that made it.
 */
final class Served
{
    public readonly string $root;
    public readonly Whmcs $whmcs;
    public readonly Workshop $workshop;
    private Simulator $simulator;
    private ?Process $server = null;

    /** @var array<string, mixed> the demo's drop day */
    private array $day;

    public function __construct(int $names, int $version, string $database, private Terminal $out)
    {
        $this->workshop = new Workshop();
        $programs = new Programs();
        $this->day = require dirname(__DIR__, 3) . '/demo/day.php';
        $this->day['droplist']['count'] = $names;
        Market::prepare($this->workshop, $this->day, $programs->corpus, $out);
        $this->simulator = new Simulator(
            $this->workshop,
            $programs->simulator,
            'web',
            $this->day['from'],
        );
        $this->root = $this->workshop->file('whmcs');
        mkdir($this->root);
        $this->whmcs = Root::make($this->root, $this->database($database), [
            'version' => $version,
        ])->open();
        $this->whmcs->enter();
        $this->whmcs->install();
        defined('WHMCS') || define('WHMCS', true);
        defined('ROOTDIR') || define('ROOTDIR', $this->root);
        $this->unpack();
    }

    /** Clients, prices, and the day until shortly after its drops. */
    public function fill(): void
    {
        $this->furnish()->play();
    }

    /** The same before the day begins: with prices and a droplist, and without a backorder. */
    public function furnish(): DropDay
    {
        $day = new DropDay($this->day, $this->whmcs, $this->workshop, $this->simulator, $this->out);
        $day->furnish();
        return $day;
    }

    /** The address it is served at. */
    public function start(int $port): string
    {
        $port = $port !== 0 ? $port : self::freePort();
        // A group of its own, because the workers of PHP's server outlive it.
        $this->server = new Process([
            'env', "STANDIN_ROOT=$this->root", 'PHP_CLI_SERVER_WORKERS=4', PHP_BINARY,
            '-d', 'extension=' . getenv('BACKORDER_EXTENSION'), '-d', 'date.timezone=UTC',
            '-d', 'display_errors=1', '-d', 'error_reporting=-1', '-d', 'html_errors=0',
            '-d', 'opcache.enable_cli=1', '-d', 'memory_limit=256M',
            '-S', "127.0.0.1:$port", dirname(__DIR__, 2) . '/stand-in/web/router.php',
        ], $this->workshop->file('server.log'), group: true);
        return $this->server->await(function () use ($port): ?string {
            $socket = @fsockopen('127.0.0.1', $port);
            return $socket === false ? null : "http://127.0.0.1:$port/";
        });
    }

    public function isRunning(): bool
    {
        return $this->server?->isRunning() === true;
    }

    /** What the server has had of the processor, in milliseconds. */
    public function processorTime(): float
    {
        return (float) $this->server?->processorTime();
    }

    /** What the server said. */
    public function said(): string
    {
        return (string) $this->server?->said();
    }

    /** Packs the addon, and what makes the demo's clock the one of all pages. */
    private function unpack(): void
    {
        $package = dirname(__DIR__, 2) . '/package';
        exec(escapeshellarg($package) . ' ' . escapeshellarg($this->root), $said, $code);
        $code === 0 || throw new RuntimeException("$package failed");
        require_once "$this->root/modules/addons/backorder/autoload.php";
        $loader = var_export(dirname(__DIR__) . '/autoload.php', true);
        file_put_contents("$this->root/includes/hooks/clock.php", implode("\n", [
            '<?php', '', 'declare(strict_types=1);', '',
            "require_once ROOTDIR . '/modules/addons/backorder/autoload.php';",
            "require_once $loader;", '',
            '(new Backorder\\Whmcs\\Web\\HandClock(ROOTDIR))->enter();', '',
        ]));
        file_put_contents("$this->root/simulator", $this->simulator->url);
    }

    /** @return array<string, string> */
    private function database(string $kind): array
    {
        if ($kind !== 'mysql') {
            return ['driver' => 'sqlite', 'file' => "$this->root/whmcs.db"];
        }
        mkdir($this->workshop->file('mariadb'));
        $server = new MariaDb($this->workshop->file('mariadb'));
        register_shutdown_function($server->stop(...));
        return $server->create('whmcs');
    }

    private static function freePort(): int
    {
        $socket = stream_socket_server('tcp://127.0.0.1:0');
        $port = (int) substr((string) strrchr(stream_socket_get_name($socket, false), ':'), 1);
        fclose($socket);
        return $port;
    }
}
