<?php

declare(strict_types=1);

namespace Backorder\Exception;

/**
 * Every error of the library. getCode() is its permanent number, the same in Rust and C
 * (docs/errors.md); the message is for people and may improve.
 */
interface BackorderException extends \Throwable
{
    /** The stable name of the number: "funds-short". */
    public function getKind(): string;

    /** The value, name or id the error is about. */
    public function getSubject(): string;
}
