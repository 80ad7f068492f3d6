<?php

declare(strict_types=1);

// In the place of the original's modules/addons/ispapibackorder/backend/api.php: its functions,
// answered by this addon. Copy the three files of this folder over the original's.
if (!defined('WHMCS')) {
    $backorderUp = __DIR__;
    while (!is_file("$backorderUp/init.php") && dirname($backorderUp) !== $backorderUp) {
        $backorderUp = dirname($backorderUp);
    }
    require_once (getenv('WHMCS_ROOT') ?: $backorderUp) . '/init.php';
}
require_once ROOTDIR . '/modules/addons/backorder/autoload.php';

if (!function_exists('backorder_api_call')) {
    /**
     * @param array<string, mixed> $command
     * @return array<string, mixed>
     */
    function backorder_api_call(array $command): array
    {
        return Backorder\Whmcs\Commands\Commands::call($command);
    }

    /**
     * @param array<string, mixed> $command
     * @return array<string, mixed>
     */
    function backorder_api_query_list(array $command): array
    {
        return Backorder\Whmcs\Commands\Commands::list($command);
    }
}
