<?php

declare(strict_types=1);

namespace StandIn\Api;

use StandIn\Api;
use StandIn\Money;
use StandIn\Whmcs;

/** Clients, their credit, currencies, secrets. Source: api-reference, page by page. */
final class Clients
{
    public function __construct(private Whmcs $whmcs)
    {
    }

    /** @return array<string, callable> */
    public function commands(): array
    {
        return [
            'getclientsdetails' => $this->details(...),
            'addcredit' => $this->addCredit(...),
            'getcredits' => $this->credits(...),
            'getcurrencies' => $this->currencies(...),
            'deleteclient' => $this->delete(...),
            'closeclient' => $this->close(...),
            'getuserpermissions' => $this->permissions(...),
            'encryptpassword' => fn ($of) => [
                'result' => 'success', 'password' => self::encrypt($of['password2'] ?? ''),
            ],
            'decryptpassword' => fn ($of) => [
                'result' => 'success', 'password' => self::decrypt($of['password2'] ?? ''),
            ],
        ];
    }

    private function details(array $of): array
    {
        if (empty($of['clientid']) && empty($of['email'])) {
            return Api::error('Either clientid Or email Is Required');
        }
        $client = $this->whmcs->client((int) ($of['clientid'] ?? 0));
        if ($client === null) {
            return Api::error('Client Not Found');
        }
        $shape = [
            'userid' => (int) $client['id'], 'client_id' => (int) $client['id'],
            'currency' => (int) $client['currency'], 'taxexempt' => (bool) $client['taxexempt'],
            'credit' => Money::text(Money::cents($client['credit'])),
        ] + $client;
        return ['result' => 'success', 'client' => $shape] + $shape;
    }

    private function addCredit(array $of): array
    {
        $type = $of['type'] ?? 'add';
        if (!in_array($type, ['add', 'remove'], true)) {
            return Api::error('Type can only be add or remove');
        }
        if ($this->whmcs->client((int) ($of['clientid'] ?? 0)) === null) {
            return Api::error('Client ID Not Found');
        }
        if (empty($of['amount'])) {
            return Api::error('No Amount Provided');
        }
        if (preg_match('/^\d+(\.\d{1,2})?$/', (string) $of['amount']) !== 1) {
            return Api::error('Amount must be in decimal format: ### or ###.##');
        }
        $cents = Money::cents($of['amount']) * ($type === 'add' ? 1 : -1);
        $text = (string) ($of['description'] ?? '');
        $this->whmcs->moveCredit((int) $of['clientid'], $cents, $text);
        $credit = $this->whmcs->client($of['clientid'])['credit'];
        return ['result' => 'success', 'newbalance' => Money::text(Money::cents($credit))];
    }

    private function credits(array $of): array
    {
        if ($this->whmcs->client((int) ($of['clientid'] ?? 0)) === null) {
            return Api::error('Client ID Not Found');
        }
        $rows = $this->whmcs->database->rows(
            'SELECT id, date, description, amount, relid FROM tblcredit WHERE clientid = ?',
            [$of['clientid']],
        );
        return [
            'result' => 'success', 'totalresults' => count($rows),
            'clientid' => (int) $of['clientid'],
            'credits' => Api::list($this->whmcs->options, 'credit', $rows),
        ];
    }

    private function currencies(): array
    {
        $sql = 'SELECT id, code, prefix, suffix, format, rate FROM tblcurrencies';
        $rows = array_map(
            fn ($row) => ['id' => (int) $row['id'], 'format' => (int) $row['format']] + $row,
            $this->whmcs->database->rows($sql),
        );
        $list = ['currency' => $rows];
        return ['result' => 'success', 'totalresults' => count($rows), 'currencies' => $list];
    }

    private function permissions(array $of): array
    {
        $sql = 'SELECT permissions FROM tblusers_clients WHERE auth_user_id = ? AND client_id = ?';
        $text = $this->whmcs->database->value($sql, [$of['user_id'] ?? 0, $of['client_id'] ?? 0]);
        if ($text === false) {
            return Api::error('User ID Not Found');
        }
        $permissions = array_values(array_filter(explode(',', (string) $text)));
        return ['result' => 'success', 'permissions' => ['permission' => $permissions]];
    }

    private function delete(array $of): array
    {
        $id = (int) ($of['clientid'] ?? 0);
        if ($this->whmcs->client($id) === null) {
            return Api::error('Client ID Not Found');
        }
        $this->whmcs->hooks->run('PreDeleteClient', ['userid' => $id]);
        $this->whmcs->database->run('DELETE FROM tblclients WHERE id = ?', [$id]);
        return ['result' => 'success', 'clientid' => $id];
    }

    private function close(array $of): array
    {
        $id = (int) ($of['clientid'] ?? 0);
        if ($this->whmcs->client($id) === null) {
            return Api::error('Client ID Not Found');
        }
        $this->whmcs->database->update('tblclients', $id, ['status' => 'Closed']);
        $this->whmcs->hooks->run('ClientClose', ['userid' => $id]);
        return ['result' => 'success', 'clientid' => $id];
    }

    /** The ciphertext of one text differs each time, as the documentation says of WHMCS's. */
    public static function encrypt(string $text): string
    {
        $salt = random_bytes(12);
        $tag = '';
        $key = hash('sha256', 'stand-in', true);
        $cipher = openssl_encrypt($text, 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $salt, $tag);
        return base64_encode($salt . $tag . $cipher);
    }

    public static function decrypt(string $text): string
    {
        $raw = (string) base64_decode($text, true);
        [$salt, $tag] = [substr($raw, 0, 12), substr($raw, 12, 16)];
        $key = hash('sha256', 'stand-in', true);
        $plain = strlen($raw) < 28 ? false : openssl_decrypt(
            substr($raw, 28),
            'aes-256-gcm',
            $key,
            OPENSSL_RAW_DATA,
            $salt,
            $tag,
        );
        return $plain === false ? '' : $plain;
    }
}
