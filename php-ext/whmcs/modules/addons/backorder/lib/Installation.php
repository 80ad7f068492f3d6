<?php

declare(strict_types=1);

namespace Backorder\Whmcs;

use Backorder\Runner\CapsuleConnection;
use Backorder\Runner\Store;
use Throwable;
use WHMCS\Database\Capsule;

/** Activating, upgrading, deactivating. */
final class Installation
{
    public const VERSION = '0.1.0';

    /** @return array{status: string, description: string} */
    public static function activate(): array
    {
        $problem = Extension::problem();
        if ($problem !== null) {
            return ['status' => 'error', 'description' => $problem];
        }
        try {
            self::makeTables();
            MailTemplates::make();
        } catch (Throwable $error) {
            return ['status' => 'error', 'description' => $error->getMessage()];
        }
        return [
            'status' => 'success',
            'description' => 'Tables and e-mail templates are there. Next: tick the roles that may '
                . 'open the addon, then enter the login of the registrar and prices there.',
        ];
    }

    /** That the addon is not active, whose rows WHMCS has deleted then; null: it is. */
    public static function problem(): ?string
    {
        $isActive = Capsule::table('tbladdonmodules')->where('module', Extension::NAME)->exists();
        return $isActive ? null : 'The addon is not active: its backorders are not served.';
    }

    /**
     * Nothing is deleted: there is money in these tables.
     *
     * @return array{status: string, description: string}
     */
    public static function deactivate(): array
    {
        return [
            'status' => 'info',
            'description' => 'Backorders, holds, prices, settings and mail templates were kept: '
                . 'all tables that begin with ' . Tables::PREFIX . '. Open backorders are not '
                . 'served until the addon is active again.',
        ];
    }

    public static function upgrade(): void
    {
        if (Extension::isLoaded()) {
            self::makeTables();
            MailTemplates::make();
        }
    }

    private static function makeTables(): void
    {
        $connection = new CapsuleConnection(Capsule::connection());
        Tables::make(new Store($connection, Tables::PREFIX));
    }
}
