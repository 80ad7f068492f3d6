<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

/** One step of a diagnosis. */
final class Finding
{
    /** What was looked at: `login`, `certificate`, ..., or the name of a command. */
    public readonly string $check;
    /** `passed`, `failed`, `unknown` or `skipped`. */
    public readonly string $standing;
    /** What was seen, in plain words. */
    public readonly string $message;
    /** What to do next; empty where there is nothing to do. */
    public readonly string $advice;
}
