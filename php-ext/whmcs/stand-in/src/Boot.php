<?php

declare(strict_types=1);

namespace StandIn;

/**
 * What init.php does: constants, database, session, encoded input, hooks of active addons and the
 * loose ones. Source of these: developers.whmcs.com, hooks/getting-started.
 */
final class Boot
{
    public static function start(string $root): Whmcs
    {
        defined('WHMCS') || define('WHMCS', true);
        defined('ROOTDIR') || define('ROOTDIR', $root);
        $whmcs = (new Root($root))->open();
        $whmcs->enter();
        if (PHP_SAPI !== 'cli') {
            self::startSession("$root/sessions");
            Request::enter($_GET, $_POST, $_SERVER['REQUEST_METHOD']);
        }
        $whmcs->addons->loadHooks();
        foreach (glob("$root/includes/hooks/[!_]*.php") ?: [] as $file) {
            require $file;
        }
        return $whmcs;
    }

    private static function startSession(string $folder): void
    {
        is_dir($folder) || @mkdir($folder, 0700);
        session_save_path($folder);
        session_name('WHMCS');
        session_start(['cookie_httponly' => true, 'cookie_samesite' => 'Lax']);
        $_SESSION['token'] ??= bin2hex(random_bytes(20));
    }
}
