<?php

declare(strict_types=1);

namespace StandIn;

/**
 * The folder of an installation: init.php, modules/, and how its database is reached. Addons are
 * copied, as they are when they are unpacked.
 */
final class Root
{
    public function __construct(public readonly string $folder)
    {
    }

    /**
     * @param array<string, string> $database see Database
     * @param array<string, mixed> $options of Options, by name
     */
    public static function make(string $folder, array $database, array $options = []): self
    {
        $root = new self($folder);
        is_dir("$folder/modules/addons") || mkdir("$folder/modules/addons", 0777, true);
        is_dir("$folder/includes/hooks") || mkdir("$folder/includes/hooks", 0777, true);
        file_put_contents("$folder/stand-in.json", json_encode([
            'database' => $database, 'options' => $options,
        ]));
        $boot = var_export(dirname(__DIR__) . '/autoload.php', true);
        file_put_contents("$folder/init.php", "<?php\n\ndeclare(strict_types=1);\n\n"
            . "require_once $boot;\n\nreturn StandIn\\Boot::start(__DIR__);\n");
        file_put_contents("$folder/includes/registrarfunctions.php", "<?php\n");
        return $root;
    }

    /** The WHMCS that is installed there. */
    public function open(): Whmcs
    {
        $file = "{$this->folder}/stand-in.json";
        $of = json_decode((string) file_get_contents($file), true, 8, JSON_THROW_ON_ERROR);
        $options = new Options();
        foreach ($of['options'] as $name => $value) {
            $options->$name = $value;
        }
        return new Whmcs(new Database($of['database']), $this->folder, $options);
    }

    /** Unpacks an addon, over an older one of that name. */
    public function unpack(string $addon): void
    {
        self::copy($addon, "{$this->folder}/modules/addons/" . basename($addon));
    }

    public static function copy(string $from, string $to): void
    {
        is_dir($to) || mkdir($to, 0777, true);
        foreach (array_diff((array) scandir($from), ['.', '..']) as $name) {
            is_dir("$from/$name") ? self::copy("$from/$name", "$to/$name")
                : copy("$from/$name", "$to/$name");
        }
    }

    public static function remove(string $folder): void
    {
        foreach (array_diff((array) scandir($folder), ['.', '..']) as $name) {
            $path = "$folder/$name";
            is_dir($path) && !is_link($path) ? self::remove($path) : unlink($path);
        }
        rmdir($folder);
    }
}
