<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Engine;

/** All that a run needs: the engine, the store, and the host's own parts behind ports. */
final class Host
{
    /** How many calls of ours are under way in this process, one inside of the other. */
    private static int $depth = 0;

    public function __construct(
        public readonly Engine $engine,
        public readonly Store $store,
        public readonly Billing $billing,
        public readonly Registrar $registrar,
        public readonly Mailer $mailer,
        public readonly Domains $domains,
        public readonly Clock $clock = new SystemClock(),
        public readonly Log $log = new NoLog(),
        public readonly Limits $limits = new Limits(),
        public readonly ?Watcher $watcher = null,
    ) {
    }

    /**
     * Whether a call of ours is under way in this process. A hook of billing's that fires then is
     * inside of it, and may only raise a wake.
     */
    public static function isBusy(): bool
    {
        return self::$depth > 0;
    }

    /**
     * Runs something as a call of ours.
     *
     * @template T
     * @param callable(): T $work
     * @return T
     */
    public static function busy(callable $work): mixed
    {
        self::$depth++;
        try {
            return $work();
        } finally {
            self::$depth--;
        }
    }
}
