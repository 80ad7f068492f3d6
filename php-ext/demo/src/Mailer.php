<?php

declare(strict_types=1);

namespace Demo;

use Backorder\Effect\AlertReseller;
use Backorder\Effect\NotifyClient;
use Backorder\Runner\Errand;
use Backorder\Runner\Mailer as RunnerMailer;
use PDOException;

/** E-mails as rows. The id of the effect is the Message-ID, so a second sending is recognised. */
final class Mailer implements RunnerMailer
{
    public function __construct(private Database $database, private Clock $clock)
    {
    }

    public function createTable(): void
    {
        $serial = $this->database->serialType();
        $this->database->exec(
            "CREATE TABLE tblemails (id $serial, messageid VARCHAR(96) NOT NULL UNIQUE,
                recipient VARCHAR(255) NOT NULL, subject VARCHAR(255) NOT NULL,
                message TEXT NOT NULL, date DATETIME NOT NULL)",
        );
    }

    public function notify(NotifyClient $effect, Errand $errand): void
    {
        $lines = array_map(
            fn ($item) => "{$item->name->unicode} drops at " . Clock::utc($item->dropAt)
                . " UTC, costs {$item->price}, {$item->missing} are missing",
            $effect->items,
        );
        $text = $effect->name === null ? implode("\n", $lines) : $effect->name->unicode;
        $this->send($effect->id, "client {$effect->client}", $effect->topic->value, $text);
    }

    public function alert(AlertReseller $effect, Errand $errand): void
    {
        $text = trim("{$effect->name->unicode} {$effect->reference} {$effect->detail}");
        $this->send($effect->id, 'reseller', $effect->topic->value, $text);
    }

    public function tell(string $id, string $subject, string $text): void
    {
        $this->send($id, 'reseller', $subject, $text);
    }

    /** Sends a message, unless it went out before. */
    private function send(string $id, string $recipient, string $subject, string $message): void
    {
        try {
            $this->database->insert('tblemails', [
                'messageid' => $id, 'recipient' => $recipient, 'subject' => $subject,
                'message' => $message, 'date' => $this->clock->local(),
            ]);
        } catch (PDOException $error) {
            if (!Database::isDuplicate($error)) {
                throw $error;
            }
        }
    }
}
