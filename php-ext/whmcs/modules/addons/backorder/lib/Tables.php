<?php

declare(strict_types=1);

namespace Backorder\Whmcs;

use Backorder\Exception\BackorderException;
use Backorder\Runner\CapsuleConnection;
use Backorder\Runner\Store;
use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;

/**
 * The tables: the library's, which keep every cent, and the addon's own. Their version stands in
 * the settings and is looked at at every entry, because new files are there before anybody calls
 * _upgrade.
 */
final class Tables
{
    public const PREFIX = 'mod_backorder_';
    public const VERSION = 3;

    /** Makes what is missing. May be called again after a failure in between. */
    public static function make(Store $store): void
    {
        $schema = Capsule::schema();
        foreach (self::own() as $name => $columns) {
            if (!$schema->hasTable(self::PREFIX . $name)) {
                $schema->create(self::PREFIX . $name, function (Blueprint $table) use ($columns) {
                    $table->charset = 'utf8mb4';
                    $table->collation = 'utf8mb4_bin';
                    $columns($table);
                });
            }
        }
        $schema->hasTable(self::PREFIX . 'meta') ? $store->upgradeTables()
            : $store->createTables();
        Settings::read()->put('tables', (string) self::VERSION);
    }

    /** What is wrong with the tables, in words for an admin; null: nothing. */
    public static function problem(Settings $settings): ?string
    {
        $version = $settings->text('tables');
        return match (true) {
            $version === (string) self::VERSION => self::problemOfLibrary(),
            $version === '' => 'The tables are not there. Deactivate and activate the addon.',
            (int) $version > self::VERSION
                => "The tables are of version $version, made by a newer addon than this one.",
            default => "The tables are of version $version: a page of the admin's renews them.",
        };
    }

    /** The same of the library's own tables: the extension may be replaced without the addon. */
    private static function problemOfLibrary(): ?string
    {
        $store = new Store(new CapsuleConnection(Capsule::connection()), self::PREFIX);
        try {
            return $store->upgrades() === [] ? null
                : 'The tables are of an older extension: a page of the admin\'s renews them.';
        } catch (BackorderException $error) {
            return "The tables are of a newer extension than this one: {$error->getMessage()}.";
        }
    }

    /** @return array<string, callable(Blueprint): void> */
    private static function own(): array
    {
        $p = self::PREFIX;
        return [
            'settings' => function (Blueprint $table): void {
                $table->string('name', 64)->primary();
                $table->text('value');
            },
            'prices' => function (Blueprint $table) use ($p): void {
                $table->string('tld', 63);
                $table->string('currency', 3);
                $table->string('kind', 8);
                $table->string('price', 20);
                $table->primary(['tld', 'currency', 'kind'], "{$p}prices_key");
            },
            'costs' => function (Blueprint $table) use ($p): void {
                $table->string('tld', 63);
                $table->string('kind', 8);
                $table->string('currency', 3);
                $table->string('cost', 24);
                $table->primary(['tld', 'kind'], "{$p}costs_key");
            },
            'mails' => function (Blueprint $table) use ($p): void {
                $table->string('id', 96)->primary();
                $table->integer('client_id');
                $table->bigInteger('backorder_id');
                $table->string('topic', 64);
                $table->text('subject');
                $table->text('domains');
                $table->dateTime('begun_at');
                $table->dateTime('sent_at')->nullable();
                $table->text('problem');
                $table->index(['backorder_id'], "{$p}mails_backorder");
            },
            'answers' => function (Blueprint $table) use ($p): void {
                $table->bigIncrements('id');
                $table->bigInteger('backorder_id');
                $table->string('kind', 32);
                $table->string('effect_id', 96);
                $table->text('said');
                $table->dateTime('first_at');
                $table->dateTime('last_at');
                $table->integer('times');
                $table->index(['backorder_id'], "{$p}answers_backorder");
            },
            'contacts' => function (Blueprint $table): void {
                $table->integer('client_id')->primary();
                $table->string('handle', 64);
                $table->string('details', 64);
            },
            'jobs' => function (Blueprint $table): void {
                $table->string('job', 32)->primary();
                $table->bigInteger('started_at');
                $table->bigInteger('ended_at')->nullable();
                $table->text('result');
            },
            'moving' => function (Blueprint $table): void {
                $table->string('subject', 96)->primary();
                $table->string('state', 8);
                $table->text('text');
            },
            'sync_looks' => function (Blueprint $table): void {
                $table->bigInteger('domain_id')->primary();
                $table->bigInteger('looked_at');
            },
            'sync_log' => function (Blueprint $table) use ($p): void {
                $table->bigIncrements('id');
                $table->bigInteger('at');
                $table->bigInteger('domain_id');
                $table->string('domain', 253);
                $table->string('side', 16);
                $table->string('field', 32);
                $table->string('old_value', 64);
                $table->string('new_value', 64);
                $table->string('reason', 32);
                $table->text('problem');
                $table->text('notice');
                $table->index(['domain_id'], "{$p}sync_log_domain");
            },
            'visits' => function (Blueprint $table) use ($p): void {
                $table->string('visitor', 64);
                $table->bigInteger('minute');
                $table->integer('searches');
                $table->primary(['visitor', 'minute'], "{$p}visits_key");
            },
        ];
    }
}
