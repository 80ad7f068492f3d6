<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

use Backorder\Exception\ClientException;

/**
 * A session of a Client, to be stored and taken up by another process. It belongs to its platform,
 * system, address, login with role user, and remote address.
 */
final class Session
{
    /** Names the session without giving it away: 16 hexadecimal digits. */
    public readonly string $id;
    /** The login it belongs to, with the role user's part. */
    public readonly string $login;
    /** Whether it was started with a one-time password, so that a new one needs another. */
    public readonly bool $needsOtp;

    /**
     * Reads what secret() gave.
     *
     * @throws ClientException config: it is another text
     */
    public static function parse(#[\SensitiveParameter] string $secret): Session
    {
        throw new \LogicException(__METHOD__);
    }

    /** The text to store, to be kept like a password: one line of visible ASCII. */
    public function secret(): string
    {
        throw new \LogicException(__METHOD__);
    }
}
