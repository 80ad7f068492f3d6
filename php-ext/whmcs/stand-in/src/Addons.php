<?php

declare(strict_types=1);

namespace StandIn;

/**
 * Addon modules: found by their folder, called by the prefix of their name. Source:
 * developers.whmcs.com, addon-modules; where their settings live, third parties' code.
 */
final class Addons
{
    /** @var array<string, true> files of hooks that were loaded for the page */
    private array $loaded = [];

    public function __construct(private Whmcs $whmcs)
    {
    }

    public function folder(string $name): string
    {
        return "{$this->whmcs->root}/modules/addons/$name";
    }

    public function isActive(string $name): bool
    {
        return in_array($name, $this->names('ActiveAddonModules'), true);
    }

    /** @return list<string> */
    public function active(): array
    {
        return $this->names('ActiveAddonModules');
    }

    /** @return array{status: string, description: string} as an admin would see it */
    public function activate(string $name): array
    {
        $config = $this->config($name);
        $answer = $this->call($name, 'activate') ?? [];
        $answer += ['status' => 'success', 'description' => ''];
        if ($answer['status'] === 'error') {
            return $answer;
        }
        $this->write($name, 'version', (string) $config['version']);
        $this->write($name, 'access', '');
        foreach ($config['fields'] ?? [] as $field => $of) {
            $this->write($name, $field, (string) ($of['Default'] ?? ''));
        }
        $this->put('ActiveAddonModules', $name, true);
        $this->put('AddonModulesHooks', $name, is_file($this->folder($name) . '/hooks.php'));
        return $answer;
    }

    /** The settings of the module are gone after it; everything else stays. */
    public function deactivate(string $name): array
    {
        $answer = $this->call($name, 'deactivate') ?? [];
        $this->whmcs->database->run('DELETE FROM tbladdonmodules WHERE module = ?', [$name]);
        $this->put('ActiveAddonModules', $name, false);
        $this->put('AddonModulesHooks', $name, false);
        return $answer + ['status' => 'success', 'description' => ''];
    }

    /** @param list<int> $roles who may open it */
    public function allow(string $name, array $roles): void
    {
        $this->write($name, 'access', implode(',', $roles));
    }

    public function mayOpen(string $name, int $admin): bool
    {
        $sql = 'SELECT roleid FROM tbladmins WHERE id = ? AND disabled = 0';
        $role = $this->whmcs->database->value($sql, [$admin]);
        $roles = explode(',', $this->read($name)['access'] ?? '');
        return $role !== false && in_array((string) $role, $roles, true);
    }

    /** Loads hooks.php of those that had one when they were activated. */
    public function loadHooks(): void
    {
        foreach ($this->names('AddonModulesHooks') as $name) {
            $file = $this->folder($name) . '/hooks.php';
            if (is_file($file) && !isset($this->loaded[$file])) {
                $this->loaded[$file] = true;
                require $file;
            }
        }
    }

    /** The first access of an admin after the version changed calls _upgrade with the old one. */
    public function upgrade(string $name): void
    {
        $stored = $this->read($name)['version'] ?? '';
        $version = (string) $this->config($name)['version'];
        if ($stored !== $version) {
            $this->call($name, 'upgrade', $this->read($name));
            $this->write($name, 'version', $version);
        }
    }

    /** What _output echoes; what it returns is lost. */
    public function output(string $name): string
    {
        $this->upgrade($name);
        ob_start();
        try {
            $this->call($name, 'output', $this->variables(
                $name,
                "addonmodules.php?module=$name",
                (string) ((new \WHMCS\Authentication\CurrentUser())->admin()?->language),
            ));
        } finally {
            $echoed = (string) ob_get_clean();
        }
        return $echoed;
    }

    /** @return array<string, mixed> what _clientarea answers */
    public function clientArea(string $name): array
    {
        return (array) $this->call(
            $name,
            'clientarea',
            $this->variables($name, "index.php?m=$name", (string) ($_SESSION['Language'] ?? '')),
        );
    }

    /** The template of a page: beside the module, or in its templates folder. */
    public function template(string $name, string $file): string
    {
        foreach (["/$file.tpl", "/templates/$file.tpl"] as $path) {
            if (is_file($this->folder($name) . $path)) {
                return $this->folder($name) . $path;
            }
        }
        throw new \RuntimeException("no template $file of $name");
    }

    /** @return array<string, mixed> */
    public function config(string $name): array
    {
        return (array) $this->call($name, 'config');
    }

    private function call(string $name, string $function, mixed ...$arguments): mixed
    {
        require_once $this->folder($name) . "/$name.php";
        $full = "{$name}_$function";
        return function_exists($full) ? $full(...$arguments) : null;
    }

    /** @return array<string, mixed> */
    private function variables(string $name, string $link, string $language): array
    {
        $language = $language ?: $this->whmcs->database->setting('Language');
        $folder = $this->folder($name) . '/lang';
        $file = is_file("$folder/$language.php") ? "$folder/$language.php" : "$folder/english.php";
        $_ADDONLANG = [];
        is_file($file) && require $file;
        return ['modulelink' => $link, '_lang' => $_ADDONLANG, 'module' => $name]
            + $this->read($name);
    }

    /** @return array<string, string> */
    private function read(string $name): array
    {
        $sql = 'SELECT setting, value FROM tbladdonmodules WHERE module = ?';
        return array_column($this->whmcs->database->rows($sql, [$name]), 'value', 'setting');
    }

    private function write(string $name, string $setting, string $value): void
    {
        $this->whmcs->database->run(
            'DELETE FROM tbladdonmodules WHERE module = ? AND setting = ?',
            [$name, $setting],
        );
        $this->whmcs->database->insert('tbladdonmodules', [
            'module' => $name, 'setting' => $setting, 'value' => $value,
        ]);
    }

    /** @return list<string> */
    private function names(string $setting): array
    {
        return array_values(array_filter(
            explode(',', $this->whmcs->database->setting($setting)),
        ));
    }

    private function put(string $setting, string $name, bool $isIn): void
    {
        $names = array_diff($this->names($setting), [$name]);
        $this->whmcs->database->set($setting, implode(',', $isIn ? [...$names, $name] : $names));
    }
}
