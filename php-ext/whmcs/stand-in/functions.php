<?php

declare(strict_types=1);

// The functions of WHMCS that addons call, in its own names.

use StandIn\Api\Clients;
use StandIn\TokenRefused;
use StandIn\Whmcs;

/** @return array<string, mixed> */
function localAPI(string $command, array $values = [], string $admin = ''): array
{
    return Whmcs::current()->api->call($command, $values);
}

function add_hook(string $name, int $priority, callable $hook): void
{
    Whmcs::current()->hooks->add($name, $priority, $hook);
}

/** Throws, ends the page, or only looks: how it fails is not documented. */
function check_token(string $namespace = 'WHMCS.default', bool $isStrict = false): void
{
    if (verify_token($namespace, (string) ($_POST['token'] ?? $_GET['token'] ?? ''))) {
        return;
    }
    if (Whmcs::current()->options->tokenRefusal === 'nothing') {
        return;
    }
    if (Whmcs::current()->options->tokenRefusal === 'exception') {
        throw new TokenRefused('Invalid Token');
    }
    http_response_code(403);
    echo 'Invalid Token';
    exit;
}

function verify_token(string $namespace, string $token): bool
{
    $right = (string) ($_SESSION['token'] ?? '');
    return $right !== '' && hash_equals($right, $token);
}

function generate_token(string $kind = 'form'): string
{
    $token = $_SESSION['token'] ?? '';
    return $kind === 'form' ? "<input type=\"hidden\" name=\"token\" value=\"$token\">" : $token;
}

function logActivity(string $text, int $client = 0): void
{
    Whmcs::current()->logActivity($text, $client);
}

/** @param list<string> $secrets are blanked */
function logModuleCall(
    string $module,
    string $action,
    mixed $request,
    mixed $response,
    mixed $processed = '',
    array $secrets = [],
): void {
    $text = fn ($of) => str_replace($secrets, '***', is_string($of) ? $of : json_encode($of));
    Whmcs::current()->database->insert('tblmodulelog', [
        'date' => date('Y-m-d H:i:s'), 'module' => $module, 'action' => $action,
        'request' => $text($request), 'response' => $text($response),
        'arrdata' => $text($processed),
    ]);
}

/** @return array<string, string> the settings of a registrar module, decrypted */
function getregistrarconfigoptions(string $registrar): array
{
    $rows = Whmcs::current()->database->rows(
        'SELECT setting, value FROM tblregistrars WHERE registrar = ?',
        [$registrar],
    );
    return array_map(Clients::decrypt(...), array_column($rows, 'value', 'setting'));
}
