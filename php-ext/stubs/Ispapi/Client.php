<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

use Backorder\Effect\FindApplication;
use Backorder\Effect\PollApplication;
use Backorder\Effect\ReadDomain;
use Backorder\Effect\SubmitApplication;
use Backorder\Exception\ClientException;
use Backorder\Outcome;

/**
 * The registrar's API. Blocking; connections are kept for the next call.
 *
 * The methods that take an effect return the Outcome to report and never throw for what went
 * wrong on the way: only what the registrar itself refused is a refusal, everything else is
 * unknown, and the engine looks before it sends again. `$problem` tells what went wrong, for the
 * log.
 */
final class Client
{
    /** Where commands are sent. */
    public readonly string $url;
    /** The login as the server gets it. */
    public readonly string $login;
    /** What went wrong in the last call that returned an Outcome; null: nothing. */
    public readonly ?string $problem;

    /**
     * @param ?Platform $platform null: Platform::Ispapi
     * @param ?System $system null: System::Live
     * @param ?string $url another address than the platform's own; https, or http on this machine
     * @param string $role a role user of the account
     * @param int $connectTimeoutMs for one attempt to connect, in milliseconds
     * @param int $timeoutMs for a whole call with its repetitions, in milliseconds
     * @param int $attempts attempts in all, 1 to never repeat
     * @throws ClientException config
     */
    public function __construct(
        string $login,
        #[\SensitiveParameter] string $password,
        ?Platform $platform = null,
        ?System $system = null,
        ?string $url = null,
        string $role = '',
        int $connectTimeoutMs = 5000,
        int $timeoutMs = 30000,
        int $attempts = 3,
    ) {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Sends an application. Contacts are handles at the registrar; what is left out is the owner.
     */
    public function submitApplication(
        SubmitApplication $effect,
        string $owner,
        ?string $admin = null,
        ?string $tech = null,
        ?string $billing = null,
    ): Outcome {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Looks for our applications for a name.
     *
     * @param ?string $owner the client's owner contact; null: contacts are not compared
     * @param array<string, int> $heldBy your `references` for the name: backorder id by reference;
     *                                   those of the effect's own backorder are left out for you
     */
    public function findApplication(
        FindApplication $effect,
        ?string $owner = null,
        array $heldBy = [],
    ): Outcome {
        throw new \LogicException(__METHOD__);
    }

    /** Asks how an application stands. */
    public function pollApplication(PollApplication $effect): Outcome
    {
        throw new \LogicException(__METHOD__);
    }

    /** Reads a caught domain. */
    public function readDomain(ReadDomain $effect): Outcome
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The reseller's own funds at the registrar.
     *
     * @throws ClientException
     */
    public function statusAccount(): AccountStatus
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Sends any command. The code of the answer decides nothing: an answer of the server is a
     * Response, whatever its code.
     *
     * @param array<string, string|int|list<string>> $command COMMAND and its parameters
     * @throws ClientException parameter-invalid, transport, http-status, empty, truncated,
     *     invalid, unknown-outcome
     */
    public function call(array $command): Response
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Logs in once for many calls.
     *
     * @throws ClientException
     */
    public function startSession(): void
    {
        throw new \LogicException(__METHOD__);
    }

    /** @throws ClientException */
    public function endSession(): void
    {
        throw new \LogicException(__METHOD__);
    }
}
