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
 * The registrar's API. Blocking; connections are kept for the next call. After a fork each process
 * makes its own.
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
    public readonly Settings $settings;

    /**
     * @param ?Platform $platform null: Platform::Ispapi
     * @param ?System $system null: System::Live
     * @param ?string $url another address than the platform's own; https, or http on this machine
     * @param string $role a role user of the account
     * @param ?Settings $settings time limits, repetition, rate limit; null: as they are without
     * @param ?string $proxy http://, https://, socks5:// or socks5h://, with user:password@ where
     *                       it wants a login; host or host:port is http; null and '': the
     *                       environment decides (HTTPS_PROXY ...)
     * @param ?string $otp a one-time password; serves one login, so start a session with it
     * @param ?string $remoteAddress the address to check and log in place of this machine's
     * @param ?string $subUser the sub-user to act for
     * @param ?string $userAgent how requests name the program; null: backorder/ and the version
     * @throws ClientException config
     */
    public function __construct(
        string $login,
        #[\SensitiveParameter] string $password,
        ?Platform $platform = null,
        ?System $system = null,
        ?string $url = null,
        string $role = '',
        ?Settings $settings = null,
        #[\SensitiveParameter] ?string $proxy = null,
        #[\SensitiveParameter] ?string $otp = null,
        ?string $remoteAddress = null,
        ?string $subUser = null,
        ?string $userAgent = null,
    ) {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Sends an application. Contacts are handles at the registrar, or written out in `$details`
     * with the registrar's field names, as in `['owner' => ['FIRSTNAME' => 'Ada', 'LASTNAME' =>
     * 'Lovelace', 'STREET' => ..., 'CITY' => ..., 'ZIP' => ..., 'COUNTRY' => 'GB', 'PHONE' => ...,
     * 'EMAIL' => ...]]`; what is left out is the owner. ISPAPI makes handles of them; on CNR this
     * does (AddContact).
     *
     * @param array<string, array<string, ?string>> $details by owner, admin, tech, billing
     * @throws ClientException parameter-invalid: no owner, or a field that is none of a contact
     */
    public function submitApplication(
        SubmitApplication $effect,
        ?string $owner = null,
        ?string $admin = null,
        ?string $tech = null,
        ?string $billing = null,
        array $details = [],
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
     * Carries out the registrar's effects of a round side by side, and gives their outcomes as they
     * come, each as the method for its class would: `foreach ($client->carryAll($effects, 50,
     * $contacts) as $id => $outcome)`. Nothing is sent before the first one is asked for.
     *
     * Where the registrar asks for less (codes 425 and 521, HTTP 429) nothing new is begun for 10
     * seconds, and half as much at a time from then on; then step by step as much as before.
     *
     * @param list<SubmitApplication|FindApplication|PollApplication|ReadDomain> $effects
     * @param int $limit how many at once, 1 to 500; each has a connection of its own
     * @param array<int, string|array<string, string|array<string, ?string>>> $contacts by client:
     *     a handle for all four, or by owner, admin, tech and billing a handle or what is written
     *     out, as for submitApplication(); of the owner's handle findApplication() makes use
     * @param array<string, int> $heldBy your `references` of all names: backorder id by reference
     * @throws ClientException parameter-invalid: an application to send, and no contacts of its
     *     client; config: the limit
     * @throws \TypeError for an effect that is not the registrar's
     */
    public function carryAll(
        array $effects,
        int $limit = 20,
        array $contacts = [],
        array $heldBy = [],
    ): Outcomes {
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
     * What the registrar says of a domain, as DomainSync::plan() takes it. Where ISPAPI does not
     * know it, its log and the applications for it are asked for, too.
     *
     * @param ?string $accountMode the account's own renewal mode, if it is known
     * @return array<string, ?string>
     * @throws ClientException but for what the server says of the domain
     */
    public function domainAnswer(string $domain, ?string $accountMode = null): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The whole account by its list, which a plan may be told is complete. A row that cannot be
     * read is an answer that the plan refuses by name.
     *
     * @return list<array<string, ?string>>
     * @throws ClientException
     */
    public function allDomainAnswers(?string $accountMode = null): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What is known of a transfer to us, as DomainSync::whmcsTransferSync() and followUp() take it
     * with the `ordered_ns` of billing.
     *
     * @param int|\DateTimeInterface|null $requestedAt when it was asked for: failures before that
     *     are another request's
     * @return array<string, ?string>
     * @throws ClientException but for what the server says of the transfer
     */
    public function transferFacts(
        string $domain,
        int|\DateTimeInterface|null $requestedAt = null,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Whether a transfer could be ordered, as DomainSync::transferObstacles() takes it.
     *
     * @param ?string $auth the authorization code, if there is one
     * @return array<string, ?string>
     * @throws ClientException but for what the server says of the transfer
     */
    public function transferCheckFacts(
        string $domain,
        #[\SensitiveParameter] ?string $auth = null,
    ): array {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Sends any command. The code of the answer decides nothing: an answer of the server is a
     * Response, whatever its code.
     *
     * A boolean is sent as 1 or 0, an empty string clears a field, null leaves the parameter out.
     * A list is sent as KEY0, KEY1, ...; null in it keeps the numbers of the others. Every other
     * array keeps its keys, as in the vendor's own clients: `'OWNERCONTACT0' => ['FIRSTNAME' =>
     * 'A']` is OWNERCONTACT0FIRSTNAME, `'K' => [2 => 'x']` is K2. A float is refused: write the
     * digits as a string.
     *
     * @param array<string, string|int|bool|null|array<string|int|bool|null>> $command COMMAND and
     *     its parameters
     * @throws \TypeError for a parameter of another type
     * @throws ClientException parameter-invalid, rate-limited, transport, http-status, empty,
     *     truncated, invalid, unknown-outcome, session-lost, otp-required
     */
    public function call(array $command): Response
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Sends a command of the table in `docs/commands.md`, and reads the answer by it. What cannot
     * be meant is refused before anything is sent; what the server refuses is an exception.
     *
     * @param array<string, string|int|bool|null|array<string|int|bool|null>> $command as for call()
     * @throws \TypeError for a parameter of another type
     * @throws ClientException parameter-invalid: no command of the table on this platform; a
     *     parameter that it does not have, that is missing, or whose value cannot be; as call();
     *     auth, temporary, permanent
     */
    public function ask(array $command): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /** The commands of that table, a method each, with named arguments. */
    public function commands(): Commands
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Reads a Query...List command to its end, page by page, while the list may change.
     *
     * With a key column every row that is in the list all the time comes exactly once, and no row
     * twice. Without one, rows may come twice where the list grew, and a list that shrank ends
     * with list-changed.
     *
     * @param array<string, string|int|bool|null|array<string|int|bool|null>> $command as for call()
     * @param ?string $key the column that tells rows apart
     * @param int $limit rows to ask for at once
     * @throws ClientException parameter-invalid; the iterator: as call(), and auth, temporary,
     *     permanent, list-changed
     */
    public function pages(array $command, ?string $key = null, int $limit = 1000): Pages
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Finds out why a login fails, step by step; then which of these commands are allowed. Never
     * throws for what it finds. Changes nothing at the registrar.
     *
     * @param list<string> $commands none: those that the task requires on its platform
     * @param ?Task $task null: Task::Backorders
     * @return list<Finding>
     */
    public function diagnose(array $commands = [], ?Task $task = null): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The commands a restricted role user must be allowed for a task.
     *
     * @param ?Platform $platform null: Platform::Ispapi
     * @param ?Task $task null: Task::Backorders
     * @return list<string>
     */
    public static function requiredCommands(?Platform $platform = null, ?Task $task = null): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The same as an access list to paste: a line `Name():ALLOW` each.
     *
     * @param ?Platform $platform null: Platform::Ispapi
     * @param ?Task $task null: Task::Backorders
     */
    public static function accessList(?Platform $platform = null, ?Task $task = null): string
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * A contact handle for a person or an organisation: the old one, where the registrar has the
     * same data already.
     *
     * @param array<string, ?string> $details by the registrar's field names: FIRSTNAME, LASTNAME,
     *     ORGANIZATION, STREET (or STREET0, STREET1, ...), CITY, STATE, ZIP, COUNTRY, PHONE, FAX,
     *     EMAIL, TITLE, MIDDLENAME
     * @throws ClientException parameter-invalid for another field; as call(), and auth, temporary,
     *     permanent
     */
    public function addContact(array $details): string
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

    /** The session of the moment, also one that the server has forgotten since; null: none. */
    public function session(): ?Session
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Takes up a session, used from then on in place of the password. Nothing is sent. When the
     * server forgets it, a new one is started; if it needs a one-time password, calls end as
     * otp-required instead, and nothing tries to log in.
     *
     * @throws ClientException config: it belongs to another login, role user, platform, system,
     *     address or remote address
     */
    public function resumeSession(Session $session): void
    {
        throw new \LogicException(__METHOD__);
    }

    /** What was counted so far. */
    public function metrics(): Metrics
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Another client for the same login, which keeps its conversation: recording(). It has no
     * session yet.
     *
     * @throws ClientException config
     */
    public function recorded(): Client
    {
        throw new \LogicException(__METHOD__);
    }

    /** What was kept so far; null: this client is not a recorded() one. */
    public function recording(): ?Recording
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * A client that sends nothing: each command gets the first answer to the same command that was
     * not given yet.
     */
    public function replaying(Recording $recording): Client
    {
        throw new \LogicException(__METHOD__);
    }
}
