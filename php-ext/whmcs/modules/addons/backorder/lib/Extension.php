<?php

declare(strict_types=1);

namespace Backorder\Whmcs;

/** Whether the extension can be used. Nothing else of it is touched where it cannot. */
final class Extension
{
    public const NAME = 'backorder';

    public static function isLoaded(): bool
    {
        return extension_loaded(self::NAME);
    }

    /** What an admin has to do; null: it is loaded. */
    public static function problem(): ?string
    {
        if (self::isLoaded()) {
            return null;
        }
        return sprintf(
            'The PHP extension "backorder" is not loaded here. This PHP is %s (%s, %s): put '
                . 'the build of backorder.so for PHP %d.%d %s into %s, and the line '
                . '"extension=backorder" into an ini file of %s. The command line often runs '
                . 'another PHP than the web server: both need it.',
            PHP_VERSION,
            PHP_SAPI,
            PHP_OS_FAMILY,
            PHP_MAJOR_VERSION,
            PHP_MINOR_VERSION,
            PHP_ZTS === 1 ? 'ZTS' : 'NTS',
            (string) ini_get('extension_dir'),
            php_ini_loaded_file() ?: (PHP_CONFIG_FILE_SCAN_DIR ?: 'this PHP'),
        );
    }
}
