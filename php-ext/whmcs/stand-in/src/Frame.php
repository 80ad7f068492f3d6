<?php

declare(strict_types=1);

namespace StandIn;

use WHMCS\Authentication\CurrentUser;
use WHMCS\View\Menu\Item;

/**
 * What stands around a page: head, menu, footer. The style is that of the theme: Bootstrap 3 in
 * six and in the admin area, 4 in twenty-one. Source: theme.yaml of the public themes. Names from
 * the database are encoded already, and are printed as they are.
 */
final class Frame
{
    public const THEMES = ['six', 'twenty-one'];

    public function __construct(private Whmcs $whmcs, private CurrentUser $visitor)
    {
    }

    /** The theme of the visitor. Source: docs.whmcs.com, Templates and Themes: `systpl`. */
    public function theme(): string
    {
        if (in_array($_GET['systpl'] ?? '', self::THEMES, true)) {
            $_SESSION['Template'] = $_GET['systpl'];
        }
        return $_SESSION['Template'] ?? 'six';
    }

    /** @param array<string, string> $crumbs url to label */
    public function client(string $title, string $html, array $crumbs = []): void
    {
        $menu = new Item('Primary Navbar');
        $menu->addChild('Home', ['label' => 'Home', 'uri' => '/']);
        $client = $this->visitor->client();
        if ($client !== null) {
            $menu->addChild('Domains', ['label' => 'Domains', 'uri' => '/clientarea.php']);
            $menu->addChild('Billing', ['label' => 'Billing', 'uri' => '/clientarea.php']);
        }
        $this->whmcs->hooks->run('ClientAreaPrimaryNavbar', $menu);
        $trail = '';
        foreach ($crumbs as $url => $label) {
            $trail .= '<a href="/' . htmlspecialchars($url) . "\">$label</a> ";
        }
        $who = $client === null ? '' : "$client->firstname $client->lastname ";
        $this->print($this->theme(), $title, self::links($menu), $who, "$trail$html");
    }

    public function admin(string $title, string $html): void
    {
        $admin = $this->visitor->admin();
        $links = '';
        if ($admin !== null) {
            $links = '<a href="./">Dashboard</a>';
            foreach ($this->whmcs->addons->active() as $name) {
                $links .= "<a href=\"addonmodules.php?module=$name\">Addon $name</a>";
            }
        }
        $this->print('six', $title, $links, $admin === null ? '' : $admin->username, $html);
    }

    private function print(
        string $theme,
        string $title,
        string $links,
        string $who,
        string $html,
    ): void {
        $head = implode('', array_map(
            strval(...),
            $this->whmcs->hooks->run('ClientAreaHeadOutput', ['filename' => 'index']),
        ));
        $language = ($_SESSION['Language'] ?? '') === 'german' ? 'de' : 'en';
        $out = $who === '' ? '' : ' <a href="/logout.php">Log out</a>';
        echo <<<HTML
            <!doctype html>
            <html lang="$language">
            <head>
            <meta charset="utf-8">
            <title>$title</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="stylesheet" href="/templates/$theme/css/all.css">
            <link rel="stylesheet" href="/templates/frame.css">
            $head
            </head>
            <body class="theme-$theme">
            <header class="frame-header"><div class="container">
              <strong>{$this->whmcs->database->setting('CompanyName')}</strong>
              <nav aria-label="Main">$links</nav>
              <span class="frame-who">$who$out</span>
            </div></header>
            <main class="container">
            <h1>$title</h1>
            $html
            </main>
            <footer class="container frame-footer">A stand-in of WHMCS, theme $theme</footer>
            </body>
            </html>
            HTML;
    }

    private static function links(Item $menu): string
    {
        $html = '';
        foreach ($menu->getChildren() as $child) {
            $html .= '<a href="' . htmlspecialchars($child->getUri()) . '">'
                . htmlspecialchars($child->getLabel()) . '</a>' . self::links($child);
        }
        return $html;
    }
}
