<?php

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

require_once __DIR__ . '/autoload.php';

use Backorder\Whmcs\Installation;
use Backorder\Whmcs\Pages\AdminArea;
use Backorder\Whmcs\Pages\ClientArea;

/** @return array<string, mixed> no settings of WHMCS's: they would die with a deactivation */
function backorder_config(): array
{
    return [
        'name' => 'Backorder',
        'description' => 'Lets clients backorder domain names that are about to expire.',
        'version' => Installation::VERSION,
        'author' => 'backorder',
        'language' => 'english',
        'fields' => [],
    ];
}

/** @return array{status: string, description: string} */
function backorder_activate(): array
{
    return Installation::activate();
}

/** @return array{status: string, description: string} */
function backorder_deactivate(): array
{
    return Installation::deactivate();
}

/** @param array<string, mixed> $vars */
function backorder_upgrade(array $vars): void
{
    Installation::upgrade();
}

/** @param array<string, mixed> $vars */
function backorder_output(array $vars): void
{
    echo AdminArea::answer((string) $vars['modulelink'], $vars['_lang'] ?? []);
}

/**
 * @param array<string, mixed> $vars
 * @return array<string, mixed>
 */
function backorder_clientarea(array $vars): array
{
    return ClientArea::answer((string) $vars['modulelink'], $vars['_lang'] ?? []);
}
