<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

use Backorder\Exception\ClientException;

/** A conversation with the registrar, request by request, without passwords and sessions. */
final class Recording implements \Countable
{
    /** @throws ClientException config: it is no recording */
    public static function parse(string $json): Recording
    {
        throw new \LogicException(__METHOD__);
    }

    public function toJson(): string
    {
        throw new \LogicException(__METHOD__);
    }

    /** The number of requests. */
    public function count(): int
    {
        throw new \LogicException(__METHOD__);
    }
}
