--TEST--
What the engine makes cannot be made by hand
--EXTENSIONS--
backorder
--FILE--
<?php
foreach (['Money', 'Decision', 'Commit', 'Backorder', 'Outcome', 'Effect\CreateInvoice'] as $name) {
    try {
        $class = "Backorder\\$name";
        new $class();
        echo "made\n";
    } catch (Throwable $refused) {
        echo $refused->getMessage(), "\n";
    }
    try {
        (new ReflectionClass($class))->newInstanceWithoutConstructor();
        echo "made\n";
    } catch (Throwable $refused) {
        echo get_class($refused), "\n";
    }
}
?>
--EXPECT--
You cannot instantiate this class from PHP.
ReflectionException
You cannot instantiate this class from PHP.
ReflectionException
You cannot instantiate this class from PHP.
ReflectionException
You cannot instantiate this class from PHP.
ReflectionException
You cannot instantiate this class from PHP.
ReflectionException
You cannot instantiate this class from PHP.
ReflectionException
