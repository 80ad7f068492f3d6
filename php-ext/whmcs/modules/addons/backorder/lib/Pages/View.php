<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

/**
 * Templates with every value escaped, unless it says otherwise itself: the client area of WHMCS
 * escapes nothing, so that whole pages are rendered here and handed over as one text.
 */
final class View
{
    /** @param array<string, mixed> $values */
    public static function render(string $template, array $values): string
    {
        $class = class_exists('Smarty\\Smarty') ? 'Smarty\\Smarty' : 'Smarty';
        $smarty = new $class();
        $folder = dirname(__DIR__, 2) . '/templates';
        $smarty->setTemplateDir($folder);
        $name = substr(hash('sha256', $folder), 0, 12);
        $smarty->setCompileDir(self::ownFolder(sys_get_temp_dir() . "/backorder-$name"));
        $smarty->escape_html = true;
        $smarty->assign($values);
        return $smarty->fetch("$template.tpl");
    }

    /**
     * A folder that nobody else can write to: what lies in it is run, and other accounts of the
     * machine may write beside it. Without the extension posix nobody knows whose it is.
     */
    private static function ownFolder(string $name): string
    {
        $user = function_exists('posix_geteuid') ? posix_geteuid() : null;
        $folder = "$name-" . ($user ?? getmyuid());
        is_dir($folder) || @mkdir($folder, 0700);
        if ($user !== null && (is_link($folder) || @fileowner($folder) !== $user)) {
            throw new \RuntimeException("$folder belongs to another account: remove it");
        }
        return $folder;
    }
}
