<?php

declare(strict_types=1);

namespace StandIn;

use WHMCS\Authentication\CurrentUser;

/**
 * The pages of WHMCS around an addon's own, as plain as can be: logging in, the addon in the client
 * area and in the admin area.
 */
final class Pages
{
    private CurrentUser $visitor;
    private Frame $frame;

    public function __construct(private Whmcs $whmcs)
    {
        $this->visitor = new CurrentUser();
        $this->frame = new Frame($whmcs, $this->visitor);
    }

    public function answer(string $path): void
    {
        $admin = $this->whmcs->options->adminFolder;
        $invoices = new InvoicePages($this->whmcs, $this->visitor, $this->frame);
        match ($path) {
            '/', '/home' => $this->home(),
            '/dologin.php' => $this->login(),
            '/logout.php' => $this->logOut(),
            '/clientarea.php' => $this->visitor->client() === null
                ? $this->askForLogin() : $invoices->list(),
            '/viewinvoice.php' => $this->visitor->client() === null
                ? $this->askForLogin() : $invoices->one(),
            '/index.php' => $this->addon((string) ($_GET['m'] ?? '')),
            "/$admin/" => $this->adminHome(),
            "/$admin/login.php" => $this->adminLogin(),
            "/$admin/invoices.php" => $this->isAdmin() && $invoices->manage(),
            "/$admin/addonmodules.php" => $this->adminAddon((string) ($_GET['module'] ?? '')),
            default => $this->missing($path),
        };
    }

    private function missing(string $path): void
    {
        http_response_code(404);
        $this->frame->client('Not found', '<p>' . htmlspecialchars($path) . '</p>');
    }

    /** Two clicks from here are a client's and an admin's view. */
    private function home(): void
    {
        $token = self::token();
        $html = '<div class="frame-people"><h2>Look at it as a client</h2>';
        $sql = 'SELECT id, firstname, lastname, companyname FROM tblclients ORDER BY id';
        foreach ($this->whmcs->database->rows($sql) as $client) {
            $name = "{$client['firstname']} {$client['lastname']} {$client['companyname']}";
            $html .= "<form method=\"post\" action=\"/dologin.php\">$token"
                . "<input type=\"hidden\" name=\"client\" value=\"{$client['id']}\">"
                . "<button class=\"btn btn-primary\">$name</button></form>";
        }
        $html .= '<h2>Look at it as an admin</h2>';
        $folder = $this->whmcs->options->adminFolder;
        foreach ($this->whmcs->database->rows('SELECT id, username FROM tbladmins') as $admin) {
            $html .= "<form method=\"post\" action=\"/$folder/login.php\">$token"
                . "<input type=\"hidden\" name=\"admin\" value=\"{$admin['id']}\">"
                . "<button class=\"btn btn-primary\">{$admin['username']}</button></form>";
        }
        $html .= '</div><h2>Theme</h2><p>';
        foreach (Frame::THEMES as $theme) {
            $html .= "<a href=\"/?systpl=$theme\">$theme</a> ";
        }
        $html .= '</p>' . implode('', $this->whmcs->hooks->run('StandInHome', $token));
        $this->frame->client('A stand-in of WHMCS', $html);
    }

    private function login(): void
    {
        check_token();
        $id = (int) ($_POST['client'] ?? 0);
        $sql = 'SELECT auth_user_id FROM tblusers_clients WHERE client_id = ? AND owner = 1';
        $user = $this->whmcs->database->value($sql, [$id]);
        if ($user !== false) {
            session_regenerate_id(true);
            $_SESSION['uid'] = $id;
            $_SESSION['login_user'] = (int) $user;
            $language = $this->whmcs->client($id)['language'];
            $_SESSION['Language'] = $language !== '' ? $language : null;
        }
        header('Location: ' . ($_SESSION['loginurlredirect'] ?? '/index.php?m=backorder'));
        unset($_SESSION['loginurlredirect']);
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
            'loggedin' => $this->visitor->isAuthenticatedUser(),
            'template' => $this->frame->theme(),
        ]);
        $this->frame->client((string) $page['pagetitle'], $html, $page['breadcrumb'] ?? []);
    }

    private function askForLogin(): void
    {
        $who = '<a href="/">Choose who you are</a>';
        $this->frame->client('Login', "<p id=\"login\">Please log in. $who</p>");
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
        $this->frame->admin('Dashboard', $html);
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
            $this->frame->admin('Access denied', '<p id="denied">Access Denied</p>');
            return;
        }
        $this->frame->admin((string) $addons->config($name)['name'], $addons->output($name));
    }

    private function isAdmin(): bool
    {
        if ($this->visitor->isAuthenticatedAdmin()) {
            return true;
        }
        http_response_code(403);
        $who = '<a href="/">Choose who you are</a>';
        $this->frame->admin('Admin login', "<p id=\"login\">Please log in. $who</p>");
        return false;
    }

    public static function token(): string
    {
        return "<input type=\"hidden\" name=\"token\" value=\"{$_SESSION['token']}\">";
    }
}
