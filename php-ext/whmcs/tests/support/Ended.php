<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Tests;

/** An answer in place of a page: a redirect, a file, a part of a page. */
final class Ended extends \RuntimeException
{
    /** @param array<string, string> $headers */
    public function __construct(public readonly array $headers, public readonly string $body)
    {
        parent::__construct('the request has ended');
    }
}
