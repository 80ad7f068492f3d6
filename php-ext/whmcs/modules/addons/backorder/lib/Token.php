<?php

declare(strict_types=1);

namespace Backorder\Whmcs;

/**
 * The token against forged requests. How a failed check of WHMCS ends is not documented, so it is
 * compared here as well: whatever check_token() does, nothing is changed without the right token.
 */
final class Token
{
    public static function value(): string
    {
        return (string) ($_SESSION['token'] ?? '');
    }

    /** @throws Refusal */
    public static function check(string $namespace): void
    {
        try {
            check_token($namespace, true);
        } catch (\Throwable) {
            throw new Refusal('token_refused', 403);
        }
        $given = Input::text('token');
        if (self::value() === '' || !hash_equals(self::value(), $given)) {
            throw new Refusal('token_refused', 403);
        }
    }
}
