<?php

declare(strict_types=1);

namespace StandIn;

/** Smarty as WHMCS sets it up: nothing is escaped by itself. Source: the public themes. */
final class Templates
{
    public static function smarty(): \Smarty
    {
        $smarty = new \Smarty();
        $smarty->setCompileDir(sys_get_temp_dir() . '/stand-in-templates-' . posix_geteuid());
        $smarty->escape_html = false;
        // Compiled templates of other installations, or other versions, have other names.
        $smarty->setCompileCheck(\Smarty::COMPILECHECK_ON);
        return $smarty;
    }

    /** @param array<string, mixed> $variables */
    public static function render(string $file, array $variables): string
    {
        $smarty = self::smarty();
        $smarty->registerPlugin('function', 'lang', fn ($of) => $of['key'] ?? '');
        $smarty->assign($variables);
        return $smarty->fetch("file:$file");
    }
}
