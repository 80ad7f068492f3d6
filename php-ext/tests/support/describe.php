<?php

declare(strict_types=1);

/**
 * Prints, as JSON, what reflection says of every class the stubs name. Run with the extension it
 * describes the extension; run without, it loads the stubs and describes those.
 */
$root = dirname(__DIR__, 2) . '/stubs/';
$files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($root));
$names = [];
foreach ($files as $file) {
    if ($file->getExtension() === 'php') {
        $path = substr($file->getPathname(), strlen($root), -4);
        $names[] = 'Backorder\\' . strtr($path, '/', '\\');
    }
}
sort($names);
if (!extension_loaded('backorder')) {
    spl_autoload_register(function (string $class) use ($root): void {
        require $root . strtr(substr($class, strlen('Backorder\\')), '\\', '/') . '.php';
    });
}

function describe(string $name): array
{
    $exists = class_exists($name) || interface_exists($name);
    if (!$exists) {
        return ['missing' => $name];
    }
    $class = new ReflectionClass($name);
    $interfaces = $class->getInterfaceNames();
    sort($interfaces);
    $own = fn ($member): bool => $member->getDeclaringClass()->getName() === $name;
    $public = fn ($member): bool => $member->isPublic();
    $methods = array_filter(array_filter($class->getMethods(), $own), $public);
    $properties = array_filter(array_filter($class->getProperties(), $own), $public);
    $cases = $class->isEnum() ? (new ReflectionEnum($name))->getCases() : [];
    return [
        'kind' => $class->isEnum() ? 'enum' : ($class->isInterface() ? 'interface' : 'class'),
        'final' => $class->isFinal() || $class->isEnum(),
        'parent' => ($class->getParentClass() ?: null)?->getName(),
        'interfaces' => $interfaces,
        'cases' => array_map(fn ($case) => [$case->getName(), $case->getBackingValue()], $cases),
        'constants' => $class->isEnum() ? [] : $class->getConstants(),
        'properties' => array_values(array_map(fn ($found) => $found->getName(), $properties)),
        'methods' => described($methods, $class->isEnum()),
    ];
}

/** Methods by name; a constructor without parameters is one that PHP or the extension adds. */
function described(array $methods, bool $isEnum): array
{
    $found = [];
    foreach ($methods as $method) {
        $name = $method->getName();
        $isAdded = $name === '__construct' && $method->getParameters() === []
            || $isEnum && in_array($name, ['cases', 'from', 'tryFrom'], true);
        if (!$isAdded) {
            $found[$name] = [
                'static' => $method->isStatic(),
                'returns' => $name === '__construct' ? null : (string) $method->getReturnType(),
                'parameters' => array_map(parameter(...), $method->getParameters()),
            ];
        }
    }
    ksort($found);
    return $found;
}

function parameter(ReflectionParameter $parameter): array
{
    $hasDefault = $parameter->isDefaultValueAvailable();
    return [
        'name' => $parameter->getName(),
        'type' => (string) $parameter->getType(),
        'optional' => $parameter->isOptional(),
        'default' => $hasDefault ? var_export($parameter->getDefaultValue(), true) : null,
    ];
}

echo json_encode(array_combine($names, array_map(describe(...), $names)), JSON_PRETTY_PRINT);
