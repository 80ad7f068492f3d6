<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

use Backorder\MoneyFormat;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Refusal;
use Backorder\Whmcs\Tables;
use Illuminate\Database\QueryException;
use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;

/**
 * Who looks at a client's page. A login proves a user; whose data is shown is the client that WHMCS
 * says; a user who was invited may do what the owner lets him.
 */
final class Visitor
{
    public readonly ?int $client;
    public readonly string $currency;
    public readonly MoneyFormat $format;
    public readonly string $language;
    private bool $mayAct;

    public function __construct()
    {
        $current = new CurrentUser();
        $client = $current->client();
        $this->client = $client === null ? null : (int) $client->id;
        $language = (string) ($_SESSION['Language'] ?? '');
        $this->language = $language !== '' ? $language : (string) ($client->language ?? '');
        $row = $client === null
            ? Capsule::table('tblcurrencies')->where('default', 1)->first()
            : Capsule::table('tblcurrencies')->where('id', $client->currency)->first();
        $this->currency = (string) $row->code;
        $this->format = new MoneyFormat(
            Input::plain($row->prefix),
            Input::plain($row->suffix),
            (int) $row->format,
        );
        $this->mayAct = $this->client !== null
            && ($current->isMasqueradingAdmin()
                || self::mayManage($current->user(), $this->client));
    }

    /** @throws Refusal */
    public function requireRight(): int
    {
        if ($this->client === null || !$this->mayAct) {
            throw new Refusal('not_allowed', 403);
        }
        return $this->client;
    }

    public function mayAct(): bool
    {
        return $this->mayAct;
    }

    /**
     * Counts a search of this visitor.
     *
     * @throws Refusal when there were too many in this minute
     */
    public function countSearch(int $limit, int $now): void
    {
        $visitor = $this->client === null
            ? hash('sha256', 'ip ' . ($_SERVER['REMOTE_ADDR'] ?? ''))
            : "client $this->client";
        $row = ['visitor' => $visitor, 'minute' => intdiv($now, 60)];
        $table = fn () => Capsule::table(Tables::PREFIX . 'visits');
        try {
            if ($table()->where($row)->increment('searches') === 0) {
                $table()->insert($row + ['searches' => 1]);
                $table()->where('minute', '<', $row['minute'] - 60)->delete();
            }
        } catch (QueryException) {
            $table()->where($row)->increment('searches');
        }
        if ((int) $table()->where($row)->value('searches') > $limit) {
            throw new Refusal('too_many_searches', 429);
        }
    }

    private static function mayManage(?object $user, int $client): bool
    {
        $link = $user === null ? null : Capsule::table('tblusers_clients')
            ->where('auth_user_id', $user->id)->where('client_id', $client)->first();
        if ($link === null || (int) $link->owner === 1) {
            return $link !== null;
        }
        $answer = localAPI('GetUserPermissions', [
            'user_id' => $user->id, 'client_id' => $client,
        ]);
        $permissions = $answer['permissions']['permission'] ?? [];
        return in_array('managedomains', is_array($permissions) ? $permissions : [], true);
    }
}
