<?php

declare(strict_types=1);

namespace Backorder;

/** Who acts. */
final class Actor
{
    public readonly bool $isAdmin;
    /** The client who acts; null: the reseller's staff. */
    public readonly ?int $client;

    /**
     * A client, who may act on his own backorders only.
     *
     * @throws Exception\LifecycleException id-invalid: an id below 0
     */
    public static function client(int|string $client): Actor
    {
        throw new \LogicException(__METHOD__);
    }

    /** The reseller's staff. */
    public static function admin(): Actor
    {
        throw new \LogicException(__METHOD__);
    }
}
