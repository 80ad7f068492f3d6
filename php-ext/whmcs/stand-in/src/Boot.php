<?php

declare(strict_types=1);

namespace StandIn;

/** What init.php does: constants, database, session, encoded input, hooks of active addons. */
final class Boot
{
    public static function start(string $root): Whmcs
    {
        defined('WHMCS') || define('WHMCS', true);
        defined('ROOTDIR') || define('ROOTDIR', $root);
        $whmcs = (new Root($root))->open();
        $whmcs->enter();
        if (PHP_SAPI !== 'cli') {
            session_name('WHMCS-stand-in');
            session_start();
            $_SESSION['token'] ??= bin2hex(random_bytes(20));
            Request::enter($_GET, $_POST, $_SERVER['REQUEST_METHOD']);
        }
        $whmcs->addons->loadHooks();
        return $whmcs;
    }
}
