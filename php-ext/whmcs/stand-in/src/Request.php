<?php

declare(strict_types=1);

namespace StandIn;

/**
 * Request input as WHMCS hands it over: HTML-encoded. Source: independent modules that decode what
 * they get, by html_entity_decode.
 */
final class Request
{
    public static function encode(mixed $input): mixed
    {
        return is_array($input) ? array_map(self::encode(...), $input)
            : htmlspecialchars((string) $input, ENT_QUOTES);
    }

    /**
     * Puts a request in the place of PHP's own.
     *
     * @param array<string, mixed> $get @param array<string, mixed> $post
     */
    public static function enter(array $get, array $post, string $method = ''): void
    {
        $_GET = self::encode($get);
        $_POST = self::encode($post);
        $_REQUEST = $_POST + $_GET;
        $_SERVER['REQUEST_METHOD'] = $method !== '' ? $method : ($post === [] ? 'GET' : 'POST');
        $_SERVER['REMOTE_ADDR'] ??= '127.0.0.1';
    }
}
