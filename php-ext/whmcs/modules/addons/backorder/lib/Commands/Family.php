<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Commands;

/** Commands that belong together. */
interface Family
{
    /**
     * @return array<string, callable(array<string, string>, Caller): Answer> by name, in capitals;
     *     each checks who calls
     */
    public function commands(): array;
}
