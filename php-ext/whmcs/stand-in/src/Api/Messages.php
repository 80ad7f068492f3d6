<?php

declare(strict_types=1);

namespace StandIn\Api;

use StandIn\Api;
use StandIn\Whmcs;

/** Mail, log, modules. Source: api-reference, sendemail, sendadminemail, logactivity. */
final class Messages
{
    private const TYPES = ['general', 'product', 'domain', 'invoice', 'support', 'affiliate'];

    public function __construct(private Whmcs $whmcs)
    {
    }

    /** @return array<string, callable> */
    public function commands(): array
    {
        return [
            'sendemail' => $this->send(...),
            'sendadminemail' => $this->sendToAdmins(...),
            'logactivity' => $this->log(...),
            'triggernotificationevent' => $this->notify(...),
            'getadmindetails' => fn () => ['result' => 'success', 'adminid' => 1],
        ];
    }

    private function send(array $of): array
    {
        $name = (string) ($of['messagename'] ?? '');
        $type = (string) ($of['customtype'] ?? '');
        if ($name === '' && $type === '') {
            return Api::error(
                'You must provide either an existing email template name or a custom message type',
            );
        }
        if ($name === '' && !in_array($type, self::TYPES, true)) {
            return Api::error('Invalid message type provided');
        }
        if (empty($of['id'])) {
            return Api::error('A related ID is required');
        }
        $variables = $of['customvars'] ?? [];
        if (!is_array($variables)) {
            return Api::error('The custom variables you provided are invalid.');
        }
        $client = $this->whmcs->client((int) $of['id']);
        if ($client === null) {
            return Api::error('Sending Failed. Please see documentation.');
        }
        $template = $name === ''
            ? ['subject' => $of['customsubject'] ?? '', 'message' => $of['custommessage'] ?? '']
            : $this->whmcs->mails->template($name, $client['language']);
        if ($template === null) {
            return Api::error('Email Template not found');
        }
        if ((int) ($template['disabled'] ?? 0) === 1) {
            return Api::error('Email Template is disabled');
        }
        $isSent = $this->whmcs->mails->send($client, $name, $template, $variables);
        return $isSent ? ['result' => 'success']
            : Api::error('Sending Failed. Please see documentation.');
    }

    private function sendToAdmins(array $of): array
    {
        $subject = (string) ($of['customsubject'] ?? '');
        if ($subject === '' && empty($of['messagename'])) {
            return Api::error(
                'You must provide either an existing email template name or a custom message',
            );
        }
        if ($this->whmcs->options->mailFails) {
            return Api::error('Sending Failed. Please see documentation.');
        }
        $this->whmcs->database->insert('tblemails', [
            'userid' => 0, 'subject' => $subject, 'date' => $this->whmcs->date('Y-m-d H:i:s'),
            'to' => 'admins',
            'message' => (string) ($of['custommessage'] ?? ''),
        ]);
        return ['result' => 'success'];
    }

    private function log(array $of): array
    {
        $client = (int) ($of['clientid'] ?? $of['userid'] ?? 0);
        $this->whmcs->logActivity((string) ($of['description'] ?? ''), $client);
        return ['result' => 'success'];
    }

    private function notify(array $of): array
    {
        foreach (['notification_identifier' => 'identifier string', 'title' => 'title',
            'message' => 'message'] as $key => $name) {
            if (($of[$key] ?? '') === '') {
                return Api::error("API Notification Events require a $name to be passed.");
            }
        }
        return ['result' => 'success'];
    }
}
