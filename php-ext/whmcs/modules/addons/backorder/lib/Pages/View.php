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
        $smarty->setCompileDir(sys_get_temp_dir() . "/backorder-$name-" . getmyuid());
        $smarty->escape_html = true;
        $smarty->assign($values);
        return $smarty->fetch("$template.tpl");
    }
}
