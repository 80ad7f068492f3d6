<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Ports;

use Backorder\Effect\AlertReseller;
use Backorder\Effect\NotifyClient;
use Backorder\Runner\Errand;
use Backorder\Runner\Mailer as Port;
use Backorder\Runner\Refused;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\MailTemplates;
use Backorder\Whmcs\Tables;
use WHMCS\Database\Capsule;

/**
 * Mail through WHMCS. Each message is a row of ours by its id: begun before it is handed over, sent
 * after it. One that was sent is not sent again; of one that was begun and never ended nobody
 * knows, and the library says whether it goes out again.
 */
final class Mailer implements Port
{
    public function __construct(private Addon $addon)
    {
    }

    public function notify(NotifyClient $effect, Errand $errand): void
    {
        $name = MailTemplates::name($effect->topic);
        $zone = $this->addon->zone();
        $list = array_map(fn ($item) => [
            'domain' => $item->name->unicode,
            'dropdate' => $zone->toLocal($item->dropAt),
            'dropdate_utc' => gmdate('Y-m-d H:i', $item->dropAt) . ' UTC',
            'price' => (string) $item->price,
            'missing' => (string) $item->missing,
            'late' => $item->isLate,
        ], $effect->items);
        $send = fn () => LocalApi::call('SendEmail', [
            'messagename' => $name,
            'id' => $effect->client,
            'customvars' => [
                'list' => $list, 'domain' => $effect->name?->unicode ?? '', 'zone' => $zone->name,
                'message_id' => $effect->id,
            ],
        ]);
        $names = array_map(fn ($item) => $item->name->ascii, $effect->items);
        $about = [
            $effect->client, $effect->backorder, $effect->topic->value,
            implode(' ', $effect->name === null ? $names : [$effect->name->ascii]),
        ];
        $this->once($effect->id, $about, $name, $send);
    }

    public function alert(AlertReseller $effect, Errand $errand): void
    {
        $subject = "Backorder {$effect->name->unicode}: {$effect->topic->value}";
        $text = "Backorder {$effect->backorder} of client {$effect->client}, "
            . "{$effect->name->unicode}: {$effect->topic->value}.\n"
            . ($effect->reference === null ? '' : "Application {$effect->reference}.\n")
            . ($effect->invoice === null ? '' : "Invoice {$effect->invoice}.\n")
            . $effect->detail;
        $about = [
            $effect->client, $effect->backorder, $effect->topic->value, $effect->name->ascii,
        ];
        $this->once($effect->id, $about, $subject, fn () => self::toAdmins($subject, $text));
    }

    public function tell(string $id, string $subject, string $text): void
    {
        $this->once($id, [0, 0, 'whole', ''], $subject, fn () => self::toAdmins($subject, $text));
    }

    private static function toAdmins(string $subject, string $text): void
    {
        LocalApi::call('SendAdminEmail', [
            'type' => 'system',
            'customsubject' => $subject,
            'custommessage' => nl2br(htmlspecialchars($text)),
        ]);
    }

    /**
     * @param array{int, int, string, string} $about client, backorder, topic, names
     * @param callable(): mixed $send
     */
    private function once(string $id, array $about, string $subject, callable $send): void
    {
        $table = Capsule::table(Tables::PREFIX . 'mails')->where('id', $id);
        $row = $table->first();
        if ($row !== null && $row->sent_at !== null) {
            return;
        }
        $now = gmdate('Y-m-d H:i:s', $this->addon->now());
        if ($row === null) {
            [$client, $backorder, $topic, $domains] = $about;
            Capsule::table(Tables::PREFIX . 'mails')->insert([
                'id' => $id, 'client_id' => $client, 'backorder_id' => $backorder,
                'topic' => $topic, 'subject' => $subject, 'domains' => $domains,
                'begun_at' => $now, 'problem' => '',
            ]);
        }
        try {
            $send();
        } catch (Refused $refused) {
            $table->update(['problem' => $refused->getMessage()]);
            throw $refused;
        }
        $table->update(['sent_at' => $now, 'problem' => '']);
    }
}
