<?php

declare(strict_types=1);

namespace Backorder\Whmcs;

use Backorder\MessageTopic;
use WHMCS\Database\Capsule;

/**
 * The templates of what clients are told, in WHMCS's own table, where admins edit them: none that
 * is there is changed. The one for low balance has the name it always had.
 */
final class MailTemplates
{
    public static function name(MessageTopic $topic): string
    {
        return match ($topic) {
            MessageTopic::LowBalance => 'backorder_lowbalance_notification',
            MessageTopic::Unlisted => 'backorder_unlisted_notification',
            MessageTopic::Renewed => 'backorder_renewed_notification',
            MessageTopic::NoPrice => 'backorder_noprice_notification',
            MessageTopic::TakenOver => 'backorder_takenover_notification',
        };
    }

    /** Adds the rows that are missing: one without a language, and one for each further one. */
    public static function make(): void
    {
        foreach (MessageTopic::cases() as $topic) {
            foreach (['' => 'english', 'german' => 'german'] as $language => $file) {
                $name = self::name($topic);
                $there = Capsule::table('tblemailtemplates')
                    ->where('name', $name)->where('language', $language)->exists();
                if (!$there) {
                    $words = Language::of($file);
                    Capsule::table('tblemailtemplates')->insert([
                        'type' => 'general', 'name' => $name,
                        'subject' => $words["mail_{$topic->value}_subject"],
                        'message' => $words["mail_{$topic->value}_message"],
                        'attachments' => '', 'fromname' => '', 'fromemail' => '', 'disabled' => 0,
                        'custom' => 1, 'language' => $language, 'copyto' => '',
                        'blind_copy_to' => '', 'plaintext' => 0,
                    ]);
                }
            }
        }
    }
}
