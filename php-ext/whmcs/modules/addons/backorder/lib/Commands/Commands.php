<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Commands;

use Backorder\Exception\BackorderException;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Ports\ActivityLog;
use Throwable;

/**
 * The original's local commands, for pages that were made for them: the same names, parameters,
 * codes and shapes. docs/whmcs.md has the table, and what is another and why.
 */
final class Commands
{
    /**
     * Answers a command of the session's visitor.
     *
     * @param array<string, mixed> $command COMMAND and its parameters, in any case; encoded as
     *     WHMCS hands over requests
     * @return array<string, mixed> CODE, DESCRIPTION, PROPERTY, QUEUETIME, RUNTIME
     */
    public static function call(array $command): array
    {
        $begin = hrtime(true);
        $command = array_map(Input::plain(...), array_change_key_case($command, CASE_UPPER));
        $name = strtoupper($command['COMMAND'] ?? '');
        $answer = self::answer($name, $command);
        return $answer?->toArray((hrtime(true) - $begin) / 1e9)
            ?? ['CODE' => 500, 'DESCRIPTION' => 'Command invalid'];
    }

    /**
     * The same as a list of items with the numbers of its pages.
     *
     * @param array<string, mixed> $command
     * @return array<string, mixed>
     */
    public static function list(array $command): array
    {
        $plain = array_map(Input::plain(...), array_change_key_case($command, CASE_UPPER));
        return Paging::list(self::call($command), $plain);
    }

    /** @param array<string, string> $command */
    private static function answer(string $name, array $command): ?Answer
    {
        try {
            if (Addon::problem() !== null) {
                return Answer::error(549, 'CURRENTLY NOT AVAILABLE');
            }
            $run = self::all(new Addon())[$name] ?? null;
            return $run === null ? null : $run($command, new Caller($command));
        } catch (Failed $failed) {
            return Answer::error($failed->getCode(), $failed->getMessage());
        } catch (BackorderException $error) {
            return Answer::error(549, $error->getMessage());
        } catch (Throwable $error) {
            (new ActivityLog())->write('error', "command $name: {$error->getMessage()}");
            return Answer::error(599, 'COMMAND FAILED. Please contact Support.');
        }
    }

    /** @return array<string, callable> */
    private static function all(Addon $addon): array
    {
        $families = [
            new Changes($addon), new Funds($addon), new OwnBackorders($addon),
            new AllBackorders($addon), new ExpiringDomains($addon), new PriceCommands($addon),
        ];
        return array_merge(...array_map(fn (Family $of) => $of->commands(), $families));
    }
}
