<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

use Backorder\Exception\ClientException;

/** Time limits, repetition and rate limit of a client. All times are milliseconds, from 1. */
final class Settings
{
    /** For one attempt to connect. */
    public readonly int $connectTimeoutMs;
    /** For a whole call with its repetitions. */
    public readonly int $timeoutMs;
    /** Attempts in all, 1 to never repeat. */
    public readonly int $attempts;
    /** Until the head of an answer is there. */
    public readonly int $answerTimeoutMs;
    /** Between two pieces of an answer. */
    public readonly int $idleTimeoutMs;
    /** Before the second attempt; doubled for each further one. */
    public readonly int $pauseMs;
    /** After the registrar asked for less. */
    public readonly int $rateLimitPauseMs;
    /** Requests within `$rateLimitMs` at most, by one client; 0: no limit. */
    public readonly int $rateLimit;
    public readonly int $rateLimitMs;

    /**
     * What is left out is as the client has it by itself: 5000, 30000, 3 attempts, 30000, 10000,
     * 250, 10000, no limit within 60000.
     *
     * @throws ClientException config
     */
    public function __construct(
        ?int $connectTimeoutMs = null,
        ?int $timeoutMs = null,
        ?int $attempts = null,
        ?int $answerTimeoutMs = null,
        ?int $idleTimeoutMs = null,
        ?int $pauseMs = null,
        ?int $rateLimitPauseMs = null,
        ?int $rateLimit = null,
        ?int $rateLimitMs = null,
    ) {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The same with some of them changed.
     *
     * @throws ClientException config
     */
    public function with(
        ?int $connectTimeoutMs = null,
        ?int $timeoutMs = null,
        ?int $attempts = null,
        ?int $answerTimeoutMs = null,
        ?int $idleTimeoutMs = null,
        ?int $pauseMs = null,
        ?int $rateLimitPauseMs = null,
        ?int $rateLimit = null,
        ?int $rateLimitMs = null,
    ): Settings {
        throw new \LogicException(__METHOD__);
    }
}
