<?php

declare(strict_types=1);

// The classes of WHMCS that addons use, in its own names.

namespace WHMCS\Database {

    class Capsule extends \Illuminate\Database\Capsule\Manager
    {
    }
}

namespace WHMCS {

    /** Source: modules of third parties, which read the token here. */
    class Session
    {
        public static function get(string $key): mixed
        {
            return $_SESSION[$key] ?? '';
        }
    }
}

namespace WHMCS\Config {

    class Setting
    {
        public static function getValue(string $name): string
        {
            return \StandIn\Whmcs::current()->database->setting($name);
        }
    }
}

namespace WHMCS\Authentication {

    use StandIn\Whmcs;

    /**
     * Who is there; the states do not exclude each other. Source: developers.whmcs.com,
     * advanced/authentication.
     */
    class CurrentUser
    {
        public function isAuthenticatedUser(): bool
        {
            return $this->user() !== null;
        }

        public function isAuthenticatedAdmin(): bool
        {
            return $this->admin() !== null;
        }

        public function isMasqueradingAdmin(): bool
        {
            return $this->isAuthenticatedAdmin() && $this->client() !== null;
        }

        public function user(): ?object
        {
            return $this->model('tblusers', 'login_user');
        }

        public function admin(): ?object
        {
            return $this->model('tbladmins', 'adminid');
        }

        public function client(): ?object
        {
            return $this->model('tblclients', 'uid');
        }

        private function model(string $table, string $key): ?object
        {
            $id = $_SESSION[$key] ?? null;
            $row = $id === null ? null
                : Whmcs::current()->database->row("SELECT * FROM $table WHERE id = ?", [$id]);
            return $row === null ? null : (object) (['id' => (int) $row['id']] + $row);
        }
    }
}

namespace WHMCS\Module {

    /** Source: developers.whmcs.com, addon-modules/admin-dashboard-widgets. */
    abstract class AbstractWidget
    {
        protected $title = '';
        protected $description = '';
        protected $weight = 0;
        protected $columns = 1;
        protected $cache = false;
        protected $cacheExpiry = 0;
        protected $requiredPermission = '';

        abstract public function getData();

        abstract public function generateOutput($data);

        public function getId()
        {
            return substr((string) strrchr('\\' . static::class, '\\'), 1);
        }

        public function getTitle()
        {
            return $this->title;
        }

        public function render(): string
        {
            return (string) $this->generateOutput($this->getData());
        }
    }
}

namespace WHMCS\View\Menu {

    /** Source: docs.whmcs.com, class whmcs/view/menu/item 8.13. */
    class Item
    {
        /** @var array<string, Item> */
        private array $children = [];

        public function __construct(private string $name, public array $options = [])
        {
        }

        public function getName(): string
        {
            return $this->name;
        }

        public function getChild(string $name): ?Item
        {
            return $this->children[$name] ?? null;
        }

        public function addChild(string $name, array $options = []): Item
        {
            return $this->children[$name] = new Item($name, $options);
        }

        public function removeChild(string $name): void
        {
            unset($this->children[$name]);
        }

        /** @return array<string, Item> */
        public function getChildren(): array
        {
            return $this->children;
        }

        public function getLabel(): string
        {
            return $this->options['label'] ?? $this->name;
        }

        public function getUri(): string
        {
            return $this->options['uri'] ?? '#';
        }

        public function setLabel(string $label): self
        {
            $this->options['label'] = $label;
            return $this;
        }

        public function setUri(string $uri): self
        {
            $this->options['uri'] = $uri;
            return $this;
        }

        public function setOrder(int $order): self
        {
            $this->options['order'] = $order;
            return $this;
        }
    }
}
