<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Commands;

use Backorder\MoneyFormat;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Pages\Visitor;
use Backorder\Whmcs\Refusal;
use Backorder\Whmcs\Token;
use stdClass;
use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;

/**
 * Who calls, by the session alone: nothing in a request makes an admin. A client is shown and
 * changes own backorders. An admin whose role may open the addon may name a client: USERID.
 */
final class Caller
{
    public readonly bool $isAdmin;
    /** Whose backorders the command is about; null: nobody's. */
    public readonly ?int $client;
    private bool $mayChange;
    private ?Visitor $visitor = null;

    /** @param array<string, string> $command */
    public function __construct(array $command)
    {
        $current = new CurrentUser();
        $this->isAdmin = self::mayOpenAddon($current->admin());
        if ($this->isAdmin && ($command['USERID'] ?? '') !== '') {
            $isNumber = preg_match('/^[1-9][0-9]{0,9}$/', $command['USERID']) === 1;
            $client = $isNumber ? (int) $command['USERID'] : 0;
            $this->client = self::row($client) === null ? null : $client;
            $this->mayChange = true;
            return;
        }
        $own = $current->client();
        $this->client = $own === null ? null : (int) $own->id;
        $this->visitor = $own === null ? null : new Visitor();
        $this->mayChange = $this->visitor?->mayAct() ?? false;
    }

    /** @throws Failed 531 */
    public function requireClient(string $info = ''): int
    {
        return $this->client ?? throw new Failed(531, $info);
    }

    /**
     * For what changes something: the client, who may manage domains, in a request that no other
     * site can have sent. That is one with the session's token, or one by a script of this site:
     * browsers let other sites add no such header.
     *
     * @throws Failed 531
     */
    public function requireRight(): int
    {
        $client = $this->requireClient('AUTHORIZATION FAILED');
        if (!$this->mayChange || !self::isOwnSite()) {
            throw new Failed(531, 'AUTHORIZATION FAILED');
        }
        return $client;
    }

    /** The same of an admin, for the client that the command names. @throws Failed 531 */
    public function requireAdminRight(): int
    {
        return $this->isAdmin ? $this->requireRight() : throw new Failed(
            531,
            'AUTHORIZATION FAILED',
        );
    }

    /** Counts a search, unless an admin makes it. @throws Failed 549 */
    public function countSearch(int $limit, int $now): void
    {
        if (!$this->isAdmin) {
            try {
                ($this->visitor ?? new Visitor())->countSearch($limit, $now);
            } catch (Refusal) {
                throw new Failed(549, 'TOO MANY SEARCHES, PLEASE WAIT A MINUTE');
            }
        }
    }

    /** The row of the client's currency. @throws Failed 541 */
    public function currency(): stdClass
    {
        return self::row((int) $this->client)
            ?? throw new Failed(541, 'PRICELIST - USER CURRENCY ERROR');
    }

    public static function format(stdClass $currency): MoneyFormat
    {
        return new MoneyFormat(
            Input::plain($currency->prefix),
            Input::plain($currency->suffix),
            (int) $currency->format,
        );
    }

    private static function row(int $client): ?stdClass
    {
        return Capsule::table('tblclients')
            ->join('tblcurrencies', 'tblcurrencies.id', '=', 'tblclients.currency')
            ->where('tblclients.id', $client)
            ->first(['code', 'prefix', 'suffix', 'format']);
    }

    /** WHMCS checks the ticked roles for its own address of the addon only. */
    public static function mayOpenAddon(?object $admin): bool
    {
        if ($admin === null) {
            return false;
        }
        $role = Capsule::table('tbladmins')->where('id', $admin->id)->value('roleid');
        $roles = Capsule::table('tbladdonmodules')->where('module', 'backorder')
            ->where('setting', 'access')->value('value');
        return $role !== null && in_array((string) $role, explode(',', (string) $roles), true);
    }

    private static function isOwnSite(): bool
    {
        if (!Input::isPost()) {
            return false;
        }
        if (Token::value() !== '' && hash_equals(Token::value(), Input::text('token'))) {
            return true;
        }
        $by = (string) ($_SERVER['HTTP_X_REQUESTED_WITH'] ?? '');
        $from = (string) ($_SERVER['HTTP_SEC_FETCH_SITE'] ?? 'same-origin');
        return strcasecmp($by, 'XMLHttpRequest') === 0 && $from === 'same-origin';
    }
}
