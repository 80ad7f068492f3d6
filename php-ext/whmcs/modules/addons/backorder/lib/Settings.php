<?php

declare(strict_types=1);

namespace Backorder\Whmcs;

use Throwable;
use WHMCS\Database\Capsule;

/**
 * Settings in a table of our own: WHMCS deletes those of addons when they are deactivated. Secrets
 * are stored as WHMCS encrypts them.
 */
final class Settings
{
    /** What each is, and what it is where nobody has set it. */
    public const DEFAULTS = [
        'login' => '', 'password' => '', 'role' => '', 'platform' => 'ispapi', 'system' => 'live',
        'url' => '', 'registrar' => 'ispapi', 'owner_contact' => '', 'payment_method' => '',
        'invoice_days' => '10', 'cancel_days' => '30', 'send_invoice' => '1', 'is_taxed' => '1',
        'guests_search' => '', 'searches_per_minute' => '60', 'time_zone' => '',
        'droplist_file' => '', 'droplist_source' => 'api', 'funding_days' => '3',
        'charge_auction_won' => '1', 'shown_prices' => 'gross', 'run_seconds' => '60',
        'tables' => '',
    ];

    public const SECRETS = ['password'];

    /** Those that are whole numbers. */
    public const NUMBERS = [
        'invoice_days', 'cancel_days', 'funding_days', 'searches_per_minute', 'run_seconds',
    ];

    /** Those that are on or off. */
    public const SWITCHES = ['send_invoice', 'is_taxed', 'guests_search', 'charge_auction_won'];

    /** @param array<string, string> $values */
    private function __construct(private array $values, public readonly bool $isThere)
    {
    }

    /** What is stored now; defaults where nothing is, or where there is no table. */
    public static function read(): self
    {
        try {
            $rows = Capsule::table(Tables::PREFIX . 'settings')->get();
        } catch (Throwable) {
            return new self(self::DEFAULTS, false);
        }
        $values = self::DEFAULTS;
        foreach ($rows as $row) {
            $values[$row->name] = (string) $row->value;
        }
        return new self($values, true);
    }

    public function text(string $name): string
    {
        return $this->values[$name] ?? '';
    }

    /** What somebody has set; null: nobody has, and no default either. */
    public function stored(string $name): ?string
    {
        return $this->values[$name] ?? null;
    }

    /**
     * The same with other values, to be tried; nothing is stored.
     *
     * @param array<string, string> $values
     */
    public function with(array $values): self
    {
        return new self($values + $this->values, $this->isThere);
    }

    public function number(string $name): int
    {
        return (int) $this->text($name);
    }

    public function isOn(string $name): bool
    {
        return $this->text($name) === '1';
    }

    /** A secret as it was typed; empty: none, or WHMCS cannot read it any more. */
    public function secret(string $name): string
    {
        $stored = $this->text($name);
        if ($stored === '') {
            return '';
        }
        return (string) (localAPI('DecryptPassword', ['password2' => $stored])['password'] ?? '');
    }

    public function put(string $name, string $value): void
    {
        if (in_array($name, self::SECRETS, true) && $value !== '') {
            $value = (string) localAPI('EncryptPassword', ['password2' => $value])['password'];
        }
        Capsule::table(Tables::PREFIX . 'settings')
            ->updateOrInsert(['name' => $name], ['value' => $value]);
        $this->values[$name] = $value;
    }
}
