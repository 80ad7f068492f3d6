<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

use Backorder\Ispapi\Platform;
use Backorder\Ispapi\System;
use Backorder\Runner\Runner;
use Backorder\ShownPrice;
use Backorder\TimeZone;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Refusal;
use Backorder\Whmcs\Settings;

/** What the reseller sets. */
final class SettingsPage implements AdminPage
{
    public function __construct(private Addon $addon)
    {
    }

    public function change(): ?string
    {
        return match (Input::text('action')) {
            'save' => $this->save(),
            'copy' => $this->copy(),
            default => throw new Refusal('no_such_page'),
        };
    }

    public function html(array $common): string
    {
        $settings = Settings::read();
        $fields = [];
        foreach (array_keys(Settings::DEFAULTS) as $name) {
            if ($name !== 'tables') {
                $isSecret = in_array($name, Settings::SECRETS, true);
                $fields[$name] = [
                    'label' => $common['t']["setting_$name"],
                    'value' => match (true) {
                        $isSecret => '',
                        in_array($name, Settings::SWITCHES, true)
                            => $settings->isOn($name) ? '1' : '',
                        default => $settings->text($name),
                    },
                    'type' => $isSecret ? 'password' : 'text',
                    'choices' => self::choices($name, $common['t']),
                ];
            }
        }
        return View::render('admin/settings', $common + ['fields' => $fields]);
    }

    /** @return array<string, string> what can be chosen, by value; empty where one types */
    private static function choices(string $name, array $words): array
    {
        if (in_array($name, Settings::SWITCHES, true)) {
            return ['1' => $words['yes'], '' => $words['no']];
        }
        $values = match ($name) {
            'platform' => array_column(Platform::cases(), 'value'),
            'system' => array_column(System::cases(), 'value'),
            'shown_prices' => array_column(array_reverse(ShownPrice::cases()), 'value'),
            default => [],
        };
        return array_combine($values, $values);
    }

    private function save(): ?string
    {
        $zone = trim(Input::text('time_zone'));
        $zone === '' || TimeZone::parse($zone);
        if (
            Platform::tryFrom(trim(Input::text('platform'))) === null
            || System::tryFrom(trim(Input::text('system'))) === null
        ) {
            throw new Refusal('no_such_system');
        }
        $values = [];
        foreach (array_keys(Settings::DEFAULTS) as $name) {
            $isSecret = in_array($name, Settings::SECRETS, true);
            $value = $isSecret ? Input::text($name) : trim(Input::text($name));
            if ($name !== 'tables' && (!$isSecret || $value !== '')) {
                $values[$name] = self::checked($name, $value);
            }
        }
        foreach ($values as $name => $value) {
            $this->addon->settings->put($name, $value);
        }
        // What is due depends on the policy: everything is looked at once under the new one.
        $changed = new Addon();
        if ($changed->store()->policy() !== $changed->policy()->fingerprint()) {
            (new Runner($changed->host()))->changePolicy();
        }
        return null;
    }

    /** A value as it is stored: an empty number is the usual one. @throws Refusal */
    private static function checked(string $name, string $value): string
    {
        $isNumber = in_array($name, Settings::NUMBERS, true);
        if ($value === '' && ($isNumber || $name === 'shown_prices')) {
            return Settings::DEFAULTS[$name];
        }
        $isPossible = match (true) {
            $isNumber => preg_match('/^[0-9]{1,4}$/', $value) === 1
                && (int) $value <= (str_ends_with($name, '_days') ? 366 : 9999),
            $name === 'shown_prices' => ShownPrice::tryFrom($value) !== null,
            default => true,
        };
        return $isPossible ? $value : throw new Refusal('no_such_value');
    }

    /** Login and password of the registrar module, where WHMCS gives them. */
    private function copy(): string
    {
        $module = $this->addon->settings->text('registrar');
        if (preg_match('/^[a-z0-9_]+$/', $module) !== 1) {
            throw new Refusal('no_login');
        }
        if (!function_exists('getregistrarconfigoptions')) {
            require_once ROOTDIR . '/includes/registrarfunctions.php';
        }
        $of = array_change_key_case((array) getregistrarconfigoptions($module));
        $login = Input::plain($of['username'] ?? '');
        $password = Input::plain($of['password'] ?? '');
        if ($login === '' || $password === '') {
            throw new Refusal('no_login');
        }
        $this->addon->settings->put('login', $login);
        $this->addon->settings->put('password', $password);
        return 'copied';
    }
}
