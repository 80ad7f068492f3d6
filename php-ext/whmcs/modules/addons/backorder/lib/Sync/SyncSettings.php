<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Sync;

use Backorder\DomainSync;
use Backorder\Provider;
use Backorder\Runner\Sync\SyncOptions;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Language;
use Backorder\Whmcs\Refusal;
use Backorder\Whmcs\Settings;
use WHMCS\Config\Setting;

/** What the reseller sets for keeping domains in step; beside the other settings, by its name. */
final class SyncSettings
{
    /** What each is where nobody has set it. Flags are 1 or empty. */
    public const DEFAULTS = [
        'sync_enabled' => '', 'sync_native' => 'auto', 'sync_notify_only' => '',
        'sync_batch' => '200', 'sync_interval_hours' => '2', 'sync_send_empty' => '',
        'sync_language' => 'english', 'sync_status' => '1', 'sync_expiry' => '1',
        'sync_due' => 'offset', 'sync_offset' => '', 'sync_max_diff' => '100',
        'sync_auto_renew' => '1', 'sync_privacy' => '1', 'sync_renewal_mode' => 'expire',
        'sync_renew_on_transfer' => '', 'sync_suspend_expired' => '', 'sync_account_mode' => '',
    ];

    public function __construct(private Settings $settings)
    {
    }

    public function text(string $name): string
    {
        $stored = $this->settings->stored($name);
        return $stored ?? self::DEFAULTS[$name];
    }

    public function isOn(string $name): bool
    {
        return $this->text($name) === '1';
    }

    /**
     * Whether WHMCS's own sync keeps what it looks at. `auto` goes by its automation settings: two
     * writers of one field are one too many.
     */
    public function isNative(): bool
    {
        $set = $this->text('sync_native');
        return $set === 'auto' ? self::whmcsSyncs() : $set === '1';
    }

    /** Whether WHMCS's domain sync is on: a tick is `on` or 1, by version. */
    public static function whmcsSyncs(): bool
    {
        $value = (string) (Setting::getValue('DomainSyncEnabled') ?? '');
        return in_array(strtolower($value), ['on', '1'], true);
    }

    public function provider(): Provider
    {
        return Provider::from($this->settings->text('platform'));
    }

    /** What the plan goes by. */
    public function sync(string $zone): DomainSync
    {
        return DomainSync::of($this->provider(), [
            'native' => $this->isNative(),
            'notify_only' => $this->isOn('sync_notify_only'),
            'sync_status' => $this->isOn('sync_status'),
            'sync_expiry' => $this->isOn('sync_expiry'),
            'sync_auto_renew' => $this->isOn('sync_auto_renew'),
            'sync_privacy' => $this->isOn('sync_privacy'),
            'due' => $this->text('sync_due'),
            'offset' => $this->text('sync_offset'),
            'max_diff' => $this->text('sync_max_diff'),
            'renewal_mode' => $this->text('sync_renewal_mode'),
            'renew_on_transfer' => $this->text('sync_renew_on_transfer'),
            'suspend_expired' => $this->isOn('sync_suspend_expired'),
            'billing_zone' => $zone,
        ]);
    }

    public function options(): SyncOptions
    {
        return new SyncOptions(
            batch: max(1, (int) $this->text('sync_batch')),
            interval: max(0, (int) round(3600 * (float) $this->text('sync_interval_hours'))),
            sendEmpty: $this->isOn('sync_send_empty'),
            language: Language::ofLibrary($this->text('sync_language')),
        );
    }

    public function accountMode(): ?string
    {
        $mode = $this->text('sync_account_mode');
        return $mode === '' ? null : $mode;
    }

    /** What a form says, once the library takes it. */
    public function save(): void
    {
        $values = [];
        foreach (array_keys(self::DEFAULTS) as $name) {
            $values[$name] = trim(Input::text($name));
        }
        foreach (['sync_batch' => 100_000, 'sync_interval_hours' => 8760] as $name => $most) {
            if (preg_match('/^\d{1,6}$/', $values[$name]) !== 1 || $values[$name] > $most) {
                throw new Refusal('sync_number');
            }
        }
        if (
            (int) $values['sync_batch'] < 1
            || !in_array($values['sync_native'], ['auto', '1', ''], true)
            || !in_array($values['sync_language'], ['english', 'german'], true)
        ) {
            throw new Refusal('sync_number');
        }
        $tried = $this->settings->with($values);
        // It refuses by name what cannot be.
        (new self($tried))->sync((new Addon())->zone()->name);
        foreach ($values as $name => $value) {
            $this->settings->put($name, $value);
        }
    }
}
