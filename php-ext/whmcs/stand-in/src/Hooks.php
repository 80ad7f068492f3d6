<?php

declare(strict_types=1);

namespace StandIn;

/**
 * Hooks by name and priority, lower numbers first. What a hook throws breaks what called it: it is
 * not documented that anything catches it.
 */
final class Hooks
{
    /** @var array<string, array<int, list<callable>>> */
    private array $hooks = [];

    public function add(string $name, int $priority, callable $hook): void
    {
        $this->hooks[$name][$priority][] = $hook;
    }

    /** @return list<mixed> what they answered */
    public function run(string $name, mixed ...$arguments): array
    {
        $hooks = $this->hooks[$name] ?? [];
        ksort($hooks);
        $answers = [];
        foreach ($hooks as $same) {
            foreach ($same as $hook) {
                $answers[] = $hook(...$arguments);
            }
        }
        return $answers;
    }

    public function clear(): void
    {
        $this->hooks = [];
    }
}
