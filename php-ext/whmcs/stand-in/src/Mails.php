<?php

declare(strict_types=1);

namespace StandIn;

/**
 * Mail by template: a master row with language '' has to exist; a row of the client's language is
 * taken before it. Templates run under Smarty's security policy. Source: docs.whmcs.com, Mail
 * Template and Smarty Security Policy (8.10).
 */
final class Mails
{
    private const MODIFIERS = ['escape', 'count', 'urlencode', 'ucfirst', 'date_format'];
    private const FUNCTIONS = [
        'isset', 'empty', 'count', 'sizeof', 'in_array', 'is_array', 'time', 'nl2br',
    ];

    public function __construct(private Whmcs $whmcs)
    {
    }

    /** @return ?array<string, mixed> */
    public function template(string $name, string $language): ?array
    {
        $sql = 'SELECT * FROM tblemailtemplates WHERE name = ? AND language = ?';
        $master = $this->whmcs->database->row($sql, [$name, '']);
        if ($master === null || $language === '') {
            return $master;
        }
        $own = $this->whmcs->database->row($sql, [$name, $language]);
        return $own === null ? $master : $own + $master;
    }

    /** Whether it went out. One row for each mail. */
    public function send(array $client, string $name, array $template, array $variables): bool
    {
        $fields = $variables + [
            'client_name' => "{$client['firstname']} {$client['lastname']}",
            'client_first_name' => $client['firstname'], 'client_id' => $client['id'],
            'company_name' => $this->whmcs->database->setting('CompanyName'),
            'whmcs_url' => $this->whmcs->database->setting('SystemURL'),
            'signature' => 'Stand-in Domains',
        ];
        $hooks = $this->whmcs->hooks->run('EmailPreSend', [
            'messagename' => $name, 'relid' => (int) $client['id'], 'mergefields' => $fields,
        ]);
        foreach ($hooks as $answer) {
            if (!is_array($answer)) {
                continue;
            }
            if ($answer['abortsend'] ?? false) {
                return false;
            }
            $fields = $answer + $fields;
        }
        if ($this->whmcs->options->mailFails) {
            return false;
        }
        $this->whmcs->database->insert('tblemails', [
            'userid' => $client['id'], 'to' => $client['email'],
            'subject' => $this->render((string) $template['subject'], $fields),
            'message' => $this->render((string) $template['message'], $fields),
            'date' => $this->whmcs->date('Y-m-d H:i:s'),
        ]);
        return true;
    }

    private function render(string $text, array $fields): string
    {
        $smarty = Templates::smarty();
        $policy = new \Smarty_Security($smarty);
        $policy->allowed_modifiers = self::MODIFIERS;
        $policy->php_modifiers = self::MODIFIERS;
        $policy->php_functions = self::FUNCTIONS;
        $policy->static_classes = null;
        $policy->allow_super_globals = false;
        $smarty->enableSecurity($policy);
        $smarty->assign($fields);
        return $smarty->fetch("string:$text");
    }
}
