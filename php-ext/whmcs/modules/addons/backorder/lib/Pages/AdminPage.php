<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

/** One tab of the admin's pages. */
interface AdminPage
{
    /**
     * Carries out what a form asks for; its token has been checked.
     *
     * @return ?string what to say, a text or a key of the language file; null: that it is done
     * @throws \Backorder\Whmcs\Refusal
     * @throws \Backorder\Exception\BackorderException
     */
    public function change(): ?string;

    /** @param array<string, mixed> $common */
    public function html(array $common): string;
}
