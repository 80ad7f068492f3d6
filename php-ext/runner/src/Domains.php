<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Effect\ImportDomain;

/** Where caught domains go. */
interface Domains
{
    /**
     * Adds a domain to the client's, unless it is there: look for it by name and client first.
     *
     * @throws Refused it cannot be added as it is asked for
     */
    public function import(ImportDomain $effect, Errand $errand): void;
}
