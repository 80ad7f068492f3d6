<?php

declare(strict_types=1);

namespace StandIn;

use WHMCS\Authentication\CurrentUser;
use WHMCS\View\Menu\Item;

/**
 * The pages of WHMCS around an addon's own, as plain as can be: logging in, invoices with a button
 * that pays, the frames of client area and admin area.
 */
final class Pages
{
    private CurrentUser $visitor;

    public function __construct(private Whmcs $whmcs)
    {
        $this->visitor = new CurrentUser();
    }

    public function answer(string $path): void
    {
        $admin = $this->whmcs->options->adminFolder;
        match ($path) {
            '/', '/home' => $this->home(),
            '/dologin.php' => $this->login(),
            '/logout.php' => $this->logOut(),
            '/clientarea.php' => $this->invoices(),
            '/viewinvoice.php' => $this->invoice(),
            '/index.php' => $this->addon((string) ($_GET['m'] ?? '')),
            "/$admin/" => $this->adminHome(),
            "/$admin/login.php" => $this->adminLogin(),
            "/$admin/addonmodules.php" => $this->adminAddon((string) ($_GET['module'] ?? '')),
            default => $this->missing($path),
        };
    }

    private function missing(string $path): void
    {
        http_response_code(404);
        $this->frame('Not found', '<p>' . htmlspecialchars($path) . '</p>');
    }

    /** Two clicks from here are a client's and an admin's view. */
    private function home(): void
    {
        $token = $this->token();
        $html = '<p>A stand-in of WHMCS, for tests and for looking. Choose who you are.</p>';
        $sql = 'SELECT id, firstname, lastname, companyname FROM tblclients ORDER BY id';
        foreach ($this->whmcs->database->rows($sql) as $client) {
            $name = "{$client['firstname']} {$client['lastname']} {$client['companyname']}";
            $html .= "<form method=post action=/dologin.php>$token"
                . "<input type=hidden name=client value={$client['id']}>"
                . "<button class=\"btn btn-primary\">Client {$client['id']}: $name</button></form>";
        }
        $folder = $this->whmcs->options->adminFolder;
        foreach ($this->whmcs->database->rows('SELECT id, username FROM tbladmins') as $admin) {
            $html .= "<form method=post action=/$folder/login.php>$token"
                . "<input type=hidden name=admin value={$admin['id']}>"
                . "<button class=\"btn btn-default\">Admin {$admin['username']}</button></form>";
        }
        $this->frame('Who are you?', $html);
    }

    private function login(): void
    {
        check_token();
        $id = (int) ($_POST['client'] ?? 0);
        $this->enterClient($id);
        header('Location: ' . ($_SESSION['loginurlredirect'] ?? '/clientarea.php'));
        unset($_SESSION['loginurlredirect']);
    }

    private function enterClient(int $id): void
    {
        $sql = 'SELECT auth_user_id FROM tblusers_clients WHERE client_id = ? AND owner = 1';
        $user = $this->whmcs->database->value($sql, [$id]);
        if ($user !== false) {
            session_regenerate_id(true);
            $_SESSION['uid'] = $id;
            $_SESSION['login_user'] = (int) $user;
            $language = $this->whmcs->client($id)['language'];
            $_SESSION['Language'] = $language !== '' ? $language : null;
        }
    }

    private function logOut(): void
    {
        unset($_SESSION['uid'], $_SESSION['login_user'], $_SESSION['adminid']);
        header('Location: /');
    }

    private function adminLogin(): void
    {
        check_token();
        session_regenerate_id(true);
        $_SESSION['adminid'] = (int) ($_POST['admin'] ?? 0);
        header("Location: /{$this->whmcs->options->adminFolder}/");
    }

    private function invoices(): void
    {
        $client = $this->visitor->client();
        if ($client === null) {
            $this->askForLogin();
            return;
        }
        $html = "<p>Credit: $client->credit</p><table class=table><thead><tr><th>Invoice"
            . '<th>Total<th>Balance<th>Status</thead><tbody>';
        $sql = 'SELECT id FROM tblinvoices WHERE userid = ? ORDER BY id DESC';
        foreach ($this->whmcs->database->rows($sql, [$client->id]) as $row) {
            $of = $this->whmcs->invoices->get($row['id']);
            $html .= "<tr><td><a href=\"/viewinvoice.php?id={$row['id']}\">#{$row['id']}</a>"
                . "<td>{$of['total']}<td>{$of['balance']}<td>{$of['status']}";
        }
        $html .= '</tbody></table>' . $this->addFundsForm();
        $this->frame('Client area', $html);
    }

    private function addFundsForm(): string
    {
        return '<form method=post action=/viewinvoice.php>' . $this->token()
            . '<label>Add funds <input name=funds value="50.00"></label> '
            . '<button class="btn btn-primary">Order</button></form>';
    }

    private function invoice(): void
    {
        $client = $this->visitor->client();
        $id = (int) ($_GET['id'] ?? 0);
        if ($client !== null && isset($_POST['funds'])) {
            check_token();
            $id = $this->whmcs->invoices->create($client->id, [[
                'description' => 'Add Funds', 'amount' => Money::cents($_POST['funds']),
                'taxed' => false, 'type' => 'AddFunds',
            ]]);
            header("Location: /viewinvoice.php?id=$id");
            return;
        }
        $invoice = $this->whmcs->invoices->get($id);
        if ($client === null || $invoice === null || (int) $invoice['userid'] !== $client->id) {
            $this->missing('/viewinvoice.php');
            return;
        }
        if (isset($_POST['pay'])) {
            check_token();
            $cents = Money::cents($invoice['balance']);
            $this->whmcs->invoices->pay($id, $cents, 'paypal', uniqid('PAY'));
            header("Location: /viewinvoice.php?id=$id");
            return;
        }
        $html = "<p>Invoice #$id: {$invoice['status']}, {$invoice['balance']} to be paid</p><ul>";
        $sql = 'SELECT description, amount FROM tblinvoiceitems WHERE invoiceid = ?';
        foreach ($this->whmcs->database->rows($sql, [$id]) as $item) {
            $html .= "<li>{$item['description']}: {$item['amount']}";
        }
        $html .= '</ul>';
        if ($invoice['status'] === 'Unpaid') {
            $html .= '<form method=post>' . $this->token()
                . '<button class="btn btn-primary" name=pay value=1>Pay</button></form>';
        }
        $this->frame("Invoice #$id", $html);
    }

    /** index.php?m=NAME. Source: developers.whmcs.com, addon-modules/client-area-output. */
    private function addon(string $name): void
    {
        if (!$this->whmcs->addons->isActive($name)) {
            $this->missing("/index.php?m=$name");
            return;
        }
        $page = $this->whmcs->addons->clientArea($name);
        if (($page['requirelogin'] ?? false) && !$this->visitor->isAuthenticatedUser()) {
            $_SESSION['loginurlredirect'] = $_SERVER['REQUEST_URI'];
            $this->askForLogin();
            return;
        }
        $file = $this->whmcs->addons->template($name, (string) $page['templatefile']);
        $html = Templates::render($file, ($page['vars'] ?? []) + [
            'WEB_ROOT' => '', 'token' => $_SESSION['token'], 'language' => 'english',
            'loggedin' => $this->visitor->isAuthenticatedUser(), 'template' => 'six',
        ]);
        $crumbs = '';
        foreach ($page['breadcrumb'] ?? [] as $url => $label) {
            $crumbs .= '<a href="' . htmlspecialchars((string) $url) . "\">$label</a> ";
        }
        $this->frame((string) $page['pagetitle'], $html, $crumbs);
    }

    private function askForLogin(): void
    {
        http_response_code(200);
        $this->frame('Login', '<p id=login>Please log in. <a href="/">Choose who you are</a></p>');
    }

    private function adminHome(): void
    {
        if (!$this->isAdmin()) {
            return;
        }
        $html = '';
        foreach ($this->whmcs->hooks->run('AdminHomeWidgets') as $widget) {
            $html .= "<section><h2>{$widget->getTitle()}</h2>{$widget->render()}</section>";
        }
        $names = explode(',', $this->whmcs->database->setting('ActiveAddonModules'));
        foreach (array_filter($names) as $name) {
            $html .= "<p><a href=\"addonmodules.php?module=$name\">Addon $name</a>";
        }
        $this->frame('Admin area', $html);
    }

    /** Source: developers.whmcs.com, addon-modules/admin-area-output: roles are ticked. */
    private function adminAddon(string $name): void
    {
        if (!$this->isAdmin()) {
            return;
        }
        $addons = $this->whmcs->addons;
        if (!$addons->isActive($name) || !$addons->mayOpen($name, (int) $_SESSION['adminid'])) {
            http_response_code(403);
            $this->frame('Access denied', '<p id=denied>Access Denied</p>');
            return;
        }
        $this->frame((string) $addons->config($name)['name'], $addons->output($name));
    }

    private function isAdmin(): bool
    {
        if ($this->visitor->isAuthenticatedAdmin()) {
            return true;
        }
        http_response_code(403);
        $this->frame('Admin login', '<p id=login>Please log in. <a href="/">Who are you</a></p>');
        return false;
    }

    private function token(): string
    {
        return "<input type=hidden name=token value=\"{$_SESSION['token']}\">";
    }

    private function frame(string $title, string $html, string $crumbs = ''): void
    {
        $menu = new Item('Primary Navbar');
        $menu->addChild('Home', ['label' => 'Home', 'uri' => '/']);
        if ($this->visitor->client() !== null) {
            $menu->addChild('Domains', ['label' => 'Domains', 'uri' => '#']);
            $menu->addChild('Billing', ['label' => 'Billing', 'uri' => '/clientarea.php']);
        }
        $this->whmcs->hooks->run('ClientAreaPrimaryNavbar', $menu);
        $links = self::links($menu);
        $name = $this->visitor->client()?->firstname ?? '';
        $admin = $this->visitor->admin()?->username ?? '';
        $head = implode('', array_map(
            strval(...),
            $this->whmcs->hooks->run('ClientAreaHeadOutput', ['filename' => 'index']),
        ));
        $css = file_get_contents(dirname(__DIR__) . '/web/frame.css');
        echo "<!doctype html><html lang=en><head><meta charset=utf-8><title>$title</title>"
            . "<meta name=viewport content=\"width=device-width, initial-scale=1\">"
            . "<style>$css</style>$head</head><body><header><nav aria-label=\"Main\">$links"
            . " <span>$name $admin</span> <a href=\"/logout.php\">Log out</a></nav></header>"
            . "<main class=\"container\"><h1>$title</h1><p>$crumbs</p>$html</main></body></html>";
    }

    private static function links(Item $menu): string
    {
        $html = '';
        foreach ($menu->getChildren() as $child) {
            $html .= '<a href="' . htmlspecialchars($child->getUri()) . '">'
                . htmlspecialchars($child->getLabel()) . '</a> ' . self::links($child);
        }
        return $html;
    }
}
