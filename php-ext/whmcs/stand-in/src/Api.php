<?php

declare(strict_types=1);

namespace StandIn;

/**
 * localAPI. A refused command answers `result` error with the documented text and throws nothing;
 * what goes wrong beyond that throws, and then nobody knows whether it was done. Source:
 * developers.whmcs.com, api/internal-api and api-reference, command by command.
 */
final class Api
{
    /** @var array<string, callable(array<string, mixed>): array<string, mixed>> */
    private array $commands;

    public function __construct(private Whmcs $whmcs)
    {
        $this->commands = [
            ...(new Api\Clients($whmcs))->commands(),
            ...(new Api\Billing($whmcs))->commands(),
            ...(new Api\Orders($whmcs))->commands(),
            ...(new Api\Messages($whmcs))->commands(),
        ];
    }

    /** @return array<string, mixed> */
    public function call(string $command, array $parameters): array
    {
        $key = strtolower($command);
        $known = $this->commands[$key] ?? null;
        if ($known === null) {
            return self::error("Command Not Found: $command");
        }
        ($this->whmcs->options->before ?? fn () => null)($key, $parameters);
        $accident = $this->whmcs->options->accidents[$key] ?? '';
        if ($accident === 'throws') {
            throw new Died("$command: the database has gone away");
        }
        $answer = $known($parameters);
        ($this->whmcs->options->after ?? fn () => null)($key, $parameters);
        if ($accident === 'dies' || $accident === 'dies once') {
            $accident === 'dies' || $this->whmcs->options->accidents[$key] = '';
            throw new Died("$command: the connection was cut");
        }
        return $answer;
    }

    /** @return array{result: string, message: string} */
    public static function error(string $text): array
    {
        return ['result' => 'error', 'message' => $text];
    }

    /** A list as the API nests it; an empty one may be a text. */
    public static function list(Options $options, string $name, array $rows): array|string
    {
        return $rows === [] && $options->emptyListsAreTexts ? '' : [$name => $rows];
    }
}
