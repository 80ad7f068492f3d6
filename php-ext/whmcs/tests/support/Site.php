<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Tests;

use StandIn\MariaDb;
use StandIn\Options;
use StandIn\Root;
use StandIn\Whmcs;

/** An installation for one test, in a temporary folder. WHMCS_DB=mysql: on a MariaDB server. */
final class Site
{
    private static ?MariaDb $server = null;
    private static int $number = 0;
    private static string $addon = '';

    public readonly Whmcs $whmcs;
    public readonly string $folder;
    private ?string $database = null;

    /** @param array<string, mixed> $options of the stand-in */
    public function __construct(array $options = [])
    {
        $this->folder = self::temporary('whmcs');
        $settings = ['driver' => 'sqlite', 'file' => "$this->folder/whmcs.db"];
        if (getenv('WHMCS_DB') === 'mysql') {
            $this->database = 'whmcs_' . ++self::$number;
            $settings = self::server()->create($this->database);
        }
        $this->whmcs = Root::make($this->folder, $settings, $options)->open();
        $this->whmcs->enter();
        $this->whmcs->install();
        $_SESSION = [];
        defined('WHMCS') || define('WHMCS', true);
        defined('ROOTDIR') || define('ROOTDIR', $this->folder);
    }

    /** The addon as it is shipped, packed once a process: its functions can be declared once. */
    public static function pack(): string
    {
        if (self::$addon === '') {
            $folder = self::$addon = self::temporary('addon');
            exec(dirname(__DIR__, 2) . '/package ' . escapeshellarg($folder), $said, $code);
            $code === 0 || throw new \RuntimeException(implode("\n", $said));
            register_shutdown_function(fn () => Root::remove($folder));
        }
        return self::$addon . '/modules/addons/backorder';
    }

    /**
     * Activates the addon, as an admin would.
     *
     * @return array{status: string, description: string} what activating it said
     */
    public function activate(): array
    {
        symlink(self::pack(), "$this->folder/modules/addons/backorder");
        $said = $this->whmcs->addons->activate('backorder');
        $this->whmcs->addons->allow('backorder', [1]);
        $this->whmcs->addons->loadHooks();
        return $said;
    }

    public function options(): Options
    {
        return $this->whmcs->options;
    }

    public function remove(): void
    {
        \WHMCS\Database\Capsule::connection()->disconnect();
        $this->database === null || self::server()->drop($this->database);
        Root::remove($this->folder);
    }

    private static function server(): MariaDb
    {
        if (self::$server === null) {
            $folder = self::temporary('mariadb');
            self::$server = $server = new MariaDb($folder);
            register_shutdown_function(function () use ($server, $folder): void {
                $server->stop();
                Root::remove($folder);
            });
        }
        return self::$server;
    }

    private static function temporary(string $name): string
    {
        $folder = sys_get_temp_dir() . "/$name-" . getmypid() . '-' . bin2hex(random_bytes(4));
        mkdir($folder);
        return $folder;
    }
}
