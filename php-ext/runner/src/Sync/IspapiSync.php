<?php

declare(strict_types=1);

namespace Backorder\Runner\Sync;

use Backorder\Exception\ClientException;
use Backorder\Ispapi\Client;
use Backorder\Ispapi\Platform;
use Backorder\Ispapi\Response;
use Backorder\Runner\Refused;
use Backorder\SyncChange;
use Backorder\SyncEffect;
use RuntimeException;

/** The registrar by the client of the extension, ISPAPI or CNR. */
final class IspapiSync implements SyncRegistrar
{
    /** What is wrong with one domain or its answer, while the registrar does answer. */
    private const OF_ONE = ['invalid', 'permanent', 'parameter-invalid', 'list-changed'];

    /** @param ?string $accountMode the account's own renewal mode, if it is known */
    public function __construct(
        private Client $client,
        private Platform $platform,
        private ?string $accountMode = null,
    ) {
    }

    public function answer(string $domain): array
    {
        try {
            return $this->said($this->client->domainAnswer($domain, $this->accountMode));
        } catch (ClientException $error) {
            if (!$this->isOfOne($error, $domain)) {
                throw $error;
            }
            // Without a code the plan refuses it by name, and it is no stop for the others.
            return ['domain' => $domain, 'code' => $error->getMessage()];
        }
    }

    public function change(SyncChange $change): void
    {
        $this->send(match ($change->field) {
            'renewal_mode' => [
                'COMMAND' => 'SetDomainRenewalMode', 'DOMAIN' => $change->domain,
                'RENEWALMODE' => $change->newValue,
            ],
            'privacy' => [
                'COMMAND' => 'ModifyDomain', 'DOMAIN' => $change->domain,
                $this->privacy() => $change->newValue === 'on',
            ],
            default => throw new Refused("{$change->field} is nothing that is set there"),
        });
    }

    public function carryOut(SyncEffect $effect, array $answer): void
    {
        $this->send(match ($effect->kind) {
            'suspend' => [
                'COMMAND' => 'ModifyDomain', 'DOMAIN' => $effect->domain,
                'ADDSTATUS' => ['clientHold'],
            ],
            'unsuspend' => [
                'COMMAND' => 'ModifyDomain', 'DOMAIN' => $effect->domain,
                'DELSTATUS' => ['clientHold'],
            ],
            'renew' => [
                'COMMAND' => 'RenewDomain', 'DOMAIN' => $effect->domain,
                'PERIOD' => $effect->years, 'EXPIRATION' => self::year($effect, $answer),
            ],
        });
    }

    /** 531 is a domain of others, but not where the login may not ask for any domain. */
    private function said(array $answer): array
    {
        $words = (string) ($answer['description'] ?? '');
        if ((string) $answer['code'] === '531' && stripos($words, 'ACL') !== false) {
            throw new RuntimeException("StatusDomain: 531 $words");
        }
        return $answer;
    }

    /** Whether another domain may well have an answer. */
    private function isOfOne(ClientException $error, string $domain): bool
    {
        $kind = $error->getKind();
        if ($kind !== 'auth') {
            return in_array($kind, self::OF_ONE, true);
        }
        // The login is right if it may ask for the domain: then it may not read the log.
        $asked = ['COMMAND' => 'StatusDomain', 'DOMAIN' => $domain];
        return $this->client->call($asked)->code === 545;
    }

    /** The year it ends in now: with it nothing is renewed twice. */
    private static function year(SyncEffect $effect, array $answer): int
    {
        $date = $answer['expiration_date'] ?? $answer['registration_expiration_date'] ?? null;
        if (!is_string($date) || preg_match('/^(\d{4})-/', $date, $found) !== 1) {
            throw new Refused("{$effect->domain} has no date, so a renewal could be paid twice");
        }
        return (int) $found[1];
    }

    private function privacy(): string
    {
        return $this->platform === Platform::Cnr ? 'X-WHOISPRIVACY' : 'X-ACCEPT-WHOISTRUSTEE-TAC';
    }

    private function send(array $command): Response
    {
        $answer = $this->client->call($command);
        if ($answer->isSuccess) {
            return $answer;
        }
        $said = "{$command['COMMAND']}: {$answer->code} {$answer->description}";
        throw $answer->isTemporaryError ? new RuntimeException($said) : new Refused($said);
    }
}
