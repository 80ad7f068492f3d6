<?php

declare(strict_types=1);

namespace StandIn;

/** One WHMCS: its database, its hooks, who is looking at it. The functions of WHMCS ask it. */
final class Whmcs
{
    private static ?self $current = null;

    public readonly Hooks $hooks;
    public readonly Api $api;
    public readonly Addons $addons;
    public readonly Invoices $invoices;
    public readonly Mails $mails;

    /** @param string $root the folder that has modules/ and init.php */
    public function __construct(
        public readonly Database $database,
        public readonly string $root,
        public readonly Options $options = new Options(),
    ) {
        $this->hooks = new Hooks();
        $this->invoices = new Invoices($this);
        $this->mails = new Mails($this);
        $this->api = new Api($this);
        $this->addons = new Addons($this);
    }

    /** Makes it the one that localAPI() and its like mean. */
    public function enter(): void
    {
        self::$current = $this;
        $this->database->startCapsule();
    }

    public static function current(): self
    {
        return self::$current ?? throw new \LogicException('no WHMCS has been entered');
    }

    /** Makes tables and what every installation has. */
    public function install(): void
    {
        foreach (Schema::statements($this->database->isMysql) as $statement) {
            $this->database->core->exec($statement);
        }
        foreach (
            [
                'Version' => $this->options->version === 9 ? '9.0.3-release.1' : '8.13.1-release.1',
                'SystemURL' => 'http://127.0.0.1/', 'CompanyName' => 'Stand-in Domains',
                'Language' => 'english', 'TaxEnabled' => '', 'TaxType' => 'Exclusive',
                'TaxL2Compound' => '', 'TaxPerLineItem' => 'on', 'AutoApplyCredit' => '',
                'ActiveAddonModules' => '', 'AddonModulesHooks' => '', 'DateFormat' => 'DD/MM/YYYY',
                'DomainSyncNextDueDate' => '', 'DomainSyncNextDueDateDays' => '0',
            ] as $setting => $value
        ) {
            $this->database->set($setting, $value);
        }
        $euro = ['EUR', '€', '', 1, '1.00000', 1];
        foreach ([$euro, ['USD', '$', ' USD', 2, '1.10000', 0]] as $of) {
            $keys = ['code', 'prefix', 'suffix', 'format', 'rate', 'default'];
            $this->database->insert('tblcurrencies', array_combine($keys, $of));
        }
        $gateways = [['banktransfer', 'name', 'Bank Transfer', 1], ['paypal', 'name', 'PayPal', 2]];
        foreach ($gateways as $of) {
            $keys = ['gateway', 'setting', 'value', 'order'];
            $this->database->insert('tblpaymentgateways', array_combine($keys, $of));
        }
        $this->database->insert('tbladminroles', ['name' => 'Full Administrator']);
        $this->database->insert('tbladminroles', ['name' => 'Support Operator']);
        $this->addAdmin('admin', 1);
        $this->addAdmin('support', 2);
    }

    public function addAdmin(string $name, int $role): int
    {
        return $this->database->insert('tbladmins', [
            'username' => $name, 'password' => $name, 'roleid' => $role, 'firstname' => $name,
            'lastname' => 'Person', 'email' => "$name@example.com", 'language' => '',
            'disabled' => 0,
        ]);
    }

    /**
     * A client with one user who owns it.
     *
     * @param array<string, string|int> $other columns of tblclients
     */
    public function addClient(string $first, string $credit = '0.00', array $other = []): int
    {
        $client = $this->database->insert('tblclients', $other + [
            'uuid' => uniqid('', true), 'firstname' => $first, 'lastname' => 'Client',
            'companyname' => '', 'email' => strtolower($first) . '@example.com',
            'address1' => 'Street 1', 'address2' => '', 'city' => 'Town', 'state' => '',
            'postcode' => '12345', 'country' => 'DE', 'phonenumber' => '+49.301234567',
            'currency' => 1, 'credit' => $credit, 'taxexempt' => 0, 'language' => '',
            'groupid' => 0, 'status' => 'Active', 'datecreated' => $this->date('Y-m-d'),
            'defaultgateway' => '',
        ]);
        $this->addUser($first, [$client => 'all']);
        return $client;
    }

    /** @param array<int, string> $clients by id: the permissions, or `all` for the owner */
    public function addUser(string $first, array $clients): int
    {
        $user = $this->database->insert('tblusers', [
            'first_name' => $first, 'last_name' => 'User', 'password' => 'secret',
            'email' => strtolower($first) . '@example.com',
        ]);
        foreach ($clients as $client => $permissions) {
            $this->database->insert('tblusers_clients', [
                'auth_user_id' => $user, 'client_id' => $client,
                'owner' => $permissions === 'all' ? 1 : 0, 'permissions' => $permissions,
            ]);
        }
        return $user;
    }

    /** @return ?array<string, mixed> */
    public function client(int|string $id): ?array
    {
        return $this->database->row(
            'SELECT c.*, u.code AS currency_code FROM tblclients c
                JOIN tblcurrencies u ON u.id = c.currency WHERE c.id = ?',
            [$id],
        );
    }

    /**
     * Something that changes a client's credit: the amount and its journal, in one step. Source of
     * the two columns that are 0: tests of third parties on 9.0.3.
     */
    public function moveCredit(int $client, int $cents, string $text, int $invoice = 0): void
    {
        $own = !$this->database->core->inTransaction();
        $own && $this->database->core->beginTransaction();
        $this->database->insert('tblcredit', [
            'clientid' => $client, 'date' => $this->date('Y-m-d'), 'description' => $text,
            'amount' => Money::text($cents), 'relid' => $invoice, 'admin_id' => 0,
            'billing_note_id' => 0,
        ]);
        $credit = Money::cents($this->client($client)['credit']) + $cents;
        $this->database->update('tblclients', $client, ['credit' => Money::text($credit)]);
        $own && $this->database->core->commit();
    }

    /** The present in PHP's zone, as WHMCS writes it; `$later` in seconds. */
    public function date(string $format, int $later = 0): string
    {
        return date($format, ($this->options->clock ?? time(...))() + $later);
    }

    /** What the cron of WHMCS does at the end of every run, and once a day. */
    public function cron(bool $isDaily = false): void
    {
        unset($_SESSION);
        $this->addons->loadHooks();
        if ($isDaily) {
            $this->hooks->run('PreCronJob');
            $this->hooks->run('DailyCronJob');
        }
        $this->hooks->run('AfterCronJob');
    }

    public function logActivity(string $text, int $client = 0): void
    {
        $this->database->insert('tblactivitylog', [
            'date' => $this->date('Y-m-d H:i:s'), 'description' => $text, 'user' => 'System',
            'userid' => $client, 'ipaddr' => $_SERVER['REMOTE_ADDR'] ?? '',
        ]);
    }
}
